"""Apirone v2 behind the payments port: invoices of an account there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from pos_app.adapters.gateways.apirone import answers
from pos_app.adapters.gateways.apirone.callbacks import ACKNOWLEDGED, read_invoice_call
from pos_app.adapters.gateways.apirone.client import TITLE, InvoiceClient
from pos_app.adapters.gateways.common.addresses import script_at
from pos_app.adapters.gateways.common.deadline import QUESTION_SECONDS, Deadline
from pos_app.adapters.gateways.common.http import GatewayHttp
from pos_app.adapters.gateways.common.polled import PolledInvoices
from pos_app.adapters.gateways.common.reply import nonsense
from pos_app.domain.hosted_payment import Instruction, InstructionKind
from pos_app.domain.money import to_sat
from pos_app.domain.payment_uri import on_chain_uri
from pos_app.ports import OpenedPayment, PaymentSnapshot, ReadNotification, RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from pos_app.config.settings_apirone import ApironeSettings
    from pos_app.domain.credit import Credit
    from pos_app.ports import Clock, Notification, PaymentOrder, SecretStore

COIN, TEST_COIN = "btc", "tbtc"
LEAST_SAT = 1_000
# Its address is watched on after an invoice's end; for how long isn't documented.
WATCHED = timedelta(days=1)
_LOOK_AGAIN_SECONDS = {
    "created": 4.0,
    "partpaid": 4.0,
    "paid": 15.0,
    "overpaid": 15.0,
    "completed": 600.0,
    "expired": 60.0,
}
_UNKNOWN_STATE_SECONDS = 15.0
_ENDS = ("completed", "expired")


class ApironeInvoices(PolledInvoices):
    """Implements ports.PaymentGateway.

    Credits are called by their transaction alone: which output of it came here is not told.
    """

    name = "apirone"
    needs_own_address = False

    def __init__(
        self,
        settings: ApironeSettings,
        secrets: SecretStore,
        clock: Clock,
        network: str,
        *,
        total_seconds: float = QUESTION_SECONDS,
    ) -> None:
        """`settings` with an account."""
        self._coin = TEST_COIN if settings.test else COIN
        self._clock = clock
        self._network = network
        self._total_seconds = total_seconds
        self._http = GatewayHttp(TITLE, settings.base_url, total_seconds=total_seconds)
        self._client = InvoiceClient(
            self._http,
            secrets,
            account=settings.account or "",
            secret_name=settings.secret_name,
        )

    def open(self, order: PaymentOrder) -> OpenedPayment:
        deadline = Deadline(self._total_seconds)
        price = self._price(order)
        sat = order.amount.minor if price is None else to_sat(order.amount, price)
        if sat < LEAST_SAT:
            raise RefusedError("gateway.too_small", gateway=TITLE, least_sat=str(LEAST_SAT))
        content = self._client.create(self._asked(order, sat), seconds=deadline.left)
        invoice = answers.read_invoice(content)
        if invoice.amount_sat != sat or invoice.coin != self._coin:
            raise nonsense(TITLE)
        script_at(TITLE, invoice.address, self._network)
        way = Instruction(
            kind=InstructionKind.ON_CHAIN,
            destination=invoice.address,
            due_sat=sat,
            expires_at=invoice.expires_at,
            uri=on_chain_uri(invoice.address, sat),
        )
        return OpenedPayment(
            reference=invoice.reference,
            instructions=(way,),
            due_sat=sat,
            expires_at=invoice.expires_at,
            price=price,
            currency_code=order.amount.currency.code,
            page_url=invoice.page_url,
        )

    def look(self, reference: str, known: Sequence[Credit]) -> PaymentSnapshot:
        del known
        invoice = answers.read_invoice(self._client.invoice(reference))
        if invoice.reference != reference:
            raise nonsense(TITLE)
        is_over = invoice.status in _ENDS and invoice.expires_at + WATCHED <= self._clock.now()
        return PaymentSnapshot(
            credits=invoice.credits,
            status=invoice.status,
            look_again_seconds=_LOOK_AGAIN_SECONDS.get(invoice.status, _UNKNOWN_STATE_SECONDS),
            closed=is_over,
        )

    def read_notification(self, reference: str, notification: Notification) -> ReadNotification:
        """Unsigned, so it is no more than a reason to look."""
        if read_invoice_call(notification) != reference:
            raise RefusedError("gateway.forged", gateway=TITLE)
        return ReadNotification(answer=ACKNOWLEDGED)

    def close(self) -> None:
        self._http.close()

    def _price(self, order: PaymentOrder) -> Decimal | None:
        """None where the amount is satoshi already. Test coins are priced as the real ones."""
        if order.amount.currency.is_satoshi:
            return None
        code = order.amount.currency.code
        return answers.read_price(self._client.ticker(COIN, code), code)

    def _asked(self, order: PaymentOrder, sat: int) -> dict[str, Any]:
        asked: dict[str, Any] = {
            "currency": self._coin,
            "amount": sat,
            "lifetime": order.lock_seconds,
            "user-data": {"title": order.description},
        }
        if order.callback_url is not None:
            # The page spells it with a hyphen in its table and with an underscore in its example.
            asked |= {"callback-url": order.callback_url, "callback_url": order.callback_url}
        if back := order.redirects.confirmed or order.redirects.unconfirmed:
            asked["linkback"] = back
        return asked
