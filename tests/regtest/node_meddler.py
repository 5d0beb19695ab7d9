"""Stands between the till and the real node's RPC: counts, falsifies, goes away and comes back."""

from __future__ import annotations

import contextlib
import http.client
import http.server
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.support.returning_server import OwnedServer, ReturningServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.regtest.stack import RegtestStack

CALL_SECONDS = 60


class _Handler(http.server.BaseHTTPRequestHandler):
    server: OwnedServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status, content = self.server.owner.pass_on(body, self.headers["Authorization"])
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(content)

    def log_message(self, *_unused: object) -> None:
        pass


class NodeMeddler(ReturningServer):
    """`url` is where the till asks. Answers to the methods in `falsify` go through their function.

    That gets the parameters and the node's answer to one call, and gives another answer.
    """

    handler = _Handler

    def __init__(self, stack: RegtestStack) -> None:
        super().__init__()
        parts = urlsplit(stack.node_url)
        self._user = parts.username
        self._node = ("127.0.0.1", int(parts.port or 0))
        self.calls: list[str] = []
        self.falsify: dict[str, Callable[[list[Any], dict[str, Any]], dict[str, Any]]] = {}

    @property
    def url(self) -> str:
        return f"bitcoind+http://{self._user}@127.0.0.1:{self.port}"

    @property
    def name(self) -> str:
        return f"127.0.0.1:{self.port}"

    def result(self, method: str, value: object) -> None:
        """Let the node say this to every call of the method."""
        self.falsify[method] = lambda _, answer: {**answer, "result": value, "error": None}

    def pass_on(self, body: bytes, authorization: str) -> tuple[int, bytes]:
        asked = json.loads(body)
        several = isinstance(asked, list)
        self.calls += [each["method"] for each in (asked if several else [asked])]
        connection = http.client.HTTPConnection(*self._node, timeout=CALL_SECONDS)
        try:
            connection.request("POST", "/", body, {"Authorization": authorization})
            response = connection.getresponse()
            status, content = response.status, response.read()
        finally:
            connection.close()
        if not any(each["method"] in self.falsify for each in (asked if several else [asked])):
            return status, content
        answers = json.loads(content)
        rows = zip(asked, answers, strict=True) if several else [(asked, answers)]
        changed = [
            self.falsify[call["method"]](call["params"], answer)
            if call["method"] in self.falsify
            else answer
            for call, answer in rows
        ]
        return 200, json.dumps(changed if several else changed[0]).encode()
