"""A cash drawer on a receipt printer's connector, opened over the printer's line.

ESC/POS as in Epson's command reference: ESC p is carried out in turn, DLE DC4 on arrival.
"""

from __future__ import annotations

import time
from threading import Event
from typing import TYPE_CHECKING

from pos_app.adapters.printing.escpos_job import ask_all
from pos_app.adapters.printing.line import LineLostError, LineStoppedError
from pos_app.adapters.printing.printer_status import ASK_PROCESSED, PAPER_SENSOR, ask
from pos_app.domain.message import TillError
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.receipts.cash_drawer import UNSURE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.adapters.printing.line import Line

CONNECT_SECONDS = 2.0
STATUS_SECONDS = 0.5
# From the last byte to the printer's word that it carried it out.
WORD_SECONDS = 1.0
_TURN_SECONDS = 0.1
_PINS = {2: 0, 5: 1}
_ESC_P_UNIT_MS = 2
_DLE_DC4_UNIT_MS, _DLE_DC4_MOST = 100, 8


def in_turn_command(pin: int, on_ms: int, off_ms: int) -> bytes:
    """ESC p; both lengths up to 510 ms, in steps of 2 ms."""
    units = (on_ms // _ESC_P_UNIT_MS, off_ms // _ESC_P_UNIT_MS)
    return b"\x1bp" + bytes((_PINS[pin], *units))


def real_time_command(pin: int, on_ms: int, off_ms: int) -> bytes:
    """DLE DC4, function 1: one length for both, in steps of 100 ms up to 800."""
    steps = -(-max(on_ms, off_ms) // _DLE_DC4_UNIT_MS)
    return b"\x10\x14\x01" + bytes((_PINS[pin], min(steps, _DLE_DC4_MOST)))


class PrinterDrawer:
    """One short connection for each opening; call from one thread, `stop` from any.

    `in_turn`: the command has its turn after what the printer still has to do. Where that can't
    go on the command would wait, so it is sent only to a printer that is ready.
    """

    def __init__(
        self,
        open_line: Callable[[Event, float], Line],
        command: bytes,
        *,
        place: str,
        in_turn: bool,
    ) -> None:
        self._open_line = open_line
        self._command = command
        self._place = place
        self._in_turn = in_turn
        self._stopping = Event()
        self._sent = 0
        self._replies = False
        self._confirms = False

    def open(self, seconds_left: Callable[[], float]) -> None:
        line = self._open_line(self._stopping, min(CONNECT_SECONDS, max(0.0, seconds_left())))
        self._sent = 0
        try:
            if self._in_turn:
                self._look(line, seconds_left)
            self._send(line, seconds_left)
            self._hear_word(line, seconds_left)
        except TillError:
            line.close()
            raise
        except (LineLostError, LineStoppedError, TimeoutError) as error:
            # What has not left must not arrive much later.
            line.drop()
            raise self._failed(error) from error
        except BaseException:
            line.drop()
            raise
        line.close()

    def stop(self) -> None:
        self._stopping.set()

    def _look(self, line: Line, seconds_left: Callable[[], float]) -> None:
        """RefusedError where it can't print, UnreachableError where one that speaks is silent."""
        ask_all(line)
        _wait(line, lambda: line.status.answered, min(STATUS_SECONDS, seconds_left()))
        problem = line.status.problem
        if problem is not None:
            raise RefusedError(problem.code, **problem.arguments)
        if self._replies and not line.status.replied:
            raise UnreachableError("printer.unreachable", host=self._place, reason="no answer")
        self._replies = self._replies or line.status.replied

    def _send(self, line: Line, seconds_left: Callable[[], float]) -> None:
        """TimeoutError when it is not all taken in time; what was taken may have arrived."""
        if seconds_left() <= 0:
            raise RefusedError("drawer.too_late")
        # Its answer shows that what came before it was carried out.
        question = ASK_PROCESSED if self._in_turn else ask(PAPER_SENSOR)
        data = memoryview(self._command + question)
        if self._in_turn:
            line.status.expect(b"")
        else:
            line.status.asked((PAPER_SENSOR,))
        while self._sent < len(data) and (left := seconds_left()) > 0:
            self._sent += line.turn(data[self._sent :], min(left, _TURN_SECONDS))
        while line.unsent() and (left := seconds_left()) > 0:
            line.turn(None, min(left, _TURN_SECONDS))
        if self._sent < len(data) or line.unsent():
            raise TimeoutError("it takes nothing")

    def _hear_word(self, line: Line, seconds_left: Callable[[], float]) -> None:
        """TimeoutError when one that used to give it does not; one that never has is believed."""
        status = line.status

        def came() -> bool:
            return status.processed if self._in_turn else status.replied

        patience = WORD_SECONDS if self._confirms else STATUS_SECONDS
        _wait(line, came, min(patience, seconds_left()))
        if came():
            self._confirms = True
        elif self._confirms or status.problem is not None:
            raise TimeoutError("it does not say that it is done")

    def _failed(self, error: Exception) -> UnreachableError:
        if self._sent:
            return UnreachableError(UNSURE)
        if isinstance(error, LineStoppedError):
            return UnreachableError("printer.stopped")
        return UnreachableError("printer.unreachable", host=self._place, reason=str(error))


def _wait(line: Line, came: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not came() and (left := end - time.monotonic()) > 0:
        line.turn(None, min(left, _TURN_SECONDS))
