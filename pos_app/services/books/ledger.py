"""The one function that writes what happened: journal, sale, store messages and print jobs.

All of it goes into one transaction, so a kill at any line leaves all of an event or none of it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from pos_app.domain.acceptance import refusals
from pos_app.domain.events import PaymentAccepted, SaleSettled
from pos_app.domain.receipt_template import USUAL
from pos_app.domain.sale import apply, start
from pos_app.domain.settlement import is_over_sure, judge, may_settle
from pos_app.services.books.authored_entry import THE_TILL, append_entry, author_of
from pos_app.services.books.event_json import event_body
from pos_app.services.chain.shared_address import UNCLEAR, of_its_own, unclear_payments
from pos_app.services.chain.unexpected_money import note_unexpected
from pos_app.services.receipts.papers import Papers
from pos_app.services.shifts.shift_booking import NOBODY, save_booked
from pos_app.services.store.sale_message import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from pos_app.domain.acceptance import Evidence, Refusal
    from pos_app.domain.events import SaleEvent, SaleStarted
    from pos_app.domain.journal import JournalHead
    from pos_app.domain.policy import Policy
    from pos_app.domain.receipt import Receipt, ReceiptKind
    from pos_app.domain.receipt_template import ReceiptTemplate
    from pos_app.domain.rights import Authority
    from pos_app.domain.sale import Sale
    from pos_app.domain.tax import TaxRate
    from pos_app.ports import Clock, Store, Transaction
    from pos_app.services.books.authored_entry import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSetup:
    """What every entry carries. `print_at` is paid, seen or ask; `has_printer` False: no jobs.

    `tax` is what prices include; `training` marks every paper.
    """

    till_id: UUID
    till_name: str
    store_name: str
    store_address: str
    network: str
    demo: bool
    has_printer: bool
    has_webhook: bool
    print_at: str
    policy: Policy
    template: ReceiptTemplate = USUAL
    tax: TaxRate | None = None
    training: bool = False


class Ledger:
    """`on_recorded` is called after each commit, in their order, in the thread that recorded."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        setup: LedgerSetup,
        *,
        on_recorded: Callable[[Sale], None],
        tip_height: Callable[[], int | None],
        utc_offset_minutes: Callable[[], int],
    ) -> None:
        # In the transaction of a new sale, before it: a shift begins with the first one.
        self.before_sale: Callable[[Transaction, Authority | None], None] = lambda _, __: None
        self._store = store
        self._clock = clock
        self.setup = setup
        self._on_recorded = on_recorded
        self._tip_height = tip_height
        self.papers = Papers(
            setup, clock, tip_height=tip_height, utc_offset_minutes=utc_offset_minutes
        )
        self._turn = threading.Lock()

    def start(
        self,
        event: Callable[[Transaction], SaleStarted],
        *,
        sale_id: UUID,
        order_token: str,
        prepare: Callable[[Transaction, Sale], SaleEvent] | None,
        by: Authority | None = None,
    ) -> Sale:
        """A new sale and its preparation, together. A second start of the same id changes nothing.

        `prepare` returns SalePrepared or SaleNotPrepared; it may take an address. None: somebody
        else has to be asked first. `by` is who begins it, where the till knows.
        """
        with self._turn:
            with self._store.transaction() as transaction:
                try:
                    return transaction.sale(sale_id)
                except LookupError:
                    pass
                self.before_sale(transaction, by)
                started = event(transaction)
                sale = start(
                    started, sale_id=sale_id, till_id=self.setup.till_id, order_token=order_token
                )
                # Messages and papers refer to a sale that is there.
                transaction.save_sale(sale)
                self._journal(transaction, sale, started, author_of(by))
                if prepare is not None:
                    sale = self._write(transaction, sale, prepare(transaction, sale))
                cashier = NOBODY if by is None else str(by.person.id)
                save_booked(transaction, None, sale, tax=self.setup.tax, cashier=cashier)
            self._on_recorded(sale)
            return sale

    def record(self, sale_id: UUID, decide: Callable[[Sale], tuple[SaleEvent, ...]]) -> Sale:
        """Read the sale, write the events that `decide` returns for it; LookupError if unknown."""
        return self.record_with(sale_id, lambda _, sale: decide(sale))

    def command(
        self,
        sale_id: UUID,
        decide: Callable[[Transaction, Sale], tuple[SaleEvent, ...]],
        *,
        by: Authority | None = None,
    ) -> Sale:
        """As `record`, for what a person wants, which may take something from the store as well."""
        return self.record_with(sale_id, decide, author=author_of(by))

    def accept_payment(self, sale_id: UUID, evidence: Evidence) -> tuple[Sale, frozenset[Refusal]]:
        """Take unconfirmed money as payment if nothing speaks against it; LookupError if unknown.

        Decided inside the transaction that records it, or two sales could fill the budget twice.
        """
        against: frozenset[Refusal] = frozenset()

        def decide(transaction: Transaction, sale: Sale) -> tuple[SaleEvent, ...]:
            nonlocal against
            exposed = transaction.exposed_minor()
            against = refusals(sale, self.setup.policy, evidence, exposed)
            if against or sale.worth is None:
                return ()
            accepted = PaymentAccepted(
                at=self._clock.now(),
                exposed_minor=exposed + sale.worth.minor,
                evidence=evidence.words(sale),
            )
            return (accepted,)

        sale = self.record_with(sale_id, decide)
        return sale, against

    def record_with(
        self,
        sale_id: UUID,
        decide: Callable[[Transaction, Sale], tuple[SaleEvent, ...]],
        *,
        author: Author = THE_TILL,
    ) -> Sale:
        """As `record`, for a decision that takes something from the store as well."""
        with self._turn:
            with self._store.transaction() as transaction:
                before = sale = transaction.sale(sale_id)
                events = of_its_own(transaction, sale, decide(transaction, sale))
                for event in events:
                    sale = self._write(transaction, sale, event, author)
                if events:
                    sale = self._judge(transaction, sale)
                for unclear in unclear_payments(transaction, sale, events):
                    self._journal_till(transaction, UNCLEAR, unclear, subject=sale_id)
                if may_settle(sale):
                    sale = self._settle(transaction, sale)
                elif not events:
                    return sale
                note_unexpected(transaction, before, sale, self._clock.now())
                save_booked(transaction, before, sale, tax=self.setup.tax)
            self._on_recorded(sale)
            return sale

    def print_paper(self, sale_id: UUID, by: Authority | None = None) -> None:
        """Queue a slip marked PENDING before the sale is settled, a copy of its receipt after.

        RefusedError `sale.nothing_seen` while no money was seen.
        """
        with self._turn:
            with self._store.transaction() as transaction:
                sale = transaction.sale(sale_id)
                kind, copy_number = self.papers.next_of(transaction, sale)
                self._journal_till(
                    transaction,
                    "print.asked",
                    {"kind": kind.value, "copy_number": copy_number},
                    subject=sale_id,
                    author=author_of(by),
                )
                self.papers.queue(transaction, sale, kind, copy_number)
            self._on_recorded(sale)

    def note_till_event(
        self,
        name: str,
        body: Mapping[str, Any],
        *,
        subject: UUID | None = None,
        by: Authority | None = None,
    ) -> None:
        """Journal something that changes no sale: a start, a jump of the clock, a call.

        `by` is who did it; None: the till itself.
        """
        author = THE_TILL if by is None else author_of(by)
        with self._store.transaction() as transaction:
            self._journal_till(transaction, name, body, subject=subject, author=author)

    def _write(
        self, transaction: Transaction, sale: Sale, event: SaleEvent, author: Author = THE_TILL
    ) -> Sale:
        changed = apply(sale, event)
        head = self._journal(transaction, changed, event, author)
        if self.setup.has_webhook:
            told = messages(
                sale, event, changed, head, network=self.setup.network, demo=self.setup.demo
            )
            for name, body in told:
                transaction.add_message(changed.id, f"msg_{uuid4().hex}", name, body, event.at)
        self.papers.follow(transaction, sale, event, changed)
        return changed

    def _judge(self, transaction: Transaction, sale: Sale) -> Sale:
        """A new price or a forgiven rest changes what the known credits add up to."""
        follows = judge(
            sale,
            policy=self.setup.policy,
            tip_height=self._tip_height(),
            now=self._clock.now(),
        )
        for event in follows:
            sale = self._write(transaction, sale, event)
        return sale

    def _settle(self, transaction: Transaction, sale: Sale) -> Sale:
        number = transaction.next_number("receipt")
        at = sale.not_before_money(self._clock.now())
        settled = SaleSettled(at=at, receipt_number=number)
        return self._write(transaction, sale, settled)

    def receipt(self, sale: Sale, kind: ReceiptKind, *, cashier: str = "") -> Receipt:
        """What a paper of this kind would say of the sale now; `cashier` is who began it."""
        return self.papers.receipt(sale, kind, cashier=cashier)

    def is_over_sure(self, sale: Sale) -> bool:
        """Whether what came on top of the price can't go away any more."""
        return is_over_sure(sale, self.setup.policy, self._tip_height())

    def _journal(
        self, transaction: Transaction, sale: Sale, event: SaleEvent, author: Author
    ) -> JournalHead:
        return append_entry(
            transaction,
            author,
            till_id=self.setup.till_id,
            at=event.at,
            name=event.name,
            body=event_body(event, salt=sale.order_token),
            subject=sale.id,
        )

    def _journal_till(
        self,
        transaction: Transaction,
        name: str,
        body: Mapping[str, Any],
        *,
        subject: UUID | None,
        author: Author = THE_TILL,
    ) -> None:
        append_entry(
            transaction,
            author,
            till_id=self.setup.till_id,
            at=self._clock.now(),
            name=name,
            body=body,
            subject=subject,
        )
