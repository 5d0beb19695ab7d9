"""The words for a journal that was looked through, and for a copy of the till's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.journal import JournalHead

JOURNAL_SENTENCES: dict[str, str] = {
    "journal.unreadable": QT_TRANSLATE_NOOP(
        "Message",
        "Entry {entry} of the journal cannot be read, nor what comes after it: {found}.",
    ),
    "journal.missing": QT_TRANSLATE_NOOP(
        "Message", "Entry {entry} of the journal is missing: entry {found} stands in its place."
    ),
    "journal.changed": QT_TRANSLATE_NOOP(
        "Message", "Entry {entry} of the journal was changed: it does not match its own hash."
    ),
    "journal.link": QT_TRANSLATE_NOOP(
        "Message",
        "Entry {entry} of the journal does not continue the one before it: one of the two was "
        "replaced.",
    ),
    "journal.version": QT_TRANSLATE_NOOP(
        "Message",
        "Entry {entry} of the journal is written in a way that this till does not know ({found}).",
    ),
    "journal.till": QT_TRANSLATE_NOOP(
        "Message", "Entry {entry} of the journal was written by another till ({found})."
    ),
    "journal.body": QT_TRANSLATE_NOOP(
        "Message", "Entry {entry} of the journal has a text that no till writes."
    ),
    "journal.rewritten": QT_TRANSLATE_NOOP(
        "Message",
        "Entry {entry} of the journal is not the one whose hash you know: the journal was written "
        "anew.",
    ),
    "journal.cut": QT_TRANSLATE_NOOP(
        "Message",
        "Entry {entry} of the journal is missing: it ends before the entry whose hash you know.",
    ),
    "journal.unknown_head": QT_TRANSLATE_NOOP(
        "Message",
        "No entry of the journal has the hash that you know: the journal was cut before entry "
        "{entry}, or written anew.",
    ),
    "journal.report": QT_TRANSLATE_NOOP(
        "Message",
        "The report of shift {found} was changed: it is not the one that entry {entry} closed.",
    ),
    "journal.person": QT_TRANSLATE_NOOP(
        "Message",
        "{found} was changed beside the journal: entry {entry} describes another name, role or "
        "PIN.",
    ),
    "journal.sale": QT_TRANSLATE_NOOP(
        "Message",
        "Sale {found} was changed beside the journal: entry {entry} says something else of it.",
    ),
    "journal.stranger": QT_TRANSLATE_NOOP(
        "Message",
        "No entry of the journal, up to its last one {entry}, tells of {found}: the till did not "
        "write it.",
    ),
    "backup.not_whole": QT_TRANSLATE_NOOP(
        "Message", "{file} was not written, because the till's data are not whole."
    ),
    "backup.file_exists": QT_TRANSLATE_NOOP(
        "Message", "{file} is there already. Name another file, or replace it with --force."
    ),
    "backup.in_use": QT_TRANSLATE_NOOP(
        "Message", "{file} belongs to a till and cannot be replaced. Name another file."
    ),
}


def whole_journal(head: JournalHead) -> str:
    """What somebody can keep, and hold a later journal against."""
    if head.sequence == 0:
        return QCoreApplication.translate("Journal", "The journal is empty.")
    text = QCoreApplication.translate(
        "Journal", "The journal is whole, from entry 1 to its head {head}"
    )
    return text.format(head=f"{head.sequence}:{head.hash}")


def backed_up(file: Path, head: JournalHead) -> str:
    text = QCoreApplication.translate("Journal", "Written to {file}. {journal}")
    return text.format(file=file, journal=whole_journal(head))
