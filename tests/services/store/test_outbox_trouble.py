"""A store that is slow, broken or away for days is told everything soon after it is back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.message import Message
from pos_app.ports import DeliveryState, UnreachableError
from pos_app.services.store.outbox import AWAY_REST_SECONDS, REST_SECONDS
from pos_app.services.store.outbox_plan import RETRY_SECONDS
from tests.support.telling_shop import Shop, answered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SLOW = UnreachableError("webhook.timeout", host="shop.example")
AWAY = UnreachableError("webhook.unreachable", host="shop.example")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    yield shop
    shop.counter.close()


def test_one_message_that_takes_too_long_holds_up_its_sale_alone(shop: Shop) -> None:
    slow, other = shop.sell(messages=2), shop.sell(messages=2)
    shop.server.next = [SLOW]
    assert shop.outbox.step() >= RETRY_SECONDS[0]
    assert shop.states(slow) == [DeliveryState.WAITING] * 2
    assert shop.states(other) == [DeliveryState.DELIVERED] * 2
    first, second = shop.messages(slow)
    assert (first.last_status, first.last_answer) == (None, "webhook.timeout")
    assert (second.attempts, second.tried_at) == (0, None)


@pytest.mark.parametrize("trouble", [SLOW, answered(502, "no app")])
def test_two_sales_in_trouble_are_a_server_in_trouble(
    shop: Shop, trouble: UnreachableError
) -> None:
    sales = [shop.sell() for _ in range(4)]
    shop.server.answer = trouble
    assert shop.outbox.step() == AWAY_REST_SECONDS
    assert [shop.messages(sale)[0].attempts for sale in sales] == [1, 1, 0, 0]


@pytest.mark.parametrize("trouble", [AWAY, answered(503)])
@pytest.mark.parametrize("restart", [False, True])
def test_a_store_that_is_back_after_days_is_told_all_at_once(
    shop: Shop, trouble: UnreachableError, *, restart: bool
) -> None:
    sales = [shop.sell(messages=2) for _ in range(3)]
    shop.server.answer = trouble
    for _ in range(60):
        shop.pass_seconds(shop.outbox.step() + 1)
    while (rest := shop.outbox.step()) == AWAY_REST_SECONDS:
        shop.pass_seconds(rest)
    assert rest > AWAY_REST_SECONDS
    assert min(shop.messages(sale)[0].attempts for sale in sales) > len(RETRY_SECONDS)
    if restart:
        shop.restarted()
    shop.server.answer = answered(204)
    new = shop.sell()
    assert shop.outbox.step() == 0.0
    assert shop.states(new) == [DeliveryState.DELIVERED]
    assert shop.outbox.step() == REST_SECONDS
    assert all(shop.states(sale) == [DeliveryState.DELIVERED] * 2 for sale in sales)
    assert shop.health[-1].waiting == 0


def test_what_the_store_refuses_by_itself_keeps_its_pauses_when_it_is_back(shop: Shop) -> None:
    refused, away = shop.sell(), shop.sell()
    shop.server.next = [answered(400), AWAY]
    shop.outbox.step()
    shop.sell()
    shop.outbox.step()
    assert shop.states(away) == [DeliveryState.WAITING]
    shop.outbox.step()
    assert shop.states(away) == [DeliveryState.DELIVERED]
    assert shop.states(refused) == [DeliveryState.WAITING]
    assert len(shop.server.heard) == 4


def test_with_words_asked_for_nothing_else_is_an_acknowledgement(shop: Shop) -> None:
    sale = shop.sell()
    shop.restarted(ack="ok-text")
    for answer in (answered(200), answered(200, "ok"), answered(500, "*ok*")):
        shop.server.next = [answer]
        shop.outbox.step()
        assert shop.states(sale) == [DeliveryState.WAITING]
        shop.outbox.try_again()
    shop.server.next = [answered(200, "nearly")]
    shop.outbox.step()
    assert shop.health[-1].problem == Message(
        code="webhook.no_ok_text", arguments={"status": "200"}
    )
    shop.outbox.try_again()
    shop.server.next = [answered(201, " *ok*\r\n")]
    shop.outbox.step()
    assert shop.states(sale) == [DeliveryState.DELIVERED]
    assert shop.health[-1].problem is None


def test_a_sale_is_named_once_for_all_of_its_messages_that_were_taken(shop: Shop) -> None:
    sales = [shop.sell(messages=3), shop.sell()]
    shop.outbox.step()
    assert shop.told == [sale.id for sale in sales]
