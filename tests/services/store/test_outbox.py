"""The shop's server hears everything, in order, at least once, whatever it answers."""

from __future__ import annotations

import threading
from random import Random
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.message import Message
from pos_app.ports import DeliveryState, RefusedError, UnreachableError
from pos_app.services.store.outbox import (
    ANSWER_CHARACTERS,
    AT_ONCE,
    AWAY_REST_SECONDS,
    NO_SECRET_REST_SECONDS,
    REST_SECONDS,
    ROUND_SECONDS,
    Outbox,
    OutboxHealth,
)
from pos_app.services.store.outbox_plan import GIVE_UP_AFTER, JITTER, LATER_SECONDS, RETRY_SECONDS
from pos_app.services.worker import Worker
from tests.support.counter import NOON
from tests.support.telling_shop import HOOK, Shop, answered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    yield shop
    shop.counter.close()


def test_with_nothing_to_tell_it_rests(shop: Shop) -> None:
    assert shop.outbox.step() == REST_SECONDS
    assert shop.health == [OutboxHealth(waiting=0, oldest_at=None, last_answer=None, problem=None)]


def test_the_messages_of_a_sale_go_out_in_order(shop: Shop) -> None:
    sale = shop.sell(messages=3)
    assert shop.outbox.step() == REST_SECONDS
    expected = shop.messages(sale)
    assert shop.server.heard == [(message.id, message.body) for message in expected]
    assert {message.state for message in expected} == {DeliveryState.DELIVERED}
    assert {message.attempts for message in expected} == {1}
    assert {message.tried_at for message in expected} == {NOON}
    assert {(message.last_status, message.last_answer) for message in expected} == {(204, "")}
    assert shop.health[-1] == OutboxHealth(
        waiting=0, oldest_at=None, last_answer="204", problem=None
    )


def test_one_sale_that_fails_holds_up_its_own_messages_and_no_others(shop: Shop) -> None:
    stuck, other = shop.sell(messages=2), shop.sell(messages=2)
    shop.server.next = [answered(400, "broken " + "x" * 1_000), answered(200, "thanks")]
    rest = shop.outbox.step()
    first = shop.messages(stuck)[0]
    assert RETRY_SECONDS[0] <= rest <= RETRY_SECONDS[0] * (1 + JITTER)
    assert shop.states(stuck) == [DeliveryState.WAITING] * 2
    assert shop.states(other) == [DeliveryState.DELIVERED] * 2
    assert (first.last_status, first.attempts) == (400, 1)
    assert first.last_answer == "broken " + "x" * (ANSWER_CHARACTERS - 7)
    taken = shop.messages(other)[0]
    assert (taken.last_status, taken.last_answer) == (200, "thanks")
    # The same id again: the server can tell that it is the same message.
    shop.pass_seconds(rest)
    shop.outbox.step()
    assert [heard for heard, _ in shop.server.heard].count(first.id) == 2
    assert shop.states(stuck) == [DeliveryState.DELIVERED] * 2


def test_a_failure_shows_until_the_next_success(shop: Shop) -> None:
    shop.sell()
    shop.server.next = [answered(302)]
    rest = shop.outbox.step()
    assert shop.health[-1] == OutboxHealth(
        waiting=1,
        oldest_at=NOON,
        last_answer="302",
        problem=Message(code="webhook.answered", arguments={"status": "302"}),
    )
    shop.pass_seconds(rest)
    shop.outbox.step()
    assert shop.health[-1].problem is None


def test_the_pauses_grow_until_it_is_given_up(shop: Shop) -> None:
    sale = shop.sell(messages=2)
    shop.server.answer = answered(500)
    pauses: list[float] = []
    while True:
        shop.restarted()  # the plan is in the store
        shop.outbox.step()
        first = shop.messages(sale)[0]
        if first.state is not DeliveryState.WAITING:
            break
        pause = (first.next_try_at - shop.counter.clock.now()).total_seconds()
        pauses.append(pause)
        shop.pass_seconds(pause)
    assert first.state is DeliveryState.GIVEN_UP
    expected = [*RETRY_SECONDS, *[LATER_SECONDS] * (len(pauses) - len(RETRY_SECONDS))]
    for pause, least in zip(pauses, expected, strict=True):
        assert least <= pause <= least * (1 + JITTER)
    longest = GIVE_UP_AFTER.total_seconds()
    assert longest - LATER_SECONDS * (1 + JITTER) < sum(pauses) <= longest
    assert len(set(pauses)) == len(pauses)  # jitter
    assert shop.health[-1].problem == Message(code="webhook.given_up")
    # What comes after it in its sale has its own turn.
    shop.server.answer = answered(204)
    shop.outbox.step()
    assert shop.states(sale) == [DeliveryState.GIVEN_UP, DeliveryState.DELIVERED]
    assert shop.health[-1].problem is None


def test_a_server_that_is_away_is_not_asked_for_each_message(shop: Shop) -> None:
    sales = [shop.sell(), shop.sell()]
    shop.server.answer = UnreachableError("webhook.unreachable", host="shop.example")
    assert shop.outbox.step() == AWAY_REST_SECONDS
    assert len(shop.server.heard) == 1
    assert shop.health[-1].problem == Message(
        code="webhook.unreachable", arguments={"host": "shop.example"}
    )
    assert shop.messages(sales[0])[0].last_answer == "webhook.unreachable"
    assert [shop.messages(sale)[0].attempts for sale in sales] == [1, 0]
    shop.server.answer = answered(204)
    shop.pass_seconds(AWAY_REST_SECONDS * (1 + JITTER))
    assert shop.outbox.step() == REST_SECONDS
    assert shop.health[-1].waiting == 0


