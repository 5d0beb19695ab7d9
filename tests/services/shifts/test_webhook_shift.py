"""What the shop's server is told of a shift is as docs/webhook.md promises."""

from __future__ import annotations

import json
from dataclasses import replace
from uuid import UUID

from pos_app.domain.journal import JournalHead
from pos_app.services.store.shift_message import shift_message
from tests.services.store.test_webhook_contract import VALIDATOR
from tests.support.receipts import a_detailed_report


def test_a_shift_is_told_as_its_report_says() -> None:
    report = a_detailed_report()
    head = JournalHead(sequence=9, hash="ab" * 32)
    name, text = shift_message(report, till_id=UUID(int=1), head=head, network="signet", demo=True)
    body = json.loads(text)
    VALIDATOR.validate(body)
    data = body["data"]
    assert (name, body["type"]) == ("shift.closed", "shift.closed")
    assert (data["closed_at"], data["difference_sat"]) == ("2026-11-21T17:04:00.000000Z", -200)
    assert (data["network"], data["demo"]) == ("signet", True)
    loss = {"decimal": "-12.04", "minor": -1204, "currency": "EUR"}
    assert data["details"]["drift"][0] == {"price": "91240.50", "sat": 1_340_000, "amount": loss}
    assert data["details"]["carried_over"]["sat"] == 10_949
    maya, nobody = data["details"]["cashiers"]
    assert (maya["cashier"], maya["sold"]["sales"], nobody["sold"]["sales"]) == ("Maya", 41, 0)
    gone = replace(report, taken_sat=-5, expected_sat=-5, found_sat=-6)
    _, text = shift_message(gone, till_id=UUID(int=1), head=head, network="signet", demo=True)
    VALIDATOR.validate(json.loads(text))
    VALIDATOR.validate({**body, "type": "shift.closed"})
    assert not VALIDATOR.is_valid({**body, "type": "shift.opened"})
    assert not VALIDATOR.is_valid({**body, "type": "sale.created"})
    assert not VALIDATOR.is_valid({**body, "type": "till.test"})
