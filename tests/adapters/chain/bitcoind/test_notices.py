"""What a node announces is heard where it can be, and only makes the till ask."""

from __future__ import annotations

import itertools
import threading
from typing import TYPE_CHECKING

import pytest
import zmq

from pos_app.adapters.chain.bitcoind.answers import Notification
from pos_app.adapters.chain.bitcoind.notices import (
    Notices,
    SilentListener,
    ZmqListener,
    usable_places,
)
from pos_app.config.node_url import parse_node_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.mark.parametrize(
    ("url", "address", "heard_at"),
    [
        ("http://till@127.0.0.1", "tcp://127.0.0.1:28332", "tcp://127.0.0.1:28332"),
        ("http://till@localhost", "tcp://127.0.0.1:28332", "tcp://127.0.0.1:28332"),
        ("http://till@127.0.0.1", "tcp://0.0.0.0:28332", "tcp://127.0.0.1:28332"),
        ("http://till@[::1]", "tcp://[::]:28332", "tcp://[::1]:28332"),
        ("http://till@10.0.0.5", "tcp://0.0.0.0:28332", "tcp://10.0.0.5:28332"),
        ("http://till@10.0.0.5", "tcp://*:28332", "tcp://10.0.0.5:28332"),
        ("http://till@10.0.0.5", "tcp://10.0.0.5:28332", "tcp://10.0.0.5:28332"),
        ("http://till@10.0.0.5", "tcp://127.0.0.1:28332", None),
        ("http://till@10.0.0.5", "tcp://[::1]:28332", None),
        ("http://till@127.0.0.1", "ipc:///run/node.sock", None),
        ("http://till@127.0.0.1", "tcp://127.0.0.1", None),
        ("http://till@127.0.0.1", "tcp://a:b:1", None),
    ],
)
def test_an_address_is_used_where_it_can_be_reached(
    url: str, address: str, heard_at: str | None
) -> None:
    node = parse_node_url(f"bitcoind+{url}")
    found = usable_places([Notification(topic="pubsequence", address=address)], node)
    assert found == ({} if heard_at is None else {"sequence": heard_at})


def test_topics_that_say_nothing_new_are_left_out() -> None:
    node = parse_node_url("bitcoind+http://till@127.0.0.1")
    found = [
        Notification(topic="pubrawblock", address="tcp://127.0.0.1:1"),
        Notification(topic="pubrawtx", address="tcp://127.0.0.1:2"),
        Notification(topic="pubrawtx", address="tcp://127.0.0.1:3"),
        Notification(topic="pubhashblock", address="tcp://127.0.0.1:4"),
    ]
    assert usable_places(found, node) == {
        "rawtx": "tcp://127.0.0.1:2",
        "hashblock": "tcp://127.0.0.1:4",
    }


def test_where_nothing_is_announced_a_ring_ends_the_wait() -> None:
    listener = SilentListener()
    assert listener.wait(0) == Notices()
    ringing = threading.Timer(0.01, listener.ring)
    ringing.start()
    assert listener.wait(60).block
    ringing.join()
    assert listener.wait(0) == Notices()
    listener.close()


class Announcer:
    def __init__(self, context: zmq.Context[zmq.Socket[bytes]]) -> None:
        self._socket = context.socket(zmq.PUB)
        self._port = self._socket.bind_to_random_port("tcp://127.0.0.1")
        self.address = f"tcp://127.0.0.1:{self._port}"

    def say(self, *parts: bytes) -> None:
        self._socket.send_multipart(parts)


@pytest.fixture
def announcer() -> Iterator[Announcer]:
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    yield Announcer(context)
    context.destroy(linger=0)


@pytest.fixture
def listener(announcer: Announcer) -> Iterator[ZmqListener]:
    listener = ZmqListener(dict.fromkeys(("rawtx", "sequence", "hashblock"), announcer.address))
    try:
        # Until the announcer knows who listens, what it says is lost.
        numbers = itertools.count()
        until(
            listener,
            lambda notices: notices.block and not notices.compare,
            lambda: announcer.say(b"hashblock", b"", numbered(next(numbers))),
        )
        yield listener
    finally:
        listener.close()


def until(
    listener: ZmqListener, fits: Callable[[Notices], bool], again: Callable[[], None]
) -> Notices:
    for _ in range(1_000):
        again()
        notices = listener.wait(0.01)
        if fits(notices) and listener.tells_all:
            return notices
    raise AssertionError("never heard")


def heard(listener: ZmqListener, fits: Callable[[Notices], bool]) -> Notices:
    return until(listener, fits, lambda: None)


def numbered(number: int) -> bytes:
    return number.to_bytes(4, "little")


def test_what_is_announced_is_sorted(announcer: Announcer, listener: ZmqListener) -> None:
    announcer.say(b"rawtx", b"raw", numbered(7))
    assert heard(listener, lambda each: bool(each.transactions)).transactions == [b"raw"]
    announcer.say(b"sequence", b"\x01" * 32 + b"A" + bytes(8), numbered(1))
    assert heard(listener, lambda each: bool(each.came)).came == ["01" * 32]
    announcer.say(b"sequence", b"\x02" * 32 + b"R" + bytes(8), numbered(2))
    assert heard(listener, lambda each: bool(each.left)).left == ["02" * 32]
    for what in (b"C", b"D"):
        announcer.say(b"sequence", b"\x03" * 32 + what, numbered(3))
        assert heard(listener, lambda each: each.block).came == []


def test_a_gap_and_nonsense_make_it_compare(announcer: Announcer, listener: ZmqListener) -> None:
    announcer.say(b"rawtx", b"one", numbered(0xFFFFFFFF))
    assert not heard(listener, lambda each: bool(each.transactions)).compare
    announcer.say(b"rawtx", b"two", numbered(0))
    assert not heard(listener, lambda each: bool(each.transactions)).compare
    announcer.say(b"rawtx", b"four", numbered(2))
    assert heard(listener, lambda each: bool(each.transactions)).compare
    for parts in ((b"rawtx",), (b"rawtx", b"x", b"12"), (b"sequence", b"short", numbered(9))):
        announcer.say(*parts)
        heard(listener, lambda each: each.compare)


def test_a_ring_ends_the_wait(listener: ZmqListener) -> None:
    while listener.wait(0) != Notices():
        pass
    ringing = threading.Timer(0.01, listener.ring)
    ringing.start()
    assert listener.wait(60).block
    ringing.join()


def test_a_line_that_ends_is_noticed(announcer: Announcer) -> None:
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    going = Announcer(context)
    listener = ZmqListener({"sequence": going.address, "rawtx": announcer.address})
    try:
        assert not listener.tells_all
        while not listener.tells_all:
            assert listener.wait(60).compare
        context.destroy(linger=0)
        while listener.tells_all:
            assert listener.wait(60).compare
    finally:
        context.destroy(linger=0)
        listener.close()


def test_without_word_of_what_leaves_not_all_is_told(announcer: Announcer) -> None:
    listener = ZmqListener({"rawtx": announcer.address})
    try:
        while not listener.wait(60).compare:
            pass
        assert not listener.tells_all
    finally:
        listener.close()


def test_an_address_that_cant_be_is_an_os_error() -> None:
    with pytest.raises(OSError, match="not supported"):
        ZmqListener({"rawtx": "carrier-pigeon://x"})
