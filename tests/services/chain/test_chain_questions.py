"""Other threads ask the chain through the one that may; an answer or none, and nobody hangs."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pytest

from pos_app.ports import UnreachableError
from pos_app.services.chain.chain_questions import ChainQuestions

if TYPE_CHECKING:
    from pos_app.ports import ChainSource


@dataclass
class Source:
    connected: bool = True


def answering(questions: ChainQuestions, source: Source) -> None:
    """The thread of the source, which is woken by each question."""
    whole = cast("ChainSource", source)
    questions.wake = lambda: threading.Thread(target=questions.answer, args=(whole,)).start()


def test_a_question_is_put_to_the_source_in_its_own_thread() -> None:
    questions, source = ChainQuestions(), Source()
    seen: list[tuple[object, bool]] = []
    answering(questions, source)
    asker = threading.get_ident()
    assert questions.ask(lambda asked: seen.append((asked, threading.get_ident() == asker)))
    assert seen == [(source, False)]


@pytest.mark.parametrize("why", ["away", "lost"])
def test_a_chain_that_is_away_says_nothing(why: str) -> None:
    questions = ChainQuestions()
    answering(questions, Source(connected=why == "lost"))

    def lost(_: ChainSource) -> None:
        raise UnreachableError("chain.connection_lost", server="one")

    assert not questions.ask(lost)


def test_nobody_waits_for_ever_and_a_late_answer_disturbs_nobody() -> None:
    questions = ChainQuestions()
    seen: list[object] = []
    assert not questions.ask(seen.append, patience_seconds=0)
    questions.answer(cast("ChainSource", Source()))
    assert seen == []


def test_who_waits_at_the_end_is_let_go() -> None:
    questions = ChainQuestions()
    questions.wake = questions.close
    assert not questions.ask(lambda _: None)
    assert not questions.ask(lambda _: None)
