"""A network printer in its usual moods: what came out, and what we may say of it."""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.printing.escpos_bands import job_bytes
from pos_app.adapters.printing.escpos_printer import Limits
from pos_app.adapters.printing.registry import printer_of
from pos_app.domain.message import Message
from pos_app.ports import Bitmap, PrintResult, RefusedError, UnreachableError
from tests.support.fake_printer import PATIENCE_SECONDS
from tests.support.receipt_drawing import draw_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos_app.ports import Printer
    from tests.support.fake_printer import FakePrinter

PAPER_OUT, COVER_OPEN = Message(code="printer.paper_out"), Message(code="printer.cover_open")
ROWS = 900
DRAWING = Bitmap(width=576, height=ROWS, data=bytes([0x81] * 72 * ROWS))
JOB = job_bytes(DRAWING)
QUICK = Limits(
    connect=1.0,
    status=0.3,
    stall=0.6,
    grace=0.2,
    mute_grace=0.1,
    confirm=20.0,
    first=0.5,
    slow_bytes_per_second=1_000_000,
)


@pytest.fixture
def printer(fake: FakePrinter) -> Iterator[Printer]:
    yield from a_printer(fake, QUICK)


def a_printer(fake: FakePrinter, limits: Limits) -> Iterator[Printer]:
    printer = printer_of(f"tcp://127.0.0.1:{fake.port}", limits)
    yield printer
    printer.stop()


def quietly(_problem: Message | None) -> None:
    """Nobody listens."""


class Mender:
    """Hears the troubles of a job and mends the first."""

    def __init__(self, fake: FakePrinter) -> None:
        self._fake = fake
        self.heard: list[Message | None] = []

    def __call__(self, problem: Message | None) -> None:
        self.heard.append(problem)
        if len(self.heard) == 1:
            self._fake.mend()


def test_a_job_is_printed_and_confirmed(fake: FakePrinter, printer: Printer) -> None:
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    assert len(fake.jobs) == 1
    assert draw_back(fake.jobs[0]).size == (576, ROWS)
    assert fake.drawer_kicks == 0


def test_each_job_has_its_own_connection(fake: FakePrinter, printer: Printer) -> None:
    printer.print(JOB, quietly)
    printer.check()
    printer.print(JOB, quietly)
    assert len(fake.jobs) == 2
    assert fake.connections == 3


def test_a_printer_that_is_off_is_unreachable_and_comes_back(
    fake: FakePrinter, printer: Printer
) -> None:
    fake.switch_off()
    with pytest.raises(UnreachableError) as caught:
        printer.print(JOB, quietly)
    assert caught.value.message.code == "printer.refused"
    fake.switch_on()
    assert printer.print(JOB, quietly) is PrintResult.PRINTED


@pytest.mark.parametrize("host", ["printer.invalid", "printer..shop", "p" * 64])
def test_a_name_without_address_is_unreachable(host: str) -> None:
    with pytest.raises(UnreachableError) as caught:
        printer_of(f"tcp://{host}:9100", QUICK).check()
    assert caught.value.message.code == "printer.no_address"


def test_nobody_behind_the_address_costs_only_the_deadline() -> None:
    # A full backlog answers nothing, as a host that is away does.
    with socket.create_server(("127.0.0.1", 0), backlog=0) as deaf:
        place = deaf.getsockname()
        with socket.create_connection(place):
            started = time.monotonic()
            with pytest.raises(UnreachableError) as caught:
                printer_of(f"tcp://127.0.0.1:{place[1]}", QUICK).check()
            assert caught.value.message.arguments["reason"] == "no answer"
            assert time.monotonic() - started < 1.8


@pytest.mark.parametrize(
    ("fault", "problem"), [("run_out_of_paper", PAPER_OUT), ("open_cover", COVER_OPEN)]
)
def test_a_printer_in_trouble_refuses_before_anything_is_sent(
    fake: FakePrinter, printer: Printer, fault: str, problem: Message
) -> None:
    getattr(fake, fault)()
    for act in (printer.check, lambda: printer.print(JOB, quietly)):
        with pytest.raises(RefusedError) as caught:
            act()
        assert caught.value.message == problem
    fake.mend()
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    assert len(fake.jobs) == 1


def test_paper_that_ends_inside_a_job_holds_it_and_prints_it_once(
    fake: FakePrinter, printer: Printer
) -> None:
    fake.paper_rows = 300
    mender = Mender(fake)
    assert printer.print(JOB, mender) is PrintResult.PRINTED
    assert mender.heard == [PAPER_OUT, None]
    assert [draw_back(job).size for job in fake.jobs] == [(576, ROWS)]


def test_paper_that_ends_after_the_last_byte_left(
    new_printer: Callable[..., FakePrinter],
) -> None:
    fake = new_printer(buffer_bytes=1_000_000)
    fake.paper_rows = 300
    mender = Mender(fake)
    for printer in a_printer(fake, QUICK):
        assert printer.print(JOB, mender) is PrintResult.PRINTED
    assert mender.heard == [PAPER_OUT, None]
    assert len(fake.jobs) == 1


