"""The report of a shift, or of all that were closed in some days, as a file to keep or to send."""

from __future__ import annotations

import io
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from pos_app.services.receipts.receipt_files import save_as
from pos_app.services.shifts.shift_export import write_csv, write_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from pos_app.domain.receipt_shift import ShiftReport


class ReportKind(Enum):
    CSV = "csv"
    JSON = "json"
    PDF = "pdf"


class ReportPages(Protocol):
    """Draws with what draws the paper; the same reports give the same bytes. Any thread."""

    def pdf_of(self, reports: Sequence[ShiftReport], title: str) -> bytes: ...


def name_of(report: ShiftReport) -> str:
    return f"shift-{report.number}"


def name_of_days(first: date, last: date) -> str:
    return f"shifts-{first.isoformat()}-{last.isoformat()}"


def content(
    reports: Sequence[ShiftReport], kind: ReportKind, *, pages: ReportPages, title: str
) -> bytes:
    if kind is ReportKind.PDF:
        return pages.pdf_of(reports, title)
    to = io.StringIO(newline="")
    if kind is ReportKind.CSV:
        write_csv(reports, to)
    else:
        write_json(reports, to)
    return to.getvalue().encode()


def save_report(
    folder: Path, reports: Sequence[ShiftReport], kind: ReportKind, *, pages: ReportPages, name: str
) -> Path:
    """Beside the files that are there. RefusedError `receipt.not_saved`."""
    return save_as(folder, name, kind.value, content(reports, kind, pages=pages, title=name))
