"""The rows beside the journal that its entries seal, held against them."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from pos_app.domain.journal_check import BrokenEntry, Fault
from pos_app.services.books.seals import (
    fields_are_sealed,
    is_sealed,
    person_is_sealed,
    price_is_sealed,
    refund_is_sealed,
    report_is_sealed,
    start_is_sealed,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping

    from pos_app.domain.journal import JournalHead

_Row = dict[str, Any]
_ERASED = "SELECT body FROM journal WHERE name = 'retention.erased'"
_REPORTS = """
SELECT j.sequence, j.hash, j.body, s.report FROM journal j
LEFT JOIN shift s ON s.number = json_extract(j.body, '$.number') WHERE j.name = 'shift.closed'
"""
_PEOPLE = """
SELECT j.sequence, j.name AS event, j.body, p.name, p.initials, p.colour, p.role, p.active,
p.salt, p.pin_hash, p.id FROM journal j
LEFT JOIN person p ON p.id = json_extract(j.body, '$.person')
WHERE j.name LIKE 'person.%' AND json_extract(j.body, '$.name_hash') IS NOT NULL
ORDER BY j.sequence
"""
_SALES = """
SELECT j.sequence, j.name AS event, j.body, j.subject, s.number, s.receipt_number, s.order_token,
s.amount_minor, s.amount_currency, s.amount_exponent, s.note, s.bill, s.user_fields, s.created_at
FROM journal j LEFT JOIN sale s ON s.id = j.subject
WHERE j.name IN
('sale.started', 'sale.tip_chosen', 'sale.fields_given', 'sale.settled') ORDER BY j.sequence
"""
_TIPPED = "SELECT subject FROM journal WHERE name = 'sale.tip_chosen'"
_REFUNDS = """
SELECT j.sequence, j.body, s.number, r.* FROM journal j LEFT JOIN sale s ON s.id = j.subject
LEFT JOIN refund r ON r.id = json_extract(j.body, '$.refund.id')
WHERE j.name = 'sale.refund_asked'
"""
# What no entry tells of, by the word for it.
_STRANGERS = """
SELECT 'Z ' || number FROM shift WHERE report IS NOT NULL AND number NOT IN
(SELECT json_extract(body, '$.number') FROM journal WHERE name = 'shift.closed')
UNION ALL SELECT name FROM person WHERE id NOT IN
(SELECT json_extract(body, '$.person') FROM journal WHERE name = 'person.added')
UNION ALL SELECT address FROM refund WHERE id NOT IN
(SELECT json_extract(body, '$.refund.id') FROM journal WHERE name = 'sale.refund_asked')
UNION ALL SELECT number FROM sale s WHERE NOT EXISTS
(SELECT 1 FROM journal j WHERE j.subject = s.id AND j.name = 'sale.started')
UNION ALL SELECT 'wallet ' || value FROM value WHERE key = 'wallet.confirmed' AND value IS NOT
(SELECT json_extract(body, '$.account') FROM journal
WHERE name IN ('wallet.adopted', 'wallet.changed') ORDER BY sequence DESC LIMIT 1)
UNION ALL SELECT 'wallet ' || json_extract(j.body, '$.account') FROM journal j
WHERE j.name = 'wallet.adopted' AND EXISTS (SELECT 1 FROM journal b
WHERE b.name IN ('wallet.adopted', 'wallet.changed') AND b.sequence < j.sequence)
LIMIT 1
"""


def check_seals(connection: sqlite3.Connection, head: JournalHead) -> BrokenEntry | None:
    """The first sound entry whose row is not what it says; `head` is the checked journal's."""
    connection.text_factory = _text
    try:
        erased_before = _erased_before(connection)
        found = [
            *_reports(connection),
            *_people(connection),
            *_sales(connection, erased_before),
            *_refunds(connection),
        ]
        if found:
            return min(found, key=lambda broken: broken.sequence)
        stranger = connection.execute(_STRANGERS).fetchone()
    finally:
        connection.text_factory = str
    if stranger is None:
        return None
    return BrokenEntry(sequence=head.sequence, fault=Fault.STRANGER, found=_shown(stranger[0]))


