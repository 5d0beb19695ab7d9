"""Money that comes while the program is dead, or when nobody expects it any more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.punctuality import GRACE
from pos_app.domain.sale_state import Flag, Life, Standing
from tests.regtest import mempool
from tests.regtest.chain_shop import ChainShop, address_of
from tests.support.webhook_receiver import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

LOCK = timedelta(minutes=15)
PAST_THE_GRACE = LOCK + GRACE + timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def shop(
    regtest: RegtestStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ChainShop]:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", SECRET)
    with ChainShop(tmp_path, regtest) as shop:
        yield shop
        regtest.mine()


def open_an_hour_ago(shop: ChainShop) -> None:
    """By the shop's clock: blocks are of now."""
    shop.close()
    shop.clock.skip(-HOUR)
    shop.open()


def test_a_block_of_the_time_proves_that_it_came_while_the_price_was_held(
    shop: ChainShop, regtest: RegtestStack
) -> None:
    sale = shop.charge(3_197)
    shop.close()
    txid = regtest.pay(address_of(sale), sale.due_sat)
    regtest.mine()
    shop.pass_time(PAST_THE_GRACE)
    shop.open()
    paid = shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)
    assert paid.flags == frozenset()
    data = shop.heard(sale)[-1]["data"]
    assert (data["order_status"], data["txids"]) == ("paid", [txid])
    assert len(shop.printer.jobs) == 1


def test_what_comes_after_the_end_while_the_till_looks_on_is_late(
    shop: ChainShop, regtest: RegtestStack
) -> None:
    open_an_hour_ago(shop)
    sale = shop.charge(3_197)
    shop.pass_time(HOUR)
    shop.until_stands(sale, Standing.WAITING, Life.EXPIRED)
    regtest.pay(address_of(sale), sale.due_sat)
    shop.until_stands(sale, Standing.SEEN, Life.EXPIRED)
    regtest.mine()
    late = shop.until_stands(sale, Standing.CONFIRMED, Life.EXPIRED)
    assert late.flags == {Flag.LATE}
    assert shop.words(sale)[-1] == "sale.payment_changed"
    assert shop.printer.jobs == []
    shop.counter.till.accept(sale.id, 0)
    shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)
    assert {"sale.late", "sale.accepted", "sale.confirmed"} <= set(shop.words(sale))
    assert len(shop.printer.jobs) == 1


@pytest.mark.parametrize("mined", [False, True])
def test_what_nobody_can_tell_the_time_of_is_asked_about(
    shop: ChainShop, regtest: RegtestStack, *, mined: bool
) -> None:
    """In the mempool, or in a block of later: it may have been sent in time all the same."""
    open_an_hour_ago(shop)
    sale = shop.charge(3_197)
    shop.close()
    regtest.pay(address_of(sale), sale.due_sat)
    if mined:
        regtest.mine()
    shop.pass_time(HOUR)
    shop.open()
    shop.until_stands(sale, Standing.CONFIRMED if mined else Standing.SEEN, Life.EXPIRED)
    if not mined:
        regtest.mine()
        shop.until_stands(sale, Standing.CONFIRMED, Life.EXPIRED)
    asked = shop.sale(sale)
    assert asked.flags == {Flag.UNPROVEN}
    assert "sale.confirmed" not in shop.words(sale)
    assert shop.printer.jobs == []
    shop.counter.till.accept(sale.id, 0)
    settled = shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)
    assert settled.flags == frozenset()
    assert shop.words(sale)[-1] == "sale.confirmed"
    assert len(shop.printer.jobs) == 1


