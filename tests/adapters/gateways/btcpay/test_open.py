"""An invoice is created once and becomes ways to pay (facts section 2)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.gateways.btcpay.gateway import from_settings
from pos_app.config.settings_btcpay import BtcPaySettings
from pos_app.domain.hosted_payment import InstructionKind
from pos_app.domain.message import TillError
from pos_app.domain.money import SAT, Money, currency
from pos_app.ports import Redirects, RefusedError, UnreachableError
from tests.adapters.gateways.btcpay.conftest import EUR, SALE, gateway_at, order
from tests.support.gateways.addresses import address, lightning_invoice
from tests.support.gateways.standin import Answer, Asked, Failure

if TYPE_CHECKING:
    from tests.adapters.gateways.btcpay.conftest import Shop

PATIENCE_SECONDS = 60.0


def test_the_server_is_asked_for_what_the_till_asks_of_the_customer(shop: Shop) -> None:
    redirects = Redirects(confirmed="https://shop.example/thanks")
    shop.gateway.open(order(lock_seconds=901, redirects=redirects))
    created = shop.server.asked[0]
    assert (created.method, created.path) == ("POST", "/api/v1/stores/Store123/invoices")
    assert created.headers["authorization"].startswith("token ")
    assert created.json == {
        "amount": "5.00",
        "currency": "EUR",
        "metadata": {"orderId": str(SALE), "itemDesc": "Fig Shop 7"},
        "checkout": {
            "expirationMinutes": 16,
            "paymentMethods": ["BTC-CHAIN", "BTC-LN"],
            "lazyPaymentMethods": False,
            "redirectURL": "https://shop.example/thanks",
            "redirectAutomatically": True,
        },
    }


def test_both_ways_to_pay_have_their_code_their_amount_and_one_end(shop: Shop) -> None:
    opened = shop.gateway.open(order())
    on_chain, lightning = opened.instructions
    address_ = address(opened.reference)
    invoice = lightning_invoice(opened.reference, shop.due_sat)
    assert (on_chain.kind, on_chain.destination) == (InstructionKind.ON_CHAIN, address_)
    assert on_chain.uri == f"bitcoin:{address_.upper()}?amount=0.0001"
    assert (lightning.kind, lightning.destination) == (InstructionKind.LIGHTNING, invoice)
    assert lightning.uri == f"lightning:{invoice.upper()}"
    assert {each.due_sat for each in opened.instructions} == {opened.due_sat} == {shop.due_sat}
    assert {each.expires_at for each in opened.instructions} == {opened.expires_at}
    assert (opened.expires_at - shop.clock.now()).total_seconds() == pytest.approx(900, abs=1)
    assert (opened.price, opened.currency_code) == (Decimal("50000.00"), "EUR")
    assert opened.page_url == f"{shop.server.url}/i/{opened.reference}"
    assert opened.chain_script == b""


def test_a_store_without_lightning_is_paid_on_chain(shop: Shop) -> None:
    shop.server.has_lightning = False
    opened = shop.gateway.open(order())
    assert [each.kind for each in opened.instructions] == [InstructionKind.ON_CHAIN]


def test_lightning_and_speed_are_settings(shop: Shop) -> None:
    with gateway_at(
        shop.server, shop.clock, shop.secrets, lightning=False, speed_policy="HighSpeed"
    ) as gateway:
        opened = gateway.open(order())
    checkout = shop.server.asked[0].json["checkout"]
    assert checkout["paymentMethods"] == ["BTC-CHAIN"]
    assert checkout["speedPolicy"] == "HighSpeed"
    assert [each.kind for each in opened.instructions] == [InstructionKind.ON_CHAIN]


def test_an_amount_in_satoshi_needs_no_price(shop: Shop) -> None:
    opened = shop.gateway.open(order(Money(12_345, SAT)))
    assert shop.server.asked[0].json["currency"] == "BTC"
    assert shop.server.asked[0].json["amount"] == "0.00012345"
    assert (opened.due_sat, opened.price, opened.currency_code) == (12_345, None, "SAT")


def test_a_new_price_is_a_new_invoice_for_the_rest(shop: Shop) -> None:
    first = shop.opened()
    shop.server.price = Decimal(40_000)
    renewed = shop.gateway.refresh_rate(first, order(Money(200, EUR)))
    assert renewed.reference != first
    assert (renewed.due_sat, renewed.price) == (5_000, Decimal(40_000))


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Failure.SERVER_ERROR, "gateway.maybe_created"),
        (Failure.LOST, "gateway.maybe_created"),
        (Failure.SILENT, "gateway.maybe_created"),
        (Failure.SLOW_BODY, "gateway.maybe_created"),
        (Failure.HUGE_BODY, "gateway.maybe_created"),
        (Failure.TOO_MANY, "gateway.unreachable"),
        (Failure.NO_JSON, "gateway.nonsense"),
        (Failure.WRONG_TYPES, "gateway.nonsense"),
    ],
)
def test_a_create_that_failed_is_never_sent_again(shop: Shop, failure: Failure, code: str) -> None:
    shop.server.fail_next(failure)
    seconds = 0.3 if failure in {Failure.SILENT, Failure.SLOW_BODY} else PATIENCE_SECONDS
    with (
        gateway_at(shop.server, shop.clock, shop.secrets, total_seconds=seconds) as gateway,
        pytest.raises(TillError) as caught,
    ):
        gateway.open(order())
    assert caught.value.message.code == code
    shop.server.wait_for_calls(1)
    assert [each.method for each in shop.server.asked] == ["POST"]


def test_an_invoice_whose_ways_to_pay_were_lost_was_perhaps_created(shop: Shop) -> None:
    def break_second(asked: Asked, answer: Answer) -> Answer:
        if asked.method == "POST":
            shop.server.fail_next(Failure.LOST)
        return answer

    shop.server.change = break_second
    with pytest.raises(UnreachableError, match="maybe_created"):
        shop.gateway.open(order())


def test_what_is_wrong_is_said_in_the_servers_words(shop: Shop) -> None:
    with pytest.raises(RefusedError) as caught:
        shop.gateway.open(order(Money(500, currency("XAF"))))
    assert caught.value.message.code == "gateway.refused"
    assert caught.value.message.arguments["reason"] == "Invalid currency"
    with pytest.raises(RefusedError) as caught:
        shop.gateway.look("nobody", ())
    assert caught.value.message.arguments["reason"] == "The invoice was not found"


def test_a_wrong_key_and_a_missing_one_are_told_apart(shop: Shop) -> None:
    shop.secrets.known["btcpay"] = "old"
    with pytest.raises(RefusedError, match="no_access"):
        shop.gateway.open(order())
    del shop.secrets.known["btcpay"]
    with pytest.raises(RefusedError) as caught:
        shop.gateway.open(order())
    assert caught.value.message.code == "gateway.no_secret"
    assert caught.value.message.arguments["name"] == "btcpay"


@pytest.mark.parametrize("prefix", ["bc", "tb"])
def test_a_server_on_another_network_is_refused(shop: Shop, prefix: str) -> None:
    shop.server.prefix = shop.server.lightning_prefix = prefix
    with pytest.raises(RefusedError, match="wrong_network"):
        shop.gateway.open(order())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([{"destination": ""}, {"destination": ""}], "gateway.nothing_to_pay"),
        ([{}, {"destination": lightning_invoice("x", 9_999)}], "gateway.nonsense"),
        ([{}, {"destination": lightning_invoice("x", 10_000, "bc")}], "gateway.wrong_network"),
        ([{"due": "0.00000000"}, {}], "gateway.nonsense"),
        ([{"due": "1E-4"}, {}], "gateway.nonsense"),
        ([{"rate": "0"}, {}], "gateway.nonsense"),
    ],
)
def test_no_customer_sees_a_way_to_pay_that_cannot_be_right(
    shop: Shop, changes: list[dict[str, str]], code: str
) -> None:
    def changed(asked: Asked, answer: Answer) -> Answer:
        if asked.path.endswith("/payment-methods"):
            pairs = zip(answer.body, changes, strict=True)
            return Answer(body=[method | change for method, change in pairs])
        return answer

    shop.server.change = changed
    with pytest.raises(RefusedError) as caught:
        shop.gateway.open(order())
    assert caught.value.message.code == code


def test_another_amount_than_the_one_asked_for_is_nonsense(shop: Shop) -> None:
    shop.server.change = lambda _, answer: Answer(body=answer.body | {"amount": "6.00"})
    with pytest.raises(RefusedError, match="nonsense"):
        shop.gateway.open(order())


def test_a_section_without_address_or_store_sets_nothing_up(shop: Shop) -> None:
    for settings in (BtcPaySettings(), BtcPaySettings(url="https://btcpay.example")):
        assert from_settings(settings, shop.secrets, shop.clock, "regtest") is None
    settings = BtcPaySettings(url="https://btcpay.example", store="s")
    gateway = from_settings(settings, shop.secrets, shop.clock, "regtest")
    assert gateway is not None
    gateway.close()
