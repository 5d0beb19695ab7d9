"""Commands run in order, and a failing one is told and stops nothing."""

from __future__ import annotations

from functools import partial

import pytest

from pos_app.domain.message import Message
from pos_app.domain.sale_state import IllegalMoveError
from pos_app.ports import RefusedError
from pos_app.services.commands import CommandQueue


class Refusals(list[tuple[Message, object]]):
    def told(self, message: Message, subject: object) -> None:
        self.append((message, subject))


def test_commands_run_in_the_order_they_came() -> None:
    done: list[int] = []
    woken: list[bool] = []
    commands = CommandQueue(Refusals().told)
    commands.wake = lambda: woken.append(True)
    for number in range(5):
        commands.put(partial(done.append, number))
    assert done == []
    assert commands.step() > 0
    assert done == [0, 1, 2, 3, 4]
    assert len(woken) == 5


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RefusedError("rate.no_quotes", currency="EUR"), "rate.no_quotes"),
        (IllegalMoveError("cancelled in state confirmed/settled"), "sale.moved_on"),
        (ZeroDivisionError(), "till.bug"),
    ],
)
def test_a_failing_command_is_told_with_its_subject(error: Exception, code: str) -> None:
    done: list[str] = []
    refusals = Refusals()

    def fails() -> None:
        raise error

    commands = CommandQueue(refusals.told)
    commands.put(fails, "the sale")
    commands.put(lambda: done.append("the next"))
    commands.step()
    assert [(message.code, subject) for message, subject in refusals] == [(code, "the sale")]
    assert done == ["the next"]


def test_a_command_without_anybody_to_wake_waits() -> None:
    done: list[str] = []
    commands = CommandQueue(Refusals().told)
    commands.put(lambda: done.append("later"))
    assert done == []
    commands.step()
    assert done == ["later"]
