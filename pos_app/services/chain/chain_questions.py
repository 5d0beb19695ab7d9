"""Questions of other threads to the source of the chain, which only one thread may use."""

from __future__ import annotations

import logging
import threading
from collections import deque
from typing import TYPE_CHECKING

from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ports import ChainSource

    Question = Callable[[ChainSource], object]

# A server that has not answered by then keeps nobody waiting at the counter.
PATIENCE_SECONDS = 30.0

log = logging.getLogger(__name__)


class ChainQuestions:
    """`answer` belongs to the thread of the source; the others may be called from any thread."""

    def __init__(self) -> None:
        self.wake: Callable[[], None] = lambda: None
        self._turn = threading.Condition()
        self._asked: deque[Question] = deque()
        self._answers: dict[int, bool] = {}
        self._closed = False

    def ask(self, question: Question, patience_seconds: float = PATIENCE_SECONDS) -> bool:
        """Whether it was put and answered; False where the chain is away."""
        key = id(question)
        with self._turn:
            if self._closed:
                return False
            self._asked.append(question)
        self.wake()
        with self._turn:
            self._turn.wait_for(lambda: key in self._answers or self._closed, patience_seconds)
            if question in self._asked:
                self._asked.remove(question)
            return self._answers.pop(key, False)

    def answer(self, source: ChainSource) -> None:
        """All that were asked so far."""
        while True:
            with self._turn:
                if not self._asked:
                    return
                question = self._asked.popleft()
            answered = self._put(question, source)
            with self._turn:
                self._answers[id(question)] = answered
                self._turn.notify_all()

    def close(self) -> None:
        with self._turn:
            self._closed = True
            self._turn.notify_all()

    @staticmethod
    def _put(question: Question, source: ChainSource) -> bool:
        if not source.connected:
            return False
        try:
            question(source)
        except (UnreachableError, RefusedError) as error:
            log.info("the chain was asked: %s", error)
            return False
        return True
