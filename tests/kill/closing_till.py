"""A till that sells, is paid and closes its shift, again and again, to be killed: `... DATA`.

After each close it writes the number of the shift on its output, in a line of its own.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pos_app.services.shifts.shifts import Shifts
from tests.support.counter import TEN_EURO_SAT, Counter

MOST = 40  # addresses that a counter has


def main() -> None:
    counter = Counter(Path(sys.argv[1]))
    ledger = counter.ledger
    shifts = Shifts(
        counter.store,
        counter.clock,
        ledger.setup,
        ledger.papers,
        closing_price=counter.pricing.median,
        utc_offset_minutes=lambda: 0,
    )
    ledger.before_sale = shifts.begin
    for _ in range(MOST):
        sale = counter.charge()
        counter.pay(sale, TEN_EURO_SAT, height=99, payment=sale.number)
        report = shifts.close()
        os.write(sys.stdout.fileno(), f"{report.number}\n".encode())


if __name__ == "__main__":
    main()
