"""All that one message to the shop's server says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.money import Money, currency
from tests.services.store.test_sale_message import bodies
from tests.support.counter import Counter

if TYPE_CHECKING:
    from pathlib import Path


def test_the_body_carries_the_evidence(tmp_path: Path) -> None:
    counter = Counter(tmp_path, margin_basis_points=100, demo=True)
    sale = counter.charge(Money(1005, currency("KWD")), note="für Lena 🎂")
    sale = counter.pay(sale, 5_000)
    with counter.store.transaction() as transaction:
        head = transaction.journal(sale.id)[1]
    body = bodies(counter, sale)[0]
    seen = bodies(counter, sale)[1]["data"]
    counter.close()
    assert (body["schema_version"], body["type"]) == (1, "sale.created")
    assert body["timestamp"] == "2026-03-01T12:00:00.000000Z"
    assert sale.request is not None
    source = {"price": "50000", "quoted_at": None, "fetched_at": "2026-03-01T12:00:00.000000Z"}
    assert body["data"] == {
        "order_id": str(sale.id),
        "order_token": sale.order_token,
        "till_id": str(sale.till_id),
        "sale_number": 1,
        "receipt_number": None,
        "created_at": "2026-03-01T12:00:00.000000Z",
        "settled_at": None,
        "accepted_at": None,
        "payment_status": None,
        "order_status": None,
        "flags": [],
        "amount": {"decimal": "1.005", "minor": 1005, "currency": "KWD"},
        "worth": {"decimal": "1.00", "minor": 100, "currency": "EUR"},
        "note": "für Lena 🎂",
        "lines": [],
        "tax_mode": None,
        "discount": None,
        "taxes": [],
        "tip": None,
        "due_sat": sale.due_sat,
        "received_sat": 0,
        "missing_sat": sale.due_sat,
        "over_sat": 0,
        "over_use": None,
        "over_taken_sat": 0,
        "forgiven_sat": 0,
        "rate": {
            "currency": "KWD",
            "price": "50000",
            "median": None,
            "margin_basis_points": 100,
            "locked_at": "2026-03-01T12:00:00.000000Z",
            "ends_at": "2026-03-01T12:15:00.000000Z",
            "sources": [{"name": "kraken", **source}, {"name": "bitstamp", **source}],
        },
        "payment_method": "wallet",
        "gateway": None,
        "address": sale.request.address,
        "txids": [],
        "credits": [],
        "user_fields": [],
        "network": "signet",
        "demo": True,
        "journal": {"sequence": head.sequence, "head": head.hash},
    }
    credit = {
        "reference": f"{1:064x}:0",
        "sat": 5_000,
        "assurance": "seen",
        "height": None,
        "first_seen": "2026-03-01T12:00:00.000000Z",
        "contested": False,
        "vouched": False,
    }
    assert seen["payment"] == credit
    assert seen["credits"] == [credit]
    assert seen["txids"] == [f"{1:064x}"]
