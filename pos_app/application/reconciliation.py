"""`pos-app export` and `pos-app resend`, beside a till: for who compares, and who asks again."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pos_app.config.reading import load_settings
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any, TextIO
    from uuid import UUID

    from pos_app.config.settings import Settings

FILE_MODE = 0o600


def moment(text: str) -> datetime:
    """A date, then its first moment here, or an ISO 8601 time, here unless it names a zone.

    ValueError for any other text.
    """
    return _moment(text, timedelta())


def moment_after(text: str) -> datetime:
    """As `moment`, but a date is meant to its end."""
    return _moment(text, timedelta(days=1))


def _moment(text: str, behind_date: timedelta) -> datetime:
    try:
        with suppress(ValueError):
            return datetime.combine(date.fromisoformat(text) + behind_date, time()).astimezone()
        return datetime.fromisoformat(text).astimezone()
    except OverflowError:
        raise ValueError(text) from None  # at either end of the calendar


def run_resend(settings_file: Path, data_folder: Path, since: datetime, order: UUID | None) -> int:
    """0 and how many messages wait again on standard output. SettingsError, TillError."""
    from pos_app.adapters.storage.store_beside import StoreBeside
    from pos_app.services.store.resending import put_back_since

    store = StoreBeside(data_folder, _settings(settings_file).wallet.network)
    try:
        count = put_back_since(store, since, order, datetime.now(UTC))
    finally:
        store.close()
    sys.stdout.write(f"{count}\n")
    return 0


def run_export(
    settings_file: Path,
    data_folder: Path,
    *,
    since: datetime,
    until: datetime,
    kind: str,
    out: Path | None,
) -> int:
    """0 and the list on standard output or in `out`. SettingsError, TillError."""
    from pos_app.services.books.sales_export import write_csv, write_json

    write = write_json if kind == "json" else write_csv
    entries = _entries(_settings(settings_file), data_folder, since, until)
    try:
        with _written(out) as to:
            write(entries, to)
    except BrokenPipeError:
        # Whoever read it has seen enough; nothing is left to be said at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


def _entries(
    settings: Settings, data_folder: Path, since: datetime, until: datetime
) -> Iterator[dict[str, Any]]:
    from pos_app.adapters.storage.export_rows import exported_sales
    from pos_app.application.receipt_setup import tax_of
    from pos_app.services.books.sales_export import entry_of, taxes_now

    rate = tax_of(settings.receipt)
    for sale, taxes, books in exported_sales(data_folder, settings.wallet.network, since, until):
        yield entry_of(sale, taxes_now(sale, rate) if taxes is None else taxes, books)


@contextmanager
def _written(out: Path | None) -> Iterator[TextIO]:
    """A new file that only its owner can read, whole or not at all."""
    if out is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        number = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    except FileExistsError as error:
        raise RefusedError("receipt.file_exists", file=str(out)) from error
    except OSError as error:
        raise _not_written(out, error) from error
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(number)
    except OSError as error:
        out.unlink(missing_ok=True)
        raise _not_written(out, error) from error
    except BaseException:
        out.unlink(missing_ok=True)
        raise


def _not_written(out: Path, error: OSError) -> RefusedError:
    reason = error.strerror or str(error)
    return RefusedError("export.not_written", file=str(out), reason=reason)


def _settings(file: Path) -> Settings:
    settings = load_settings(file)
    if settings is None:
        raise RefusedError("settings.none_yet", file=str(file))
    return settings
