"""What a printer says of itself when it is asked, and what is known where it says less."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.printing.capabilities import (
    Capabilities,
    Patience,
    ask_capabilities,
    profile_for,
)
from pos_app.adapters.printing.registry import wire_of
from pos_app.domain.message import Message, TillError
from tests.support.fake_printer import FakePrinter
from tests.support.printer_wires import CableWire, NetworkWire

if TYPE_CHECKING:
    from collections.abc import Iterator

QUICK = Patience(connect=1.0, answer=0.3)
EPSON = Capabilities(
    maker="EPSON",
    model="TM-T20II",
    firmware="1.00",
    answers=True,
    confirms=True,
    tags=True,
    profile="TM-T20II",
)


@pytest.fixture(params=["network", "serial", "usb"])
def wire(request: pytest.FixtureRequest) -> Iterator[NetworkWire | CableWire]:
    if request.param == "network":
        yield NetworkWire()
        return
    made = CableWire(leaves=request.param == "usb")
    yield made
    made.throw_away()


def asked(url: str, patience: Patience = QUICK) -> Capabilities:
    wire = wire_of(url)
    return ask_capabilities(wire.open_line, threading.Event(), patience, place=wire.place)


def test_it_says_what_it_is_on_every_wire_and_prints_nothing(
    wire: NetworkWire | CableWire,
) -> None:
    fake = FakePrinter(wire=wire)
    assert asked(wire.url, Patience()) == EPSON
    # DLE EOT 2 and 4, ESC @, GS I three times, GS ( H (which the fake forgets) and GS r.
    asked_of_it = b"\x10\x04\x02\x10\x04\x04\x1b@\x1dIC\x1dIB\x1dIA\x1dr\x01"
    assert bytes(fake._executed).replace(b"\0", b"") == asked_of_it
    assert fake.jobs == []
    fake.switch_off()


def test_names_and_states_are_told_apart_among_noise() -> None:
    wire = NetworkWire()
    fake = FakePrinter(wire=wire, noise=b"\x11\x13")
    assert asked(wire.url, Patience()) == EPSON
    fake.switch_off()


def test_one_that_says_less_is_a_printer_all_the_same() -> None:
    wire = NetworkWire()
    fake = FakePrinter(wire=wire, confirms=False, tags=False)
    found = asked(wire.url, Patience(answer=0.8))
    assert (found.answers, found.confirms, found.tags) == (True, False, False)
    fake.switch_off()


def test_a_mute_one_is_done_with_within_its_time() -> None:
    wire = NetworkWire()
    fake = FakePrinter(wire=wire, mute=True)
    began = time.monotonic()
    assert asked(wire.url) == Capabilities()
    assert time.monotonic() - began < 10
    fake.switch_off()


def test_one_without_paper_is_asked_for_it_and_nothing_else() -> None:
    wire = NetworkWire()
    fake = FakePrinter(wire=wire)
    fake.run_out_of_paper()
    assert asked(wire.url, Patience()) == Capabilities(
        answers=True, problem=Message(code="printer.paper_out")
    )
    # What it was not asked it does not answer later, when its roll is in.
    assert bytes(fake._arrived).replace(b"\x10\x04\x02\x10\x04\x04", b"") == b""
    fake.switch_off()


def test_one_that_is_away_or_goes_one_way_says_so() -> None:
    fake = FakePrinter()
    url = f"tcp://127.0.0.1:{fake.port}"
    fake.switch_off()
    for where, code in (
        (url, "printer.refused"),
        ("cups://receipts", "printer.one_way"),
        ("file:///tmp/papers", "printer.one_way"),
        ("tcp://:1", "printer.bad_address"),
    ):
        with pytest.raises(TillError) as caught:
            asked(where)
        assert caught.value.message.code == code


def test_a_question_ends_when_the_till_does() -> None:
    wire = NetworkWire()
    fake = FakePrinter(wire=wire, mute=True)
    way, stopping = wire_of(wire.url), threading.Event()
    threading.Timer(0.2, stopping.set).start()
    with pytest.raises(TillError) as caught:
        ask_capabilities(way.open_line, stopping, Patience(answer=60), place=way.place)
    assert caught.value.message.code == "printer.stopped"
    fake.switch_off()


@pytest.mark.parametrize(
    ("names", "profile"),
    [
        (("TM-T20II",), "TM-T20II"),
        (("", "EPSON TM-T88V Receipt"), "TM-T88V"),
        (("tm-t88iv",), "TM-T88IV"),
        (("TM-T88",), None),  # no model's name is only the beginning of another's
        (("POS-80",), None),
        (("",), None),
    ],
)
def test_a_profile_is_found_by_a_models_whole_name(
    names: tuple[str, ...], profile: str | None
) -> None:
    assert profile_for(*names) == profile
