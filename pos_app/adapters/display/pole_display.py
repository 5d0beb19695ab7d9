"""A customer display of two lines on a pole: twenty cells each, on a serial port.

Two languages are common: Epson's for its DM-D (ESC @, FF, US $ x y) and CD5220 (FF, ESC Q A and
ESC Q B with a carriage return at the end).
"""

from __future__ import annotations

import contextlib
import termios
import unicodedata
from typing import TYPE_CHECKING

from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from serial import Serial

CELLS = 20
BAUD = 9_600
# Forty letters take 53 ms at 9600 baud; one that takes longer is stuck.
WRITE_SECONDS = 0.5

_CLEAR = b"\x0c"
# What stands for a sign that such displays lack; the rest becomes a question mark.
_PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u2212": "-",
        "\u2013": "-",
        "\u2019": "'",
        "\u20ac": "EUR",
        "\u00a3": "GBP",
        "\u20bf": "BTC",
        "\u00df": "ss",
        "\u00e6": "ae",
        "\u00f8": "o",
        "\u0141": "L",
        "\u0142": "l",
    }
)


class PoleDisplay:
    """`language` is `escpos` or `cd5220`. Call from one thread; it opens the port when it must."""

    def __init__(self, device: str, *, baud: int = BAUD, language: str = "escpos") -> None:
        if language not in {"escpos", "cd5220"}:
            raise ValueError(f"{language!r} is no language of a display")
        self._device = device
        self._baud = baud
        self._frame = _escpos_frame if language == "escpos" else _cd5220_frame
        self._port: Serial | None = None

    def show(self, upper: str, lower: str) -> None:
        """Two lines, cut to what fits; UnreachableError, RefusedError, and it is closed then."""
        self._write(self._frame(cells(upper), cells(lower)))

    def clear(self) -> None:
        self._write(_CLEAR)

    def close(self) -> None:
        """What was written still arrives."""
        port, self._port = self._port, None
        if port is not None:
            with contextlib.suppress(OSError):
                port.close()

    def _drop(self) -> None:
        # What a stuck display has not taken would keep the closing port.
        if self._port is not None:
            with contextlib.suppress(OSError, termios.error):
                self._port.reset_output_buffer()
        self.close()

    def _write(self, frame: bytes) -> None:
        from serial import SerialException, SerialTimeoutException

        try:
            if self._port is None:
                self._port = self._open()
                frame = b"\x1b@" + frame
            self._port.write(frame)
        except SerialTimeoutException as error:
            self._drop()
            raise UnreachableError("display.stuck", device=self._device) from error
        except SerialException as error:
            self._drop()
            if isinstance(error.__context__, PermissionError):
                raise RefusedError("display.no_permission", device=self._device) from error
            raise UnreachableError("display.unreachable", device=self._device) from error

    def _open(self) -> Serial:
        from serial import Serial

        return Serial(
            self._device, self._baud, timeout=0, write_timeout=WRITE_SECONDS, exclusive=True
        )


def cells(text: str) -> str:
    """Exactly one line: plain letters, no control characters, cut or filled up."""
    spelled = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    plain = "".join(sign for sign in spelled if not unicodedata.combining(sign))
    shown = "".join(sign if " " <= sign <= "~" else "?" for sign in plain if sign.isprintable())
    return shown[:CELLS].ljust(CELLS)


def _escpos_frame(upper: str, lower: str) -> bytes:
    first, second = b"\x1f$\x01\x01", b"\x1f$\x01\x02"
    return first + upper.encode("ascii") + second + lower.encode("ascii")


def _cd5220_frame(upper: str, lower: str) -> bytes:
    return b"\x1bQA" + upper.encode("ascii") + b"\r\x1bQB" + lower.encode("ascii") + b"\r"
