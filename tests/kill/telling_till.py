"""Ledger, store and outbox without a screen, in a process of their own, to be killed.

It lives from one moment of a simulated week to another: it sells, customers pay, and its server is
told, by a clock that only goes on when there is nothing to do. It says each moment it reached.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from pos_app.adapters.webhook.sender import HttpWebhookSender
from pos_app.domain.credit import MINED, Assurance
from pos_app.domain.sale_state import Life
from pos_app.ports import IssuedAddress
from pos_app.services.store.acknowledgement import BY_TEXT
from pos_app.services.store.outbox import Outbox, OutboxHealth
from tests.support.counter import Counter
from tests.support.fixed_secrets import FixedSecrets

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from pos_app.ports import Transaction

REACHED = b"reached"
GAPS = tuple(timedelta(minutes=minutes) for minutes in (0.5, 2, 10, 60))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What one run lives through.

    `by_hand` has a person start calls again that the server did not want any more.
    `sells` is False for the last run, which only tells what is left until nothing is.
    """

    seed: int
    url: str
    secrets: dict[str, str]
    begins: datetime
    ends: datetime
    call_seconds: float
    by_hand: bool = False
    sells: bool = True


class TellingTill:
    def __init__(self, data: Path, stretch: Stretch, connection: Connection) -> None:
        self._stretch = stretch
        self._connection = connection
        self._random = Random(stretch.seed)
        self._counter = Counter(data)
        self._counter.clock.at = stretch.begins
        self._counter.addresses.source = _new_address
        self._health: OutboxHealth | None = None
        self._outbox = Outbox(
            self._counter.store,
            HttpWebhookSender(
                stretch.url,
                "webhook",
                FixedSecrets(**stretch.secrets),
                total_seconds=stretch.call_seconds,
            ),
            self._counter.clock,
            self._random,
            hook=stretch.url,
            on_health=self._keep,
            ack=BY_TEXT,
        )
        if stretch.by_hand:
            self._outbox.try_again()

    def live(self) -> None:
        if self._stretch.sells:
            self._counter.charge()  # so that there is something to tell at once
            self._tell_until(self._now + GAPS[0])
        while self._stretch.sells and self._now < self._stretch.ends:
            self._something_happens()
            self._tell_until(min(self._now + self._random.choice(GAPS), self._stretch.ends))
        while not self._stretch.sells:
            rest = self._outbox.step()
            if self._health is not None and self._health.waiting == 0:
                break
            self._counter.clock.pass_time(timedelta(seconds=rest))
        self._connection.send_bytes(REACHED)
        if self._stretch.sells:
            self._connection.poll(None)  # until it is killed

    def close(self) -> None:
        self._counter.close()

    @property
    def _now(self) -> datetime:
        return self._counter.clock.now()

    def _keep(self, health: OutboxHealth) -> None:
        self._health = health

    def _tell_until(self, at: datetime) -> None:
        while self._now < at:
            rest = timedelta(seconds=self._outbox.step())
            self._connection.send_bytes(b"told")
            self._counter.clock.pass_time(min(rest, at - self._now))

    def _something_happens(self) -> None:
        with self._counter.store.transaction() as transaction:
            sales = transaction.recent_sales(1_000)
        open_ones = [sale for sale in sales if sale.state.life is not Life.SETTLED]
        if not open_ones or self._random.random() < 0.3:
            self._counter.charge()
            return
        sale = self._random.choice(open_ones)
        if sale.missing_sat > 0:
            part = self._random.choice((1, 1, 2))
            payment = 100 * sale.number + len(sale.credits)
            self._counter.pay(sale, -(-sale.missing_sat // part), payment=payment)
        elif any(credit.assurance not in MINED for credit in sale.credits):
            self._mine(sale)
        else:
            self._counter.checkout.accept(sale.id, missing_sat=0)

    def _mine(self, sale: Sale) -> None:
        in_block = (
            replace(
                credit,
                assurance=Assurance.CONFIRMED,
                height=self._counter.tip_height,
                block_hash="ab" * 32,
                block_time=self._now,
            )
            for credit in sale.credits
        )
        self._counter.find(sale, *in_block)


def _new_address(transaction: Transaction) -> IssuedAddress:
    number = transaction.next_number("tests' addresses")
    return IssuedAddress(index=number, address=f"own-{number}", script=number.to_bytes(22))


def run(data: Path, stretch: Stretch, connection: Connection) -> None:
    till = TellingTill(data, stretch, connection)
    till.live()
    till.close()
    if "PySide6" in sys.modules:
        raise RuntimeError("a till without a screen has loaded Qt")
