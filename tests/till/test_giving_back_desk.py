"""The screen gives money back off its thread, by who may, and hears what is still to be paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from pos_app.domain.message import Message
from pos_app.domain.person import Colour, Person, Role
from pos_app.domain.refund import RefundReason, RefundState
from pos_app.domain.rights import Authority, Right
from pos_app.till.giving_back_desk import NOT_FOLLOWED, TO_PAY, GivingBackDesk
from pos_app.till.status_board import StatusBoard
from pos_app.ui.duty import AskedDetails, AskedLabel
from pos_app.ui.giving_back import AddressTold, ChoicesTold, RefundsToPay
from tests.support.counter import TEN_EURO_SAT
from tests.support.giving_back import CUSTOMER, GivingBack, paying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

RUTH = Person(id=uuid4(), name="Ruth", initials="RB", colour=Colour.TEAL, role=Role.MANAGER)


class Desk:
    """Commands run at once; `asked` are rights with what a manager would see."""

    def __init__(self, shop: GivingBack) -> None:
        self.told: list[Any] = []
        self.asked: list[tuple[Right, AskedDetails | None]] = []
        self.woken = 0
        self.board = StatusBoard(lambda _: None)
        self.desk = GivingBackDesk(self.told.append, self, lambda command, _: command(), self.board)
        shop.counter.on_recorded = self.desk.recorded
        self.shop = shop

    def open(self) -> None:
        self.desk.open(
            self.shop.refunds, self.shop.counter.store, now=self.shop.clock.now, wake=self._wake
        )

    def _wake(self) -> None:
        self.woken += 1

    def do(
        self,
        right: Right,
        action: Callable[[Authority], object],
        *,
        subject: UUID | None = None,
        details: AskedDetails | None = None,
    ) -> None:
        assert subject is not None
        self.asked.append((right, details))
        action(Authority(person=RUTH))

    @property
    def notices(self) -> list[tuple[str, str]]:
        return [
            (each.code, next(iter(each.arguments.values()))) for each in self.board.status.notices
        ]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[GivingBack]:
    shop = GivingBack(tmp_path)
    yield shop
    shop.counter.close()


@pytest.fixture
def desk(shop: GivingBack) -> Desk:
    desk = Desk(shop)
    desk.open()
    return desk


def test_nothing_is_told_before_the_till_is_open(shop: GivingBack) -> None:
    desk = Desk(shop)
    shop.ask(shop.sold(), RefundReason.AS_PAID)
    assert (desk.told, desk.woken) == ([], 0)
    desk.open()
    (told,) = desk.told
    assert [sale.number for sale in told.sales] == [1]
    assert desk.notices == [(TO_PAY, "1")]


def test_what_may_go_back_is_told_or_why_nothing(shop: GivingBack, desk: Desk) -> None:
    sale = shop.sold()
    desk.desk.look(sale.id)
    told = desk.told[-1]
    assert isinstance(told, ChoicesTold)
    assert told.sale == shop.now(sale)
    assert told.choices == shop.refunds.choices(sale.id)
    shop.ask(sale, RefundReason.AS_PAID)
    desk.desk.look(sale.id)
    assert desk.told[-1].choices is None
    assert desk.told[-1].problem == Message(code="refund.nothing")


def test_an_address_is_told_with_its_mistake(desk: Desk) -> None:
    desk.desk.check_address(CUSTOMER)
    told = desk.told[-1]
    assert isinstance(told, AddressTold)
    assert told.checked is not None
    assert (told.text, told.checked.address, told.problem) == (CUSTOMER, CUSTOMER, None)
    desk.desk.check_address("nonsense")
    assert desk.told[-1] == AddressTold(text="nonsense", problem=Message(code="address.damaged"))


def test_who_asks_needs_the_right_and_shows_how_much(shop: GivingBack, desk: Desk) -> None:
    sale = shop.sold()
    desk.desk.ask(sale, shop.offers(sale)[RefundReason.AS_PAID], CUSTOMER)
    ((right, details),) = desk.asked
    assert right is Right.REFUND
    assert details is not None
    assert [(row.label, row.value) for row in details.rows] == [
        (AskedLabel.PRICE, sale.amount),
        (AskedLabel.GIVEN_BACK, TEN_EURO_SAT),
    ]
    with shop.counter.store.transaction() as transaction:
        assert transaction.journal(sale.id)[-1].actor == str(RUTH.id)
    assert desk.woken == 1
    assert desk.notices == [(TO_PAY, "1")]
    desk.desk.withdraw(shop.now(sale), shop.refund(sale).id)
    assert [right for right, _ in desk.asked] == [Right.REFUND, Right.REFUND]
    assert shop.refund(sale).state is RefundState.WITHDRAWN
    assert desk.notices == []


def test_what_is_paid_is_no_longer_to_be_paid(shop: GivingBack, desk: Desk) -> None:
    sale, other = shop.sold(TEN_EURO_SAT, TEN_EURO_SAT), shop.sold()
    shop.asked(sale, RefundReason.AS_PAID)
    shop.asked(sale, RefundReason.REPEATED)
    assert desk.notices == [(TO_PAY, "2")]
    shop.chain(paying("ab", TEN_EURO_SAT))
    assert desk.notices == [(TO_PAY, "1")]
    assert shop.now(other).refunds == ()
    shop.chain(paying("ab", TEN_EURO_SAT), paying("cd", TEN_EURO_SAT))
    assert desk.notices == []
    assert desk.told[-1] == RefundsToPay(sales=())


def test_a_sale_without_a_refund_wakes_nobody(shop: GivingBack, desk: Desk) -> None:
    shop.sold()
    assert desk.woken == 0
    assert len(desk.told) == 1


def test_it_is_said_while_nobody_watches(desk: Desk) -> None:
    away = Message(code="chain.unreachable", arguments={"server": "node.shop.example"})
    desk.desk.followed(away)
    assert desk.notices == [(NOT_FOLLOWED, "node.shop.example")]
    desk.desk.followed(Message(code="chain.refused"))
    assert desk.notices == [(NOT_FOLLOWED, "")]
    desk.desk.followed(None)
    assert desk.notices == []
