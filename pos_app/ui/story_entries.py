"""What the story of a sale tells of its journal: each entry in words, with who did it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from pos_app.domain.events import OverUse
from pos_app.domain.message import Message
from pos_app.domain.money import currency
from pos_app.domain.sale_state import Flag, Trigger
from pos_app.services.gateways.notification_desk import NOTIFIED
from pos_app.ui.formatting import shortened
from pos_app.ui.gateway_story import what_it_called, where_paid, who_priced
from pos_app.ui.refund_story import told_of_refund
from pos_app.ui.story_lines import entered, sold, tip_chosen
from pos_app.ui.story_said import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos_app.domain.journal import JournalEntry
    from pos_app.domain.sale import Sale
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.story_names import Names

translate = QCoreApplication.translate

# As `Evidence.words` writes it.
_EVIDENCE = re.compile(r"(?P<sources>\d+) sources, (?P<seconds>\d+) s, fee rate (?P<rate>\w+)")


class EntryTeller:
    """Asked for the entries of one sale in their order: what is new depends on what was before."""

    def __init__(
        self, numbers: Formatter, sentence: Callable[[Message], str], sale: Sale, names: Names
    ) -> None:
        self._sale = sale
        self._numbers = numbers
        self._sentence = sentence
        self._names = names
        self._flags: frozenset[Flag] = frozenset()
        self._charger = ""
        self._by = ""  # the person who did what the entry tells, and whose PIN allowed it

    def entry(self, entry: JournalEntry) -> tuple[Said, ...]:
        """Nothing for entries that only repeat what another one says."""
        body: dict[str, Any] = json.loads(entry.body)
        self._by = self._names.by(entry.actor, body)
        if entry.name == "sale.started":
            self._charger = self._names.charger(entry.actor, body)
            return sold(self._sale.bill, self._numbers)
        if entry.name == "sale.tip_chosen":
            return tip_chosen(body, self._numbers)
        if entry.name.startswith("cart."):
            return entered(entry.name, body, self._by, self._numbers)
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
            "sale.cancelled": self._cancelled,
            NOTIFIED: _notified,
        }.get(entry.name)
        if tell is None:
            return self._refund(entry.name, body)
        return tell(body)

    def _refund(self, name: str, body: Mapping[str, Any]) -> tuple[Said, ...]:
        told = told_of_refund(name, body, self._numbers)
        if told is None:
            return ()
        detail = self._who(told.detail) if told.by_person else told.detail
        return (Said(icon=told.icon, title=told.title, detail=detail, tone=told.tone),)

    def _created(self, body: Mapping[str, Any]) -> tuple[Said, ...]:
        shown = where_paid(body["request"])
        title = translate("Story", "Charged")
        if self._charger:
            title = translate("Story", "Charged {by}").format(by=self._charger)
        charged = Said(icon="keypad", title=title, detail=self._lock(body["lock"]))
        return charged, Said(icon="qr", title=translate("Story", "QR shown"), detail=shown)

    def _lock(self, lock: Mapping[str, Any]) -> str:
        price = self._numbers.price(Decimal(lock["price"]), currency(lock["currency_code"]))
        return who_priced(lock, price)

    def _not_prepared(self, body: Mapping[str, Any]) -> tuple[Said, ...]:
        reason = Message(code=body["reason"]["code"], arguments=body["reason"]["arguments"])
        title = translate("Story", "Could not be prepared")
        return (Said(icon="attention", title=title, detail=self._sentence(reason), tone="part"),)

    def _seen(self, body: Mapping[str, Any]) -> tuple[Said, ...]:
        credit = body["credit"]
        detail = f"{self._numbers.sat(credit['sat'])}, {shortened(credit['reference'][:64])}"
        return (
            Said(icon="seen", title=translate("Story", "Payment seen"), detail=detail, tone="seen"),
        )

    def _changed(self, body: Mapping[str, Any]) -> tuple[Said, ...]:
        credit = body["credit"]
        sat = self._numbers.sat(credit["sat"])
        if credit["assurance"] in {"confirmed", "final"}:
            title = translate("Story", "Payment in block {height}").format(height=credit["height"])
            if credit.get("vouched"):
                title = translate("Story", "Payment confirmed")
            return (Said(icon="check", title=title, detail=sat, tone="paid"),)
        title, icon, tone = {
            "revoked": self._revoked(credit),
            "unknown": (translate("Story", "Payment vanished"), "warning", "part"),
        }.get(credit["assurance"], (translate("Story", "Payment out of its block"), "undo", "part"))
        return (Said(icon=icon, title=title, detail=sat, tone=tone),)

    def _unclear(self, body: Mapping[str, Any]) -> tuple[Said, ...]:
        title = translate("Story", "Unclear which sale this money was for")
        before = translate("Story", "{sat}; this address also belonged to sale {numbers}")
        numbers = ", ".join(map(str, body["sales"]))
        detail = before.format(sat=self._numbers.sat(body["sat"]), numbers=numbers)
        return (Said(icon="attention", title=title, detail=detail, tone="part"),)

    def _revoked(self, credit: Mapping[str, Any]) -> tuple[str, str, str]:
        """By another payment of this sale, or by one to somebody else."""
        inputs = set(credit["inputs"])
        others = [each for each in self._sale.credits if each.reference != credit["reference"]]
        if any(each.counts and not inputs.isdisjoint(each.inputs) for each in others):
            return translate("Story", "Payment replaced by another"), "replaced", "part"
        return translate("Story", "Payment taken back"), "alarm", "alarm"

    def _renewed(self, body: Mapping[str, Any]) -> tuple[Said, ...]:
        title = translate("Story", "New rate")
        detail = self._who(self._lock(body["lock"]))
        return (Said(icon="refresh", title=title, detail=detail),)

    def _flagged(self, body: Mapping[str, Any]) -> tuple[Said, ...]:
        """What is new; an entry holds all flags there are."""
        known, self._flags = self._flags, frozenset(map(Flag, body["flags"]))
        words = {
            Flag.OVER: translate("Story", "Paid too much"),
            Flag.LATE: translate("Story", "Paid late"),
            Flag.UNPROVEN: translate("Story", "Came while the till was not watching"),
            Flag.REFUNDED: translate("Story", "Refunded"),
        }
        return tuple(
            Said(icon="attention", title=word, tone="part")
            for flag, word in words.items()
            if flag in self._flags - known
        )

    def _late_taken(self, _body: Mapping[str, Any]) -> tuple[Said, ...]:
        title = translate("Story", "Late money accepted")
        return (Said(icon="accepted", title=title, detail=self._who("")),)

    def _short_taken(self, body: Mapping[str, Any]) -> tuple[Said, ...]:
        sat = self._numbers.sat(body["forgiven_sat"])
        if body.get("by_tolerance", False):
            title = translate("Story", "Short within the store's tolerance")
            return (Said(icon="check", title=title, detail=sat),)
        given_up = translate("Story", "{sat} given up").format(sat=sat)
        title = translate("Story", "Accepted as it is")
        return (Said(icon="accepted", title=title, detail=self._who(given_up)),)

    def _over_taken(self, body: Mapping[str, Any]) -> tuple[Said, ...]:
        detail = self._who(self._numbers.sat(body["over_sat"]))
        if OverUse(body["use"]) is OverUse.TIP:
            return (Said(icon="plus", title=translate("Story", "Kept as a tip"), detail=detail),)
        title = translate("Story", "To be given back")
        return (Said(icon="undo", title=title, detail=detail, tone="part"),)

    def _who(self, detail: str) -> str:
        """With whose doing it was, where it was a person's."""
        return ", ".join(part for part in (detail, self._by) if part)

    def _cancelled(self, _body: Mapping[str, Any]) -> tuple[Said, ...]:
        title = translate("Story", "Cancelled")
        return (Said(icon="cancelled", title=title, detail=self._by, tone="gone"),)


