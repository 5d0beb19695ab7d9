"""A small Electrum server on loopback: newline framing, sessions, notifications."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from typing import TYPE_CHECKING, Any

from pos_app.demo.chain_protocol import (
    INVALID_REQUEST,
    PARSE_ERROR,
    Methods,
    ProtocolError,
)

if TYPE_CHECKING:
    from pos_app.demo.chain_state import ChainState

MAX_REQUEST_BYTES = 1_000_000
_STOP_SECONDS = 5.0


class ChainServer:
    """`lock` guards the chain's books; whoever changes them calls `notify` while holding it."""

    def __init__(
        self, state: ChainState, lock: threading.RLock, protocols: tuple[str, str]
    ) -> None:
        self._state = state
        self._lock = lock
        self._protocols = protocols
        self._sessions: set[_Session] = set()
        self._listener = socket.socket()
        self._thread = threading.Thread(target=self._accept, name="chain-server", daemon=True)

    def start(self, port: int) -> int:
        """Listen on loopback; 0 takes a free port. Returns the port."""
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listener.bind(("127.0.0.1", port))
        self._listener.listen()
        self._thread.start()
        taken: int = self._listener.getsockname()[1]
        return taken

    def stop(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join(_STOP_SECONDS)
        self._listener.close()
        with self._lock:
            sessions = tuple(self._sessions)
        for session in sessions:
            session.stop()

    def notify(self) -> None:
        """Tell each session what has changed for it."""
        for session in tuple(self._sessions):
            session.notify()

    def _accept(self) -> None:
        while True:
            try:
                stream, _ = self._listener.accept()
            except OSError:
                return
            session = _Session(self, stream, self._state, self._lock, self._protocols)
            with self._lock:
                self._sessions.add(session)
            session.start()

    def forget(self, session: _Session) -> None:
        with self._lock:
            self._sessions.discard(session)


class _Session:
    def __init__(
        self,
        server: ChainServer,
        stream: socket.socket,
        state: ChainState,
        lock: threading.RLock,
        protocols: tuple[str, str],
    ) -> None:
        self._server = server
        self._stream = stream
        self._state = state
        self._lock = lock
        self._methods = Methods(state, protocols)
        self._tip = state.blocks[-1].block_hash
        self._thread = threading.Thread(target=self._serve, name="chain-session", daemon=True)
        stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        with contextlib.suppress(OSError):
            self._stream.shutdown(socket.SHUT_RDWR)
        self._thread.join(_STOP_SECONDS)

    def notify(self) -> None:
        subscriptions = self._methods.subscriptions
        tip = self._state.blocks[-1].block_hash
        if subscriptions.headers and tip != self._tip:
            self._tip = tip
            self._tell("blockchain.headers.subscribe", [self._methods.tip()])
        for script_hash, told in tuple(subscriptions.statuses.items()):
            status = self._state.status(script_hash)
            if status != told:
                subscriptions.statuses[script_hash] = status
                self._tell("blockchain.scripthash.subscribe", [script_hash, status])

    def _serve(self) -> None:
        with self._stream, self._stream.makefile("rb") as lines:
            while True:
                try:
                    line = lines.readline(MAX_REQUEST_BYTES)
                except OSError:
                    line = b""
                if not line.endswith(b"\n"):
                    break
                with self._lock:
                    self._answer(line)
        self._server.forget(self)

    def _answer(self, line: bytes) -> None:
        try:
            asked = json.loads(line)
        except (ValueError, RecursionError):
            self._send(_error(None, PARSE_ERROR, "not JSON"))
            return
        if isinstance(asked, list):
            self._send([self._reply(request) for request in asked])
        else:
            self._send(self._reply(asked))

    def _reply(self, request: Any) -> dict[str, Any]:
        if not isinstance(request, dict):
            return _error(None, INVALID_REQUEST, "a request is an object")
        number = request.get("id")
        if request.get("method") == "blockchain.headers.subscribe":
            self._tip = self._state.blocks[-1].block_hash
        try:
            result = self._methods.call(request.get("method"), request.get("params", []))
        except ProtocolError as error:
            return _error(number, error.code, str(error))
        return {"jsonrpc": "2.0", "id": number, "result": result}

    def _tell(self, method: str, params: list[Any]) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _send(self, message: Any) -> None:
        # A client that has gone is noticed by the thread that reads from it.
        with contextlib.suppress(OSError):
            self._stream.sendall(json.dumps(message).encode() + b"\n")


def _error(number: Any, code: int, text: str) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "error": {"code": code, "message": text}}
