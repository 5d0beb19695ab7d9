"""What the owner needs to find the till's money in any wallet, without the till.

Three files: a sheet to read, and the sales as labels, as BIP329 has them (Sparrow and others) and
as Electrum reads them (one JSON object, from address or txid to label).
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from pos_app.ports import RefusedError
from pos_app.services.addresses.gap_guard import WALLET_LOOKS_AHEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from pos_app.domain.money import Money

SHEET = "recovery-sheet.txt"
BIP329_LABELS = "labels-bip329.jsonl"
ELECTRUM_LABELS = "labels-electrum.json"
LONGEST_LABEL = 255  # what wallets keep of one, by BIP329
# It tells all that the shop takes in.
FILE_MODE = 0o600
FOLDER_MODE = 0o700


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """`script` is p2wpkh, p2tr, ...; the other texts are as WalletExport has them.

    `last_index` is None when no address was issued yet; then there is no `last_address` either.
    """

    store_name: str
    till_name: str
    made_at: datetime
    network: str
    script: str
    receive: str
    account: str | None
    electrum_key: str | None
    first_address: str
    last_address: str | None
    last_index: int | None
    gap_limit: int

    @property
    def range_end(self) -> int:
        """The last index to look at, as wallets do: twenty beyond the last one issued."""
        last = -1 if self.last_index is None else self.last_index
        return last + WALLET_LOOKS_AHEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSale:
    """`reference` is the address, or the id of a transaction that paid; `created_at` is local."""

    reference: str
    number: int
    amount: Money
    created_at: datetime

    @property
    def words(self) -> str:
        """`Sale 41 12.50 EUR 2026-11-21`, the same in every language: machines read it too."""
        amount = f"{self.amount.decimal:f} {self.amount.currency.code}"
        return f"Sale {self.number} {amount} {self.created_at.date().isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Sales by what they were paid to and by, those of one reference one after the other.

    Each is read twice, so that a shop's whole life never has to fit into memory.
    """

    addresses: Callable[[], Iterable[LabelledSale]]
    transactions: Callable[[], Iterable[LabelledSale]]
    origin: str | None


def bip329_lines(labels: Labels) -> Iterator[str]:
    """One JSON object a line, without its end.

    A wallet leaves out a line with another origin than its own, and some spell theirs with `h`
    for `'`: so each transaction has a line without it as well.
    """
    for reference, words in _joined(labels.addresses()):
        yield _line(type="addr", ref=reference, label=words)
    for reference, words in _joined(labels.transactions()):
        yield _line(type="tx", ref=reference, label=words)
        if labels.origin is not None:
            yield _line(type="tx", ref=reference, label=words, origin=labels.origin)


def electrum_parts(labels: Labels) -> Iterator[str]:
    """The text of one JSON object, in parts."""
    before = "{\n"
    for each in (labels.addresses, labels.transactions):
        for reference, words in _joined(each()):
            yield f"{before}  {json.dumps(reference)}: {json.dumps(words, ensure_ascii=False)}"
            before = ",\n"
    yield "{}\n" if before == "{\n" else "\n}\n"


def write_recovery(folder: Path, text: str, labels: Labels) -> Path:
    """The folder, made if need be, with the three files; each is there whole or not at all.

    RefusedError `recovery.not_written` names the folder and the reason.
    """
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        _write(folder / BIP329_LABELS, (f"{line}\n" for line in bip329_lines(labels)))
        _write(folder / ELECTRUM_LABELS, electrum_parts(labels))
        _write(folder / SHEET, (text,))
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError("recovery.not_written", folder=str(folder), reason=reason) from error
    return folder


def _write(file: Path, parts: Iterable[str]) -> None:
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as writing:
            _write_out(writing, parts)
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _write_out(writing: TextIO, parts: Iterable[str]) -> None:
    writing.writelines(parts)
    writing.flush()
    os.fsync(writing.fileno())


def _joined(sales: Iterable[LabelledSale]) -> Iterator[tuple[str, str]]:
    for reference, group in groupby(sales, key=lambda sale: sale.reference):
        yield reference, "; ".join(sale.words for sale in group)[:LONGEST_LABEL]


def _line(**values: str) -> str:
    return json.dumps(values, ensure_ascii=False)