def _reports(connection: sqlite3.Connection) -> Iterator[BrokenEntry]:
    for row in _rows(connection, _REPORTS):
        body = json.loads(row["body"])
        looks = partial(report_is_sealed, body, row["report"], row["sequence"], row["hash"])
        if not is_sealed(looks):
            yield _broken(row, Fault.REPORT, body["number"])


def _people(connection: sqlite3.Connection) -> Iterator[BrokenEntry]:
    last: dict[str, tuple[_Row, bool]] = {}
    for row in _rows(connection, _PEOPLE):
        person = json.loads(row["body"])["person"]
        was_here = last[person][1] if person in last else True
        here = {"person.left": False, "person.returned": True}.get(row["event"], was_here)
        last[person] = (row, here)
    for row, here in last.values():
        # Only the name of somebody who has left is ever erased.
        looks = partial(person_is_sealed, json.loads(row["body"]), row, erased=not here)
        if row["id"] is None or row["active"] != here or not is_sealed(looks):
            yield _broken(row, Fault.PERSON, row["name"] or json.loads(row["body"])["person"])


def _sales(connection: sqlite3.Connection, erased_before: str) -> Iterator[BrokenEntry]:
    given: dict[str, tuple[_Row, Callable[[], bool]]] = {}
    tipped = {row[0] for row in connection.execute(_TIPPED)}
    for row in _rows(connection, _SALES):
        body = json.loads(row["body"])
        erased = _is_before(row, erased_before)
        looks: Callable[[], bool] = partial(_LOOKS[row["event"]], body, row, erased=erased)
        if row["event"] == "sale.fields_given":
            given[row["subject"]] = (row, looks)  # the last ones stand in the sale
        elif not (
            is_sealed(looks) and (row["subject"] in tipped or _is_priced(row, erased=erased))
        ):
            yield _broken(row, Fault.SALE, row["number"])
    for row, looks in given.values():
        if not is_sealed(looks):
            yield _broken(row, Fault.SALE, row["number"])


def _refunds(connection: sqlite3.Connection) -> Iterator[BrokenEntry]:
    for row in _rows(connection, _REFUNDS):
        if not is_sealed(partial(refund_is_sealed, json.loads(row["body"]), row)):
            yield _broken(row, Fault.SALE, row["number"])


def _is_priced(row: _Row, *, erased: bool) -> bool:
    """What a sale began with is its price, unless its customer chose a tip."""
    if row["event"] != "sale.started":
        return True
    return is_sealed(partial(price_is_sealed, json.loads(row["body"]), row, erased=erased))


def _is_settled(body: Mapping[str, Any], row: Mapping[str, Any], *, erased: bool) -> bool:
    del erased
    return bool(body["receipt_number"] == row["receipt_number"])


_LOOKS: Mapping[str, Callable[..., bool]] = {
    "sale.started": start_is_sealed,
    "sale.tip_chosen": price_is_sealed,
    "sale.fields_given": fields_are_sealed,
    "sale.settled": _is_settled,
}


def _erased_before(connection: sqlite3.Connection) -> str:
    """Of sales begun before, texts may be gone. Times sort as their texts do."""
    bodies = (json.loads(row["body"]) for row in _rows(connection, _ERASED))
    return max((body["before"] for body in bodies), default="")


def _is_before(row: _Row, erased_before: str) -> bool:
    return str(row["created_at"]) < erased_before


def _rows(connection: sqlite3.Connection, wanted: str) -> Iterator[_Row]:
    cursor = connection.execute(wanted)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def _broken(row: _Row, fault: Fault, found: object) -> BrokenEntry:
    return BrokenEntry(sequence=row["sequence"], fault=fault, found=_shown(found))


def _shown(found: object) -> str:
    return str(found).encode(errors="replace").decode()


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogateescape")
