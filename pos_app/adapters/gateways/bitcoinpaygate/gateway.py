"""BitcoinPayGate, interfaces v1 and v2 (api.bitcoinpaygate.com/v2/docs/request-new-payment)."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from pos_app.adapters.gateways.bitcoinpaygate.answers import NAME, TITLE, id_of, read_snapshot
from pos_app.adapters.gateways.bitcoinpaygate.notices import read_notice
from pos_app.adapters.gateways.common.addresses import require_address
from pos_app.adapters.gateways.common.answers import Fields
from pos_app.adapters.gateways.common.polled import PolledInvoices
from pos_app.adapters.gateways.common.prices import price_of
from pos_app.adapters.gateways.common.reply import nonsense, parse_json, plain_reason, raise_failure
from pos_app.adapters.gateways.common.uri import re_encoded, read_payment_uri
from pos_app.domain.hosted_payment import Instruction, InstructionKind
from pos_app.domain.money import btc_text
from pos_app.ports import OpenedPayment, RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.adapters.gateways.common.http import GatewayHttp
    from pos_app.adapters.gateways.common.reply import Reply
    from pos_app.domain.credit import Credit
    from pos_app.ports import (
        Clock,
        Notification,
        PaymentOrder,
        PaymentSnapshot,
        ReadNotification,
        SecretStore,
    )

# `notificationUrl` is required. This name can't exist (RFC 6761, 6.4): nobody is called.
NOBODY = "https://not-reachable.invalid/"
_LONGEST_ADDRESS = 90
_LONGEST_PAGE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """`network` is that of the shop's own wallet, which the addresses must be of."""

    version: int
    key_name: str
    secret_name: str
    speed: str
    network: str


class BitcoinPayGate(PolledInvoices):
    """Implements ports.PaymentGateway; a payment's reference is BitcoinPayGate's payment id."""

    name = NAME
    needs_own_address = False

    def __init__(
        self, http: GatewayHttp, account: Account, secrets: SecretStore, clock: Clock
    ) -> None:
        self._http = http
        self._account = account
        self._secrets = secrets
        self._clock = clock

    def open(self, order: PaymentOrder) -> OpenedPayment:
        """UnreachableError `gateway.maybe_created` for a 500.

        Its server answers so to most bad requests, too, and knows no key that would make a second
        try safe.
        """
        reply = self._http.send(
            "POST",
            "/payments/new",
            json_body=self._content(order),
            headers=self._login(),
            creates=True,
        )
        answer = _read(reply, creates=True)
        address = require_address(
            TITLE, answer.word("address", _LONGEST_ADDRESS), self._account.network
        )
        due_sat = answer.due_sat("amount")
        expires_at = answer.moment("expirationTime")
        told = answer.price("exchangeRate") if "exchangeRate" in answer else None
        return OpenedPayment(
            reference=id_of(answer),
            instructions=(
                Instruction(
                    kind=InstructionKind.ON_CHAIN,
                    destination=address,
                    due_sat=due_sat,
                    expires_at=expires_at,
                    uri=_uri(answer, address, due_sat),
                ),
            ),
            due_sat=due_sat,
            expires_at=expires_at,
            price=price_of(order.amount, due_sat, told),
            currency_code=order.amount.currency.code,
            page_url=_page_url(answer),
        )

    def look(self, reference: str, known: Sequence[Credit]) -> PaymentSnapshot:
        path = f"/payments/{quote(reference, safe='')}"
        answer = _read(self._http.get(path, headers=self._login()))
        return read_snapshot(answer, reference, known)

    def read_notification(self, reference: str, notification: Notification) -> ReadNotification:
        return read_notice(notification, reference)

    def close(self) -> None:
        self._http.close()

    def _login(self) -> dict[str, str]:
        """Basic (RFC 7617); v1 takes the key for the user and no password."""
        secret = self._secrets.get(self._account.secret_name)
        if not secret:
            raise RefusedError("gateway.no_secret", gateway=TITLE, name=self._account.secret_name)
        is_first = self._account.version == 1
        login = f"{secret}:" if is_first else f"{self._account.key_name}:{secret}"
        return {"Authorization": f"Basic {b64encode(login.encode()).decode()}"}

    def _content(self, order: PaymentOrder) -> dict[str, object]:
        """Amounts as text, which both versions take. The id differs for each price of a sale."""
        amount = order.amount
        is_satoshi = amount.currency.is_satoshi
        content: dict[str, object] = {
            "amount": btc_text(amount.minor) if is_satoshi else f"{amount.decimal:f}",
            "currency": "BTC" if is_satoshi else amount.currency.code,
            "notificationUrl": order.callback_url or NOBODY,
            "message": order.description,
            "merchantTransactionId": f"{order.sale_id}/{int(self._clock.now().timestamp())}",
        }
        if self._account.version == 1:
            speed = self._account.speed.upper()
            return content | {"transactionSpeed": speed, "paymentAckMessage": order.description}
        if order.callback_url is not None:
            content["anomalyNotificationUrl"] = order.callback_url
        redirects = {
            "unconfirmed": order.redirects.unconfirmed,
            "confirmed": order.redirects.confirmed,
            "expired": order.redirects.expired,
            "invalid": order.redirects.invalid,
        }
        given = {state: url for state, url in redirects.items() if url is not None}
        return content | {"redirectUrls": given} if given else content


def _uri(answer: Fields, address: str, due_sat: int) -> str:
    """Its own URI encodes as a web form does: many wallets would show the plus."""
    text = answer.text("paymentAddress")
    if text is None:
        raise nonsense(TITLE)
    uri = read_payment_uri(TITLE, text, plus_is_space=True)
    if uri.address != address or uri.amount_sat != due_sat:
        raise nonsense(TITLE)
    return re_encoded(TITLE, text, plus_is_space=True)


def _page_url(answer: Fields) -> str | None:
    if "paymentPageUrl" not in answer:
        return None
    url = answer.word("paymentPageUrl", _LONGEST_PAGE)
    return url if url.startswith("https://") else None


def _read(reply: Reply, *, creates: bool = False) -> Fields:
    if not reply.went_well:
        raise_failure(reply, _reason(reply), creates=creates)
    return Fields(TITLE, reply.json())


def _reason(reply: Reply) -> str:
    try:
        answer = Fields(TITLE, parse_json(TITLE, reply.body))
    except RefusedError:
        return ""
    return plain_reason(answer.text("message")) or plain_reason(answer.text("error"))
