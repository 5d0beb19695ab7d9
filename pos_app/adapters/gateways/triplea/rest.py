"""Triple-A's REST interfaces: v1 (doc.triple-a.io) and v2 (developers.triple-a.io)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from pos_app.adapters.gateways.common.addresses import require_address
from pos_app.adapters.gateways.common.answers import Fields
from pos_app.adapters.gateways.common.deadline import Deadline
from pos_app.adapters.gateways.common.polled import PolledInvoices
from pos_app.adapters.gateways.common.prices import price_of
from pos_app.adapters.gateways.common.reply import nonsense, parse_json, plain_reason, raise_failure
from pos_app.adapters.gateways.triplea.codes import NAME, TITLE
from pos_app.adapters.gateways.triplea.rest_answers import read_details, snapshot_of
from pos_app.adapters.gateways.triplea.signature import is_signed
from pos_app.domain.hosted_payment import Instruction, InstructionKind
from pos_app.domain.payment_uri import on_chain_uri
from pos_app.ports import OpenedPayment, PaymentSnapshot, ReadNotification, RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.adapters.gateways.common.http import GatewayHttp
    from pos_app.adapters.gateways.common.reply import Reply
    from pos_app.adapters.gateways.triplea.tokens import Tokens
    from pos_app.domain.credit import Credit
    from pos_app.ports import Clock, Notification, PaymentOrder, SecretStore

_LONGEST_REFERENCE = 100
_LONGEST_ADDRESS = 90
_COINS = ("BTC", "testBTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class RestAccount:
    """`network` is that of the shop's own wallet, which the addresses must be of."""

    version: int
    api_id: str | None
    merchant_key: str | None
    is_test: bool
    network: str
    notify_secret_name: str


class RestTripleA(PolledInvoices):
    """Implements ports.PaymentGateway; a payment's reference is Triple-A's payment reference."""

    name = NAME
    needs_own_address = False

    def __init__(
        self,
        http: GatewayHttp,
        tokens: Tokens,
        account: RestAccount,
        secrets: SecretStore,
        clock: Clock,
    ) -> None:
        self._http = http
        self._tokens = tokens
        self._account = account
        self._secrets = secrets
        self._clock = clock

    def open(self, order: PaymentOrder) -> OpenedPayment:
        if order.amount.currency.is_satoshi:
            raise RefusedError("gateway.currency", gateway=TITLE, currency="SAT")
        deadline = Deadline(self._http.total_seconds)
        path = "/payment/request"
        if self._account.version > 1:
            api_id = self._account.api_id
            path = f"/payment/account/{api_id}" if api_id else "/payment"
        content = self._content(order)

        def create(headers: dict[str, str]) -> Reply:
            return self._http.send(
                "POST",
                path,
                json_body=content,
                headers=headers,
                creates=True,
                seconds=deadline.left,
            )

        answer = _read(self._tokens.ask(create, deadline), creates=True)
        reference = answer.word("payment_reference", _LONGEST_REFERENCE)
        page_url = _web_address(answer)
        if "crypto_address" not in answer:
            answer = self._details(reference, deadline)
        return self._opened(reference, answer, order, page_url)

    def look(self, reference: str, known: Sequence[Credit]) -> PaymentSnapshot:
        details = read_details(
            self._details(reference, Deadline(self._http.total_seconds)), reference, known
        )
        return snapshot_of(details, self._clock.now())

    def read_notification(self, reference: str, notification: Notification) -> ReadNotification:
        secret = self._secrets.get(self._account.notify_secret_name)
        header = notification.headers.get("triplea-signature", "")
        now = self._clock.now().timestamp()
        if not secret or notification.method != "POST":
            raise _forged()
        if not is_signed(header, notification.body, secret, now):
            raise _forged()
        try:
            said = Fields(TITLE, parse_json(TITLE, notification.body)).word("payment_reference")
        except RefusedError:
            raise _forged() from None
        if said != reference:
            raise _forged()
        return ReadNotification(answer='{"status":"ok"}', content_type="application/json")

    def close(self) -> None:
        self._http.close()

    def _content(self, order: PaymentOrder) -> dict[str, object]:
        account = self._account
        content: dict[str, object] = {
            "order_currency": order.amount.currency.code,
            "order_amount": order.amount.decimal,
            "payer_id": f"sale-{order.number}",
        }
        if account.version == 1:
            content |= {
                "type": "custom",
                "api_id": account.api_id,
                "crypto_currency": "testBTC" if account.is_test else "BTC",
                "webhook_data": {"order_id": str(order.sale_id)},
            }
        else:
            content |= {
                "type": "widget",
                "merchant_key": account.merchant_key,
                "order_id": str(order.sale_id),
                "sandbox": account.is_test,
            }
        secret = self._secrets.get(account.notify_secret_name)
        if order.callback_url is not None and secret:
            content |= {"notify_url": order.callback_url, "notify_secret": secret}
        redirects = order.redirects
        if success := redirects.confirmed or redirects.unconfirmed:
            content["success_url"] = success
        if cancel := redirects.expired or redirects.invalid:
            content["cancel_url"] = cancel
        return content

    def _details(self, reference: str, deadline: Deadline) -> Fields:
        path = f"/payment/{quote(reference, safe='')}"
        ask = partial(self._get, path, deadline)
        answer = _read(self._tokens.ask(ask, deadline))
        if answer.word("payment_reference", _LONGEST_REFERENCE) != reference:
            raise nonsense(TITLE)
        return answer

    def _get(self, path: str, deadline: Deadline, headers: dict[str, str]) -> Reply:
        return self._http.get(path, headers=headers, seconds=deadline.left)

    def _opened(
        self, reference: str, answer: Fields, order: PaymentOrder, page_url: str | None
    ) -> OpenedPayment:
        if "crypto_currency" in answer and answer.word("crypto_currency") not in _COINS:
            raise nonsense(TITLE)
        address = require_address(
            TITLE, answer.word("crypto_address", _LONGEST_ADDRESS), self._account.network
        )
        due_sat = answer.due_sat("crypto_amount")
        told = answer.price("exchange_rate") if "exchange_rate" in answer else None
        expires_at = answer.moment("expiry_date")
        return OpenedPayment(
            reference=reference,
            instructions=(
                Instruction(
                    kind=InstructionKind.ON_CHAIN,
                    destination=address,
                    due_sat=due_sat,
                    expires_at=expires_at,
                    uri=on_chain_uri(address, due_sat, label=order.description),
                ),
            ),
            due_sat=due_sat,
            expires_at=expires_at,
            price=price_of(order.amount, due_sat, told),
            currency_code=order.amount.currency.code,
            page_url=page_url,
        )


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


def _web_address(answer: Fields) -> str | None:
    """The gateway's own page, where it is one that a browser may be sent to."""
    if "hosted_url" not in answer:
        return None
    url = answer.word("hosted_url", 2_000)
    return url if url.startswith("https://") else None


def _forged() -> RefusedError:
    return RefusedError("gateway.forged", gateway=TITLE)
