"""The shop's own site on loopback: where the page leads back to, and what may frame the page."""

from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

PATIENCE_SECONDS = 60.0
ICON = '<link rel="icon" href="data:,">'


class Shopfront:
    """Answers every request with `body`; `came` keeps when each was asked for first, monotonic."""

    def __init__(self) -> None:
        self.body = "<h1>The shop</h1>"
        self.came: dict[str, float] = {}
        self._changed = threading.Condition()
        front = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                front._note(self.path)
                page = f"<!doctype html><title>Shop</title>{ICON}{front.body}".encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, name="shopfront")
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(PATIENCE_SECONDS)

    def wait_for(self, path: str) -> float:
        """When it was asked for; AssertionError when nobody does."""
        with self._changed:
            assert self._changed.wait_for(lambda: path in self.came, PATIENCE_SECONDS), path
            return self.came[path]

    def _note(self, path: str) -> None:
        with self._changed:
            self.came.setdefault(path, time.monotonic())
            self._changed.notify_all()
