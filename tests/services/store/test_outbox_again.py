"""A person may have any message sent again, and old ones are forgotten but for the last."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.ports import DeliveryState
from pos_app.services.store import resending
from pos_app.services.store.outbox import KEPT_FOR, REST_SECONDS
from pos_app.services.store.outbox_plan import GIVE_UP_AFTER, LEAST_ATTEMPTS
from tests.support.telling_shop import Shop, answered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from pos_app.ports import WebhookAnswer

DELIVERED, WAITING, GIVEN_UP = (
    DeliveryState.DELIVERED,
    DeliveryState.WAITING,
    DeliveryState.GIVEN_UP,
)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    yield shop
    shop.counter.close()


def heard(shop: Shop) -> list[str]:
    ids = [message_id for message_id, _ in shop.server.heard]
    shop.server.heard.clear()
    return ids


def ids(shop: Shop, sale: Sale) -> list[str]:
    return [message.id for message in shop.messages(sale)]


def test_a_message_that_was_taken_goes_out_again_under_its_id(shop: Shop) -> None:
    sale = shop.sell(messages=3)
    shop.outbox.step()
    (_, second, _) = ids(shop, sale)
    body = shop.messages(sale)[1].body
    heard(shop)
    shop.outbox.send_again(second)
    assert shop.states(sale) == [DELIVERED, WAITING, DELIVERED]
    shop.outbox.step()
    assert shop.server.heard == [(second, body)]
    assert shop.states(sale) == [DELIVERED] * 3


def test_what_waits_before_it_goes_first_and_at_once(shop: Shop) -> None:
    sale = shop.sell(messages=3)
    shop.server.next = [answered(400)]
    shop.outbox.step()
    first, second, third = ids(shop, sale)
    assert heard(shop) == [first]
    shop.outbox.send_again(second)
    shop.outbox.step()
    assert heard(shop) == [first, second, third]


def test_what_comes_after_it_waits_for_it(shop: Shop) -> None:
    sale = shop.sell(messages=2)
    shop.outbox.step()
    first, _ = ids(shop, sale)
    shop.outbox.send_again(first)
    with shop.counter.store.transaction() as transaction:
        transaction.add_message(sale.id, "msg_new", "new", "new", shop.counter.clock.now())
    heard(shop)
    shop.server.next = [answered(400)]
    shop.outbox.step()
    assert heard(shop) == [first]
    shop.outbox.send_again(first)
    shop.outbox.step()
    assert heard(shop) == [first, "msg_new"]


def test_a_message_that_was_given_up_gets_all_of_its_tries_again(shop: Shop) -> None:
    sale = shop.sell()
    shop.server.answer = answered(400)

    def until_given_up() -> int:
        heard(shop)
        while shop.states(sale) == [WAITING]:
            shop.outbox.step()
            shop.pass_seconds(43_200 * 1.1)
        assert shop.states(sale) == [GIVEN_UP]
        return len(heard(shop))

    tries = until_given_up()
    assert tries > LEAST_ATTEMPTS
    shop.pass_seconds(GIVE_UP_AFTER.total_seconds())
    shop.outbox.send_again(ids(shop, sale)[0])
    assert shop.messages(sale)[0].attempts == 0
    assert until_given_up() == tries


def test_a_person_who_sends_again_does_not_wait_for_the_store_to_be_ready(shop: Shop) -> None:
    sale = shop.sell()
    shop.server.next = [answered(503, retry_after=3_600)]
    shop.outbox.step()
    shop.outbox.send_again(ids(shop, sale)[0])
    shop.outbox.step()
    assert shop.states(sale) == [DELIVERED]


def test_there_is_no_message_of_that_name(shop: Shop) -> None:
    with pytest.raises(LookupError):
        shop.outbox.send_again("msg_unknown")


def test_messages_about_shifts_have_an_order_of_their_own(shop: Shop) -> None:
    sale = shop.sell()
    now = shop.counter.clock.now()
    with shop.counter.store.transaction() as transaction:
        for name in ("shift.opened", "shift.closed"):
            transaction.add_message(None, f"msg_{name}", name, "{}", now)
    shop.server.next = [answered(204), answered(400)]
    shop.outbox.step()
    assert heard(shop) == [*ids(shop, sale), "msg_shift.opened"]
    assert shop.told == [sale.id]
    shop.outbox.send_again("msg_shift.opened")
    shop.outbox.step()
    assert heard(shop) == ["msg_shift.opened", "msg_shift.closed"]
    assert shop.told == [sale.id]


def test_all_of_a_time_is_told_again_a_few_at_a_time(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resending, "AT_ONCE", 2)
    before = shop.sell()
    shop.pass_seconds(1)
    since = shop.counter.clock.now()
    sales = [shop.sell(messages=3), shop.sell(messages=2)]
    shop.outbox.step()
    heard(shop)
    store = shop.counter.store
    assert resending.put_back_since(store, since, sales[1].id, since) == 2
    assert shop.states(sales[1]) == [WAITING] * 2
    assert resending.put_back_since(store, since, None, since) == 5
    assert [shop.states(sale) for sale in (before, *sales)] == [
        [DELIVERED],
        [WAITING] * 3,
        [WAITING] * 2,
    ]
    shop.outbox.step()
    assert heard(shop) == [*ids(shop, sales[0]), *ids(shop, sales[1])]


def test_what_is_put_back_while_it_is_told_is_told_again_in_order(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = shop.sell()
    shop.outbox.step()
    heard(shop)
    began = sale.created_at
    with shop.counter.store.transaction() as transaction:
        transaction.add_message(sale.id, "msg_second", "second", "{}", began)
    post = shop.server.post

    def post_and_put_back(message_id: str, at: datetime, body: str) -> WebhookAnswer:
        # As another process does it, between a call and the note of its answer.
        monkeypatch.setattr(shop.server, "post", post)
        assert resending.put_back_since(shop.counter.store, began, sale.id, at) == 2
        return post(message_id, at, body)

    monkeypatch.setattr(shop.server, "post", post_and_put_back)
    shop.outbox.step()
    shop.outbox.step()
    first = ids(shop, sale)[0]
    assert heard(shop) == ["msg_second", first, "msg_second"]
    assert shop.states(sale) == [DELIVERED] * 2


def test_after_months_only_the_last_message_of_a_sale_is_kept(shop: Shop) -> None:
    old, waiting = shop.sell(messages=3), shop.sell(messages=2)
    shop.server.next = [*[answered(204)] * 3, answered(400)]
    shop.outbox.step()
    last = ids(shop, old)[-1]
    unsent = ids(shop, waiting)
    shop.pass_seconds(timedelta(days=1).total_seconds() * 1.5)
    young = shop.sell(messages=2)
    shop.server.answer = answered(400)
    shop.outbox.step()
    shop.outbox.step()
    assert len(ids(shop, old)) == 3
    shop.counter.clock.at += KEPT_FOR
    for _ in range(4):
        assert shop.outbox.step() <= REST_SECONDS
        shop.counter.clock.at -= timedelta(seconds=1)  # nothing is due
    assert ids(shop, old) == [last]
    assert ids(shop, waiting) == unsent
    assert len(ids(shop, young)) == 2
    shop.outbox.send_again(last)
    shop.server.answer = answered(204)
    shop.outbox.step()
    assert shop.states(old) == [DELIVERED]
