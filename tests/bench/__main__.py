"""`python -m tests.bench NAME`: the figures of the issue; the last line is JSON."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module

from tests.bench.shop import load_now

NAMES = (
    "charge_to_qr",
    "seen_on_screen",
    "press_to_frame",
    "cold_start",
    "receipt",
    "watch_scale",
    "settle",
    "outbox",
    "page",
    "shift",
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--repeats", type=int, help="how often; each has its own default")
    asked = parser.parse_args()
    benchmark = import_module(f"tests.bench.{asked.name}")
    print(f"before: {load_now()}")
    figures = benchmark.run(asked.repeats or benchmark.REPEATS)
    print(f"after: {load_now()}")
    rounded = {key: round(value, 1) for key, value in figures.items()}
    print(json.dumps({"name": asked.name, "figures": rounded}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
