"""An address of which no server tells, as it was paid too often, holds up no other."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.chain.old_addresses import BATCH, ROUND_SECONDS
from tests.services.chain.public_servers import PublicServer, Sweep
from tests.support.old_shop import OldShop, script_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

DAY = timedelta(days=1)


class Refusing(PublicServer):
    """Every question with one of `refuses` in it gets no answer at all."""

    error = RefusedError("chain.refused", server="any")
    refuses: frozenset[bytes] = frozenset()

    def transaction_counts(self, scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        if self.refuses.intersection(scripts):
            raise self.error
        return super().transaction_counts(scripts)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[OldShop]:
    with OldShop(tmp_path / "till") as shop:
        yield shop


@pytest.fixture
def servers(shop: OldShop) -> list[Refusing]:
    return [Refusing(shop, "first"), Refusing(shop, "second")]


@pytest.fixture
def sweep(shop: OldShop, servers: list[Refusing]) -> Sweep:
    sweep = Sweep(shop)
    sweep.servers = list(servers)
    sweep.start()
    return sweep


def test_those_behind_it_are_asked_about(
    shop: OldShop, servers: list[Refusing], sweep: Sweep
) -> None:
    sales = shop.sales(40 * DAY + number * DAY for number in range(2 * BATCH))
    flooded, last = sales[3], sales[-1]
    for server in servers:
        server.refuses = frozenset({script_of(flooded)})
        server.pay(last)
    sweep.run(ROUND_SECONDS)
    assert set(shop.rescans) == {last.id}
    assert all(sweep.asked_about(sale) for sale in sales if sale is not flooded)
    # Beyond those of the refused batch they are asked about together again.
    assert len({at for sale in sales[BATCH:] for at in sweep.asked_about(sale)}) <= 2


def test_one_server_that_refuses_is_no_reason_to_leave_out(
    shop: OldShop, servers: list[Refusing], sweep: Sweep
) -> None:
    sale = shop.sale()
    servers[0].refuses = frozenset({script_of(sale)})
    sweep.run(ROUND_SECONDS / 2)
    assert len(sweep.asked_about(sale)) == 1


@pytest.mark.parametrize(
    "error",
    [
        UnreachableError("chain.timeout", server="any"),
        RefusedError("chain.nonsense", server="any"),
    ],
)
def test_servers_that_fail_in_another_way_make_nobody_left_out(
    shop: OldShop, servers: list[Refusing], sweep: Sweep, error: RefusedError
) -> None:
    sales = shop.sales(40 * DAY + number * DAY for number in range(3))
    for server in servers:
        server.error = error
        server.refuses = frozenset({script_of(sales[0])})
    sweep.run(600)
    assert not any(sweep.asked_about(sale) for sale in sales)
    for server in servers:
        server.refuses = frozenset()
    sweep.run(120)
    assert all(sweep.asked_about(sale) for sale in sales)


def test_a_sweep_that_is_closed_while_it_connects_asks_nobody(
    shop: OldShop, servers: list[Refusing], sweep: Sweep, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.sale()
    connect = servers[0].connect

    def connecting(on_push: Callable[[], None]) -> None:
        sweep.service.close()
        connect(on_push)

    monkeypatch.setattr(servers[0], "connect", connecting)
    sweep.run(60)
    assert not any(server.connected or server.asked for server in servers)
