"""Plays the tour with something broken: `python -m tests.application.broken_tour MISHAP DIR`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.application.tour import run_tour

if TYPE_CHECKING:
    from pos_app.demo.shop import DemoShop

PATIENCE_SECONDS = 6.0
OTHER_SECRET = "whsec_" + "YW5vdGhlciBzZWNyZXQgdGhhbiB0aGUgdGlsbCBoYXM="


def cut_the_chain(shop: DemoShop) -> None:
    shop.chain.stop()


def switch_the_printer_off(shop: DemoShop) -> None:
    shop.printer.stop()


def refuse_every_call(shop: DemoShop) -> None:
    shop.store._secret = OTHER_SECRET


if __name__ == "__main__":
    sys.exit(run_tour(Path(sys.argv[2]), globals()[sys.argv[1]], patience_seconds=PATIENCE_SECONDS))
