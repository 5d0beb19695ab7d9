"""Stands in for Triple-A: the point-of-sale flow and both REST interfaces on one server."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from tests.support.gateways.addresses import address, txid
from tests.support.gateways.amounts import in_btc, sat_of
from tests.support.gateways.standin import Answer, Asked, Call, StandIn, encoded, fixture

if TYPE_CHECKING:
    from collections.abc import Callable

API_ID = "HA0000000000fictional"
CLIENT_ID = "client-of-the-fictional-shop"
CLIENT_SECRET = "fictional client secret"
MERCHANT_KEY = "mkey-fictional"
NOTIFY_SECRET = "fictional notify secret"
REST_LOCK = timedelta(minutes=25)
CURRENCIES = ("EUR", "USD")
NOT_FOUND = Answer(status=404, body={"message": "not found"})


@dataclass(slots=True, kw_only=True)
class _Money:
    sat: int
    txid: str
    is_confirmed: bool


@dataclass(slots=True, kw_only=True)
class _Payment:
    reference: str
    address: str
    asked: dict[str, Any]
    due_sat: int
    expires_at: datetime
    money: list[_Money] = field(default_factory=list)
    tier: str | None = None
    token: str = ""

    def sat(self, *, confirmed: bool) -> int:
        return sum(each.sat for each in self.money if each.is_confirmed is confirmed)


class TripleAStandIn(StandIn):
    """`references` of what was opened, in order: addresses in the point-of-sale flow."""

    status_key = "payment_tier"

    def __init__(
        self,
        *,
        prefix: str = "bcrt",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self.prefix = prefix
        self.now = now
        self._examples = fixture("triplea")
        self.begin_anew()

    def begin_anew(self) -> None:
        """As it was at first, for the next test."""
        with self.lock:
            self.asked.clear()
            self.rate = Decimal("40000.00")
            self.refuses_with: str | None = None  # a return code of the point-of-sale flow
            self.names_rate = False  # whether set_addr names one
            self.names_transactions = False  # newer answers have `txs`
            self.names_address = True  # in the answer to a payment request
            self.payments: dict[str, _Payment] = {}
            self.tokens_made = 0
            self.token_seconds = 3_599
            self._valid_tokens: set[str] = set()

    # --- what happens to a payment

    def pay(self, reference: str, sat: int, *, confirmed: bool = False) -> None:
        with self.lock:
            payment = self.payments[reference]
            made = txid(f"{reference} {len(payment.money)}")
            payment.money.append(_Money(sat=sat, txid=made, is_confirmed=confirmed))

    def confirm(self, reference: str) -> None:
        with self.lock:
            for each in self.payments[reference].money:
                each.is_confirmed = True

    def revoke(self, reference: str) -> None:
        """A double spend: the balance falls, and the tier is invalid."""
        with self.lock:
            payment = self.payments[reference]
            if reference == payment.address:
                payment.money.clear()
            payment.tier = "invalid"

    def expire(self, reference: str) -> None:
        with self.lock:
            self.payments[reference].expires_at = self.now() - timedelta(seconds=1)

    def set_tier(self, reference: str, tier: str) -> None:
        with self.lock:
            self.payments[reference].tier = tier

    def end_tokens(self) -> None:
        """As if they had expired before their time."""
        with self.lock:
            self._valid_tokens.clear()

    # --- what it calls

    def update(self, reference: str, spelling: str = "response_auth_token", **said: str) -> Call:
        """A payment update of the point-of-sale flow."""
        with self.lock:
            payment = self.payments[reference]
            body = {**self._examples["update"], "api_id": API_ID, spelling: payment.token}
            return Call(method="POST", query={}, headers={}, body=encoded(body | said))

    def sealed_update(self) -> Call:
        body = encoded(self._examples["sealed_update"])
        return Call(method="POST", query={}, headers={}, body=body)

    def call(
        self, reference: str, *, secret: str = NOTIFY_SECRET, at: datetime | None = None
    ) -> Call:
        """A signed call of the REST interfaces."""
        with self.lock:
            payment = self.payments[reference]
            said = {"payment_reference": reference, "crypto_address": payment.address}
            body = encoded(self._examples["call"] | said | {"payment_tier": _tier(payment)})
        headers = {"triplea-signature": signed(body, secret, at or self.now())}
        return Call(method="POST", query={}, headers=headers, body=body)

    # --- the server

    def reply(self, asked: Asked) -> Answer:
        if asked.path.startswith("/payment"):
            return self._guarded(asked, lambda: self._rest(asked))
        match asked.method, asked.path.strip("/").split("/"):
            case "POST", ["set_addr"]:
                return self._set_addr(asked.json)
            case "GET", ["exchange", "BTC", code, "1"]:
                return self._exchange(code)
            case "GET", ["balance", where] if where in self.payments:
                return Answer(body=self._balance(self.payments[where]))
            case "POST", ["oauth", "token"]:
                return self._token(dict(parse_qsl(asked.body.decode())))
        return NOT_FOUND

    def _rest(self, asked: Asked) -> Answer:
        reference = asked.path.rpartition("/")[2]
        if asked.method == "POST":
            return self._request(asked)
        if reference in self.payments:
            return self._details(self.payments[reference])
        return NOT_FOUND

    def _refusal(self, code: str) -> Answer:
        return Answer(body=self._examples["refusal"] | {"return": code})

    def _set_addr(self, asked: dict[str, Any]) -> Answer:
        if self.refuses_with is not None:
            return self._refusal(self.refuses_with)
        if asked["api_id"] != API_ID:
            return self._refusal("301")
        payment = self._payment(asked, is_legacy=True)
        payment.token = txid(f"token {payment.address}")[:32]
        said: dict[str, Any] = {"addr": payment.address, "response_auth_token": payment.token}
        if self.names_rate:
            said["exchange_rate"] = self.rate
        return Answer(body=self._examples["set_addr"] | said)

    def _exchange(self, code: str) -> Answer:
        if code not in CURRENCIES:
            return self._refusal("103")
        return Answer(body=self._examples["exchange"] | {"amount": self.rate})

    def _balance(self, payment: _Payment) -> dict[str, Any]:
        balance: dict[str, Any] = {"confirmed": None, "unconfirmed": None}
        if payment.money:
            balance["confirmed"] = in_btc(payment.sat(confirmed=True))
            balance["unconfirmed"] = in_btc(payment.sat(confirmed=False))
        return {**self._examples["balance"], "balance": balance}

    def _token(self, form: dict[str, str]) -> Answer:
        if (form["client_id"], form["client_secret"]) != (CLIENT_ID, CLIENT_SECRET):
            return Answer(status=400, body={"error": "invalid_client"})
        assert form["grant_type"] == "client_credentials"
        self.tokens_made += 1
        token = f"token-{self.tokens_made}"
        self._valid_tokens.add(token)
        said = {"access_token": token, "expires_in": self.token_seconds}
        return Answer(body=self._examples["token"] | said)

    def _guarded(self, asked: Asked, answer: Callable[[], Answer]) -> Answer:
        scheme, _, token = asked.headers.get("authorization", "").partition(" ")
        if scheme != "Bearer" or token not in self._valid_tokens:
            return Answer(status=401, body={"message": "unauthorized"})
        return answer()

    def _request(self, asked: Asked) -> Answer:
        content = asked.json
        if content["order_currency"] not in CURRENCIES:
            return Answer(status=400, body={"message": "order_currency is not supported"})
        payment = self._payment(content, is_legacy=False)
        said = self._said(payment) | {"hosted_url": f"https://pay.example/{payment.reference}"}
        body = self._examples["request"] | said
        if not self.names_address:
            body = {key: body[key] for key in ("payment_reference", "hosted_url")}
        return Answer(body=body)

    def _details(self, payment: _Payment) -> Answer:
        said = self._said(payment) | {
            "payment_tier": _tier(payment),
            "confirmed_crypto_amt": in_btc(payment.sat(confirmed=True)),
            "unconfirmed_crypto_amt": in_btc(payment.sat(confirmed=False)),
        }
        if self.names_transactions:
            said["txs"] = [self._transaction(each, _tier(payment)) for each in payment.money]
        return Answer(body=self._examples["details"] | said)

    def _transaction(self, money: _Money, tier: str) -> dict[str, Any]:
        own = {"good": "good", "invalid": "invalid"}.get(tier, "hold")
        said = {"txid": money.txid, "payment_tier": own, "payment_crypto_amount": in_btc(money.sat)}
        return {**self._examples["transaction"], **said}

    def _said(self, payment: _Payment) -> dict[str, Any]:
        return {
            "payment_reference": payment.reference,
            "crypto_address": payment.address,
            "crypto_amount": in_btc(payment.due_sat),
            "order_currency": payment.asked["order_currency"],
            "order_amount": payment.asked["order_amount"],
            "exchange_rate": self.rate,
            "expiry_date": payment.expires_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }

    def _payment(self, asked: dict[str, Any], *, is_legacy: bool) -> _Payment:
        number = len(self.payments) + 1
        made = address(f"triplea {number}", self.prefix)
        payment = _Payment(
            reference=made if is_legacy else f"PMA-{number:06d}-PMT",
            address=made,
            asked=asked,
            due_sat=sat_of(Decimal(asked["order_amount"]), self.rate),
            expires_at=self.now() + REST_LOCK,
        )
        self.payments[payment.reference] = payment
        return payment


def _tier(payment: _Payment) -> str:
    if payment.tier is not None or not payment.money:
        return payment.tier or "none"
    if payment.sat(confirmed=True) >= payment.due_sat:
        return "good"
    return "hold" if sum(each.sat for each in payment.money) >= payment.due_sat else "short"


def signed(body: bytes, secret: str, at: datetime) -> str:
    seconds = str(int(at.timestamp()))
    text = f"{seconds}.{body.decode()}".encode()
    return f"t={seconds},v1={hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()}"
