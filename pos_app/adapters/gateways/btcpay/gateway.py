"""BTCPay Server behind the payments port."""

from __future__ import annotations

import threading
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Any

from pos_app.adapters.gateways.btcpay import answers
from pos_app.adapters.gateways.btcpay.client import TITLE, BtcPayClient
from pos_app.adapters.gateways.btcpay.instructions import instructions_of
from pos_app.adapters.gateways.btcpay.push import StatusPush
from pos_app.adapters.gateways.btcpay.webhook import invoice_of
from pos_app.adapters.gateways.common.deadline import QUESTION_SECONDS, Deadline
from pos_app.adapters.gateways.common.http import GatewayHttp
from pos_app.adapters.gateways.common.prices import price_of
from pos_app.adapters.gateways.common.reply import maybe_created, nonsense
from pos_app.domain.money import btc_text
from pos_app.ports import (
    OpenedPayment,
    PaymentSnapshot,
    ReadNotification,
    RefusedError,
    UnreachableError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from pos_app.config.settings_btcpay import BtcPaySettings
    from pos_app.domain.credit import Credit
    from pos_app.domain.money import Money
    from pos_app.ports import Clock, Notification, PaymentOrder, SecretStore

# Beside what is pushed.
_LOOK_AGAIN_SECONDS = {
    answers.NEW: 5.0,
    answers.PROCESSING: 15.0,
    answers.EXPIRED: 60.0,
    answers.SETTLED: 600.0,
    answers.INVALID: 600.0,
}
_UNKNOWN_STATE_SECONDS = 15.0
# A keyring takes its time, and anybody may call as if he were the store's webhook.
SECRET_KEPT_SECONDS = 5.0


class BtcPayGateway:
    """Implements ports.PaymentGateway, ports.RefundsByLink and ports.MarksByHand."""

    name = "btcpay"
    needs_own_address = False

    def __init__(
        self,
        settings: BtcPaySettings,
        secrets: SecretStore,
        clock: Clock,
        network: str,
        *,
        total_seconds: float = QUESTION_SECONDS,
        first_rest_seconds: float = 1.0,
    ) -> None:
        """`settings` with an address and a store."""
        self._settings = settings
        self._secrets = secrets
        self._clock = clock
        self._network = network
        self._total_seconds = total_seconds
        url = settings.url or ""
        self._http = GatewayHttp(TITLE, url, total_seconds=total_seconds)
        self._client = BtcPayClient(
            self._http, secrets, secret_name=settings.secret_name, store=settings.store or ""
        )
        self._push = StatusPush(url, first_rest_seconds=first_rest_seconds)
        self._secret_turn = threading.Lock()
        self._webhook_secret: str | None = None
        self._webhook_secret_until = clock.monotonic()

    def open(self, order: PaymentOrder) -> OpenedPayment:
        deadline = Deadline(self._total_seconds)
        asked = self._asked(order)
        invoice = answers.read_invoice(self._client.create(asked))
        if invoice.currency_code != asked["currency"] or invoice.amount != _exact(order.amount):
            raise nonsense(TITLE)
        try:
            content = self._client.methods(invoice.reference, seconds=deadline.left)
        except UnreachableError:
            # It is there, and nobody was told how to pay it.
            raise maybe_created(TITLE) from None
        methods = answers.read_methods(content, invalid=False)
        ways = instructions_of(
            methods,
            network=self._network,
            lightning=self._settings.lightning,
            expires_at=invoice.expires_at,
        )
        due_sat = min(way.due_sat for way in ways)
        price = next((each.price for each in methods if each.price is not None), None)
        return OpenedPayment(
            reference=invoice.reference,
            instructions=ways,
            due_sat=due_sat,
            expires_at=invoice.expires_at,
            price=price_of(order.amount, due_sat, price),
            currency_code=order.amount.currency.code,
            page_url=invoice.page_url,
        )

    def look(self, reference: str, known: Sequence[Credit]) -> PaymentSnapshot:
        """What was marked by hand in BTCPay is its `status`; money is only what came."""
        del known
        invoice, methods = self._read(reference)
        now = self._clock.now()
        return PaymentSnapshot(
            credits=tuple(credit for method in methods for credit in method.credits),
            status=invoice.words,
            look_again_seconds=_LOOK_AGAIN_SECONDS.get(invoice.status, _UNKNOWN_STATE_SECONDS),
            closed=_is_final(invoice, now),
        )

    def refresh_rate(self, reference: str, order: PaymentOrder) -> OpenedPayment:
        """A new invoice: BTCPay changes no price. The old one ends by itself."""
        del reference
        return self.open(order)

    def close_payment(self, reference: str) -> None:
        """Marked invalid, but only while nothing was seen: what comes still counts as late."""
        invoice, methods = self._read(reference)
        untouched = invoice.status == answers.NEW and invoice.additional == answers.NOTHING_MORE
        if untouched and not any(method.credits for method in methods):
            self.mark(reference, settled=False)

    def mark(self, reference: str, *, settled: bool) -> None:
        """As ports.MarksByHand."""
        self._client.mark(reference, answers.SETTLED if settled else answers.INVALID)

    def refund_link(self, reference: str, *, overpaid_only: bool = False) -> str:
        """As ports.RefundsByLink: a pull payment of BTCPay, in bitcoin at the rate it was paid."""
        deadline = Deadline(self._total_seconds)
        methods = answers.read_methods(self._client.methods(reference), invalid=False)
        paid = [method for method in methods if any(each.sat for each in method.credits)]
        if not paid:
            raise RefusedError("gateway.nothing_paid", gateway=TITLE)
        on_chain = any(not method.is_lightning for method in paid)
        content = {
            "payoutMethodId": answers.ON_CHAIN if on_chain else answers.LIGHTNING,
            "refundVariant": "OverpaidAmount" if overpaid_only else "RateThen",
        }
        refund = self._client.refund(reference, content, seconds=deadline.left)
        return answers.read_refund(refund)

    def follow(self, reference: str, on_push: Callable[[], None]) -> None:
        self._push.follow(reference, on_push)

    def unfollow(self, reference: str) -> None:
        self._push.unfollow(reference)

    def read_notification(self, reference: str, notification: Notification) -> ReadNotification:
        if self.reference_in(notification) != reference:
            raise RefusedError("gateway.forged", gateway=TITLE)
        return ReadNotification(answer="")

    def reference_in(self, notification: Notification) -> str | None:
        """Which invoice a call is about: a store's webhook has one address for all of them.

        None for a call about none. The errors are those of `read_notification`.
        """
        name = self._settings.webhook_secret_name
        with self._secret_turn:
            now = self._clock.monotonic()
            if now >= self._webhook_secret_until:
                self._webhook_secret = self._secrets.get(name)
                self._webhook_secret_until = now + SECRET_KEPT_SECONDS
            secret = self._webhook_secret
        if not secret:
            raise RefusedError("gateway.no_secret", gateway=TITLE, name=name)
        return invoice_of(notification, secret)

    def close(self) -> None:
        self._http.close()
        self._push.close()

    def _read(self, reference: str) -> tuple[answers.Invoice, tuple[answers.Method, ...]]:
        deadline = Deadline(self._total_seconds)
        invoice = answers.read_invoice(self._client.invoice(reference))
        if invoice.reference != reference:
            raise nonsense(TITLE)
        content = self._client.methods(reference, seconds=deadline.left)
        invalid = invoice.status == answers.INVALID
        return invoice, answers.read_methods(content, invalid=invalid)

    def _asked(self, order: PaymentOrder) -> dict[str, Any]:
        checkout: dict[str, Any] = {
            "expirationMinutes": max(1, ceil(order.lock_seconds / 60)),
            "paymentMethods": [answers.ON_CHAIN]
            + ([answers.LIGHTNING] if self._settings.lightning else []),
            "lazyPaymentMethods": False,
        }
        if self._settings.speed_policy is not None:
            checkout["speedPolicy"] = self._settings.speed_policy
        if back := order.redirects.confirmed or order.redirects.unconfirmed:
            checkout |= {"redirectURL": back, "redirectAutomatically": True}
        is_satoshi = order.amount.currency.is_satoshi
        return {
            "amount": f"{_exact(order.amount):f}",
            "currency": "BTC" if is_satoshi else order.amount.currency.code,
            "metadata": {"orderId": str(order.sale_id), "itemDesc": order.description},
            "checkout": checkout,
        }


def from_settings(
    settings: BtcPaySettings, secrets: SecretStore, clock: Clock, network: str
) -> BtcPayGateway | None:
    """None where it is not set up. Nothing is asked, not even for the secrets."""
    if settings.url is None or settings.store is None:
        return None
    return BtcPayGateway(settings, secrets, clock, network)


def _exact(amount: Money) -> Decimal:
    return Decimal(btc_text(amount.minor)) if amount.currency.is_satoshi else amount.decimal


def _is_final(invoice: answers.Invoice, now: datetime) -> bool:
    """Until the server stops to watch, money may come to every invoice, and be taken back."""
    ends = (answers.SETTLED, answers.INVALID, answers.EXPIRED)
    return invoice.status in ends and invoice.watched_until <= now
