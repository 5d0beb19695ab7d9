"""What docs/webhook.md promises is what the till says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance
from pos_app.domain.journal import JournalHead
from pos_app.domain.money import Money, currency
from pos_app.domain.rate import RateProblem
from pos_app.domain.sale import apply
from pos_app.domain.sale_state import Life
from pos_app.domain.user_field import UserField
from pos_app.ports import UnreachableError
from pos_app.services.books import ledger
from pos_app.services.store.message_body import SCHEMA_VERSION
from pos_app.services.store.sale_message import messages
from tests.services.gateways.hosted_shop import HostedShop
from tests.support import webhook_examples
from tests.support.counter import TEN_EURO_SAT, Counter
from tests.support.memory_gateway import money
from tests.support.refund_values import a_refund_to_pay, paid_refund

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.domain.sale import Sale

DOCS = Path(__file__).parents[3] / "docs"
PAGE = DOCS / "webhook.md"
SCHEMA = json.loads((DOCS / "webhook.schema.json").read_text(encoding="utf-8"))
EXAMPLES = sorted((DOCS / "webhook-examples").glob("*.json"))
NAMES = set(SCHEMA["properties"]["type"]["enum"])
GIVEN = e.FieldsGiven(
    at=datetime(2026, 3, 1, 12, tzinfo=UTC),
    fields=(UserField(name="email", required=True, type="email", value="a@shop.example"),),
)
OF_NO_SALE = {"shift.opened", "shift.closed", "till.test"}


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
    due = a_refund_to_pay()
    back = apply(apply(waiting, e.RefundAsked(at=clock.now(), refund=due)), paid_refund(due))
    accepted = apply(waiting, e.PaymentAccepted(at=clock.now(), exposed_minor=1000, evidence={}))
    return [
        *produced(counter),
        *directly(back, e.RefundProven(at=clock.now(), refund_id=due.id)),
        *directly(waiting, GIVEN),
        *directly(accepted, e.SaleSettled(at=clock.now(), receipt_number=9)),
    ]


def test_every_message_is_as_promised(counter: Counter) -> None:
    said = sell_in_every_way(counter)
    for body in said:
        VALIDATOR.validate(body)
    assert {body["type"] for body in said} == NAMES - OF_NO_SALE


def test_the_promise_is_not_empty(counter: Counter) -> None:
    counter.charge()
    (body,) = produced(counter)
    for broken in (
        {**body, "type": "sale.sold"},
        {**body, "extra": 1},
        {**body, "schema_version": 2},
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
    assert path.stem.startswith(body["type"])


def test_the_examples_are_what_the_till_says(tmp_path: Path) -> None:
    """`.venv/bin/python -m tests.support.webhook_examples` writes them anew."""
    made = webhook_examples.make(tmp_path)
    assert {path.name: path.read_text(encoding="utf-8") for path in EXAMPLES} == made
    assert {path.stem for path in EXAMPLES} >= NAMES


def test_every_event_of_a_sale_is_told_or_known_to_be_silent(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: dict[str, set[str]] = {}

    def listening(
        before: Sale, event: e.SaleEvent, after: Sale, head: JournalHead, **setting: Any
    ) -> tuple[tuple[str, str], ...]:
        told = messages(before, event, after, head, **setting)
        heard.setdefault(event.name, set()).update(name for name, _ in told)
        return told

    monkeypatch.setattr(ledger, "messages", listening)
    sell_in_every_way(counter)
    counter.rates.answer = RateProblem.TOO_OLD
    counter.checkout.prepare_again(counter.charge().id)
    counter.rates.answer = None
    late, taken = counter.charge(), counter.charge()
    counter.pay(taken, taken.due_sat, payment=7)
    accepted = e.PaymentAccepted(at=taken.created_at, exposed_minor=1_000, evidence={})
    counter.ledger.record(taken.id, lambda _: (accepted, GIVEN))
    counter.clock.pass_time(timedelta(hours=1))
    counter.find(late)
    counter.pay(late, late.due_sat, payment=8)
    counter.checkout.accept(late.id, missing_sat=0)
    due, now = a_refund_to_pay(), counter.clock.now()
    asked = e.RefundAsked(at=now, refund=due)
    looked = e.RefundFollowed(at=now, refund_id=due.id, earlier=())
    given_up = e.RefundWithdrawn(at=now, refund_id=due.id)
    back = (asked, looked, given_up, paid_refund(due), e.RefundProven(at=now, refund_id=due.id))
    counter.ledger.record(late.id, lambda _: back)
    same = {
        name: {f"sale.{name}"}
        for name in (
            "created",
            "payment_seen",
            "payment_changed",
            "expired",
            "rate_renewed",
            "over_taken",
            "fields_given",
            "cancelled",
            "refunded",
        )
    }
    expected = same | {
        "not_prepared": set(),
        "retried": set(),
        "payment_accepted": set(),
        "standing": {"sale.partly_paid", "sale.seen", "sale.reversed"},
        "flags": {"sale.overpaid", "sale.late", "sale.unproven"},
        "late_taken": {"sale.accepted"},
        "short_taken": {"sale.accepted"},
        "settled": {"sale.accepted", "sale.confirmed"},
        **{f"refund_{name}": set() for name in ("asked", "followed", "payment", "withdrawn")},
    }
    assert heard == {f"sale.{name}": told for name, told in expected.items()}
    # What was only begun has no address yet that anybody could pay to.
    every = {event.name for event in e.SaleEvent.__subclasses__()}
    assert every - heard.keys() == {e.SaleStarted.name, e.TipChosen.name}


def test_what_a_customer_filled_in_stays_in_every_later_message(counter: Counter) -> None:
    sale = counter.ledger.record(counter.charge().id, lambda _: (GIVEN,))
    counter.checkout.cancel(sale.id)
    cancelled, given, created = produced(counter)
    told = {"name": "email", "required": True, "type": "email", "value": "a@shop.example"}
    assert created["data"]["user_fields"] == []
    assert given["data"]["user_fields"] == cancelled["data"]["user_fields"] == [told]


def test_what_a_gateway_counts_by_its_own_name_is_no_transaction(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), 1_000)
    chain = sale.credits[0]
    for reference in ("payment-1", "ab" * 32, f"{'ab' * 32}:x"):
        named = replace(chain, reference=reference, vouched=True)
        (body, *_) = directly(sale, e.PaymentSeen(at=chain.first_seen, credit=named))
        assert body["data"]["txids"] == [chain.txid]
        assert body["data"]["payment"]["reference"] == reference
        VALIDATOR.validate(body)


def test_a_sale_that_a_gateway_takes(tmp_path: Path) -> None:
    shop = HostedShop(tmp_path)
    sale = shop.charge()
    shop.gateway.shows(money(assurance=Assurance.CONFIRMED))
    shop.look(sale)
    shop.gateway.answer = UnreachableError("gateway.unreachable", gateway="memory")
    shop.charge()
    said = produced(shop.counter)
    shop.close()
    for body in said:
        VALIDATOR.validate(body)
    names = ["sale.created", "sale.payment_seen", "sale.confirmed"]
    assert [body["type"] for body in reversed(said)] == names  # and nothing of what was refused
    created, paid = said[-1]["data"], said[0]["data"]
    assert (created["payment_method"], paid["payment_method"]) == ("gateway", "gateway")
    assert (created["gateway"]["name"], created["gateway"]["reference"]) == ("memory", "payment-1")
    (way,) = created["gateway"]["instructions"]
    assert (way["kind"], way["destination"]) == ("on_chain", created["address"])
    assert (created["rate"]["price"], created["rate"]["median"]) == ("50000", "50000")
    assert [source["name"] for source in created["rate"]["sources"]] == ["memory"]
    assert (paid["payment_status"], paid["order_status"]) == ("confirmed", "paid")
    assert [credit["vouched"] for credit in paid["credits"]] == [True]


def test_a_gateway_that_names_no_address(counter: Counter) -> None:
    sale = counter.charge()
    assert sale.request is not None
    nowhere = replace(sale, request=replace(sale.request, address=""))
    (body,) = directly(nowhere, e.SaleCancelled(at=sale.created_at))
    assert body["data"]["address"] is None
    VALIDATOR.validate(body)


def test_the_page_tells_of_every_message_and_field() -> None:
    page = PAGE.read_text(encoding="utf-8")
    words = set(re.findall(r"`([a-z_.]+)`", page))
    sale, shift = (SCHEMA["$defs"][name]["properties"] for name in ("sale", "shift"))
    statuses = {*sale["payment_status"]["enum"], *sale["order_status"]["enum"]} - {None}
    plain = {"currency", "till_id", "note", "address", "flags", "demo", "network"}
    assert words >= NAMES | statuses | SCHEMA["properties"].keys()
    assert words >= (sale.keys() | shift.keys()) - plain
    assert words >= SCHEMA["$defs"]["shift_details"]["properties"].keys()
    assert words >= SCHEMA["$defs"]["credit"]["properties"].keys() - {"sat", "reference"}
    assert f"Version {SCHEMA_VERSION}" in page
