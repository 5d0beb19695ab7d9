"""The states of giving money back, to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.credit import Assurance
from pos_app.domain.message import Message
from tests.ui.memory_giving_back import CUSTOMER
from tests.ui.page_scenes import a_paid_sale

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.ui.pages_counter import PagesCounter


def _open(counter: PagesCounter, *, extra: int = 0) -> UUID:
    sale_id = a_paid_sale(counter, extra=extra)
    counter.pages.give_back(sale_id)
    return sale_id


def _typed(counter: PagesCounter, text: str, *, extra: int = 0, choose: str = "as_paid") -> UUID:
    sale_id = _open(counter, extra=extra)
    page = counter.pages.givingBack
    assert page is not None
    page.choose(choose)
    page.setText(text)
    page.check()
    return sale_id


def refund_choose(counter: PagesCounter) -> None:
    _open(counter, extra=40_000)


def refund_mistake(counter: PagesCounter) -> None:
    _typed(counter, CUSTOMER[:-1] + "q")


def refund_ready(counter: PagesCounter) -> None:
    _typed(counter, f"bitcoin:{CUSTOMER}?amount=0.5")


def _asked(counter: PagesCounter) -> UUID:
    sale_id = _typed(counter, CUSTOMER)
    assert counter.pages.givingBack is not None
    counter.pages.givingBack.ask()
    return sale_id


def refund_looking(counter: PagesCounter) -> None:
    _asked(counter)


def refund_to_pay(counter: PagesCounter) -> None:
    counter.giving_back.looked(_asked(counter))


def refund_too_little(counter: PagesCounter) -> None:
    sale_id = _asked(counter)
    counter.giving_back.looked(sale_id)
    counter.giving_back.pay(sale_id, short_sat=9_000)


def refund_seen(counter: PagesCounter) -> None:
    sale_id = _asked(counter)
    counter.giving_back.looked(sale_id)
    counter.giving_back.pay(sale_id, own=False, more_sat=12)


def refund_gone(counter: PagesCounter) -> None:
    sale_id = _asked(counter)
    counter.giving_back.looked(sale_id)
    counter.giving_back.pay(sale_id, assurance=Assurance.UNKNOWN)


def refund_proven(counter: PagesCounter) -> None:
    sale_id = _asked(counter)
    counter.giving_back.looked(sale_id)
    counter.giving_back.prove(sale_id)


def refund_nothing(counter: PagesCounter) -> None:
    counter.giving_back.problem = Message(code="refund.at_gateway", arguments={"gateway": "btcpay"})
    _open(counter)


def refund_list(counter: PagesCounter) -> None:
    for _ in range(2):
        counter.giving_back.looked(_asked(counter))
    counter.pages.open_refunds()


def refund_history(counter: PagesCounter) -> None:
    refund_proven(counter)
    sale_id = next(iter(counter.till.shown))
    counter.go("history")
    counter.tap(f"history_{sale_id}")


def refund_on_payment(counter: PagesCounter) -> None:
    counter.model.open_sale(a_paid_sale(counter, extra=40_000))


REFUND_PAGES: dict[str, Callable[[PagesCounter], None]] = {
    scene.__name__: scene
    for scene in (
        refund_choose,
        refund_mistake,
        refund_ready,
        refund_looking,
        refund_to_pay,
        refund_too_little,
        refund_seen,
        refund_gone,
        refund_proven,
        refund_nothing,
        refund_list,
        refund_history,
        refund_on_payment,
    )
}
