"""The recovery sheet of a till: from its settings and its books, beside a till that runs."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from pos_app.application import outside
from pos_app.config.reading import load_settings
from pos_app.ports import RefusedError
from pos_app.ui.till import RecoveryRead

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.config.settings import Settings

FOLDER = "pos-app recovery"


def run_recovery(settings_file: Path, data_folder: Path, to: Path) -> int:
    """0 and the folder's name on standard output. SettingsError, TillError."""
    from pos_app.application.running import require_account

    settings = load_settings(settings_file)
    if settings is None:
        raise RefusedError("settings.none_yet", file=str(settings_file))
    require_account(settings, settings_file)
    written = write_sheet(settings, data_folder, settings.wallet.network, to, datetime.now(UTC))
    sys.stdout.write(f"{written}\n")
    return 0


def read_sheet(settings: Settings, data_folder: Path, books: str) -> RecoveryRead:
    """What the screen shows of the sheet. RefusedError as for `write_sheet`."""
    from pos_app.adapters.storage.recovery_rows import read_books
    from pos_app.adapters.wallet.wallet_export import export_account

    account = outside.account_of(settings)
    with read_books(data_folder, books) as rows:
        last = rows.last_index(account.id)
    return RecoveryRead(descriptor=export_account(account).receive, last_index=last)


def write_sheet(
    settings: Settings, data_folder: Path, books: str, to: Path | None, now: datetime
) -> Path:
    """The folder it was written to; without `to` a new one of today among the documents.

    RefusedError `account.*`, `recovery.*`, `store.*`. It may take seconds.
    """
    from pos_app.adapters.storage.recovery_rows import read_books
    from pos_app.adapters.wallet.wallet_export import export_account
    from pos_app.services.addresses.gap_guard import needed_gap_limit
    from pos_app.services.addresses.recovery_sheet import Labels, RecoverySheet, write_recovery
    from pos_app.ui.recovery_words import sheet_text

    account = outside.account_of(settings)
    export = export_account(account)
    made_at = now.astimezone()
    with read_books(data_folder, books) as rows:
        last = rows.last_index(account.id)
        sheet = RecoverySheet(
            store_name=settings.store.name,
            till_name=settings.till.name,
            made_at=made_at,
            network=account.network,
            script=account.kind.value,
            receive=export.receive,
            account=export.account,
            electrum_key=export.electrum_key,
            first_address=account.address(0),
            last_address=None if last is None else account.address(last),
            last_index=last,
            gap_limit=needed_gap_limit(rows.gap(account.id).longest_run),
        )
        labels = Labels(
            addresses=partial(rows.addresses, account.id),
            transactions=partial(rows.transactions, account.id),
            origin=export.origin,
        )
        return write_recovery(to or _among_documents(made_at), sheet_text(sheet), labels)


def _among_documents(at: datetime) -> Path:
    from platformdirs import user_documents_path

    return user_documents_path() / f"{FOLDER} {at:%Y-%m-%d}"
