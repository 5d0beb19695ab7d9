"""Two servers of which one lies or lags: the till shows it, and settles nothing on its word."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.sale_state import Life, Standing
from pos_app.services.chain.chain_doubt import PATIENCE_SECONDS
from pos_app.services.chain.chain_health import SourceRole
from pos_app.services.chain.chain_leader import BLOCKS_BEHIND
from tests.regtest.chain_shop import ChainShop, address_of
from tests.support.lying_server import SUBSCRIBE, LyingServer
from tests.support.webhook_receiver import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

PATIENCE = timedelta(seconds=PATIENCE_SECONDS)


@pytest.fixture
def liar(regtest: RegtestStack) -> Iterator[LyingServer]:
    with LyingServer(regtest.electrum_tcp) as liar:
        yield liar


@pytest.fixture(autouse=True)
def _secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", SECRET)


@pytest.fixture
def led_by_the_liar(
    regtest: RegtestStack, liar: LyingServer, tmp_path: Path
) -> Iterator[ChainShop]:
    with ChainShop(tmp_path, regtest, servers=[liar.url, regtest.electrum_tcp]) as shop:
        until_both_follow(shop)
        yield shop


@pytest.fixture
def led_by_the_honest(
    regtest: RegtestStack, liar: LyingServer, tmp_path: Path
) -> Iterator[ChainShop]:
    with ChainShop(tmp_path, regtest, servers=[regtest.electrum_tcp, liar.url]) as shop:
        until_both_follow(shop)
        yield shop


def roles(shop: ChainShop) -> list[SourceRole]:
    return [source.role for source in shop.counter.till.status().sources]


def until_both_follow(shop: ChainShop) -> None:
    both = [SourceRole.LEADING, SourceRole.CONFIRMING]
    shop.counter.until("one leads, one confirms", lambda: roles(shop) == both)


def disagreements(shop: ChainShop) -> list[str]:
    return [message.code for message in shop.counter.till.status().disagreements]


def until_they_disagree(shop: ChainShop, code: str) -> None:
    """What may be a matter of seconds is told when it has lasted."""
    shop.let_time_run(f"{code} is shown", lambda: code in disagreements(shop))


def script_of(sale: Sale) -> bytes:
    assert sale.request is not None
    return sale.request.script


def test_a_payment_that_the_leader_hides_is_shown_as_a_disagreement(
    led_by_the_liar: ChainShop, liar: LyingServer, regtest: RegtestStack
) -> None:
    shop = led_by_the_liar
    sale = shop.charge(3_197)
    liar.hides_all = True
    txid = regtest.pay(address_of(sale), sale.due_sat)
    until_they_disagree(shop, "chain.disagree_payment")
    (message,) = shop.counter.till.status().disagreements
    assert message.arguments["txid"] == txid
    assert message.arguments["leader"] == liar.name
    assert shop.sale(sale).state == (Standing.WAITING, Life.OPEN)
    liar.hides_all = False
    regtest.mine()
    shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)
    shop.counter.until("they agree again", lambda: not disagreements(shop))


def test_a_payment_that_the_leader_invents_settles_nothing(
    led_by_the_liar: ChainShop, liar: LyingServer, regtest: RegtestStack
) -> None:
    shop = led_by_the_liar
    sale = shop.charge(3_197)
    liar.invent(script_of(sale), sale.due_sat)
    shop.until_stands(sale, Standing.SEEN, Life.OPEN)
    regtest.mine(3)
    shop.pass_time(PATIENCE)
    shop.counter.until(
        "the blocks are known",
        lambda: shop.counter.till.status().tip_height == regtest.rpc("getblockcount"),
    )
    assert shop.sale(sale).state == (Standing.SEEN, Life.OPEN)
    assert shop.printer.jobs == []
    assert "sale.confirmed" not in shop.words(sale)


def test_a_payment_that_the_other_one_invents_counts_nowhere(
    led_by_the_honest: ChainShop, liar: LyingServer, regtest: RegtestStack
) -> None:
    shop = led_by_the_honest
    sale = shop.charge(3_197)
    shop.let_time_run("the other one is asked about it too", lambda: liar.meddler.count(SUBSCRIBE))
    liar.invent(script_of(sale), sale.due_sat)
    until_they_disagree(shop, "chain.disagree_payment")
    assert shop.sale(sale).state == (Standing.WAITING, Life.OPEN)
    assert shop.sale(sale).credits == ()


def test_a_confirmation_that_the_other_one_denies_counts_no_more(
    led_by_the_honest: ChainShop, liar: LyingServer, regtest: RegtestStack
) -> None:
    shop = led_by_the_honest
    sale = shop.charge(3_197)
    liar.hides_all = True
    regtest.pay(address_of(sale), sale.due_sat)
    regtest.mine()
    until_they_disagree(shop, "chain.disagree_confirmation")
    shop.until(sale, "it is unconfirmed", lambda now: now.state.standing is Standing.SEEN)
    assert [credit.contested for credit in shop.sale(sale).credits] == [True]
    liar.hides_all = False
    regtest.mine()
    shop.let_time_run("they agree again", lambda: not disagreements(shop))
    shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)


def test_a_leader_that_stays_behind_is_put_aside_with_the_reason(
    led_by_the_liar: ChainShop, liar: LyingServer, regtest: RegtestStack
) -> None:
    shop = led_by_the_liar
    sale = shop.charge(3_197)
    liar.freeze()
    regtest.pay(address_of(sale), sale.due_sat)
    shop.until_stands(sale, Standing.SEEN, Life.OPEN)
    regtest.mine(BLOCKS_BEHIND + 1)
    shop.let_time_run(
        "it is confirmed", lambda: shop.sale(sale).state == (Standing.CONFIRMED, Life.SETTLED)
    )
    shop.let_time_run(
        "the other one leads", lambda: roles(shop) == [SourceRole.ASIDE, SourceRole.LEADING]
    )
    problem = shop.counter.till.status().sources[0].problem
    assert problem is not None
    assert problem.code == "chain.behind"
    assert problem.arguments == {"server": liar.name}


def test_a_leader_that_freezes_for_hours_is_put_aside_by_one_newer_block(
    led_by_the_liar: ChainShop,
    liar: LyingServer,
    regtest: RegtestStack,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Its node stopped, and it still answers: how old its block is the till sees itself.

    That block is not much older than the new one here, so that it may confirm again soon.
    """
    shop = led_by_the_liar
    caplog.set_level(logging.INFO)
    liar.freeze()
    shop.pass_time(timedelta(hours=3))
    regtest.mine()
    shop.let_time_run("the other one leads", lambda: roles(shop)[1] is SourceRole.LEADING)
    assert "chain.stuck" in caplog.text


