"""What a customer may see of a sale, on any screen: one model, with nothing private in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from pos_app.domain.hosted_payment import InstructionKind
from pos_app.domain.payment_uri import lightning_uri, on_chain_uri
from pos_app.domain.sale_state import Flag, Life, Standing

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal
    from uuid import UUID

    from pos_app.domain.money import Money
    from pos_app.domain.payment_request import PaymentRequest
    from pos_app.domain.sale import Sale

_ENOUGH = frozenset({Standing.SEEN, Standing.ACCEPTED, Standing.CONFIRMED})
_NOT_YET = frozenset({Standing.PREPARING, Standing.COULD_NOT_PREPARE})
_DECIDED_BY_A_PERSON = frozenset({Flag.LATE, Flag.UNPROVEN})


class CustomerState(Enum):
    TIP = "tip"  # nothing to pay before a tip is chosen, or none
    PREPARING = "preparing"
    WAITING = "waiting"
    PARTLY_PAID = "partly_paid"
    SEEN = "seen"  # all of it is there and not final: nothing to do
    PAID = "paid"
    EXPIRED = "expired"  # nothing came, and nothing is asked any more
    OVER = "over"  # the shop gave it up
    SPEAK_TO_US = "speak_to_us"  # money came that a person has to decide about


ASKING = frozenset({CustomerState.WAITING, CustomerState.PARTLY_PAID})


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentWay:
    """`kind` is `unified`, `on_chain` or `lightning`; `text` is what a person would copy."""

    kind: str
    uri: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerView:
    """`order_id` goes to the shop's own addresses only.

    `missing_sat` is what is still to be paid, of `due_sat`; `over_sat` came on top. `price` is what
    the customer is charged for a bitcoin, in `price_code`. It is held from
    `locked_at` to `ends_at`. Before the sale is prepared there are none of them, and the sums are
    nothing. `ways` are empty where nothing is to be paid, else the usual one is first.
    """

    order_id: UUID
    state: CustomerState
    amount: Money
    due_sat: int = 0
    missing_sat: int = 0
    received_sat: int = 0
    over_sat: int = 0
    price: Decimal | None = None
    price_code: str | None = None
    locked_at: datetime | None = None
    ends_at: datetime | None = None
    ways: tuple[PaymentWay, ...] = ()
    has_receipt: bool = False

    @property
    def is_asking(self) -> bool:
        return self.state in ASKING


def customer_view(sale: Sale) -> CustomerView:
    state = customer_state(sale)
    if sale.request is None:
        return CustomerView(order_id=sale.id, state=state, amount=sale.amount)
    lock = sale.lock
    return CustomerView(
        order_id=sale.id,
        state=state,
        amount=sale.amount,
        due_sat=sale.due_sat,
        missing_sat=sale.missing_sat,
        received_sat=sale.received_sat,
        over_sat=sale.over_sat,
        price=lock.charged_price,
        price_code=lock.currency_code,
        locked_at=lock.locked_at,
        ends_at=lock.ends_at,
        ways=payment_ways(sale.request, sale.missing_sat) if state in ASKING else (),
        has_receipt=sale.receipt_number is not None,
    )


def customer_state(sale: Sale) -> CustomerState:
    standing, life = sale.state
    if sale.asks_tip:
        return CustomerState.TIP
    if standing in _NOT_YET:
        return CustomerState.OVER if life is Life.CANCELLED else CustomerState.PREPARING
    if Flag.REFUNDED in sale.flags or (life is Life.CANCELLED and not sale.received_sat):
        return CustomerState.OVER
    if standing is Standing.REVERSED or life is Life.CANCELLED:
        return CustomerState.SPEAK_TO_US
    if life is Life.SETTLED:
        return CustomerState.PAID
    return _unsettled(sale)


def _unsettled(sale: Sale) -> CustomerState:
    standing, life = sale.state
    if standing in _ENOUGH:
        asks_a_person = bool(sale.flags & _DECIDED_BY_A_PERSON)
        return CustomerState.SPEAK_TO_US if asks_a_person else CustomerState.SEEN
    if sale.received_sat == 0:
        return CustomerState.EXPIRED if life is Life.EXPIRED else CustomerState.WAITING
    if life is Life.EXPIRED or sale.cannot_be_completed:
        return CustomerState.SPEAK_TO_US
    return CustomerState.PARTLY_PAID


def payment_ways(request: PaymentRequest, missing_sat: int) -> tuple[PaymentWay, ...]:
    """How `missing_sat` can be paid now. An invoice is for its own amount only: else it is left."""
    hosted = request.hosted
    if hosted is None:
        uri = on_chain_uri(request.address, missing_sat)
        return (PaymentWay(kind="on_chain", uri=uri, text=request.address),)
    on_chain = hosted.instruction(InstructionKind.ON_CHAIN)
    invoice = hosted.instruction(InstructionKind.LIGHTNING)
    if invoice is not None and invoice.due_sat != missing_sat:
        invoice = None
    ways = []
    if on_chain is not None:
        uri = on_chain_uri(on_chain.destination, missing_sat)
        ways.append(PaymentWay(kind="on_chain", uri=uri, text=on_chain.destination))
    if invoice is not None:
        uri = lightning_uri(invoice.destination)
        ways.append(PaymentWay(kind="lightning", uri=uri, text=invoice.destination))
    if on_chain is not None and invoice is not None:
        uri = on_chain_uri(on_chain.destination, missing_sat, lightning=invoice.destination)
        ways.insert(0, PaymentWay(kind="unified", uri=uri, text=on_chain.destination))
    return tuple(ways)
