"""A till that sells and gives back what came on top, again and again, to be killed: `... DATA`.

After each step it writes on its output what it has done, and the sale's number, in a line.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.domain.refund import RefundReason
from tests.support.counter import TEN_EURO_SAT
from tests.support.giving_back import GivingBack, paying
from tests.support.memory_source import mined

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale
    from pos_app.ports import ChainOutput

MOST = 40  # addresses that a counter has
OVER_SAT = 3_000
ASKED, PROVEN = "asked", "proven"


def address_of(sale: Sale) -> str:
    return f"tb1qcustomer{sale.number}"


def main() -> None:
    shop = GivingBack(Path(sys.argv[1]))
    for sale in finish(shop):
        say(PROVEN, sale)
    for _ in range(MOST):
        sale = shop.sold(TEN_EURO_SAT + OVER_SAT)
        shop.ask(sale, RefundReason.OVER, address_of(sale))
        say(ASKED, sale)
        shop.watcher.step()
        pay(shop, sale, OVER_SAT)
        say(PROVEN, sale)


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


def say(what: str, sale: Sale) -> None:
    os.write(sys.stdout.fileno(), f"{what} {sale.number}\n".encode())


if __name__ == "__main__":
    main()
