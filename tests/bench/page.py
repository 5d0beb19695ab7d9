"""How soon the customer's page is there, how soon it shows a change, and how large it is."""

from __future__ import annotations

import re
import socket
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from unittest.mock import patch
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

from PySide6.QtCore import QLocale

from pos_app.services.gateways.order_tokens import page_token
from pos_app.ui.page_words import page_words
from pos_app.web.board import Board
from tests.bench.figures import milliseconds, percentile, summary
from tests.support.browser_tab import Tab
from tests.support.chromium import Chromium
from tests.support.demo_street import DemoStreet
from tests.support.headless_till import HeadlessTill
from tests.support.processes import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos_app.domain.payment_request import PaymentRequest
    from pos_app.domain.sale import Sale
    from pos_app.services.customer.page_words import Numbers

REPEATS = 50
PATIENCE_SECONDS = 60.0
AMOUNT_MINOR = 10_000
PART_SAT = 1_000
# Tells as soon as the frame with the change has been painted.
WATCH = """new MutationObserver(() => {
  requestAnimationFrame(() => requestAnimationFrame(() => painted(%s.textContent)));
}).observe(%s, { childList: true })"""
RECEIVED = "document.querySelector('[data-text=received]')"
PARTS = re.compile(r'(?:href|src)="([^"]+/static/[^"]+)"')


def run(repeats: int) -> Mapping[str, float]:
    """`first_byte_ms` from the connection on, `state_ms` from the commit to the painted frame.

    Both are middle ones. `bytes` are those of the page with its style and script.
    """
    words = page_words(QLocale("en_US"))
    with tempfile.TemporaryDirectory(prefix="pos-app-bench-") as name, DemoStreet() as street:
        folder, port = Path(name), free_port()
        settings = {
            **street.settings(),
            "web": {"bind": f"127.0.0.1:{port}"},
            "page": {"on": True},
        }
        del settings["webhook"]
        with (
            patch("pos_app.web.board.Board", NotingBoard),
            HeadlessTill(folder / "data", settings, page_words=words) as till,
        ):
            sale = till.charge(AMOUNT_MINOR).sale
            address = f"http://127.0.0.1:{port}/pay/{page_token(sale.order_token)}"
            size = whole_bytes(address)
            first = [first_byte(address) for _ in range(repeats)]
            with Chromium(folder) as browser:
                pay = partial(street.shop.chain.pay, request_of(sale).address, PART_SAT)
                shown = changes(browser, address, pay, words[0].numbers, repeats)
    print(summary("first byte", first))
    print(summary("a change on the page", shown))
    return {
        "first_byte_ms": percentile(first, 50),
        "first_byte_p95_ms": percentile(first, 95),
        "state_ms": percentile(shown, 50),
        "state_p95_ms": percentile(shown, 95),
        "bytes": size,
    }


class NotingBoard(Board):
    """Notes when it was told how much has come, right after the commit, by the sum."""

    told_at: ClassVar[dict[int, int]] = {}

    def follow(self, sale: Sale, **more: bool) -> None:
        self.told_at.setdefault(sale.received_sat, time.monotonic_ns())
        super().follow(sale, **more)


def whole_bytes(address: str) -> int:
    page: bytes = urlopen(address, timeout=PATIENCE_SECONDS).read()
    parts = [urljoin(address, part) for part in PARTS.findall(page.decode())]
    assert len(parts) == 2, parts
    return len(page) + sum(len(urlopen(part, timeout=PATIENCE_SECONDS).read()) for part in parts)


def first_byte(address: str) -> float:
    """With a connection of its own, as a customer who has just read the code."""
    url = urlsplit(address)
    head = f"GET {url.path} HTTP/1.1\r\nHost: {url.netloc}\r\nConnection: close\r\n\r\n"
    began = time.monotonic_ns()
    with socket.create_connection(("127.0.0.1", url.port or 80), PATIENCE_SECONDS) as connection:
        connection.sendall(head.encode())
        first = connection.recv(1)
        took = time.monotonic_ns() - began
        assert first == b"H"
        while connection.recv(65_536):
            pass
    return milliseconds(took)


def changes(
    browser: Chromium,
    address: str,
    pay: Callable[[], object],
    numbers: Numbers,
    repeats: int,
) -> list[float]:
    """Each is a small payment that the page shows."""
    tab = Tab(browser)
    tab.send("Runtime.addBinding", name="painted")
    tab.open(address)
    tab.until("document.querySelector('#left').textContent")
    tab.evaluate(WATCH % (RECEIVED, RECEIVED))
    took = []
    for count in range(1, repeats + 1):
        pay()
        tab.wait_event("Runtime.bindingCalled", partial(_says, numbers.btc(count * PART_SAT)))
        took.append(milliseconds(time.monotonic_ns() - NotingBoard.told_at[count * PART_SAT]))
    assert tab.heard() == []
    tab.close()
    return took


def _says(text: str, said: Mapping[str, object]) -> bool:
    return said["payload"] == text


def request_of(sale: Sale) -> PaymentRequest:
    assert sale.request is not None
    return sale.request
