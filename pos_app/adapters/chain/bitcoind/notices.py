"""What a node announces by itself over ZMQ, and waiting where it announces nothing.

Bitcoin Core, doc/zmq.md. Anybody on the way could say it, so it is only a reason to ask the node.
"""

from __future__ import annotations

import logging
import re
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pos_app.adapters.chain.bitcoind.answers import Notification
    from pos_app.config.node_url import NodeUrl

TRANSACTION, SEQUENCE, BLOCK = "rawtx", "sequence", "hashblock"
TOPICS = (TRANSACTION, SEQUENCE, BLOCK)
LARGEST_MESSAGE = 4_000_000
# Kept for a reader that is busy; what does not fit is noticed by the gap it leaves.
KEPT_MESSAGES = 1_000
_PARTS = 3
_HASH_BYTES = 32
_NUMBER_BYTES = 4
_PLACE = re.compile(r"tcp://(?P<host>\[[0-9a-fA-F:.]+\]|[^:/\[\]]+):(?P<port>[0-9]{1,5})")
_LOOPBACK = {"127.0.0.1", "[::1]", "localhost"}

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Notices:
    """`compare`: something may have been missed. `block`: the best block may be another."""

    transactions: list[bytes] = field(default_factory=list)
    came: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    block: bool = False
    compare: bool = False


class Listener(Protocol):
    @property
    def tells_all(self) -> bool:
        """Whether every change of the memory pool is announced now."""
        ...

    def wait(self, seconds: float) -> Notices:
        """What came until something came, it was rung, or the seconds are over."""
        ...

    def ring(self) -> None:
        """From any thread: end the wait."""
        ...

    def close(self) -> None: ...


class SilentListener:
    """Of a node that announces nothing that can be heard here."""

    tells_all = False

    def __init__(self) -> None:
        self._bell = threading.Event()

    def wait(self, seconds: float) -> Notices:
        rung = self._bell.wait(seconds)
        self._bell.clear()
        return Notices(block=rung)

    def ring(self) -> None:
        self._bell.set()

    def close(self) -> None:
        """Nothing is held."""


def usable_places(found: Iterable[Notification], node: NodeUrl) -> Mapping[str, str]:
    """Where each topic can be heard from here; topics that can't are left out.

    A node tells the addresses it listens at, as its own machine names them.
    """
    here: dict[str, str] = {}
    host = f"[{node.host}]" if ":" in node.host else node.host
    for each in found:
        topic = each.topic.removeprefix("pub")
        place = _PLACE.fullmatch(each.address)
        if topic not in TOPICS or topic in here or place is None:
            continue
        if _is_everywhere(place["host"]):
            here[topic] = f"tcp://{host}:{place['port']}"
        elif place["host"] not in _LOOPBACK or node.is_local:
            here[topic] = each.address
    return here


def _is_everywhere(host: str) -> bool:
    """Whether a node that binds this can be reached at any of its addresses."""
    with suppress(ValueError):
        return ip_address(host.strip("[]")).is_unspecified
    return host == "*"


class ZmqListener:
    """For one thread, but `ring`. OSError when it can't be opened."""

    def __init__(self, places: Mapping[str, str]) -> None:
        import zmq

        self._topics = frozenset(places)
        self._addresses = frozenset(places.values())
        self._numbers: dict[bytes, int] = {}
        self._joined = 0
        self._bell, self._button = socket.socketpair()
        self._button.setblocking(False)
        self._context = zmq.Context()
        try:
            self._socket = self._context.socket(zmq.SUB)
            self._monitor = self._socket.get_monitor_socket(
                zmq.EVENT_HANDSHAKE_SUCCEEDED | zmq.EVENT_DISCONNECTED
            )
            self._open(places)
        except zmq.ZMQError as error:
            self.close()
            raise OSError(str(error)) from error

    @property
    def tells_all(self) -> bool:
        return self._joined >= len(self._addresses) and SEQUENCE in self._topics

    def wait(self, seconds: float) -> Notices:
        import zmq

        poller = zmq.Poller()
        for each in (self._socket, self._monitor, self._bell):
            poller.register(each, zmq.POLLIN)
        ready = dict(poller.poll(max(0, int(seconds * 1_000))))
        notices = Notices()
        if self._bell.fileno() in ready:
            self._bell.recv(1_024)
            notices.block = True
        if self._monitor in ready:
            self._hear_of_the_line(notices)
        for _ in range(KEPT_MESSAGES if self._socket in ready else 0):
            try:
                parts = self._socket.recv_multipart(zmq.NOBLOCK)
            except zmq.Again:
                break
            self._take(parts, notices)
        return notices

    def ring(self) -> None:
        with suppress(OSError):  # full: it rings already; closed: nobody waits
            self._button.send(b"!")

    def close(self) -> None:
        self._context.destroy(linger=0)
        self._bell.close()
        self._button.close()

    def _open(self, places: Mapping[str, str]) -> None:
        import zmq

        self._socket.setsockopt(zmq.MAXMSGSIZE, LARGEST_MESSAGE)
        self._socket.setsockopt(zmq.RCVHWM, KEPT_MESSAGES)
        self._socket.setsockopt(zmq.IPV6, 1)
        for topic in places:
            self._socket.setsockopt(zmq.SUBSCRIBE, topic.encode())
        for address in sorted(self._addresses):
            self._socket.connect(address)

    def _hear_of_the_line(self, notices: Notices) -> None:
        import zmq
        from zmq.utils.monitor import recv_monitor_message

        while self._monitor.poll(0):
            event = recv_monitor_message(self._monitor)["event"]
            self._joined += 1 if event == zmq.EVENT_HANDSHAKE_SUCCEEDED else -1
            self._joined = max(0, self._joined)
            notices.compare = notices.block = True

    def _take(self, parts: Sequence[bytes], notices: Notices) -> None:
        if len(parts) != _PARTS or len(parts[2]) != _NUMBER_BYTES:
            notices.compare = True
            return
        topic, body, number = parts[0], parts[1], int.from_bytes(parts[2], "little")
        before = self._numbers.get(topic)
        self._numbers[topic] = number
        if before is not None and number != (before + 1) & 0xFFFFFFFF:
            notices.compare = notices.block = True
        if topic == TRANSACTION.encode():
            notices.transactions.append(body)
        elif topic == BLOCK.encode():
            notices.block = True
        elif topic == SEQUENCE.encode() and len(body) > _HASH_BYTES:
            txid = body[:_HASH_BYTES].hex()
            match body[_HASH_BYTES : _HASH_BYTES + 1]:
                case b"A":
                    notices.came.append(txid)
                case b"R":
                    notices.left.append(txid)
                case _:
                    notices.block = True
        else:
            notices.compare = True
