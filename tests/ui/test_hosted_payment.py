"""A payment that a gateway holds: three ways to pay, its price beside ours, a way round it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pos_app.domain.message import Message
from pos_app.domain.money import Money
from pos_app.ui.gateway_story import what_it_called, where_paid, who_priced
from tests.ui.memory_gateway_payment import INVOICE, both_ways
from tests.ui.memory_till import ADDRESS, MemoryTill
from tests.ui.test_payment_screen import EUR, due, read_code

if TYPE_CHECKING:
    from uuid import UUID

    from tests.ui.counter import Counter

ON_CHAIN = f"bitcoin:{ADDRESS.upper()}?amount=0.0003504"
LIGHTNING = f"lightning:{INVOICE.upper()}"
AWAY = Message(code="gateway.slow", arguments={"gateway": "btcpay", "seconds": "5"})


def charged(counter: Counter, till: MemoryTill) -> UUID:
    till.hosted = both_ways
    counter.type("31.97")
    counter.tap("charge")
    return next(iter(till.shown))


def shown_text(counter: Counter) -> str:
    return "".join(counter.item("address").property("groups"))


def test_one_code_for_any_wallet_and_one_for_each_way(counter: Counter, till: MemoryTill) -> None:
    charged(counter, till)
    assert read_code(counter.grab()) == [f"{ON_CHAIN}&lightning={INVOICE.upper()}"]
    counter.tap("segment_On-chain")
    assert read_code(counter.grab()) == [ON_CHAIN]
    assert shown_text(counter) == ADDRESS
    counter.tap("segment_Lightning")
    assert read_code(counter.grab()) == [LIGHTNING]
    assert shown_text(counter) == f"{INVOICE[:16]}…{INVOICE[-16:]}"


def test_an_invoice_is_for_all_or_nothing(counter: Counter, till: MemoryTill) -> None:
    sale_id = charged(counter, till)
    counter.tap("segment_Lightning")
    half = due(till, sale_id) // 2
    till.pay(sale_id, half)
    assert read_code(counter.grab()) == [f"bitcoin:{ADDRESS.upper()}?amount=0.0001752"]
    assert counter.model.payment.ways.names == []


def test_the_next_sale_begins_with_the_usual_way(counter: Counter, till: MemoryTill) -> None:
    charged(counter, till)
    counter.tap("segment_Lightning")
    counter.model.open_sale(till.charge(Money(500, EUR), ""))
    assert counter.model.payment.ways.current == 0


def test_who_set_the_price_and_what_our_sources_say(counter: Counter, till: MemoryTill) -> None:
    till.median = Decimal("91000.00")
    charged(counter, till)
    assert counter.item("check_gateway").property("text") == "Through BTCPay Server"
    assert "Our sources say €91" in counter.text("text_ours")


def test_a_price_too_far_from_ours_is_a_warning(counter: Counter, till: MemoryTill) -> None:
    till.median = Decimal("89000.00")
    charged(counter, till)
    row = counter.item("check_ours")
    assert row.property("text").startswith("2.52\u00a0% away from ours")
    assert row.property("good") is False


def test_a_gateway_that_is_slow_is_gone_round_with_the_own_wallet(
    counter: Counter, till: MemoryTill
) -> None:
    till.prepares = False
    sale_id = charged(counter, till)
    till.cannot_prepare(sale_id, AWAY)
    assert counter.model.payment.primaryKey == "prepare_again"
    till.hosted = None
    counter.tap("action_own_wallet")
    assert ("own_wallet", sale_id) in till.asked
    assert read_code(counter.grab()) == [ON_CHAIN]


def test_what_is_not_the_gateways_fault_has_no_way_round(
    counter: Counter, till: MemoryTill
) -> None:
    till.prepares = False
    sale_id = charged(counter, till)
    till.cannot_prepare(sale_id, Message(code="rate.too_old", arguments={"currency": "EUR"}))
    keys = [action.key for action in counter.model.payment._page.actions]
    assert "own_wallet" not in keys


def test_who_has_to_confirm_it_is_said(counter: Counter, till: MemoryTill) -> None:
    sale_id = charged(counter, till)
    till.pay(sale_id, due(till, sale_id))
    assert counter.text("sentence").endswith("Not final yet: waits for BTCPay Server.")


def test_the_story_names_the_gateway() -> None:
    """As the journal keeps a sale through a gateway, one it only forwards, and an old one."""
    hosted = {"gateway": "triplea", "reference": "HA1"}
    request = {"address": ADDRESS, "script": "", "hosted": hosted, "derivation_index": None}
    assert where_paid(request) == "payment HA1 at Triple-A"
    end = f"{ADDRESS[-8:-4]} {ADDRESS[-4:]}"
    assert where_paid(request | {"script": "0014"}) == f"address of Triple-A, ends in {end}"
    old = {"address": ADDRESS, "derivation_index": 7}
    assert where_paid(old).startswith("address number 7, ends in ")
    quotes = [{"source": "triplea"}]
    assert who_priced({"median": None, "quotes": quotes}, "€1") == "€1, set by Triple-A"
    assert who_priced({"quotes": quotes * 3}, "€1") == "€1, 3 sources agree"
    called = what_it_called({"gateway": "apirone", "value": "1000", "confirmations": "0"})
    assert called == ("Apirone called", "value 1000, confirmations 0")
