"""A customer display of two lines on a pole: twenty cells each, on a serial port.

Two languages are common: Epson's for its DM-D (ESC @, ESC t, US MD1, FF, US $ x y) and CD5220
(ESC @, FF, ESC Q A and ESC Q B with a carriage return at the end). Only the first has a command for
the letters' code page, so the other gets plain ones.
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
_INITIALISE = b"\x1b@"
# ESC t 0: PC437, which all of them have; US MD1: letters replace what stands there.
_ESCPOS_SETUP = _INITIALISE + b"\x1bt\x00\x1f\x01"
_ESCPOS_PAGE = "cp437"
_ASCII = "ascii"
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
        is_escpos = language == "escpos"
        self._frame = _escpos_frame if is_escpos else _cd5220_frame
        self._setup = _ESCPOS_SETUP if is_escpos else _INITIALISE
        self._page = _ESCPOS_PAGE if is_escpos else _ASCII
        self._port: Serial | None = None

    def show(self, upper: str, lower: str) -> None:
        """Two lines, cut to what fits; UnreachableError, RefusedError, and it is closed then."""
        lines = (cells(text, self._page).encode(self._page) for text in (upper, lower))
        self._write(self._frame(*lines))

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
        from serial import SerialTimeoutException

        try:
            if self._port is None:
                self._port = self._open()
                frame = self._setup + frame
            self._port.write(frame)
        except SerialTimeoutException as error:
            self._drop()
            raise UnreachableError("display.stuck", device=self._device) from error
        except (OSError, termios.error) as error:  # the second: unplugged while it is being set
            self._drop()
            if isinstance(error.__context__, PermissionError):
                raise RefusedError("display.no_permission", device=self._device) from error
            raise UnreachableError("display.unreachable", device=self._device) from error

    def _open(self) -> Serial:
        from serial import Serial

        return Serial(
            self._device, self._baud, timeout=0, write_timeout=WRITE_SECONDS, exclusive=True
        )


def cells(text: str, page: str = _ASCII) -> str:
    """Exactly one line: letters of the code page, no control characters, cut or filled up."""
    composed = unicodedata.normalize("NFC", text)
    signs = (sign for sign in composed if sign.isprintable() or ord(sign) in _PLAIN)
    shown = "".join(_shown(sign, page) for sign in signs)
    return shown[:CELLS].ljust(CELLS)


def _shown(sign: str, page: str) -> str:
    if " " <= sign <= "~" or (sign.isalpha() and _has(page, sign)):
        return sign
    spelled = unicodedata.normalize("NFKD", sign.translate(_PLAIN))
    plain = "".join(part for part in spelled if not unicodedata.combining(part))
    return "".join(part if " " <= part <= "~" else "?" for part in plain)


def _has(page: str, sign: str) -> bool:
    try:
        return len(sign.encode(page)) == 1
    except UnicodeEncodeError:
        return False


def _escpos_frame(upper: bytes, lower: bytes) -> bytes:
    return b"\x1f$\x01\x01" + upper + b"\x1f$\x01\x02" + lower


def _cd5220_frame(upper: bytes, lower: bytes) -> bytes:
    return b"\x1bQA" + upper + b"\r\x1bQB" + lower + b"\r"
