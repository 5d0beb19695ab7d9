"""A shop that gives money back: the real ledger and store, with a chain and prices to turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.domain.rate import Rate
from pos_app.ports import RefusedError
from pos_app.services.refunds.refund_watcher import RefundWatcher
from pos_app.services.refunds.refunds import Refunds
from pos_app.services.retry import Retry
from tests.support.counter import TEN_EURO, TEN_EURO_SAT, Counter
from tests.support.memory_source import MemorySource, an_output

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

    from pos_app.domain.message import Message
    from pos_app.domain.money import Money
    from pos_app.domain.refund import Refund, RefundReason
    from pos_app.domain.refund_offer import RefundOffer
    from pos_app.domain.sale import Sale
    from pos_app.ports import ChainOutput

CUSTOMER = "tb1qcustomer"
OURS = "tb1qours"
LATE = timedelta(minutes=20)


def script_of(address: str) -> bytes:
    if not address.startswith("tb1"):
        raise RefusedError("address.damaged")
    return b"\x00\x14" + address.encode().ljust(20, b"\0")[:20]


class GivingBack:
    def __init__(self, folder: Path) -> None:
        self.counter = Counter(folder)
        self.clock = self.counter.clock
        self.health: list[Message | None] = []
        self.start()

    def start(self) -> None:
        """As after a start of the program: nothing is remembered but what is stored."""
        self.source = MemorySource("first", self.clock)
        self.second = MemorySource("second", self.clock)
        self.refunds = Refunds(
            self.counter.ledger,
            self.counter.store,
            self.clock,
            script_of=script_of,
            is_ours=lambda address: address == OURS,
            price_now=self._price,
        )
        self.watcher = RefundWatcher(
            [self.source, self.second],
            self.counter.ledger,
            self.counter.store,
            self.clock,
            self.counter.policy,
            on_health=self.health.append,
            retry=Retry(self.clock, lambda: 1.0),
        )

    def _price(self, code: str) -> Decimal | None:
        rate = self.counter.rates.rate(code)
        return rate.price if isinstance(rate, Rate) else None

    def sold(self, *payments: int, amount: Money = TEN_EURO) -> Sale:
        """Paid in full and deep enough, by one payment where none are named."""
        sale = self.counter.charge(amount)
        for number, sat in enumerate(payments or (TEN_EURO_SAT,), 1):
            self.clock.pass_time(timedelta(seconds=1))
            sale = self.counter.pay(sale, sat, height=100, payment=sale.number * 100 + number)
        return sale

    def late(self, sat: int = TEN_EURO_SAT) -> Sale:
        sale = self.counter.charge()
        self.clock.pass_time(LATE)
        return self.counter.pay(sale, sat, height=100, payment=sale.number * 100)

    def now(self, sale: Sale) -> Sale:
        with self.counter.store.transaction() as transaction:
            return transaction.sale(sale.id)

    def offers(self, sale: Sale) -> dict[RefundReason, RefundOffer]:
        return {each.reason: each for each in self.refunds.choices(sale.id).offers}

    def ask(self, sale: Sale, reason: RefundReason, address: str = CUSTOMER) -> Refund:
        return self.refunds.ask(sale.id, self.offers(sale)[reason], address)

    def asked(self, sale: Sale, reason: RefundReason, address: str = CUSTOMER) -> Refund:
        """And looked at once: it may be paid."""
        refund = self.ask(sale, reason, address)
        self.watcher.step()
        return refund

    def chain(self, *outputs: ChainOutput, address: str = CUSTOMER) -> None:
        """What the address has from now on, and the watcher has looked."""
        for source in (self.source, self.second):
            source.shows(script_of(address), *outputs)
        self.watcher.step()

    def mines(self, blocks: int = 1) -> None:
        for source in (self.source, self.second):
            source.mines(blocks)
        self.counter.tip_height = self.source.height
        self.watcher.step()

    def refund(self, sale: Sale, place: int = 0) -> Refund:
        return self.now(sale).refunds[place]


def paying(name: str, sat: int, *, inputs: tuple[str, ...] = ()) -> ChainOutput:
    return replace(an_output(name, sat=sat), inputs=inputs or (name * 32 + ":9",))
