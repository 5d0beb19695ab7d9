"""How the point-of-sale flow of Triple-A says no, and fails."""

from __future__ import annotations

from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.ports import RefusedError, UnreachableError
from tests.support.gateways.orders import code_of, heard, order
from tests.support.gateways.standin import Answer, Failure
from tests.support.gateways.triplea_till import legacy

if TYPE_CHECKING:
    from pos_app.adapters.gateways.triplea.legacy import LegacyTripleA
    from tests.support.controlled_clock import ControlledClock
    from tests.support.gateways.triplea import TripleAStandIn

SEEN, HELD, CONFIRMED = Assurance.SEEN, Assurance.HELD, Assurance.CONFIRMED
REVOKED, UNKNOWN = Assurance.REVOKED, Assurance.UNKNOWN


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
    legacy_gateway: LegacyTripleA,
    server: TripleAStandIn,
    returned: str,
    code: str,
    reason: str | None,
) -> None:
    server.refuses_with = returned
    with pytest.raises(RefusedError) as refused:
        legacy_gateway.open(order())
    assert code_of(refused) == code
    assert refused.value.message.arguments.get("reason") == reason


@pytest.mark.parametrize("currency", ["SAT", "CHF"])
def test_a_currency_that_is_not_taken_uses_up_no_address(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn, currency: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        legacy_gateway.open(order("1000", currency))
    assert refused.value.message.arguments == {"gateway": "Triple-A", "currency": currency}
    assert not server.payments


def test_an_api_id_of_the_other_network_is_noticed(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    server.prefix = "bc"
    with pytest.raises(RefusedError) as refused:
        legacy_gateway.open(order())
    assert code_of(refused) == "gateway.wrong_network"


def fail_the_create(
    server: TripleAStandIn, failure: Failure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The price is told well, and what is asked after it goes wrong."""
    tell = server._exchange

    def exchange(code: str) -> Answer:
        server.fail_next(failure)
        return tell(code)

    monkeypatch.setattr(server, "_exchange", exchange)


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
    legacy_gateway: LegacyTripleA,
    server: TripleAStandIn,
    monkeypatch: pytest.MonkeyPatch,
    failure: Failure,
    code: str,
) -> None:
    fail_the_create(server, failure, monkeypatch)
    with pytest.raises((RefusedError, UnreachableError)) as failed:
        legacy_gateway.open(order())
    assert code_of(failed) == code
    assert [each.path for each in server.asked].count("/set_addr") == 1


@pytest.mark.parametrize("failure", [Failure.SILENT, Failure.SLOW_BODY])
def test_a_create_that_is_too_slow_is_in_doubt(
    server: TripleAStandIn,
    clock: ControlledClock,
    monkeypatch: pytest.MonkeyPatch,
    failure: Failure,
) -> None:
    fail_the_create(server, failure, monkeypatch)
    with (
        closing(legacy(server, clock, seconds=0.3)) as hasty,
        pytest.raises(UnreachableError) as failed,
    ):
        hasty.open(order())
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
    legacy_gateway: LegacyTripleA, server: TripleAStandIn, failure: Failure, code: str
) -> None:
    reference = legacy_gateway.open(order()).reference
    server.fail_next(failure)
    with pytest.raises((RefusedError, UnreachableError)) as failed:
        legacy_gateway.look(reference, ())
    assert code_of(failed) == code
    assert legacy_gateway.look(reference, ()).credits == ()


def test_a_price_at_which_all_bitcoin_would_not_do(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    server.rate = Decimal("0.0000001")
    with pytest.raises(RefusedError) as refused:
        legacy_gateway.open(order())
    assert code_of(refused) == "gateway.nonsense"


def test_a_return_code_counts_with_any_status_of_http(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = [{"return": 201, "status": "notok"}, {"status": "notok"}]
    monkeypatch.setattr(server, "_set_addr", lambda _: Answer(status=400, body=bodies.pop(0)))
    for reason in ("wrong or missing argument (201)", "HTTP 400"):
        with pytest.raises(RefusedError) as refused:
            legacy_gateway.open(order())
        assert refused.value.message.arguments["reason"] == reason


def test_an_answer_without_a_token(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell = server._set_addr

    def tokenless(asked: dict[str, object]) -> Answer:
        return Answer(body={"status": "ok", "addr": tell(asked).body["addr"]})

    monkeypatch.setattr(server, "_set_addr", tokenless)
    reference = legacy_gateway.open(order()).reference
    call = server.update(reference, response_auth_token="whatever")
    assert legacy_gateway.read_notification(reference, heard(call)).answer == '{"status":"ok"}'
