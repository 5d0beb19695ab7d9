"""The story says who did it and whose PIN allowed it, as long as the till knows them."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QLocale

from pos_app.domain.journal import JournalEntry, JournalHead, next_entry
from pos_app.domain.money import Money, currency
from pos_app.ports import PrintState
from pos_app.ui.archive import SaleRecord
from pos_app.ui.formatting import Formatter
from pos_app.ui.messages import sentence_of
from pos_app.ui.story import story_of
from tests.ui.memory_archive import TILL_ID, MemoryArchive

MAYA, RUTH = UUID(int=11), UUID(int=12)
NAMES = {str(MAYA): "Maya", str(RUTH): "Ruth"}


def record_of(till: MemoryArchive, sale_id: UUID, *more: JournalEntry) -> SaleRecord:
    journal = (*(entry for entry in till.journal[sale_id]), *more)
    papers = tuple(till.papers.get(sale_id, ()))
    return SaleRecord(
        shown=till.shown[sale_id],
        journal=journal,
        papers=papers,
        messages=(),
        paper=None,
        names=NAMES,
    )


def entry_of(
    till: MemoryArchive, sale_id: UUID, name: str, actor: UUID | str, body: dict[str, object]
) -> JournalEntry:
    head = JournalHead(sequence=900)
    return next_entry(
        head, till_id=TILL_ID, at=till.time, actor=str(actor), name=name, subject=sale_id, body=body
    )


def told(record: SaleRecord) -> dict[str, str]:
    rows = story_of(record, Formatter.of(QLocale("en")), sentence_of)
    return {row.title: row.detail for row in rows}


def test_who_charged_stands_in_the_first_line() -> None:
    till = MemoryArchive()
    sale_id = till.charge(Money(3197, currency("EUR")), "")
    record = record_of(till, sale_id)
    assert "Charged" in told(record)
    by_maya = [
        replace(entry, actor=str(MAYA)) if entry.name == "sale.started" else entry
        for entry in record.journal
    ]
    if all(entry.name != "sale.started" for entry in by_maya):
        by_maya.insert(0, entry_of(till, sale_id, "sale.started", MAYA, {}))
    assert "Charged by Maya" in told(replace(record, journal=tuple(by_maya)))


def test_whose_pin_allowed_it_stands_beside_who_did_it() -> None:
    till = MemoryArchive()
    sale_id = till.charge(Money(3197, currency("EUR")), "")
    taken = entry_of(
        till, sale_id, "sale.short_taken", MAYA, {"forgiven_sat": 545, "granted_by": str(RUTH)}
    )
    told_of = told(record_of(till, sale_id, taken))
    assert told_of["Accepted as it is"] == ("545\u00a0sat given up, by Maya, with the PIN of Ruth")
    alone = entry_of(till, sale_id, "sale.cancelled", RUTH, {})
    assert told(record_of(till, sale_id, alone))["Cancelled"] == "by Ruth"
    nobody = entry_of(till, sale_id, "sale.cancelled", UUID(int=99), {})
    assert told(record_of(till, sale_id, nobody))["Cancelled"] == "by the cashier"


def test_who_touched_for_a_copy_stands_beside_that_copy_alone() -> None:
    till = MemoryArchive()
    sale_id = till.charge(Money(3197, currency("EUR")), "")
    till.pay(sale_id, till.shown[sale_id].sale.due_sat)
    till.mine(sale_id)
    till.queue_paper(sale_id, PrintState.PRINTED)
    till.queue_paper(sale_id, PrintState.PRINTED)
    body: dict[str, object] = {"kind": "copy", "copy_number": 1, "granted_by": str(RUTH)}
    asked = entry_of(till, sale_id, "print.asked", MAYA, body)
    told_of = told(record_of(till, sale_id, asked))
    assert told_of["Copy printed"] == "by Maya, with the PIN of Ruth"
    assert told_of["Receipt printed"] == ""
