"""What can become of a sale, step by step, and what the customer's page says then."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pos_app.domain.message import Message
from pos_app.domain.money import Money, currency
from pos_app.domain.punctuality import GRACE
from tests.ui.memory_money import accept_unconfirmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from tests.ui.memory_till import MemoryTill

EUR = currency("EUR")
PRICE = Money(3197, EUR)
MINUTES_OVER = 16 * 60


class Step(NamedTuple):
    """`name` is for the picture, `state` is the code of the page, `says` is in its title."""

    name: str
    state: str
    says: str


def whole_life(till: MemoryTill, sale_id: UUID) -> Iterator[Step]:
    """Prepared late, paid in two parts, confirmed, and taken back by a deeper reorganisation."""
    yield Step("preparing", "preparing", "One moment")
    till.cannot_prepare(sale_id, Message(code="rate.no_quotes"))
    till.prepare_again(sale_id)
    yield Step("waiting", "waiting", "Please pay")
    till.pass_time(12 * 60)
    till.pay(sale_id, _due(till, sale_id) - 15_040)
    yield Step("partly_paid", "partly_paid", "A part is there")
    till.pay(sale_id, till.shown[sale_id].sale.missing_sat)
    yield Step("seen", "seen", "Payment seen")
    till.mine(sale_id)
    yield Step("paid", "paid", "Paid")
    till.take_back(sale_id)
    yield Step("taken_back", "speak_to_us", "Please speak to us")


def paid_too_much(till: MemoryTill, sale_id: UUID) -> Iterator[Step]:
    till.pay(sale_id, _due(till, sale_id) + 12_000)
    till.mine(sale_id)
    yield Step("paid_too_much", "paid", "Paid")


def taken_unconfirmed(till: MemoryTill, sale_id: UUID) -> Iterator[Step]:
    till.pay(sale_id, _due(till, sale_id))
    accept_unconfirmed(till, sale_id)
    yield Step("accepted", "paid", "Paid")


def too_little(till: MemoryTill, sale_id: UUID) -> Iterator[Step]:
    till.pay(sale_id, _due(till, sale_id) - 15_040)
    till.pass_time(MINUTES_OVER)
    yield Step("too_little", "speak_to_us", "Please speak to us")


def paid_late(till: MemoryTill, sale_id: UUID) -> Iterator[Step]:
    till.pass_time(MINUTES_OVER)
    yield Step("expired", "expired", "The time is over")
    till.pass_time(GRACE.total_seconds())
    till.pay(sale_id, _due(till, sale_id))
    yield Step("late", "speak_to_us", "Please speak to us")


def given_up(till: MemoryTill, sale_id: UUID) -> Iterator[Step]:
    till.cancel(sale_id)
    yield Step("cancelled", "over", "This sale is closed")


LIVES: tuple[Callable[[MemoryTill, UUID], Iterator[Step]], ...] = (
    whole_life,
    paid_too_much,
    taken_unconfirmed,
    paid_late,
    too_little,
    given_up,
)


def _due(till: MemoryTill, sale_id: UUID) -> int:
    return till.shown[sale_id].sale.due_sat
