"""A small web server that answers each path with what a test wants it to, over a real socket."""

from __future__ import annotations

import json
import socketserver
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus

from tests.support.loopback_server import LoopbackServer


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`body` as it goes out; `trickle` sends it a byte at a time, for ever slow."""

    status: int = 200
    body: bytes = b"{}"
    headers: tuple[str, ...] = ()
    trickle: bool = False
    silent: bool = False


def as_json(content: object) -> Answer:
    return Answer(body=json.dumps(content).encode())


class RateServer(LoopbackServer):
    """Answers by path without its query; `asked` are the targets in order, with it."""

    def __init__(self) -> None:
        server = _Server(("127.0.0.1", 0), _Handler)
        server.owner = self
        super().__init__(server)
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.heads: list[str] = []
        self.connections = 0


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    owner: RateServer


class _Handler(socketserver.StreamRequestHandler):
    server: _Server
    disable_nagle_algorithm = True

    def handle(self) -> None:
        owner = self.server.owner
        owner.connections += 1
        while head := self.head():
            target = head[0].split()[1]
            owner.asked.append(target)
            owner.heads.append("".join(head))
            answer = owner.answers.get(target.partition("?")[0], Answer(status=404))
            if not self.send(answer):
                return

    def head(self) -> list[str]:
        lines = []
        while (line := self.rfile.readline().decode()).strip():
            lines.append(line)
        return lines

    def send(self, answer: Answer) -> bool:
        """False when the connection is over."""
        released = self.server.owner.ending
        if answer.silent:
            released.wait(60)
            return False
        phrase = HTTPStatus(answer.status).phrase
        lines = [
            f"HTTP/1.1 {answer.status} {phrase}",
            f"Content-Length: {len(answer.body)}",
            *answer.headers,
        ]
        self.wfile.write("\r\n".join([*lines, "", ""]).encode())
        if not answer.trickle:
            self.wfile.write(answer.body)
            return True
        with suppress(OSError):
            for byte in answer.body:
                self.wfile.write(bytes([byte]))
                if released.wait(0.05):
                    break
        return False
