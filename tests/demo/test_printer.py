"""The demo's printer takes jobs over TCP and cuts what it drew."""

from __future__ import annotations

import queue
import socket
from typing import TYPE_CHECKING

import pytest

from pos_app.demo.printer import DemoPrinter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.demo.printer import Paper

BAND = b"\x1dv0\x00" + bytes([2, 0, 2, 0]) + b"\xff\x00\x0f\xf0"


class Press:
    def __init__(self) -> None:
        self.papers: queue.Queue[Paper] = queue.Queue()
        self.printer = DemoPrinter(self.papers.put, dots=16)

    def connect(self) -> socket.socket:
        host, port = self.printer.url.removeprefix("tcp://").split(":")
        return socket.create_connection((host, int(port)), timeout=60)


@pytest.fixture
def press() -> Iterator[Press]:
    press = Press()
    yield press
    press.printer.stop()


def test_a_job_becomes_a_paper_and_is_confirmed(press: Press) -> None:
    job = b"\x1b@\x1da\x0f" + BAND + b"\x1bJ\x03\n\x1bd\x01\x1dVA\x00"
    with press.connect() as connection:
        connection.sendall(b"\x10\x04\x04")
        assert connection.recv(1) == b"\x12"
        connection.sendall(job + b"\x1dr1")
        assert connection.recv(16).endswith(b"\x00")
    paper = press.papers.get(timeout=60)
    assert paper.width == 16
    assert paper.rows[:2] == [b"\xff\x00", b"\x0f\xf0"]
    assert len(paper.rows) == 2 + 3 + 30
    assert paper.data.endswith(job)


def test_the_end_of_printing_is_told_when_asked(press: Press) -> None:
    with press.connect() as connection:
        connection.sendall(b"\x1d(H\x06\x00\x30\x30abcd")
        assert connection.recv(16) == b"\x37\x22abcd\x00"
        connection.sendall(b"\x1d(K\x02\x00\x30\x30" + BAND + b"\x1dV\x00\x1da\x00")
    assert press.papers.get(timeout=60).width == 16


def test_a_broken_connection_loses_only_its_job(press: Press) -> None:
    with press.connect() as connection:
        connection.sendall(BAND[:-1])
    with press.connect() as connection:
        connection.sendall(BAND + b"\x1dV\x00")
        paper = press.papers.get(timeout=60)
    assert paper.rows == [b"\xff\x00", b"\x0f\xf0"]


def test_a_printer_that_is_switched_off_refuses(press: Press) -> None:
    press.printer.stop()
    with pytest.raises(ConnectionRefusedError):
        press.connect()
