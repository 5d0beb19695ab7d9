"""Unconfirmed money on a real chain: what is taken, what has to wait, and what is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.acceptance import LISTEN_SECONDS, Refusal
from pos_app.domain.credit import Assurance
from pos_app.domain.sale_state import Flag, Life, Standing
from tests.regtest import mempool
from tests.regtest.chain_shop import ChainShop, address_of
from tests.support.lying_server import LyingServer
from tests.support.webhook_receiver import SECRET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos_app.domain.money import Money
    from pos_app.domain.sale import Sale
    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

ESTIMATE = "blockchain.estimatefee"
BITCOIN_A_KILOBYTE = 0.00005  # 5 sat a virtual byte; the wallet pays 10 unless it is told
NO_ESTIMATE = -1  # a node that knows none; one that saw enough blocks and payments does know
ACCEPTANCE = {"unconfirmed_up_to": "50", "unconfirmed_budget": "60"}


@pytest.fixture
def leader(regtest: RegtestStack) -> Iterator[LyingServer]:
    """It knows what a place in the next blocks costs, which a test's node seldom does."""
    with LyingServer(regtest.electrum_tcp) as leader:
        leader.meddler.falsify[ESTIMATE] = lambda *_: BITCOIN_A_KILOBYTE
        yield leader


@pytest.fixture
def witness(regtest: RegtestStack) -> Iterator[LyingServer]:
    with LyingServer(regtest.electrum_tcp) as witness:
        yield witness


@pytest.fixture
def shop(
    regtest: RegtestStack,
    leader: LyingServer,
    witness: LyingServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[ChainShop]:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", SECRET)
    regtest.mine()
    servers = [leader.url, witness.url]
    with ChainShop(tmp_path, regtest, servers=servers, sections={"acceptance": ACCEPTANCE}) as shop:
        yield shop


def used(shop: ChainShop) -> Money:
    exposure = shop.counter.till.status().exposure
    assert exposure is not None
    return exposure.used


def stands(shop: ChainShop, sale: Sale, standing: Standing, life: Life) -> Callable[[], bool]:
    return lambda: shop.sale(sale).state == (standing, life)


def until_accepted(shop: ChainShop, sale: Sale) -> None:
    shop.let_time_run("it is accepted", stands(shop, sale, Standing.ACCEPTED, Life.SETTLED))


def accepted_sale(shop: ChainShop, regtest: RegtestStack, minor: int = 3_197) -> tuple[Sale, str]:
    sale = shop.charge(minor)
    txid = regtest.pay(address_of(sale), sale.due_sat)
    shop.until_stands(sale, Standing.SEEN, Life.OPEN)
    until_accepted(shop, sale)
    return sale, txid


def test_it_is_taken_when_two_servers_showed_it_for_ten_seconds_and_nothing_else(
    shop: ChainShop, regtest: RegtestStack
) -> None:
    sale = shop.charge(3_197)
    before = shop.clock.monotonic()
    regtest.pay(address_of(sale), sale.due_sat)
    shop.until_stands(sale, Standing.SEEN, Life.OPEN)
    shop.counter.until(
        "it only listens",
        lambda: shop.counter.shown(sale.id).waits_for == {Refusal.STILL_LISTENING},
    )
    assert shop.printer.jobs == []
    until_accepted(shop, sale)
    assert shop.clock.monotonic() - before >= LISTEN_SECONDS
    shop.counter.until("it is at risk", lambda: used(shop) == sale.amount)
    assert shop.words(sale)[-1] == "sale.accepted"
    told = shop.heard(sale)[-1]["data"]
    assert (told["payment_status"], told["order_status"]) == ("unconfirmed", "paid")
    regtest.mine()
    shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)
    shop.counter.until("nothing is at risk", lambda: used(shop).minor == 0)
    assert shop.words(sale)[-1] == "sale.confirmed"
    assert len(shop.printer.jobs) == 1


