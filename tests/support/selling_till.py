"""A till that sells as fast as it can, to be killed: `python -m tests.support.selling_till DIR`.

It says `opening`, then a line `sale-id index` after each sale that it would have shown.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pos_app.ports import IssuedAddress
from tests.support.counter import ACCOUNT, TEN_EURO_SAT, Counter
from tests.support.own_address import index_of

AHEAD = 5


def make_ready(counter: Counter) -> None:
    with counter.store.transaction() as transaction:
        first = transaction.next_index(ACCOUNT)
        missing = AHEAD - transaction.ready_addresses(ACCOUNT)
        fresh = [
            IssuedAddress(index=index, address=f"address-{index}", script=index.to_bytes(8))
            for index in range(first, first + missing)
        ]
        transaction.add_ready_addresses(ACCOUNT, fresh)


def sell(folder: Path) -> None:
    say("opening")
    counter = Counter(folder, print_at="seen")
    while True:
        make_ready(counter)
        sale = counter.charge(note="killed soon")
        say(f"{sale.id} {index_of(sale)}")
        number = index_of(sale) + 1
        sale = counter.pay(sale, TEN_EURO_SAT, payment=number)
        counter.pay(sale, TEN_EURO_SAT, payment=number, height=counter.tip_height)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sell(Path(sys.argv[1]))
