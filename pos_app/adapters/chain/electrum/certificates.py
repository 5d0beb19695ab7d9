"""TLS to servers nobody vouches for: system authorities first, else trust on first use."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import socket
import ssl
import threading
from typing import TYPE_CHECKING, Any

from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.adapters.chain.electrum.server_address import ServerAddress

# OpenSSL's words for "no authority I know has signed this": self-signed, or a private authority.
UNKNOWN_AUTHORITY_CODES = frozenset({18, 19, 20, 21})
_BY_AUTHORITY = "authority"
# Several servers are followed at once, each from its own thread, and share the file.
_WRITING = threading.Lock()

log = logging.getLogger(__name__)


class PinnedCertificates:
    """One JSON file: for each `host:port` the PEM of its certificate, or the word `authority`.

    `authority` says that a system authority vouched for it once; a later certificate that none
    vouches for is then a change. A file that can't be read is RefusedError `chain.pins_damaged`.
    """

    def __init__(self, file: Path) -> None:
        self.file = file

    def get(self, server: ServerAddress) -> str | None:
        return self._read().get(str(server))

    def set(self, server: ServerAddress, pin: str) -> None:
        with _WRITING:
            self._set(server, pin)

    def _set(self, server: ServerAddress, pin: str) -> None:
        pins = self._read()
        if pins.get(str(server)) == pin:
            return
        text = json.dumps(pins | {str(server): pin}, indent=1, sort_keys=True)
        draft = self.file.with_suffix(".new")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(descriptor)
        draft.replace(self.file)

    def _read(self) -> dict[str, str]:
        try:
            pins: Any = json.loads(self.file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            raise RefusedError("chain.pins_damaged", file=str(self.file)) from None
        if not isinstance(pins, dict) or not all(isinstance(pin, str) for pin in pins.values()):
            raise RefusedError("chain.pins_damaged", file=str(self.file))
        return pins


class StreamOpener:
    """Opens sockets to servers, with TLS where their address says so."""

    def __init__(
        self,
        pins: PinnedCertificates,
        *,
        connect_seconds: float,
        authorities: Callable[[], ssl.SSLContext] | None = None,
    ) -> None:
        self._pins = pins
        self._connect_seconds = connect_seconds
        self._authorities = authorities or _system_authorities

    def open(self, server: ServerAddress) -> socket.socket:
        """A connected socket.

        UnreachableError `chain.unreachable`; RefusedError `chain.certificate_changed` or
        `chain.certificate_refused`.
        """
        try:
            return self._open_tls(server) if server.tls else self._connect(server)
        except ssl.SSLCertVerificationError as error:
            log.warning("%s: certificate refused: %s", server, error.verify_message)
            raise RefusedError("chain.certificate_refused", server=str(server)) from error
        except (OSError, UnicodeError) as error:  # UnicodeError: a host name that can't be one
            log.info("%s: %s", server, error)
            raise UnreachableError("chain.unreachable", server=str(server)) from error

    def _open_tls(self, server: ServerAddress) -> socket.socket:
        pin = self._pins.get(server)
        if pin is not None and pin != _BY_AUTHORITY:
            return self._open_pinned(server, pin)
        try:
            stream = self._wrap(server, self._authorities())
        except ssl.SSLCertVerificationError as error:
            if error.verify_code not in UNKNOWN_AUTHORITY_CODES:
                raise
            if pin == _BY_AUTHORITY:
                raise self._changed(server) from error
            return self._open_pinned(server, None)
        self._pins.set(server, _BY_AUTHORITY)
        return stream

    def _open_pinned(self, server: ServerAddress, pin: str | None) -> socket.socket:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE  # the pin is compared instead
        stream = self._wrap(server, context)
        shown = ssl.DER_cert_to_PEM_cert(stream.getpeercert(binary_form=True) or b"")
        if pin is not None and pin != shown:
            stream.close()
            raise self._changed(server)
        try:
            self._pins.set(server, shown)
        except BaseException:
            stream.close()
            raise
        return stream

    def _changed(self, server: ServerAddress) -> RefusedError:
        """However old the pin is: who may swap a certificate unseen needs only to wait for it."""
        return RefusedError(
            "chain.certificate_changed", server=str(server), file=str(self._pins.file)
        )

    def _wrap(self, server: ServerAddress, context: ssl.SSLContext) -> ssl.SSLSocket:
        plain = self._connect(server)
        try:
            return context.wrap_socket(plain, server_hostname=server.host)
        except BaseException:
            plain.close()
            raise

    def _connect(self, server: ServerAddress) -> socket.socket:
        stream = socket.create_connection((server.host, server.port), self._connect_seconds)
        stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _keep_alive(stream)
        return stream


def _system_authorities() -> ssl.SSLContext:
    context = ssl.create_default_context()
    # Python 3.13 sets it; formal faults of a certificate would hide who has signed it.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context


def _keep_alive(stream: socket.socket) -> None:
    """Let the system notice within a minute that the other side has gone without a word."""
    stream.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (("TCP_KEEPIDLE", 30), ("TCP_KEEPINTVL", 10), ("TCP_KEEPCNT", 3)):
        option = getattr(socket, name, None)
        if option is not None:
            with contextlib.suppress(OSError):
                stream.setsockopt(socket.IPPROTO_TCP, option, value)
