"""What stands on the paper, from top to bottom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pos_app.domain.money import SAT, Money, currency
from pos_app.domain.receipt import Mark, ReceiptKind
from pos_app.services.receipts.receipt_blocks import Code, Qr, Size, Text
from pos_app.services.receipts.receipt_layout import SHOWN_TXIDS, layout, reference
from tests.support.receipt_lines import PlainWords, lines
from tests.support.receipts import ADDRESS, SALE_ID, TXID, a_receipt


def test_a_confirmed_receipt_from_top_to_bottom() -> None:
    assert lines(a_receipt()) == [
        "Corner Books",
        "1 Main Street",
        "test_network",
        "---",
        "number 1043 | 2026-11-21 14:41",
        "Till 1 | UTC+01:00",
        "Signed copy for Lena",
        "---",
        "total EUR | 31.97",
        "---",
        "paid | 0.0003504 BTC",
        "| 35040 sat",
        "one_bitcoin | 91240.50 EUR",
        "price_held 14:30 Kraken, Coinbase, Bitstamp, Bitfinex, Coingecko",
        "confirmed_in | 313",
        "address",
        "bcrt 1q6r z28m cfax tmd6 v789 l9rr lrus dprr 9pz3 cppk",
        "transaction",
        "1b5b 9ccb 40d2 a70f 1c3d e5fb d58a e5d1 c2a3 b4f5 9687 7869 5a4b 3c2d 528e 446c",
        "---",
        "refund_note",
        "[reference]",
        "thanks",
    ]


def test_a_pending_slip_carries_the_sales_number_and_says_so_in_large_letters() -> None:
    slip = a_receipt(
        kind=ReceiptKind.PENDING,
        marks=(Mark.DEMO, Mark.PENDING),
        receipt_number=None,
        settled_at=None,
        confirmations=0,
        block_height=None,
    )
    said = lines(slip)
    assert said[2:7] == [
        "demo",
        "pending",
        "pending_meaning",
        "---",
        "sale_number 1050 | 2026-11-21 14:41",
    ]
    assert "seen" in said
    assert "refund_note" not in said
    large = [b for b in layout(slip, PlainWords(), 80) if isinstance(b, Text) and b.bold]
    assert ("pending", Size.LARGE) in [(block.text, block.size) for block in large]


def test_a_copy_carries_its_number_and_time_and_keeps_the_sales_date() -> None:
    later = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
    copy = a_receipt(kind=ReceiptKind.COPY, marks=(Mark.COPY,), copy_number=2, at=later)
    said = lines(copy)
    assert said[2:6] == [
        "copy 2",
        "printed 2026-11-23 10:05",
        "---",
        "number 1043 | 2026-11-21 14:41",
    ]
    assert lines(replace(copy, copy_number=None))[2] == "copy 1"


def test_a_refund_slip_says_what_is_due_back_and_how_to_get_it() -> None:
    slip = a_receipt(
        kind=ReceiptKind.REFUND,
        marks=(Mark.REFUND,),
        at=datetime(2026, 11, 23, 9, 5, tzinfo=UTC),
        over_sat=548,
        over_value=Money(50, currency("EUR")),
    )
    assert lines(slip) == [
        "Corner Books",
        "1 Main Street",
        "refund",
        "refund_meaning",
        "---",
        "number 1043 | 2026-11-23 10:05",
        "sale_number 1050",
        "Till 1 | UTC+01:00",
        "Signed copy for Lena",
        "---",
        "refund_amount | 0.50 EUR",
        "| 0.00000548 BTC",
        "| 548 sat",
        "one_bitcoin | 91240.50 EUR",
        "price_held 2026-11-21 14:30 Kraken, Coinbase, Bitstamp, Bitfinex, Coingecko",
        "---",
        "refund_claim",
        "---",
        "[reference]",
        "thanks",
    ]
    early = lines(replace(slip, receipt_number=None))
    assert early[5:7] == ["sale_number 1050 | 2026-11-23 10:05", "Till 1 | UTC+01:00"]
    assert "refund_amount | 548 sat" in lines(replace(slip, over_value=None))


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"over_sat": 548, "over_value": Money(50, currency("EUR"))}, ["over | 0.50 EUR"]),
        ({"short_sat": 548, "short_value": Money(50, currency("EUR"))}, ["short | 0.50 EUR"]),
        ({"over_sat": 548, "over_value": Money(50, currency("EUR"))}, ["| 548 sat"]),
        ({"paid_sat": 35_000}, ["missing | 0.0000004 BTC", "| 40 sat"]),
        ({"taken_back": True}, ["taken_back"]),
        ({"paid_sat": 0, "block_height": None, "txids": ()}, ["unpaid", "missing | 0.0003504 BTC"]),
        ({"amount": Money(5_200, currency("JPY"))}, ["total JPY | 5200"]),
        ({"amount": Money(12_345, currency("KWD"))}, ["total KWD | 12.345"]),
        ({"amount": Money(35_040, SAT)}, ["total sat | 35040"]),
        ({"utc_offset_minutes": -210}, ["Till 1 | UTC-03:30", "number 1043 | 2026-11-21 10:11"]),
        ({"txids": tuple("ab" * 32 for _ in range(SHOWN_TXIDS + 3))}, ["more_transactions 3"]),
    ],
)
def test_what_a_receipt_adds(changes: dict[str, Any], wanted: list[str]) -> None:
    said = lines(a_receipt(**changes))
    assert [line for line in wanted if line not in said] == []


def test_a_paper_without_note_has_no_line_for_it() -> None:
    assert len(lines(a_receipt(note=" \x00 "))) == len(lines(a_receipt())) - 1


def test_a_price_held_on_another_day_says_which() -> None:
    (rate,) = a_receipt().rates
    earlier = replace(rate, locked_at=rate.locked_at - timedelta(days=1))
    said = lines(a_receipt(rates=(earlier, rate)))
    assert [line[:27] for line in said if line.startswith("price_held")] == [
        "price_held 2026-11-20 14:30",
        "price_held 14:30 Kraken, Co",
    ]


def test_narrow_paper_says_the_same_in_fewer_columns() -> None:
    narrow, wide = (layout(a_receipt(), PlainWords(), paper) for paper in (58, 80))
    assert lines(a_receipt(), 58) == lines(a_receipt(), 80)
    assert {b.columns for b in narrow if isinstance(b, Code)} == {4}
    assert {b.columns for b in wide if isinstance(b, Code)} == {8}


def test_the_reference_names_receipt_sale_and_transactions() -> None:
    assert reference(a_receipt()) == f"receipt 1043 sale {SALE_ID} tx {TXID}"
    assert reference(a_receipt(receipt_number=None)) == f"sale {SALE_ID} tx {TXID}"
    unpaid = a_receipt(receipt_number=None, txids=())
    assert reference(unpaid) == f"sale {SALE_ID} address {ADDRESS}"
    many = a_receipt(txids=tuple("abcde"))
    assert reference(many) == f"receipt 1043 sale {SALE_ID} tx a tx b tx c"
    (code,) = [block for block in layout(many, PlainWords(), 80) if isinstance(block, Qr)]
    assert code.data == reference(many)


def test_what_only_a_gateway_knows_names_no_block_no_address_and_no_transaction() -> None:
    receipt = a_receipt(confirmations=100, block_height=None, address="", txids=())
    said = lines(receipt)
    assert "confirmed" in said
    assert {"address", "transaction", "seen"}.isdisjoint(said)
    assert reference(receipt) == f"receipt 1043 sale {SALE_ID}"
