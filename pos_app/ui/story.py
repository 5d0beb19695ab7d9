"""The story of a sale: what its journal, its papers and its messages tell, in words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.message import Message
from pos_app.domain.receipt import ReceiptKind
from pos_app.ports import DeliveryState, PrintState
from pos_app.ui.moments import exact_time
from pos_app.ui.story_entries import EntryTeller
from pos_app.ui.story_names import Names
from pos_app.ui.story_said import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from pos_app.domain.journal import JournalEntry
    from pos_app.ports import OutboxMessage, PrintJob
    from pos_app.ui.archive import SaleRecord
    from pos_app.ui.formatting import Formatter

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """`tone` names a colour role; `call` is the id of the message that the row tells of."""

    key: str
    time: str
    iconName: str
    tone: str
    title: str
    detail: str = ""
    call: str = ""


def story_of(
    record: SaleRecord, numbers: Formatter, sentence: Callable[[Message], str]
) -> tuple[StoryRow, ...]:
    """Oldest first; rows of one moment keep the order journal, store, paper."""
    names = Names(record.names)
    teller = EntryTeller(numbers, sentence, record.shown.sale, names)
    asked = _who_asked(record.journal, names)
    told: list[tuple[datetime, str, Said]] = []
    for entry in record.journal:
        for place, said in enumerate(teller.entry(entry)):
            told.append((entry.at, f"journal-{entry.sequence}-{place}", said))
    told += [(each.created_at, each.id, _of_message(each)) for each in record.messages]
    for job in record.papers:
        by = asked.get((job.receipt.kind.value, job.receipt.copy_number), "")
        told.append((job.changed_at, str(job.id), _of_paper(job, by, sentence)))
    told.sort(key=lambda item: item[0])
    return tuple(
        StoryRow(
            key=key,
            time=exact_time(at),
            iconName=said.icon,
            tone=said.tone,
            title=said.title,
            detail=said.detail,
            call=said.call,
        )
        for at, key, said in told
    )


def _who_asked(journal: Iterable[JournalEntry], names: Names) -> dict[tuple[str, int | None], str]:
    """By kind and number of the copy: who touched for a paper; the till asks for most itself."""
    asked: dict[tuple[str, int | None], str] = {}
    for entry in journal:
        if entry.name == "print.asked":
            body = json.loads(entry.body)
            asked[body["kind"], body["copy_number"]] = names.by(entry.actor, body)
    return asked


def _of_message(message: OutboxMessage) -> Said:
    if message.state is DeliveryState.DELIVERED:
        title = translate("Story", "Store told: {event}")
        tone = "quiet"
    elif message.state is DeliveryState.WAITING:
        title = translate("Story", "Store is being told: {event}")
        tone = "part" if message.attempts else "quiet"
    else:
        title = translate("Story", "Store never heard: {event}")
        tone = "alarm"
    tries = translate("Story", "{count} tries").format(count=message.attempts)
    detail = tries if message.attempts > 1 else ""
    words = title.format(event=message.name)
    return Said(icon="store", title=words, detail=detail, tone=tone, call=message.id)


def _of_paper(job: PrintJob, by: str, sentence: Callable[[Message], str]) -> Said:
    kind = {
        ReceiptKind.RECEIPT: translate("Story", "Receipt"),
        ReceiptKind.PENDING: translate("Story", "Slip"),
        ReceiptKind.COPY: translate("Story", "Copy"),
        ReceiptKind.REFUND: translate("Story", "Refund slip"),
    }[job.receipt.kind]
    printing = (translate("Story", "{paper} is being printed"), "quiet")
    title, tone = {
        PrintState.SENDING: printing,
        PrintState.CONFIRMING: printing,
        PrintState.PRINTED: (translate("Story", "{paper} printed"), "quiet"),
        PrintState.SENT_UNCONFIRMED: (
            translate("Story", "{paper} sent to the printer"),
            "quiet",
        ),
        PrintState.UNCERTAIN: (translate("Story", "{paper} perhaps printed"), "part"),
        PrintState.FAILED: (translate("Story", "{paper} not printed"), "alarm"),
        PrintState.SKIPPED: (translate("Story", "{paper} skipped"), "quiet"),
    }.get(job.state, (translate("Story", "{paper} is waiting for the printer"), "part"))
    icon = "copy" if job.receipt.kind is ReceiptKind.COPY else "printer"
    reason = sentence(Message(code=job.reason)) if job.reason else ""
    detail = ", ".join(part for part in (by, reason) if part)
    return Said(icon=icon, title=title.format(paper=kind), detail=detail, tone=tone)
