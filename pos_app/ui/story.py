"""The story of a sale: what its journal, its papers and its messages tell, in words."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from pos_app.domain.events import OverUse
from pos_app.domain.message import Message
from pos_app.domain.money import currency
from pos_app.domain.receipt import ReceiptKind
from pos_app.domain.sale_state import Flag, Trigger
from pos_app.ports import DeliveryState, PrintState
from pos_app.services.authored_entry import TILL
from pos_app.services.notification_desk import NOTIFIED
from pos_app.ui.formatting import shortened
from pos_app.ui.gateway_story import what_it_called, where_paid, who_priced
from pos_app.ui.moments import exact_time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from pos_app.domain.journal import JournalEntry
    from pos_app.domain.sale import Sale
    from pos_app.ports import OutboxMessage, PrintJob
    from pos_app.ui.archive import SaleRecord
    from pos_app.ui.formatting import Formatter

translate = QCoreApplication.translate

# As `Evidence.words` writes it.
_EVIDENCE = re.compile(r"(?P<sources>\d+) sources, (?P<seconds>\d+) s, fee rate (?P<rate>\w+)")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    icon: str
    title: str
    detail: str = ""
    tone: str = "quiet"
    call: str = ""


def story_of(
    record: SaleRecord, numbers: Formatter, sentence: Callable[[Message], str]
) -> tuple[StoryRow, ...]:
    """Oldest first; rows of one moment keep the order journal, store, paper."""
    teller = _Teller(numbers, sentence, record.shown.sale)
    told: list[tuple[datetime, str, _Said]] = []
    for entry in record.journal:
        for place, said in enumerate(teller.entry(entry)):
            told.append((entry.at, f"journal-{entry.sequence}-{place}", said))
    told += [(each.created_at, each.id, teller.message(each)) for each in record.messages]
    told += [(job.changed_at, str(job.id), teller.paper(job)) for job in record.papers]
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


class _Teller:
    def __init__(self, numbers: Formatter, sentence: Callable[[Message], str], sale: Sale) -> None:
        self._sale = sale
        self._numbers = numbers
        self._sentence = sentence
        self._flags: frozenset[Flag] = frozenset()
        self._by_hand = False  # a person did what the entry tells

    def entry(self, entry: JournalEntry) -> tuple[_Said, ...]:
        """Nothing for entries that only repeat what another one says."""
        body: dict[str, Any] = json.loads(entry.body)
        self._by_hand = entry.actor != TILL
        tell = {
            "sale.created": self._created,
            "sale.not_prepared": self._not_prepared,
            "sale.payment_seen": self._seen,
            "sale.payment_changed": self._changed,
            "sale.payment_unclear": self._unclear,
            "sale.standing": _standing,
            "sale.flags": self._flagged,
            "sale.expired": _expired,
            "sale.rate_renewed": self._renewed,
            "sale.late_taken": self._late_taken,
            "sale.short_taken": self._short_taken,
            "sale.payment_accepted": _accepted,
            "sale.over_taken": self._over_taken,
            "sale.settled": _settled,
            "sale.cancelled": _cancelled,
            NOTIFIED: _notified,
        }.get(entry.name)
        return () if tell is None else tell(body)

    def message(self, message: OutboxMessage) -> _Said:
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
        return _Said(icon="store", title=words, detail=detail, tone=tone, call=message.id)

    def paper(self, job: PrintJob) -> _Said:
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
        reason = self._sentence(Message(code=job.reason)) if job.reason else ""
        return _Said(icon=icon, title=title.format(paper=kind), detail=reason, tone=tone)

    def _created(self, body: Mapping[str, Any]) -> tuple[_Said, ...]:
        shown = where_paid(body["request"])
        charged = _Said(
            icon="keypad", title=translate("Story", "Charged"), detail=self._lock(body["lock"])
        )
        return charged, _Said(icon="qr", title=translate("Story", "QR shown"), detail=shown)

    def _lock(self, lock: Mapping[str, Any]) -> str:
        price = self._numbers.price(Decimal(lock["price"]), currency(lock["currency_code"]))
        return who_priced(lock, price)

    def _not_prepared(self, body: Mapping[str, Any]) -> tuple[_Said, ...]:
        reason = Message(code=body["reason"]["code"], arguments=body["reason"]["arguments"])
        title = translate("Story", "Could not be prepared")
        return (_Said(icon="attention", title=title, detail=self._sentence(reason), tone="part"),)

    def _seen(self, body: Mapping[str, Any]) -> tuple[_Said, ...]:
        credit = body["credit"]
        detail = f"{self._numbers.sat(credit['sat'])}, {shortened(credit['reference'][:64])}"
        return (
            _Said(
                icon="seen", title=translate("Story", "Payment seen"), detail=detail, tone="seen"
            ),
        )

    def _changed(self, body: Mapping[str, Any]) -> tuple[_Said, ...]:
        credit = body["credit"]
        sat = self._numbers.sat(credit["sat"])
        if credit["assurance"] in {"confirmed", "final"}:
            title = translate("Story", "Payment in block {height}").format(height=credit["height"])
            if credit.get("vouched"):
                title = translate("Story", "Payment confirmed")
            return (_Said(icon="check", title=title, detail=sat, tone="paid"),)
        title, icon, tone = {
            "revoked": self._revoked(credit),
            "unknown": (translate("Story", "Payment vanished"), "warning", "part"),
        }.get(credit["assurance"], (translate("Story", "Payment out of its block"), "undo", "part"))
        return (_Said(icon=icon, title=title, detail=sat, tone=tone),)

    def _unclear(self, body: Mapping[str, Any]) -> tuple[_Said, ...]:
        title = translate("Story", "Unclear which sale this money was for")
        before = translate("Story", "{sat}; this address also belonged to sale {numbers}")
        numbers = ", ".join(map(str, body["sales"]))
        detail = before.format(sat=self._numbers.sat(body["sat"]), numbers=numbers)
        return (_Said(icon="attention", title=title, detail=detail, tone="part"),)

    def _revoked(self, credit: Mapping[str, Any]) -> tuple[str, str, str]:
        """By another payment of this sale, or by one to somebody else."""
        inputs = set(credit["inputs"])
        others = [each for each in self._sale.credits if each.reference != credit["reference"]]
        if any(each.counts and not inputs.isdisjoint(each.inputs) for each in others):
            return translate("Story", "Payment replaced by another"), "replaced", "part"
        return translate("Story", "Payment taken back"), "alarm", "alarm"

    def _renewed(self, body: Mapping[str, Any]) -> tuple[_Said, ...]:
        title = translate("Story", "New rate")
        return (_Said(icon="refresh", title=title, detail=self._lock(body["lock"])),)

    def _flagged(self, body: Mapping[str, Any]) -> tuple[_Said, ...]:
        """What is new; an entry holds all flags there are."""
        known, self._flags = self._flags, frozenset(map(Flag, body["flags"]))
        words = {
            Flag.OVER: translate("Story", "Paid too much"),
            Flag.LATE: translate("Story", "Paid late"),
            Flag.UNPROVEN: translate("Story", "Came while the till was not watching"),
            Flag.REFUNDED: translate("Story", "Refunded"),
        }
        return tuple(
            _Said(icon="attention", title=word, tone="part")
            for flag, word in words.items()
            if flag in self._flags - known
        )

    def _late_taken(self, _body: Mapping[str, Any]) -> tuple[_Said, ...]:
        title = translate("Story", "Late money accepted")
        return (_Said(icon="accepted", title=title, detail=self._who("")),)

    def _short_taken(self, body: Mapping[str, Any]) -> tuple[_Said, ...]:
        sat = self._numbers.sat(body["forgiven_sat"])
        if body.get("by_tolerance", False):
            title = translate("Story", "Short within the store's tolerance")
            return (_Said(icon="check", title=title, detail=sat),)
        given_up = translate("Story", "{sat} given up").format(sat=sat)
        title = translate("Story", "Accepted as it is")
        return (_Said(icon="accepted", title=title, detail=self._who(given_up)),)

    def _over_taken(self, body: Mapping[str, Any]) -> tuple[_Said, ...]:
        detail = self._who(self._numbers.sat(body["over_sat"]))
        if OverUse(body["use"]) is OverUse.TIP:
            return (_Said(icon="plus", title=translate("Story", "Kept as a tip"), detail=detail),)
        title = translate("Story", "To be given back")
        return (_Said(icon="undo", title=title, detail=detail, tone="part"),)

    def _who(self, detail: str) -> str:
        """With whose doing it was, where it was a person's."""
        if not self._by_hand:
            return detail
        by = translate("Story", "by the cashier")
        return f"{detail}, {by}" if detail else by


