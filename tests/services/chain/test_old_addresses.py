"""Servers are asked about old addresses in turn, as slowly as they bear, and none is left out."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.sale_state import Life
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.chain import old_addresses
from pos_app.services.chain.found_payments import FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS
from pos_app.services.chain.old_addresses import (
    ADDRESSES_A_SECOND,
    BATCH,
    KEEP_SESSION_SECONDS,
    ROUND_SECONDS,
)
from pos_app.services.retry import LAST_RETRY_SECONDS
from tests.services.chain.public_servers import OUTPUT, PublicServer, Sweep
from tests.support.old_shop import FOLLOWED_FOR, OldShop, script_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pos_app.domain.sale import Sale

DAY = timedelta(days=1)
REFERENCE = f"{OUTPUT.txid}:{OUTPUT.vout}"
TWO_BATCHES = 2 * BATCH / ADDRESSES_A_SECOND


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[OldShop]:
    with OldShop(tmp_path / "till") as shop:
        yield shop


@pytest.fixture
def sweep(shop: OldShop) -> Sweep:
    return Sweep(shop)


def sales_of(shop: OldShop, count: int, newest: timedelta, apart: timedelta) -> list[Sale]:
    """Newest first."""
    return shop.sales(newest + number * apart for number in range(count))


def test_money_on_an_old_address_reaches_its_sale(shop: OldShop, sweep: Sweep) -> None:
    sales = sales_of(shop, 4, 10 * DAY, 30 * DAY)
    sweep.server.pay(sales[2])
    sweep.run(4 / ADDRESSES_A_SECOND)
    assert shop.rescans == [sales[2].id]
    assert shop.owed() == {REFERENCE}
    assert sweep.server.looked_at == [script_of(sales[2])]


def test_money_that_comes_later_is_found_in_the_next_round(shop: OldShop, sweep: Sweep) -> None:
    sale = shop.sale()
    sweep.run(ROUND_SECONDS / 2)
    assert (sweep.server.connects, shop.rescans) == (1, [])
    sweep.server.pay(sale)
    sweep.run(ROUND_SECONDS / 2)
    sweep.run(1)
    assert shop.rescans == [sale.id]


def test_what_the_sale_counts_already_is_not_even_looked_at(shop: OldShop, sweep: Sweep) -> None:
    sale = shop.sale()
    sweep.server.pay(sale)
    shop.credit(sale, REFERENCE)
    sweep.run(1)
    sweep.start()
    sweep.run(2 * ROUND_SECONDS)
    assert (shop.rescans, sweep.server.looked_at) == ([], [])


def test_what_the_sale_does_not_count_any_more_is_unknown_again(
    shop: OldShop, sweep: Sweep
) -> None:
    sale = shop.sale()
    sweep.server.pay(sale)
    shop.credit(sale, REFERENCE, Assurance.REVOKED)
    sweep.run(1)
    assert shop.rescans == [sale.id]


def test_coins_that_the_owner_spends_are_looked_at_once(shop: OldShop, sweep: Sweep) -> None:
    sale = shop.sale()
    sweep.server.pay(sale)
    shop.credit(sale, REFERENCE)
    sweep.server.counts[script_of(sale)] = 2
    sweep.run(1)
    sweep.start()
    sweep.run(3 * ROUND_SECONDS)
    assert sweep.server.looked_at == [script_of(sale)]
    assert shop.rescans == []


def test_it_goes_on_asking_the_watcher_until_the_sale_counts_it(
    shop: OldShop, sweep: Sweep
) -> None:
    sale = shop.sale()
    sweep.server.pay(sale)
    sweep.run(FIRST_WAIT_SECONDS * 0.9)
    assert shop.rescans == [sale.id]
    sweep.run(FIRST_WAIT_SECONDS * 0.2)
    assert shop.rescans == [sale.id] * 2
    sweep.run(20 * LONGEST_WAIT_SECONDS)
    assert 20 <= len(shop.rescans) <= 30
    sweep.start()
    sweep.run(1)
    asked = len(shop.rescans)
    shop.credit(sale, REFERENCE)
    sweep.run(2 * LONGEST_WAIT_SECONDS)
    assert (len(shop.rescans), shop.owed()) == (asked, set())


def test_sales_that_are_followed_are_left_to_their_follower(shop: OldShop, sweep: Sweep) -> None:
    young, old = shop.sale(FOLLOWED_FOR - DAY), shop.sale(FOLLOWED_FOR + DAY)
    sweep.run(3 * ROUND_SECONDS)
    assert sweep.asked_about(young) == []
    assert len(sweep.asked_about(old)) == 3


def test_an_open_sale_gets_time_to_hear_of_it(shop: OldShop, sweep: Sweep) -> None:
    sale = shop.sale(life=Life.OPEN)
    sweep.server.pay(sale)
    sweep.run(FIRST_WAIT_SECONDS / 2)
    assert shop.rescans == []
    shop.credit(sale, REFERENCE)
    sweep.run(2 * FIRST_WAIT_SECONDS)
    assert (shop.rescans, shop.owed()) == ([], set())


def test_no_server_is_asked_faster_than_it_bears(shop: OldShop, sweep: Sweep) -> None:
    sales_of(shop, 40, 10 * DAY, DAY / 4)
    sales_of(shop, 60, 40 * DAY, DAY)
    hours = 4
    sweep.run(hours * 3_600)
    assert len(sweep.server.asked) <= hours * 3_600 * ADDRESSES_A_SECOND + BATCH
    batches = sorted({at for at, _ in sweep.server.asked})
    for first, second in pairwise(batches):
        count = sum(at == first for at, _ in sweep.server.asked)
        assert count <= BATCH
        assert second - first >= count / ADDRESSES_A_SECOND - 0.01


def test_a_payment_that_is_looked_at_counts_as_a_question(shop: OldShop, sweep: Sweep) -> None:
    for sale in sales_of(shop, BATCH, 40 * DAY, DAY):
        sweep.server.pay(sale)
    sales_of(shop, BATCH, 100 * DAY, DAY)
    sweep.run(2 * BATCH / ADDRESSES_A_SECOND - 1)
    assert len(sweep.server.asked) == BATCH
    sweep.run(2)
    assert len(sweep.server.asked) == 2 * BATCH


def test_every_address_is_asked_about_within_the_bound_and_recent_ones_sooner(
    shop: OldShop, sweep: Sweep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old_addresses, "ROUND_SECONDS", 200.0)
    # More than either can do in that time.
    recent = sales_of(shop, 100, 4 * DAY, DAY / 10)
    older = sales_of(shop, 300, 60 * DAY, DAY)
    began = shop.clock.monotonic()
    recent_bound = 2 * len(recent) / ADDRESSES_A_SECOND + TWO_BATCHES
    older_bound = 2 * len(older) / ADDRESSES_A_SECOND + TWO_BATCHES
    sweep.run(3 * older_bound)
    asked: dict[bytes, list[float]] = defaultdict(lambda: [began])
    for at, script in sweep.server.asked:
        asked[script].append(at)
    for sales, bound in ((recent, recent_bound), (older, older_bound)):
        for sale in sales:
            times = [*asked[script_of(sale)], shop.clock.monotonic()]
            assert max(late - early for early, late in pairwise(times)) <= bound
    counts = {script: len(times) for script, times in asked.items()}
    least_recent = min(counts[script_of(sale)] for sale in recent)
    assert least_recent >= 2 * max(counts[script_of(sale)] for sale in older)
    assert [script for _, script in sweep.server.asked[:BATCH]] == [
        script_of(sale) for sale in recent[:BATCH]
    ]


def test_a_small_shop_is_gone_through_once_in_a_while_and_sessions_are_ended(
    shop: OldShop, sweep: Sweep
) -> None:
    sale = shop.sale()
    sweep.run(KEEP_SESSION_SECONDS)
    assert not sweep.server.connected
    sweep.run(5 * ROUND_SECONDS)
    gaps = sweep.asked_about(sale)
    assert len(gaps) == math.ceil(5 + KEEP_SESSION_SECONDS / ROUND_SECONDS)


def test_a_session_that_is_needed_soon_is_kept(
    shop: OldShop, sweep: Sweep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old_addresses, "ROUND_SECONDS", KEEP_SESSION_SECONDS / 2)
    shop.sale()
    sweep.run(10 * KEEP_SESSION_SECONDS)
    assert sweep.server.connects == 1


def test_a_till_that_never_sold_asks_nobody(sweep: Sweep) -> None:
    sweep.run(3 * ROUND_SECONDS)
    assert [server.connects for server in sweep.servers] == [0, 0]


def test_after_a_restart_it_goes_on_where_it_was(shop: OldShop, sweep: Sweep) -> None:
    sales = sales_of(shop, 2 * BATCH + 5, 40 * DAY, DAY)
    sweep.run(BATCH / ADDRESSES_A_SECOND + 1)
    assert len(sweep.server.asked) == 2 * BATCH
    sweep.start()
    sweep.run(5 / ADDRESSES_A_SECOND)
    assert [script for _, script in sweep.server.asked[2 * BATCH :]] == [
        script_of(sale) for sale in sales[2 * BATCH :]
    ]
    sweep.run(KEEP_SESSION_SECONDS)
    sweep.start()
    sweep.run(1)
    assert [script for _, script in sweep.server.asked[2 * BATCH + 5 :]] == [
        script_of(sale) for sale in sales[:BATCH]
    ]


@pytest.mark.parametrize(
    "error",
    [
        UnreachableError("chain.unreachable", server="first"),
        UnreachableError("chain.too_many_requests", server="first"),
        RefusedError("chain.nonsense", server="first"),
    ],
)
@pytest.mark.parametrize("already_connected", [False, True])
def test_a_server_that_fails_makes_room_for_the_next(
    shop: OldShop, sweep: Sweep, error: Exception, *, already_connected: bool
) -> None:
    sale = shop.sale()
    first, second = sweep.servers
    if already_connected:
        first.connected = True
    first.fails = error
    second.pay(sale)
    sweep.run(2)
    asked_first = BATCH / ADDRESSES_A_SECOND if already_connected else 0
    sweep.run(asked_first)
    assert not first.connected
    assert second.connects == 1
    assert shop.rescans == [sale.id]


def test_servers_that_all_fail_are_tried_ever_more_rarely(shop: OldShop, sweep: Sweep) -> None:
    shop.sale()

    class Away(PublicServer):
        def _fail(self) -> None:
            raise UnreachableError("chain.unreachable", server=self.name)

    sweep.servers = [Away(shop, "first"), Away(shop, "second")]
    sweep.start()
    sweep.run(3_600)
    assert 60 <= sum(server.connects for server in sweep.servers) <= 140


def test_one_that_fails_while_money_is_looked_at_is_asked_about_it_again(
    shop: OldShop, sweep: Sweep, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = shop.sale()
    for server in sweep.servers:
        server.pay(sale)
    monkeypatch.setattr(
        sweep.servers[0], "outputs", lambda _: sweep.servers[0].transaction_counts(())
    )
    sweep.servers[0].connected = True
    real = sweep.servers[0].transaction_counts

    def counts(scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        if not scripts:
            raise UnreachableError("chain.timeout", server="first")
        return real(scripts)

    monkeypatch.setattr(sweep.servers[0], "transaction_counts", counts)
    sweep.run(BATCH / ADDRESSES_A_SECOND)
    assert shop.rescans == [sale.id]
    assert sweep.servers[1].looked_at == [script_of(sale)]


def test_after_the_end_nobody_is_asked(shop: OldShop, sweep: Sweep) -> None:
    shop.sale()
    sweep.servers[1].connected = True
    sweep.service.close()
    assert sweep.service.step() == LAST_RETRY_SECONDS
    assert not any(server.connected or server.connects for server in sweep.servers)