def test_a_double_spend_after_that_is_loud_prints_nothing_and_is_told(
    shop: ChainShop, regtest: RegtestStack
) -> None:
    sale, txid = accepted_sale(shop, regtest)
    shop.until_quiet(sale)
    printed = len(shop.printer.jobs)
    rival = mempool.replace(regtest, txid, {})
    lost = shop.until_stands(sale, Standing.REVERSED, Life.SETTLED)
    assert Flag.REPLACED in lost.flags
    assert [credit.assurance for credit in lost.credits] == [Assurance.REVOKED]
    assert sale.id in shop.on_shelf()
    told = shop.heard(sale)[-1]
    assert told["type"] == "sale.reversed"
    assert (told["data"]["order_status"], told["data"]["received_sat"]) == ("failed", 0)
    regtest.mine()
    assert regtest.rpc("gettransaction", rival)["confirmations"] == 1
    shop.until_quiet(sale)
    assert shop.sale(sale).state == (Standing.REVERSED, Life.SETTLED)
    assert (printed, len(shop.printer.jobs)) == (1, 1)


def pay_replaceably(regtest: RegtestStack, sale: Sale) -> str:
    return regtest.pay(address_of(sale), sale.due_sat, replaceable=True)


def pay_on_top(regtest: RegtestStack, sale: Sale) -> str:
    return mempool.pay_on_top(regtest, address_of(sale), sale.due_sat)


def pay_a_small_fee(regtest: RegtestStack, sale: Sale) -> str:
    return regtest.pay(address_of(sale), sale.due_sat, fee_rate=2)


@pytest.mark.parametrize(
    ("pay", "refusal"),
    [
        (pay_replaceably, Refusal.REPLACEABLE),
        (pay_on_top, Refusal.UNCONFIRMED_PARENT),
        (pay_a_small_fee, Refusal.FEE_TOO_LOW),
    ],
)
def test_a_payment_that_may_not_last_waits_for_its_block(
    shop: ChainShop,
    regtest: RegtestStack,
    pay: Callable[[RegtestStack, Sale], str],
    refusal: Refusal,
) -> None:
    sale = shop.charge(3_197)
    pay(regtest, sale)
    waits_for_nothing_but(shop, sale, refusal)
    settles_with_a_block(shop, regtest, sale)


def test_where_nobody_knows_the_price_of_a_place_it_waits(
    shop: ChainShop, regtest: RegtestStack, leader: LyingServer
) -> None:
    leader.meddler.falsify[ESTIMATE] = lambda *_: NO_ESTIMATE
    sale = shop.charge(3_197)
    regtest.pay(address_of(sale), sale.due_sat)
    waits_for_nothing_but(shop, sale, Refusal.FEE_UNKNOWN)
    settles_with_a_block(shop, regtest, sale)


def test_what_the_second_server_does_not_show_waits(
    shop: ChainShop, regtest: RegtestStack, witness: LyingServer
) -> None:
    witness.hides_all = True
    sale = shop.charge(3_197)
    regtest.pay(address_of(sale), sale.due_sat)
    waits_for_nothing_but(shop, sale, Refusal.ONE_SOURCE)


def test_money_at_risk_stays_within_ceiling_and_budget(
    shop: ChainShop, regtest: RegtestStack
) -> None:
    large = shop.charge(5_001)
    regtest.pay(address_of(large), large.due_sat)
    waits_for_nothing_but(shop, large, Refusal.OVER_CEILING)
    first, txid = accepted_sale(shop, regtest, 4_000)
    second = shop.charge(3_000)
    regtest.pay(address_of(second), second.due_sat)
    waits_for_nothing_but(shop, second, Refusal.OVER_BUDGET)
    regtest.rpc("generateblock", regtest.new_address(), [txid])
    shop.until_stands(first, Standing.CONFIRMED, Life.SETTLED)
    until_accepted(shop, second)
    assert shop.sale(large).state == (Standing.SEEN, Life.OPEN)


def waits_for_nothing_but(shop: ChainShop, sale: Sale, refusal: Refusal) -> None:
    shop.let_time_run(
        f"only {refusal} speaks against it",
        lambda: shop.counter.shown(sale.id).waits_for == {refusal},
    )
    assert shop.sale(sale).state == (Standing.SEEN, Life.OPEN)
    assert "sale.accepted" not in shop.words(sale)


def settles_with_a_block(shop: ChainShop, regtest: RegtestStack, sale: Sale) -> None:
    assert shop.printer.jobs == []
    regtest.mine()
    shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)
