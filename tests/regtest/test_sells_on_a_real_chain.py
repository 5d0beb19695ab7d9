"""The composed till sells: everything is read off its screen, its paper and its messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.regtest.selling_shop import told
from tests.support.seen_window import until

if TYPE_CHECKING:
    from tests.regtest.selling_shop import SellingShop
    from tests.regtest.stack import RegtestStack
    from tests.support.composed_till import ComposedTill
    from tests.support.webhook_receiver import WebhookReceiver

pytestmark = pytest.mark.regtest


def test_a_sale_from_the_amount_to_the_receipt_and_the_store(
    shop: SellingShop, regtest: RegtestStack, store: WebhookReceiver
) -> None:
    till, printed = shop.till, len(shop.printer.jobs)
    asked = till.charge("31.97")
    till.until_word("Waiting")
    txid = regtest.pay(asked.address, asked.sat)
    till.until_word("Seen")
    assert till.codes() == []
    regtest.mine()
    till.until_word("Paid")
    shop.until_printed(printed + 1)
    messages = told(store, till, "sale.confirmed")
    assert [message["type"] for message in messages] == [
        "sale.created",
        "sale.payment_seen",
        "sale.seen",
        "sale.payment_changed",
        "sale.confirmed",
    ]
    data = messages[-1]["data"]
    assert (data["payment_status"], data["order_status"]) == ("confirmed", "paid")
    assert (data["address"], data["due_sat"], data["txids"]) == (asked.address, asked.sat, [txid])
    assert data["amount"] == {"decimal": "31.97", "minor": 3197, "currency": "EUR"}
    receipt_number = data["receipt_number"]
    assert shop.last_paper_codes() == [
        f"receipt {receipt_number} sale {data['order_id']} tx {txid}"
    ]
    assert shop.received(asked.address) == asked.sat
    till.until_text("stripTitle", "Receipt printed")


def test_paid_in_two_parts(
    shop: SellingShop, regtest: RegtestStack, store: WebhookReceiver
) -> None:
    till = shop.till
    asked = till.charge("84")
    first = regtest.pay(asked.address, asked.sat // 3)
    till.until_word("Partly paid")
    rest = till.asked()
    assert rest.address == asked.address
    assert rest.sat == asked.sat - asked.sat // 3
    second = regtest.pay(rest.address, rest.sat)
    till.until_word("Seen")
    regtest.mine()
    till.until_word("Paid")
    messages = told(store, till, "sale.confirmed")
    assert "sale.partly_paid" in [message["type"] for message in messages]
    assert messages[-1]["data"]["order_status"] == "paid"
    assert set(messages[-1]["data"]["txids"]) == {first, second}
    assert shop.received(asked.address) == asked.sat


def test_paid_too_much(till: ComposedTill, regtest: RegtestStack, store: WebhookReceiver) -> None:
    asked = till.charge("9.80")
    regtest.pay(asked.address, asked.sat + 5_000)
    till.until_word("Seen")
    regtest.mine()
    till.until_word("Paid too much")
    data = told(store, till, "sale.confirmed")[-1]["data"]
    assert (data["order_status"], data["over_sat"]) == ("paid_too_much", 5_000)


def test_a_confirmed_payment_is_reorganised_and_confirmed_again(
    shop: SellingShop, regtest: RegtestStack, store: WebhookReceiver
) -> None:
    till, printed = shop.till, len(shop.printer.jobs)
    asked = till.charge("12.50")
    regtest.pay(asked.address, asked.sat)
    till.until_word("Seen")
    regtest.mine()
    till.until_word("Paid")
    receipt_number = told(store, till, "sale.confirmed")[-1]["data"]["receipt_number"]
    regtest.reorganise(1, with_transactions=False)
    till.until_word("Seen")
    regtest.mine()
    till.until_word("Paid")
    messages = told(store, till, "sale.confirmed")
    assert messages[-1]["data"]["receipt_number"] == receipt_number
    shop.until_printed(printed + 1)
    assert till.sale().receipt_number == receipt_number
    assert len(shop.printer.jobs) == printed + 1


def test_a_payment_that_is_sent_elsewhere_raises_the_alarm(
    till: ComposedTill, regtest: RegtestStack, store: WebhookReceiver
) -> None:
    asked = till.charge("46.25")
    txid = regtest.pay(asked.address, asked.sat, replaceable=True)
    till.until_word("Seen")
    regtest.redirect(txid)
    till.until_word("Taken back")
    data = told(store, till, "sale.reversed")[-1]["data"]
    assert (data["payment_status"], data["order_status"]) == (None, None)
    assert [credit["assurance"] for credit in data["credits"]] == ["revoked"]
    till.touch("rail_history")
    till.until_banner("Payment taken back")
    till.touch("bannerAction")
    till.until_word("Taken back")
    till.touch("action_acknowledge")
    until("the keypad stands", lambda: till.shows("saleScreen"))


def test_sells_while_the_server_is_away_and_finds_what_was_paid_meanwhile(
    shop: SellingShop, regtest: RegtestStack, store: WebhookReceiver
) -> None:
    till = shop.till
    before = till.charge("7")
    regtest.stop_server()
    try:
        till.until_banner("No network")
        till.to_keypad()
        meanwhile = till.charge("8")
        regtest.pay(before.address, before.sat)
        regtest.pay(meanwhile.address, meanwhile.sat)
    finally:
        regtest.start_server()
    till.until_word("Seen")
    regtest.mine()
    till.until_word("Paid")
    told(store, till, "sale.confirmed")
    confirmed = {
        message["data"]["address"]
        for message in store.messages
        if message["type"] == "sale.confirmed"
    }
    assert {before.address, meanwhile.address} <= confirmed
