"""How BitcoinPayGate is asked for a payment: once, and never blindly again."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.gateways import bitcoinpaygate
from pos_app.adapters.gateways.bitcoinpaygate.gateway import NOBODY, BitcoinPayGate
from pos_app.config.reading import parse_settings
from pos_app.ports import Redirects, RefusedError, UnreachableError
from tests.support.gateways.bitcoinpaygate_till import paygate
from tests.support.gateways.orders import CALLBACK, SALE, code_of, order
from tests.support.gateways.standin import Answer, Failure
from tests.support.settings_files import SMALLEST

if TYPE_CHECKING:
    from tests.support.controlled_clock import ControlledClock
    from tests.support.fixed_secrets import FixedSecrets
    from tests.support.gateways.bitcoinpaygate import BitcoinPayGateStandIn

REDIRECTS = Redirects(
    unconfirmed="https://shop.example/seen",
    confirmed="https://shop.example/paid",
    expired="https://shop.example/late",
    invalid="https://shop.example/void",
)


def test_the_second_version(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn, clock: ControlledClock
) -> None:
    opened = gateway.open(order(callback_url=CALLBACK, redirects=REDIRECTS))
    (asked,) = server.asked
    assert (asked.method, asked.path) == ("POST", "/payments/new")
    assert asked.json == {
        "amount": "10.00",
        "currency": "EUR",
        "notificationUrl": CALLBACK,
        "anomalyNotificationUrl": CALLBACK,
        "message": "Corner shop 42",
        "merchantTransactionId": f"{SALE}/{int(clock.now().timestamp())}",
        "redirectUrls": {
            "unconfirmed": "https://shop.example/seen",
            "confirmed": "https://shop.example/paid",
            "expired": "https://shop.example/late",
            "invalid": "https://shop.example/void",
        },
    }
    assert opened.reference == next(iter(server.payments))
    assert (opened.due_sat, opened.price) == (25_000, Decimal("40000.00"))
    assert opened.currency_code == "EUR"
    assert abs(opened.expires_at - clock.now() - timedelta(minutes=15)) < timedelta(seconds=1)
    assert opened.page_url == f"https://payments.example/{opened.reference}"


def test_the_first_version_is_all_text(
    first: BitcoinPayGate, server: BitcoinPayGateStandIn, clock: ControlledClock
) -> None:
    opened = first.open(order(callback_url=CALLBACK, redirects=REDIRECTS))
    asked = server.asked[0].json
    assert asked["transactionSpeed"] == "HIGH"
    assert asked["paymentAckMessage"] == "Corner shop 42"
    assert not {"redirectUrls", "anomalyNotificationUrl"} & set(asked)
    assert all(isinstance(value, str) for value in asked.values())
    # It names no rate: the price is what it asks for.
    assert (opened.due_sat, opened.price) == (25_000, Decimal(40_000))
    assert abs(opened.expires_at - clock.now() - timedelta(minutes=15)) < timedelta(seconds=1)
    assert opened.page_url is None


def test_a_plus_in_its_uri_is_written_as_a_space(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    (instruction,) = gateway.open(order()).instructions
    address = instruction.destination.upper()
    assert instruction.uri == (
        f"bitcoin:{address}?amount=0.00025&label=Your%20store%20name&message=Corner%20shop%2042"
    )
    monkeypatch.setattr(
        "tests.support.gateways.bitcoinpaygate.quote_plus", lambda _: "flowers+%26+1%2B1"
    )
    (instruction,) = gateway.open(order()).instructions
    assert instruction.uri.endswith("&message=flowers%20%26%201%2B1")


@pytest.mark.parametrize("given", ["unconfirmed", "confirmed", "expired", "invalid"])
def test_redirect_addresses_are_each_optional(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn, given: str
) -> None:
    gateway.open(order(redirects=Redirects(**{given: "https://shop.example/x"})))
    assert server.asked[0].json["redirectUrls"] == {given: "https://shop.example/x"}


def test_where_nobody_can_be_called_it_gets_an_address_that_can_not_exist(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn
) -> None:
    gateway.open(order())
    asked = server.asked[0].json
    assert asked["notificationUrl"] == NOBODY
    assert NOBODY.endswith(".invalid/")
    assert not {"anomalyNotificationUrl", "redirectUrls"} & set(asked)


def test_satoshi_are_asked_for_as_bitcoin(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn
) -> None:
    opened = gateway.open(order("12345", "SAT"))
    asked = server.asked[0].json
    assert (asked["amount"], asked["currency"]) == ("0.00012345", "BTC")
    assert (opened.due_sat, opened.price) == (12_345, None)


def test_a_rate_of_another_currency_is_not_the_price(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn
) -> None:
    server.told_rate = Decimal("3299.6271")
    assert gateway.open(order()).price == Decimal(40_000)


def test_both_log_in_as_their_version_wants(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn, secrets: FixedSecrets
) -> None:
    secrets.set("bitcoinpaygate", "another one")
    with pytest.raises(RefusedError) as refused:
        gateway.open(order())
    assert code_of(refused) == "gateway.no_access"
    del secrets.known["bitcoinpaygate"]
    with pytest.raises(RefusedError) as refused:
        gateway.open(order())
    assert code_of(refused) == "gateway.no_secret"
    assert refused.value.message.arguments["name"] == "bitcoinpaygate"


def test_a_new_price_is_another_payment_with_an_id_of_its_own(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn, clock: ControlledClock
) -> None:
    opened = gateway.open(order())
    clock.advance(900)
    renewed = gateway.refresh_rate(opened.reference, order("4.00"))
    assert renewed.reference != opened.reference
    assert renewed.due_sat == 10_000
    one, other = (each.json["merchantTransactionId"] for each in server.asked)
    assert one != other


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
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn, failure: Failure, code: str
) -> None:
    server.fail_next(failure)
    with pytest.raises((RefusedError, UnreachableError)) as failed:
        gateway.open(order())
    assert code_of(failed) == code
    assert len(server.asked) == 1


@pytest.mark.parametrize("failure", [Failure.SILENT, Failure.SLOW_BODY])
def test_a_create_that_is_too_slow_is_in_doubt(
    server: BitcoinPayGateStandIn, secrets: FixedSecrets, clock: ControlledClock, failure: Failure
) -> None:
    server.fail_next(failure)
    with (
        closing(paygate(server, secrets, clock, seconds=0.3)) as hasty,
        pytest.raises(UnreachableError) as failed,
    ):
        hasty.open(order())
    assert code_of(failed) == "gateway.maybe_created"


def test_a_bad_request_looks_like_a_failure_of_the_server(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn
) -> None:
    with pytest.raises(UnreachableError) as failed:
        gateway.open(order(currency="CHF"))
    assert code_of(failed) == "gateway.maybe_created"
    assert len(server.asked) == 1
    assert not server.payments


def test_nobody_at_all_created_nothing(secrets: FixedSecrets, clock: ControlledClock) -> None:
    settings = parse_settings(
        f'{SMALLEST}[bitcoinpaygate]\nbase_url = "http://127.0.0.1:1/api/v2"\nkey_name = "shop"\n'
    )
    gateway = bitcoinpaygate.from_settings(settings, secrets, clock)
    assert gateway is not None
    with closing(gateway), pytest.raises(UnreachableError) as failed:
        gateway.open(order())
    assert code_of(failed) == "gateway.unreachable"


@pytest.mark.parametrize(
    "lines", ["", 'base_url = "https://pay.example/api/v2"', 'key_name = "shop"', 'api = "v1"']
)
def test_what_is_missing_leaves_it_out(
    secrets: FixedSecrets, clock: ControlledClock, lines: str
) -> None:
    settings = parse_settings(f"{SMALLEST}[bitcoinpaygate]\n{lines}\n")
    assert bitcoinpaygate.from_settings(settings, secrets, clock) is None


def test_the_first_version_needs_no_name(secrets: FixedSecrets, clock: ControlledClock) -> None:
    settings = parse_settings(
        f'{SMALLEST}[bitcoinpaygate]\napi = "v1"\nbase_url = "https://pay.example/api/v1"\n'
    )
    assert bitcoinpaygate.from_settings(settings, secrets, clock) is not None


OTHER = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"address": "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"}, "gateway.wrong_network"),
        ({"address": OTHER}, "gateway.nonsense"),
        ({"amount": Decimal("0.0003")}, "gateway.nonsense"),
        ({"amount": 0}, "gateway.nonsense"),
        ({"paymentAddress": None}, "gateway.nonsense"),
        ({"paymentAddress": f"bitcoin:{OTHER}?amount=0.00025"}, "gateway.nonsense"),
        ({"exchangeRate": 0}, "gateway.nonsense"),
        ({"expirationTime": "soon"}, "gateway.nonsense"),
        ({"paymentId": ""}, "gateway.nonsense"),
    ],
)
def test_payments_that_nobody_may_be_asked_for(
    gateway: BitcoinPayGate,
    server: BitcoinPayGateStandIn,
    monkeypatch: pytest.MonkeyPatch,
    said: dict[str, object],
    code: str,
) -> None:
    tell = server._new
    monkeypatch.setattr(server, "_new", lambda asked: Answer(body={**tell(asked).body, **said}))
    with pytest.raises(RefusedError) as refused:
        gateway.open(order())
    assert code_of(refused) == code


@pytest.mark.parametrize(
    ("url", "expected"),
    [(None, None), ("javascript:pay()", None), ("https://p.x/1", "https://p.x/1")],
)
def test_its_page(
    gateway: BitcoinPayGate,
    server: BitcoinPayGateStandIn,
    monkeypatch: pytest.MonkeyPatch,
    url: str | None,
    expected: str | None,
) -> None:
    tell = server._new
    said = {"paymentPageUrl": url}
    monkeypatch.setattr(server, "_new", lambda asked: Answer(body={**tell(asked).body, **said}))
    assert gateway.open(order()).page_url == expected
