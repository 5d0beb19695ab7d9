"""What the report of a shift says, from top to bottom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from pos_app.domain.money import Money, currency
from pos_app.domain.receipt import Mark
from pos_app.domain.shift_details import Drift, ShiftDetails, Unexplained
from pos_app.domain.tally import Tally
from pos_app.domain.tax import TaxLine, TaxRate
from pos_app.services.receipts.receipt_blocks import Pair
from pos_app.services.receipts.receipt_content import as_copy
from pos_app.services.receipts.receipt_layout import layout
from tests.support.receipt_lines import PlainWords, lines
from tests.support.receipts import TXID, a_detailed_report, a_shift_report

EUR = currency("EUR")
STILL = Drift(price=Decimal(50_000), sat=-18_090, amount=Money(0, EUR))
MORE = Unexplained(txid=TXID, sat=5)


def test_a_report_of_a_shift_from_top_to_bottom() -> None:
    report = a_shift_report()
    assert lines(report) == [
        "Corner Books",
        "1 Main Street",
        "test_network",
        "---",
        "shift 112",
        "Till 1 | UTC+01:00",
        "cashier Maya",
        "opened | 2026-11-21 09:00",
        "closed | 2026-11-21 18:04",
        "receipts | 1003 - 1043",
        "---",
        "state_paid | 41",
        "| 1234.56 EUR",
        "| 50.00 USD",
        "| 1400000 sat",
        "state_seen | 1",
        "| 9.99 EUR",
        "| 10949 sat",
        "state_expired | 3",
        "| 30.00 EUR",
        "---",
        "taken | 1234.56 EUR",
        "taken | 50.00 USD",
        "received | 0.014 BTC",
        "| 1400000 sat",
        "refunds | 1",
        "| 0.50 EUR",
        "| 548 sat",
        "fees | 141 sat",
        "---",
        "expected | 1410260 sat",
        "found | 1410060 sat",
        "difference | -200 sat",
        "---",
        "Drawer counted twice",
    ]
    assert lines(report, 58) == lines(report)


def test_a_report_in_the_middle_of_a_shift_says_so() -> None:
    report = a_shift_report(
        is_closed=False, cashier="", note="", first_receipt=None, last_receipt=None, found_sat=None
    )
    said = lines(report)
    assert said[4:8] == [
        "shift 112",
        "Till 1 | UTC+01:00",
        "opened | 2026-11-21 09:00",
        "not_closed | 2026-11-21 18:04",
    ]
    assert said[-2:] == ["expected | 1410260 sat", "not_counted"]
    for found, difference in ((1_410_260, "0 sat"), (1_410_261, "+1 sat")):
        assert lines(replace(report, found_sat=found))[-1] == f"difference | {difference}"


def test_a_copy_of_a_report_has_its_figures_and_says_when_it_was_made() -> None:
    report = a_shift_report(is_closed=False)
    copy = as_copy(report, 2, report.at + timedelta(days=1))
    assert copy.marks == (Mark.TEST_NETWORK, Mark.COPY)
    said = lines(copy)
    assert said[3:5] == ["copy 2", "printed 2026-11-22 18:05"]
    assert [line for line in said if line not in said[3:5]] == lines(report)


def test_the_details_of_a_close() -> None:
    said = lines(a_detailed_report())
    start = said.index("received | 0.014 BTC")
    assert said[start : start + 14] == [
        "received | 0.014 BTC",
        "| 1400000 sat",
        "shift_of_earlier | 1",
        "| 12.50 EUR",
        "| 13700 sat",
        "shift_tips | 2",
        "| 12.50 EUR",
        "| 13700 sat",
        "shift_discounts | 1",
        "| 3.00 EUR",
        "tax 19 VAT | 197.11 EUR",
        "net 19 | 1037.45 EUR",
        "refunds | 1",
        "| 0.50 EUR",
    ]
    drift = said.index("shift_drift | -12.04 EUR")
    assert said[drift:][:5] == [
        "shift_drift | -12.04 EUR",
        "| shift_drift_price 91240.50 EUR",
        "shift_drift | +0.31 USD",
        "| shift_drift_price 99000 USD",
        "---",
    ]
    assert said[drift - 3 : drift] == ["shift_at_risk | 1", "| 7.00 EUR", "| 7700 sat"]
    nobody = said.index("shift_nobody")
    assert said[nobody - 3 : nobody + 2] == [
        "state_expired | 3",
        "| 30.00 EUR",
        "---",
        "shift_nobody",
        "shift_taken | 2",
    ]
    assert said[-9:-1] == [
        "shift_not_found | -200 sat",
        " ".join(TXID[at : at + 4] for at in range(0, 64, 4)),
        "---",
        "shift_unprinted 40, 41",
        "---",
        "Drawer counted twice",
        "---",
        "shift_journal 2731",
    ]
    assert said[-1].replace(" ", "") == "39fc636da86d6c8c" * 4


def test_what_a_later_shift_takes_back_is_below_zero() -> None:
    gone = Tally(sales=-1, amounts=(Money(-900, EUR),), sat=-18_090)
    report = a_shift_report(
        taken_sat=-18_090,
        expected_sat=-18_638,
        found_sat=-18_638,
        details=ShiftDetails(over=gone, tips=Tally(sat=7), drift=(STILL,), unexplained=(MORE,)),
    )
    said = lines(report)
    for line in (
        "received | -0.0001809 BTC",
        "| -18090 sat",
        "shift_over | -1",
        "| -9.00 EUR",
        "shift_drift | 0.00 EUR",
        "expected | -18638 sat",
        "found | -18638 sat",
        "difference | 0 sat",
        "shift_unbooked | +5 sat",
    ):
        assert line in said
    assert said[said.index("| 7 sat") - 1] == "shift_tips |"


class Unsigned(PlainWords):
    """As the words of a language: a sign before the digits is not theirs to place."""

    def money(self, amount: Money) -> str:
        assert amount.minor >= 0
        return super().money(amount)

    def sat(self, sat: int) -> str:
        assert sat >= 0
        return super().sat(sat)


def test_a_refund_of_an_earlier_shift_has_its_sign_before_the_amount() -> None:
    back = Money(-1_190, EUR)
    report = a_shift_report(
        taken=(back,),
        refunds=-1,
        refunded=(back,),
        refunded_sat=-18_090,
        details=ShiftDetails(taxes=(TaxLine(TaxRate("VAT", Decimal(19)), back, Money(-190, EUR)),)),
    )
    pairs = [each.right for each in layout(report, Unsigned(), 80) if isinstance(each, Pair)]
    for said in ("11.90 EUR", "1.90 EUR", "10.00 EUR", "18090 sat"):
        assert f"\N{MINUS SIGN}{said}" in pairs
