"""How a printer says that it is done, that it is stuck, and how one falls silent."""

from __future__ import annotations

import socket
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.printing.escpos_printer import EscPosPrinter, Limits
from pos_app.adapters.printing.tcp_line import TcpLine
from pos_app.domain.message import Message
from pos_app.ports import PrintResult, RefusedError, UnreachableError
from tests.support import print_jobs
from tests.support.fake_printer import PATIENCE_SECONDS
from tests.support.print_jobs import drawing
from tests.support.printer_wires import NetworkWire

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.fake_printer import FakePrinter

    NewPrinter = Callable[..., FakePrinter]

ROWS = 100
JOB = drawing(ROWS)
QUICK = replace(print_jobs.QUICK, first=0.5, slow_bytes_per_second=1_000_000)
CUTTER = Message(code="printer.cutter")
BROKEN = Message(code="printer.broken")
NEARLY_OUT = Message(code="printer.paper_low")
COVER = Message(code="printer.cover_open")


def printer_at(fake: FakePrinter, limits: Limits = QUICK) -> EscPosPrinter:
    return EscPosPrinter(
        lambda stopping, seconds: TcpLine("127.0.0.1", fake.port, stopping, seconds),
        place="counter",
        limits=limits,
    )


def quietly(_problem: Message | None) -> None:
    """Nobody listens."""


@pytest.mark.parametrize(
    ("wishes", "result"),
    [
        ({}, PrintResult.PRINTED),
        ({"tags": False}, PrintResult.PRINTED),
        ({"confirms": False}, PrintResult.PRINTED),
        ({"tags": False, "confirms": False}, PrintResult.SENT),
        ({"mute": True}, PrintResult.SENT),
    ],
    ids=["both words", "no GS ( H", "no GS r", "neither", "mute"],
)
def test_each_word_is_enough_and_none_is_made_up(
    new_printer: NewPrinter, wishes: dict[str, bool], result: PrintResult
) -> None:
    fake = new_printer(**wishes)
    printer = printer_at(fake)
    for _ in range(2):
        assert printer.print(JOB, quietly) is result
    fake.until(lambda done: len(done.jobs) == 2)


def test_one_that_gave_the_stronger_word_is_not_believed_the_weaker(
    new_printer: NewPrinter,
) -> None:
    fake = new_printer()
    printer = printer_at(fake, Limits(status=0.3, confirm=0.5, tag=0.1))
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    fake.lose_tags()
    assert printer.print(JOB, quietly) is PrintResult.UNCERTAIN


def test_the_end_of_the_roll_coming_near_is_told_and_stops_nothing(fake: FakePrinter) -> None:
    printer = printer_at(fake)
    printer.check()
    assert printer.notice is None
    fake.let_paper_run_low()
    troubles: list[Message | None] = []
    assert printer.print(JOB, troubles.append) is PrintResult.PRINTED
    assert troubles == []
    assert printer.notice == NEARLY_OUT
    fake.put_in_paper()
    printer.check()
    assert printer.notice is None


def test_a_jammed_cutter_goes_on_only_after_a_person_was_at_it(fake: FakePrinter) -> None:
    printer = printer_at(fake)
    fake.jam_cutter()
    heard: list[Message | None] = []

    def help_it(problem: Message | None) -> None:
        heard.append(problem)
        if len(heard) == 1:
            fake.free_cutter()
            fake.open_cover()
        elif problem == COVER:
            assert fake.recoveries == 0
            fake.mend()

    assert printer.print(JOB, help_it) is PrintResult.PRINTED
    assert heard[:2] == [CUTTER, COVER]
    assert heard[-1] is None
    assert (len(fake.jobs), fake.recoveries) == (1, 1)


def test_the_knife_stands_still_while_nobody_was_there(fake: FakePrinter) -> None:
    printer = printer_at(fake)
    fake.jam_cutter()
    assert printer.print(JOB, lambda _: printer.stop()) is PrintResult.UNCERTAIN
    for _ in range(2):
        with pytest.raises(RefusedError) as caught:
            printer_at(fake).check()
        assert caught.value.message == CUTTER
    assert fake.recoveries == 0


def test_one_that_only_a_repair_helps_refuses_and_says_so(fake: FakePrinter) -> None:
    fake.break_down()
    with pytest.raises(RefusedError) as caught:
        printer_at(fake).print(JOB, quietly)
    assert caught.value.message == BROKEN
    assert fake.jobs == []


@pytest.mark.parametrize("tags", [True, False])
def test_noise_before_every_word_and_words_in_pieces(
    new_printer: NewPrinter, *, tags: bool
) -> None:
    fake = new_printer(noise=b"\xff\x81\x9b", tags=tags)
    printer = printer_at(fake)
    # One byte after noise may be the rest of something else; a tag can be nothing else.
    assert (printer.print(JOB, quietly) is PrintResult.PRINTED) is tags
    fake.until(lambda done: len(done.jobs) == 1)
    fake.run_out_of_paper()
    with pytest.raises(RefusedError) as caught:
        printer.print(JOB, quietly)
    assert caught.value.message.code == "printer.paper_out"


def test_a_slow_one_that_confirms_is_waited_for(fake: FakePrinter) -> None:
    printer = printer_at(fake)
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    # Much longer than it would be waited for otherwise.
    fake.mm_per_second = 6.0
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    assert len(fake.jobs) == 2


@pytest.mark.parametrize("is_known", [True, False])
def test_one_that_falls_silent_without_a_word_is_uncertain(
    new_printer: NewPrinter, *, is_known: bool
) -> None:
    fake = new_printer(buffer_bytes=100_000)
    printer = printer_at(fake)
    if is_known:
        assert printer.print(JOB, quietly) is PrintResult.PRINTED
    fake.silent_after_rows = 10
    assert printer.print(JOB, quietly) is PrintResult.UNCERTAIN


def test_a_silent_connection_is_probed_by_the_system() -> None:
    with socket.create_server(("127.0.0.1", 0)) as host:
        line = TcpLine("127.0.0.1", host.getsockname()[1], threading.Event(), 1.0)
        rows = [row.split() for row in Path("/proc/net/tcp").read_text("ascii").splitlines()]
        port = f":{host.getsockname()[1]:04X}"
        # Of the active timers, 02 is the one that asks whether the other side is still there.
        timers = [row[5][:2] for row in rows if row[2].endswith(port)]
        line.drop()
    assert timers == ["02"]


@pytest.mark.parametrize("one_only", [True, False], ids=["refused", "kept waiting"])
def test_one_that_serves_another_host_is_waited_for_before_a_byte_leaves(
    new_printer: NewPrinter, *, one_only: bool
) -> None:
    fake = new_printer(wire=NetworkWire(one_only=one_only))
    printer = printer_at(fake)
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    fake.until(lambda free: free.is_free)
    with socket.create_connection(("127.0.0.1", fake.port), PATIENCE_SECONDS):
        fake.until(lambda busy: busy.connections == 2)
        with pytest.raises(UnreachableError) as caught:
            printer.print(JOB, quietly)
        code = "printer.refused" if one_only else "printer.busy"
        assert caught.value.message.code == code
        assert len(fake.jobs) == 1
    fake.until(lambda free: free.is_free)
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    assert len(fake.jobs) == 2
