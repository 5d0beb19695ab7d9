"""The screens besides the sale while money was taken back, and the way to find all of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pos_app.domain.money import Money
from pos_app.services.addresses.gap_guard import GapHealth
from tests.ui.memory_money import accept_unconfirmed, replace_payment
from tests.ui.page_scenes import EUR, a_paid_sale, receipt_printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.ui.pages_counter import PagesCounter

GAP = GapHealth(unpaid_in_a_row=17, warn=True, needed_gap_limit=40)


def _taken_back(counter: PagesCounter) -> UUID:
    """Accepted without a block, and then spent elsewhere."""
    till = counter.till
    sale_id = till.charge(Money(4625, EUR), "")
    till.pay(sale_id, till.shown[sale_id].sale.due_sat)
    accept_unconfirmed(till, sale_id)
    till.take_back(sale_id)
    return sale_id


def alarm_on_history(counter: PagesCounter) -> None:
    a_paid_sale(counter)
    sale_id = _taken_back(counter)
    counter.go("history")
    counter.tap(f"history_{sale_id}")


def alarm_on_receipt(counter: PagesCounter) -> None:
    receipt_printed(counter)
    _taken_back(counter)


def alarm_on_arrived(counter: PagesCounter) -> None:
    _taken_back(counter)
    counter.go("arrived")


def alarm_on_settings(counter: PagesCounter) -> None:
    _taken_back(counter)
    counter.go("settings")


def story_of_a_replacement(counter: PagesCounter) -> None:
    """A line in the story, and no alarm."""
    till = counter.till
    sale_id = till.charge(Money(4625, EUR), "")
    till.pay(sale_id, till.shown[sale_id].sale.due_sat)
    replace_payment(till, sale_id)
    till.mine(sale_id)
    counter.go("history")
    counter.tap(f"history_{sale_id}")


def recovery_page(counter: PagesCounter) -> None:
    """From the warning on the keypad."""
    counter.till.set_status(gap=GAP)
    counter.tap("bannerAction")


def recovery_written(counter: PagesCounter) -> None:
    """From the settings; the sheet was written."""
    counter.till.set_status(gap=replace(GAP, unpaid_in_a_row=3, warn=False, needed_gap_limit=30))
    counter.go("settings")
    counter.tap("setupRecovery")
    counter.tap("recoverySheet")


def settings_payments(counter: PagesCounter) -> None:
    """When a payment counts, and what may be lost."""
    counter.go("settings")
    counter.tap("setupStep_payments")


TRUTH_PAGES: dict[str, Callable[[Any], None]] = {
    scene.__name__: scene
    for scene in (
        alarm_on_history,
        alarm_on_receipt,
        alarm_on_arrived,
        alarm_on_settings,
        story_of_a_replacement,
        recovery_page,
        recovery_written,
        settings_payments,
    )
}
