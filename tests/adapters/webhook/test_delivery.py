"""From a sale to a server that verifies it, past a bad day of the server and a restart."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.secrets.store import SecretLookup
from pos_app.adapters.webhook.sender import HttpWebhookSender
from pos_app.ports import DeliveryState
from pos_app.services.store.outbox import Outbox, OutboxHealth
from tests.support.counter import TEN_EURO_SAT, Counter
from tests.support.webhook_receiver import SECRET, Reply, WebhookReceiver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale


class Till:
    def __init__(self, folder: Path, url: str) -> None:
        self.counter = Counter(folder)
        # Signatures are good for minutes only, by the receiver's clock.
        self.counter.clock.at = datetime.now(UTC)
        self.health: list[OutboxHealth] = []
        secrets = SecretLookup(folder, environment={"POS_SECRET_WEBHOOK": SECRET})
        self.outbox = Outbox(
            self.counter.store,
            HttpWebhookSender(url, "webhook", secrets, total_seconds=0.5),
            self.counter.clock,
            Random(1),
            hook=url,
            on_health=self.health.append,
        )

    def tell_everything(self) -> None:
        for _ in range(100):
            rest = self.outbox.step()
            if not self.health[-1].waiting:
                return
            # The clock of the till runs ahead here; the receiver bears five minutes.
            self.counter.clock.at = max(self.counter.clock.at, datetime.now(UTC))
            if rest > 0:
                self.outbox.try_again()
        raise AssertionError(self.health[-1])

    def sell(self) -> Sale:
        sale = self.counter.charge(note="für Lena 🎂")
        self.counter.pay(sale, TEN_EURO_SAT)
        return self.counter.pay(sale, TEN_EURO_SAT, height=100)


@pytest.fixture
def receiver() -> Iterator[WebhookReceiver]:
    with WebhookReceiver() as receiver:
        yield receiver


def test_a_whole_sale_is_heard_and_believed(tmp_path: Path, receiver: WebhookReceiver) -> None:
    till = Till(tmp_path, receiver.url)
    sale = till.sell()
    till.tell_everything()
    till.counter.close()
    assert all(call.verified for call in receiver.calls)
    assert [message["type"] for message in receiver.messages] == [
        "sale.created",
        "sale.payment_seen",
        "sale.seen",
        "sale.payment_changed",
        "sale.confirmed",
    ]
    assert {message["data"]["order_id"] for message in receiver.messages} == {str(sale.id)}
    assert receiver.messages[0]["data"]["note"] == "für Lena 🎂"


def test_a_bad_day_of_the_server_and_a_restart_of_the_till(
    tmp_path: Path, receiver: WebhookReceiver
) -> None:
    elsewhere = {"location": receiver.url}
    receiver.replies = [
        Reply(status=500),
        Reply(hang=True),
        Reply(status=302, headers=elsewhere),
        Reply(trickle=True),
        Reply(status=204),
        Reply(status=503, headers={"retry-after": "1"}),
    ]
    till = Till(tmp_path, receiver.url)
    sale = till.sell()
    till.outbox.step()
    till.counter.close()
    restarted = Till(tmp_path, receiver.url)
    restarted.outbox.try_again()
    restarted.tell_everything()
    with restarted.counter.store.transaction() as transaction:
        messages = list(reversed(transaction.messages(sale.id, 100)))
    restarted.counter.close()
    assert {message.state for message in messages} == {DeliveryState.DELIVERED}
    heard = [call.headers["webhook-id"] for call in receiver.calls]
    assert list(dict.fromkeys(heard)) == [message.id for message in messages]
    assert heard.count(messages[0].id) == 5


def test_a_stopped_hook_stays_stopped_over_a_restart(
    tmp_path: Path, receiver: WebhookReceiver
) -> None:
    receiver.reply = Reply(status=410)
    till = Till(tmp_path, receiver.url)
    till.sell()
    till.outbox.step()
    till.counter.close()
    receiver.reply = Reply()
    restarted = Till(tmp_path, receiver.url)
    restarted.outbox.step()
    problem = restarted.health[-1].problem
    assert problem is not None
    assert problem.code == "webhook.gone"
    assert len(receiver.calls) == 1
    restarted.outbox.try_again()
    restarted.tell_everything()
    restarted.counter.close()
    assert len(receiver.calls) == 6
