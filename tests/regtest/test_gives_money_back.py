"""A customer's money goes back on a real chain: seen, replaced, proven, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.refund import RefundReason, RefundState
from pos_app.domain.refund_offer import refund_offers
from pos_app.domain.sale_state import Flag, Life, Standing
from tests.regtest.chain_shop import ChainShop, address_of
from tests.support.webhook_receiver import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest


@pytest.fixture(params=["electrum", "node"])
def shop(
    regtest: RegtestStack,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[ChainShop]:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", SECRET)
    servers: tuple[str, ...] = ()
    if request.param == "node":
        monkeypatch.setenv("POS_SECRET_BITCOIND", regtest.node_password)
        servers = (regtest.bitcoind_url,)
    with ChainShop(tmp_path, regtest, servers=servers) as shop:
        yield shop
        regtest.mine()


def sold(shop: ChainShop, regtest: RegtestStack) -> Sale:
    sale = shop.charge(3_197)
    regtest.pay(address_of(sale), sale.due_sat)
    shop.until_stands(sale, Standing.SEEN, Life.OPEN)
    regtest.mine()
    return shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)


def until(shop: ChainShop, sale: Sale, *states: RefundState) -> Sale:
    return shop.until(
        sale,
        f"its refunds are {states}",
        lambda now: [each.state for each in now.refunds] == list(states),
    )


def ask(shop: ChainShop, sale: Sale, address: str) -> None:
    offer = refund_offers(sale, price_now=None)[0]
    assert offer.reason is RefundReason.AS_PAID
    shop.counter.till.giving_back.ask(sale, offer, f"bitcoin:{address}")


def test_it_is_paid_by_the_owner_and_proven_to_all(shop: ChainShop, regtest: RegtestStack) -> None:
    sale, customer = sold(shop, regtest), regtest.new_address()
    shop.until_quiet(sale)
    regtest.pay(customer, sale.due_sat)  # before anybody asked: it proves nothing
    papers = len(shop.printer.jobs)
    ask(shop, sale, customer)
    until(shop, sale, RefundState.TO_PAY)
    first = regtest.pay(customer, sale.due_sat, replaceable=True)
    seen = until(shop, sale, RefundState.SEEN).refunds[0].payment
    assert seen is not None
    assert seen.txid == first
    shop.close()
    second = regtest.bump(first)
    shop.open()
    shop.until(
        sale,
        "the replacement is known",
        lambda now: now.refunds[0].payment is not None and now.refunds[0].payment.txid == second,
    )
    regtest.mine()
    done = until(shop, sale, RefundState.PROVEN)
    assert Flag.REFUNDED in done.flags
    assert not done.refunds[0].by_own_wallet
    told = [each for each in shop.heard(sale) if each["type"] == "sale.refunded"]
    assert [each["data"]["refund"]["reference"][:64] for each in told] == [second]
    shop.counter.until("the slip is printed", lambda: len(shop.printer.jobs) == papers + 1)


def test_a_refund_that_is_spent_elsewhere_or_loses_its_block_is_said(
    shop: ChainShop, regtest: RegtestStack
) -> None:
    sale, customer = sold(shop, regtest), regtest.new_address()
    ask(shop, sale, customer)
    until(shop, sale, RefundState.TO_PAY)
    txid = regtest.pay(customer, sale.due_sat, replaceable=True)
    until(shop, sale, RefundState.SEEN)
    regtest.redirect(txid)
    until(shop, sale, RefundState.REPLACED)
    regtest.pay(customer, sale.due_sat)
    until(shop, sale, RefundState.SEEN)
    regtest.mine()
    until(shop, sale, RefundState.PROVEN)
    regtest.reorganise(1, with_transactions=False)
    gone = until(shop, sale, RefundState.TAKEN_BACK)
    assert Flag.REFUNDED not in gone.flags
    regtest.mine()
    until(shop, sale, RefundState.PROVEN)
    assert shop.words(sale).count("sale.refunded") == 1
