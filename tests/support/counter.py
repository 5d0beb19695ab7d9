"""A counter to test at: the real ledger, checkout and store, with a clock and rates to turn."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.opening import open_store
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.money import Money, currency
from pos_app.domain.policy import Policy
from pos_app.domain.rate import Quote, Rate, RateProblem
from pos_app.domain.settlement import observe
from pos_app.ports import IssuedAddress, RefusedError
from pos_app.services.books.ledger import Ledger, LedgerSetup
from pos_app.services.selling.checkout import Checkout, CheckoutSetup
from pos_app.services.selling.pricing import Pricing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.domain.bill import Bill
    from pos_app.domain.sale import Sale
    from pos_app.domain.tax import TaxRate
    from pos_app.ports import Transaction

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
EUR = currency("EUR")
ACCOUNT = "account"
TEN_EURO = Money(1000, EUR)
PRICE = Decimal(50_000)
TEN_EURO_SAT = 20_000
HELD = timedelta(minutes=15)


class TurnedClock:
    def __init__(self) -> None:
        self.at = NOON
        self.seconds = 1_000.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.seconds

    def pass_time(self, duration: timedelta) -> None:
        self.at += duration
        self.seconds += duration.total_seconds()


class SetRates:
    def __init__(self, clock: TurnedClock) -> None:
        self._clock = clock
        self.answer: Rate | RateProblem | None = None
        self.price = PRICE
        self.prices: dict[str, Decimal] = {}  # of currencies that have one of their own
        self.unknown: set[str] = set()

    def rate(self, currency_code: str) -> Rate | RateProblem:
        if self.answer is not None:
            return self.answer
        if currency_code in self.unknown:
            return RateProblem.NO_QUOTES
        price = self.prices.get(currency_code, self.price)
        quotes = tuple(
            Quote(
                source=source,
                currency_code=currency_code,
                price=price,
                quoted_at=None,
                fetched_at=self._clock.now(),
                fetched_monotonic=self._clock.monotonic(),
            )
            for source in ("kraken", "bitstamp")
        )
        return Rate(currency_code=currency_code, price=price, agreeing=quotes, dropped=())


class StoredAddresses:
    def __init__(self) -> None:
        self.problem: RefusedError | None = None
        self.source: Callable[[Transaction], IssuedAddress] | None = None

    def take(self, transaction: Transaction) -> IssuedAddress:
        if self.problem is not None:
            raise self.problem
        if self.source is not None:
            return self.source(transaction)
        return transaction.take_address(ACCOUNT)


class Counter:
    def __init__(
        self,
        folder: Path,
        *,
        print_at: str = "ask",
        has_webhook: bool = True,
        has_printer: bool = True,
        demo: bool = False,
        network: str = "signet",
        margin_basis_points: int = 0,
        policy: Policy | None = None,
        tax: TaxRate | None = None,
        books: str = "till",
    ) -> None:
        self.policy = policy or Policy()
        self.lock = InstanceLock.take(folder)
        self.store = open_store(self.lock, books)
        self.clock = TurnedClock()
        self.rates = SetRates(self.clock)
        self.addresses = StoredAddresses()
        self.recorded: list[Sale] = []
        self.on_recorded: Callable[[Sale], None] = lambda _: None
        self.tip_height = 100
        self.ledger = Ledger(
            self.store,
            self.clock,
            LedgerSetup(
                till_id=UUID(int=1),
                till_name="Till 1",
                store_name="Corner Books",
                store_address="1 Main Street",
                network=network,
                demo=demo,
                has_printer=has_printer,
                has_webhook=has_webhook,
                print_at=print_at,
                policy=self.policy,
                tax=tax,
            ),
            on_recorded=self._recorded,
            tip_height=lambda: self.tip_height,
            utc_offset_minutes=lambda: 60,
        )
        self.setup = CheckoutSetup(network=network, account_id=ACCOUNT)
        self.pricing = Pricing(self.rates, EUR, HELD, margin_basis_points)
        self.checkout = Checkout(self.ledger, self.pricing, self.addresses, self.clock, self.setup)
        with self.store.transaction() as transaction:
            if transaction.next_index(ACCOUNT) == 0:
                ready = [
                    IssuedAddress(
                        index=index, address=f"address-{index}", script=bytes([0, 20, index])
                    )
                    for index in range(50)
                ]
                transaction.add_ready_addresses(ACCOUNT, ready)

    def close(self) -> None:
        self.store.close()
        self.lock.release()

    def _recorded(self, sale: Sale) -> None:
        self.recorded.append(sale)
        self.on_recorded(sale)

    def charge(self, amount: Money = TEN_EURO, note: str = "", *, bill: Bill | None = None) -> Sale:
        return self.checkout.charge(uuid4(), amount, note, bill=bill)

    def pay(
        self,
        sale: Sale,
        sat: int,
        *,
        height: int | None = None,
        payment: int = 1,
        watched: bool = True,
    ) -> Sale:
        """Let the watcher's words be heard: one output, unconfirmed or in block `height`.

        `watched`: the till has followed the chain up to now, so it was not there a moment ago.
        """
        credit = Credit(
            reference=f"{payment:064x}:0",
            sat=sat,
            assurance=Assurance.SEEN if height is None else Assurance.CONFIRMED,
            first_seen=self.clock.now(),
            height=height,
            block_hash=None if height is None else f"{height:064x}",
            block_time=None if height is None else self.clock.now(),
            absent_at=self.clock.now() if watched else None,
        )
        return self.find(sale, credit)

    def find(self, sale: Sale, *found: Credit) -> Sale:
        return self.ledger.record(
            sale.id,
            lambda stored: observe(
                stored,
                found,
                policy=self.policy,
                tip_height=self.tip_height,
                now=self.clock.now(),
            ),
        )

    def journal(self, sale: Sale | None = None) -> list[str]:
        with self.store.transaction() as transaction:
            entries = transaction.journal(None if sale is None else sale.id)
        return [entry.name for entry in entries]

    def told(self, sale: Sale) -> list[str]:
        with self.store.transaction() as transaction:
            messages = transaction.messages(sale.id, 100)
        return [message.name for message in sorted(messages, key=lambda message: message.position)]
