"""Keeps the newest quote of every rate source at hand, so that Charge never waits for one."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.domain.message import Message, TillError
from pos_app.domain.rate import MAX_AGE, WARN_AGE, Rate, RateProblem, agree, is_usable
from pos_app.ports import UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pos_app.domain.rate import Quote
    from pos_app.ports import Clock, RateSource

REFRESH_SECONDS = 30.0
# A round ends here; what a slow source says later still counts, by its own age.
ROUND_SECONDS = 5.0
# Nobody there: the network may be back in a moment.
UNREACHABLE_PAUSES = (5.0, 60.0)
# It answered "no", or nonsense: asking again soon makes nothing better.
REFUSED_PAUSES = (30.0, 300.0)
# However often a person touches "check now".
SHORTEST_PAUSE_SECONDS = 2.0
# A rest that ends this much too early was cut short by somebody.
_EARLY_SECONDS = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class RateHealth:
    """The rate of each currency by its code, and what is wrong with each source that fails."""

    rates: Mapping[str, Rate | RateProblem]
    failing: Mapping[str, Message]


@dataclass(slots=True, kw_only=True)
class _Asked:
    """One source, and when it is asked next (monotonic seconds)."""

    source: RateSource
    due_at: float
    asked_at: float
    busy: bool = False
    failures: int = 0
    problem: Message | None = None


class RateKeeper:
    """`step` runs in one worker, `rate` answers on any thread; `publish` is called in the worker.

    Waking the worker before its time asks all sources at once.
    """

    def __init__(
        self,
        sources: Sequence[RateSource],
        currency_codes: Sequence[str],
        clock: Clock,
        publish: Callable[[RateHealth], None],
    ) -> None:
        self._codes = tuple(currency_codes)
        self._clock = clock
        self._publish = publish
        now = clock.monotonic()
        self._asked = tuple(
            _Asked(source=source, due_at=now, asked_at=now - SHORTEST_PAUSE_SECONDS)
            for source in sources
        )
        self._planned_at = now
        self._answers: queue.SimpleQueue[tuple[_Asked, tuple[Quote, ...] | TillError] | None] = (
            queue.SimpleQueue()
        )
        self._quotes: Mapping[tuple[str, str], Quote] = {}
        self._quotes_lock = threading.Lock()

    def rate(self, currency_code: str) -> Rate | RateProblem:
        """What the sources agree on now; from memory."""
        with self._quotes_lock:
            quotes = self._quotes
        of_currency = [quote for (_, code), quote in quotes.items() if code == currency_code]
        return agree(of_currency, self._clock.monotonic())

    def health(self) -> RateHealth:
        failing = {
            asked.source.name: asked.problem for asked in self._asked if asked.problem is not None
        }
        rates = {code: self.rate(code) for code in self._codes}
        return RateHealth(rates=MappingProxyType(rates), failing=MappingProxyType(failing))

    def close(self) -> None:
        """End a round that waits for slow sources; from any thread."""
        self._answers.put(None)

    def step(self) -> float:
        """One round: ask whoever is due, all at once. Publishes; returns the seconds to rest."""
        self._collect(self._ask_due())
        self._publish(self.health())
        now = self._clock.monotonic()
        due = [asked.due_at for asked in self._asked if not asked.busy]
        rest = min([*due, *self._next_ages(now), now + REFRESH_SECONDS]) - now
        rest = max(rest, SHORTEST_PAUSE_SECONDS / 2)
        self._planned_at = now + rest
        return rest

    def _ask_due(self) -> list[_Asked]:
        now = self._clock.monotonic()
        woken = now < self._planned_at - _EARLY_SECONDS
        started = []
        for asked in self._asked:
            rested = now - asked.asked_at >= SHORTEST_PAUSE_SECONDS
            if asked.busy or not (asked.due_at <= now or (woken and rested)):
                continue
            asked.busy = True
            asked.asked_at = now
            asked.due_at = now + REFRESH_SECONDS
            # Its own thread: a name look-up can hang far beyond any time limit.
            threading.Thread(
                target=self._fetch, args=(asked,), name=f"rates-{asked.source.name}", daemon=True
            ).start()
            started.append(asked)
        return started

    def _fetch(self, asked: _Asked) -> None:
        answer: tuple[Quote, ...] | TillError = TillError("till.bug")
        try:
            answer = asked.source.fetch(self._codes)
        except TillError as error:
            answer = error
        finally:
            self._answers.put((asked, answer))

    def _collect(self, started: Sequence[_Asked]) -> None:
        """Take the answers as they come until all are there or the round is over."""
        ends_at = self._clock.monotonic() + ROUND_SECONDS
        while True:
            waiting = any(asked.busy for asked in started)
            left = ends_at - self._clock.monotonic() if waiting else 0.0
            try:
                answer = self._answers.get(timeout=max(0.0, left))
            except queue.Empty:
                break
            if answer is None:
                return
            self._take(*answer)
        for asked in self._asked:
            if asked.busy:
                asked.problem = _about(asked, "rates.slow")

    def _take(self, asked: _Asked, answer: tuple[Quote, ...] | TillError) -> None:
        asked.busy = False
        if isinstance(answer, TillError):
            self._failed(asked, answer)
            return
        asked.failures = 0
        now = self._clock.monotonic()
        stale = bool(answer) and not any(is_usable(quote, now) for quote in answer)
        asked.problem = _about(asked, "rates.stale") if stale else None
        before = self._sellable()
        newest = {(quote.source, quote.currency_code): quote for quote in answer}
        with self._quotes_lock:
            self._quotes = {**self._quotes, **newest}
        if self._sellable() > before:
            self._publish(self.health())  # selling need not wait for the slow ones

    def _failed(self, asked: _Asked, error: TillError) -> None:
        shortest, longest = (
            UNREACHABLE_PAUSES if isinstance(error, UnreachableError) else REFUSED_PAUSES
        )
        pause = min(longest, shortest * 2**asked.failures)
        asked.failures = min(asked.failures + 1, 10)
        asked.problem = error.message
        asked.due_at = self._clock.monotonic() + pause

    def _sellable(self) -> int:
        return sum(isinstance(self.rate(code), Rate) for code in self._codes)

    def _next_ages(self, monotonic: float) -> list[float]:
        """When a quote becomes old enough to be warned of, or to be dropped."""
        with self._quotes_lock:
            quotes = list(self._quotes.values())
        ages = [quote.age(monotonic) for quote in quotes]
        return [
            monotonic + (limit - age).total_seconds()
            for age in ages
            for limit in (WARN_AGE, MAX_AGE)
            if limit > age
        ]


def _about(asked: _Asked, code: str) -> Message:
    return Message(code=code, arguments={"source": asked.source.name})
