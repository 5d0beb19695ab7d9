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
from pos_app.domain.shift_totals import currencies_held, totals_of
from pos_app.domain.tally import NOTHING
from pos_app.ports import RefusedError
from pos_app.services.receipts.receipt_content import as_copy
from pos_app.services.shifts import shift_json
from pos_app.services.shifts.past_shifts import PastShifts, report_of_number
from pos_app.services.shifts.shift_report import report_of
from pos_app.services.shifts.wallet_count import counted
from pos_app.services.store.shift_message import shift_message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from decimal import Decimal

    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.domain.rights import Authority
    from pos_app.domain.shift import Shift, ShiftEvent
    from pos_app.domain.shift_totals import ShiftTotals
    from pos_app.domain.tally import Tally
    from pos_app.ports import Clock, Store, Transaction
    from pos_app.services.books.ledger import LedgerSetup
    from pos_app.services.receipts.papers import Papers
    from pos_app.services.shifts.wallet_count import WalletCount

# Who did it, where the till knows nobody by name.
SOMEBODY = "cashier"


class Shifts:
    """Whether a person may do it is asked before, by `Duty`.

    `closing_price` is the rate now by currency code, None where there is none to rely on.
    `on_begun` hears, in the transaction of a sale, that a shift began with it.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        setup: LedgerSetup,
        papers: Papers,
        *,
        closing_price: Callable[[str], Decimal | None],
        utc_offset_minutes: Callable[[], int],
        on_begun: Callable[[], None] = lambda: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._setup = setup
        self._papers = papers
        self._closing_price = closing_price
        self._utc_offset_minutes = utc_offset_minutes
        self._on_begun = on_begun
        self.past = PastShifts(store)

    def current(self) -> Shift | None:
        with self._store.transaction() as transaction:
            last = transaction.last_shift()
        return last if last is not None and last.is_open else None

    def open(self, by: Authority | None = None) -> Shift:
        """By hand, before anything is sold. RefusedError `shift.already_open`."""
        with self._store.transaction() as transaction:
            last = transaction.last_shift()
            if last is not None and last.is_open:
                raise RefusedError("shift.already_open", number=str(last.number))
            return self._open(transaction, last, by)

    def begin(self, transaction: Transaction, by: Authority | None) -> None:
        """In the transaction that begins a sale: a shift opens by itself with the first one."""
        last = transaction.last_shift()
        if last is None or not last.is_open:
            self._open(transaction, last, by)
            self._on_begun()

    def _open(self, transaction: Transaction, last: Shift | None, by: Authority | None) -> Shift:
        event = rules.opening(last, by=_id_of(by), now=self._clock.now())
        shift = rules.opened(event)
        head = self._journal(transaction, event, by)
        transaction.open_shift(shift)
        totals = totals_of(
            {},
            number=shift.number,
            closing_prices={},
            carried_in=_left_behind(transaction, shift.number),
        )
        report = self._report(transaction, shift, totals, until=event.at)
        self._tell(transaction, report, head)
        return shift

    def look(self) -> ShiftReport:
        """The X report: what the shift has come to so far. RefusedError `shift.not_open`."""
        with self._store.transaction() as transaction:
            return self._so_far(transaction)

    def print_look(self, by: Authority | None = None) -> ShiftReport:
        """As `look`, and a paper of it."""
        with self._store.transaction() as transaction:
            report = self._so_far(transaction)
            self._note_paper(transaction, report, by)
            self._papers.queue_report(transaction, report)
        return report

    def close(
        self,
        by: Authority | None = None,
        *,
        count: WalletCount | None = None,
        note: str = "",
    ) -> ShiftReport:
        """The Z report, in the books for ever and on its way to the printer.

        `count` is what the wallet was seen to have a moment ago; None: nobody looked. RefusedError
        `shift.not_open`.
        """
        with self._store.transaction() as transaction:
            shift = _the_open_one(transaction)
            event = rules.closing(shift, by=_id_of(by), now=self._clock.now(), report_hash="")
            totals = self._totals(transaction, shift)
            was_counted = count is not None
            if count is not None:
                named = counted(transaction, count, shift.number)
                totals = replace(totals, details=replace(totals.details, unexplained=named))
            closed = rules.closed(shift, event)
            report = self._report(
                transaction, closed, totals, until=event.at, was_counted=was_counted, note=note
            )
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
            report = report_of_number(transaction, number)
            copies = transaction.next_number(f"shift_copies:{number}")
            copy = as_copy(report, copies, self._clock.now())
            self._note_paper(transaction, copy, by)
            self._papers.queue_report(transaction, copy)
        return copy

    def _so_far(self, transaction: Transaction) -> ShiftReport:
        shift = _the_open_one(transaction)
        until = max(self._clock.now(), shift.opened_at)
        return self._report(transaction, shift, self._totals(transaction, shift), until=until)

    def _totals(self, transaction: Transaction, shift: Shift) -> ShiftTotals:
        sums = transaction.shift_sums(shift.number)
        asked = {
            code: self._closing_price(code) for code in sorted(currencies_held(sums, shift.number))
        }
        totals = totals_of(
            sums,
            number=shift.number,
            closing_prices={code: price for code, price in asked.items() if price is not None},
            receipts=transaction.shift_receipts(shift.number),
            carried_in=_left_behind(transaction, shift.number),
        )
        unprinted = transaction.unprinted_receipts(shift.number)
        return replace(totals, details=replace(totals.details, unprinted=unprinted))

    def _report(
        self,
        transaction: Transaction,
        shift: Shift,
        totals: ShiftTotals,
        *,
        until: datetime,
        was_counted: bool = False,
        note: str = "",
    ) -> ShiftReport:
        return report_of(
            shift,
            totals,
            store_name=self._setup.store_name,
            store_address=self._setup.store_address,
            till_name=self._setup.till_name,
            names={str(kept.person.id): kept.person.name for kept in transaction.people()},
            until=until,
            was_counted=was_counted,
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
