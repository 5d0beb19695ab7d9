"""The report of a shift in a spreadsheet and as JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.services.shifts.shift_export import COLUMNS, write_csv, write_json
from tests.support.receipts import TXID, a_detailed_report, a_shift_report

if TYPE_CHECKING:
    from pos_app.domain.receipt_shift import ShiftReport


def rows(report: ShiftReport) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    write_csv([report], file)
    assert file.getvalue().endswith("\r\n")
    read = list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))
    assert {tuple(row) for row in read} == {COLUMNS}
    return read


def figure(said: list[dict[str, str]], name: str, of: str = "") -> list[tuple[str, ...]]:
    columns = ("sales", "amount", "currency", "sat")
    wanted = (row for row in said if (row["figure"], row["of"]) == (name, of))
    return [tuple(row[column] for column in columns) for row in wanted]


def test_every_figure_has_its_line() -> None:
    said = rows(a_detailed_report())
    assert {row["shift_number"] for row in said} == {"112"}
    assert {row["closed_at"] for row in said} == {"2026-11-21T17:04:00.000000Z"}
    assert figure(said, "sold", "paid") == [
        ("41", "1234.56", "EUR", "1400000"),
        ("", "50.00", "USD", ""),
    ]
    assert figure(said, "refunds") == [("1", "0.50", "EUR", "548")]
    # A minus before a number is no formula.
    assert figure(said, "difference_sat") == [("", "", "", "-200")]
    assert figure(said, "unexplained", TXID) == [("", "", "", "-200")]
    assert figure(said, "tax", "VAT 19 %") == [("", "197.11", "EUR", "0")]
    assert figure(said, "drift", "91240.50") == [("", "-12.04", "EUR", "1340000")]
    assert figure(said, "unprinted", "41") == [("", "", "", "")]
    assert figure(said, "carried_over") == [("1", "9.99", "EUR", "10949")]
    assert figure(said, "cashier_expired", "Maya") == [("3", "30.00", "EUR", "0")]
    assert figure(said, "cashier_sold") == [("0", "", "", "0")]


def test_names_are_no_formulas_and_an_open_shift_has_no_end() -> None:
    report = a_detailed_report(is_closed=False)
    (one, *_) = report.details.cashiers
    bad = replace(one, cashier="=1+1")
    said = rows(replace(report, details=replace(report.details, cashiers=(bad,))))
    assert figure(said, "cashier_taken", "'=1+1")
    assert {row["closed_at"] for row in said} == {""}


def test_json_says_all_of_it_with_the_head_that_seals_it() -> None:
    for report, sequence in ((a_detailed_report(), 2_731), (a_shift_report(), None)):
        file = io.StringIO()
        write_json([report], file)
        body = json.loads(file.getvalue())
        assert (body["shift_number"], body["taken_sat"]) == (112, 1_400_000)
        assert body["details"].keys() >= {"cashiers", "carried_over"}
        assert (body["journal"] or {}).get("sequence") == sequence
