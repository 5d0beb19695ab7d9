"""The calls to the store's server, read and sent again off the screen's thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from pos_app.ports import DeliveryState
from pos_app.till.call_desk import PAGE, CallDesk
from pos_app.ui.archive import fresh_ticket
from pos_app.ui.calls import CallFilter, CallRead, CallsMoved, CallsRead
from tests.support.staff import do_as_owner
from tests.support.telling_shop import Shop, answered
from tests.till.ears import Ears

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from pos_app.ports import OutboxMessage


class Desk:
    """`woken` counts how often the outbox was to look at once."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.ears = Ears()
        self.woken = 0
        self.calls = CallDesk(self.ears.publish, do_as_owner)

    def open(self, *, has_server: bool = True) -> None:
        outbox = self.shop.outbox if has_server else None
        self.calls.open(self.shop.counter.store, outbox, self._wake)

    def read(
        self,
        which: CallFilter = CallFilter.ALL,
        *,
        sale_id: UUID | None = None,
        before: int | None = None,
    ) -> CallsRead:
        ticket = fresh_ticket()
        self.calls.read_calls(ticket, which, sale_id=sale_id, before=before)
        self.ears.until(lambda: ticket in {each.ticket for each in self.ears.of(CallsRead)})
        return self.ears.of(CallsRead)[-1]

    def read_one(self, message_id: str) -> OutboxMessage | None:
        ticket = fresh_ticket()
        self.calls.read_call(ticket, message_id)
        self.ears.until(lambda: ticket in {each.ticket for each in self.ears.of(CallRead)})
        return self.ears.of(CallRead)[-1].call

    def until_moved(self, times: int = 1) -> None:
        self.ears.until(lambda: len(self.ears.of(CallsMoved)) == times)

    def _wake(self) -> None:
        self.woken += 1


@pytest.fixture
def closed_desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(Shop(tmp_path))
    yield desk
    desk.calls.close(60)
    desk.shop.counter.close()


@pytest.fixture
def desk(closed_desk: Desk) -> Desk:
    closed_desk.open()
    return closed_desk


def test_a_long_list_comes_a_page_at_a_time(desk: Desk) -> None:
    sale = desk.shop.sell(messages=PAGE + 1)
    everything = [message.position for message in reversed(desk.shop.messages(sale))]
    first = desk.read()
    assert [call.position for call in first.calls] == everything[:PAGE]
    assert first.has_older
    second = desk.read(before=first.calls[-1].position)
    assert [call.position for call in second.calls] == everything[PAGE:]
    assert not second.has_older


def test_calls_are_found_by_how_they_stand_and_by_their_sale(desk: Desk) -> None:
    failing, other = desk.shop.sell(messages=2), desk.shop.sell()
    desk.shop.server.next = [answered(500)]
    desk.shop.outbox.step()
    first, second = desk.shop.messages(failing)
    (taken,) = desk.shop.messages(other)
    assert desk.read(CallFilter.FAILED).calls == (first,)
    assert desk.read(CallFilter.DELIVERED).calls == (taken,)
    assert desk.read(CallFilter.WAITING).calls == (second, first)
    assert desk.read(sale_id=other.id).calls == (taken,)


def test_one_call_is_read_whole(desk: Desk) -> None:
    (message,) = desk.shop.messages(desk.shop.sell())
    assert desk.read_one(message.id) == message
    assert desk.read_one("msg_never") is None


def test_a_question_that_was_overtaken_costs_nothing(closed_desk: Desk) -> None:
    for ticket in (101, 102):
        closed_desk.calls.read_calls(ticket, CallFilter.ALL, sale_id=None, before=None)
    closed_desk.open()
    closed_desk.ears.until(lambda: closed_desk.ears.of(CallsRead))
    assert [read.ticket for read in closed_desk.ears.of(CallsRead)] == [102]


def test_send_again_puts_the_same_call_back_and_wakes_the_outbox(desk: Desk) -> None:
    sale = desk.shop.sell()
    desk.shop.outbox.step()
    (message,) = desk.shop.messages(sale)
    assert message.state is DeliveryState.DELIVERED
    desk.calls.send_again(message.id)
    desk.until_moved()
    assert desk.woken == 1
    assert desk.shop.states(sale) == [DeliveryState.WAITING]
    desk.shop.outbox.step()
    assert [heard for heard, _ in desk.shop.server.heard] == [message.id, message.id]


def test_a_call_that_is_dropped_meanwhile_is_no_trouble(desk: Desk) -> None:
    desk.calls.send_again("msg_never")
    desk.until_moved()
    assert desk.shop.server.heard == []


def test_a_touch_turns_a_stopped_hook_on(desk: Desk) -> None:
    sale = desk.shop.sell()
    desk.shop.server.next = [answered(410)]
    desk.shop.outbox.step()
    desk.calls.try_again()
    desk.until_moved()
    desk.shop.outbox.step()
    assert desk.shop.states(sale) == [DeliveryState.DELIVERED]


def test_without_a_server_there_is_nothing_to_send_to(closed_desk: Desk) -> None:
    closed_desk.open(has_server=False)
    closed_desk.calls.try_again()
    assert closed_desk.ears.until_refused() == ["webhook.absent"]
    assert closed_desk.woken == 0


def test_it_reads_in_a_thread_of_its_own(desk: Desk) -> None:
    names: list[str] = []

    def heard(event: object) -> None:
        names.append(threading.current_thread().name)
        desk.ears.publish(event)

    desk.calls._publish = heard
    desk.read()
    assert names == ["calls"]
