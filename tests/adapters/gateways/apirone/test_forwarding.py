"""Apirone v1: an address that forwards to an own one, and its calls (facts section 1.0)."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import pytest

from pos_app.adapters.gateways.apirone.forwarding import ApironeForwarding
from pos_app.adapters.wallet.address import script_of_address
from pos_app.domain.hosted_payment import InstructionKind
from pos_app.domain.message import TillError
from pos_app.domain.money import Money, currency
from pos_app.ports import Notification, PaymentOrder, RefusedError, UnreachableError
from tests.support.controlled_clock import ControlledClock
from tests.support.gateways.addresses import address
from tests.support.gateways.apirone import ApironeStandIn
from tests.support.gateways.standin import Answer, Asked, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.gateways.standin import Call

OWN = address("own account 1")
CALLBACK = "https://till.example/callbacks/apirone/7/token?a=1&b=ü"
PATIENCE_SECONDS = 60.0


class Shop(NamedTuple):
    gateway: ApironeForwarding
    server: ApironeStandIn
    clock: ControlledClock


def order(callback_url: str | None = CALLBACK, forwards_to: str | None = OWN) -> PaymentOrder:
    return PaymentOrder(
        sale_id=UUID(int=7),
        number=7,
        amount=Money(500, currency("EUR")),
        description="Fig Shop 7",
        lock_seconds=900,
        callback_url=callback_url,
        forwards_to=forwards_to,
    )


def notification(call: Call, **changes: str) -> Notification:
    query = {**call.query, **changes}
    return Notification(method=call.method, query=query, headers={}, body=b"")


@pytest.fixture
def shop() -> Iterator[Shop]:
    clock = ControlledClock()
    with ApironeStandIn() as server:
        gateway = ApironeForwarding(server.url, clock, "regtest", total_seconds=PATIENCE_SECONDS)
        with contextlib.closing(gateway):
            yield Shop(gateway, server, clock)


def test_an_address_is_asked_for_that_forwards_to_the_own_one(shop: Shop) -> None:
    opened = shop.gateway.open(order())
    asked = shop.server.asked[0]
    assert (asked.method, asked.path) == ("GET", "/v1/receive")
    assert asked.query == (
        ("method", "create"),
        ("address", OWN),
        ("currency", "btc"),
        ("callback", CALLBACK),  # the last one, whole, with its own query
    )
    assert shop.gateway.needs_own_address
    assert shop.server.held[opened.reference].destination == OWN


def test_the_till_follows_the_input_address_by_itself_at_its_own_price(shop: Shop) -> None:
    opened = shop.gateway.open(order())
    (way,) = opened.instructions
    assert (way.kind, way.destination) == (InstructionKind.ON_CHAIN, opened.reference)
    assert opened.chain_script == script_of_address(opened.reference, "regtest")
    assert (opened.price, opened.due_sat, way.due_sat, way.uri) == (None, 0, 0, "")
    assert (opened.expires_at - shop.clock.now()).total_seconds() == 900
    snapshot = shop.gateway.look(opened.reference, ())
    assert (snapshot.credits, snapshot.closed) == ((), True)
    assert len(shop.server.asked) == 1


def test_a_new_price_keeps_the_address_and_asks_nobody(shop: Shop) -> None:
    opened = shop.gateway.open(order())
    shop.clock.advance(1_000)
    renewed = shop.gateway.refresh_rate(opened.reference, order())
    assert (renewed.reference, renewed.chain_script) == (opened.reference, opened.chain_script)
    assert (renewed.expires_at - shop.clock.now()).total_seconds() == 900
    shop.gateway.close_payment(opened.reference)
    assert len(shop.server.asked) == 1


def test_without_a_way_to_be_called_apirone_is_told_none(shop: Shop) -> None:
    shop.gateway.open(order(callback_url=None))
    assert shop.server.asked[0].query[-1] == ("currency", "btc")


def test_there_is_always_an_own_address_to_forward_to(shop: Shop) -> None:
    with pytest.raises(ValueError, match="own address"):
        shop.gateway.open(order(forwards_to=None))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"destination": address("a stranger")}, "gateway.nonsense"),
        ({"input_address": OWN}, "gateway.nonsense"),
        ({"input_address": 7}, "gateway.nonsense"),
        ({"input_address": None}, "gateway.nonsense"),
        ({"input_address": address("x", "bc")}, "gateway.wrong_network"),
        ({"input_address": "no-address"}, "gateway.wrong_network"),
    ],
)
def test_an_address_that_money_would_be_lost_at_is_shown_to_nobody(
    shop: Shop, changes: dict[str, object], code: str
) -> None:
    shop.server.change = lambda _, answer: Answer(body=answer.body | changes)
    with pytest.raises(RefusedError) as caught:
        shop.gateway.open(order())
    assert caught.value.message.code == code


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Failure.SERVER_ERROR, "gateway.maybe_created"),
        (Failure.LOST, "gateway.maybe_created"),
        (Failure.SILENT, "gateway.maybe_created"),
        (Failure.SLOW_BODY, "gateway.maybe_created"),
        (Failure.HUGE_BODY, "gateway.maybe_created"),
        (Failure.NO_JSON, "gateway.nonsense"),
        (Failure.WRONG_TYPES, "gateway.nonsense"),
        (Failure.TOO_MANY, "gateway.unreachable"),
    ],
)
def test_a_create_that_failed_is_never_sent_again(shop: Shop, failure: Failure, code: str) -> None:
    shop.server.fail_next(failure)
    seconds = 0.3 if failure in {Failure.SILENT, Failure.SLOW_BODY} else PATIENCE_SECONDS
    gateway = ApironeForwarding(shop.server.url, shop.clock, "regtest", total_seconds=seconds)
    with contextlib.closing(gateway), pytest.raises(TillError) as caught:
        gateway.open(order())
    assert caught.value.message.code == code
    shop.server.wait_for_calls(1)
    assert len(shop.server.asked) == 1


def test_a_refusal_is_told_in_apirones_words(shop: Shop) -> None:
    def refuse(_: Asked, answer: Answer) -> Answer:
        return Answer(status=400, body={"message": "Invalid address"})

    shop.server.change = refuse
    with pytest.raises(RefusedError) as caught:
        shop.gateway.open(order())
    assert caught.value.message.arguments == {"gateway": "Apirone", "reason": "Invalid address"}


def test_it_calls_at_no_confirmation_and_again_when_it_has_forwarded(shop: Shop) -> None:
    reference = shop.gateway.open(order()).reference
    paid = shop.server.pay(reference, 10_000)
    first = shop.gateway.read_notification(reference, notification(shop.server.call(reference)))
    assert (first.answer, first.content_type) == ("*ok*", "text/plain")
    assert first.evidence == {
        "value": "10000",
        "input_address": reference,
        "confirmations": "0",
        "input_transaction_hash": paid,
        "destination_address": OWN,
    }
    call = shop.server.call(reference, confirmations=1)
    second = shop.gateway.read_notification(reference, notification(call))
    assert second.evidence == {
        **first.evidence,
        "confirmations": "1",
        "transaction_hash": call.query["transaction_hash"],
    }
    assert len(shop.server.asked) == 1  # a call asks for nothing


def test_an_address_that_is_paid_again_later_is_called_about_again(shop: Shop) -> None:
    reference = shop.gateway.open(order()).reference
    shop.server.pay(reference, 10_000)
    shop.clock.advance(30 * 86_400)
    shop.server.pay(reference, 2_000)
    read = [
        shop.gateway.read_notification(
            reference, notification(shop.server.call(reference, n=n))
        ).evidence
        for n in (0, 1, 1)
    ]
    assert [each["value"] for each in read] == ["10000", "2000", "2000"]
    assert read[0]["input_transaction_hash"] != read[1]["input_transaction_hash"]


def test_a_call_about_another_address_is_forged(shop: Shop) -> None:
    reference, other = (shop.gateway.open(order()).reference for _ in range(2))
    shop.server.pay(other, 10_000)
    with pytest.raises(RefusedError, match="forged"):
        shop.gateway.read_notification(reference, notification(shop.server.call(other)))


@pytest.mark.parametrize(
    "changes",
    [
        {"value": ""},
        {"value": "-1"},
        {"value": "1e9"},
        {"value": "2100000000000001"},
        {"value": "\u0661"},
        {"confirmations": "many"},
        {"input_transaction_hash": "0" * 63},
        {"input_transaction_hash": "Z" * 64},
        {"transaction_hash": "nothing"},
        {"input_address": "x y"},
        {"destination_address": "<b>"},
    ],
)
def test_a_call_that_cannot_be_right_is_not_acknowledged(
    shop: Shop, changes: dict[str, str]
) -> None:
    reference = shop.gateway.open(order()).reference
    shop.server.pay(reference, 10_000)
    call = notification(shop.server.call(reference), **changes)
    with pytest.raises(RefusedError, match="nonsense"):
        shop.gateway.read_notification(reference, call)


def test_a_server_that_is_away_made_no_address(shop: Shop) -> None:
    gateway = ApironeForwarding("http://127.0.0.1:1", shop.clock, "regtest")
    with contextlib.closing(gateway), pytest.raises(UnreachableError, match="unreachable"):
        gateway.open(order())