def test_what_comes_after_a_cancel_is_credited_and_told(
    shop: ChainShop, regtest: RegtestStack
) -> None:
    sale = shop.charge(3_197)
    shop.counter.till.cancel(sale.id)
    shop.until_stands(sale, Standing.WAITING, Life.CANCELLED)
    assert sale.id not in shop.on_shelf()
    shop.close()
    txid = regtest.pay(address_of(sale), sale.due_sat)
    regtest.mine()
    shop.open()
    shop.until_stands(sale, Standing.CONFIRMED, Life.CANCELLED)
    assert sale.id in shop.on_shelf()
    told = next(each for each in shop.heard(sale) if each["type"] == "sale.payment_seen")
    assert told["data"]["payment"]["reference"].startswith(txid)
    assert (told["data"]["received_sat"], told["data"]["order_status"]) == (sale.due_sat, "failed")
    assert "sale.confirmed" not in shop.words(sale)
    assert shop.printer.jobs == []


def test_what_comes_a_second_time_is_told_as_too_much(
    shop: ChainShop, regtest: RegtestStack
) -> None:
    sale = shop.charge(3_197)
    regtest.pay(address_of(sale), sale.due_sat)
    regtest.mine()
    shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)
    shop.until_quiet(sale)
    shop.close()
    regtest.pay(address_of(sale), sale.due_sat)
    shop.open()
    over = shop.until(sale, "it is paid twice", lambda now: now.over_sat == sale.due_sat)
    assert over.state == (Standing.CONFIRMED, Life.SETTLED)
    assert Flag.OVER in over.flags
    messages = shop.heard(sale)
    (told,) = [each for each in messages if each["type"] == "sale.overpaid"]
    assert told["data"]["over_sat"] == sale.due_sat
    assert len(shop.printer.jobs) == 1


def test_what_was_taken_back_meanwhile_raises_the_alarm_at_the_next_start(
    shop: ChainShop, regtest: RegtestStack
) -> None:
    seen, settled = shop.charge(3_197), shop.charge(4_200)
    promised = regtest.pay(address_of(seen), seen.due_sat, replaceable=True)
    paid = regtest.pay(address_of(settled), settled.due_sat, replaceable=True)
    regtest.rpc("generateblock", regtest.new_address(), [paid])
    shop.until_stands(settled, Standing.CONFIRMED, Life.SETTLED)
    shop.until_stands(seen, Standing.SEEN, Life.OPEN)
    shop.until_quiet(settled)
    shop.close()
    regtest.redirect(promised)
    regtest.reorganise(1, with_transactions=False)
    regtest.redirect(paid)
    shop.open()
    shop.until_stands(seen, Standing.REVERSED, Life.OPEN)
    shop.until_stands(settled, Standing.REVERSED, Life.SETTLED)
    assert {seen.id, settled.id} <= shop.on_shelf()
    assert [shop.words(sale)[-1] for sale in (seen, settled)] == ["sale.reversed"] * 2
    assert len(shop.printer.jobs) == 1


def test_what_was_replaced_or_forgotten_meanwhile_is_as_if_it_had_been_watched(
    shop: ChainShop, regtest: RegtestStack
) -> None:
    replaced, forgotten = shop.charge(3_197), shop.charge(4_200)
    first = regtest.pay(address_of(replaced), replaced.due_sat, replaceable=True, fee_rate=2)
    lost = regtest.pay(address_of(forgotten), forgotten.due_sat)
    shop.until_stands(replaced, Standing.SEEN, Life.OPEN)
    shop.until_stands(forgotten, Standing.SEEN, Life.OPEN)
    shop.close()
    raw = mempool.forget(regtest, lost)
    mempool.broadcast(regtest, regtest.rpc("gettransaction", first)["hex"])
    second = regtest.bump(first)
    shop.open()
    now = shop.until(
        replaced, "it is replaced", lambda now: now.state.standing is Standing.SEEN and now.flags
    )
    assert {credit.txid: credit.assurance for credit in now.credits} == {
        first: Assurance.REVOKED,
        second: Assurance.SEEN,
    }
    shop.until_stands(forgotten, Standing.WAITING, Life.OPEN)
    assert shop.sale(forgotten).flags == {Flag.DROPPED}
    assert "sale.reversed" not in shop.words(replaced) + shop.words(forgotten)
    mempool.broadcast(regtest, raw)
    regtest.mine()
    for sale in (replaced, forgotten):
        shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)
