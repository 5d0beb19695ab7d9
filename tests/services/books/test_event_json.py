"""What the journal keeps of an event: no floats, no personal text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

import pytest

from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.events import (
    FieldsGiven,
    FlagsChanged,
    OverTaken,
    OverUse,
    PaymentAccepted,
    PaymentSeen,
    RateRenewed,
    SaleEvent,
    SaleNotPrepared,
    SaleStarted,
    ShortTaken,
    TipChosen,
)
from pos_app.domain.journal import canonical_json
from pos_app.domain.message import Message
from pos_app.domain.money import Money, currency
from pos_app.domain.rate import Quote, RateLock
from pos_app.domain.sale_state import Flag
from pos_app.domain.user_field import UserField
from pos_app.services.books.event_json import event_body
from tests.support.carts import COFFEE, cart, euro, line

AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LOCK = RateLock(
    currency_code="EUR",
    price=Decimal("91240.50"),
    margin_basis_points=50,
    quotes=(
        Quote(
            source="kraken",
            currency_code="EUR",
            price=Decimal("91240.5"),
            quoted_at=None,
            fetched_at=AT,
            fetched_monotonic=12.5,
        ),
    ),
    locked_at=AT,
    ends_at=AT + timedelta(minutes=15),
    paid_before_sat=0,
    total_sat=35_040,
)


def test_the_note_stands_only_as_a_salted_hash() -> None:
    event = SaleStarted(
        at=AT, number=7, amount=Money(3197, currency("EUR")), note="for the lady in red"
    )
    body = event_body(event, salt="token")
    assert "lady" not in json.dumps(body)
    assert body["number"] == 7
    assert body["amount"] == {"minor": 3197, "currency": {"code": "EUR", "exponent": 2}}
    assert body["note_hash"] == event_body(event, salt="token")["note_hash"]
    assert body["note_hash"] != event_body(event, salt="other")["note_hash"]


def test_what_was_sold_stands_with_the_start_of_its_sale() -> None:
    bill = cart(line(350, item_id=COFFEE), line(100, "for Lena"), discount=euro(50)).bill()
    event = SaleStarted(at=AT, number=7, amount=bill.total, note="", bill=bill)
    body = json.loads(canonical_json(event_body(event, salt="token")))
    assert [each.get("name") for each in body["bill"]["lines"]] == ["Coffee", None]
    assert (body["bill"]["discount"], body["bill"]["total"]) == (50, 400)
    assert "Lena" not in json.dumps(body)
    chosen = TipChosen(at=AT, tip=None, amount=bill.total, on="page", bill=bill)
    told = json.loads(canonical_json(event_body(chosen, salt="token")))
    assert (told["bill"], told["tip"], told["on"]) == (body["bill"], None, "page")
    typed = SaleStarted(at=AT, number=7, amount=bill.total, note="")
    assert "bill" not in event_body(typed, salt="token")


def test_the_journal_has_only_a_hash_of_what_a_customer_filled_in() -> None:
    field = UserField(name="email", required=True, type="email", value="a@shop.example")
    event = FieldsGiven(at=AT, fields=(field,))
    body = event_body(event, salt="token")
    (kept,) = body["fields"]
    assert kept["name"] == "email"
    assert kept.keys() == {"name", "value_hash"}
    assert "shop" not in json.dumps(body)
    assert body != event_body(event, salt="other")


def test_the_evidence_of_a_rate_is_kept_as_text() -> None:
    body = event_body(RateRenewed(at=AT, lock=LOCK), salt="")
    assert body["lock"]["price"] == "91240.50"
    assert body["lock"]["quotes"][0]["source"] == "kraken"
    assert "fetched_monotonic" not in body["lock"]["quotes"][0]
    assert body["lock"]["ends_at"] == "2026-03-01T12:15:00+00:00"


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (
            FlagsChanged(at=AT, flags=frozenset({Flag.OVER, Flag.LATE})),
            {"flags": ["late", "over"]},
        ),
        (
            PaymentAccepted(at=AT, exposed_minor=1_200, evidence={"ab:0": "2 sources, 10 s"}),
            {"exposed_minor": 1_200, "evidence": {"ab:0": "2 sources, 10 s"}},
        ),
        (
            OverTaken(at=AT, use=OverUse.REFUND_DUE, over_sat=700),
            {"use": "refund_due", "over_sat": 700, "handed": None},
        ),
        (
            ShortTaken(at=AT, forgiven_sat=5, by_tolerance=True),
            {"forgiven_sat": 5, "by_tolerance": True},
        ),
        (
            SaleNotPrepared(at=AT, reason=Message(code="rate.too_old", arguments={"a": "b"})),
            {"reason": {"code": "rate.too_old", "arguments": {"a": "b"}}},
        ),
    ],
)
def test_sets_and_messages(event: SaleEvent, expected: dict[str, Any]) -> None:
    assert event_body(event, salt="") == expected


def test_a_credit_is_canonical_json() -> None:
    credit = Credit(
        reference="ab:0",
        sat=5,
        assurance=Assurance.CONFIRMED,
        first_seen=AT,
        height=3,
        inputs=("cd:1",),
    )
    text = canonical_json(event_body(PaymentSeen(at=AT, credit=credit), salt=""))
    assert json.loads(text)["credit"]["inputs"] == ["cd:1"]
    assert json.loads(text)["credit"]["assurance"] == "confirmed"


def test_what_has_no_json_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Strange(SaleEvent):
        name: ClassVar[str] = "sale.strange"
        thing: complex

    with pytest.raises(TypeError, match="complex"):
        event_body(Strange(at=AT, thing=1j), salt="")


def test_bytes_become_hex() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class WithScript(SaleEvent):
        name: ClassVar[str] = "sale.with_script"
        script: bytes

    assert event_body(WithScript(at=AT, script=b"\x00\x14"), salt="") == {"script": "0014"}
