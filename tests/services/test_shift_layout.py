"""What the report of a shift says, from top to bottom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pos_app.domain.receipt import Mark
from pos_app.services.receipt_content import as_copy
from tests.support.receipt_lines import lines
from tests.support.receipts import a_shift_report


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
