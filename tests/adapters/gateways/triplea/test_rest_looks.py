"""What Triple-A's REST interfaces say of a payment, and what the till makes of it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.ports import RefusedError
from tests.support.gateways.orders import code_of, kept, money, order
from tests.support.gateways.standin import Answer, Failure

if TYPE_CHECKING:
    from pos_app.adapters.gateways.triplea.rest import RestTripleA
    from tests.support.controlled_clock import ControlledClock
    from tests.support.gateways.triplea import TripleAStandIn

SEEN, HELD, CONFIRMED = Assurance.SEEN, Assurance.HELD, Assurance.CONFIRMED
REVOKED, UNKNOWN = Assurance.REVOKED, Assurance.UNKNOWN


@pytest.mark.parametrize(
    ("tier", "assurance", "pause"),
    [
        ("none", SEEN, 4.0),
        ("hold", HELD, 30.0),
        ("good", CONFIRMED, 30.0),
        ("invalid", REVOKED, 4.0),
        ("enchanted", HELD, 4.0),
    ],
)
def test_tiers(
    rest_gateway: RestTripleA,
    server: TripleAStandIn,
    tier: str,
    assurance: Assurance,
    pause: float,
) -> None:
    reference = rest_gateway.open(order()).reference
    server.pay(reference, 25_000)
    server.set_tier(reference, tier)
    found = rest_gateway.look(reference, ())
    assert money(found) == [(25_000, assurance)]
    assert (found.status, found.look_again_seconds) == (tier, pause)
    assert not found.closed


def test_too_little_and_its_top_up(rest_gateway: RestTripleA, server: TripleAStandIn) -> None:
    reference = rest_gateway.open(order()).reference
    server.pay(reference, 10_000, confirmed=True)
    short = rest_gateway.look(reference, ())
    assert (short.status, money(short)) == ("short", [(10_000, CONFIRMED)])
    server.pay(reference, 15_000)
    held = rest_gateway.look(reference, kept(short.credits))
    assert (held.status, money(held)) == ("hold", [(10_000, HELD), (15_000, HELD)])
    server.confirm(reference)
    good = rest_gateway.look(reference, kept(held.credits))
    assert money(good) == [(10_000, CONFIRMED), (15_000, CONFIRMED)]
    assert [each.reference for each in good.credits] == [f"{reference}#1", f"{reference}#2"]


def test_good_money_that_turns_out_invalid_is_taken_back(
    rest_gateway: RestTripleA, server: TripleAStandIn
) -> None:
    reference = rest_gateway.open(order()).reference
    server.pay(reference, 25_000, confirmed=True)
    good = rest_gateway.look(reference, ())
    server.revoke(reference)
    assert money(rest_gateway.look(reference, kept(good.credits))) == [(25_000, REVOKED)]
    server.payments[reference].money.clear()
    assert money(rest_gateway.look(reference, kept(good.credits))) == [(25_000, REVOKED)]


def test_an_unknown_tier_changes_nothing_of_what_was_known(
    rest_gateway: RestTripleA, server: TripleAStandIn
) -> None:
    reference = rest_gateway.open(order()).reference
    server.pay(reference, 25_000, confirmed=True)
    known = kept(rest_gateway.look(reference, ()).credits)
    server.fail_next(Failure.UNKNOWN_STATE)
    found = rest_gateway.look(reference, known)
    assert (found.status, money(found)) == ("Enchanted", [(25_000, CONFIRMED)])


def test_newer_answers_name_each_transaction(
    rest_gateway: RestTripleA, server: TripleAStandIn
) -> None:
    server.names_transactions = True
    reference = rest_gateway.open(order()).reference
    assert rest_gateway.look(reference, ()).credits == ()
    server.pay(reference, 10_000)
    server.pay(reference, 15_000)
    found = rest_gateway.look(reference, ())
    assert money(found) == [(10_000, HELD), (15_000, HELD)]
    assert [each.reference for each in found.credits] == [
        f"{each.txid}:0" for each in server.payments[reference].money
    ]
    server.confirm(reference)
    assert money(rest_gateway.look(reference, ())) == [(10_000, CONFIRMED), (15_000, CONFIRMED)]
    server.revoke(reference)
    assert money(rest_gateway.look(reference, ())) == [(10_000, REVOKED), (15_000, REVOKED)]


def test_the_newer_sum_takes_the_place_of_both(
    rest_gateway: RestTripleA, server: TripleAStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell = server._said
    said = {"payment_crypto_amount": Decimal("0.0003")}
    monkeypatch.setattr(server, "_said", lambda each: {**tell(each), **said})
    reference = rest_gateway.open(order()).reference
    server.set_tier(reference, "good")
    assert money(rest_gateway.look(reference, ())) == [(30_000, CONFIRMED)]


def test_it_is_asked_less_often_after_the_end_and_no_more_after_a_day(
    rest_gateway: RestTripleA, server: TripleAStandIn, clock: ControlledClock
) -> None:
    reference = rest_gateway.open(order()).reference
    clock.advance(25 * 60)
    late = rest_gateway.look(reference, ())
    assert (late.look_again_seconds, late.closed) == (60.0, False)
    clock.advance(timedelta(hours=24).total_seconds())
    assert rest_gateway.look(reference, ()).closed


def test_good_money_is_not_looked_after_beyond_the_end_and_held_money_is(
    rest_gateway: RestTripleA, server: TripleAStandIn, clock: ControlledClock
) -> None:
    reference = rest_gateway.open(order()).reference
    server.pay(reference, 25_000)
    clock.advance(timedelta(hours=30).total_seconds())
    assert not rest_gateway.look(reference, ()).closed
    server.confirm(reference)
    assert rest_gateway.look(reference, ()).closed


@pytest.mark.parametrize(
    "said",
    [
        {"payment_reference": "PMA-999999-PMT"},
        {"payment_tier": 7},
        {"confirmed_crypto_amt": "-0.1"},
        {"unconfirmed_crypto_amt": None},
        {"expiry_date": "soon"},
        {"txs": {}},
        {"txs": [{"txid": "a", "vout_n": 0, "payment_crypto_amount": 1}] * 2},
        {"txs": [{"txid": "a", "vout_n": -1, "payment_crypto_amount": 1}]},
        {"crypto_currency": 3, "payment_reference": None},
    ],
)
def test_details_that_are_nonsense(
    rest_gateway: RestTripleA,
    server: TripleAStandIn,
    monkeypatch: pytest.MonkeyPatch,
    said: dict[str, object],
) -> None:
    reference = rest_gateway.open(order()).reference
    tell = server._details
    monkeypatch.setattr(server, "_details", lambda each: Answer(body={**tell(each).body, **said}))
    with pytest.raises(RefusedError) as error:
        rest_gateway.look(reference, ())
    assert code_of(error) == "gateway.nonsense"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"crypto_currency": "ETH"}, "gateway.nonsense"),
        ({"crypto_address": "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"}, "gateway.wrong_network"),
        ({"crypto_amount": 0}, "gateway.nonsense"),
        ({"exchange_rate": -1}, "gateway.nonsense"),
        ({"payment_reference": "../../x y"}, "gateway.nonsense"),
    ],
)
def test_payments_that_nobody_may_be_asked_for(
    rest_gateway: RestTripleA,
    server: TripleAStandIn,
    monkeypatch: pytest.MonkeyPatch,
    said: dict[str, object],
    code: str,
) -> None:
    tell = server._said
    monkeypatch.setattr(server, "_said", lambda each: {**tell(each), **said})
    with pytest.raises(RefusedError) as error:
        rest_gateway.open(order())
    assert code_of(error) == code
