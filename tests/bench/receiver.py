"""A store's server in a process of its own: it verifies each call, keeps its id, and answers 204.

Until a line comes on standard input it refuses connections, as a server that is down. Its port is
the first line of its output; every later line of input is answered with what it has taken so far:
calls, different ids, and when the first and the last came (nanoseconds of CLOCK_MONOTONIC).
"""

from __future__ import annotations

import http.server
import json
import os
import socket
import sys
import threading
import time

from standardwebhooks import Webhook


class Receiver(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, secret: str) -> None:
        super().__init__(("127.0.0.1", 0), Handler, bind_and_activate=False)
        self.webhook = Webhook(secret)
        self.calls = 0
        self.ids: set[str] = set()
        self.first_at = self.last_at = 0
        self.server_bind()  # and no listening yet

    def take(self, message_id: str) -> None:
        self.last_at = time.monotonic_ns()
        self.first_at = self.first_at or self.last_at
        self.calls += 1
        self.ids.add(message_id)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Receiver

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.webhook.verify(body, {k.lower(): v for k, v in self.headers.items()})
        self.server.take(self.headers["webhook-id"])
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def main() -> None:
    receiver = Receiver(os.environ["POS_SECRET_WEBHOOK"])
    say(receiver.server_address[1])
    sys.stdin.readline()
    receiver.server_activate()
    threading.Thread(target=receiver.serve_forever, daemon=True).start()
    for _ in sys.stdin:
        say([receiver.calls, len(receiver.ids), receiver.first_at, receiver.last_at])


def say(words: object) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
