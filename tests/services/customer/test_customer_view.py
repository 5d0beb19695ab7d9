"""What a customer is shown of each state, and how the rest can be paid."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.hosted_payment import HostedPayment, Instruction, InstructionKind
from pos_app.domain.sale_state import Flag, Life, Standing, State
from pos_app.services.customer.customer_view import CustomerState, customer_view
from tests.support.domain_values import DUE_SAT, HELD, NOON, credit, started, waiting

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale

PAID, NOTHING = DUE_SAT, 0


def in_state(
    standing: Standing, life: Life, received: int = PAID, flags: frozenset[Flag] = frozenset()
) -> Sale:
    came = (credit(1, received),) if received else ()
    return replace(waiting(), state=State(standing, life), credits=came, flags=flags)


@pytest.mark.parametrize(
    ("sale", "state"),
    [
        (started(), CustomerState.PREPARING),
        (replace(started(), asks_tip=True), CustomerState.TIP),
        (
            replace(started(), state=State(Standing.COULD_NOT_PREPARE, Life.OPEN)),
            CustomerState.PREPARING,
        ),
        (
            replace(started(), state=State(Standing.COULD_NOT_PREPARE, Life.CANCELLED)),
            CustomerState.OVER,
        ),
        (waiting(), CustomerState.WAITING),
        (in_state(Standing.PARTLY_PAID, Life.OPEN, 500), CustomerState.PARTLY_PAID),
        (in_state(Standing.PARTLY_PAID, Life.OPEN, DUE_SAT - 1), CustomerState.SPEAK_TO_US),
        (in_state(Standing.PARTLY_PAID, Life.EXPIRED, 500), CustomerState.SPEAK_TO_US),
        (in_state(Standing.SEEN, Life.OPEN), CustomerState.SEEN),
        (in_state(Standing.SEEN, Life.EXPIRED), CustomerState.SEEN),
        (in_state(Standing.CONFIRMED, Life.OPEN), CustomerState.SEEN),
        (
            in_state(Standing.CONFIRMED, Life.EXPIRED, flags=frozenset({Flag.LATE})),
            CustomerState.SPEAK_TO_US,
        ),
        (
            in_state(Standing.SEEN, Life.EXPIRED, flags=frozenset({Flag.UNPROVEN})),
            CustomerState.SPEAK_TO_US,
        ),
        (in_state(Standing.ACCEPTED, Life.SETTLED), CustomerState.PAID),
        (in_state(Standing.SEEN, Life.SETTLED), CustomerState.PAID),
        (in_state(Standing.REVERSED, Life.SETTLED, NOTHING), CustomerState.SPEAK_TO_US),
        (in_state(Standing.REVERSED, Life.OPEN, NOTHING), CustomerState.SPEAK_TO_US),
        (in_state(Standing.WAITING, Life.EXPIRED, NOTHING), CustomerState.EXPIRED),
        (in_state(Standing.WAITING, Life.CANCELLED, NOTHING), CustomerState.OVER),
        (in_state(Standing.SEEN, Life.CANCELLED), CustomerState.SPEAK_TO_US),
        (
            in_state(Standing.CONFIRMED, Life.SETTLED, flags=frozenset({Flag.REFUNDED})),
            CustomerState.OVER,
        ),
    ],
)
def test_each_state_has_one_that_a_customer_understands(sale: Sale, state: CustomerState) -> None:
    view = customer_view(sale)
    assert view.state is state
    assert bool(view.ways) is view.is_asking


def test_the_rest_is_asked_for_on_the_same_address() -> None:
    view = customer_view(in_state(Standing.PARTLY_PAID, Life.OPEN, 5_000))
    assert (view.due_sat, view.received_sat, view.missing_sat) == (DUE_SAT, 5_000, DUE_SAT - 5_000)
    (way,) = view.ways
    assert way.uri.startswith("bitcoin:")
    assert way.uri.endswith("?amount=0.00015")
    assert way.text == "bcrt1q..."
    assert view.ends_at == NOON + HELD


def hosted(*instructions: Instruction) -> Sale:
    sale = waiting()
    assert sale.request is not None
    payment = HostedPayment(gateway="btcpay", reference="r", instructions=instructions)
    request = replace(sale.request, address="", script=b"", hosted=payment)
    return replace(sale, request=request)


def instruction(kind: InstructionKind, destination: str) -> Instruction:
    ends = NOON + HELD
    return Instruction(
        kind=kind, destination=destination, due_sat=DUE_SAT, expires_at=ends, uri="their:own"
    )


ON_CHAIN = instruction(InstructionKind.ON_CHAIN, "bcrt1qgateway")
INVOICE = instruction(InstructionKind.LIGHTNING, "lnbcrt200u1")


def test_a_gateways_ways_stand_with_both_in_one_first() -> None:
    ways = customer_view(hosted(ON_CHAIN, INVOICE)).ways
    assert [way.kind for way in ways] == ["unified", "on_chain", "lightning"]
    both, on_chain, lightning = ways
    assert on_chain.uri == "bitcoin:BCRT1QGATEWAY?amount=0.0002"
    assert lightning.uri == "lightning:LNBCRT200U1"
    assert both.uri == f"{on_chain.uri}&lightning=LNBCRT200U1"
    assert (both.text, lightning.text) == ("bcrt1qgateway", "lnbcrt200u1")


def test_an_invoice_for_all_of_it_is_not_offered_for_the_rest() -> None:
    sale = hosted(ON_CHAIN, INVOICE)
    part = replace(sale, credits=(credit(1, 5_000),), state=State(Standing.PARTLY_PAID, Life.OPEN))
    assert [way.kind for way in customer_view(part).ways] == ["on_chain"]
    assert [way.kind for way in customer_view(hosted(INVOICE)).ways] == ["lightning"]


def test_nothing_private_is_in_it() -> None:
    paid = in_state(Standing.CONFIRMED, Life.SETTLED)
    sale = replace(paid, order_token="secret", note="for table 7", receipt_number=5)
    view = customer_view(sale)
    assert view.has_receipt
    shown = {field.name: getattr(view, field.name) for field in fields(view)}
    assert "secret" not in str(shown)
    assert "table 7" not in str(shown)
    assert sale.credits[0].txid not in str(shown)
    assert str(sale.till_id) not in str(shown)
