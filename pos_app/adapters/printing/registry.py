"""Which printer stands behind an address of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pos_app.adapters.printing.tcp import TcpPrinter
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from pos_app.ports import Printer

RAW_PORT = 9100


def printer_of(url: str) -> Printer:
    """The printer at `tcp://HOST[:PORT]`; RefusedError for any other address."""
    try:
        parts = urlsplit(url)
        port = parts.port or RAW_PORT
    except ValueError as error:
        raise RefusedError("printer.bad_address", address=url, reason=str(error)) from error
    if parts.scheme != "tcp" or not parts.hostname:
        raise RefusedError("printer.bad_address", address=url, reason="not tcp://HOST[:PORT]")
    return TcpPrinter(parts.hostname, port)
