"""Triple-A's point-of-sale flow against its stand-in."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.hosted_payment import InstructionKind
from pos_app.ports import RefusedError
from tests.support.gateways.orders import CALLBACK, code_of, kept, money, order
from tests.support.gateways.triplea import API_ID

if TYPE_CHECKING:
    from pos_app.adapters.gateways.triplea.legacy import LegacyTripleA
    from tests.support.controlled_clock import ControlledClock
    from tests.support.gateways.triplea import TripleAStandIn

SEEN, HELD, CONFIRMED = Assurance.SEEN, Assurance.HELD, Assurance.CONFIRMED
REVOKED, UNKNOWN = Assurance.REVOKED, Assurance.UNKNOWN


def test_an_address_and_a_price_for_fifteen_minutes(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn, clock: ControlledClock
) -> None:
    opened = legacy_gateway.open(order(callback_url=CALLBACK))
    assert [each.path for each in server.asked] == ["/exchange/BTC/EUR/1", "/set_addr"]
    asked = server.asked[1].json
    assert (asked["api_id"], asked["local_currency"]) == (API_ID, "EUR")
    assert (asked["order_amount"], asked["webhook"]) == ("10.00", CALLBACK)
    assert "authorization" not in server.asked[1].headers
    assert opened.expires_at == clock.now() + timedelta(minutes=15)
    assert (opened.price, opened.currency_code) == (Decimal("40000.00"), "EUR")
    assert opened.due_sat == 25_000
    (instruction,) = opened.instructions
    assert instruction.kind is InstructionKind.ON_CHAIN
    assert instruction.destination == opened.reference == next(iter(server.payments))
    upper = opened.reference.upper()
    assert instruction.uri == f"bitcoin:{upper}?amount=0.00025&label=Corner%20shop%2042"


def test_the_amount_is_rounded_up_to_a_satoshi(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    server.rate = Decimal("39999.99")
    assert legacy_gateway.open(order()).due_sat == 25_001  # 25,000.006...


def test_the_rate_that_comes_with_the_address_wins(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    server.names_rate = True
    opened = legacy_gateway.open(order())
    assert opened.price == server.rate
    assert "webhook" not in server.asked[1].json


def test_paid_and_confirmed_with_slower_looks_once_enough_is_seen(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    reference = legacy_gateway.open(order()).reference
    first = legacy_gateway.look(reference, ())
    assert (first.credits, first.look_again_seconds, first.closed) == ((), 4.0, False)
    server.pay(reference, 25_000)
    seen = legacy_gateway.look(reference, ())
    assert money(seen) == [(25_000, SEEN)]
    assert (seen.look_again_seconds, seen.status) == (30.0, "unconfirmed")
    server.confirm(reference)
    confirmed = legacy_gateway.look(reference, kept(seen.credits))
    assert money(confirmed) == [(25_000, CONFIRMED)]
    assert (confirmed.closed, confirmed.status) == (True, "confirmed")
    assert confirmed.credits[0].reference == seen.credits[0].reference


def test_a_top_up_on_the_same_address(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    reference = legacy_gateway.open(order()).reference
    server.pay(reference, 10_000, confirmed=True)
    short = legacy_gateway.look(reference, ())
    assert (short.look_again_seconds, short.closed) == (4.0, False)
    assert short.status == "partial, confirmed"
    server.pay(reference, 15_001)
    both = legacy_gateway.look(reference, kept(short.credits))
    assert money(both) == [(10_000, CONFIRMED), (15_001, SEEN)]
    assert both.look_again_seconds == 30.0


def test_a_new_price_keeps_the_address_and_what_was_paid(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn, clock: ControlledClock
) -> None:
    opened = legacy_gateway.open(order())
    server.pay(opened.reference, 13_000)
    before = kept(legacy_gateway.look(opened.reference, ()).credits)
    clock.advance(901)
    server.rate = Decimal(50_000)
    renewed = legacy_gateway.refresh_rate(opened.reference, order("6.00"))
    assert renewed.reference == opened.reference
    assert (renewed.due_sat, renewed.price) == (12_000, Decimal(50_000))
    assert renewed.expires_at == clock.now() + timedelta(minutes=15)
    assert "amount=0.00012&" in renewed.instructions[0].uri
    assert legacy_gateway.look(opened.reference, before).look_again_seconds == 4.0
    server.pay(opened.reference, 12_000)
    after = legacy_gateway.look(opened.reference, before)
    assert money(after) == [(13_000, SEEN), (12_000, SEEN)]
    assert after.look_again_seconds == 30.0
    assert [each.path for each in server.asked].count("/set_addr") == 1


def test_a_double_spend_vanishes(legacy_gateway: LegacyTripleA, server: TripleAStandIn) -> None:
    reference = legacy_gateway.open(order()).reference
    server.pay(reference, 25_000)
    seen = kept(legacy_gateway.look(reference, ()).credits)
    server.revoke(reference)
    gone = legacy_gateway.look(reference, seen)
    assert money(gone) == [(25_000, UNKNOWN)]
    assert gone.look_again_seconds == 4.0


def test_after_a_restart_it_looks_on_without_knowing_what_is_enough(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    reference = legacy_gateway.open(order()).reference
    server.pay(reference, 25_000, confirmed=True)
    legacy_gateway.unfollow(reference)
    found = legacy_gateway.look(reference, ())
    assert money(found) == [(25_000, CONFIRMED)]
    assert (found.look_again_seconds, found.closed) == (4.0, False)


def test_after_a_restart_the_price_of_the_rest_is_not_taken_for_all_of_it(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    reference = legacy_gateway.open(order()).reference
    server.pay(reference, 15_000, confirmed=True)
    legacy_gateway.unfollow(reference)
    legacy_gateway.refresh_rate(reference, order("4.00"))
    found = legacy_gateway.look(reference, ())
    assert (found.look_again_seconds, found.closed) == (4.0, False)


@pytest.mark.parametrize(
    ("balance", "expected"),
    [
        (None, []),
        ({"confirmed": None, "unconfirmed": None}, []),
        ({"confirmed": 0.0002, "unconfirmed": -0.0002}, []),
        ({"confirmed": 0.0003, "unconfirmed": -0.0001}, [(20_000, CONFIRMED)]),
        ({"confirmed": "0.00020000", "unconfirmed": 1e-8}, [(20_000, CONFIRMED), (1, SEEN)]),
    ],
)
def test_balances(
    legacy_gateway: LegacyTripleA,
    server: TripleAStandIn,
    monkeypatch: pytest.MonkeyPatch,
    balance: object,
    expected: object,
) -> None:
    reference = legacy_gateway.open(order()).reference
    monkeypatch.setattr(server, "_balance", lambda _: {"balance": balance})
    assert money(legacy_gateway.look(reference, ())) == expected


@pytest.mark.parametrize(
    "balance",
    [{}, {"balance": 7}, {"balance": {"confirmed": "lots"}}, {"balance": {"confirmed": True}}],
)
def test_balances_that_are_nonsense(
    legacy_gateway: LegacyTripleA,
    server: TripleAStandIn,
    monkeypatch: pytest.MonkeyPatch,
    balance: object,
) -> None:
    reference = legacy_gateway.open(order()).reference
    monkeypatch.setattr(server, "_balance", lambda _: balance)
    with pytest.raises(RefusedError) as refused:
        legacy_gateway.look(reference, ())
    assert code_of(refused) == "gateway.nonsense"
