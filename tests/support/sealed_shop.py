"""A till that has all that the journal seals: people, goods by name, a customer's words, a Z."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from pos_app.adapters.storage.journal_file import check_books
from pos_app.domain.events import FieldsGiven, RefundAsked
from pos_app.domain.money import Money
from pos_app.domain.person import Colour, Pin, Role
from pos_app.domain.policy import Policy
from pos_app.domain.refund import Refund, RefundReason
from pos_app.domain.rights import Authority
from pos_app.domain.user_field import UserField
from pos_app.services.books.authored_entry import THE_TILL
from pos_app.services.books.ledger import LedgerSetup
from pos_app.services.people.people import Face, People
from pos_app.services.people.people_journal import PeopleJournal
from pos_app.services.receipts.papers import Papers
from pos_app.services.shifts.shifts import Shifts
from tests.support.carts import COFFEE, STANDARD, cart, line
from tests.support.counter import TEN_EURO_SAT, Counter
from tests.support.quick_pins import QuickPins

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.journal_check import BrokenEntry
    from pos_app.domain.sale import Sale

TILL_ID = UUID(int=1)
SETUP = LedgerSetup(
    till_id=TILL_ID,
    till_name="Till 1",
    store_name="Corner Books",
    store_address="1 Main Street",
    network="signet",
    demo=False,
    has_printer=True,
    has_webhook=True,
    print_at="ask",
    policy=Policy(),
)
NOTE, TYPED, EMAIL = "for Ada, table 4", "Ada's portrait", "ada@example.org"


class SealedShop:
    """Ruth owns it, Jonas has left, and Maya sells; `sale` is paid and its shift closed."""

    def __init__(self, folder: Path, books: str = "signet", *, fresh: bool = True) -> None:
        self.folder, self.books = folder, books
        self.counter = Counter(folder, books=books)
        self.store, self.clock = self.counter.store, self.counter.clock
        with self.store.transaction() as transaction:
            transaction.set_value("till_id", str(TILL_ID))
        self.pins = QuickPins()
        journal = PeopleJournal(TILL_ID, self.clock)
        self.people = People(self.store, self.clock, self.pins, journal)
        papers = Papers(SETUP, self.clock, tip_height=lambda: None, utc_offset_minutes=lambda: 60)
        self.shifts = Shifts(
            self.store,
            self.clock,
            SETUP,
            papers,
            closing_price=lambda _: Decimal(60_000),
            utc_offset_minutes=lambda: 60,
        )
        if fresh:
            self._begin()
        else:
            self.ruth, self.maya = self.people.here()

    def _begin(self) -> None:
        self.ruth = self.people.make_owner(face("Ruth"), Pin("8172"))
        self.by = Authority(person=self.ruth)
        self.jonas = self.people.add(face("Jonas"), Role.MANAGER, Pin("9351"), self.by)
        self.maya = self.people.add(face("Maya"), Role.CASHIER, Pin("4826"), self.by)
        self.people.leave(self.jonas.id, self.by)
        self.shifts.open(self.by)
        self.sale = self.sell(payment=1)
        self.shifts.close(self.by)

    def sell(self, payment: int) -> Sale:
        sold = cart(
            line(650, TYPED, tax=STANDARD), line(350, "Coffee", tax=STANDARD, item_id=COFFEE)
        )
        bill = sold.bill()
        sale = self.counter.checkout.charge(
            uuid4(), bill.total, NOTE, bill=bill, by=Authority(person=self.maya)
        )
        for value in ("wrong@example.org", EMAIL):
            field = UserField(name="email", required=True, type="email", value=value)
            given = FieldsGiven(at=self.clock.now(), fields=(field,))
            self.counter.ledger.record(sale.id, lambda _, given=given: (given,))  # type: ignore[misc]
        self.clock.pass_time(timedelta(minutes=2))
        return self.counter.pay(sale, TEN_EURO_SAT, height=99, payment=payment)

    def tip_and_promise(self) -> None:
        """A sale of which the tip was chosen before it was prepared; a refund of the first one."""
        bill = cart(line(650, TYPED)).bill()
        sale = self.counter.checkout.charge(uuid4(), bill.total, "", bill=bill, asks_tip=True)
        self.counter.checkout.choose_tip(
            sale.id, Money(65, bill.currency), on="screen", by=THE_TILL
        )
        refund = Refund(
            id=uuid4(),
            reason=RefundReason.AS_PAID,
            sat=TEN_EURO_SAT,
            value=self.sale.amount,
            price=Decimal(50_000),
            address="bc1qcustomer",
            script=bytes(22),
            asked_at=self.clock.now(),
        )
        asked = RefundAsked(at=self.clock.now(), refund=refund)
        self.sale = self.counter.ledger.record(self.sale.id, lambda _: (asked,))

    def broken(self) -> BrokenEntry | None:
        return check_books(self.folder, self.books, None).broken


def face(name: str) -> Face:
    return Face(name=name, initials=name[0], colour=Colour.TEAL)
