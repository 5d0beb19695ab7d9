"""What the shop sells as a CSV file (RFC 4180), as spreadsheets write and read it.

UTF-8, with or without its mark; commas, or semicolons as where the comma is the decimal point. A
text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV
injection), which is taken off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from pos_app.domain.catalogue_list import COLUMNS, NEEDED, table_of
from pos_app.ports import RefusedError
from pos_app.services.receipts.receipt_files import FOLDER_MODE, write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pos_app.domain.catalogue import Category, Item

# Line numbers with the cells of known columns.
Rows: TypeAlias = Sequence[tuple[int, Mapping[str, str]]]

MOST_BYTES = 4 * 1024 * 1024
MOST_FILES = 50
SUFFIX = ".csv"
_FORMULAS = ("=", "+", "-", "@")


def csv_text(categories: Iterable[Category], items: Iterable[Item]) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for cells in table_of(categories, items):
        writer.writerow([_guarded(cell) for cell in cells])
    return written.getvalue()


def read_rows(file: Path) -> Rows:
    """RefusedError `catalogue.unreadable`, and those of `rows_of`."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError("catalogue.unreadable", file=str(file), reason=reason) from error
    return rows_of(data)


def rows_of(data: bytes) -> Rows:
    """RefusedError `catalogue.too_large`, `no_text`, `no_column`, `odd_column`, `broken_line`."""
    if len(data) > MOST_BYTES:
        raise RefusedError("catalogue.too_large")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError("catalogue.no_text") from error
    head = text.partition("\n")[0]
    by_semicolon = head.count(";") > head.count(",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if by_semicolon else ",")
    rows: list[tuple[int, Mapping[str, str]]] = []
    line = 1
    try:
        columns = _columns(next(reader, []))
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) != len(columns):
                    raise RefusedError("catalogue.broken_line", line=str(line))
                rows.append((line, dict(zip(columns, map(_unguarded, cells), strict=True))))
            line = reader.line_num + 1
    except csv.Error as error:
        raise RefusedError("catalogue.broken_line", line=str(line)) from error
    return rows


def write_new(file: Path, text: str) -> None:
    """With the mark by which spreadsheets know UTF-8. RefusedError `catalogue.not_written`."""
    try:
        file.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        write(file, text.encode("utf-8-sig"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError("catalogue.not_written", file=str(file), reason=reason) from error
    except RefusedError as error:
        reason = error.message.arguments.get("reason", "it is there already")
        raise RefusedError("catalogue.not_written", file=str(file), reason=reason) from error


def lists_in(folder: Path) -> tuple[Path, ...]:
    """The newest first; none where the folder is not there yet. RefusedError otherwise."""
    try:
        found = [file for file in folder.iterdir() if file.suffix.lower() == SUFFIX]
        return tuple(sorted(found, key=_written_at, reverse=True)[:MOST_FILES])
    except FileNotFoundError:
        return ()
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError("catalogue.unreadable", file=str(folder), reason=reason) from error


def _written_at(file: Path) -> float:
    return file.stat().st_mtime


def _columns(head: list[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in head]
    for needed in NEEDED:
        if needed not in columns:
            raise RefusedError("catalogue.no_column", column=needed)
    for at, column in enumerate(columns):
        if column not in COLUMNS or column in columns[:at]:
            raise RefusedError("catalogue.odd_column", column=column[:40])
    return columns


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(tuple(f"'{sign}" for sign in _FORMULAS)) else cell