def test_without_a_secret_nothing_counts_as_tried(shop: Shop) -> None:
    sale = shop.sell()
    shop.server.next = [RefusedError("webhook.no_secret", name="webhook")]
    assert shop.outbox.step() == NO_SECRET_REST_SECONDS
    assert shop.health[-1].problem == Message(
        code="webhook.no_secret", arguments={"name": "webhook"}
    )
    assert shop.messages(sale)[0].attempts == 0
    assert shop.outbox.step() == REST_SECONDS
    assert shop.states(sale) == [DeliveryState.DELIVERED]


def test_gone_stops_the_hook_also_after_a_restart(shop: Shop) -> None:
    sale = shop.sell()
    shop.sell()
    shop.server.next = [answered(410, "gone")]
    assert shop.outbox.step() == REST_SECONDS
    shop.pass_seconds(3_600)
    assert shop.restarted().step() == REST_SECONDS
    assert len(shop.server.heard) == 1
    assert shop.states(sale) == [DeliveryState.WAITING]
    assert shop.health[-1].problem == Message(code="webhook.gone")
    assert shop.health[-1].waiting == 2


def test_a_person_can_let_a_stopped_hook_go_on(shop: Shop) -> None:
    sale = shop.sell()
    shop.server.next = [answered(410)]
    shop.outbox.step()
    shop.outbox.try_again()
    shop.outbox.step()
    assert shop.states(sale) == [DeliveryState.DELIVERED]


def test_another_address_is_another_hook(shop: Shop) -> None:
    sale = shop.sell()
    shop.server.next = [answered(410)]
    shop.outbox.step()
    shop.restarted(hook="https://shop.example/other").step()
    assert shop.states(sale) == [DeliveryState.DELIVERED]


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_for_time_gets_it_for_all_messages(shop: Shop, status: int) -> None:
    sale, other = shop.sell(), shop.sell()
    shop.server.next = [answered(status, retry_after=600)]
    assert shop.outbox.step() == 600
    shop.pass_seconds(599)
    assert shop.outbox.step() == 1
    assert len(shop.server.heard) == 1
    shop.pass_seconds(1)
    shop.outbox.step()
    assert shop.states(sale) == shop.states(other) == [DeliveryState.DELIVERED]


def test_the_time_it_asks_for_survives_a_restart_and_has_an_end(shop: Shop) -> None:
    sale = shop.sell()
    shop.server.next = [answered(503, retry_after=10**9)]
    shop.outbox.step()
    shop.restarted()
    shop.pass_seconds(86_399)
    shop.outbox.step()
    assert len(shop.server.heard) == 1
    shop.pass_seconds(1)
    shop.outbox.step()
    assert shop.states(sale) == [DeliveryState.DELIVERED]


def test_retry_after_means_nothing_beside_other_answers(shop: Shop) -> None:
    shop.sell()
    shop.server.next = [answered(500, retry_after=600)]
    assert shop.outbox.step() < 10
    shop.pass_seconds(10)
    shop.server.next = [answered(429)]
    assert shop.outbox.step() < 40


def test_a_person_can_shorten_the_wait(shop: Shop) -> None:
    sale = shop.sell()
    shop.server.next = [answered(429, retry_after=600)]
    shop.outbox.step()
    shop.outbox.try_again()
    shop.outbox.step()
    assert shop.states(sale) == [DeliveryState.DELIVERED]


def test_many_messages_are_told_in_more_than_one_round(shop: Shop) -> None:
    sales = [shop.sell(messages=AT_ONCE), shop.sell()]
    assert shop.outbox.step() == 0.0
    assert shop.health[-1].waiting == 1
    assert shop.outbox.step() == REST_SECONDS
    assert [heard for heard, _ in shop.server.heard] == [
        message.id for sale in sales for message in shop.messages(sale)
    ]


def test_a_round_ends_in_time_so_that_what_it_did_is_kept(shop: Shop) -> None:
    sale = shop.sell(messages=4)
    shop.server.seconds = ROUND_SECONDS / 2
    assert shop.outbox.step() == 0.0
    assert shop.states(sale) == [DeliveryState.DELIVERED] * 2 + [DeliveryState.WAITING] * 2


def test_what_was_taken_is_kept_though_a_later_call_breaks(shop: Shop) -> None:
    sale = shop.sell(messages=2)
    shop.server.next = [answered(204), ZeroDivisionError()]
    with pytest.raises(ZeroDivisionError):
        shop.outbox.step()
    assert shop.states(sale) == [DeliveryState.DELIVERED, DeliveryState.WAITING]


def test_health_is_told_when_it_changes_and_not_again(shop: Shop) -> None:
    shop.sell()
    for _ in range(3):
        shop.outbox.step()
    assert len(shop.health) == 1


def test_a_wake_tells_at_once(shop: Shop) -> None:
    told = threading.Event()
    outbox = Outbox(
        shop.counter.store,
        shop.server,
        shop.counter.clock,
        Random(1),
        hook=HOOK,
        on_health=lambda health: told.set() if health.last_answer else None,
    )
    worker = Worker("outbox", outbox.step)
    worker.start()
    try:
        shop.sell()
        worker.wake()
        assert told.wait(60)
    finally:
        assert worker.stop(60)
    assert len(shop.server.heard) == 1
