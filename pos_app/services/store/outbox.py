"""Tells the shop's server what happened, until it has heard it: each sale's messages in order.

One connection, one call at a time. What one sale's message meets holds up that sale alone: one that
is slow costs its time limit once and then waits for its next try, while the others go on.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pos_app.domain.message import Message
from pos_app.ports import DeliveryState, RefusedError, UnreachableError
from pos_app.services.store.acknowledgement import BY_STATUS, why_not_taken
from pos_app.services.store.outbox_plan import (
    LONGEST_RETRY_AFTER_SECONDS,
    LONGEST_WAIT,
    after_failure,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random
    from uuid import UUID

    from pos_app.ports import Clock, OutboxMessage, Store, Transaction, WebhookAnswer, WebhookSender

log = logging.getLogger(__name__)

# One round and one write: so much is told twice at most when the till is killed.
AT_ONCE = 100
ROUND_SECONDS = 0.5
REST_SECONDS = 3_600.0
NO_SECRET_REST_SECONDS = 30.0
AWAY_REST_SECONDS = 5.0
# Two in a row: then it is the server, and not a message.
SALES_IN_TROUBLE = 2
STOPPED_KEY = "webhook.stopped"
ANSWER_CHARACTERS = 200
# Later a sale's last message still tells all of it.
KEPT_FOR = timedelta(days=90)
FORGOTTEN_KEY = "webhook.forgotten"
FORGET_EVERY, FORGET_AT_ONCE = timedelta(hours=1), timedelta(days=1)

GONE = 410
SLOW_DOWN = (429, 503)
SERVER_FAILS = range(500, 600)
TIMEOUT = "webhook.timeout"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxHealth:
    """`last_answer` is a status with the start of its text, or the code of what went wrong."""

    waiting: int
    oldest_at: datetime | None
    last_answer: str | None
    problem: Message | None


class Outbox:
    """`step` is run by a Worker, woken when a sale is recorded.

    `hook` is the address of the shop's server, with its placeholders: a 410 from it stops this hook
    and no other, also after a restart. `ack` is the setting `webhook.ack`. `on_health` is called
    after a round that changed something, `on_delivered` with each sale of which a message was
    taken, both in the worker's thread.
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
        ack: str = BY_STATUS,
    ) -> None:
        self._store = store
        self._sender = sender
        self._clock = clock
        self._random = random
        self._hook = hook
        self._ack = ack
        self._on_health = on_health
        self._on_delivered = on_delivered
        self._last_answer: str | None = None
        self._problem: Message | None = None
        self._told: OutboxHealth | None = None
        self._quiet_until = 0.0  # monotonic seconds
        self._in_trouble: set[UUID | None] = set()  # sales, since a message was taken
        self._was_away = True  # as nobody knows how it was before the start

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
        with self._store.transaction() as transaction:
            if not due:
                self._forget_old(transaction, now)
            health = self._health(transaction)
        if health != self._told:
            self._told = health
            self._on_health(health)
        return rest

    def try_again(self) -> None:
        """A person wants everything tried now, a stopped hook too."""
        with self._store.transaction() as transaction:
            transaction.set_value(STOPPED_KEY, "")
            transaction.hasten_messages(self._clock.now())
        self._quiet_until = 0.0

    def send_again(self, message_id: str) -> None:
        """A person wants one message sent now, in whatever state it is; LookupError if unknown.

        It goes back to its place under its id: those of its sale that wait before it go first, at
        once, and those behind it wait for it. A hook that a 410 has stopped stays so.
        """
        now = self._clock.now()
        with self._store.transaction() as transaction:
            message = transaction.message(message_id)
            transaction.put_back((message.position,), now)
            transaction.hasten_sale(message.sale_id, now)
        self._quiet_until = 0.0

    def clock_jumped(self) -> None:
        """What was planned by the old time is tried now, unless the server asked for a rest."""
        with self._store.transaction() as transaction:
            transaction.hasten_messages(self._clock.now())

    def _deliver(self, due: Sequence[OutboxMessage]) -> float:
        """In their order; the rest of a sale waits behind a message that was not taken."""
        until = self._clock.monotonic() + ROUND_SECONDS
        tried: list[OutboxMessage] = []
        held_up: set[UUID | None] = set()
        rest: float | None = None
        try:
            for message in due:
                if message.sale_id in held_up:
                    continue
                if self._quiet_seconds() > 0 or self._clock.monotonic() >= until:
                    rest = self._quiet_seconds()
                    break
                now, rest = self._try(message)
                if now is not None:
                    tried.append(now)
                    if now.state is not DeliveryState.DELIVERED:
                        held_up.add(now.sale_id)
                if rest is not None:
                    break
        finally:
            self._write(tried)
        return self._seconds_to_next() if rest is None else rest

    def _try(self, message: OutboxMessage) -> tuple[OutboxMessage | None, float | None]:
        """The message as it is then, None if nothing was sent; a rest if the round ends so."""
        at = self._clock.now()
        try:
            answer = self._sender.post(message.id, at, message.body)
        except RefusedError as error:
            # Nothing was sent, so nothing was tried: the shop has to set its secret first.
            log.warning("nothing sent to the shop's server: %s", error)
            self._problem, self._last_answer = error.message, error.message.code
            return None, NO_SECRET_REST_SECONDS
        except UnreachableError as error:
            log.warning("the shop's server did not take %s: %s", message.id, error)
            code = error.message.code
            self._last_answer = code
            unanswered = replace(message, tried_at=at, last_status=None, last_answer=code)
            rest = self._trouble(message, sure=code != TIMEOUT)
            return self._failed(unanswered, error.message), rest
        return self._answered(replace(message, tried_at=at), answer)

    def _answered(
        self, message: OutboxMessage, answer: WebhookAnswer
    ) -> tuple[OutboxMessage, float | None]:
        text = answer.body[:ANSWER_CHARACTERS]
        self._last_answer = f"{answer.status} {text}".strip()
        message = replace(message, last_status=answer.status, last_answer=text)
        problem = why_not_taken(answer, self._ack)
        if problem is None:
            self._problem = None
            self._in_trouble.clear()
            attempts = message.attempts + 1
            return replace(message, state=DeliveryState.DELIVERED, attempts=attempts), None
        log.warning("the shop's server answered %s to %s", answer.status, message.id)
        if answer.status == GONE:
            # It wants no calls any more; the message waits for a person.
            self._problem = Message(code="webhook.gone")
            return replace(message, attempts=message.attempts + 1), REST_SECONDS
        wait = 0
        if answer.status in SLOW_DOWN and answer.retry_after_seconds is not None:
            wait = min(answer.retry_after_seconds, LONGEST_RETRY_AFTER_SECONDS)
            self._quiet_until = self._clock.monotonic() + wait
            return self._failed(message, problem, wait), None
        rest = self._trouble(message, sure=False) if answer.status in SERVER_FAILS else None
        return self._failed(message, problem), rest

    def _trouble(self, message: OutboxMessage, *, sure: bool) -> float | None:
        """Whether it is the server, then all messages rest; one alone may be its message's."""
        self._in_trouble.add(message.sale_id)
        if len(self._in_trouble) < SALES_IN_TROUBLE and not sure:
            return None
        self._was_away = True
        return AWAY_REST_SECONDS

    def _failed(
        self, message: OutboxMessage, problem: Message, at_least_seconds: int = 0
    ) -> OutboxMessage:
        planned = after_failure(
            message, self._clock.now(), self._random, at_least_seconds=at_least_seconds
        )
        self._problem = problem
        if planned.state is DeliveryState.GIVEN_UP:
            log.error("gave up telling the shop's server %s", message.id)
            self._problem = Message(code="webhook.given_up")
        return planned

    def _write(self, tried: Sequence[OutboxMessage]) -> None:
        """All of a round in one transaction, then say which sales moved on."""
        if not tried:
            return
        taken = [one for one in tried if one.state is DeliveryState.DELIVERED]
        with self._store.transaction() as transaction:
            if taken and self._was_away:
                # It is back: what waits since it was away need not wait for its own next try.
                transaction.hasten_messages(self._clock.now(), server_failed=True)
            transaction.update_messages(tried)
            if tried[-1].last_status == GONE:
                transaction.set_value(STOPPED_KEY, self._hook)
        self._was_away = self._was_away and not taken
        for sale_id in dict.fromkeys(one.sale_id for one in taken):
            if sale_id is not None:
                self._on_delivered(sale_id)

    def _quiet_seconds(self) -> float:
        return max(0.0, self._quiet_until - self._clock.monotonic())

    def _seconds_to_next(self) -> float:
        with self._store.transaction() as transaction:
            next_at = transaction.next_message_at()
        if next_at is None:
            return REST_SECONDS
        seconds = (next_at - self._clock.now()).total_seconds()
        return min(max(0.0, seconds, self._quiet_seconds()), REST_SECONDS)

    def _forget_old(self, transaction: Transaction, now: datetime) -> None:
        """A day's worth at a time, and not before there is an hour's."""
        until = now - KEPT_FOR
        known = transaction.get_value(FORGOTTEN_KEY)
        since = datetime.fromisoformat(known) if known else transaction.first_message_at()
        if since is None or until - since < FORGET_EVERY:
            return
        until = min(until, since + FORGET_AT_ONCE)
        transaction.forget_messages(since, until)
        transaction.set_value(FORGOTTEN_KEY, until.isoformat())

    def _health(self, transaction: Transaction) -> OutboxHealth:
        return OutboxHealth(
            waiting=transaction.waiting_messages(),
            oldest_at=transaction.oldest_message_at(),
            last_answer=self._last_answer,
            problem=self._problem,
        )
