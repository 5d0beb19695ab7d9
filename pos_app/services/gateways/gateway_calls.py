"""Questions to gateways, each with a deadline and a thread of its own that can be left behind."""

from __future__ import annotations

import logging
import queue
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from pos_app.domain.message import TillError
from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos_app.ports import Clock, OpenedPayment, PaymentGateway

CLOSING = "gateway-close"  # the thread's name

log = logging.getLogger(__name__)

About = TypeVar("About")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Call(Generic[About]):
    """`ends_at` is in monotonic seconds."""

    about: About
    gateway: str
    ends_at: float


class GatewayCalls(Generic[About]):
    """For one worker. `wake` is called from any thread when an answer is there.

    A thread each, since name lookups and trickling servers know no deadline.
    """

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self._seconds = seconds
        self._asked: list[Call[About]] = []
        self._answers: queue.SimpleQueue[tuple[Call[About], OpenedPayment | TillError]] = (
            queue.SimpleQueue()
        )
        self.wake: Callable[[], None] = lambda: None

    @property
    def waiting(self) -> list[Call[About]]:
        return list(self._asked)

    def ask(self, about: About, gateway: str, question: Callable[[], OpenedPayment]) -> None:
        call = Call(about=about, gateway=gateway, ends_at=self._clock.monotonic() + self._seconds)
        self._asked.append(call)
        name = f"ask-{gateway}"
        threading.Thread(target=self._run, args=(call, question), name=name, daemon=True).start()

    def take(self) -> Iterator[tuple[Call[About], OpenedPayment | TillError, bool]]:
        """Each answer there is, and whether it is still waited for; calls that end without one."""
        while not self._answers.empty():
            call, answer = self._answers.get()
            in_time = call in self._asked
            if in_time:
                self._asked.remove(call)
            yield call, answer, in_time
        now = self._clock.monotonic()
        for call in self.waiting:
            if call.ends_at <= now:
                self._asked.remove(call)
                seconds = f"{self._seconds:g}"
                slow = UnreachableError("gateway.slow", gateway=call.gateway, seconds=seconds)
                yield call, slow, True

    def _run(self, call: Call[About], question: Callable[[], OpenedPayment]) -> None:
        answer: OpenedPayment | TillError = RefusedError("gateway.nonsense", gateway=call.gateway)
        try:
            answer = question()
        except TillError as error:
            answer = error
        except Exception:
            log.exception("gateway %s could not be asked", call.gateway)
        self._answers.put((call, answer))
        self.wake()


def close_unshown(gateway: PaymentGateway, reference: str) -> None:
    """In a thread of its own. That what nobody was shown stays open there does no harm."""

    def close() -> None:
        try:
            gateway.close_payment(reference)
        except TillError as error:
            log.warning("gateway %s: %s", gateway.name, error)

    threading.Thread(target=close, name=CLOSING, daemon=True).start()
