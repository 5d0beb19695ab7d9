"""The composed till without a screen, to be killed: `... SETTINGS DATA SALES`.

It charges so many sales, as fast as it can, and goes on following all that it has until its input
ends. Every change of a sale that a customer could see is a line of JSON on its output.
"""

from __future__ import annotations

import json
import os
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from pos_app.ui.till import SaleChanged
from tests.support.headless_till import HeadlessTill

BEGIN = datetime.now(UTC)


def say(event: object) -> None:
    if not isinstance(event, SaleChanged) or event.shown.sale.request is None:
        return
    shown, sale, request = event.shown, event.shown.sale, event.shown.sale.request
    line = {
        "id": str(sale.id),
        "number": sale.number,
        "address": request.address,
        "index": request.derivation_index,
        "missing_sat": sale.missing_sat,
        "standing": sale.state.standing.value,
        "life": sale.state.life.value,
        "receipt_number": sale.receipt_number,
        "receipt": shown.receipt.value,
        "store_told": shown.store_told,
        "begun_here": sale.created_at >= BEGIN,
    }
    os.write(sys.stdout.fileno(), json.dumps(line).encode() + b"\n")


def main() -> None:
    settings, data, sales = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    document = tomllib.loads(settings.read_text("utf-8"))
    with HeadlessTill(data, document, heard=say) as till:
        for number in range(sales):
            till.charge(1_000 + number, note="killed soon")
        sys.stdin.read()
    if "PySide6" in sys.modules:
        raise RuntimeError("a till without a screen has loaded Qt")


if __name__ == "__main__":
    main()
