"""Every state and exception of an invoice as a full snapshot (facts section 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.gateways.btcpay.gateway import SECRET_KEPT_SECONDS
from pos_app.domain.credit import Assurance
from pos_app.domain.message import TillError
from pos_app.ports import RefusedError
from tests.adapters.gateways.btcpay.conftest import gateway_at, notification
from tests.support.gateways.standin import Answer, Asked, Failure

if TYPE_CHECKING:
    from pos_app.ports import PaymentSnapshot
    from tests.adapters.gateways.btcpay.conftest import Shop

PATIENCE_SECONDS = 60.0


def found(snapshot: PaymentSnapshot) -> list[tuple[str, int, Assurance]]:
    return [(each.reference, each.sat, each.assurance) for each in snapshot.credits]


def test_a_new_invoice_holds_nothing(shop: Shop) -> None:
    snapshot = shop.gateway.look(shop.opened(), ())
    assert (snapshot.credits, snapshot.status, snapshot.closed) == ((), "New", False)
    assert 2 <= snapshot.look_again_seconds <= 5


def test_a_part_then_the_rest_then_its_confirmation(shop: Shop) -> None:
    reference = shop.opened()
    first = shop.server.pay(reference, 4_000)
    snapshot = shop.gateway.look(reference, ())
    assert found(snapshot) == [(first, 4_000, Assurance.SEEN)]
    assert snapshot.status == "New, PaidPartial"
    second = shop.server.pay(reference, 6_000)
    assert shop.gateway.look(reference, ()).status == "Processing"
    shop.server.confirm(reference)
    snapshot = shop.gateway.look(reference, ())
    assert found(snapshot) == [
        (first, 4_000, Assurance.CONFIRMED),
        (second, 6_000, Assurance.CONFIRMED),
    ]
    assert snapshot.status == "Settled"
    assert not snapshot.closed  # more may come, while the server watches
    assert snapshot.credits[0].received_at is not None


def test_a_payment_over_lightning_is_final(shop: Shop) -> None:
    reference = shop.opened()
    paid = shop.server.pay(reference, shop.due_sat, lightning=True)
    snapshot = shop.gateway.look(reference, ())
    assert found(snapshot) == [(paid, shop.due_sat, Assurance.FINAL)]
    assert ":" not in paid


def test_a_lightning_payment_that_is_not_settled_is_only_held(shop: Shop) -> None:
    reference = shop.opened()
    shop.server.pay(reference, shop.due_sat, lightning=True)
    shop.server.held[reference].payments[0].status = "Processing"
    assert found(shop.gateway.look(reference, ()))[0][2] is Assurance.HELD


def test_too_much_is_told_as_what_came(shop: Shop) -> None:
    reference = shop.opened()
    shop.server.pay(reference, shop.due_sat + 1)
    snapshot = shop.gateway.look(reference, ())
    assert snapshot.status == "Processing, PaidOver"
    assert snapshot.credits[0].sat == shop.due_sat + 1


def test_a_replaced_payment_takes_the_invoice_back_to_new(shop: Shop) -> None:
    reference = shop.opened()
    paid = shop.server.pay(reference, shop.due_sat)
    shop.server.revoke(reference)
    snapshot = shop.gateway.look(reference, ())
    assert snapshot.status == "New"
    assert found(snapshot) == [(paid, shop.due_sat, Assurance.REVOKED)]


@pytest.mark.parametrize(
    ("sat", "status"),
    [(0, "Expired"), (4_000, "Expired, PaidPartial"), (10_000, "Expired, PaidLate")],
)
def test_money_after_the_end_is_still_told(shop: Shop, sat: int, status: str) -> None:
    reference = shop.opened()
    shop.server.expire(reference)
    if sat:
        shop.server.pay(reference, sat, confirmed=True)
    snapshot = shop.gateway.look(reference, ())
    assert (snapshot.status, sum(each.sat for each in snapshot.credits)) == (status, sat)
    assert not snapshot.closed


def test_nothing_is_asked_any_more_once_the_server_stops_to_watch(shop: Shop) -> None:
    reference = shop.opened()
    shop.server.expire(reference)
    shop.clock.advance(86_400)
    assert shop.gateway.look(reference, ()).closed


def test_an_invoice_that_was_given_up_counts_only_what_is_settled(shop: Shop) -> None:
    reference = shop.opened()
    shop.server.pay(reference, 4_000, confirmed=True)
    shop.server.pay(reference, 6_000)
    shop.server.give_up(reference)
    snapshot = shop.gateway.look(reference, ())
    assert snapshot.status == "Invalid"
    assert [each.assurance for each in snapshot.credits] == [
        Assurance.CONFIRMED,
        Assurance.UNKNOWN,
    ]


def test_what_was_marked_by_hand_is_no_money(shop: Shop) -> None:
    reference = shop.opened()
    shop.gateway.mark(reference, settled=True)
    snapshot = shop.gateway.look(reference, ())
    assert (snapshot.status, snapshot.credits) == ("Settled, Marked", ())
    assert shop.server.asked[2].json == {"status": "Settled"}


def test_a_state_that_nobody_knows_changes_no_money(shop: Shop) -> None:
    reference = shop.opened()
    shop.server.pay(reference, shop.due_sat)
    shop.server.fail_next(Failure.UNKNOWN_STATE)
    snapshot = shop.gateway.look(reference, ())
    assert snapshot.status == "Enchanted"
    assert not snapshot.closed
    assert [each.assurance for each in snapshot.credits] == [Assurance.SEEN]


def test_a_payment_in_a_state_that_nobody_knows_does_not_count(shop: Shop) -> None:
    reference = shop.opened()
    shop.server.pay(reference, shop.due_sat)
    shop.server.held[reference].payments[0].status = "Enchanted"
    assert found(shop.gateway.look(reference, ()))[0][2] is Assurance.UNKNOWN


def test_other_coins_of_the_store_are_left_out(shop: Shop) -> None:
    reference = shop.opened()
    methods = shop.server.raw_methods(reference)
    methods[0]["paymentMethodId"] = "XMR-CHAIN"
    methods[0]["payments"] = [{"id": "nothing that is read"}]
    _answer_methods(shop, methods)
    assert shop.gateway.look(reference, ()).credits == ()


@pytest.mark.parametrize(
    "payment",
    [
        {"id": "no transaction"},
        {"value": "0"},
        {"value": "-0.00000001"},
        {"value": "22000000.00000000"},
        {"value": None},
        {"value": True},
        {"receivedDate": "soon"},
        {"receivedDate": 1 << 40},
        {"status": 7},
    ],
)
def test_a_payment_that_cannot_be_read_is_no_payment(
    shop: Shop, payment: dict[str, object]
) -> None:
    reference = shop.opened()
    shop.server.pay(reference, 4_000)
    methods = shop.server.raw_methods(reference)
    methods[0]["payments"][0] |= payment
    _answer_methods(shop, methods)
    with pytest.raises(RefusedError, match="nonsense"):
        shop.gateway.look(reference, ())


@pytest.mark.parametrize("failure", [each for each in Failure if each is not Failure.UNKNOWN_STATE])
def test_a_look_that_fails_says_why_and_the_next_one_is_right(shop: Shop, failure: Failure) -> None:
    reference = shop.opened()
    shop.server.pay(reference, 4_000)
    shop.server.fail_next(failure)
    seconds = 0.3 if failure in {Failure.SILENT, Failure.SLOW_BODY} else PATIENCE_SECONDS
    with (
        gateway_at(shop.server, shop.clock, shop.secrets, total_seconds=seconds) as gateway,
        pytest.raises(TillError, match=r"gateway\.(unreachable|slow|nonsense)"),
    ):
        gateway.look(reference, ())
    assert shop.gateway.look(reference, ()).credits[0].sat == 4_000


def test_an_answer_about_another_invoice_is_nonsense(shop: Shop) -> None:
    first, second = shop.opened(), shop.opened()
    shop.server.held[first] = shop.server.held[second]
    with pytest.raises(RefusedError, match="nonsense"):
        shop.gateway.look(first, ())


def test_an_invoice_nobody_waits_for_is_marked_invalid_while_nothing_was_seen(shop: Shop) -> None:
    untouched, seen, replaced = shop.opened(), shop.opened(), shop.opened()
    shop.server.pay(seen, 1_000)
    shop.server.pay(replaced, 1_000)
    shop.server.revoke(replaced)
    for reference in (untouched, seen, replaced):
        shop.gateway.close_payment(reference)
    assert shop.gateway.look(untouched, ()).status == "Invalid, Marked"
    assert shop.gateway.look(seen, ()).status == "New, PaidPartial"
    assert shop.gateway.look(replaced, ()).status == "New"


@pytest.mark.parametrize("lightning", [False, True])
def test_a_refund_is_a_link_where_the_customer_claims_it(shop: Shop, *, lightning: bool) -> None:
    reference = shop.opened()
    shop.server.pay(reference, shop.due_sat, lightning=lightning)
    link = shop.gateway.refund_link(reference)
    assert link.startswith(f"{shop.server.url}/pull-payments/")
    shop.gateway.refund_link(reference, overpaid_only=True)
    method = "BTC-LN" if lightning else "BTC-CHAIN"
    assert shop.server.refunds == [
        {"payoutMethodId": method, "refundVariant": "RateThen"},
        {"payoutMethodId": method, "refundVariant": "OverpaidAmount"},
    ]


def test_nothing_is_paid_back_where_nothing_came(shop: Shop) -> None:
    with pytest.raises(RefusedError, match="nothing_paid"):
        shop.gateway.refund_link(shop.opened())
    assert shop.server.refunds == []


def test_a_call_is_believed_only_with_its_signature_over_the_raw_body(shop: Shop) -> None:
    reference = shop.opened()
    call = notification(shop.server.call(reference))
    read = shop.gateway.read_notification(reference, call)
    assert (read.answer, read.evidence) == ("", {})
    assert shop.gateway.reference_in(call) == reference
    twice = shop.gateway.read_notification(reference, call)
    assert twice == read


def test_a_forged_or_misdirected_call_is_refused(shop: Shop) -> None:
    reference, other = shop.opened(), shop.opened()
    true = notification(shop.server.call(reference))
    forged = notification(shop.server.forged_call(reference))
    changed = type(true)(method="POST", query={}, headers=true.headers, body=true.body + b"\n")
    unsigned = type(true)(method="POST", query={}, headers={}, body=true.body)
    strange = type(true)(
        method="POST", query={}, headers={"btcpay-sig": "sha256=\u00fc"}, body=true.body
    )
    for call in (forged, changed, unsigned, strange):
        with pytest.raises(RefusedError, match="forged"):
            shop.gateway.read_notification(reference, call)
    with pytest.raises(RefusedError, match="forged"):
        shop.gateway.read_notification(other, true)
    asked = len(shop.server.asked)
    assert asked == 4  # two creates with their methods: a call asks for nothing


def test_a_call_is_not_believed_without_a_secret(shop: Shop) -> None:
    reference = shop.opened()
    del shop.secrets.known["btcpay_webhook"]
    with pytest.raises(RefusedError) as caught:
        shop.gateway.read_notification(reference, notification(shop.server.call(reference)))
    assert caught.value.message.code == "gateway.no_secret"
    assert caught.value.message.arguments["name"] == "btcpay_webhook"


def test_a_flood_of_calls_does_not_ask_for_the_secret_each_time(shop: Shop) -> None:
    reference = shop.opened()
    call = notification(shop.server.call(reference))
    shop.gateway.read_notification(reference, call)
    del shop.secrets.known["btcpay_webhook"]
    shop.gateway.read_notification(reference, call)
    shop.clock.advance(SECRET_KEPT_SECONDS)
    with pytest.raises(RefusedError, match="no_secret"):
        shop.gateway.read_notification(reference, call)


def _answer_methods(shop: Shop, methods: object) -> None:
    def changed(asked: Asked, answer: Answer) -> Answer:
        return Answer(body=methods) if asked.path.endswith("-methods") else answer

    shop.server.change = changed
