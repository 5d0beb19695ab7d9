"""Who watches for refunds gets on with servers that fail, refuse and hang up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.refund import Refund, RefundReason, RefundState
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.refunds.refund_watcher import IDLE_SECONDS, LOOK_SECONDS
from tests.support.counter import TEN_EURO_SAT
from tests.support.giving_back import CUSTOMER, GivingBack, paying, script_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale

AS_PAID = RefundReason.AS_PAID
PAID = paying("ab", TEN_EURO_SAT)
OTHER = "tb1qother"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[GivingBack]:
    shop = GivingBack(tmp_path)
    yield shop
    shop.counter.close()


@pytest.fixture
def sale(shop: GivingBack) -> Sale:
    return shop.sold()


def states(shop: GivingBack, sale: Sale) -> list[RefundState]:
    return [each.state for each in shop.now(sale).refunds]


def test_a_server_that_fails_makes_room_for_the_next(shop: GivingBack, sale: Sale) -> None:
    away = UnreachableError("chain.unreachable", server="first")
    shop.source.error = away
    shop.ask(sale, AS_PAID)
    rest = shop.watcher.step()
    assert shop.health == [away.message]
    assert 0 < rest <= LOOK_SECONDS
    assert shop.watcher.step() == pytest.approx(rest)
    shop.clock.pass_time(timedelta(seconds=rest))
    assert shop.watcher.step() == LOOK_SECONDS
    assert (states(shop, sale), shop.health[-1]) == ([RefundState.TO_PAY], None)
    shop.source.error = None
    shop.second.shows(script_of(CUSTOMER), PAID, push=False)
    shop.clock.pass_time(timedelta(seconds=LOOK_SECONDS))
    shop.watcher.step()
    assert states(shop, sale) == [RefundState.SEEN]


def test_an_address_that_no_server_tells_of_holds_up_no_other(shop: GivingBack, sale: Sale) -> None:
    other = shop.sold()
    shop.ask(sale, AS_PAID)
    shop.ask(other, AS_PAID, OTHER)
    for source in (shop.source, shop.second):
        refuse(source, script_of(CUSTOMER))
    for _ in range(4):
        shop.clock.pass_time(timedelta(seconds=LOOK_SECONDS))
        shop.watcher.step()
    assert [states(shop, each) for each in (sale, other)] == [
        [RefundState.ASKED],
        [RefundState.TO_PAY],
    ]


def refuse(source: object, script: bytes) -> None:
    outputs = source.outputs  # type: ignore[attr-defined]

    def asked(scripts: tuple[bytes, ...]) -> object:
        if script in scripts:
            raise RefusedError("chain.refused", server="server")
        return outputs(scripts)

    source.outputs = asked  # type: ignore[attr-defined]


def test_it_ends_while_it_connects(shop: GivingBack, sale: Sale) -> None:
    shop.ask(sale, AS_PAID)
    connect = shop.source.connect

    def closed_meanwhile(on_push: object) -> None:
        connect(on_push)  # type: ignore[arg-type]
        shop.watcher.close()

    shop.source.connect = closed_meanwhile  # type: ignore[method-assign]
    shop.watcher.step()
    assert states(shop, sale) == [RefundState.ASKED]
    assert shop.watcher.step() == IDLE_SECONDS


def test_a_push_wakes_the_worker(shop: GivingBack, sale: Sale) -> None:
    woken: list[Refund | None] = []
    shop.watcher.wake_with(lambda: woken.append(None))
    shop.asked(sale, AS_PAID)
    shop.source.shows(script_of(CUSTOMER), PAID)
    assert woken == [None]
