"""The drawer opens once for what was asked, within five seconds, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from pos_app.domain.message import Message
from pos_app.domain.person import Colour, Person, Role
from pos_app.domain.rights import Authority
from pos_app.domain.sale_state import Life
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.receipts.cash_drawer import (
    CUSTOMER_STAYS,
    LIFE_SECONDS,
    REST_SECONDS,
    AskedBy,
    CashDrawer,
    DrawerAnswer,
    PaidSales,
)
from tests.support.controlled_clock import ControlledClock
from tests.support.domain_values import waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos_app.domain.sale import Sale


class MemoryDrawer:
    def __init__(self) -> None:
        self.seconds_left: list[float] = []
        self.trouble: Exception | None = None
        self.meanwhile: Callable[[], None] = lambda: None

    def open(self, seconds_left: Callable[[], float]) -> None:
        self.seconds_left.append(seconds_left())
        self.meanwhile()
        if self.trouble is not None:
            raise self.trouble

    def stop(self) -> None:
        """Nothing runs."""


class Shop:
    def __init__(self) -> None:
        self.clock = ControlledClock()
        self.drawer = MemoryDrawer()
        self.answers: list[DrawerAnswer] = []
        self.journal: list[tuple[str, Mapping[str, str]]] = []
        self.authors: list[tuple[UUID | None, Authority | None]] = []
        self.woken = 0
        self.journal_trouble: Exception | None = None
        self.cash = CashDrawer(self.clock, self.answers.append)

    def open_up(self) -> None:
        self.cash.employ(self.drawer, self._note, self._wake)

    def _note(
        self,
        name: str,
        body: Mapping[str, str],
        *,
        subject: UUID | None = None,
        by: Authority | None = None,
    ) -> None:
        if self.journal_trouble is not None:
            raise self.journal_trouble
        self.journal.append((name, dict(body)))
        self.authors.append((subject, by))

    def _wake(self) -> None:
        self.woken += 1


@pytest.fixture
def shop() -> Shop:
    made = Shop()
    made.open_up()
    return made


def test_a_touch_opens_it_once_and_is_written_down(shop: Shop) -> None:
    shop.cash.ask()
    assert (shop.woken, shop.drawer.seconds_left) == (1, [])
    shop.clock.advance(2)
    assert shop.cash.step() == REST_SECONDS
    assert shop.cash.step() == REST_SECONDS
    assert shop.drawer.seconds_left == [LIFE_SECONDS - 2]
    assert shop.answers == [DrawerAnswer(asked_by=AskedBy.TOUCH)]
    assert shop.journal == [("drawer.opened", {"asked_by": "touch"})]


def test_a_wish_that_has_grown_old_opens_nothing_and_is_told(shop: Shop) -> None:
    shop.cash.ask()
    shop.clock.advance(LIFE_SECONDS)
    shop.cash.step()
    shop.cash.step()
    assert shop.drawer.seconds_left == []
    problem = Message(code="drawer.too_late")
    assert shop.answers == [DrawerAnswer(asked_by=AskedBy.TOUCH, problem=problem)]
    assert shop.journal == [
        ("drawer.not_opened", {"asked_by": "touch", "reason": "drawer.too_late"})
    ]


def test_two_touches_are_one_wish_until_it_is_answered(shop: Shop) -> None:
    shop.drawer.meanwhile = shop.cash.ask
    shop.cash.ask()
    shop.cash.ask(AskedBy.SALE)
    shop.cash.step()
    shop.cash.step()
    assert len(shop.drawer.seconds_left) == 1
    assert shop.answers == [DrawerAnswer(asked_by=AskedBy.TOUCH)]
    shop.drawer.meanwhile = lambda: None
    shop.cash.ask(AskedBy.SALE)
    shop.cash.step()
    assert shop.answers[1:] == [DrawerAnswer(asked_by=AskedBy.SALE)]


@pytest.mark.parametrize(
    ("trouble", "code", "entry"),
    [
        (RefusedError("printer.paper_out"), "printer.paper_out", "drawer.not_opened"),
        (UnreachableError("drawer.unsure"), "drawer.unsure", "drawer.unsure"),
        (RuntimeError("a bug"), "till.bug", "drawer.not_opened"),
    ],
)
def test_why_it_did_not_open_is_told_and_it_is_not_tried_again(
    shop: Shop, trouble: Exception, code: str, entry: str
) -> None:
    shop.drawer.trouble = trouble
    shop.cash.ask()
    shop.cash.step()
    shop.drawer.trouble = None
    shop.cash.step()
    assert len(shop.drawer.seconds_left) == 1
    assert [answer.problem for answer in shop.answers] == [Message(code=code)]
    assert shop.journal == [(entry, {"asked_by": "touch", "reason": code})]


def test_a_full_disk_keeps_no_answer_back(shop: Shop) -> None:
    shop.journal_trouble = RefusedError("store.disk_full")
    shop.cash.ask()
    shop.cash.step()
    assert shop.answers == [DrawerAnswer(asked_by=AskedBy.TOUCH)]


def test_before_the_till_has_started_it_says_so(shop: Shop) -> None:
    early = Shop()
    early.cash.ask()
    assert [answer.problem for answer in early.answers] == [Message(code="drawer.not_ready")]
    early.open_up()
    early.cash.step()
    assert early.drawer.seconds_left == []


def test_the_journal_knows_who_opened_it_and_for_which_sale(shop: Shop) -> None:
    maya = Person(id=UUID(int=5), name="Maya", initials="M", colour=Colour.TEAL, role=Role.MANAGER)
    shop.cash.ask(by=Authority(person=maya))
    shop.cash.step()
    shop.cash.ask(AskedBy.SALE, sale_id=UUID(int=7))
    shop.cash.step()
    assert shop.authors == [(None, Authority(person=maya)), (UUID(int=7), None)]


class Paid:
    def __init__(self) -> None:
        self.clock = ControlledClock()
        self.asked: list[UUID] = []
        self.sales = PaidSales(self.clock, self.asked.append)

    def follow(self, number: int, life: Life) -> None:
        self.sales.follow(self._sale(number, life))

    def _sale(self, number: int, life: Life) -> Sale:
        sale = waiting()
        return replace(
            sale,
            id=UUID(int=number),
            number=number,
            created_at=self.clock.now() - timedelta(minutes=1),
            state=sale.state._replace(life=life),
        )


def test_a_paid_sale_opens_it_once() -> None:
    paid = Paid()
    for life in (Life.OPEN, Life.OPEN, Life.SETTLED, Life.SETTLED):
        paid.follow(1, life)
    assert paid.asked == [UUID(int=1)]


def test_only_the_newest_sale_opens_it() -> None:
    paid = Paid()
    paid.follow(1, Life.OPEN)
    paid.follow(2, Life.OPEN)
    paid.follow(1, Life.SETTLED)
    assert paid.asked == []
    paid.follow(2, Life.SETTLED)
    assert paid.asked == [UUID(int=2)]


def test_a_sale_that_was_paid_before_this_start_opens_nothing() -> None:
    paid = Paid()
    paid.follow(1, Life.SETTLED)
    paid.follow(2, Life.CANCELLED)
    assert paid.asked == []


def test_a_payment_that_comes_when_everybody_has_left_opens_nothing() -> None:
    paid = Paid()
    early = paid._sale(1, Life.OPEN)
    paid.sales.follow(early)
    paid.clock.advance(CUSTOMER_STAYS.total_seconds())
    paid.sales.follow(replace(early, state=early.state._replace(life=Life.SETTLED)))
    assert paid.asked == []
