"""What docs/webhook.md promises is what the till says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance
from pos_app.domain.journal import JournalHead
from pos_app.domain.money import Money, currency
from pos_app.domain.sale import apply
from pos_app.domain.sale_state import Flag, Life
from pos_app.services.sale_message import messages
from tests.support.counter import TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.domain.sale import Sale

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "webhook.schema.json").read_text(encoding="utf-8"))
EXAMPLES = sorted((DOCS / "webhook-examples").glob("*.json"))
NAMES = set(SCHEMA["properties"]["type"]["enum"])


def closed(schema: Any) -> Any:
    """The same schema, but what it doesn't name is refused."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    if schema.get("type") == "object":
        inner["additionalProperties"] = False
    return inner


VALIDATOR = Draft202012Validator(closed(SCHEMA), format_checker=FormatChecker())


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path, margin_basis_points=125, network="regtest")
    yield counter
    counter.close()


def produced(counter: Counter) -> list[dict[str, Any]]:
    with counter.store.transaction() as transaction:
        return [json.loads(message.body) for message in transaction.messages(None, 10_000)]


def directly(sale: Sale, event: e.SaleEvent) -> list[dict[str, Any]]:
    head = JournalHead(sequence=9, hash="ab" * 32)
    after = apply(sale, event)
    found = messages(sale, event, after, head, network="regtest", demo=False)
    return [json.loads(body) for _, body in found]


def sell_in_every_way(counter: Counter) -> list[dict[str, Any]]:
    clock, checkout = counter.clock, counter.checkout
    over = counter.charge(note="für Lena 🎂")
    counter.pay(over, 2 * TEN_EURO_SAT, payment=1)
    over = counter.pay(over, 2 * TEN_EURO_SAT, payment=1, height=99)
    counter.find(over, replace(over.credits[0], assurance=Assurance.REVOKED))
    late, short = counter.charge(Money(1_000_000, currency("JPY"))), counter.charge()
    cancelled = counter.charge(Money(5_000_000, currency("SAT")))
    short = counter.pay(short, 1_000, payment=2, height=99)
    clock.pass_time(late.lock.ends_at - late.lock.locked_at)
    for sale in (late, short):
        counter.find(sale)
    checkout.accept(short.id, missing_sat=short.missing_sat)
    checkout.renew_rate(checkout.cancel(cancelled.id).id)
    clock.pass_time(late.lock.ends_at - late.lock.locked_at)
    counter.pay(late, late.due_sat, payment=3, height=100)
    unproven = counter.charge(Money(5_000_000, currency("SAT")))
    clock.pass_time(timedelta(hours=1))
    counter.pay(unproven, 5_000_000, payment=5, watched=False)
    tipped = counter.pay(counter.charge(), 2 * TEN_EURO_SAT, payment=6, height=100)
    checkout.take_over(tipped.id, e.OverUse.TIP, tipped.over_sat)
    waiting = counter.pay(counter.charge(), 5 * TEN_EURO_SAT, payment=4)
    assert waiting.state.life is Life.OPEN
    flags = frozenset({Flag.REFUNDED})
    accepted = apply(waiting, e.PaymentAccepted(at=clock.now(), exposed_minor=1000, evidence={}))
    return [
        *produced(counter),
        *directly(waiting, e.FlagsChanged(at=clock.now(), flags=flags)),
        *directly(accepted, e.SaleSettled(at=clock.now(), receipt_number=9)),
    ]


def test_every_message_is_as_promised(counter: Counter) -> None:
    said = sell_in_every_way(counter)
    for body in said:
        VALIDATOR.validate(body)
    assert {body["type"] for body in said} == NAMES


def test_the_promise_is_not_empty(counter: Counter) -> None:
    counter.charge()
    (body,) = produced(counter)
    for broken in (
        {**body, "type": "sale.sold"},
        {**body, "extra": 1},
        {**body, "data": {**body["data"], "due_sat": 1.5}},
        {**body, "data": {**body["data"], "order_status": "open"}},
        {**body, "timestamp": "2026-03-01 12:00"},
        {**body, "type": "sale.payment_seen"},
    ):
        assert not VALIDATOR.is_valid(broken)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_as_promised(path: Path) -> None:
    body = json.loads(path.read_text(encoding="utf-8"))
    VALIDATOR.validate(body)
    assert body["type"] == path.stem


def test_the_page_tells_of_every_message_and_status() -> None:
    page = (DOCS / "webhook.md").read_text(encoding="utf-8")
    words = set(re.findall(r"`([a-z_.]+)`", page))
    data = SCHEMA["$defs"]["sale"]["properties"]
    statuses = {*data["payment_status"]["enum"], *data["order_status"]["enum"]} - {None}
    assert words >= NAMES
    assert words >= statuses
    assert {path.stem for path in EXAMPLES} >= {"sale.created", "sale.confirmed"}