def test_a_witness_that_stays_behind_has_no_say(
    led_by_the_honest: ChainShop, liar: LyingServer, regtest: RegtestStack
) -> None:
    shop = led_by_the_honest
    sale = shop.charge(3_197)
    liar.freeze()
    regtest.pay(address_of(sale), sale.due_sat)
    regtest.mine(BLOCKS_BEHIND + 1)
    shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)
    shop.counter.until(
        "it is put aside", lambda: roles(shop) == [SourceRole.LEADING, SourceRole.ASIDE]
    )
    assert disagreements(shop) == []


def test_a_server_that_delays_a_block_is_only_slower(
    led_by_the_liar: ChainShop, liar: LyingServer, regtest: RegtestStack
) -> None:
    shop = led_by_the_liar
    sale = shop.charge(3_197)
    liar.freeze()
    regtest.pay(address_of(sale), sale.due_sat)
    shop.until_stands(sale, Standing.SEEN, Life.OPEN)
    regtest.mine()
    shop.pass_time(PATIENCE)
    shop.counter.until(
        "the other one has the block",
        lambda: shop.counter.till.status().sources[1].tip_height == regtest.rpc("getblockcount"),
    )
    assert shop.sale(sale).state == (Standing.SEEN, Life.OPEN)
    assert roles(shop)[0] is SourceRole.LEADING
    liar.thaw()
    regtest.mine()
    shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)
    shop.counter.until("nobody is doubted", lambda: not disagreements(shop))
