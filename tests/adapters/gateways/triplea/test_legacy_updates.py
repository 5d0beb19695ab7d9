"""The payment updates of Triple-A's point-of-sale flow: a reason to look, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.ports import RefusedError
from tests.support.gateways.orders import code_of, heard, order
from tests.support.gateways.standin import Call

if TYPE_CHECKING:
    from pos_app.adapters.gateways.triplea.legacy import LegacyTripleA
    from tests.support.gateways.triplea import TripleAStandIn

SEEN, HELD, CONFIRMED = Assurance.SEEN, Assurance.HELD, Assurance.CONFIRMED
REVOKED, UNKNOWN = Assurance.REVOKED, Assurance.UNKNOWN


def test_an_update_is_a_reason_to_look_and_tells_the_state_of_the_order(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    reference = legacy_gateway.open(order()).reference
    server.asked.clear()
    for spelling in ("auth_response_token", "response_auth_token"):
        read = legacy_gateway.read_notification(
            reference, heard(server.update(reference, spelling))
        )
        assert read.answer == '{"status":"ok"}'
        assert read.evidence == {"payment_status": "unconfirmed", "order_status": "paid"}
    assert not server.asked


@pytest.mark.parametrize(
    "status", ["paid", "paid_too_much", "failed_paid_too_little", "failed", "paid_expired", "new!"]
)
def test_every_state_of_an_order_is_kept_as_evidence(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn, status: str
) -> None:
    reference = legacy_gateway.open(order()).reference
    call = server.update(reference, order_status=status, payment_status="confirmed")
    read = legacy_gateway.read_notification(reference, heard(call))
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


def test_forged_updates_are_turned_away(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    reference = legacy_gateway.open(order()).reference
    for name, call in forgeries(server, reference).items():
        with pytest.raises(RefusedError) as refused:
            legacy_gateway.read_notification(reference, heard(call))
        assert code_of(refused) == "gateway.forged", name


def test_after_a_restart_an_update_is_only_a_reason_to_look(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    reference = legacy_gateway.open(order()).reference
    legacy_gateway.unfollow(reference)
    call = server.update(reference, response_auth_token="forgotten")
    assert legacy_gateway.read_notification(reference, heard(call)).answer == '{"status":"ok"}'
    assert legacy_gateway.read_notification(reference, heard(server.sealed_update())).evidence == {}


def test_what_it_does_not_know_does_nothing(
    legacy_gateway: LegacyTripleA, server: TripleAStandIn
) -> None:
    reference = legacy_gateway.open(order()).reference
    server.asked.clear()
    legacy_gateway.follow(reference, lambda: None)
    legacy_gateway.close_payment(reference)
    assert not server.asked
    assert legacy_gateway.name == "triplea"
    assert not legacy_gateway.needs_own_address
