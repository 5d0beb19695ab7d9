"""A store with very many sales, each with all that a real one leaves behind; shifts to close.

Messages are not among it: what a store was told is forgotten after days.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos_app.domain.person import Colour, Person, Role
from pos_app.domain.rights import Authority
from pos_app.domain.shift_sums import difference
from pos_app.ports import KeptPerson
from pos_app.services.shifts.shifts import Shifts
from tests.support.counter import TEN_EURO, TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.shift_entry import ShiftEntry
    from pos_app.ports import Store

MAYA = Person(id=UUID(int=5), name="Maya", initials="MK", colour=Colour.BLUE, role=Role.CASHIER)
FIRST = 10  # the number of the first copy
_ID = "printf('%08x-0000-4000-8000-000000000000', i)"
# Digits like those of a hash: SQLite searches among many zeros ever so slowly.
_FACTORS = (92_233_720_368_531, 71_233_720_368_547, 63_233_720_368_561, 81_233_720_368_573)
_HASH = f"printf('%016x%016x%016x%016x', {', '.join(f'i * {each}' for each in _FACTORS)})"
_AT = "strftime('%Y-%m-%dT%H:%M:%S', '2020-01-01', (i * 20) || ' minutes') || '.000000+00:00'"
_NUMBERS = (
    "WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last)"
    " INSERT INTO {table} ({names}) SELECT {values} FROM n, {table} WHERE {of} = :sale"
)
_CHANGES: dict[str, dict[str, str]] = {
    "sale": {
        "id": _ID,
        "number": "i",
        "receipt_number": "i",
        "amount_minor": "1000 + i % 9000",
        "created_at": _AT,
        "settled_at": _AT,
        "address": f"'bc1q' || substr({_HASH}, 1, 38)",
        "script": "CAST(printf('%022d', i) AS BLOB)",
        "derivation_index": "i",
    },
    "rate_lock": {"sale_id": _ID, "total_sat": "i * 20"},
    "quote": {"sale_id": _ID},
    "credit": {
        "sale_id": _ID,
        "reference": f"{_HASH} || ':0'",
        "sat": "i * 20",
        "assurance": "'final'",
    },
    "print_job": {
        "sale_id": _ID,
        "id": "printf('%08x-0000-4000-8000-%012x', i, print_job.position)",
        "position": "i * 10 + print_job.position",
        "state": "'printed'",
    },
    "journal": {
        "sequence": "1000 + i * 10 + journal.sequence",
        "subject": _ID,
        "at": _AT,
        "previous_hash": "printf('%064x', i * 10 + journal.sequence)",
    },
    "shift_entry": {
        "sale_id": _ID,
        "sale_number": "i",
        "receipt_number": "i",
        "amount_minor": "1000 + i % 9000",
        "sold_at": _AT,
        "settled_at": _AT,
    },
}
_SUBJECT = {"sale": "sale.id", "journal": "journal.subject"}


def fill(folder: Path, books: str, sales: int) -> float:
    """So many sales that one closed shift has in its books; the bytes of each on the disk."""
    counter = Counter(folder, books=books)
    with counter.store.transaction() as transaction:
        transaction.save_person(KeptPerson(person=MAYA, salt="salt", pin_hash="hash"))
    sale = counter.checkout.charge(UUID(int=7), TEN_EURO, "", by=Authority(person=MAYA))
    paid = counter.pay(sale, TEN_EURO_SAT, height=100)
    counter.close()
    file = folder / f"{books}.sqlite3"
    before = _settle(file)
    with sqlite3.connect(file) as connection:
        for table, changes in _CHANGES.items():
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            statement = _NUMBERS.format(
                table=table,
                names=", ".join(f'"{name}"' for name in names),
                values=", ".join(changes.get(name, f'{table}."{name}"') for name in names),
                of=_SUBJECT.get(table, f"{table}.sale_id"),
            )
            bounds = {"first": FIRST, "last": FIRST + sales - 1, "sale": str(paid.id)}
            connection.execute(statement, bounds)
    connection.close()
    each = (_settle(file) - before) / sales
    counter = Counter(folder, books=books)
    _close_the_first(counter)
    counter.close()
    return each


def _close_the_first(counter: Counter) -> None:
    ledger = counter.ledger
    shifts = Shifts(
        counter.store,
        counter.clock,
        ledger.setup,
        ledger.papers,
        closing_price=counter.pricing.median,
        utc_offset_minutes=lambda: 0,
    )
    shifts.open()
    shifts.close()


def hash_of(number: int) -> str:
    """The transaction that paid this sale; its address ends with the thirty-eighth digit."""
    return "".join(f"{number * each:016x}" for each in _FACTORS)


def sell_more(store: Store, count: int) -> None:
    """So many settled sales in the shift that is open, through what books every sale."""
    with store.transaction() as transaction:
        template = transaction.shift_entry(UUID(int=7))
        assert template is not None
        last = transaction.last_shift()
        assert last is not None
        assert last.is_open
        first = transaction.next_number("bench") * 1_000_000
        sale = transaction.sale(UUID(int=7))
        for number in range(first, first + count):
            entry = _entry(template, number, last.number, timedelta(seconds=20 * (number - first)))
            script = number.to_bytes(22, "big")
            assert sale.request is not None
            changed: dict[str, Any] = {
                "id": entry.sale_id,
                "number": number,
                "receipt_number": number,
                "request": replace(sale.request, script=script),
                "credits": (),
            }
            transaction.save_sale(replace(sale, **changed))
            transaction.save_shift_entry(entry)
            transaction.add_shift_sums(difference(None, entry))


def _entry(template: ShiftEntry, number: int, shift: int, later: timedelta) -> ShiftEntry:
    return replace(
        template,
        sale_id=UUID(int=number << 32),
        sale_number=number,
        receipt_number=number,
        sold_in=shift,
        settled_in=shift,
        changed_in=shift,
        sold_at=template.sold_at + later,
    )


def _settle(file: Path) -> int:
    """Everything in the one file; its bytes."""
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("VACUUM")
    connection.close()
    return file.stat().st_size
