"""The demo's rate sources: one local web server that speaks each source's real format."""

from __future__ import annotations

import http.server
import json
import re
import threading
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pos_app.demo.rate_formats import FORMATS, Asked, UnknownPageError
from pos_app.demo.rate_walk import price_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

# In euros and so on: near enough to be believed, round enough to be seen as an example.
PRICES = MappingProxyType(
    {
        "EUR": Decimal(91_000),
        "USD": Decimal(105_000),
        "GBP": Decimal(78_500),
        "CHF": Decimal(85_500),
        "JPY": Decimal(15_900_000),
        "CAD": Decimal(147_000),
        "AUD": Decimal(161_000),
    }
)


class Mood(Enum):
    WELL = "well"
    FAILING = "failing"  # answers 503
    STALE = "stale"  # an hour behind, and says so where the format has a time


class DemoRates:
    """Prices wander slowly with `now`; each source differs a little from the others."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._moods = dict.fromkeys(FORMATS, Mood.WELL)
        self._prices = dict(PRICES)
        self._own_prices: dict[str, Mapping[str, Decimal]] = {}
        self._lock = threading.Lock()
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(self.answer))
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.05},
            name="demo-rates",
            daemon=True,
        )
        self._thread.start()

    @property
    def base_urls(self) -> Mapping[str, str]:
        """For the settings: the base address of each source by its name."""
        root = f"http://127.0.0.1:{self._server.server_address[1]}"
        return {name: f"{root}/{name}" for name in FORMATS}

    def set_mood(self, source: str, mood: Mood) -> None:
        with self._lock:
            self._moods[source] = mood

    def set_price(self, currency_code: str, price: Decimal, *, source: str | None = None) -> None:
        """What all sources wander around, or what one `source` alone says exactly."""
        with self._lock:
            if source is None:
                self._prices[currency_code] = price
            else:
                own = self._own_prices.get(source, {})
                self._own_prices[source] = {**own, currency_code: price}

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(2)

    def answer(self, target: str) -> tuple[int, object]:
        """Status and JSON for a request of `/source/path?query`."""
        parts = urlsplit(target)
        _, source, path = parts.path.split("/", 2) if parts.path.count("/") > 1 else ("", "", "")
        if source not in FORMATS:
            return 404, {"error": "no such source"}
        with self._lock:
            mood = self._moods[source]
            prices = {**self._prices}
            own = self._own_prices.get(source, {})
        if mood is Mood.FAILING:
            return 503, {"error": "unavailable"}
        now = self._now()
        walked = {code: price_at(price, code, source, now) for code, price in prices.items()}
        asked = Asked(
            path=f"/{path}",
            query=parts.query,
            prices={**walked, **own},
            now=now,
            stale=mood is Mood.STALE,
        )
        try:
            return 200, FORMATS[source](asked)
        except UnknownPageError:
            return 404, {"message": "NotFound"}


def _handler(
    answer: Callable[[str], tuple[int, object]],
) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # head and body go in two pieces

        def do_GET(self) -> None:
            status, content = answer(self.path)
            body = _json(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def _json(content: object) -> str:
    """Decimals become JSON numbers with the very same digits."""
    text = json.dumps(content, default=lambda number: f"#{number}#")
    return re.sub('"#([0-9.]+)#"', r"\1", text)
