"""The demo's store: a web server that verifies what the till tells it, and shows what arrived."""

from __future__ import annotations

import hmac
import http.server
import json
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos_app.ports import Clock

MAX_BODY = 1 << 20
# A call may be on its way while the demo's clock skips past the end of a price.
TOLERANCE = timedelta(minutes=25)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreCall:
    """One call that came in; `status` is what it was answered with."""

    headers: Mapping[str, str]
    body: str
    status: int
    verified: bool

    @property
    def message(self) -> dict[str, Any]:
        parsed: dict[str, Any] = json.loads(self.body)
        return parsed


class DemoStore:
    """Answers 204 to a call whose signature is right, 401 to any other."""

    def __init__(self, secret: str, clock: Clock, on_call: Callable[[StoreCall], None]) -> None:
        store = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = min(int(self.headers.get("Content-Length", "0")), MAX_BODY)
                body = self.rfile.read(length).decode("utf-8", "replace")
                headers = {name.lower(): value for name, value in self.headers.items()}
                status = store.receive(headers, body)
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._secret = secret
        self._clock = clock
        self._on_call = on_call
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.05},
            name="demo-store",
            daemon=True,
        )
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/till"

    def receive(self, headers: Mapping[str, str], body: str) -> int:
        verified = self._is_signed(headers, body)
        status = 204 if verified else 401
        self._on_call(StoreCall(headers=headers, body=body, status=status, verified=verified))
        return status

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(2)

    def _is_signed(self, headers: Mapping[str, str], body: str) -> bool:
        """As the library verifies, but against the demo's clock, which may have skipped ahead."""
        from standardwebhooks import Webhook

        try:
            at = datetime.fromtimestamp(int(headers.get("webhook-timestamp", "")), UTC)
        except (ValueError, OverflowError):
            return False
        expected = Webhook(self._secret).sign(headers.get("webhook-id", ""), at, body)
        signatures = headers.get("webhook-signature", "").split()
        signed = any(hmac.compare_digest(expected, signature) for signature in signatures)
        return signed and abs(self._clock.now() - at) < TOLERANCE
