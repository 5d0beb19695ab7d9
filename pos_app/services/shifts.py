"""Opens and closes shifts, and says what they came to.

A close is one transaction: the journal's entry, the shift's end with its report, the paper and the
message to the store. The entry holds the report's hash and the report the journal's head after it,
so that neither can be changed unseen.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from pos_app.domain import shift as rules
from pos_app.domain.journal import JournalHead, next_entry
from pos_app.domain.reconciliation import unexplained
from pos_app.domain.shift_entry import Figure
from pos_app.domain.shift_totals import totals_of
from pos_app.domain.tally import NOTHING
from pos_app.ports import RefusedError
from pos_app.services import shift_json
from pos_app.services.receipt_content import as_copy
from pos_app.services.shift_message import shift_message
from pos_app.services.shift_report import report_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal

    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.domain.rights import Authority
    from pos_app.domain.shift import Shift, ShiftEvent
    from pos_app.domain.shift_entry import ShiftEntry
    from pos_app.domain.shift_totals import ShiftTotals
    from pos_app.domain.tally import Tally
    from pos_app.ports import Clock, Store, Transaction
    from pos_app.services.ledger import LedgerSetup
    from pos_app.services.papers import Papers

# Who did it, where the till knows nobody by name.
SOMEBODY = "cashier"


class Shifts:
    """Whether a person may do it is asked before, by `Duty`.

    `closing_price` is the rate now by currency code, None where there is none to rely on; `names`
    are those of people by id.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        setup: LedgerSetup,
        papers: Papers,
        *,
        closing_price: Callable[[str], Decimal | None],
        names: Callable[[], Mapping[str, str]],
        utc_offset_minutes: Callable[[], int],
    ) -> None:
        self._store = store
        self._clock = clock
        self._setup = setup
        self._papers = papers
        self._closing_price = closing_price
        self._names = names
        self._utc_offset_minutes = utc_offset_minutes

    def current(self) -> Shift | None:
        with self._store.transaction() as transaction:
            last = transaction.last_shift()
        return last if last is not None and last.is_open else None

    def open(self, by: Authority | None = None) -> Shift:
        """RefusedError `shift.already_open`."""
        names = self._names()
        with self._store.transaction() as transaction:
            last = transaction.last_shift()
            if last is not None and last.is_open:
                raise RefusedError("shift.already_open", number=str(last.number))
            event = rules.opening(last, by=_id_of(by), now=self._clock.now())
            shift = rules.opened(event)
            head = self._journal(transaction, event, by)
            transaction.open_shift(shift)
            totals = totals_of(
                (),
                number=shift.number,
                closing_prices={},
                carried_in=_left_behind(transaction, shift.number),
            )
            report = self._report(shift, totals, names, until=event.at)
            self._tell(transaction, report, head)
        return shift

    def look(self) -> ShiftReport:
        """The X report: what the shift has come to so far. RefusedError `shift.not_open`."""
        names = self._names()
        with self._store.transaction() as transaction:
            return self._so_far(transaction, names)

    def print_look(self, by: Authority | None = None) -> ShiftReport:
        """As `look`, and a paper of it."""
        names = self._names()
        with self._store.transaction() as transaction:
            report = self._so_far(transaction, names)
            self._note_paper(transaction, report, by)
            self._papers.queue_report(transaction, report)
        return report

    def close(
        self,
        by: Authority | None = None,
        *,
        found: Mapping[str, int] | None = None,
        note: str = "",
    ) -> ShiftReport:
        """The Z report, in the books for ever and on its way to the printer.

        `found` is what came into the wallet and went since the last close, sat by output; None:
        nobody looked. RefusedError `shift.not_open`.
        """
        names = self._names()
        with self._store.transaction() as transaction:
            shift = _the_open_one(transaction)
            event = rules.closing(shift, by=_id_of(by), now=self._clock.now(), report_hash="")
            totals = self._totals(transaction, shift, found)
            closed = rules.closed(shift, event)
            report = self._report(closed, totals, names, until=event.at, found=found, note=note)
            sealed = hashlib.sha256(shift_json.to_json(report).encode()).hexdigest()
            head = self._journal(transaction, replace(event, report_hash=sealed), by)
            report = replace(report, head=head)
            transaction.close_shift(closed, report)
            self._papers.queue_report(transaction, report)
            self._tell(transaction, report, head)
        return report

    def reprint(self, number: int, by: Authority | None = None) -> ShiftReport:
        """The same figures on a paper marked as a copy. RefusedError `shift.no_report`."""
        with self._store.transaction() as transaction:
            try:
                report = transaction.shift_report(number)
            except LookupError:
                raise RefusedError("shift.no_report", number=str(number)) from None
            copies = transaction.next_number(f"shift_copies:{number}")
            copy = as_copy(report, copies, self._clock.now())
            self._note_paper(transaction, copy, by)
            self._papers.queue_report(transaction, copy)
        return copy

    def report(self, number: int) -> ShiftReport:
        """As it was at the close. RefusedError `shift.no_report`."""
        with self._store.transaction() as transaction:
            try:
                return transaction.shift_report(number)
            except LookupError:
                raise RefusedError("shift.no_report", number=str(number)) from None

    def past(self, limit: int, *, before: int | None = None) -> tuple[Shift, ...]:
        """Newest first."""
        with self._store.transaction() as transaction:
            return transaction.shifts(limit, before=before)

    def _so_far(self, transaction: Transaction, names: Mapping[str, str]) -> ShiftReport:
        shift = _the_open_one(transaction)
        until = max(self._clock.now(), shift.opened_at)
        return self._report(shift, self._totals(transaction, shift, None), names, until=until)

    def _totals(
        self, transaction: Transaction, shift: Shift, found: Mapping[str, int] | None
    ) -> ShiftTotals:
        entries = transaction.shift_entries(shift.number)
        prices = self._prices(entries)
        totals = totals_of(
            entries,
            number=shift.number,
            closing_prices=prices,
            carried_in=_left_behind(transaction, shift.number),
        )
        if found is None:
            return totals
        named = unexplained(totals.expected, found)
        return replace(totals, details=replace(totals.details, unexplained=named))

    def _prices(self, entries: Sequence[ShiftEntry]) -> dict[str, Decimal]:
        codes = {
            money.currency.code
            for entry in entries
            for figures in (entry.now, entry.booked)
            for money in figures.of(Figure.HELD).amounts
        }
        asked = {code: self._closing_price(code) for code in sorted(codes)}
        return {code: price for code, price in asked.items() if price is not None}

    def _report(
        self,
        shift: Shift,
        totals: ShiftTotals,
        names: Mapping[str, str],
        *,
        until: datetime,
        found: Mapping[str, int] | None = None,
        note: str = "",
    ) -> ShiftReport:
        return report_of(
            shift,
            totals,
            store_name=self._setup.store_name,
            store_address=self._setup.store_address,
            till_name=self._setup.till_name,
            names=names,
            until=until,
            was_counted=found is not None,
            utc_offset_minutes=self._utc_offset_minutes(),
            note=note,
        )

    def _tell(self, transaction: Transaction, report: ShiftReport, head: JournalHead) -> None:
        if not self._setup.has_webhook:
            return
        name, body = shift_message(
            report,
            till_id=self._setup.till_id,
            head=head,
            network=self._setup.network,
            demo=self._setup.demo,
        )
        transaction.add_message(None, f"msg_{uuid4().hex}", name, body, report.until)

    def _journal(
        self, transaction: Transaction, event: ShiftEvent, by: Authority | None
    ) -> JournalHead:
        body: dict[str, Any] = {"number": event.number}
        if isinstance(event, rules.ShiftClosed):
            body["report_hash"] = event.report_hash
        return self._append(transaction, event.name, event.at, body, by)

    def _note_paper(
        self, transaction: Transaction, report: ShiftReport, by: Authority | None
    ) -> None:
        body = {
            "kind": report.kind.value,
            "copy_number": report.copy_number,
            "shift_number": report.number,
        }
        self._append(transaction, "print.asked", self._clock.now(), body, by)

    def _append(
        self,
        transaction: Transaction,
        name: str,
        at: datetime,
        body: Mapping[str, Any],
        by: Authority | None,
    ) -> JournalHead:
        granted = None if by is None else by.granted_by
        entry = next_entry(
            transaction.journal_head(),
            till_id=self._setup.till_id,
            at=at,
            actor=_id_of(by),
            name=name,
            subject=None,
            body={**body, **({} if granted is None else {"granted_by": str(granted.id)})},
        )
        transaction.append_journal(entry)
        return JournalHead(sequence=entry.sequence, hash=entry.hash)


def _id_of(by: Authority | None) -> str:
    return SOMEBODY if by is None else str(by.person.id)


def _the_open_one(transaction: Transaction) -> Shift:
    last = transaction.last_shift()
    if last is None or not last.is_open:
        raise RefusedError("shift.not_open")
    return last


def _left_behind(transaction: Transaction, number: int) -> Tally:
    """What the shift before carried over; before the first one nobody has counted."""
    try:
        return transaction.shift_report(number - 1).details.carried_over
    except LookupError:
        return NOTHING
