"""Papers and the drawer take turns at one printer."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from pos_app.ports import PrintResult, PrintStage, RefusedError, UnreachableError, unheard
from pos_app.services.receipts.shared_printer import SharedPrinter

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.message import Message

PATIENCE_SECONDS = 60.0


class SlowPrinter:
    """Each paper takes until `finish`; `steps` is what happened, in its order."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.notice: Message | None = None
        self.started = threading.Event()
        self.finish = threading.Event()

    def check(self) -> None:
        self.steps.append("check")

    def print(
        self,
        data: bytes,
        on_trouble: Callable[[Message | None], None],
        on_stage: Callable[[PrintStage], None] = unheard,
    ) -> PrintResult:
        del on_trouble
        on_stage(PrintStage.SENDING)
        self.steps.append(f"begin {data.decode()}")
        self.started.set()
        assert self.finish.wait(PATIENCE_SECONDS)
        self.steps.append(f"end {data.decode()}")
        return PrintResult.PRINTED

    def open(self, seconds_left: Callable[[], float]) -> None:
        assert seconds_left() > 0
        self.steps.append("drawer")

    def stop(self) -> None:
        self.steps.append("stop")
        self.finish.set()


class Desk:
    def __init__(self) -> None:
        self.printer = SlowPrinter()
        self.shared = SharedPrinter(self.printer, self.printer)
        self.stages: list[PrintStage] = []
        self.threads: list[threading.Thread] = []

    def meanwhile(self, work: Callable[[], object]) -> None:
        self.threads.append(threading.Thread(target=work, daemon=True))
        self.threads[-1].start()

    def print_papers(self, *papers: bytes) -> None:
        def work() -> None:
            for paper in papers:
                self.shared.print(paper, lambda _: None, self.stages.append)

        self.meanwhile(work)
        assert self.printer.started.wait(PATIENCE_SECONDS)

    def join(self) -> None:
        for thread in self.threads:
            thread.join(PATIENCE_SECONDS)
            assert not thread.is_alive()


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_drawer_opens_after_the_running_paper_and_before_the_next(desk: Desk) -> None:
    desk.print_papers(b"one", b"two")
    asked = threading.Event()

    def seconds_left() -> float:
        asked.set()
        return PATIENCE_SECONDS

    desk.meanwhile(lambda: desk.shared.open(seconds_left))
    assert asked.wait(PATIENCE_SECONDS)
    with desk.shared._changed:  # it waits by now: it gave the lock back only to wait
        assert desk.printer.steps == ["begin one"]
    desk.printer.finish.set()
    desk.join()
    assert desk.printer.steps == ["begin one", "end one", "drawer", "begin two", "end two"]
    assert desk.stages == [PrintStage.SENDING] * 2


def test_while_a_paper_is_stuck_the_wish_is_thrown_away(desk: Desk) -> None:
    desk.print_papers(b"one")
    with pytest.raises(RefusedError, match=r"drawer\.printer_busy"):
        desk.shared.open(lambda: 0.01)
    desk.printer.finish.set()
    desk.join()
    assert "drawer" not in desk.printer.steps
    desk.shared.check()
    assert desk.printer.steps[-1] == "check"


def test_a_drawer_that_fails_leaves_the_printer_to_the_papers(desk: Desk) -> None:
    class Jammed(SlowPrinter):
        def open(self, seconds_left: Callable[[], float]) -> None:
            del seconds_left
            raise UnreachableError("drawer.unsure")

    shared = SharedPrinter(desk.printer, Jammed())
    with pytest.raises(UnreachableError, match=r"drawer\.unsure"):
        shared.open(lambda: 1.0)
    desk.printer.finish.set()
    assert shared.print(b"one", lambda _: None) is PrintResult.PRINTED


def test_the_end_of_the_till_waits_for_no_wish(desk: Desk) -> None:
    desk.shared.stop()
    assert desk.printer.steps == ["stop", "stop"]
    with pytest.raises(UnreachableError, match=r"printer\.stopped"):
        desk.shared.open(lambda: PATIENCE_SECONDS)


def test_what_the_printer_notices_is_passed_on(desk: Desk) -> None:
    assert desk.shared.notice is None
