"""Triple-A's point-of-sale flow against its stand-in."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.gateways.common.http import GatewayHttp
from pos_app.adapters.gateways.triplea.legacy import LegacyTripleA
from pos_app.domain.credit import Assurance
from pos_app.domain.hosted_payment import InstructionKind
from pos_app.ports import RefusedError, UnreachableError
from tests.support.gateways.orders import CALLBACK, heard, kept, money, order
from tests.support.gateways.standin import Answer, Call, Failure
from tests.support.gateways.triplea import API_ID, TripleAStandIn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.domain.message import TillError
    from tests.support.controlled_clock import ControlledClock

SEEN, CONFIRMED, UNKNOWN = Assurance.SEEN, Assurance.CONFIRMED, Assurance.UNKNOWN


def legacy(server: TripleAStandIn, clock: ControlledClock, seconds: float = 60.0) -> LegacyTripleA:
    http = GatewayHttp("triplea", server.url, total_seconds=seconds)
    return LegacyTripleA(http, API_ID, "regtest", clock)


@pytest.fixture
def gateway(server: TripleAStandIn, clock: ControlledClock) -> Iterator[LegacyTripleA]:
    with closing(legacy(server, clock)) as made:
        yield made


def code_of(error: pytest.ExceptionInfo[TillError]) -> str:
    return error.value.message.code


def test_an_address_and_a_price_for_fifteen_minutes(
    gateway: LegacyTripleA, server: TripleAStandIn, clock: ControlledClock
) -> None:
    opened = gateway.open(order(callback_url=CALLBACK))
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
    gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    server.rate = Decimal("39999.99")
    assert gateway.open(order()).due_sat == 25_001  # 25,000.006...


def test_the_rate_that_comes_with_the_address_wins(
    gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    server.names_rate = True
    opened = gateway.open(order())
    assert opened.price == server.rate
    assert "webhook" not in server.asked[1].json


def test_paid_and_confirmed_with_slower_looks_once_enough_is_seen(
    gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    reference = gateway.open(order()).reference
    first = gateway.look(reference, ())
    assert (first.credits, first.look_again_seconds, first.closed) == ((), 4.0, False)
    server.pay(reference, 25_000)
    seen = gateway.look(reference, ())
    assert money(seen) == [(25_000, SEEN)]
    assert (seen.look_again_seconds, seen.status) == (30.0, "unconfirmed")
    server.confirm(reference)
    confirmed = gateway.look(reference, kept(seen.credits))
    assert money(confirmed) == [(25_000, CONFIRMED)]
    assert (confirmed.closed, confirmed.status) == (True, "confirmed")
    assert confirmed.credits[0].reference == seen.credits[0].reference


def test_a_top_up_on_the_same_address(gateway: LegacyTripleA, server: TripleAStandIn) -> None:
    reference = gateway.open(order()).reference
    server.pay(reference, 10_000, confirmed=True)
    short = gateway.look(reference, ())
    assert (short.look_again_seconds, short.closed) == (4.0, False)
    assert short.status == "partial, confirmed"
    server.pay(reference, 15_001)
    both = gateway.look(reference, kept(short.credits))
    assert money(both) == [(10_000, CONFIRMED), (15_001, SEEN)]
    assert both.look_again_seconds == 30.0


def test_a_new_price_keeps_the_address_and_what_was_paid(
    gateway: LegacyTripleA, server: TripleAStandIn, clock: ControlledClock
) -> None:
    opened = gateway.open(order())
    server.pay(opened.reference, 10_000)
    before = kept(gateway.look(opened.reference, ()).credits)
    clock.advance(901)
    server.rate = Decimal(50_000)
    renewed = gateway.refresh_rate(opened.reference, order("6.00"))
    assert renewed.reference == opened.reference
    assert (renewed.due_sat, renewed.price) == (12_000, Decimal(50_000))
    assert renewed.expires_at == clock.now() + timedelta(minutes=15)
    assert "amount=0.00012&" in renewed.instructions[0].uri
    assert gateway.look(opened.reference, before).look_again_seconds == 4.0
    server.pay(opened.reference, 12_000)
    after = gateway.look(opened.reference, before)
    assert money(after) == [(10_000, SEEN), (12_000, SEEN)]
    assert after.look_again_seconds == 30.0
    assert [each.path for each in server.asked].count("/set_addr") == 1


def test_a_double_spend_vanishes(gateway: LegacyTripleA, server: TripleAStandIn) -> None:
    reference = gateway.open(order()).reference
    server.pay(reference, 25_000)
    seen = kept(gateway.look(reference, ()).credits)
    server.revoke(reference)
    gone = gateway.look(reference, seen)
    assert money(gone) == [(25_000, UNKNOWN)]
    assert gone.look_again_seconds == 4.0


def test_after_a_restart_it_looks_on_without_knowing_what_is_enough(
    gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    reference = gateway.open(order()).reference
    server.pay(reference, 25_000, confirmed=True)
    gateway.unfollow(reference)
    found = gateway.look(reference, ())
    assert money(found) == [(25_000, CONFIRMED)]
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
    gateway: LegacyTripleA,
    server: TripleAStandIn,
    monkeypatch: pytest.MonkeyPatch,
    balance: object,
    expected: object,
) -> None:
    reference = gateway.open(order()).reference
    monkeypatch.setattr(server, "_balance", lambda _: {"balance": balance})
    assert money(gateway.look(reference, ())) == expected


@pytest.mark.parametrize(
    "balance",
    [{}, {"balance": 7}, {"balance": {"confirmed": "lots"}}, {"balance": {"confirmed": True}}],
)
def test_balances_that_are_nonsense(
    gateway: LegacyTripleA,
    server: TripleAStandIn,
    monkeypatch: pytest.MonkeyPatch,
    balance: object,
) -> None:
    reference = gateway.open(order()).reference
    monkeypatch.setattr(server, "_balance", lambda _: balance)
    with pytest.raises(RefusedError) as refused:
        gateway.look(reference, ())
    assert code_of(refused) == "gateway.nonsense"


@pytest.mark.parametrize(
    ("returned", "code", "reason"),
    [
        ("101", "gateway.currency", None),
        ("103", "gateway.currency", None),
        ("106", "gateway.currency", None),
        ("301", "gateway.no_access", None),
        ("303", "gateway.no_access", None),
        ("201", "gateway.refused", "wrong or missing argument (201)"),
        ("998", "gateway.refused", "system error (998)"),
        ("4711", "gateway.refused", "notok (4711)"),
    ],
)
def test_return_codes_are_clear_refusals(
    gateway: LegacyTripleA,
    server: TripleAStandIn,
    returned: str,
    code: str,
    reason: str | None,
) -> None:
    server.refuses_with = returned
    with pytest.raises(RefusedError) as refused:
        gateway.open(order())
    assert code_of(refused) == code
    assert refused.value.message.arguments.get("reason") == reason


@pytest.mark.parametrize("currency", ["SAT", "CHF"])
def test_a_currency_that_is_not_taken_uses_up_no_address(
    gateway: LegacyTripleA, server: TripleAStandIn, currency: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        gateway.open(order("1000", currency))
    assert refused.value.message.arguments == {"gateway": "triplea", "currency": currency}
    assert not server.payments


def test_an_api_id_of_the_other_network_is_noticed(
    gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    server.prefix = "bc"
    with pytest.raises(RefusedError) as refused:
        gateway.open(order())
    assert code_of(refused) == "gateway.wrong_network"


def fail_the_create(server: TripleAStandIn, failure: Failure) -> None:
    """The price is told well, and what is asked after it goes wrong."""
    tell = server._exchange

    def exchange(code: str) -> Answer:
        server.fail_next(failure)
        return tell(code)

    server._exchange = exchange  # type: ignore[method-assign]


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Failure.SERVER_ERROR, "gateway.maybe_created"),
        (Failure.LOST, "gateway.maybe_created"),
        (Failure.HUGE_BODY, "gateway.maybe_created"),
        (Failure.NO_JSON, "gateway.nonsense"),
        (Failure.WRONG_TYPES, "gateway.refused"),
        (Failure.TOO_MANY, "gateway.unreachable"),
    ],
)
def test_a_create_that_fails_is_not_sent_again(
    gateway: LegacyTripleA, server: TripleAStandIn, failure: Failure, code: str
) -> None:
    fail_the_create(server, failure)
    with pytest.raises((RefusedError, UnreachableError)) as failed:
        gateway.open(order())
    assert code_of(failed) == code
    assert [each.path for each in server.asked].count("/set_addr") == 1


@pytest.mark.parametrize("failure", [Failure.SILENT, Failure.SLOW_BODY])
def test_a_create_that_is_too_slow_is_in_doubt(
    server: TripleAStandIn, clock: ControlledClock, failure: Failure
) -> None:
    fail_the_create(server, failure)
    with (
        closing(legacy(server, clock, seconds=1.0)) as gateway,
        pytest.raises(UnreachableError) as failed,
    ):
        gateway.open(order())
    assert code_of(failed) in {"gateway.maybe_created", "gateway.slow"}


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
    gateway: LegacyTripleA, server: TripleAStandIn, failure: Failure, code: str
) -> None:
    reference = gateway.open(order()).reference
    server.fail_next(failure)
    with pytest.raises((RefusedError, UnreachableError)) as failed:
        gateway.look(reference, ())
    assert code_of(failed) == code
    assert gateway.look(reference, ()).credits == ()


# --- updates


def test_an_update_is_a_reason_to_look_and_tells_the_state_of_the_order(
    gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    reference = gateway.open(order()).reference
    server.asked.clear()
    for spelling in ("auth_response_token", "response_auth_token"):
        read = gateway.read_notification(reference, heard(server.update(reference, spelling)))
        assert read.answer == '{"status":"ok"}'
        assert read.evidence == {"payment_status": "unconfirmed", "order_status": "paid"}
    assert not server.asked


@pytest.mark.parametrize(
    "status", ["paid", "paid_too_much", "failed_paid_too_little", "failed", "paid_expired", "new!"]
)
def test_every_state_of_an_order_is_kept_as_evidence(
    gateway: LegacyTripleA, server: TripleAStandIn, status: str
) -> None:
    reference = gateway.open(order()).reference
    call = server.update(reference, order_status=status, payment_status="confirmed")
    read = gateway.read_notification(reference, heard(call))
    assert read.evidence == {"payment_status": "confirmed", "order_status": status}


def forgeries(server: TripleAStandIn, reference: str) -> dict[str, Call]:
    good = server.update(reference)
    token = server.payments[reference].token

    def altered(body: bytes) -> Call:
        return Call(method="POST", query={}, headers={}, body=body)

    return {
        "another token": server.update(reference, response_auth_token="x" * 32),
        "one of two tokens": server.update(reference, auth_response_token="x" * 32),
        "no token": altered(good.body.replace(token.encode(), b"")),
        "nothing": altered(b"{}"),
        "another account": server.update(reference, api_id="HA-somebody-else"),
        "another address": server.update(reference, addr="bcrt1qsomebodyelse"),
        "no object": altered(b"[]"),
        "no JSON": altered(b"payment_status=paid"),
        "no text": altered(b"\xff\xfe"),
        "too deep": altered(b"[" * 100_000),
        "by GET": Call(method="GET", query={}, headers={}, body=good.body),
    }


def test_forged_updates_are_turned_away(gateway: LegacyTripleA, server: TripleAStandIn) -> None:
    reference = gateway.open(order()).reference
    for name, call in forgeries(server, reference).items():
        with pytest.raises(RefusedError) as refused:
            gateway.read_notification(reference, heard(call))
        assert code_of(refused) == "gateway.forged", name


def test_after_a_restart_an_update_is_only_a_reason_to_look(
    gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    reference = gateway.open(order()).reference
    gateway.unfollow(reference)
    call = server.update(reference, response_auth_token="forgotten")
    assert gateway.read_notification(reference, heard(call)).answer == '{"status":"ok"}'
    assert gateway.read_notification(reference, heard(server.sealed_update())).evidence == {}


def test_what_it_does_not_know_does_nothing(gateway: LegacyTripleA, server: TripleAStandIn) -> None:
    reference = gateway.open(order()).reference
    server.asked.clear()
    gateway.follow(reference, lambda: None)
    gateway.close_payment(reference)
    assert not server.asked
    assert gateway.name == "triplea"
    assert not gateway.needs_own_address
