"""The receiver that shops may copy, run for real, hears the real sender."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
import requests
from standardwebhooks import Webhook

from pos_app.adapters.clock import SystemClock
from pos_app.adapters.webhook.sender import HttpWebhookSender
from pos_app.services.doctor import check_webhook
from pos_app.services.store.outbox import Outbox, OutboxHealth
from tests.support.counter import TEN_EURO_SAT, Counter
from tests.support.example_receiver import ExampleReceiver
from tests.support.fixed_secrets import FixedSecrets
from tests.support.webhook_receiver import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from pos_app.ports import OutboxMessage, WebhookAnswer

OLD_SECRET = "whsec_" + "dGhlIHNlY3JldCBvZiBsYXN0IHllYXI="
FOREIGN_SECRET = "whsec_" + "c29tZWJvZHkgZWxzZSdzIHNlY3JldA=="
PATIENCE_SECONDS = 60.0
MOST_BYTES = 262_144


@pytest.fixture(scope="module")
def receiver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExampleReceiver]:
    with ExampleReceiver(tmp_path_factory.mktemp("receiver")) as receiver:
        receiver.start(SECRET, OLD_SECRET)
        yield receiver


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path)
    # Signatures are good for minutes only, by the receiver's clock.
    counter.clock.at = datetime.now(UTC)
    yield counter
    counter.close()


def sell(counter: Counter) -> Sale:
    sale = counter.charge(note="für Lena 🎂")
    counter.pay(sale, TEN_EURO_SAT)
    return counter.pay(sale, TEN_EURO_SAT, height=100)


def messages_of(counter: Counter, sale: Sale) -> list[OutboxMessage]:
    with counter.store.transaction() as transaction:
        return sorted(transaction.messages(sale.id, 100), key=lambda message: message.position)


def sender_of(receiver: ExampleReceiver, secret: str = SECRET) -> HttpWebhookSender:
    secrets = FixedSecrets(webhook=secret)
    return HttpWebhookSender(receiver.url, "webhook", secrets, total_seconds=PATIENCE_SECONDS)


def post(
    receiver: ExampleReceiver,
    message: OutboxMessage,
    *,
    secret: str = SECRET,
    at: datetime | None = None,
) -> WebhookAnswer:
    return sender_of(receiver, secret).post(message.id, at or datetime.now(UTC), message.body)


def tell(counter: Counter, receiver: ExampleReceiver) -> None:
    health: list[OutboxHealth] = []
    outbox = Outbox(
        counter.store,
        sender_of(receiver),
        counter.clock,
        Random(1),
        hook=receiver.url,
        on_health=health.append,
    )
    while outbox.step() == 0:
        pass
    assert (health[-1].waiting, health[-1].problem) == (0, None)


def test_a_sale_is_heard_in_order_and_its_goods_may_go(
    receiver: ExampleReceiver, counter: Counter
) -> None:
    before = len(receiver.messages())
    sale = sell(counter)
    tell(counter, receiver)
    expected = [(message.id, message.name) for message in messages_of(counter, sale)]
    assert receiver.messages()[before:] == expected
    assert expected[-1][1] == "sale.confirmed"
    assert receiver.order(sale.id) == ("confirmed", "paid", 1)


def test_a_message_that_tries_the_connection_is_acknowledged(receiver: ExampleReceiver) -> None:
    before = len(receiver.messages())
    tried = check_webhook("shop.example", sender_of(receiver), SystemClock())
    assert (tried.ok, tried.message.arguments) == (True, {"status": "200"})
    assert [name for _, name in receiver.messages()[before:]] == ["till.test"]


def test_what_is_forged_or_replayed_is_refused_and_changes_nothing(
    receiver: ExampleReceiver, counter: Counter
) -> None:
    sale = sell(counter)
    created, *_, confirmed = messages_of(counter, sale)
    assert post(receiver, created).status == 200
    before = receiver.messages()
    now = datetime.now(UTC)

    def call(body: str, *, at: datetime = now, message_id: str = confirmed.id) -> int:
        """With a right signature of what `confirmed` says."""
        headers = {
            "webhook-id": confirmed.id,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": Webhook(SECRET).sign(message_id, at, confirmed.body),
        }
        answer = requests.post(receiver.url, body.encode(), headers=headers, timeout=60)
        return answer.status_code

    assert post(receiver, confirmed, secret=FOREIGN_SECRET).status == 401
    for minutes in (-6, 6):
        assert post(receiver, confirmed, at=now + timedelta(minutes=minutes)).status == 401
    assert call(confirmed.body.replace('"paid"', '"paid_too_much"')) == 401
    assert call(confirmed.body, message_id=created.id) == 401
    assert call(confirmed.body, at=datetime(1970, 1, 1, tzinfo=UTC)) == 401
    assert requests.post(receiver.url, confirmed.body.encode(), timeout=60).status_code == 401
    assert call("x" * (MOST_BYTES + 1)) == 413
    assert requests.get(receiver.url, timeout=60).status_code == 405
    assert receiver.messages() == before
    assert receiver.order(sale.id) == (None, None, 0)
    assert call(confirmed.body) == 200
    assert receiver.order(sale.id) == ("confirmed", "paid", 1)


def test_another_token_for_a_known_order_is_refused(
    receiver: ExampleReceiver, counter: Counter
) -> None:
    sale = sell(counter)
    created, *_, confirmed = messages_of(counter, sale)
    assert post(receiver, created).status == 200
    before = receiver.messages()
    headers = {"webhook-id": "msg_of_somebody", "webhook-timestamp": str(int(_now().timestamp()))}
    body = confirmed.body.replace(sale.order_token, "x" * 32)
    at = datetime.fromtimestamp(int(headers["webhook-timestamp"]), UTC)
    headers["webhook-signature"] = Webhook(SECRET).sign("msg_of_somebody", at, body)
    assert (
        requests.post(receiver.url, body.encode(), headers=headers, timeout=60).status_code == 403
    )
    assert receiver.messages() == before
    assert receiver.order(sale.id) == (None, None, 0)


def _now() -> datetime:
    return datetime.now(UTC)


def test_what_comes_twice_or_too_late_changes_nothing(
    receiver: ExampleReceiver, counter: Counter
) -> None:
    sale = sell(counter)
    before = len(receiver.messages())
    told = messages_of(counter, sale)
    for message in (*reversed(told), *told):
        assert post(receiver, message).status == 200
        assert receiver.order(sale.id) == ("confirmed", "paid", 1)
    assert [name for name, _ in receiver.messages()[before:]] == [
        message.id for message in reversed(told)
    ]


def test_it_is_killed_and_knows_everything_when_it_is_back(
    receiver: ExampleReceiver, counter: Counter
) -> None:
    sale = sell(counter)
    first, *_, last = messages_of(counter, sale)
    assert post(receiver, first, secret=OLD_SECRET).status == 200
    before = receiver.messages()
    receiver.kill()
    # The secret was changed meanwhile, and the shop has told its till to wait for the words.
    receiver.start(SECRET, ack="ok-text")
    assert receiver.messages() == before
    assert post(receiver, last, secret=OLD_SECRET).status == 401
    for message in (first, last):
        answer = post(receiver, message)
        assert (answer.status, answer.body) == (200, "*ok*")
    refused = post(receiver, last, secret=FOREIGN_SECRET)
    assert (refused.status, refused.body) == (401, "")
    assert receiver.messages() == [*before, (last.id, last.name)]
    assert receiver.order(sale.id) == ("confirmed", "paid", 1)
