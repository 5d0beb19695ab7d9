"""What may happen to money that was seen already, on a real chain, as the cashier sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from tests.regtest import mempool
from tests.regtest.selling_shop import told
from tests.support.seen_window import until

if TYPE_CHECKING:
    from tests.regtest.selling_shop import SellingShop
    from tests.regtest.stack import RegtestStack
    from tests.support.composed_till import ComposedTill
    from tests.support.webhook_receiver import WebhookReceiver

pytestmark = pytest.mark.regtest


def types(messages: list[dict[str, object]]) -> list[object]:
    return [message["type"] for message in messages]


def assurances(till: ComposedTill) -> dict[str, Assurance]:
    """By txid, of the sale on the screen."""
    return {credit.txid: credit.assurance for credit in till.sale().credits}


def test_one_that_pays_as_much_takes_its_place_quietly(
    shop: SellingShop, regtest: RegtestStack, store: WebhookReceiver
) -> None:
    till, printed = shop.till, len(shop.printer.jobs)
    asked = till.charge("21")
    first = regtest.pay(asked.address, asked.sat, replaceable=True, fee_rate=2)
    till.until_word("Seen")
    second = regtest.bump(first)
    till.until_word("Replaced")
    assert assurances(till) == {first: Assurance.REVOKED, second: Assurance.SEEN}
    assert till.text("banner", "title") == ""
    regtest.mine()
    till.until_word("Paid")
    shop.until_printed(printed + 1)
    assert shop.received(asked.address) == asked.sat
    heard = types(told(store, till, "sale.confirmed"))
    assert not {"sale.reversed", "sale.partly_paid"} & set(heard)
    assert (heard.count("sale.seen"), heard.count("sale.payment_seen")) == (1, 2)
    till.until_quiet()
    assert len(shop.printer.jobs) == printed + 1


def test_one_that_pays_less_leaves_just_the_rest_to_ask_for(
    shop: SellingShop, regtest: RegtestStack, store: WebhookReceiver
) -> None:
    till, printed = shop.till, len(shop.printer.jobs)
    asked = till.charge("60")
    first = regtest.pay(asked.address, asked.sat, replaceable=True)
    till.until_word("Seen")
    kept = asked.sat // 3
    second = mempool.replace(regtest, first, {asked.address: kept})
    till.until_word("Partly paid")
    assert assurances(till) == {first: Assurance.REVOKED, second: Assurance.SEEN}
    rest = till.asked()
    assert (rest.address, rest.sat) == (asked.address, asked.sat - kept)
    assert "sale.reversed" not in types(told(store, till, "sale.partly_paid"))
    assert till.text("banner", "title") == ""
    regtest.pay(rest.address, rest.sat)
    till.until_word("Replaced")
    assert len(shop.printer.jobs) == printed
    regtest.mine()
    till.until_word("Paid")
    shop.until_printed(printed + 1)
    assert shop.received(asked.address) == asked.sat


def test_one_that_pays_nothing_is_loud_and_prints_nothing(
    shop: SellingShop, regtest: RegtestStack, store: WebhookReceiver
) -> None:
    till, printed = shop.till, len(shop.printer.jobs)
    asked = till.charge("46.25")
    first = regtest.pay(asked.address, asked.sat, replaceable=True)
    till.until_word("Seen")
    regtest.redirect(first)
    till.until_word("Taken back")
    assert till.codes() == []
    data = told(store, till, "sale.reversed")[-1]["data"]
    assert (data["payment_status"], data["received_sat"]) == (None, 0)
    till.touch("rail_history")
    till.until_banner("Payment taken back")
    till.touch("bannerAction")
    till.until_word("Taken back")
    till.touch("action_acknowledge")
    until("the keypad stands", lambda: till.shows("saleScreen"))
    till.until_quiet()
    assert len(shop.printer.jobs) == printed


def test_a_settled_sale_whose_block_left_and_whose_money_went_elsewhere_is_loud_too(
    shop: SellingShop, regtest: RegtestStack, store: WebhookReceiver
) -> None:
    till, printed = shop.till, len(shop.printer.jobs)
    asked = till.charge("33")
    txid = regtest.pay(asked.address, asked.sat, replaceable=True)
    till.until_word("Seen")
    regtest.mine()
    till.until_word("Paid")
    shop.until_printed(printed + 1)
    number = till.sale().receipt_number
    regtest.reorganise(1, with_transactions=False)
    till.until_word("Seen")
    regtest.redirect(txid)
    till.until_word("Taken back")
    regtest.mine()
    data = told(store, till, "sale.reversed")[-1]["data"]
    assert (data["receipt_number"], data["order_status"]) == (number, "failed")
    till.touch("rail_history")
    till.until_banner("Payment taken back")
    till.touch("bannerAction")
    till.touch("action_acknowledge")
    till.until_quiet()
    assert len(shop.printer.jobs) == printed + 1


def test_one_that_the_network_forgets_is_watched_on_and_counts_again(
    shop: SellingShop, regtest: RegtestStack, store: WebhookReceiver
) -> None:
    till, printed = shop.till, len(shop.printer.jobs)
    asked = till.charge("18.50")
    txid = regtest.pay(asked.address, asked.sat)
    till.until_word("Seen")
    raw = mempool.forget(regtest, txid)
    till.until_word("Vanished")
    assert assurances(till) == {txid: Assurance.UNKNOWN}
    again = till.asked()
    assert (again.address, again.sat) == (asked.address, asked.sat)
    assert mempool.broadcast(regtest, raw) == txid
    till.until_word("Seen")
    assert till.sale().flags == frozenset()
    regtest.mine()
    till.until_word("Paid")
    shop.until_printed(printed + 1)
    heard = types(told(store, till, "sale.confirmed"))
    assert "sale.reversed" not in heard
    assert shop.received(asked.address) == asked.sat


def test_one_that_was_forgotten_and_then_spent_elsewhere_is_loud(
    till: ComposedTill, regtest: RegtestStack
) -> None:
    asked = till.charge("9")
    txid = regtest.pay(asked.address, asked.sat, replaceable=True)
    till.until_word("Seen")
    mempool.forget(regtest, txid)
    till.until_word("Vanished")
    mempool.replace(regtest, txid, {})
    regtest.mine()
    till.until_word("Taken back")
