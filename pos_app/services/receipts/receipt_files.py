"""Receipts as files: their names, and how they are written beside those that are there."""

from __future__ import annotations

import contextlib
import os
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.receipt import ReceiptKind
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.receipt import Receipt

FILE_MODE = 0o600
FOLDER_MODE = 0o700
# Beyond it something else is wrong with the folder.
MOST_NAMES = 1_000


class FileKind(Enum):
    PDF = "pdf"
    PNG = "png"


class ReceiptPages(Protocol):
    """Draws with what draws the paper; the same receipt gives the same bytes. Any thread."""

    def pdf(self, receipt: Receipt, title: str) -> bytes: ...

    def png(self, receipt: Receipt) -> bytes: ...


def page_of(pages: ReceiptPages, receipt: Receipt, kind: FileKind) -> bytes:
    return pages.pdf(receipt, name_of(receipt)) if kind is FileKind.PDF else pages.png(receipt)


def name_of(receipt: Receipt) -> str:
    """Of numbers and plain letters, without an ending: nothing in it comes from outside."""
    if receipt.receipt_number is None or receipt.kind is ReceiptKind.REFUND:
        return f"sale-{receipt.sale_number}-{receipt.kind.value}"
    name = f"receipt-{receipt.receipt_number}"
    return f"{name}-copy-{receipt.copy_number}" if receipt.copy_number else name


def save(folder: Path, name: str, kind: FileKind, data: bytes) -> Path:
    """The file in `folder`, which is made if need be; another receipt's file is never replaced.

    The same receipt saved once more is the file that is there. RefusedError `receipt.not_saved`.
    """
    return save_as(folder, name, kind.value, data)


def save_as(folder: Path, name: str, ending: str, data: bytes) -> Path:
    """As `save`, for other papers of the till."""
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        for number in range(1, MOST_NAMES):
            file = folder / f"{name}{'' if number == 1 else f'-{number}'}.{ending}"
            with contextlib.suppress(FileExistsError):
                _write_new(file, data)
                return file
            if file.read_bytes() == data:
                return file
    except OSError as error:
        raise _not_saved(folder, error.strerror or str(error)) from error
    raise _not_saved(folder, "too many files of this name")


def write(file: Path, data: bytes) -> None:
    """RefusedError `receipt.file_exists` where there is one already, `receipt.not_saved`."""
    try:
        _write_new(file, data)
    except FileExistsError as error:
        raise RefusedError("receipt.file_exists", file=str(file)) from error
    except OSError as error:
        raise _not_saved(file.parent, error.strerror or str(error)) from error


def _write_new(file: Path, data: bytes) -> None:
    # Exclusive, so that nothing is followed or replaced, whoever made it meanwhile.
    number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        with os.fdopen(number, "wb") as writing:
            writing.write(data)
            writing.flush()
            os.fsync(writing.fileno())
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _not_saved(folder: Path, reason: str) -> RefusedError:
    return RefusedError("receipt.not_saved", folder=str(folder), reason=reason)
