"""A small JSON-RPC server over HTTP with a password, as a Bitcoin node has one."""

from __future__ import annotations

import base64
import contextlib
import http.server
import json
import threading
from dataclasses import dataclass
from typing import Any

from tests.support.loopback_server import LoopbackServer

PASSWORD = "correct horse"
NO_SUCH_CALL = -32601
PATIENCE_SECONDS = 60


class Refusal(Exception):  # noqa: N818 - an answer
    """The node says no, with one of its codes."""

    def __init__(self, code: object) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Bytes:
    """Goes out as it is instead of an answer; `trickle` sends a byte at a time, for ever slow."""

    status: int = 200
    body: bytes = b""
    trickle: bool = False
    silent: bool = False


class RpcServer(LoopbackServer):
    """`answers` by method: a value, a function of the parameters, a `Refusal`, or `Bytes`."""

    def __init__(self) -> None:
        server = _Server(("127.0.0.1", 0), _Handler)
        server.owner = self
        super().__init__(server)
        self.answers: dict[str, Any] = {}
        self.calls: list[tuple[str, list[Any]]] = []
        self.user, self.password = "till", PASSWORD
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"bitcoind+http://{self.user}@{self.name}"

    def count(self, method: str) -> int:
        return sum(each == method for each, _ in self.calls)

    def reply(self, body: bytes, authorization: str) -> Bytes:
        login = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        if authorization != f"Basic {login}":
            return Bytes(status=401)
        asked = json.loads(body)
        with self._lock:
            answers = [self._one(each) for each in (asked if isinstance(asked, list) else [asked])]
        raw = next((each for each in answers if isinstance(each, Bytes)), None)
        if raw is not None:
            return raw
        if isinstance(asked, list):
            return Bytes(body=json.dumps(answers).encode())
        status = 200 if answers[0]["error"] is None else 500
        return Bytes(status=status, body=json.dumps(answers[0]).encode())

    def _one(self, call: dict[str, Any]) -> Any:
        method, parameters = call["method"], call["params"]
        self.calls.append((method, parameters))
        try:
            answer = self.answers.get(method, Refusal(NO_SUCH_CALL))
            if callable(answer):
                answer = answer(*parameters)
            if isinstance(answer, Refusal):
                raise answer
        except Refusal as refusal:
            error = {"code": refusal.code, "message": "no"}
            return {"id": call["id"], "result": None, "error": error}
        if isinstance(answer, Bytes):
            return answer
        return {"id": call["id"], "result": answer, "error": None}


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    owner: RpcServer

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever hangs up in the middle is no error of the server."""


class _Handler(http.server.BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        owner = self.server.owner
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        answer = owner.reply(asked, self.headers.get("Authorization", ""))
        if answer.silent:
            owner.ending.wait(PATIENCE_SECONDS)
            self.close_connection = True
            return
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        with contextlib.suppress(OSError):
            if not answer.trickle:
                self.wfile.write(answer.body)
                return
            self.close_connection = True
            for byte in answer.body:
                self.wfile.write(bytes([byte]))
                if owner.ending.wait(0.05):
                    return

    def log_message(self, *_unused: object) -> None:
        pass
