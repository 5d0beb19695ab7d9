"""Money that came on top is given back by a link: once, and the link is nowhere but on screen."""

from __future__ import annotations

import logging
import queue
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.events import OverUse
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.refunds.link_refunds import (
    ANSWER_SECONDS,
    REST_SECONDS,
    LinkRefunds,
    RefundStep,
)
from tests.services.gateways.hosted_shop import PATIENCE_SECONDS, HostedShop
from tests.support.counter import HELD, TEN_EURO_SAT
from tests.support.memory_gateway import REFUND_LINK, money

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from pos_app.domain.message import Message
    from pos_app.domain.sale import Sale

OVER = 700
AWAY = UnreachableError("gateway.unreachable", gateway="memory")
LOST = UnreachableError("gateway.maybe_created", gateway="memory")


class Desk:
    """Refunds of a shop, as after a start of the program; `moved` and `refused` are in order."""

    def __init__(self, shop: HostedShop, *, knows_gateway: bool = True) -> None:
        self._woken: queue.SimpleQueue[None] = queue.SimpleQueue()
        self.moved: list[UUID] = []
        self.refused: list[str] = []
        self.refunds = LinkRefunds(
            {shop.gateway.name: shop.gateway} if knows_gateway else {},
            shop.counter.ledger,
            shop.counter.store,
            shop.clock,
            on_moved=self.moved.append,
            on_refused=self._refused,
        )
        self.refunds.wake_with(lambda: self._woken.put(None))

    def _refused(self, message: Message, _: object) -> None:
        self.refused.append(message.code)

    def begin(self, sale: Sale) -> float:
        self.refunds.ask(sale.id, sale.over_sat)
        self._woken.get(timeout=PATIENCE_SECONDS)
        return self.refunds.step()

    def answer(self) -> float:
        self._woken.get(timeout=PATIENCE_SECONDS)
        return self.refunds.step()

    def ask(self, sale: Sale) -> None:
        self.begin(sale)
        self.answer()


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[HostedShop]:
    shop = HostedShop(tmp_path)
    yield shop
    shop.close()


@pytest.fixture
def desk(shop: HostedShop) -> Desk:
    return Desk(shop)


@pytest.fixture
def sale(shop: HostedShop) -> Sale:
    sale = shop.charge()
    shop.gateway.shows(money(sat=TEN_EURO_SAT + OVER, assurance=Assurance.CONFIRMED))
    paid = shop.look(sale)
    assert paid.undecided_over_sat == OVER
    return paid


def papers(shop: HostedShop, sale: Sale) -> int:
    with shop.counter.store.transaction() as transaction:
        return len(transaction.print_jobs(sale.id, limit=10))