def _accepted(body: Mapping[str, Any]) -> tuple[Said, ...]:
    """With what spoke for each of its payments."""
    title = translate("Story", "Accepted before its block")
    words = translate("Story", "seen by {sources} servers for {seconds} s, fee rate {rate}")
    found = map(_EVIDENCE.fullmatch, body["evidence"].values())
    facts = [words.format(**each.groupdict()) for each in found if each]
    return (Said(icon="accepted", title=title, detail="; ".join(facts), tone="seen"),)


def _notified(body: Mapping[str, Any]) -> tuple[Said, ...]:
    title, detail = what_it_called(body)
    return (Said(icon="link", title=title, detail=detail),)


def _standing(body: Mapping[str, Any]) -> tuple[Said, ...]:
    """Only what the payments do not say themselves."""
    said = {
        Trigger.FOUND_PART: Said(
            icon="partly", title=translate("Story", "Partly paid"), tone="part"
        ),
        Trigger.FOUND_CONFIRMED: Said(icon="paid", title=translate("Story", "Paid"), tone="paid"),
        Trigger.FOUND_REVERSED: Said(
            icon="alarm", title=translate("Story", "No longer paid"), tone="alarm"
        ),
    }.get(Trigger(body["trigger"]))
    return () if said is None else (said,)


def _expired(_body: Mapping[str, Any]) -> tuple[Said, ...]:
    return (Said(icon="expired", title=translate("Story", "Price expired"), tone="gone"),)


def _settled(body: Mapping[str, Any]) -> tuple[Said, ...]:
    title = translate("Story", "Settled, receipt {number}").format(number=body["receipt_number"])
    return (Said(icon="receipt", title=title, tone="paid"),)