def _accepted(body: Mapping[str, Any]) -> tuple[_Said, ...]:
    """With what spoke for each of its payments."""
    title = translate("Story", "Accepted before its block")
    words = translate("Story", "seen by {sources} servers for {seconds} s, fee rate {rate}")
    found = map(_EVIDENCE.fullmatch, body["evidence"].values())
    facts = [words.format(**each.groupdict()) for each in found if each]
    return (_Said(icon="accepted", title=title, detail="; ".join(facts), tone="seen"),)


def _notified(body: Mapping[str, Any]) -> tuple[_Said, ...]:
    title, detail = what_it_called(body)
    return (_Said(icon="link", title=title, detail=detail),)


def _standing(body: Mapping[str, Any]) -> tuple[_Said, ...]:
    """Only what the payments do not say themselves."""
    said = {
        Trigger.FOUND_PART: _Said(
            icon="partly", title=translate("Story", "Partly paid"), tone="part"
        ),
        Trigger.FOUND_CONFIRMED: _Said(icon="paid", title=translate("Story", "Paid"), tone="paid"),
        Trigger.FOUND_REVERSED: _Said(
            icon="alarm", title=translate("Story", "No longer paid"), tone="alarm"
        ),
    }.get(Trigger(body["trigger"]))
    return () if said is None else (said,)


def _expired(_body: Mapping[str, Any]) -> tuple[_Said, ...]:
    return (_Said(icon="expired", title=translate("Story", "Price expired"), tone="gone"),)


def _settled(body: Mapping[str, Any]) -> tuple[_Said, ...]:
    title = translate("Story", "Settled, receipt {number}").format(number=body["receipt_number"])
    return (_Said(icon="receipt", title=title, tone="paid"),)


def _cancelled(_body: Mapping[str, Any]) -> tuple[_Said, ...]:
    return (_Said(icon="cancelled", title=translate("Story", "Cancelled"), tone="gone"),)
