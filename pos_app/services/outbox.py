"""Tells the shop's server what happened, until it has heard it: each sale's messages in order."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.domain.message import Message
from pos_app.ports import DeliveryState, RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from random import Random
    from uuid import UUID

    from pos_app.ports import Clock, OutboxMessage, Store, Transaction, WebhookAnswer, WebhookSender

log = logging.getLogger(__name__)

# After the first try, at once; beyond the last one it is every twelve hours.
RETRY_SECONDS = (5, 30, 120, 600, 1_800, 7_200, 21_600)
LATER_SECONDS = 43_200
GIVE_UP_AFTER = timedelta(days=14)
# A clock that jumps makes a message old at once, but not tried: these alone take a week.
LEAST_ATTEMPTS = len(RETRY_SECONDS) + 14
JITTER = 0.1  # added, as a part of the delay, so that tills don't come back all at once
LONGEST_RETRY_AFTER_SECONDS = 86_400
# No try is ever planned further ahead: what lies beyond was written under another clock.
LONGEST_WAIT = timedelta(seconds=max(LATER_SECONDS * (1 + JITTER), LONGEST_RETRY_AFTER_SECONDS))
AT_ONCE = 20  # messages of one round; then others may have their turn
REST_SECONDS = 3_600.0
NO_SECRET_REST_SECONDS = 30.0
AWAY_REST_SECONDS = 5.0
STOPPED_KEY = "webhook.stopped"
ANSWER_CHARACTERS = 200

TAKEN = range(200, 300)
GONE = 410
SLOW_DOWN = (429, 503)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxHealth:
    """`last_answer` is a status with the start of its text, or the code of what went wrong."""

    waiting: int
    oldest_at: datetime | None
    last_answer: str | None
    problem: Message | None


class Outbox:
    """`step` is run by a Worker, woken when a sale is recorded.

    `hook` is the address of the shop's server: a 410 from it stops this hook and no other, also
    after a restart. `on_health` is called after each round, `on_delivered` with the sale of each
    message that was taken, both in the worker's thread.
    """

    def __init__(
        self,
        store: Store,
        sender: WebhookSender,
        clock: Clock,
        random: Random,
        *,
        hook: str,
        on_health: Callable[[OutboxHealth], None],
        on_delivered: Callable[[UUID], None] = lambda _: None,
    ) -> None:
        self._store = store
        self._sender = sender
        self._clock = clock
        self._random = random
        self._hook = hook
        self._on_health = on_health
        self._on_delivered = on_delivered
        self._last_answer: str | None = None
        self._problem: Message | None = None
        self._quiet_until = 0.0  # monotonic seconds

    def step(self) -> float:
        """Deliver what is due; seconds to rest."""
        now = self._clock.now()
        with self._store.transaction() as transaction:
            stopped = transaction.get_value(STOPPED_KEY) == self._hook
            transaction.hasten_messages(now, later_than=now + LONGEST_WAIT)
            due = () if stopped else transaction.due_messages(now, AT_ONCE)
        if stopped:
            self._problem = Message(code="webhook.gone")
            rest = REST_SECONDS
        else:
            rest = self._deliver(due)
        self._tell()
        return rest

    def try_again(self) -> None:
        """A person wants everything tried now, a stopped hook too."""
        with self._store.transaction() as transaction:
            transaction.set_value(STOPPED_KEY, "")
            transaction.hasten_messages(self._clock.now())
        self._quiet_until = 0.0

    def clock_jumped(self) -> None:
        """What was planned by the old time is tried now, unless the server asked for a rest."""
        with self._store.transaction() as transaction:
            transaction.hasten_messages(self._clock.now())

    def _deliver(self, due: tuple[OutboxMessage, ...]) -> float:
        for message in due:
            quiet = self._quiet_seconds()
            if quiet > 0:
                return quiet
            try:
                answer = self._sender.post(message.id, self._clock.now(), message.body)
            except RefusedError as error:
                # Nothing was sent, so nothing was tried: the shop has to set its secret first.
                log.warning("nothing sent to the shop's server: %s", error)
                self._problem, self._last_answer = error.message, error.message.code
                return NO_SECRET_REST_SECONDS
            except UnreachableError as error:
                log.warning("the shop's server did not take %s: %s", message.id, error)
                self._failed(message, error.message.code, error.message, 0)
                return AWAY_REST_SECONDS
            self._answered(message, answer)
            if answer.status == GONE:
                return REST_SECONDS
        return self._seconds_to_next()

    def _answered(self, message: OutboxMessage, answer: WebhookAnswer) -> None:
        told = f"{answer.status} {answer.body[:ANSWER_CHARACTERS]}".strip()
        if answer.status in TAKEN:
            self._last_answer, self._problem = told, None
            self._update(
                replace(
                    message,
                    state=DeliveryState.DELIVERED,
                    attempts=message.attempts + 1,
                    last_answer=told,
                )
            )
            self._on_delivered(message.sale_id)
            return
        log.warning("the shop's server answered %s to %s", answer.status, message.id)
        if answer.status == GONE:
            self._stop(message, told)
            return
        wait = 0
        if answer.status in SLOW_DOWN and answer.retry_after_seconds is not None:
            wait = min(answer.retry_after_seconds, LONGEST_RETRY_AFTER_SECONDS)
            self._quiet_until = self._clock.monotonic() + wait
        problem = Message(code="webhook.answered", arguments={"status": str(answer.status)})
        self._failed(message, told, problem, wait)

    def _failed(
        self, message: OutboxMessage, told: str, problem: Message, at_least_seconds: int
    ) -> None:
        """Plan the next try, `at_least_seconds` away; give up what is too old and often tried."""
        attempts = message.attempts + 1
        delay = RETRY_SECONDS[attempts - 1] if attempts <= len(RETRY_SECONDS) else LATER_SECONDS
        seconds = max(delay * (1 + JITTER * self._random.random()), at_least_seconds)
        again_at = self._clock.now() + timedelta(seconds=seconds)
        state = DeliveryState.WAITING
        too_old = again_at > message.created_at + GIVE_UP_AFTER
        if too_old and attempts >= LEAST_ATTEMPTS:
            log.error("gave up telling the shop's server %s", message.id)
            state, problem = DeliveryState.GIVEN_UP, Message(code="webhook.given_up")
        self._last_answer, self._problem = told, problem
        self._update(
            replace(message, state=state, attempts=attempts, next_try_at=again_at, last_answer=told)
        )

    def _stop(self, message: OutboxMessage, told: str) -> None:
        """The server wants no calls any more; the message waits for a person."""
        self._last_answer, self._problem = told, Message(code="webhook.gone")
        with self._store.transaction() as transaction:
            transaction.set_value(STOPPED_KEY, self._hook)
            transaction.update_message(
                replace(message, attempts=message.attempts + 1, last_answer=told)
            )

    def _update(self, message: OutboxMessage) -> None:
        with self._store.transaction() as transaction:
            transaction.update_message(message)

    def _quiet_seconds(self) -> float:
        return max(0.0, self._quiet_until - self._clock.monotonic())

    def _seconds_to_next(self) -> float:
        with self._store.transaction() as transaction:
            next_at = transaction.next_message_at()
        if next_at is None:
            return REST_SECONDS
        seconds = (next_at - self._clock.now()).total_seconds()
        return min(max(0.0, seconds, self._quiet_seconds()), REST_SECONDS)

    def _tell(self) -> None:
        with self._store.transaction() as transaction:
            health = self._health(transaction)
        self._on_health(health)

    def _health(self, transaction: Transaction) -> OutboxHealth:
        return OutboxHealth(
            waiting=transaction.waiting_messages(),
            oldest_at=transaction.oldest_message_at(),
            last_answer=self._last_answer,
            problem=self._problem,
        )
