"""Apirone v2: an invoice is created once, at Apirone's price (facts section 1.0)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.gateways.apirone.forwarding import ApironeForwarding
from pos_app.adapters.gateways.apirone.gateway import from_settings
from pos_app.adapters.gateways.apirone.invoices import ApironeInvoices
from pos_app.config.settings_apirone import ApironeSettings
from pos_app.domain.message import TillError
from pos_app.domain.money import SAT, Money, currency
from pos_app.ports import Redirects, RefusedError
from tests.adapters.gateways.apirone.conftest import (
    CALLBACK,
    PATIENCE_SECONDS,
    gateway_at,
    order,
)
from tests.support.gateways.apirone import ACCOUNT, TRANSFER_KEY
from tests.support.gateways.standin import Answer, Asked, Failure

if TYPE_CHECKING:
    from tests.adapters.gateways.apirone.conftest import InvoiceShop


def test_the_amount_goes_out_in_satoshi_at_apirones_price(shop: InvoiceShop) -> None:
    redirects = Redirects(unconfirmed="https://shop.example/seen")
    opened = shop.gateway.open(order(redirects=redirects))
    ticker, created = shop.server.asked
    assert ticker.query == (("currency", "btc"), ("fiat", "eur"))
    assert (created.method, created.path) == ("POST", f"/v2/accounts/{ACCOUNT}/invoices")
    assert created.headers["authorization"] == f"Bearer {TRANSFER_KEY}"
    assert created.json == {
        "currency": "btc",
        "amount": shop.due_sat,
        "lifetime": 900,
        "user-data": {"title": "Fig Shop 7"},
        "callback-url": CALLBACK,
        "callback_url": CALLBACK,
        "linkback": "https://shop.example/seen",
    }
    (way,) = opened.instructions
    assert way.uri == f"bitcoin:{way.destination.upper()}?amount=0.0001"
    assert (opened.price, opened.currency_code) == (Decimal("50000.5"), "EUR")
    assert opened.due_sat == way.due_sat == shop.due_sat
    assert (opened.expires_at - shop.clock.now()).total_seconds() == 900
    assert opened.page_url == f"{shop.server.url}/invoice?id={opened.reference}"
    assert opened.chain_script == b""
    assert not shop.gateway.needs_own_address


def test_test_coins_are_asked_for_and_priced_as_the_real_ones(shop: InvoiceShop) -> None:
    with gateway_at(shop.server, shop.clock, shop.secrets, test=True) as gateway:
        gateway.open(order())
    assert shop.server.asked[0].parameters["currency"] == "btc"
    assert shop.server.asked[1].json["currency"] == "tbtc"


def test_an_amount_in_satoshi_needs_no_ticker(shop: InvoiceShop) -> None:
    opened = shop.gateway.open(order(Money(1_000, SAT)))
    assert (opened.due_sat, opened.price) == (1_000, None)
    assert [each.method for each in shop.server.asked] == ["POST"]


def test_what_apirone_cannot_take_is_not_asked_for(shop: InvoiceShop) -> None:
    with pytest.raises(RefusedError) as caught:
        shop.gateway.open(order(Money(999, SAT)))
    assert caught.value.message.code == "gateway.too_small"
    with pytest.raises(RefusedError) as caught:
        shop.gateway.open(order(Money(500, currency("XAF"))))
    assert caught.value.message.code == "gateway.currency"
    assert caught.value.message.arguments["currency"] == "XAF"
    assert [each.method for each in shop.server.asked] == ["GET"]


def test_a_wrong_key_is_said_so(shop: InvoiceShop) -> None:
    shop.secrets.known["apirone"] = "old"
    with pytest.raises(RefusedError, match="no_access"):
        shop.gateway.open(order())


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Failure.SERVER_ERROR, "gateway.maybe_created"),
        (Failure.LOST, "gateway.maybe_created"),
        (Failure.SILENT, "gateway.maybe_created"),
        (Failure.HUGE_BODY, "gateway.maybe_created"),
        (Failure.NO_JSON, "gateway.nonsense"),
        (Failure.WRONG_TYPES, "gateway.nonsense"),
    ],
)
def test_a_create_that_failed_is_never_sent_again(
    shop: InvoiceShop, failure: Failure, code: str
) -> None:
    shop.server.fail_next(failure)
    seconds = 0.3 if failure is Failure.SILENT else PATIENCE_SECONDS
    with (
        gateway_at(shop.server, shop.clock, shop.secrets, seconds=seconds) as gateway,
        pytest.raises(TillError) as caught,
    ):
        gateway.open(order(Money(1_000, SAT)))
    assert caught.value.message.code == code
    shop.server.wait_for_calls(1)
    assert [each.method for each in shop.server.asked] == ["POST"]


def test_nothing_is_created_where_the_price_did_not_come(shop: InvoiceShop) -> None:
    shop.server.fail_next(Failure.SERVER_ERROR)
    with pytest.raises(TillError, match="unreachable"):
        shop.gateway.open(order())
    assert shop.server.held == {}


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": 9_999},
        {"amount": "10000"},
        {"currency": "ltc"},
        {"expire": "soon"},
        {"expire": 7},
        {"invoice-url": "javascript:alert(1)"},
        {"history": [{"date": "2022-02-22T09:00:30", "status": "paid", "txid": "x", "amount": 1}]},
    ],
)
def test_an_invoice_that_cannot_be_right_is_shown_to_nobody(
    shop: InvoiceShop, changes: dict[str, object]
) -> None:
    def changed(asked: Asked, answer: Answer) -> Answer:
        return Answer(body=answer.body | changes) if asked.method == "POST" else answer

    shop.server.change = changed
    with pytest.raises(RefusedError, match="nonsense"):
        shop.gateway.open(order())


def test_an_address_of_another_network_is_refused(shop: InvoiceShop) -> None:
    shop.server.prefix = "bc"
    with pytest.raises(RefusedError, match="wrong_network"):
        shop.gateway.open(order())


def test_a_new_price_is_a_new_invoice(shop: InvoiceShop) -> None:
    reference = shop.opened()
    shop.server.price = Decimal(25_000)
    renewed = shop.gateway.refresh_rate(reference, order(Money(100, currency("EUR"))))
    assert renewed.reference != reference
    assert (renewed.due_sat, renewed.price) == (4_000, Decimal(25_000))
    shop.gateway.close_payment(reference)
    assert shop.gateway.look(reference, ()).status == "created"


def test_the_interface_is_a_setting_and_v2_needs_an_account(shop: InvoiceShop) -> None:
    for settings, kind in (
        (ApironeSettings(), ApironeForwarding),
        (ApironeSettings(api="v2"), type(None)),
        (ApironeSettings(api="v2", account=ACCOUNT), ApironeInvoices),
    ):
        made = from_settings(settings, shop.secrets, shop.clock, "regtest")
        assert type(made) is kind
        if made is not None:
            made.close()
