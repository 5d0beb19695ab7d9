"""Background work that fails for hours is told of once, and again when it is well."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.ports import UnreachableError
from pos_app.services.chain.overdue import OVERDUE_SECONDS, Overdue
from tests.services.chain.matching import Matching
from tests.services.chain.public_servers import PublicServer, Sweep
from tests.support.controlled_clock import ControlledClock
from tests.support.old_shop import OldShop, WrittenNode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = timedelta(days=1)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[OldShop]:
    with OldShop(tmp_path / "till") as shop:
        yield shop


def test_it_is_told_once_and_only_after_hours_without_success() -> None:
    clock, told = ControlledClock(), list[bool]()
    overdue = Overdue(clock, told.append)
    clock.advance(OVERDUE_SECONDS - 1)
    overdue.failed()
    assert told == []
    overdue.succeeded()
    clock.advance(OVERDUE_SECONDS - 1)
    overdue.failed()
    assert told == []
    clock.advance(1)
    overdue.failed()
    overdue.failed()
    assert told == [True]
    overdue.succeeded()
    overdue.succeeded()
    assert told == [True, False]


def test_servers_that_never_answer_about_old_addresses_are_told_of(shop: OldShop) -> None:
    class Away(PublicServer):
        away = True

        def _fail(self) -> None:
            if self.away:
                raise UnreachableError("chain.unreachable", server=self.name)

    shop.sale()
    sweep, server = Sweep(shop), Away(shop, "only")
    sweep.servers = [server]
    sweep.start()
    sweep.run(OVERDUE_SECONDS + 120)
    assert sweep.overdue == [True]
    server.away = False
    sweep.run(120)
    assert sweep.overdue == [True, False]


def test_a_sweep_that_rests_between_its_rounds_is_well(shop: OldShop) -> None:
    shop.sale()
    sweep = Sweep(shop)
    sweep.run(2 * OVERDUE_SECONDS)
    assert sweep.overdue == []


def test_a_node_whose_blocks_cannot_be_read_is_told_of(shop: OldShop) -> None:
    shop.sale(DAY)
    node = WrittenNode(shop.clock, 28)
    matching = Matching(shop, node)
    matching.run()
    node.away = True
    while not matching.overdue:
        assert shop.clock.monotonic() < 1_000 + 2 * OVERDUE_SECONDS
        shop.clock.advance(matching.run())
    assert shop.clock.monotonic() >= 1_000 + OVERDUE_SECONDS
    node.away = False
    shop.clock.advance(60)
    matching.run()
    assert matching.overdue == [True, False]
