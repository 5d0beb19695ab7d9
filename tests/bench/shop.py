"""What stands around the till of a benchmark: the demo's servers on loopback, and its settings."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import tomlkit

from pos_app.adapters.clock import SystemClock
from pos_app.demo.clock import DemoClock
from pos_app.demo.printer import DemoPrinter
from pos_app.demo.shop import WEBHOOK_SECRET, DemoShop
from tests.bench.till_process import TillProcess

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.demo.printer import Paper
    from pos_app.demo.store import StoreCall

PAGE_BYTES = 4096


class BenchShop:
    """`papers` and `calls` count what the printer and the store's server got."""

    def __init__(
        self, folder: Path, *, electrum: str | None = None, webhook: str | None = None
    ) -> None:
        """With `electrum` the till sells on a regtest chain behind that server.

        `webhook` is told of sales instead of the demo's store.
        """
        self.papers = 0
        self.calls = 0
        self.paper_came = threading.Event()
        self.demo = DemoShop(DemoClock(SystemClock()), on_paper=self._paper, on_call=self._call)
        settings: dict[str, Any] = dict(self.demo.settings())
        if electrum is not None:
            chain = {"network": "regtest", "servers": [electrum]}
            settings["wallet"] = {**settings["wallet"], **chain}
        if webhook is not None:
            settings["webhook"] = {"url": webhook}
        self._settings = folder / "settings.toml"
        self._settings.write_text(tomlkit.dumps(settings))
        self._folder = folder
        self.environment = {
            "POS_SECRET_WEBHOOK": WEBHOOK_SECRET,
            "PYTHONPYCACHEPREFIX": os.environ.get("PYTHONPYCACHEPREFIX") or str(folder / "code"),
            "XDG_CACHE_HOME": str(folder / "cache"),
        }

    def start_till(self, data: str = "data") -> TillProcess:
        """On the same data folder each time."""
        return TillProcess(self._settings, self._folder / data, self.environment)

    def data_folder(self, data: str = "data") -> Path:
        return self._folder / data

    def keep_on_disk(self) -> int:
        """Write a page beside the database until the disk has it; nanoseconds."""
        began = time.monotonic_ns()
        with (self._folder / "page").open("wb") as file:
            file.write(bytes(PAGE_BYTES))
            file.flush()
            os.fsync(file.fileno())
        return time.monotonic_ns() - began

    def switch_printer_off(self) -> None:
        self.demo.printer.stop()

    def switch_printer_on(self) -> None:
        port = urlsplit(self.demo.printer.url).port
        self.demo.printer = DemoPrinter(self._paper, port=port or 0)

    def stop(self) -> None:
        self.demo.stop()

    def _paper(self, _: Paper) -> None:
        self.papers += 1
        self.paper_came.set()

    def _call(self, _: StoreCall) -> None:
        self.calls += 1


@contextmanager
def bench_shop(*, electrum: str | None = None, webhook: str | None = None) -> Iterator[BenchShop]:
    """A shop with an empty data folder, in TMPDIR: that should be on the disk."""
    with tempfile.TemporaryDirectory(prefix="pos-app-bench-") as folder:
        shop = BenchShop(Path(folder), electrum=electrum, webhook=webhook)
        try:
            yield shop
        finally:
            shop.stop()


def load_now() -> str:
    """How busy the machine is, besides us."""
    one, five, _ = os.getloadavg()
    return f"load {one:.1f} (1 min) {five:.1f} (5 min) on {os.cpu_count()} processors"
