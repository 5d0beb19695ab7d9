"""Looking back: what the list is narrowed down by, and the payments of a sale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.domain.money import Money, currency
from tests.ui.memory_duty import JONAS
from tests.ui.page_scenes import history_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.pages_counter import PagesCounter

EUR = currency("EUR")


def history_payments(counter: PagesCounter) -> None:
    till = counter.till
    sale_id = till.charge(Money(3400, EUR), "")
    till.began[sale_id] = JONAS
    till.pay(sale_id, till.shown[sale_id].sale.due_sat)
    till.mine(sale_id)
    counter.go("history")
    counter.tap(f"history_{sale_id}")


def history_choices(counter: PagesCounter) -> None:
    history_list(counter)
    counter.tap("chipKind")


def history_narrowed(counter: PagesCounter) -> None:
    history_choices(counter)
    counter.tap("choice_expired")
    counter.tap("chipCashier")
    counter.tap(f"choice_{JONAS.id}")


HISTORY_PAGES: dict[str, Callable[[Any], None]] = {
    scene.__name__: scene for scene in (history_payments, history_choices, history_narrowed)
}
