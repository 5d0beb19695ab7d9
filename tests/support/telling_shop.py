"""A counter whose sales tell a server that answers as it is told."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING
from uuid import uuid4

from pos_app.ports import WebhookAnswer
from pos_app.services.store.outbox import Outbox, OutboxHealth
from tests.support.counter import Counter

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ports import DeliveryState, OutboxMessage
    from tests.support.counter import TurnedClock

HOOK = "https://shop.example/hook"


class Server:
    """Answers what it is told, then `answer` for ever."""

    def __init__(self, clock: TurnedClock) -> None:
        self.heard: list[tuple[str, str]] = []
        self.next: list[WebhookAnswer | Exception] = []
        self.answer: WebhookAnswer | Exception = answered(204)
        self.seconds = 0.0  # what each call takes
        self._clock = clock

    def post(self, message_id: str, at: datetime, body: str) -> WebhookAnswer:
        assert at.tzinfo is not None
        self.heard.append((message_id, body))
        self._clock.pass_time(timedelta(seconds=self.seconds))
        answer = self.next.pop(0) if self.next else self.answer
        if isinstance(answer, WebhookAnswer):
            return answer
        raise answer


def answered(status: int, body: str = "", *, retry_after: int | None = None) -> WebhookAnswer:
    return WebhookAnswer(status=status, body=body, retry_after_seconds=retry_after)


class Shop:
    """A counter whose sales tell a server."""

    def __init__(self, folder: Path) -> None:
        self.counter = Counter(folder)
        self.server = Server(self.counter.clock)
        self.health: list[OutboxHealth] = []
        self.told: list[UUID] = []
        self.random = Random(1)
        self.outbox = self.restarted()

    def restarted(self, hook: str = HOOK, ack: str = "status") -> Outbox:
        self.outbox = Outbox(
            self.counter.store,
            self.server,
            self.counter.clock,
            self.random,
            hook=hook,
            on_health=self.health.append,
            on_delivered=self.told.append,
            ack=ack,
        )
        return self.outbox

    def sell(self, messages: int = 1) -> Sale:
        """A sale with so many messages, all of them due."""
        sale = self.counter.charge()
        with self.counter.store.transaction() as transaction:
            for number in range(1, messages):
                at = self.counter.clock.now()
                name = f"more.{number}"
                transaction.add_message(sale.id, f"msg_{uuid4().hex}", name, name, at)
        return sale

    def messages(self, sale: Sale) -> list[OutboxMessage]:
        with self.counter.store.transaction() as transaction:
            return list(reversed(transaction.messages(sale.id, 100)))

    def states(self, sale: Sale) -> list[DeliveryState]:
        return [message.state for message in self.messages(sale)]

    def pass_seconds(self, seconds: float) -> None:
        self.counter.clock.pass_time(timedelta(seconds=seconds))
