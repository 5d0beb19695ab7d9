"""How Triple-A's REST interfaces are asked for a payment, and by which token."""

from __future__ import annotations

from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.ports import Redirects, RefusedError
from tests.support.gateways.orders import CALLBACK, SALE, code_of, order
from tests.support.gateways.standin import Answer, Asked
from tests.support.gateways.triplea import API_ID, MERCHANT_KEY, NOTIFY_SECRET
from tests.support.gateways.triplea_till import rest

if TYPE_CHECKING:
    from pos_app.adapters.gateways.triplea.rest import RestTripleA
    from tests.support.controlled_clock import ControlledClock
    from tests.support.fixed_secrets import FixedSecrets
    from tests.support.gateways.triplea import TripleAStandIn

SEEN, HELD, CONFIRMED = Assurance.SEEN, Assurance.HELD, Assurance.CONFIRMED
REVOKED, UNKNOWN = Assurance.REVOKED, Assurance.UNKNOWN
FORM = "application/x-www-form-urlencoded"


def paths(server: TripleAStandIn) -> list[str]:
    return [each.path for each in server.asked]


def requests(server: TripleAStandIn) -> list[Asked]:
    return [each for each in server.asked if each.path.startswith("/payment") and each.body]


def test_v1_asks_for_a_payment_with_a_token(
    rest_gateway: RestTripleA, server: TripleAStandIn
) -> None:
    redirects = Redirects(
        confirmed="https://shop.example/paid", expired="https://shop.example/late"
    )
    opened = rest_gateway.open(order(callback_url=CALLBACK, redirects=redirects))
    assert paths(server) == ["/oauth/token", "/payment/request"]
    assert server.asked[0].headers["content-type"] == FORM
    asked = server.asked[1]
    assert asked.headers["authorization"] == "Bearer token-1"
    assert b'"order_amount": 10.00' in asked.body  # a number with all of its digits
    assert asked.json == {
        "type": "custom",
        "api_id": API_ID,
        "crypto_currency": "testBTC",
        "order_currency": "EUR",
        "order_amount": Decimal("10.00"),
        "payer_id": "sale-42",
        "webhook_data": {"order_id": str(SALE)},
        "notify_url": CALLBACK,
        "notify_secret": NOTIFY_SECRET,
        "success_url": "https://shop.example/paid",
        "cancel_url": "https://shop.example/late",
    }
    payment = server.payments[opened.reference]
    assert (opened.due_sat, opened.price) == (25_000, Decimal("40000.00"))
    assert opened.expires_at == payment.expires_at.replace(microsecond=0)
    assert opened.page_url == f"https://pay.example/{opened.reference}"
    (instruction,) = opened.instructions
    assert instruction.destination == payment.address
    assert instruction.uri.endswith("?amount=0.00025&label=Corner%20shop%2042")


@pytest.mark.parametrize(
    ("api_id", "path"), [(API_ID, f"/payment/account/{API_ID}"), (None, "/payment")]
)
def test_v2_names_the_merchant(
    server: TripleAStandIn,
    secrets: FixedSecrets,
    clock: ControlledClock,
    api_id: str | None,
    path: str,
) -> None:
    with closing(rest(server, secrets, clock, version=2, api_id=api_id)) as second:
        second.open(order())
    assert paths(server)[1] == path
    assert server.asked[1].json == {
        "type": "widget",
        "merchant_key": MERCHANT_KEY,
        "order_id": str(SALE),
        "sandbox": True,
        "order_currency": "EUR",
        "order_amount": Decimal("10.00"),
        "payer_id": "sale-42",
    }


def test_an_address_that_comes_with_the_details_only(
    rest_gateway: RestTripleA, server: TripleAStandIn
) -> None:
    server.names_address = False
    opened = rest_gateway.open(order())
    assert paths(server)[1:] == ["/payment/request", f"/payment/{opened.reference}"]
    assert opened.due_sat == 25_000
    assert opened.page_url is not None


def test_without_a_secret_for_calls_it_is_asked_not_to_call(
    rest_gateway: RestTripleA, server: TripleAStandIn, secrets: FixedSecrets
) -> None:
    del secrets.known["triplea_notify"]
    rest_gateway.open(order(callback_url=CALLBACK))
    assert not {"notify_url", "notify_secret"} & set(requests(server)[0].json)


def test_amounts_between_two_satoshi_are_rounded_up(
    rest_gateway: RestTripleA, server: TripleAStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell = server._said
    monkeypatch.setattr(
        server, "_said", lambda each: {**tell(each), "crypto_amount": Decimal("0.000250001")}
    )
    assert rest_gateway.open(order()).due_sat == 25_001


def test_a_new_price_is_another_payment(rest_gateway: RestTripleA, server: TripleAStandIn) -> None:
    first = rest_gateway.open(order())
    second = rest_gateway.refresh_rate(first.reference, order("4.00"))
    assert second.reference != first.reference
    assert second.due_sat == 10_000


def test_a_page_that_is_no_safe_address_is_left_out(
    rest_gateway: RestTripleA, server: TripleAStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell = server._said
    monkeypatch.setattr(
        server,
        "_request",
        lambda asked: Answer(
            body={
                **tell(server._payment(asked.json, is_legacy=False)),
                "hosted_url": "javascript:x",
            }
        ),
    )
    assert rest_gateway.open(order()).page_url is None


# --- tokens


def test_a_token_is_kept_until_shortly_before_its_end(
    rest_gateway: RestTripleA, server: TripleAStandIn, clock: ControlledClock
) -> None:
    reference = rest_gateway.open(order()).reference
    clock.advance(3_538)
    rest_gateway.look(reference, ())
    assert server.tokens_made == 1
    clock.advance(1)
    rest_gateway.look(reference, ())
    assert server.tokens_made == 2


def test_a_token_that_is_refused_is_renewed_once(
    rest_gateway: RestTripleA, server: TripleAStandIn
) -> None:
    reference = rest_gateway.open(order()).reference
    server.end_tokens()
    assert rest_gateway.look(reference, ()).credits == ()
    assert server.tokens_made == 2


def test_a_gateway_that_refuses_its_own_tokens_is_not_asked_for_ever(
    rest_gateway: RestTripleA, server: TripleAStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = Answer(status=401, body={"message": "unauthorized"})
    monkeypatch.setattr(server, "_guarded", lambda *_: refused)
    with pytest.raises(RefusedError) as error:
        rest_gateway.open(order())
    assert code_of(error) == "gateway.no_access"
    assert server.tokens_made == 2
    assert len(requests(server)) == 2


def test_a_wrong_client_secret(
    rest_gateway: RestTripleA, server: TripleAStandIn, secrets: FixedSecrets
) -> None:
    secrets.set("triplea", "another one")
    with pytest.raises(RefusedError) as error:
        rest_gateway.open(order())
    assert code_of(error) == "gateway.no_access"
    assert "another one" not in str(error.value)
    assert not server.payments


def test_no_client_secret_at_all(
    rest_gateway: RestTripleA, server: TripleAStandIn, secrets: FixedSecrets
) -> None:
    del secrets.known["triplea"]
    with pytest.raises(RefusedError) as error:
        rest_gateway.open(order())
    assert error.value.message.arguments == {"gateway": "Triple-A", "name": "triplea"}
    assert not server.asked
