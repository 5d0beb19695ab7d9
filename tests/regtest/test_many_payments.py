"""One sale paid in twenty-five parts: they add up, and the least confirmed one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.sale_state import Flag, Life, Standing
from tests.regtest.chain_shop import ChainShop, address_of
from tests.support.webhook_receiver import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

PARTS = 25
CONFIRMATIONS = 2


@pytest.fixture
def shop(
    regtest: RegtestStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ChainShop]:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", SECRET)
    regtest.mine()
    sections = {"wallet": {"confirmations": CONFIRMATIONS}}
    with ChainShop(tmp_path, regtest, sections=sections) as shop:
        yield shop


def parts_of(sat: int) -> list[int]:
    """Of the sum, each another one."""
    parts = [sat // PARTS - PARTS + 2 * place for place in range(PARTS - 1)]
    return [*parts, sat - sum(parts)]


@pytest.mark.parametrize("over_sat", [0, 1])
def test_twenty_five_payments_make_one_sale(
    shop: ChainShop, regtest: RegtestStack, over_sat: int
) -> None:
    sale = shop.charge(9_000)
    *parts, last = parts_of(sale.due_sat)
    assert len(set(parts)) == PARTS - 1
    for part in parts:
        regtest.pay(address_of(sale), part)
    short = shop.until(sale, "all but one are seen", lambda now: now.missing_sat == last)
    assert short.state == (Standing.PARTLY_PAID, Life.OPEN)
    regtest.mine(CONFIRMATIONS)
    regtest.pay(address_of(sale), last + over_sat)
    shop.until_stands(sale, Standing.SEEN, Life.OPEN)
    regtest.mine(CONFIRMATIONS - 1)
    deep = shop.until(sale, "the last one is in a block", lambda now: depths(shop, now)[-1] == 1)
    assert sorted(depths(shop, deep)) == [1, *[CONFIRMATIONS + 1] * (PARTS - 1)]
    assert deep.state == (Standing.SEEN, Life.OPEN)
    assert shop.printer.jobs == []
    regtest.mine()
    paid = shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)
    assert len(paid.credits) == PARTS
    assert (paid.received_sat, paid.over_sat) == (sale.due_sat + over_sat, over_sat)
    assert paid.flags == (frozenset({Flag.OVER}) if over_sat else frozenset())
    data = shop.heard(sale)[-1]["data"]
    assert data["order_status"] == ("paid_too_much" if over_sat else "paid")
    assert len(set(data["txids"])) == PARTS
    assert len(shop.printer.jobs) == 1


def depths(shop: ChainShop, sale: Sale) -> list[int]:
    tip = shop.counter.till.status().tip_height
    return [credit.confirmations(tip) for credit in sale.credits]
