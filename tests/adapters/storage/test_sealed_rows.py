"""A flipped byte of what the journal seals is named: a Z report, a person, a bill."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

from pos_app.adapters.storage.journal_file import check_entries, with_seals
from pos_app.domain.journal_check import Fault
from tests.support.sealed_shop import SealedShop

if TYPE_CHECKING:
    from pathlib import Path

FLIPS = 500


def test_five_hundred_flipped_bytes_of_sealed_rows_are_named_none_missed(tmp_path: Path) -> None:
    """Each by what it is part of: the report of a shift, a person, a sale's bill and words."""
    shop = SealedShop(tmp_path / "data")
    shop.counter.close()
    file = shop.folder / "signet.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        sealed = [
            (fault, value)
            for fault, wanted in (
                (Fault.REPORT, "SELECT report FROM shift"),
                (Fault.PERSON, "SELECT salt || pin_hash FROM person"),
                (Fault.SALE, "SELECT bill FROM sale"),
            )
            for (value,) in connection.execute(wanted)
        ]
    data = bytearray(file.read_bytes())
    data[18:20] = b"\x01\x01"  # no WAL, so that the bytes alone can be read
    places = {fault: range(0) for fault, _ in sealed}
    for fault, value in sealed:
        assert data.count(value.encode()) == 1
        at = data.index(value.encode())
        places[fault] = range(at, at + len(value.encode()))
    random = Random(6)
    for _ in range(FLIPS):
        fault = random.choice(list(places))
        at, mask = random.choice(places[fault]), random.randrange(1, 256)
        data[at] ^= mask
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(bytes(data))
            named = with_seals(connection, check_entries(connection, None)).broken
        data[at] ^= mask
        assert named is not None, (fault, at, mask)
        assert named.fault is fault
