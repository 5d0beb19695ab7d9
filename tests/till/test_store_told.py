"""The screen learns that the shop's server has heard everything of a sale, and only then."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from pos_app.ports import UnreachableError, WebhookAnswer
from pos_app.services.store.outbox import Outbox
from pos_app.ui.till import SaleChanged
from tests.support.counter import TEN_EURO_SAT

if TYPE_CHECKING:
    from datetime import datetime

    from tests.till.conftest import Desk


class Post:
    """Takes every message, or is away."""

    def __init__(self) -> None:
        self.away = False
        self.most = 1_000
        self.taken: list[str] = []

    def post(self, message_id: str, at: datetime, body: str) -> WebhookAnswer:
        del at, body
        if self.away or len(self.taken) >= self.most:
            raise UnreachableError("webhook.unreachable", host="shop.example")
        self.taken.append(message_id)
        return WebhookAnswer(status=204, body="", retry_after_seconds=None)


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def outbox(desk: Desk, post: Post) -> Outbox:
    return Outbox(
        desk.counter.store,
        post,
        desk.counter.clock,
        random.Random(1),
        hook="https://shop.example/hooks/till",
        on_health=desk.till.board.store_said,
        on_delivered=desk.till.refresh,
    )


def deliver_everything(outbox: Outbox, desk: Desk) -> None:
    outbox.step()
    while desk.till.status().store.waiting:
        outbox.step()


def settled(desk: Desk, payment: int = 1) -> None:
    sale = desk.counter.charge()
    desk.counter.pay(sale, TEN_EURO_SAT, height=100, payment=payment)


def test_each_sale_is_told_once_it_is_told_whole(desk: Desk, outbox: Outbox, post: Post) -> None:
    settled(desk)
    post.most = 1
    outbox.step()
    (shown,) = desk.till.open_sales()
    assert not shown.store_told  # that it was charged, but not yet that it is paid
    post.most = 1_000
    outbox.try_again()
    deliver_everything(outbox, desk)
    (shown,) = desk.till.open_sales()
    assert shown.store_told
    assert desk.ears.of(SaleChanged)[-1].shown == shown


def test_a_store_that_was_away_is_told_when_it_is_back(
    desk: Desk, outbox: Outbox, post: Post
) -> None:
    post.away = True
    settled(desk)
    outbox.step()
    assert [shown.store_told for shown in desk.till.open_sales()] == [False]
    post.away = False
    outbox.try_again()
    deliver_everything(outbox, desk)
    assert [shown.store_told for shown in desk.till.open_sales()] == [True]


def test_with_many_sales_a_message_moves_only_its_own(
    desk: Desk, outbox: Outbox, post: Post
) -> None:
    post.away = True
    for payment in range(1, 31):
        settled(desk, payment)
    outbox.step()
    before = len(desk.ears.heard)
    post.away = False
    outbox.try_again()
    deliver_everything(outbox, desk)
    told = [event for event in desk.ears.heard[before:] if isinstance(event, SaleChanged)]
    assert all(shown.store_told for shown in desk.till.open_sales())
    assert len(told) == len(desk.till.open_sales()) == 30
    assert len(post.taken) == len(set(post.taken)) > 60