def test_the_link_is_shown_and_what_is_written_names_only_its_host(
    shop: HostedShop, desk: Desk, sale: Sale, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    receipts = papers(shop, sale)
    assert desk.refunds.can_refund
    assert desk.refunds.step_of(sale) is RefundStep.POSSIBLE
    shop.gateway.hold.clear()
    assert desk.begin(sale) == ANSWER_SECONDS
    assert desk.refunds.step_of(sale) is RefundStep.ASKING
    shop.gateway.hold.set()
    assert desk.answer() == REST_SECONDS
    assert desk.refunds.step_of(sale) is RefundStep.MADE
    assert desk.refunds.link_of(sale.id) == REFUND_LINK
    assert (desk.moved, desk.refused) == ([sale.id], [])
    assert shop.gateway.refunded == [("payment-1", True)]
    now = shop.now(sale)
    assert (now.over_use, now.undecided_over_sat) == (OverUse.REFUND_DUE, 0)
    assert papers(shop, sale) == receipts  # no slip to claim the same money with
    with shop.counter.store.transaction() as transaction:
        entries = transaction.journal(sale.id)
        told = [message.body for message in transaction.messages(sale.id, 100)]
    assert '"host":"pay.shop.example"' in entries[-1].body
    assert '"reference":"payment-1"' in entries[-1].body
    for text in (*(entry.body for entry in entries), *map(str, told), caplog.text):
        assert "pull-payments" not in text


def test_a_second_touch_makes_no_second_refund(shop: HostedShop, desk: Desk, sale: Sale) -> None:
    shop.gateway.hold.clear()
    desk.begin(sale)
    desk.refunds.ask(sale.id, OVER)
    shop.gateway.hold.set()
    desk.answer()
    desk.refunds.ask(sale.id, OVER)
    desk.refunds.step()
    assert len(shop.gateway.refunded) == 1
    after_a_start = Desk(shop)
    assert after_a_start.refunds.link_of(sale.id) is None
    after_a_start.begin(sale)
    assert after_a_start.refused == ["sale.moved_on"]
    assert len(shop.gateway.refunded) == 1


@pytest.mark.parametrize("answer", [LOST, ValueError("a bug")])
def test_a_refund_that_may_have_been_made_is_never_asked_for_again(
    shop: HostedShop, desk: Desk, sale: Sale, answer: Exception
) -> None:
    shop.gateway.link = answer
    desk.ask(sale)
    assert desk.refused == ["gateway.refund_asked"]
    shop.gateway.link = REFUND_LINK
    for again in (desk, Desk(shop)):
        again.begin(sale)
        assert again.refused[-1] == "gateway.refund_asked"
        assert again.refunds.step_of(sale) is RefundStep.POSSIBLE
    assert len(shop.gateway.refunded) == 1
    assert shop.now(sale).undecided_over_sat == OVER


def test_a_kill_while_the_gateway_is_asked_leads_to_no_second_refund(
    shop: HostedShop, desk: Desk, sale: Sale
) -> None:
    shop.gateway.hold.clear()
    desk.begin(sale)
    after_a_start = Desk(shop)
    after_a_start.begin(sale)
    assert after_a_start.refused == ["gateway.refund_asked"]
    shop.gateway.hold.set()
    assert shop.counter.journal(sale).count("refund.asked") == 1


def test_a_gateway_that_made_none_is_asked_again_at_the_next_touch(
    shop: HostedShop, desk: Desk, sale: Sale
) -> None:
    for answer in (AWAY, RefusedError("gateway.refused", gateway="memory", reason="no")):
        shop.gateway.link = answer
        desk.ask(sale)
        assert desk.refused[-1] == answer.message.code
        assert shop.now(sale).undecided_over_sat == OVER
    assert shop.counter.journal(sale).count("refund.not_made") == 2
    shop.gateway.link = REFUND_LINK
    desk.ask(sale)
    assert desk.refunds.link_of(sale.id) == REFUND_LINK


def test_a_slow_answer_is_said_once_and_still_taken(
    shop: HostedShop, desk: Desk, sale: Sale
) -> None:
    shop.gateway.hold.clear()
    assert desk.begin(sale) == ANSWER_SECONDS
    shop.clock.pass_time(HELD)
    assert desk.refunds.step() == REST_SECONDS
    assert desk.refunds.step() == REST_SECONDS
    assert desk.refused == ["gateway.refund_slow"]
    assert desk.refunds.step_of(sale) is RefundStep.ASKING
    shop.gateway.hold.set()
    desk.answer()
    assert desk.refunds.link_of(sale.id) == REFUND_LINK


def test_what_was_decided_meanwhile_stays_and_nobody_gets_the_link(
    shop: HostedShop, desk: Desk, sale: Sale
) -> None:
    shop.gateway.hold.clear()
    desk.begin(sale)
    shop.checkout.take_over(sale.id, OverUse.TIP, OVER)
    shop.gateway.hold.set()
    desk.answer()
    assert desk.refused == ["gateway.refund_unused"]
    assert desk.refunds.link_of(sale.id) is None
    assert shop.now(sale).over_use is OverUse.TIP
    desk.begin(sale)
    assert desk.refused[-1] == "sale.moved_on"


def test_only_what_a_gateway_holds_can_be_given_back_by_it(shop: HostedShop, sale: Sale) -> None:
    without = Desk(shop, knows_gateway=False)
    assert not without.refunds.can_refund
    own = shop.counter.charge()
    for one in (sale, own):
        assert without.refunds.step_of(one) is RefundStep.ABSENT
        without.begin(one)
    assert without.refused == ["sale.moved_on"] * 2
    desk = Desk(shop)
    unpaid = shop.charge()
    desk.begin(unpaid)
    assert desk.refused == ["sale.moved_on"]
    assert shop.gateway.refunded == []
