"""What is told while a job runs, what is known of a printer beforehand, and how a job is ended."""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.printing.escpos_job import Job, Mechanic
from pos_app.adapters.printing.escpos_printer import EscPosPrinter, Limits, Manners
from pos_app.adapters.printing.line import Line
from pos_app.adapters.printing.printer_status import ASK_PROCESSED
from pos_app.adapters.printing.registry import printer_of
from pos_app.adapters.printing.tcp_line import TcpLine
from pos_app.ports import PrintResult, PrintStage, UnreachableError
from tests.support.print_jobs import QUICK, drawing, drawn_rows, quietly

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.fake_printer import FakePrinter

JOB = drawing(100)


class Taker(Line):
    """Takes a few bytes at a time and says nothing."""

    def __init__(self) -> None:
        super().__init__(-1, threading.Event())
        self.taken = b""

    def turn(self, outgoing: memoryview | None, seconds: float) -> int:
        del seconds
        piece = bytes((outgoing or b"")[:3])
        self.taken += piece
        return len(piece)

    def unsent(self) -> int:
        return 0

    def close(self) -> None:
        """Nothing is open."""

    drop = close


def test_no_byte_of_the_paper_is_offered_before_the_stage_is_told() -> None:
    line = Taker()
    heard: list[tuple[PrintStage, bytes]] = []
    job = Job(
        line,
        b"opening",
        b"paper",
        quietly,
        lambda stage: heard.append((stage, line.taken)),
        limits=QUICK,
        mechanic=Mechanic(),
        gives_tags=False,
    )
    job.send()
    whole = b"openingpaper" + ASK_PROCESSED
    assert heard == [(PrintStage.SENDING, b"opening"), (PrintStage.CONFIRMING, whole)]


class NotWantedError(Exception):
    """A person skipped it."""


def printer_at(port: int, limits: Limits = QUICK, manners: Manners | None = None) -> EscPosPrinter:
    return EscPosPrinter(
        lambda stopping, seconds: TcpLine("127.0.0.1", port, stopping, seconds),
        place="counter",
        limits=limits,
        manners=manners,
    )


def test_the_stages_are_told_in_order_and_the_first_before_any_paper(fake: FakePrinter) -> None:
    fake.mm_per_second = 100.0
    heard: list[tuple[PrintStage, int]] = []

    def hear(stage: PrintStage) -> None:
        heard.append((stage, len(fake.jobs)))

    assert printer_at(fake.port).print(JOB, quietly, hear) is PrintResult.PRINTED
    assert heard == [(PrintStage.SENDING, 0), (PrintStage.CONFIRMING, 0)]


def test_what_is_not_wanted_any_more_leaves_nothing_in_the_printer(fake: FakePrinter) -> None:
    printer = printer_at(fake.port)

    def refuse(stage: PrintStage) -> None:
        raise NotWantedError(stage)

    with pytest.raises(NotWantedError):
        printer.print(JOB, quietly, refuse)
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    assert [list(drawn_rows(job)) for job in fake.jobs] == [list(drawn_rows(JOB))]


def test_one_that_is_known_to_answer_gets_nothing_while_it_serves_another() -> None:
    """Its connections are taken by the system, and nobody reads from them."""
    with socket.create_server(("127.0.0.1", 0), backlog=5) as busy:
        port = busy.getsockname()[1]
        with pytest.raises(UnreachableError) as caught:
            printer_at(port, manners=Manners(replies=True)).print(JOB, quietly)
        assert caught.value.message.code == "printer.busy"
        # Of one that nobody knows, silence says nothing.
        assert printer_at(port).print(JOB, quietly) is not PrintResult.PRINTED


def test_one_that_nobody_knows_is_waited_for_longer_than_one_that_never_confirms(
    new_printer: Callable[..., FakePrinter],
) -> None:
    slow = new_printer(buffer_bytes=100_000)
    slow.mm_per_second = 12.0  # a second for the paper
    patient = Limits(status=0.3, grace=0.1, first=8.0, slow_bytes_per_second=1_000_000)
    manners = Manners(confirms=False)
    assert printer_at(slow.port, patient, manners).print(JOB, quietly) is PrintResult.SENT
    slow.until(lambda done: len(done.jobs) == 1)
    assert printer_at(slow.port, patient).print(JOB, quietly) is PrintResult.PRINTED


def test_a_question_that_it_does_not_know_is_not_asked_twice() -> None:
    heard: list[bytes] = []

    def answer() -> None:
        """DLE EOT 2 and 4, and nothing else."""
        for _ in range(2):
            host, _ = server.accept()
            with host:
                heard.append(b"")
                while piece := host.recv(100):
                    heard[-1] += piece
                    known = sum(piece.count(question) for question in (b"\x04\x02", b"\x04\x04"))
                    host.sendall(b"\x12" * known)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=answer)
        thread.start()
        printer = printer_at(server.getsockname()[1])
        printer.check()
        printer.check()
        thread.join()
    questions = b"\x10\x04\x02\x10\x04\x04"
    assert heard == [questions + b"\x10\x04\x01", questions]


@pytest.fixture
def deaf_names(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A name server that does not answer until it is let."""
    answers = threading.Event()
    system = socket.getaddrinfo

    def ask(host: str, port: int, **wishes: Any) -> Any:
        if wishes.get("flags") != socket.AI_NUMERICHOST:
            answers.wait()
        return system(host, port, **wishes)

    monkeypatch.setattr(socket, "getaddrinfo", ask)
    return answers


def test_a_name_server_that_is_away_costs_only_the_deadline(deaf_names: threading.Event) -> None:
    started = time.monotonic()
    with pytest.raises(UnreachableError) as caught:
        printer_of("tcp://printer.example:9100", Limits(connect=0.3)).check()
    assert caught.value.message.code == "printer.no_address"
    assert time.monotonic() - started < 3
    deaf_names.set()


def test_stop_ends_the_wait_for_a_name(deaf_names: threading.Event) -> None:
    printer = printer_of("tcp://printer.example:9100", Limits(connect=60.0))
    threading.Timer(0.2, printer.stop).start()
    started = time.monotonic()
    with pytest.raises(UnreachableError) as caught:
        printer.check()
    assert caught.value.message.code == "printer.stopped"
    assert time.monotonic() - started < 3
    deaf_names.set()


def test_stop_ends_the_wait_for_a_host_that_is_away() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as deaf:
        place = deaf.getsockname()
        with socket.create_connection(place):
            printer = printer_of(f"tcp://127.0.0.1:{place[1]}", Limits(connect=60.0))
            threading.Timer(0.2, printer.stop).start()
            started = time.monotonic()
            with pytest.raises(UnreachableError) as caught:
                printer.check()
            assert caught.value.message.code == "printer.stopped"
            assert time.monotonic() - started < 3


def test_stop_ends_a_job_that_nobody_takes_or_explains() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=5) as deaf:
        printer = printer_at(deaf.getsockname()[1], Limits(status=0.1))
        big = drawing(60_000)
        threading.Timer(0.5, printer.stop).start()
        started = time.monotonic()
        assert printer.print(big, quietly) is PrintResult.UNCERTAIN
        assert time.monotonic() - started < 3
