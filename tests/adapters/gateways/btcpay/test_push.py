"""What BTCPay pushes over its status websocket is a reason to look, and ends when told to."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.adapters.gateways.btcpay.conftest import Shop

PATIENCE_SECONDS = 60.0


class Pushes:
    def __init__(self) -> None:
        self.count = 0
        self._came = threading.Condition()

    def __call__(self) -> None:
        with self._came:
            self.count += 1
            self._came.notify_all()

    def wait_for(self, count: int) -> None:
        with self._came:
            assert self._came.wait_for(lambda: self.count >= count, PATIENCE_SECONDS)


def test_a_payment_is_pushed(shop: Shop) -> None:
    reference, pushes = shop.opened(), Pushes()
    shop.gateway.follow(reference, pushes)
    pushes.wait_for(1)  # the connection stands: what was before it may be news
    shop.server.pay(reference, 1_000)
    pushes.wait_for(2)


def test_following_twice_listens_once(shop: Shop) -> None:
    reference, pushes = shop.opened(), Pushes()
    shop.gateway.follow(reference, pushes)
    shop.gateway.follow(reference, pushes)
    pushes.wait_for(1)
    assert shop.server.sockets.connections[reference] == 1


def test_a_broken_line_is_made_anew_and_is_a_reason_to_look(shop: Shop) -> None:
    reference, pushes = shop.opened(), Pushes()
    shop.gateway.follow(reference, pushes)
    pushes.wait_for(1)
    shop.server.sockets.drop(reference)
    pushes.wait_for(2)
    shop.server.sockets.wait_for(reference, connections=2)


def test_a_final_invoice_is_looked_at_once_more_and_listened_to_no_more(shop: Shop) -> None:
    reference, pushes = shop.opened(), Pushes()
    shop.gateway.follow(reference, pushes)
    pushes.wait_for(1)
    shop.server.pay(reference, shop.due_sat, lightning=True)
    pushes.wait_for(3)  # the byte, and that the line isn't offered any more
    follower = shop.gateway._push._followers[reference]
    follower.join(PATIENCE_SECONDS)
    assert not follower.runs
    assert shop.server.sockets.refused[reference] == 1


def test_who_is_no_longer_followed_is_hung_up_on(shop: Shop) -> None:
    reference, pushes = shop.opened(), Pushes()
    shop.gateway.follow(reference, pushes)
    pushes.wait_for(1)
    shop.gateway.unfollow(reference)
    shop.server.sockets.wait_for_none(reference)
    shop.gateway.unfollow(reference)
    assert pushes.count == 1


def test_closing_ends_every_thread(shop: Shop) -> None:
    references = [shop.opened() for _ in range(5)]
    pushes = Pushes()
    for each in references:
        shop.gateway.follow(each, pushes)
    pushes.wait_for(5)
    followers = list(shop.gateway._push._followers.values())
    shop.gateway.close()
    assert not any(each.runs for each in followers)
    shop.gateway.follow(references[0], pushes)
    assert shop.gateway._push._followers == {}


def test_a_server_that_is_away_is_asked_again_until_nobody_follows(shop: Shop) -> None:
    reference, pushes = shop.opened(), Pushes()
    shop.server.go_away()
    shop.gateway.follow(reference, pushes)
    follower = shop.gateway._push._followers[reference]
    assert follower.runs
    started = time.monotonic()
    shop.gateway.unfollow(reference)
    follower.join(PATIENCE_SECONDS)
    assert not follower.runs
    assert pushes.count == 0
    assert time.monotonic() - started < PATIENCE_SECONDS
