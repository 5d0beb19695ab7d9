"""What happens to a printer while a job is in its hands: held, or uncertain, and never twice."""

from __future__ import annotations

import socket
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.printing.escpos_bands import INITIALISE
from pos_app.adapters.printing.profiles import profile_named
from pos_app.adapters.printing.registry import printer_of
from pos_app.adapters.printing.renderer import LetterRenderer
from pos_app.ports import PrintResult, UnreachableError
from tests.support.fake_printer import PATIENCE_SECONDS
from tests.support.print_jobs import (
    COVER_OPEN,
    PAPER_OUT,
    PATIENT,
    QUICK,
    ROWS,
    Mender,
    drawing,
    drawn_rows,
    quietly,
)
from tests.support.printer_wires import CableWire, NetworkWire
from tests.support.receipts import a_receipt

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.adapters.printing.renderer import RasterPainter
    from tests.support.fake_printer import FakePrinter

    NewPrinter = Callable[..., FakePrinter]

JOB = drawing()
SHORT = drawing(100)


@pytest.fixture(params=["network", "serial"])
def held_fake(request: pytest.FixtureRequest, new_printer: NewPrinter) -> FakePrinter:
    network = request.param == "network"
    return new_printer(wire=NetworkWire() if network else CableWire(leaves=False))


def test_a_roll_that_ends_among_the_letters_is_replaced_and_nothing_comes_twice(
    held_fake: FakePrinter, painter: RasterPainter
) -> None:
    letters = LetterRenderer(painter, profile_named("TM-T20II")).render(a_receipt(), 80)
    held_fake.paper_rows = 300
    mender = Mender(held_fake.mend)
    printer = printer_of(held_fake.wire.url, PATIENT)
    assert printer.print(letters, mender) is PrintResult.PRINTED
    assert mender.heard == [PAPER_OUT, None]
    assert [job.count(b"Corner\nBooks") + job.count(b"Corner Books") for job in held_fake.jobs] == [
        1
    ]
    assert held_fake.jobs[0].endswith(letters.removeprefix(INITIALISE))


def test_a_cover_that_is_opened_inside_a_job_holds_it(held_fake: FakePrinter) -> None:
    held_fake.cover_rows = 300
    mender = Mender(held_fake.mend)
    printer = printer_of(held_fake.wire.url, PATIENT)
    assert printer.print(JOB, mender) is PrintResult.PRINTED
    assert mender.heard == [COVER_OPEN, None]
    assert [len(list(drawn_rows(job))) for job in held_fake.jobs] == [ROWS]


def test_a_conversation_that_it_ends_while_it_waits_for_paper_is_uncertain(
    fake: FakePrinter,
) -> None:
    """As many do after five minutes without a byte."""
    fake.paper_rows = 300
    printer = printer_of(fake.wire.url, PATIENT)
    assert printer.print(JOB, Mender(fake.hang_up)) is PrintResult.UNCERTAIN
    fake.mend()
    fake.until(lambda free: free.is_free)
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    assert list(drawn_rows(fake.jobs[-1]))[-ROWS:] == list(drawn_rows(JOB))


def test_nothing_is_left_open_for_it_to_close(fake: FakePrinter) -> None:
    printer = printer_of(fake.wire.url, PATIENT)
    printer.check()
    fake.until(lambda free: free.is_free)
    assert printer.print(SHORT, quietly) is PrintResult.PRINTED
    fake.until(lambda free: free.is_free)
    assert fake.connections == 2


@pytest.mark.parametrize("buffer_bytes", [1_000, 1_000_000], ids=["full", "taken"])
def test_a_host_that_vanishes_without_a_word_is_uncertain_and_the_next_job_is_whole(
    new_printer: NewPrinter, buffer_bytes: int
) -> None:
    fake = new_printer(buffer_bytes=buffer_bytes)
    fake.silent_after_rows = 10
    assert printer_of(fake.wire.url, QUICK).print(JOB, quietly) is PrintResult.UNCERTAIN
    fake.switch_off()
    fake.switch_on()
    assert printer_of(fake.wire.url, PATIENT).print(JOB, quietly) is PrintResult.PRINTED
    assert list(drawn_rows(fake.jobs[-1])) == list(drawn_rows(JOB))


def test_the_first_job_of_a_very_slow_one_is_waited_for(fake: FakePrinter) -> None:
    """Nobody knows yet whether it ever says that it is done."""
    fake.mm_per_second = 10.0
    limits = replace(PATIENT, grace=0.1)
    assert printer_of(fake.wire.url, limits).print(SHORT, quietly) is PrintResult.PRINTED
    assert len(fake.jobs) == 1


def test_one_never_heard_that_serves_another_host_prints_later_and_is_not_called_printed(
    fake: FakePrinter,
) -> None:
    printer = printer_of(fake.wire.url, QUICK)
    with socket.create_connection(("127.0.0.1", fake.port), PATIENCE_SECONDS):
        fake.until(lambda busy: busy.connections == 1)
        assert printer.print(SHORT, quietly) is PrintResult.SENT
        assert fake.jobs == []
    fake.until(lambda done: len(done.jobs) == 1)


def test_a_name_that_moves_to_another_address_is_asked_for_again(
    fake: FakePrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a router does that gives a printer another address."""
    address = ["127.0.0.2"]

    def resolve(host: str, port: int, **wishes: int) -> list[tuple[object, ...]]:
        assert host == "printer.example"
        if wishes.get("flags"):
            raise socket.gaierror(socket.EAI_NONAME, "it is no number")
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (address[0], port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    printer = printer_of(f"tcp://printer.example:{fake.port}", PATIENT)
    with pytest.raises(UnreachableError):
        printer.print(SHORT, quietly)
    address[0] = "127.0.0.1"
    assert printer.print(SHORT, quietly) is PrintResult.PRINTED
    address[0] = "127.0.0.2"
    with pytest.raises(UnreachableError):
        printer.print(SHORT, quietly)
    assert len(fake.jobs) == 1
