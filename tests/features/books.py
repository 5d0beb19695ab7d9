"""The till's books, read beside the running till by somebody who does not know its code."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from pos_app.services.receipts.receipt_json import from_json

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from pos_app.domain.receipt import Receipt


def papers_in(file: Path, sale_id: UUID) -> list[Receipt]:
    """Everything that was asked to be printed of a sale, oldest first."""
    query = "SELECT receipt FROM print_job WHERE sale_id = ? ORDER BY position"
    return [from_json(text) for text in _first_column(file, query, str(sale_id))]


def journal_in(file: Path) -> list[str]:
    """The names of everything that happened."""
    return _first_column(file, "SELECT name FROM journal ORDER BY sequence")


def entries_in(file: Path, name: str, subject: UUID) -> list[tuple[str, str]]:
    """Actor and body of what was called so, about a sale."""
    query = "SELECT actor, body FROM journal WHERE name = ? AND subject = ? ORDER BY sequence"
    with closing(sqlite3.connect(file)) as database:
        return [(row[0], row[1]) for row in database.execute(query, (name, str(subject)))]


def _first_column(file: Path, query: str, *values: str) -> list[str]:
    with closing(sqlite3.connect(file)) as database:
        return [str(row[0]) for row in database.execute(query, values)]
