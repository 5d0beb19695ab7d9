"""The one thread class: rounds, waking, stopping, and surviving a bug."""

from __future__ import annotations

import logging
import threading
import time

import pytest

from pos_app.services import worker as worker_module
from pos_app.services.worker import Worker

LONG = 3600.0


class Rounds:
    def __init__(self, pause: float = LONG) -> None:
        self.pause = pause
        self.count = 0
        self.done = threading.Semaphore(0)

    def step(self) -> float:
        self.count += 1
        self.done.release()
        return self.pause

    def await_one(self) -> None:
        assert self.done.acquire(timeout=60)


@pytest.fixture
def rounds() -> Rounds:
    return Rounds()


def test_the_first_round_runs_at_once_and_wake_runs_another(rounds: Rounds) -> None:
    worker = Worker("test", rounds.step)
    worker.start()
    rounds.await_one()
    worker.wake()
    rounds.await_one()
    assert worker.stop(60)
    assert rounds.count == 2


def test_a_short_rest_ends_by_itself() -> None:
    rounds = Rounds(pause=0.001)
    worker = Worker("test", rounds.step)
    worker.start()
    for _ in range(3):
        rounds.await_one()
    assert worker.stop(60)


def test_a_patient_worker_begins_late_and_once(rounds: Rounds) -> None:
    worker = Worker("test", rounds.step, patience_seconds=0.05)
    worker.start()
    rounds.await_one()
    woken_at = time.monotonic()
    worker.wake()
    worker.wake()
    rounds.await_one()
    assert time.monotonic() - woken_at >= 0.05
    assert worker.stop(60)
    assert rounds.count == 2


def test_it_knows_whether_it_is_asked_in_its_own_thread(rounds: Rounds) -> None:
    answers: list[bool] = []

    def step() -> float:
        answers.append(worker.runs_here)
        return rounds.step()

    worker = Worker("test", step)
    assert not worker.runs_here
    worker.start()
    rounds.await_one()
    assert answers == [True]
    assert not worker.runs_here
    assert worker.stop(60)


def test_patience_does_not_hold_a_stop_back(rounds: Rounds) -> None:
    worker = Worker("test", rounds.step, patience_seconds=LONG)
    worker.start()
    rounds.await_one()
    worker.wake()
    assert worker.stop(60)
    assert rounds.count == 1


def test_stopping_during_a_round_ends_after_it() -> None:
    inside, go_on = threading.Event(), threading.Event()

    def step() -> float:
        inside.set()
        assert go_on.wait(60)
        return LONG

    worker = Worker("test", step)
    worker.start()
    assert inside.wait(60)
    assert not worker.stop(0.01)
    go_on.set()
    assert worker.stop(60)


def test_a_worker_that_never_started_stops(rounds: Rounds) -> None:
    assert Worker("test", rounds.step).stop(1)


def test_a_bug_is_logged_and_the_next_round_comes(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(worker_module, "PAUSE_AFTER_BUG_SECONDS", 0.0)
    rounds = Rounds()

    def step() -> float:
        if rounds.step() and rounds.count == 1:
            raise ZeroDivisionError
        return LONG

    worker = Worker("printer", step)
    with caplog.at_level(logging.ERROR):
        worker.start()
        rounds.await_one()
        rounds.await_one()
        assert worker.stop(60)
    assert "printer: a round failed" in caplog.text
