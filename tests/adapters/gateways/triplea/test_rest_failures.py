"""How Triple-A's REST interfaces fail, and calls that are or are not theirs."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.ports import RefusedError, UnreachableError
from tests.support.gateways.orders import CALLBACK, code_of, heard, order
from tests.support.gateways.standin import Answer, Asked, Call, Failure
from tests.support.gateways.triplea import NOTIFY_SECRET, signed
from tests.support.gateways.triplea_till import rest

if TYPE_CHECKING:
    from pos_app.adapters.gateways.triplea.rest import RestTripleA
    from tests.support.controlled_clock import ControlledClock
    from tests.support.fixed_secrets import FixedSecrets
    from tests.support.gateways.triplea import TripleAStandIn

SEEN, HELD, CONFIRMED = Assurance.SEEN, Assurance.HELD, Assurance.CONFIRMED
REVOKED, UNKNOWN = Assurance.REVOKED, Assurance.UNKNOWN


def requests(server: TripleAStandIn) -> list[Asked]:
    return [each for each in server.asked if each.path.startswith("/payment") and each.body]


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Failure.SERVER_ERROR, "gateway.maybe_created"),
        (Failure.LOST, "gateway.maybe_created"),
        (Failure.HUGE_BODY, "gateway.maybe_created"),
        (Failure.NO_JSON, "gateway.nonsense"),
        (Failure.WRONG_TYPES, "gateway.nonsense"),
        (Failure.TOO_MANY, "gateway.unreachable"),
    ],
)
def test_a_create_that_fails_is_not_sent_again(
    rest_gateway: RestTripleA, server: TripleAStandIn, failure: Failure, code: str
) -> None:
    rest_gateway.look(rest_gateway.open(order()).reference, ())
    server.asked.clear()
    server.fail_next(failure)
    with pytest.raises((RefusedError, UnreachableError)) as failed:
        rest_gateway.open(order())
    assert code_of(failed) == code
    assert len(requests(server)) == 1


@pytest.mark.parametrize("failure", [Failure.SILENT, Failure.SLOW_BODY])
def test_a_create_that_is_too_slow_is_in_doubt(
    server: TripleAStandIn, secrets: FixedSecrets, clock: ControlledClock, failure: Failure
) -> None:
    with closing(rest(server, secrets, clock)) as patient:
        patient.open(order())
        token = patient._tokens._held
    with closing(rest(server, secrets, clock, seconds=0.3)) as hasty:
        hasty._tokens._held = token
        server.fail_next(failure)
        with pytest.raises(UnreachableError) as failed:
            hasty.open(order())
    assert code_of(failed) == "gateway.maybe_created"


def test_a_look_that_is_too_slow(
    server: TripleAStandIn, secrets: FixedSecrets, clock: ControlledClock
) -> None:
    with closing(rest(server, secrets, clock)) as patient:
        reference = patient.open(order()).reference
    with closing(rest(server, secrets, clock, seconds=0.3)) as hasty:
        server.fail_next(Failure.SILENT)
        with pytest.raises(UnreachableError) as failed:
            hasty.look(reference, ())
    assert code_of(failed) == "gateway.slow"


def test_its_words_for_a_refusal_are_told(rest_gateway: RestTripleA) -> None:
    with pytest.raises(RefusedError) as error:
        rest_gateway.open(order(currency="CHF"))
    assert error.value.message.arguments["reason"] == "order_currency is not supported"


def test_satoshi_are_no_currency_of_its(rest_gateway: RestTripleA, server: TripleAStandIn) -> None:
    with pytest.raises(RefusedError) as error:
        rest_gateway.open(order("1000", "SAT"))
    assert code_of(error) == "gateway.currency"
    assert not server.asked


# --- calls


def test_a_signed_call_is_a_reason_to_look(
    rest_gateway: RestTripleA, server: TripleAStandIn
) -> None:
    reference = rest_gateway.open(order(callback_url=CALLBACK)).reference
    server.asked.clear()
    read = rest_gateway.read_notification(reference, heard(server.call(reference)))
    assert (read.answer, read.content_type) == ('{"status":"ok"}', "application/json")
    assert read.evidence == {}
    assert not server.asked


def test_forged_calls_are_turned_away(
    rest_gateway: RestTripleA, server: TripleAStandIn, clock: ControlledClock
) -> None:
    reference = rest_gateway.open(order()).reference
    other = rest_gateway.open(order()).reference
    good = server.call(reference)
    forgeries = {
        "another secret": server.call(reference, secret="guessed"),
        "too old": server.call(reference, at=clock.now() - timedelta(seconds=302)),
        "of another payment": server.call(other),
        "another body": Call(method="POST", query={}, headers=good.headers, body=good.body + b" "),
        "unsigned": Call(method="POST", query={}, headers={}, body=good.body),
        "by GET": Call(method="GET", query={}, headers=good.headers, body=good.body),
    }
    for name, call in forgeries.items():
        with pytest.raises(RefusedError) as error:
            rest_gateway.read_notification(reference, heard(call))
        assert code_of(error) == "gateway.forged", name


def test_without_a_secret_no_call_is_believed(
    rest_gateway: RestTripleA, server: TripleAStandIn, secrets: FixedSecrets
) -> None:
    reference = rest_gateway.open(order()).reference
    call = server.call(reference, secret="")
    del secrets.known["triplea_notify"]
    with pytest.raises(RefusedError):
        rest_gateway.read_notification(reference, heard(call))


def test_a_signed_call_that_is_no_payment_is_turned_away(
    rest_gateway: RestTripleA, clock: ControlledClock
) -> None:
    body = b"[]"
    headers = {"triplea-signature": signed(body, NOTIFY_SECRET, clock.now())}
    call = Call(method="POST", query={}, headers=headers, body=body)
    with pytest.raises(RefusedError) as error:
        rest_gateway.read_notification("PMA-000001-PMT", heard(call))
    assert code_of(error) == "gateway.forged"


def test_a_refusal_without_words(
    rest_gateway: RestTripleA, server: TripleAStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    teapot = Answer(status=418, body=b"short and stout", content_type="text/plain")
    monkeypatch.setattr(server, "_guarded", lambda *_: teapot)
    with pytest.raises(RefusedError) as error:
        rest_gateway.open(order())
    assert error.value.message.arguments["reason"] == "HTTP 418"


def test_a_server_of_tokens_that_fails(rest_gateway: RestTripleA, server: TripleAStandIn) -> None:
    server.fail_next(Failure.SERVER_ERROR)
    with pytest.raises(UnreachableError) as error:
        rest_gateway.open(order())
    assert code_of(error) == "gateway.unreachable"
    assert not server.payments
