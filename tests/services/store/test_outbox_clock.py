"""What a clock that is set does to messages that wait: nothing is lost, nothing waits for years."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.ports import DeliveryState
from pos_app.services.store.outbox import REST_SECONDS
from pos_app.services.store.outbox_plan import LEAST_ATTEMPTS, LONGEST_WAIT
from tests.support.telling_shop import Shop, answered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    yield shop
    shop.counter.close()


def test_a_clock_that_jumps_ahead_loses_nothing(shop: Shop) -> None:
    sale = shop.sell()
    shop.server.answer = answered(500)
    shop.counter.clock.at += timedelta(days=20)
    shop.outbox.step()
    (message,) = shop.messages(sale)
    assert (message.state, message.attempts) == (DeliveryState.WAITING, 1)
    while message.state is DeliveryState.WAITING:
        shop.pass_seconds((message.next_try_at - shop.counter.clock.now()).total_seconds())
        shop.outbox.step()
        (message,) = shop.messages(sale)
    assert message.attempts == LEAST_ATTEMPTS


def test_a_message_written_under_a_clock_ahead_is_sent(shop: Shop) -> None:
    shop.counter.clock.at += timedelta(days=365)
    sale, tried = shop.sell(), shop.sell()
    shop.server.next = [answered(204), answered(500)]
    shop.outbox.step()
    shop.sell()
    shop.counter.clock.at -= timedelta(days=365)
    assert shop.outbox.step() == REST_SECONDS
    assert shop.states(sale) == shop.states(tried) == [DeliveryState.DELIVERED]
    assert shop.health[-1].waiting == 0


def test_only_what_could_not_have_been_planned_is_due_before_its_time(shop: Shop) -> None:
    sale = shop.sell()
    with shop.counter.store.transaction() as transaction:
        (message,) = transaction.messages(sale.id, 1)
        planned = replace(message, next_try_at=shop.counter.clock.now() + LONGEST_WAIT)
        transaction.update_message(planned)
    shop.outbox.step()
    assert shop.server.heard == []
    shop.counter.clock.at -= timedelta(seconds=1)
    shop.outbox.step()
    assert shop.states(sale) == [DeliveryState.DELIVERED]


def test_after_a_jump_of_the_clock_everything_is_tried_but_not_too_early(shop: Shop) -> None:
    sale = shop.sell()
    shop.server.next = [answered(500)]
    shop.outbox.step()
    shop.counter.clock.at -= timedelta(hours=6)
    shop.outbox.step()
    assert shop.states(sale) == [DeliveryState.WAITING]
    shop.outbox.clock_jumped()
    shop.server.next = [answered(429, retry_after=600)]
    assert shop.outbox.step() == 600
    shop.counter.clock.at += timedelta(hours=6)
    shop.outbox.clock_jumped()
    assert shop.outbox.step() == 600
    shop.pass_seconds(600)
    shop.outbox.step()
    assert shop.states(sale) == [DeliveryState.DELIVERED]
