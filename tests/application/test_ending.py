"""SIGTERM ends the till in order and in time, whatever its workers are waiting for."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomlkit

from pos_app.adapters.wallet.second_derivation import BitcoinlibDeriver
from pos_app.application import outside
from tests.support.demo_street import DemoStreet
from tests.support.fake_printer import FakePrinter
from tests.support.headless_till import HeadlessTill
from tests.support.silent_server import SilentServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos_app.adapters.wallet.account import Account

ROOT = Path(__file__).parents[2]
# Whoever waited for one of the stuck ones would wait for much longer. How long it took is printed:
# three seconds and the interpreter's own end where the machine is not busy.
END_SECONDS = 30.0
NOBODY = "tcp://127.0.0.1:1"


class StuckShop:
    """A till with a paper and messages that wait; `hang` names what shall never answer it."""

    def __init__(self, folder: Path, servers: ExitStack) -> None:
        self._folder = folder
        self._servers = servers
        self._street = servers.enter_context(DemoStreet())
        self._settings: dict[str, Any] = self._street.settings()
        self._stuck: list[Callable[[], None]] = []
        self._sell()

    def hang(self, part: str) -> None:
        if part == "printer":
            # It says nothing of itself, takes what fits in, and prints none of it.
            printer = FakePrinter(mute=True)
            self._servers.callback(printer.switch_off)
            printer.run_out_of_paper()
            self._settings["printer"] = {"url": f"tcp://127.0.0.1:{printer.port}"}
            self._stuck.append(lambda: printer.until(lambda printer: printer.is_full))
            return
        server = self._servers.enter_context(SilentServer())
        self._stuck.append(server.until_asked)
        sources = self._settings["rates"]["sources"]
        self._settings |= {
            "chain": {"wallet": {**self._settings["wallet"], "servers": [f"tcp://{server.place}"]}},
            "store": {"webhook": {"url": f"http://{server.place}/till"}},
            "rates": {
                "rates": {
                    "sources": sources,
                    "base_urls": dict.fromkeys(sources, f"http://{server.place}"),
                }
            },
        }[part]

    @contextmanager
    def open_till(self) -> Iterator[subprocess.Popen[str]]:
        file = self._folder / "settings.toml"
        file.write_text(tomlkit.dumps(self._settings), encoding="utf-8")
        options = ["--config", str(file), "--data", str(self._folder / "data")]
        environment = {
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(self._folder),
            "POS_SECRET_WEBHOOK": DemoStreet.secret,
        }
        with subprocess.Popen(
            [sys.executable, "-m", "pos_app", *options],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as till:
            try:
                yield till
            finally:
                till.kill()

    def until_stuck(self) -> None:
        for happened in self._stuck:
            happened()

    def _sell(self) -> None:
        """While nobody prints and nobody hears."""
        settings = {**self._settings, "printer": {"url": NOBODY}}
        settings["webhook"] = {"url": NOBODY.replace("tcp", "http")}
        with HeadlessTill(self._folder / "data", settings) as counter:
            shown = counter.charge(3_197)
            assert shown.sale.request is not None
            self._street.shop.chain.pay(shown.sale.request.address, shown.sale.due_sat)
            self._street.shop.chain.mine()
            counter.until("it is paid", lambda: counter.shown(shown.sale.id).sale.receipt_number)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StuckShop]:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", DemoStreet.secret)
    with ExitStack() as servers:
        yield StuckShop(tmp_path, servers)


@pytest.mark.parametrize(
    "stuck", [("printer",), ("chain",), ("printer", "chain", "store", "rates")], ids="-".join
)
def test_it_ends_in_time_when_told_to(shop: StuckShop, stuck: tuple[str, ...]) -> None:
    for part in stuck:
        shop.hang(part)
    with shop.open_till() as till:
        shop.until_stuck()
        told_at = time.monotonic()
        till.terminate()
        said, complained = till.communicate(timeout=60)
        took = time.monotonic() - told_at
    sys.stdout.write(f"ended {took:.2f} s after it was told to\n")
    assert (till.returncode, said, complained) == (0, "", "")
    assert took < END_SECONDS


def test_it_ends_in_time_while_an_address_is_derived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = tmp_path / "asked"
    os.mkfifo(asked)
    command = ("sh", "-c", 'read question; echo "$question" > "$0"; while read more; do :; done')

    def stuck(account: Account, folder: Path) -> BitcoinlibDeriver:
        return BitcoinlibDeriver(account, folder, command=(*command, str(asked)))

    monkeypatch.setattr(outside, "second_deriver", stuck)
    monkeypatch.setenv("POS_SECRET_WEBHOOK", DemoStreet.secret)
    with DemoStreet() as street:
        till = HeadlessTill(tmp_path / "data", street.settings())
        assert asked.read_text()  # waits for the question
        told_at = time.monotonic()
        till.stop()
        took = time.monotonic() - told_at
    sys.stdout.write(f"ended {took:.2f} s after it was told to\n")
    assert took < END_SECONDS
