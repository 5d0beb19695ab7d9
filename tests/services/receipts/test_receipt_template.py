"""What an owner and a full sale put on the paper, and what no owner can take off it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.money import Money, currency
from pos_app.domain.receipt import Mark, ReceiptKind, SoldLine
from pos_app.domain.receipt_template import ReceiptBlock, ReceiptTemplate
from pos_app.domain.tax import TaxRate, taxes_of
from pos_app.services.receipts.receipt_blocks import Qr
from pos_app.services.receipts.receipt_layout import layout
from pos_app.services.receipts.receipt_page import SHOWN_LINES
from tests.support.receipt_lines import PlainWords, lines
from tests.support.receipts import TXID, a_full_receipt, a_receipt, a_shift_report

if TYPE_CHECKING:
    from pos_app.domain.receipt import Receipt


def test_a_full_receipt_from_top_to_bottom() -> None:
    assert lines(a_full_receipt()) == [
        "picture of 96 and 144 dots",
        "Corner Books",
        "1 Main Street",
        "Open from 9 to 6",
        "\u05e9\u05dc\u05d5\u05dd \u0648\u0623\u0647\u0644\u0627",
        "VAT ID DE123456789",
        "test_network",
        "training",
        "training_meaning",
        "---",
        "number 1043 | 2026-11-21 14:41",
        "Till 1 | UTC+01:00",
        "cashier Maya",
        "Signed copy for Lena",
        "---",
        "Paperback | 12.50 B",
        "2 x 6.25",
        "Tea, loose | 19.97 A",
        "0.25 x 79.88",
        "subtotal | 32.47",
        "discount | -2.50",
        "tip | 2.00",
        "total EUR | 31.97",
        "A tax 19 VAT | 2.94",
        "net 19 | 15.49",
        "B tax 7 VAT | 0.75",
        "net 7 | 10.79",
        "---",
        "paid | 0.0003504 BTC",
        "| 35040 sat",
        "one_bitcoin | 91240.50 EUR",
        "price_held 14:30 Kraken, Coinbase, Bitstamp, Bitfinex, Coingecko",
        "over | 0.50 EUR",
        "| 548 sat",
        "confirmed_in | 313",
        "address",
        "bcrt 1q6r z28m cfax tmd6 v789 l9rr lrus dprr 9pz3 cppk",
        "transaction",
        "1b5b 9ccb 40d2 a70f 1c3d e5fb d58a e5d1 c2a3 b4f5 9687 7869 5a4b 3c2d 528e 446c",
        "---",
        "Paid back within a week.",
        "[reference]",
        "[explorer mempool.space]",
        "Read well.",
        "Returns within 14 days",
        "thanks",
    ]


def test_one_rate_says_what_of_the_total_is_tax() -> None:
    vat = TaxRate("VAT", Decimal(20))
    said = lines(a_receipt(taxes=taxes_of([(vat, Money(3_197, currency("EUR")))])))
    at = said.index("total EUR | 31.97")
    assert said[at + 1 : at + 3] == ["tax 20 VAT | 5.33", "net 20 | 26.64"]


def test_a_return_is_below_zero_and_one_of_something_has_no_line_for_its_price() -> None:
    euro = currency("EUR")
    sold = SoldLine(name="Lamp", quantity=Decimal(1), amount=Money(4_000, euro))
    returned = SoldLine(name="Cup", quantity=Decimal(-1), amount=Money(-803, euro))
    said = lines(a_receipt(lines=(sold, returned)))
    at = said.index("Lamp | 40.00")
    assert said[at + 1 : at + 4] == ["Cup | -8.03", "-1 x", "total EUR | 31.97"]


def test_of_very_many_lines_the_rest_is_one_sum() -> None:
    euro = currency("EUR")
    each = SoldLine(name="Nail", quantity=Decimal(1), amount=Money(2, euro))
    said = lines(a_receipt(lines=(each,) * 1_000, amount=Money(2_000, euro)))
    assert said.count("Nail | 0.02") == SHOWN_LINES
    assert f"more_lines {1_000 - SHOWN_LINES} | {2 * (1_000 - SHOWN_LINES) / 100:.2f}" in said


LEFT_OUT = {
    ReceiptBlock.LOGO: ["picture of 96 and 144 dots"],
    ReceiptBlock.STORE_ADDRESS: ["1 Main Street"],
    ReceiptBlock.TILL: ["Till 1 | UTC+01:00"],
    ReceiptBlock.CASHIER: ["cashier Maya"],
    ReceiptBlock.NOTE: ["Signed copy for Lena"],
    ReceiptBlock.RATE: [
        "one_bitcoin | 91240.50 EUR",
        "price_held 14:30 Kraken, Coinbase, Bitstamp, Bitfinex, Coingecko",
    ],
    ReceiptBlock.PAYMENT_ADDRESS: [
        "address",
        "bcrt 1q6r z28m cfax tmd6 v789 l9rr lrus dprr 9pz3 cppk",
    ],
    ReceiptBlock.TRANSACTIONS: [
        "transaction",
        "1b5b 9ccb 40d2 a70f 1c3d e5fb d58a e5d1 c2a3 b4f5 9687 7869 5a4b 3c2d 528e 446c",
    ],
    ReceiptBlock.REFERENCE: ["[reference]"],
    ReceiptBlock.REFUND_NOTE: ["Paid back within a week."],
    ReceiptBlock.THANKS: ["thanks"],
}


@pytest.mark.parametrize("block", ReceiptBlock)
def test_what_is_left_out_is_missing_and_nothing_else(block: ReceiptBlock) -> None:
    full = a_full_receipt()
    shown = frozenset(ReceiptBlock) - {block}
    said = lines(replace(full, template=replace(full.template, shown=shown)))
    missing = [line for line in lines(full) if line not in LEFT_OUT[block]]
    if block is ReceiptBlock.TILL:  # the zone stays with the time
        missing.insert(missing.index("cashier Maya"), "| UTC+01:00")
    assert said == missing


def test_numbers_sums_state_and_marks_stand_on_a_paper_that_leaves_everything_out() -> None:
    bare = ReceiptTemplate(shown=frozenset())
    said = lines(a_full_receipt(template=bare, marks=(*Mark,), copy_number=3))
    assert said[0] == "Corner Books"
    for must in (
        *("demo", "test_network", "training", "pending", "copy 3", "refund"),
        "number 1043 | 2026-11-21 14:41",
        "| UTC+01:00",
        *("Paperback | 12.50 B", "discount | -2.50", "tip | 2.00", "total EUR | 31.97"),
        *("A tax 19 VAT | 2.94", "B tax 7 VAT | 0.75"),
        *("paid | 0.0003504 BTC", "| 35040 sat", "over | 0.50 EUR", "| 548 sat"),
        "confirmed_in | 313",
    ):
        assert must in said
    assert said[-1] == "confirmed_in | 313"


def test_the_explorers_code_opens_the_first_transaction_and_needs_one() -> None:
    def codes(receipt: Receipt) -> list[str]:
        return [b.data for b in layout(receipt, PlainWords(), 58) if isinstance(b, Qr)]

    full = a_full_receipt()
    assert codes(full)[1:] == [f"https://mempool.space/testnet4/tx/{TXID}"]
    assert len(codes(replace(full, txids=()))) == 1
    assert len(codes(replace(full, kind=ReceiptKind.REFUND))) == 1


@pytest.mark.parametrize(
    ("url", "codes"),
    [
        ("https://chain.example/" + "x" * 213, 2),
        ("https://chain.example/" + "x" * 214, 1),
        ("https://chain.example/\u00e4", 1),
        ("chain", 2),
    ],
)
def test_a_link_that_no_code_on_narrow_paper_holds_is_left_out(url: str, codes: int) -> None:
    full = a_full_receipt()
    shown = layout(
        replace(full, template=replace(full.template, explorer_qr=url)), PlainWords(), 58
    )
    assert sum(isinstance(block, Qr) for block in shown) == codes


def test_strangers_texts_are_made_harmless() -> None:
    evil = "\x1b@\u202e\x10\x14"
    sold = SoldLine(name=evil, quantity=Decimal(1), amount=Money(3_197, currency("EUR")))
    vat = TaxRate(evil, Decimal(20))
    own = ReceiptTemplate(header=f"{evil}\n" * 30, footer=evil, tax_number=evil, refund_note=evil)
    said = lines(
        a_receipt(
            store_name=evil,
            store_address=evil,
            till_name=evil,
            note=evil,
            cashier=evil,
            lines=(sold,),
            taxes=taxes_of([(vat, sold.amount)]),
            template=own,
            marks=(),
        )
    )
    # name, address, ten lines of the header, and the tax number
    assert said[:13] == ["@"] * 13
    assert said[13:20] == [
        "---",
        "number 1043 | 2026-11-21 14:41",
        "@ | UTC+01:00",
        "cashier @",
        "@",
        "---",
        "@ | 31.97",
    ]
    assert "tax 20 @ | 5.33" in said
    assert said[-4:] == ["@", "[reference]", "@", "thanks"]
    assert lines(a_shift_report(note=evil, cashier=evil))[-1] == "@"
