"""Whatever bytes an Electrum server sends, in whatever pieces: answers, or an end with a reason."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_app.adapters.chain.electrum.connection import Answer, Connection
from pos_app.ports import RefusedError, UnreachableError
from tests.fuzz.spoiling import peak_bytes, spoiled

LINE_BYTES = 4_096
PATIENCE_SECONDS = 60.0
LINES = (
    b'{"jsonrpc":"2.0","id":0,"result":{"height":7}}\n',
    b'{"jsonrpc":"2.0","id":0,"error":{"code":1,"message":"no"}}\n',
    b'{"jsonrpc":"2.0","method":"blockchain.headers.subscribe","params":[{"height":8}]}\n',
    b'[{"jsonrpc":"2.0","id":0,"result":null}]\n',
    b'\n{"id":0,"result":[]}\r\n',
)


class Talk:
    """One call to a server that sends `pieces`, then closes."""

    def __init__(self) -> None:
        self.notices: list[tuple[str, list[object]]] = []
        self.lost = threading.Event()

    def hold(self, pieces: list[bytes]) -> Answer | None:
        """The answer; None when the connection ended in the till's own words."""
        ours, theirs = socket.socketpair()
        connection = Connection(
            ours,
            server="server",
            line_bytes=LINE_BYTES,
            on_notice=lambda method, params: self.notices.append((method, params)),
            on_lost=self.lost.set,
        )
        speaker = threading.Thread(target=self._speak, args=(theirs, pieces), daemon=True)
        connection.start()
        speaker.start()
        try:
            [answer] = connection.call([("server.ping", [])], PATIENCE_SECONDS)
        except (UnreachableError, RefusedError):
            answer = None
        assert answer is not None or self.lost.wait(PATIENCE_SECONDS)
        connection.close()
        speaker.join(PATIENCE_SECONDS)
        assert not speaker.is_alive()
        assert not connection.alive
        return answer

    @staticmethod
    def _speak(stream: socket.socket, pieces: list[bytes]) -> None:
        with stream, contextlib.suppress(OSError):
            stream.recv(LINE_BYTES)
            for piece in pieces:
                stream.sendall(piece)
            stream.shutdown(socket.SHUT_WR)


@settings(max_examples=150)
@given(data=spoiled(LINES), cuts=st.lists(st.integers(0, 200), max_size=5))
def test_any_line_in_any_pieces_is_an_answer_or_an_end(data: bytes, cuts: list[int]) -> None:
    """A reader thread that fails fails this test too: pytest warns of it."""
    places = [0, *sorted(cuts), len(data)]
    pieces = [data[start:end] for start, end in pairwise(places)]
    talk = Talk()
    answer = talk.hold(pieces)
    if answer is not None:
        assert b'"id"' in data or b"\\u" in data
    assert all(isinstance(method, str) for method, _ in talk.notices)


@given(result=st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=5))
@settings(max_examples=40)
def test_an_answer_comes_through_as_it_was_sent(result: object) -> None:
    line = json.dumps({"id": 0, "result": result}).encode() + b"\n"
    assert Talk().hold([line]) == Answer(result=result, error=None)


@pytest.mark.parametrize("flood", [b"x", b" ", b"[", b'{"id":0,"result":"'])
def test_a_line_without_end_is_not_kept(flood: bytes) -> None:
    endless = flood * (40_000_000 // len(flood))
    assert Talk().hold([endless[:1_000_000]]) is None
    assert peak_bytes(lambda: Talk().hold([endless])) < 3_000_000
