"""`pos-app verify` and `pos-app backup`, beside a till: that what it wrote is kept as it was."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from pos_app.config.reading import load_settings
from pos_app.domain.journal_check import KnownHead
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.journal_check import BrokenEntry

_HEAD = re.compile(r"(?:([1-9][0-9]{0,17}):)?([0-9a-f]{64})", re.ASCII)


def head(text: str) -> KnownHead:
    """`SEQUENCE:HASH` or `HASH`, as messages to the store carry them; ValueError.

    A Z report prints the hash in groups: blanks between them are passed over.
    """
    found = _HEAD.fullmatch("".join(text.split()).lower())
    if found is None:
        raise ValueError("neither SEQUENCE:HASH nor HASH")
    sequence, known = found.groups()
    return KnownHead(sequence=None if sequence is None else int(sequence), hash=known)


def run_verify(settings_file: Path, data_folder: Path, known: KnownHead | None) -> int:
    """0 and the journal's head on standard output. SettingsError, TillError.

    RefusedError `journal.*` names the first broken entry.
    """
    from pos_app.adapters.storage.journal_file import check_books
    from pos_app.ui.journal_messages import whole_journal

    checked = check_books(data_folder, _books(settings_file), known)
    if checked.broken is not None:
        raise _broken(checked.broken)
    sys.stdout.write(f"{whole_journal(checked.head)}\n")
    return 0


def run_backup(settings_file: Path, data_folder: Path, to: Path, *, replace: bool) -> int:
    """0 and the file's name with its journal's head on standard output. SettingsError, TillError.

    RefusedError `backup.not_whole` once the first broken entry is named on standard error.
    """
    from pos_app.adapters.storage.backup import back_up
    from pos_app.ui.journal_messages import backed_up
    from pos_app.ui.messages import sentence_of

    checked = back_up(data_folder, _books(settings_file), to, replace=replace)
    if checked.broken is not None:
        sys.stderr.write(f"{sentence_of(_broken(checked.broken).message)}\n")
        raise RefusedError("backup.not_whole", file=str(to))
    sys.stdout.write(f"{backed_up(to, checked.head)}\n")
    return 0


def _broken(broken: BrokenEntry) -> RefusedError:
    arguments = {"entry": str(broken.sequence), "found": broken.found}
    return RefusedError(f"journal.{broken.fault.value}", **arguments)


def _books(settings_file: Path) -> str:
    settings = load_settings(settings_file)
    if settings is None:
        raise RefusedError("settings.none_yet", file=str(settings_file))
    return settings.wallet.network