def test_trouble_may_outlast_every_limit(fake: FakePrinter, printer: Printer) -> None:
    fake.paper_rows = 300
    heard = threading.Event()
    mending = threading.Timer(QUICK.stall * 2, fake.mend)

    def hear(problem: Message | None) -> None:
        if problem is not None:
            mending.start()
            heard.set()

    assert printer.print(JOB, hear) is PrintResult.PRINTED
    assert heard.is_set()


def test_a_reset_inside_a_job_is_uncertain_and_the_next_job_is_whole(
    fake: FakePrinter, printer: Printer
) -> None:
    printer.print(JOB, quietly)
    fake.reset_after = 30_000
    assert printer.print(JOB, quietly) is PrintResult.UNCERTAIN
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    paper = draw_back(fake.jobs[-1])
    whole = paper.crop((0, paper.height - ROWS, 576, paper.height))
    # The interrupted band took the flush, not the first rows of this job.
    assert whole.tobytes() == draw_back(JOB).tobytes()


def test_power_lost_inside_a_job_is_uncertain(fake: FakePrinter, printer: Printer) -> None:
    fake.paper_rows = 300

    def pull_the_plug(problem: Message | None) -> None:
        assert problem == PAPER_OUT
        fake.switch_off()

    assert printer.print(JOB, pull_the_plug) is PrintResult.UNCERTAIN
    fake.switch_on()
    fake.mend()
    assert printer.print(JOB, quietly) is PrintResult.PRINTED


def test_a_mute_printer_still_prints(new_printer: Callable[..., FakePrinter]) -> None:
    fake = new_printer(mute=True)
    for printer in a_printer(fake, QUICK):
        printer.check()
        assert printer.print(JOB, quietly) is PrintResult.SENT
    fake.until(lambda printed: len(printed.jobs) == 1)


def test_one_that_speaks_but_does_not_confirm(new_printer: Callable[..., FakePrinter]) -> None:
    fake = new_printer(confirms=False, tags=False)
    for printer in a_printer(fake, QUICK):
        assert printer.print(JOB, quietly) is PrintResult.SENT
    fake.until(lambda printed: len(printed.jobs) == 1)


def test_one_that_stood_still_before_anybody_knows_its_word_is_uncertain(
    new_printer: Callable[..., FakePrinter],
) -> None:
    fake = new_printer(confirms=False, tags=False)
    results = []
    for printer in a_printer(fake, QUICK):
        for paper_rows in (300, None, 300):
            fake.paper_rows = paper_rows
            results.append(printer.print(JOB, Mender(fake)))
    # It may have been switched off; later it is known for one that never confirms.
    assert results == [PrintResult.UNCERTAIN, PrintResult.SENT, PrintResult.SENT]


def test_one_that_is_stuck_without_a_word_is_uncertain(
    new_printer: Callable[..., FakePrinter],
) -> None:
    fake = new_printer(mute=True)
    fake.paper_rows = 10
    big = job_bytes(Bitmap(width=576, height=30_000, data=b"\x81" * (72 * 30_000)))
    for printer in a_printer(fake, QUICK):
        assert printer.print(big * 4, quietly) is PrintResult.UNCERTAIN


def test_bytes_in_our_own_buffer_are_not_sent(new_printer: Callable[..., FakePrinter]) -> None:
    fake = new_printer(mute=True, buffer_bytes=1)
    fake.run_out_of_paper()
    small = job_bytes(Bitmap(width=576, height=4_000, data=b"\x81" * (72 * 4_000)))
    for printer in a_printer(fake, QUICK):
        assert printer.print(small, quietly) is PrintResult.UNCERTAIN


def test_stop_ends_a_stuck_job_at_once(fake: FakePrinter) -> None:
    printer = printer_of(f"tcp://127.0.0.1:{fake.port}")
    fake.paper_rows = 300
    stopped = threading.Event()

    def stop(problem: Message | None) -> None:
        assert problem == PAPER_OUT
        printer.stop()
        stopped.set()

    started = time.monotonic()
    assert printer.print(JOB, stop) is PrintResult.UNCERTAIN
    assert stopped.is_set()
    assert time.monotonic() - started < 3
    with pytest.raises(UnreachableError) as caught:
        printer.check()
    assert caught.value.message.code == "printer.stopped"


def test_a_connection_that_ends_before_the_job_leaves_it_unsent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as rude:
        rude.settimeout(PATIENCE_SECONDS)
        visits: list[int] = []

        def hang_up() -> None:
            connection, _ = rude.accept()
            visits.append(1)
            connection.close()

        host = threading.Thread(target=hang_up)
        host.start()
        with pytest.raises(UnreachableError):
            printer_of(f"tcp://127.0.0.1:{rude.getsockname()[1]}", QUICK).print(JOB, quietly)
        host.join()
        assert visits == [1]
