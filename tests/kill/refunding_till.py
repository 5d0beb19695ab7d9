"""A till that promises and proves a refund, and dies at the moment it is told to."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

from pos_app.domain.refund import RefundReason
from tests.support.counter import TEN_EURO_SAT
from tests.support.giving_back import GivingBack, paying
from tests.support.memory_source import mined

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from pos_app.ports import ChainOutput, Store, Transaction

OVER_SAT = 3_000
ASKED, PROVEN = "asked", "proven"


def address_of(sale: Sale) -> str:
    return f"tb1qcustomer{sale.number}"


def run(data: Path, moment: int, connection: Connection) -> None:
    """Give back what came on top of a sale, and say so.

    `moment` counts the ends of transactions; there it kills itself, if it gets so far.
    """
    shop = GivingBack(data)
    finish(shop)
    sale = shop.sold(TEN_EURO_SAT + OVER_SAT)
    with dying(shop.counter.store, moment):
        shop.ask(sale, RefundReason.OVER, address_of(sale))
        connection.send((ASKED, sale.number))
        shop.watcher.step()
        pay(shop, sale, OVER_SAT)
        connection.send((PROVEN, sale.number))
    shop.counter.close()


@contextmanager
def dying(store: Store, moment: int) -> Iterator[None]:
    passed = 0
    real = store.transaction

    @contextmanager
    def transaction() -> Iterator[Transaction]:
        nonlocal passed
        with real() as opened:
            yield opened
        passed += 1
        if passed == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    with patch.object(store, "transaction", transaction):
        yield


def finish(shop: GivingBack) -> list[Sale]:
    """The owner pays what a till before had promised; those that were proven by it."""
    with shop.counter.store.transaction() as transaction:
        sales = transaction.sales_giving_back(shop.clock.now())
    for sale in sales:
        if sale.refunds[0].payment is not None:
            shop.source.shows(sale.refunds[0].script, payment(sale, sale.refunds[0].sat))
    shop.watcher.step()
    unproven = [sale for sale in sales if sale.refunds[0].proven_at is None]
    for sale in unproven:
        pay(shop, sale, sale.refunds[0].sat)
    return unproven


def pay(shop: GivingBack, sale: Sale, sat: int) -> None:
    """In a block at once."""
    refund = shop.refund(sale)
    shop.source.shows(refund.script, payment(sale, sat))
    shop.watcher.step()


def payment(sale: Sale, sat: int) -> ChainOutput:
    return mined(paying(f"{sale.number:02x}", sat), 100)
