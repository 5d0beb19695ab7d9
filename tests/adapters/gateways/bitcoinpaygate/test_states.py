"""Every state of a payment at BitcoinPayGate, and what the till makes of it."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.ports import RefusedError, UnreachableError
from tests.support.gateways.bitcoinpaygate_till import paygate
from tests.support.gateways.orders import code_of, kept, money, order
from tests.support.gateways.standin import Failure

if TYPE_CHECKING:
    from pos_app.adapters.gateways.bitcoinpaygate.gateway import BitcoinPayGate
    from tests.support.controlled_clock import ControlledClock
    from tests.support.fixed_secrets import FixedSecrets
    from tests.support.gateways.bitcoinpaygate import BitcoinPayGateStandIn

HELD, CONFIRMED = Assurance.HELD, Assurance.CONFIRMED
REVOKED = Assurance.REVOKED


@pytest.mark.parametrize(
    ("status", "assurance", "pause", "closed"),
    [
        ("NEW", HELD, 4.0, False),
        ("UNDERPAID", HELD, 4.0, False),
        ("PAID", HELD, 30.0, False),
        ("UNCONFIRMED", HELD, 30.0, False),
        ("CONFIRMED", CONFIRMED, 60.0, False),
        ("COMPLETED", CONFIRMED, 60.0, False),
        ("EXPIRED", HELD, 60.0, False),
        ("INVALID", REVOKED, 60.0, False),
        ("Enchanted", HELD, 4.0, False),
    ],
)
@pytest.mark.parametrize("version", [1, 2])
def test_states(
    server: BitcoinPayGateStandIn,
    secrets: FixedSecrets,
    clock: ControlledClock,
    version: int,
    status: str,
    assurance: Assurance,
    pause: float,
    *,
    closed: bool,
) -> None:
    server.begin_anew(version)
    with closing(paygate(server, secrets, clock)) as gateway:
        reference = gateway.open(order()).reference
        server.pay(reference, 25_000)
        known = kept(gateway.look(reference, ()).credits)
        server.payments[reference].status = status
        found = gateway.look(reference, known)
    assert money(found) == [(25_000, assurance)]
    assert (found.status, found.look_again_seconds, found.closed) == (status, pause, closed)


def test_nothing_came_yet(gateway: BitcoinPayGate, first: BitcoinPayGate) -> None:
    reference = first.open(order()).reference
    found = first.look(reference, ())
    assert (found.credits, found.status, found.closed) == ((), "NEW", False)


def test_snapshots_carry_the_time_of_the_gateway(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn, clock: ControlledClock
) -> None:
    reference = gateway.open(order()).reference
    old = server.snapshot(reference)
    before = gateway.look(reference, ()).as_of
    clock.advance(7)
    after = gateway.look(reference, ()).as_of
    server.next_snapshots.append(old)
    once_more = gateway.look(reference, ()).as_of
    assert before is not None
    assert after == before + timedelta(seconds=7)
    assert once_more == before


def test_transactions_are_credits_with_their_ids_and_times(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn, clock: ControlledClock
) -> None:
    reference = gateway.open(order()).reference
    server.pay(reference, 10_000)
    clock.advance(60)
    server.pay(reference, 15_000)
    found = gateway.look(reference, ())
    assert money(found) == [(10_000, HELD), (15_000, HELD)]
    one, other = found.credits
    paid = server.payments[reference].money
    assert [one.reference, other.reference] == [each.txid for each in paid]
    assert one.received_at is not None
    assert other.received_at == one.received_at + timedelta(seconds=60)


def test_one_transaction_that_pays_twice(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn
) -> None:
    reference = gateway.open(order()).reference
    server.pay(reference, 10_000)
    payment = server.payments[reference]
    payment.money.append(payment.money[0])
    txid = payment.money[0].txid
    found = gateway.look(reference, ())
    assert [each.reference for each in found.credits] == [txid, f"{txid}#2"]


@pytest.mark.parametrize("status", ["UNDERPAID", "CONFIRMED"])
def test_where_the_transactions_do_not_make_up_the_sum_the_sum_counts(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn, status: str
) -> None:
    server.lists_transactions = False
    reference = gateway.open(order()).reference
    server.pay(reference, 10_000)
    short = gateway.look(reference, ())
    assert [each.reference for each in short.credits] == [f"{reference}#1"]
    server.pay(reference, 15_000)
    server.payments[reference].status = status
    both = gateway.look(reference, kept(short.credits))
    expected = CONFIRMED if status == "CONFIRMED" else HELD
    assert money(both) == [(10_000, expected), (15_000, expected)]


def test_money_that_it_names_no_more_is_not_named(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn
) -> None:
    server.lists_transactions = False
    reference = gateway.open(order()).reference
    server.pay(reference, 25_000, confirmed=True)
    known = kept(gateway.look(reference, ()).credits)
    payment = server.payments[reference]
    payment.money.clear()
    payment.status = "UNDERPAID"
    assert gateway.look(reference, known).credits == ()


def test_a_confirmed_payment_that_is_revoked(
    first: BitcoinPayGate, server: BitcoinPayGateStandIn
) -> None:
    reference = first.open(order()).reference
    server.pay(reference, 25_000, confirmed=True)
    confirmed = first.look(reference, ())
    assert money(confirmed) == [(25_000, CONFIRMED)]
    server.revoke(reference)
    revoked = first.look(reference, kept(confirmed.credits))
    assert money(revoked) == [(25_000, REVOKED)]
    assert (revoked.status, revoked.closed) == ("INVALID", False)


def test_it_may_be_revoked_for_an_hour(
    first: BitcoinPayGate, server: BitcoinPayGateStandIn, clock: ControlledClock
) -> None:
    reference = first.open(order()).reference
    server.pay(reference, 25_000, confirmed=True)
    clock.advance(3_599)
    assert not first.look(reference, ()).closed
    clock.advance(2)
    assert first.look(reference, ()).closed


def test_a_time_of_payment_may_be_missing(
    first: BitcoinPayGate, server: BitcoinPayGateStandIn, clock: ControlledClock
) -> None:
    reference = first.open(order()).reference
    server.pay(reference, 25_000, confirmed=True)
    server.payments[reference].paid_at = None
    clock.advance(3_601)
    assert not first.look(reference, ()).closed  # an hour after its end, then
    clock.advance(900)
    assert first.look(reference, ()).closed


@pytest.mark.parametrize(
    ("status", "after"), [("COMPLETED", 901), ("EXPIRED", 87_301), ("INVALID", 87_301)]
)
def test_how_long_it_is_asked_after_its_end(
    gateway: BitcoinPayGate,
    server: BitcoinPayGateStandIn,
    clock: ControlledClock,
    status: str,
    after: float,
) -> None:
    reference = gateway.open(order()).reference
    server.payments[reference].status = status
    clock.advance(after - 2)
    assert not gateway.look(reference, ()).closed
    clock.advance(2)
    assert gateway.look(reference, ()).closed


@pytest.mark.parametrize("version", [1, 2])
def test_too_much_is_a_negative_rest(
    server: BitcoinPayGateStandIn, secrets: FixedSecrets, clock: ControlledClock, version: int
) -> None:
    server.begin_anew(version)
    with closing(paygate(server, secrets, clock)) as gateway:
        reference = gateway.open(order()).reference
        server.pay(reference, 26_000, confirmed=True)
        assert money(gateway.look(reference, ())) == [(26_000, CONFIRMED)]


def test_late_money_is_shown(gateway: BitcoinPayGate, server: BitcoinPayGateStandIn) -> None:
    reference = gateway.open(order()).reference
    server.expire(reference)
    assert gateway.look(reference, ()).status == "EXPIRED"
    server.pay(reference, 25_000)
    server.expire(reference)
    late = gateway.look(reference, ())
    assert (late.status, money(late)) == ("INVALID", [(25_000, REVOKED)])


def test_an_unknown_state_takes_nothing_back(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn
) -> None:
    reference = gateway.open(order()).reference
    server.pay(reference, 25_000, confirmed=True)
    known = kept(gateway.look(reference, ()).credits)
    server.fail_next(Failure.UNKNOWN_STATE)
    found = gateway.look(reference, known)
    assert (found.status, money(found)) == ("Enchanted", [(25_000, CONFIRMED)])
    assert (found.look_again_seconds, found.closed) == (4.0, False)


@pytest.mark.parametrize(
    "said",
    [
        {"paymentId": "somebody-else's"},
        {"status": None},
        {"status": 7},
        {"currentTime": None},
        {"currentTime": "2018-01-12T15:16:32"},
        {"paidBtc": "-1"},
        {"paidBtc": True},
        {"paidBtc": None, "remainingToPayBtc": 1},
        {"btcTransactions": {"btcTxId": "x"}},
        {"btcTransactions": [{"btcTxId": "x", "btcAmount": "lots"}]},
        {"btcTransactions": [{"btcTxId": "x" * 65, "btcAmount": Decimal(1)}]},
    ],
)
def test_snapshots_that_are_nonsense(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn, said: dict[str, object]
) -> None:
    reference = gateway.open(order()).reference
    server.next_snapshots.append(server.snapshot(reference, **said))
    with pytest.raises(RefusedError) as refused:
        gateway.look(reference, ())
    assert code_of(refused) == "gateway.nonsense"
    assert gateway.look(reference, ()).status == "NEW"


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Failure.SERVER_ERROR, "gateway.unreachable"),
        (Failure.LOST, "gateway.unreachable"),
        (Failure.TOO_MANY, "gateway.unreachable"),
        (Failure.HUGE_BODY, "gateway.nonsense"),
        (Failure.NO_JSON, "gateway.nonsense"),
        (Failure.WRONG_TYPES, "gateway.nonsense"),
    ],
)
def test_a_look_that_fails(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn, failure: Failure, code: str
) -> None:
    reference = gateway.open(order()).reference
    server.fail_next(failure)
    with pytest.raises((RefusedError, UnreachableError)) as failed:
        gateway.look(reference, ())
    assert code_of(failed) == code
    assert gateway.look(reference, ()).credits == ()


def test_a_look_that_is_too_slow(
    gateway: BitcoinPayGate,
    server: BitcoinPayGateStandIn,
    secrets: FixedSecrets,
    clock: ControlledClock,
) -> None:
    reference = gateway.open(order()).reference
    server.fail_next(Failure.SLOW_BODY)
    with (
        closing(paygate(server, secrets, clock, seconds=0.3)) as hasty,
        pytest.raises(UnreachableError) as failed,
    ):
        hasty.look(reference, ())
    assert code_of(failed) == "gateway.slow"
