"""Apirone v2: invoices of an account, in every state (facts section 1.0)."""

from __future__ import annotations

import contextlib
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import pytest

from pos_app.adapters.gateways.apirone.forwarding import ApironeForwarding
from pos_app.adapters.gateways.apirone.gateway import from_settings
from pos_app.adapters.gateways.apirone.invoices import ApironeInvoices
from pos_app.config.settings_apirone import ApironeSettings
from pos_app.domain.credit import Assurance
from pos_app.domain.message import TillError
from pos_app.domain.money import SAT, Money, currency
from pos_app.ports import Notification, PaymentOrder, Redirects, RefusedError
from tests.support.controlled_clock import ControlledClock
from tests.support.fixed_secrets import FixedSecrets
from tests.support.gateways.apirone import ACCOUNT, TRANSFER_KEY, ApironeStandIn
from tests.support.gateways.standin import Answer, Asked, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.gateways.standin import Call

EUR = currency("EUR")
CALLBACK = "https://till.example/callbacks/apirone/7/token"
PATIENCE_SECONDS = 60.0


class Shop(NamedTuple):
    """`due_sat` of an order of 5 EUR at 50,000.50 EUR, rounded up."""

    gateway: ApironeInvoices
    server: ApironeStandIn
    clock: ControlledClock
    secrets: FixedSecrets
    due_sat: int = 10_000

    def opened(self) -> str:
        return self.gateway.open(order()).reference


def order(amount: Money | None = None, redirects: Redirects | None = None) -> PaymentOrder:
    return PaymentOrder(
        sale_id=UUID(int=7),
        number=7,
        amount=amount or Money(500, EUR),
        description="Fig Shop 7",
        lock_seconds=900,
        callback_url=CALLBACK,
        redirects=redirects or Redirects(),
    )


def notification(call: Call) -> Notification:
    return Notification(method="POST", query={}, headers=call.headers, body=call.body)


@contextlib.contextmanager
def gateway_at(
    shop_server: ApironeStandIn,
    clock: ControlledClock,
    secrets: FixedSecrets,
    *,
    test: bool = False,
    seconds: float = PATIENCE_SECONDS,
) -> Iterator[ApironeInvoices]:
    settings = ApironeSettings(api="v2", base_url=shop_server.url, account=ACCOUNT, test=test)
    gateway = ApironeInvoices(settings, secrets, clock, "regtest", total_seconds=seconds)
    with contextlib.closing(gateway):
        yield gateway


@pytest.fixture
def shop() -> Iterator[Shop]:
    clock, secrets = ControlledClock(), FixedSecrets(apirone=TRANSFER_KEY)
    with ApironeStandIn() as server:
        server.now = clock.now
        with gateway_at(server, clock, secrets) as gateway:
            yield Shop(gateway, server, clock, secrets)


def found(shop: Shop, reference: str) -> list[tuple[str, int, Assurance]]:
    credits_ = shop.gateway.look(reference, ()).credits
    return [(each.reference, each.sat, each.assurance) for each in credits_]


def test_the_amount_goes_out_in_satoshi_at_apirones_price(shop: Shop) -> None:
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


def test_test_coins_are_asked_for_and_priced_as_the_real_ones(shop: Shop) -> None:
    with gateway_at(shop.server, shop.clock, shop.secrets, test=True) as gateway:
        gateway.open(order())
    assert shop.server.asked[0].parameters["currency"] == "btc"
    assert shop.server.asked[1].json["currency"] == "tbtc"


def test_an_amount_in_satoshi_needs_no_ticker(shop: Shop) -> None:
    opened = shop.gateway.open(order(Money(1_000, SAT)))
    assert (opened.due_sat, opened.price) == (1_000, None)
    assert [each.method for each in shop.server.asked] == ["POST"]


def test_what_apirone_cannot_take_is_not_asked_for(shop: Shop) -> None:
    with pytest.raises(RefusedError) as caught:
        shop.gateway.open(order(Money(999, SAT)))
    assert caught.value.message.code == "gateway.too_small"
    with pytest.raises(RefusedError) as caught:
        shop.gateway.open(order(Money(500, currency("XAF"))))
    assert caught.value.message.code == "gateway.currency"
    assert caught.value.message.arguments["currency"] == "XAF"
    assert [each.method for each in shop.server.asked] == ["GET"]


def test_every_state_from_created_to_completed(shop: Shop) -> None:
    reference = shop.opened()
    assert shop.gateway.look(reference, ()).status == "created"
    first = shop.server.pay(reference, 4_000)
    assert shop.gateway.look(reference, ()).status == "partpaid"
    assert found(shop, reference) == [(first, 4_000, Assurance.SEEN)]
    second = shop.server.pay(reference, 6_000)
    assert shop.gateway.look(reference, ()).status == "paid"
    shop.clock.advance(600)
    shop.server.confirm(reference)
    snapshot = shop.gateway.look(reference, ())
    assert snapshot.status == "completed"
    assert not snapshot.closed
    assert found(shop, reference) == [
        (first, 4_000, Assurance.CONFIRMED),
        (second, 6_000, Assurance.CONFIRMED),
    ]
    came = [each.at for each in shop.server.held[reference].payments]
    assert [each.received_at for each in snapshot.credits] == came


