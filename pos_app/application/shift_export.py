"""`pos-app shift` beside a till that runs: reports of closed shifts as a file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pos_app.config.reading import load_settings
from pos_app.config.shop_zone import zone_of
from pos_app.ports import RefusedError
from pos_app.services.receipts.receipt_files import write
from pos_app.services.shifts.past_shifts import closed_in_days, report_of_number
from pos_app.services.shifts.shift_files import ReportKind, content

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from pos_app.config.settings import Settings
    from pos_app.domain.receipt_shift import ShiftReport

    Days = tuple[date, date]

KINDS = {f".{kind.value}": kind for kind in ReportKind}


def run_shift(
    settings_file: Path, data_folder: Path, number: int | None, days: Days | None, out: Path
) -> int:
    """0 and the file's name on standard output. SettingsError, TillError.

    The shift of that number, or all that were closed in these days; what kind of file it is its
    name says.
    """
    settings = load_settings(settings_file)
    if settings is None:
        raise RefusedError("settings.none_yet", file=str(settings_file))
    reports = _read(settings, data_folder, number, days)
    kind = KINDS[out.suffix.lower()]
    write(out, content(reports, kind, pages=_Pages(settings), title=out.stem))
    sys.stdout.write(f"{out}\n")
    return 0


def _read(
    settings: Settings, data_folder: Path, number: int | None, days: Days | None
) -> Sequence[ShiftReport]:
    from pos_app.adapters.storage.recovery_rows import read_only
    from pos_app.adapters.storage.sql_transaction import SqlTransaction

    with read_only(data_folder, settings.wallet.network) as connection:
        transaction = SqlTransaction(connection)
        if days is None:
            return (report_of_number(transaction, number or 0),)
        return closed_in_days(transaction, *days, zone_of(settings.store.time_zone))


class _Pages:
    """What draws is loaded for a PDF alone."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def pdf_of(self, reports: Sequence[ShiftReport], title: str) -> bytes:
        from pos_app.application.saved_receipts import pages_of

        return pages_of(self._settings).pdf_of(reports, title)
