"""A receipt to try things with, as a shop would print it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos_app.domain.journal import JournalHead
from pos_app.domain.money import Money, currency
from pos_app.domain.receipt import Mark, PaidBack, RateLine, Receipt, ReceiptKind, SoldLine
from pos_app.domain.receipt_shift import ShiftCount, ShiftReport, ShiftState
from pos_app.domain.receipt_template import Dots, Logo, ReceiptTemplate
from pos_app.domain.shift_details import CashierTotals, Drift, ShiftDetails, Unexplained
from pos_app.domain.tally import NOTHING, Tally
from pos_app.domain.tax import TaxRate, taxes_of

if TYPE_CHECKING:
    from pos_app.domain.refund import RefundReason
    from pos_app.ports import PrintJob

TXID = "1b5b9ccb40d2a70f1c3de5fbd58ae5d1c2a3b4f5968778695a4b3c2d528e446c"
ADDRESS = "bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk"
SALE_ID = UUID("5c6f2a1e-9d0b-4e57-8a34-0f6b7c8d9e10")


def a_receipt(**changes: Any) -> Receipt:
    """Confirmed, in euro, on a test network."""
    receipt = Receipt(
        kind=ReceiptKind.RECEIPT,
        marks=(Mark.TEST_NETWORK,),
        store_name="Corner Books",
        store_address="1 Main Street",
        sale_id=SALE_ID,
        sale_number=1050,
        receipt_number=1043,
        copy_number=None,
        at=datetime(2026, 11, 21, 13, 41, 30, tzinfo=UTC),
        settled_at=datetime(2026, 11, 21, 13, 41, 29, tzinfo=UTC),
        utc_offset_minutes=60,
        till_name="Till 1",
        note="Signed copy for Lena",
        amount=Money(3197, currency("EUR")),
        paid_sat=35_040,
        due_sat=35_040,
        over_sat=0,
        short_sat=0,
        over_value=None,
        short_value=None,
        rates=(
            RateLine(
                currency_code="EUR",
                price=Decimal("91240.50"),
                locked_at=datetime(2026, 11, 21, 13, 30, 2, tzinfo=UTC),
                sources=("kraken", "coinbase", "bitstamp", "bitfinex", "coingecko"),
            ),
        ),
        confirmations=1,
        block_height=313,
        taken_back=False,
        address=ADDRESS,
        txids=(TXID,),
    )
    return replace(receipt, **changes)


def a_logo() -> Logo:
    """A black disc with a white hole, as `read_logo` would make it."""
    return Logo(narrow=_ring(96), wide=_ring(144))


def a_paid_back_slip(reason: RefundReason) -> Receipt:
    """Of what went back, and the payment that shows it."""
    paid = PaidBack(
        reason=reason,
        sat=31_970,
        value=Money(3_197, currency("EUR")),
        address=ADDRESS,
        txid=TXID,
        block_height=331,
    )
    return a_receipt(kind=ReceiptKind.REFUND, marks=(Mark.REFUNDED,), paid_back=paid)


def a_full_receipt(**changes: Any) -> Receipt:
    """Everything that a receipt may say, on one."""
    euro = currency("EUR")
    books, tea = TaxRate("VAT", Decimal(7)), TaxRate("VAT", Decimal(19))
    lines = (
        SoldLine(
            name="Paperback",
            quantity=Decimal(2),
            amount=Money(1_250, euro),
            price=Money(625, euro),
            tax=books,
        ),
        SoldLine(
            name="Tea, loose",
            quantity=Decimal("0.25"),
            amount=Money(1_997, euro),
            price=Money(7_988, euro),
            tax=tea,
        ),
    )
    discount = Money(250, euro)
    parts = [(line.tax, line.amount) for line in lines if line.tax is not None]
    full = a_receipt(
        marks=(Mark.TEST_NETWORK, Mark.TRAINING),
        cashier="Maya",
        lines=lines,
        discount=discount,
        tip=Money(200, euro),
        taxes=taxes_of(parts, discount),
        over_sat=548,
        over_value=Money(50, euro),
        template=ReceiptTemplate(
            header="Open from 9 to 6\n\u05e9\u05dc\u05d5\u05dd \u0648\u0623\u0647\u0644\u0627",
            footer="Read well.\nReturns within 14 days",
            refund_note="Paid back within a week.",
            tax_number="VAT ID DE123456789",
            explorer_qr="https://mempool.space/testnet4/tx",
            logo=a_logo(),
        ),
    )
    return replace(full, **changes)


def a_shift_report(**changes: Any) -> ShiftReport:
    """A closed one with two currencies, refunds and two hundred satoshi missing."""
    euro, dollar = currency("EUR"), currency("USD")
    taken = (Money(123_456, euro), Money(5_000, dollar))
    report = ShiftReport(
        marks=(Mark.TEST_NETWORK,),
        store_name="Corner Books",
        store_address="1 Main Street",
        till_name="Till 1",
        cashier="Maya",
        number=112,
        at=datetime(2026, 11, 21, 17, 5, tzinfo=UTC),
        opened_at=datetime(2026, 11, 21, 8, 0, tzinfo=UTC),
        until=datetime(2026, 11, 21, 17, 4, tzinfo=UTC),
        is_closed=True,
        utc_offset_minutes=60,
        counts=(
            ShiftCount(state=ShiftState.PAID, sales=41, amounts=taken, sat=1_400_000),
            ShiftCount(state=ShiftState.SEEN, sales=1, amounts=(Money(999, euro),), sat=10_949),
            ShiftCount(state=ShiftState.EXPIRED, sales=3, amounts=(Money(3_000, euro),), sat=0),
        ),
        taken=taken,
        taken_sat=1_400_000,
        refunds=1,
        refunded=(Money(50, euro),),
        refunded_sat=548,
        fees_sat=141,
        expected_sat=1_410_260,
        found_sat=1_410_060,
        first_receipt=1_003,
        last_receipt=1_043,
        note="Drawer counted twice",
    )
    return replace(report, **changes)


def a_detailed_report(**changes: Any) -> ShiftReport:
    """A closed one that says everything a report may say."""
    euro, dollar = currency("EUR"), currency("USD")
    taken = Tally(sales=41, amounts=(Money(123_456, euro), Money(5_000, dollar)), sat=1_400_000)
    few = Tally(sales=2, amounts=(Money(1_250, euro),), sat=13_700)
    cashier = CashierTotals(
        cashier="Maya",
        sold=taken,
        taken=taken,
        tips=few,
        discounts=Tally(sales=1, amounts=(Money(300, euro),)),
        refunded=Tally(sales=1, amounts=(Money(50, euro),), sat=548),
        cancelled=Tally(sales=1, amounts=(Money(999, euro),)),
        expired=Tally(sales=3, amounts=(Money(3_000, euro),)),
    )
    details = ShiftDetails(
        cashiers=(cashier, replace(cashier, cashier="", sold=NOTHING, taken=few, tips=NOTHING)),
        of_earlier=Tally(sales=1, amounts=(Money(1_250, euro),), sat=13_700),
        tips=few,
        discounts=Tally(sales=1, amounts=(Money(300, euro),)),
        taxes=taxes_of([(TaxRate("VAT", Decimal(19)), Money(123_456, euro))]),
        late=few,
        over=Tally(sales=2, amounts=(Money(75, euro),), sat=822),
        over_tips=Tally(sales=1, amounts=(Money(25, euro),), sat=274),
        due_back=Tally(sales=1, amounts=(Money(50, euro),), sat=548),
        short=Tally(sales=1, amounts=(Money(2, euro),), sat=21),
        received_sat=1_410_949,
        carried_in=few,
        carried_over=Tally(sales=1, amounts=(Money(999, euro),), sat=10_949),
        unconfirmed=few,
        at_risk=Tally(sales=1, amounts=(Money(700, euro),), sat=7_700),
        unprinted=(40, 41),
        drift=(
            Drift(price=Decimal("91240.50"), sat=1_340_000, amount=Money(-1_204, euro)),
            Drift(price=Decimal(99_000), sat=60_000, amount=Money(31, dollar)),
        ),
        unexplained=(Unexplained(txid=TXID, sat=-200),),
    )
    head = JournalHead(sequence=2_731, hash="39fc636da86d6c8c" * 4)
    return a_shift_report(**({"details": details, "head": head} | changes))


def _ring(side: int) -> Dots:
    """The side is a multiple of 16."""
    rows = bytearray()
    for y in range(side):
        bits = 0
        for x in range(side):
            distance = (2 * x + 1 - side) ** 2 + (2 * y + 1 - side) ** 2
            bits = bits << 1 | (side**2 // 4 <= distance <= side**2)
        rows += bits.to_bytes(side // 8, "big")
    return Dots(side, side, bytes(rows))


def receipt_in(job: PrintJob) -> Receipt:
    """What it prints, of a sale."""
    assert isinstance(job.receipt, Receipt)
    return job.receipt
