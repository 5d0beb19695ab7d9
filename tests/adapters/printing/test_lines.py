"""The lines below a printer: what is no printer's port, and commands that are taken in part."""

from __future__ import annotations

import errno
import os
import socket
import termios
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import serial

from pos_app.adapters.printing import device_line, escpos_printer, line
from pos_app.adapters.printing.device_line import SerialLine, UsbLine
from pos_app.adapters.printing.line import LineStoppedError
from pos_app.adapters.printing.printer_status import OFFLINE_CAUSE, PAPER_SENSOR
from pos_app.adapters.printing.registry import printer_of
from pos_app.adapters.printing.tcp_line import TcpLine
from pos_app.domain.message import Message, TillError
from tests.support.printer_wires import CableWire

if TYPE_CHECKING:
    from collections.abc import Iterator

PAPER_OUT = Message(code="printer.paper_out")
END_OF_FILE = b"\x04"


def code_of(url: str) -> str:
    with pytest.raises(TillError) as caught:
        printer_of(url).check()
    return caught.value.message.code


@pytest.mark.parametrize("scheme", ["serial", "usb"])
def test_what_is_there_and_no_port_is_no_printer(tmp_path: Path, scheme: str) -> None:
    (tmp_path / "file").touch()
    assert code_of(f"{scheme}://{tmp_path}") == "printer.wrong_device"
    assert code_of(f"{scheme}://{tmp_path}/file") == "printer.wrong_device"
    assert (tmp_path / "file").read_bytes() == b""


def test_a_device_without_baud_is_no_serial_port() -> None:
    assert code_of("serial:///dev/null") == "printer.wrong_device"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EBUSY, "printer.taken"),
        (errno.EACCES, "printer.no_permission"),
        (errno.ENODEV, "printer.unplugged"),
        (errno.EMFILE, "printer.unreachable"),
    ],
)
def test_why_a_device_cannot_be_opened(
    monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    class System:
        def __getattr__(self, name: str) -> Any:
            return getattr(os, name)

        def open(self, *_: Any) -> int:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(device_line, "os", System())
    assert code_of("usb:///dev/usb/lp0") == code


def test_a_port_that_is_unplugged_while_it_is_opened_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unplugged(*_: Any, **__: Any) -> None:
        raise termios.error(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(serial, "Serial", unplugged)
    assert code_of("serial:///dev/ttyUSB0") == "printer.unplugged"


class FullBuffer:
    """The system, with room for so few bytes the first time."""

    def __init__(self, room: int) -> None:
        self._room: int | None = room

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def write(self, descriptor: int, data: memoryview) -> int:
        room, self._room = self._room, None
        if room == 0:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return os.write(descriptor, data[:room])


@pytest.mark.parametrize(("room", "asked"), [(0, False), (4, True)])
def test_what_follows_a_question_taken_in_part_does_not_become_its_end(
    monkeypatch: pytest.MonkeyPatch, room: int, *, asked: bool
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        ours = TcpLine("127.0.0.1", server.getsockname()[1], threading.Event(), 1.0)
        theirs, _ = server.accept()
        with theirs:
            monkeypatch.setattr(line, "os", FullBuffer(room))
            ours.ask((OFFLINE_CAUSE, PAPER_SENSOR), b"\x10\x04\x02\x10\x04\x04")
            assert ours.status.answered is not asked
            body, sent = memoryview(b"paper"), 0
            while sent < len(body):
                sent += ours.turn(body[sent:], 1.0)
            ours.close()
            came = b""
            while piece := theirs.recv(100):
                came += piece
    assert came == (b"\x10\x04\x02\x10\x04\x04" if asked else b"") + b"paper"


class ControlPipe:
    """Stands for fcntl: the answer of the kernel's printer driver, which only a device has."""

    def __init__(self) -> None:
        self.status = 0x18

    def ioctl(self, _descriptor: int, _request: int, _room: bytes) -> bytes:
        return self.status.to_bytes(4, "little")


@pytest.fixture(params=[True, False], ids=["usb", "serial"])
def wire(request: pytest.FixtureRequest) -> Iterator[CableWire]:
    made = CableWire(leaves=request.param)
    made.on()
    yield made
    made.off()
    made.throw_away()


def times_open(wire: CableWire) -> int:
    """How often this process has the device open."""
    descriptors = list(Path("/proc/self/fd").iterdir())
    place = wire.device.resolve()
    return sum(each.exists() and each.resolve() == place for each in descriptors)


@pytest.mark.parametrize("wire", [True], indirect=True)
def test_a_full_buffer_does_not_hide_the_missing_paper(
    wire: CableWire, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = ControlPipe()
    monkeypatch.setattr(device_line, "fcntl", pipe)
    usb = UsbLine(str(wire.device), threading.Event())
    big = memoryview(bytes(10_000))
    while usb.turn(big, 0.05):
        assert usb.status.problem is None
    pipe.status |= 0x20
    assert usb.turn(big, 0.05) == 0
    assert usb.status.problem == PAPER_OUT
    # Its word beside is taken back the same way, also when all that is left is in the driver.
    pipe.status = 0x18
    assert usb.turn(None, 0.05) == 0
    assert usb.status.problem is None
    # What is taken again needs no question.
    pipe.status |= 0x20
    assert usb.turn(big, 0.05) == 0
    assert usb.status.problem == PAPER_OUT
    while not usb.turn(big, 0.05):
        wire.receive(4_096)
    assert usb.status.problem is None
    usb.drop()


@pytest.mark.parametrize("wire", [True], indirect=True)
def test_an_answer_of_no_bytes_does_not_end_a_usb_line(wire: CableWire) -> None:
    usb = UsbLine(str(wire.device), threading.Event())
    port = os.open(wire.device, os.O_RDWR | os.O_NOCTTY)
    settings = termios.tcgetattr(port)
    settings[3] |= termios.ICANON
    settings[6][termios.VEOF] = END_OF_FILE
    termios.tcsetattr(port, termios.TCSANOW, settings)
    # A terminal then reads as usblp does when the printer has sent a packet without bytes.
    wire.send(END_OF_FILE)
    assert usb.turn(memoryview(b"paper"), 1.0) == len(b"paper")
    assert wire.receive(100) == b"paper"
    os.close(port)
    usb.drop()


def test_a_mistake_of_ours_does_not_keep_the_port(
    wire: CableWire, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: Any) -> None:
        raise ArithmeticError

    monkeypatch.setattr(escpos_printer, "ask_all", stumble)
    before = times_open(wire)
    with pytest.raises(ArithmeticError) as kept:
        printer_of(wire.url).check()
    # While its traceback, and with it the line, is still there.
    assert kept.tb is not None
    assert times_open(wire) == before


def test_a_line_that_is_stuck_closes_at_once_when_the_till_ends(wire: CableWire) -> None:
    before = times_open(wire)
    stopping = threading.Event()
    device = str(wire.device)
    made: SerialLine | UsbLine
    if wire.url.startswith("usb"):
        made = UsbLine(device, stopping)
    else:
        made = SerialLine(device, stopping, baud=9600, rtscts=False, xonxoff=False)
    big = memoryview(bytes(10_000))
    while made.turn(big, 0.05):
        assert times_open(wire) == before + 1
    stopping.set()
    with pytest.raises(LineStoppedError):
        made.turn(big, 60.0)
    made.close()
    assert times_open(wire) == before
