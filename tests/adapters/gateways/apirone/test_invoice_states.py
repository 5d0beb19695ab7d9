"""Every state of an invoice of Apirone v2 as a full snapshot (facts section 1.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.ports import Notification, RefusedError
from tests.adapters.gateways.apirone.conftest import notification
from tests.support.gateways.apirone import ACCOUNT
from tests.support.gateways.standin import Failure

if TYPE_CHECKING:
    from tests.adapters.gateways.apirone.conftest import InvoiceShop


def found(shop: InvoiceShop, reference: str) -> list[tuple[str, int, Assurance]]:
    credits_ = shop.gateway.look(reference, ()).credits
    return [(each.reference, each.sat, each.assurance) for each in credits_]


def test_every_state_from_created_to_completed(shop: InvoiceShop) -> None:
    reference = shop.opened()
    assert shop.gateway.look(reference, ()).status == "created"
    first = shop.server.pay(reference, 4_000)
    assert shop.gateway.look(reference, ()).status == "partpaid"
    assert found(shop, reference) == [(first, 4_000, Assurance.SEEN)]
    second = shop.server.pay(reference, 6_000)
    assert shop.gateway.look(reference, ()).status == "paid"
    shop.clock.advance(600)
    shop.server.confirm(reference)
    snapshot = shop.gateway.look(reference, ())
    assert snapshot.status == "completed"
    assert not snapshot.closed
    assert found(shop, reference) == [
        (first, 4_000, Assurance.CONFIRMED),
        (second, 6_000, Assurance.CONFIRMED),
    ]
    came = [each.at for each in shop.server.held[reference].payments]
    assert [each.received_at for each in snapshot.credits] == came


def test_too_much_is_told_as_what_came(shop: InvoiceShop) -> None:
    reference = shop.opened()
    paid = shop.server.pay(reference, 10_001)
    assert shop.gateway.look(reference, ()).status == "overpaid"
    assert found(shop, reference) == [(paid, 10_001, Assurance.SEEN)]


def test_money_after_the_end_is_told_for_a_day(shop: InvoiceShop) -> None:
    reference = shop.opened()
    shop.server.expire(reference)
    assert shop.gateway.look(reference, ()).status == "expired"
    shop.server.pay(reference, 4_000)
    assert shop.gateway.look(reference, ()).status == "expired"
    assert [each[1] for each in found(shop, reference)] == [4_000]
    shop.clock.advance(900 + 86_400)
    assert shop.gateway.look(reference, ()).closed


def test_a_replaced_payment_is_named_no_more(shop: InvoiceShop) -> None:
    reference = shop.opened()
    shop.server.pay(reference, shop.due_sat)
    shop.server.revoke(reference)
    snapshot = shop.gateway.look(reference, ())
    assert (snapshot.status, snapshot.credits) == ("created", ())


def test_a_state_that_nobody_knows_confirms_nothing(shop: InvoiceShop) -> None:
    reference = shop.opened()
    shop.server.pay(reference, shop.due_sat)
    shop.server.fail_next(Failure.UNKNOWN_STATE)
    snapshot = shop.gateway.look(reference, ())
    assert (snapshot.status, snapshot.closed) == ("Enchanted", False)
    assert snapshot.credits[0].assurance is Assurance.SEEN


def test_an_invoice_is_asked_for_privately_with_a_key_and_else_publicly(shop: InvoiceShop) -> None:
    reference = shop.opened()
    shop.gateway.look(reference, ())
    shop.secrets.known.clear()
    shop.gateway.look(reference, ())
    assert [each.path for each in shop.server.asked[2:]] == [
        f"/v2/accounts/{ACCOUNT}/invoices/{reference}",
        f"/v2/invoices/{reference}",
    ]
    assert "authorization" not in shop.server.asked[3].headers


def test_a_call_is_only_a_reason_to_look(shop: InvoiceShop) -> None:
    reference, other = shop.opened(), shop.opened()
    asked = len(shop.server.asked)
    read = shop.gateway.read_notification(
        reference, notification(shop.server.invoice_call(reference))
    )
    assert (read.answer, read.evidence) == ("*ok*", {})
    assert len(shop.server.asked) == asked
    with pytest.raises(RefusedError, match="forged"):
        shop.gateway.read_notification(other, notification(shop.server.invoice_call(reference)))
    broken = Notification(method="POST", query={}, headers={}, body=b"invoice=1")
    with pytest.raises(RefusedError, match="nonsense"):
        shop.gateway.read_notification(reference, broken)