def test_too_much_is_told_as_what_came(shop: Shop) -> None:
    reference = shop.opened()
    paid = shop.server.pay(reference, 10_001)
    assert shop.gateway.look(reference, ()).status == "overpaid"
    assert found(shop, reference) == [(paid, 10_001, Assurance.SEEN)]


def test_money_after_the_end_is_told_for_a_day(shop: Shop) -> None:
    reference = shop.opened()
    shop.server.expire(reference)
    assert shop.gateway.look(reference, ()).status == "expired"
    shop.server.pay(reference, 4_000)
    assert shop.gateway.look(reference, ()).status == "expired"
    assert [each[1] for each in found(shop, reference)] == [4_000]
    shop.clock.advance(900 + 86_400)
    assert shop.gateway.look(reference, ()).closed


def test_a_replaced_payment_is_named_no_more(shop: Shop) -> None:
    reference = shop.opened()
    shop.server.pay(reference, shop.due_sat)
    shop.server.revoke(reference)
    snapshot = shop.gateway.look(reference, ())
    assert (snapshot.status, snapshot.credits) == ("created", ())


def test_a_state_that_nobody_knows_confirms_nothing(shop: Shop) -> None:
    reference = shop.opened()
    shop.server.pay(reference, shop.due_sat)
    shop.server.fail_next(Failure.UNKNOWN_STATE)
    snapshot = shop.gateway.look(reference, ())
    assert (snapshot.status, snapshot.closed) == ("Enchanted", False)
    assert snapshot.credits[0].assurance is Assurance.SEEN


def test_an_invoice_is_asked_for_privately_with_a_key_and_else_publicly(shop: Shop) -> None:
    reference = shop.opened()
    shop.gateway.look(reference, ())
    shop.secrets.known.clear()
    shop.gateway.look(reference, ())
    assert [each.path for each in shop.server.asked[2:]] == [
        f"/v2/accounts/{ACCOUNT}/invoices/{reference}",
        f"/v2/invoices/{reference}",
    ]
    assert "authorization" not in shop.server.asked[3].headers


def test_a_wrong_key_is_said_so(shop: Shop) -> None:
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
def test_a_create_that_failed_is_never_sent_again(shop: Shop, failure: Failure, code: str) -> None:
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


def test_nothing_is_created_where_the_price_did_not_come(shop: Shop) -> None:
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
    shop: Shop, changes: dict[str, object]
) -> None:
    def changed(asked: Asked, answer: Answer) -> Answer:
        return Answer(body=answer.body | changes) if asked.method == "POST" else answer

    shop.server.change = changed
    with pytest.raises(RefusedError, match="nonsense"):
        shop.gateway.open(order())


def test_an_address_of_another_network_is_refused(shop: Shop) -> None:
    shop.server.prefix = "bc"
    with pytest.raises(RefusedError, match="wrong_network"):
        shop.gateway.open(order())


def test_a_new_price_is_a_new_invoice(shop: Shop) -> None:
    reference = shop.opened()
    shop.server.price = Decimal(25_000)
    renewed = shop.gateway.refresh_rate(reference, order(Money(100, EUR)))
    assert renewed.reference != reference
    assert (renewed.due_sat, renewed.price) == (4_000, Decimal(25_000))
    shop.gateway.close_payment(reference)
    assert shop.gateway.look(reference, ()).status == "created"


def test_a_call_is_only_a_reason_to_look(shop: Shop) -> None:
    reference, other = shop.opened(), shop.opened()
    asked = len(shop.server.asked)
    read = shop.gateway.read_notification(
        reference, notification(shop.server.invoice_call(reference))
    )
    assert (read.answer, read.evidence) == ("*ok*", {})
    assert len(shop.server.asked) == asked
    with pytest.raises(RefusedError, match="forged"):
        shop.gateway.read_notification(other, notification(shop.server.invoice_call(reference)))
    broken = Notification(method="POST", query={}, headers={}, body=b"invoice=1")
    with pytest.raises(RefusedError, match="nonsense"):
        shop.gateway.read_notification(reference, broken)


def test_the_interface_is_a_setting_and_v2_needs_an_account(shop: Shop) -> None:
    for settings, kind in (
        (ApironeSettings(), ApironeForwarding),
        (ApironeSettings(api="v2"), type(None)),
        (ApironeSettings(api="v2", account=ACCOUNT), ApironeInvoices),
    ):
        made = from_settings(settings, shop.secrets, shop.clock, "regtest")
        assert type(made) is kind
        if made is not None:
            made.close()
