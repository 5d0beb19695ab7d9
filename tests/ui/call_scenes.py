"""The page of calls to look at: a store that answers badly, one call of it, and no store."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos_app.domain.message import Message
from pos_app.ports import DeliveryState, OutboxMessage
from pos_app.services.store.outbox import OutboxHealth
from pos_app.ui.till import Health, PartStatus

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tests.ui.pages_counter import PagesCounter

EXAMPLES = Path(__file__).parents[2] / "docs" / "webhook-examples"
TEXT = "Internal Server Error: the database of the shop is being moved to another machine"
ANSWER = f"500 {TEXT}"
ANSWERED = Message(code="webhook.answered", arguments={"status": "500"})
GONE = Message(code="webhook.gone")
SALE_ID = UUID(int=1043)


def example(name: str) -> str:
    return (EXAMPLES / f"{name}.json").read_text(encoding="utf-8")


def message(name: str, position: int, written: datetime, **other: Any) -> OutboxMessage:
    """Delivered at once; its body is that of the documents if there is one of this name."""
    file = EXAMPLES / f"{name}.json"
    body = example(name) if file.exists() else json.dumps({"type": name, "data": {}})
    call = OutboxMessage(
        id=f"msg_2KWPBgLlAfxdpx2AI54pPJ85f4{position:02d}",
        position=position,
        sale_id=SALE_ID,
        name=name,
        body=body,
        created_at=written,
        state=DeliveryState.DELIVERED,
        attempts=1,
        next_try_at=written,
        tried_at=written + timedelta(seconds=1),
        last_status=204,
        last_answer="",
    )
    return replace(call, **other)


def a_call(counter: PagesCounter, name: str, **other: Any) -> OutboxMessage:
    """One more call, a minute after the one before."""
    position = len(counter.calls.kept) + 1
    written = counter.till.time - timedelta(minutes=30 - position)
    call = message(name, position, written, **other)
    counter.calls.kept.append(call)
    return call


def store_is(counter: PagesCounter, problem: Message | None, answer: str | None = ANSWER) -> None:
    """The store's part and its outbox, as the worker of the outbox tells them."""
    waiting = [call for call in counter.calls.kept if call.state is DeliveryState.WAITING]
    oldest_at = min((call.created_at for call in waiting), default=None)
    health = OutboxHealth(
        waiting=len(waiting), oldest_at=oldest_at, last_answer=answer, problem=problem
    )
    part = PartStatus(
        health=Health.WELL if problem is None else Health.TROUBLE,
        message=problem,
        waiting=len(waiting),
    )
    counter.till.set_status(store=part, outbox=health)


def a_bad_afternoon(counter: PagesCounter) -> OutboxMessage:
    """Delivered ones, one given up, some that wait; the answered one."""
    till = counter.till
    soon = {"state": DeliveryState.WAITING, "next_try_at": till.time + timedelta(seconds=112)}
    a_call(counter, "sale.created")
    a_call(counter, "sale.payment_seen", attempts=3)
    given_up = {"state": DeliveryState.GIVEN_UP, "attempts": 34, "last_status": 500}
    a_call(counter, "sale.confirmed", **given_up)
    a_call(
        counter,
        "sale.created",
        attempts=4,
        last_status=None,
        last_answer="webhook.unreachable",
        **soon,
    )
    answered = a_call(
        counter, "sale.confirmed", attempts=4, last_status=500, last_answer=TEXT, **soon
    )
    untried = {"attempts": 0, "tried_at": None, "last_status": None, "last_answer": None}
    a_call(counter, "sale.rate_renewed", **untried, **soon)
    a_call(counter, "shift.closed", **untried, sale_id=None, **soon)
    store_is(counter, ANSWERED)
    return answered


def calls_list(counter: PagesCounter) -> None:
    a_bad_afternoon(counter)
    counter.pages.open_calls()


def calls_one(counter: PagesCounter) -> None:
    answered = a_bad_afternoon(counter)
    counter.pages.open_call(SALE_ID, answered.id)


def calls_stopped(counter: PagesCounter) -> None:
    answered = a_bad_afternoon(counter)
    store_is(counter, GONE, "410 gone")
    counter.pages.open_call(SALE_ID, answered.id)


def calls_detail(counter: PagesCounter) -> None:
    a_bad_afternoon(counter)
    counter.tap("status_store")


def calls_empty(counter: PagesCounter) -> None:
    counter.pages.open_calls()


def calls_absent(counter: PagesCounter) -> None:
    counter.till.set_status(store=PartStatus(health=Health.ABSENT))
    counter.pages.open_calls()


# The two that hold everything; the others differ in a word.
CALL_PAGES: dict[str, Callable[[Any], None]] = {
    scene.__name__: scene for scene in (calls_list, calls_stopped)
}
