"""Looks in the own network for what listens on TCP 9100. Only when a person asks for it.

A connection is opened and closed at once and nothing is sent: an office printer would print it.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import selectors
import socket
import struct
import time
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from typing import TYPE_CHECKING, Self, cast

from pos_app.adapters.printing.discovery import FoundPrinter, Way
from pos_app.config.printer_url import RAW_PORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from threading import Event

# A printer of the same network answers within milliseconds, one that sleeps within a second.
SECONDS_EACH = 1.0
AT_ONCE = 64
SMALLEST_PREFIX = 24
_LOOK_SECONDS = 0.1
# Linux, linux/sockios.h: the address and the netmask of an interface.
_GET_ADDRESS, _GET_NETMASK = 0x8915, 0x891B
# RFC 1918.
_PRIVATE = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
_RESET = struct.pack("ii", 1, 0)


def own_networks() -> tuple[IPv4Network, ...]:
    """The private ones that this machine is in, each at most 256 addresses around its own."""
    return networks_around(_interfaces())


def networks_around(interfaces: Iterable[IPv4Interface]) -> tuple[IPv4Network, ...]:
    found = dict[IPv4Network, None]()
    for interface in interfaces:
        address = interface.ip
        if not _is_private(address):
            continue
        prefix = max(interface.network.prefixlen, SMALLEST_PREFIX)
        found[IPv4Network((address, prefix), strict=False)] = None
    return tuple(found)


def hosts_of(networks: Iterable[IPv4Network]) -> Iterator[str]:
    for network in networks:
        yield from map(str, network.hosts())


def network_printers(
    hosts: Iterable[str],
    stopping: Event,
    *,
    port: int = RAW_PORT,
    seconds: float = SECONDS_EACH,
) -> Iterator[FoundPrinter]:
    """Each as it answers, `AT_ONCE` asked at a time; ends early when `stopping` is set.

    ValueError for a host that is no private IPv4 address: the world is not searched.
    """
    waiting = iter([_private(host) for host in hosts])
    with _Round(port, seconds) as asked:
        while not stopping.is_set():
            asked.fill(waiting)
            if not asked.open:
                return
            for host in asked.answers():
                yield FoundPrinter(way=Way.NETWORK, url=f"tcp://{host}:{port}")


class _Round:
    """The connections that are being tried at the same time."""

    def __init__(self, port: int, seconds: float) -> None:
        self._port = port
        self._seconds = seconds
        self._selector = selectors.DefaultSelector()
        self.open: dict[socket.socket, tuple[str, float]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for connection in list(self.open):
            self._forget(connection)
        self._selector.close()

    def fill(self, hosts: Iterator[str]) -> None:
        while len(self.open) < AT_ONCE and (host := next(hosts, None)) is not None:
            connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            connection.setblocking(False)
            number = connection.connect_ex((host, self._port))
            if number in {0, errno.EINPROGRESS}:
                self._selector.register(connection, selectors.EVENT_WRITE)
                self.open[connection] = (host, time.monotonic() + self._seconds)
            else:  # no way there
                connection.close()

    def answers(self) -> Sequence[str]:
        """The hosts that took the connection by now; those that refused or are late are let go."""
        found = []
        for key, _ in self._selector.select(_LOOK_SECONDS):
            connection = cast("socket.socket", key.fileobj)
            if connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
                found.append(self.open[connection][0])
            self._forget(connection)
        now = time.monotonic()
        for connection, (_, end) in list(self.open.items()):
            if now > end:
                self._forget(connection)
        return found

    def _forget(self, connection: socket.socket) -> None:
        del self.open[connection]
        self._selector.unregister(connection)
        with contextlib.suppress(OSError):
            # At once, so that a printer that serves one host is free for the next.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        connection.close()


def _is_private(address: IPv4Address) -> bool:
    return any(address in network for network in _PRIVATE)


def _private(host: str) -> str:
    address = IPv4Address(host)
    if not _is_private(address) and not address.is_loopback:
        raise ValueError(f"{host} is not in a private network")
    return host


def _interfaces() -> Iterator[IPv4Interface]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for _, name in socket.if_nameindex():
            wish = struct.pack("256s", name.encode()[:15])
            # An interface without an address answers with an error.
            with contextlib.suppress(OSError):
                address, netmask = (
                    IPv4Address(fcntl.ioctl(asked, question, wish)[20:24])
                    for question in (_GET_ADDRESS, _GET_NETMASK)
                )
                yield IPv4Interface(f"{address}/{netmask}")
