"""Apirone v1 behind the payments port: an address that passes on what comes to an own address.

There is no call that tells how far a payment is, so the till follows the address on the chain by
itself, and what Apirone calls about is kept as evidence. An address never expires and is watched
for ever; paid again later, it is forwarded again. Less than 1,000 sat is not forwarded, which no
sale asks for (domain.money.MIN_SALE_SAT). There is no test mode.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.adapters.gateways.apirone.callbacks import ACKNOWLEDGED, read_forwarding_call
from pos_app.adapters.gateways.apirone.client import TITLE, ForwardingClient
from pos_app.adapters.gateways.common.addresses import script_at
from pos_app.adapters.gateways.common.answers import Fields
from pos_app.adapters.gateways.common.deadline import QUESTION_SECONDS
from pos_app.adapters.gateways.common.http import GatewayHttp
from pos_app.adapters.gateways.common.polled import Polled
from pos_app.adapters.gateways.common.reply import nonsense
from pos_app.domain.hosted_payment import Instruction, InstructionKind
from pos_app.ports import OpenedPayment, PaymentSnapshot, ReadNotification, RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.credit import Credit
    from pos_app.ports import Clock, Notification, PaymentOrder

_NOTHING_TO_ASK_SECONDS = 3_600.0


class ApironeForwarding(Polled):
    """Implements ports.PaymentGateway. `reference` is the address that the customer pays to."""

    name = "apirone"
    needs_own_address = True

    def __init__(
        self,
        base_url: str,
        clock: Clock,
        network: str,
        *,
        total_seconds: float = QUESTION_SECONDS,
    ) -> None:
        self._http = GatewayHttp(TITLE, base_url, total_seconds=total_seconds)
        self._client = ForwardingClient(self._http)
        self._clock = clock
        self._network = network

    def open(self, order: PaymentOrder) -> OpenedPayment:
        """Needs `order.forwards_to`. Without a `callback_url` Apirone is told to call nobody."""
        if order.forwards_to is None:
            raise ValueError("there is no own address to forward to")
        content = self._client.receive(order.forwards_to, order.callback_url)
        answer = Fields(TITLE, content)
        address = answer.word("input_address")
        if "destination" in answer and answer.word("destination") != order.forwards_to:
            raise nonsense(TITLE)  # the money would be somebody else's
        if address == order.forwards_to:
            raise nonsense(TITLE)
        return self._opened(address, order)

    def look(self, reference: str, known: Sequence[Credit]) -> PaymentSnapshot:
        """Nothing of its own, and closed: the money is seen on the chain."""
        del reference, known
        return PaymentSnapshot(
            credits=(),
            status="forwarding",
            look_again_seconds=_NOTHING_TO_ASK_SECONDS,
            closed=True,
        )

    def refresh_rate(self, reference: str, order: PaymentOrder) -> OpenedPayment:
        """The same address at a new price of the till's own; Apirone has no part in it."""
        return self._opened(reference, order)

    def read_notification(self, reference: str, notification: Notification) -> ReadNotification:
        """Called at 0 confirmations and again after 1, each until it is acknowledged."""
        call = read_forwarding_call(notification)
        if call["input_address"] != reference:
            raise RefusedError("gateway.forged", gateway=TITLE)
        return ReadNotification(answer=ACKNOWLEDGED, evidence=call)

    def close(self) -> None:
        self._http.close()

    def _opened(self, address: str, order: PaymentOrder) -> OpenedPayment:
        script = script_at(TITLE, address, self._network)
        expires_at = self._clock.now() + timedelta(seconds=order.lock_seconds)
        way = Instruction(
            kind=InstructionKind.ON_CHAIN,
            destination=address,
            due_sat=0,
            expires_at=expires_at,
            uri="",
        )
        return OpenedPayment(
            reference=address,
            instructions=(way,),
            due_sat=0,
            expires_at=expires_at,
            price=None,
            currency_code=order.amount.currency.code,
            chain_script=script,
        )
