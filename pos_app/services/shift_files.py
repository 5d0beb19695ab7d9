"""The report of a shift, or of all that were closed in some days, as a file to keep or to send."""

from __future__ import annotations

from enum import Enum


class ReportKind(Enum):
    CSV = "csv"
    JSON = "json"
    PDF = "pdf"
