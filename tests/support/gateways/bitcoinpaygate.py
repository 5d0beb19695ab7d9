"""Stands in for BitcoinPayGate, in its first and its second version."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

from tests.support.gateways.addresses import address, txid
from tests.support.gateways.amounts import in_btc, sat_of
from tests.support.gateways.standin import Answer, Asked, Call, StandIn, encoded, fixture

if TYPE_CHECKING:
    from collections.abc import Callable

KEY_NAME = "fictional_shop"
SECRET = "fictional key secret"
LOCK = timedelta(minutes=15)
# It says so to most bad requests.
SERVER_ERROR = Answer(status=500, body=b"Internal Server Error", content_type="text/plain")
NEEDED = ("amount", "currency", "notificationUrl", "message", "merchantTransactionId")
CURRENCIES = ("BTC", "EUR", "USD")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Money:
    sat: int
    txid: str
    at: datetime


@dataclass(slots=True, kw_only=True)
class _Payment:
    id: str
    asked: dict[str, Any]
    due_sat: int
    expires_at: datetime
    status: str = "NEW"
    paid_at: datetime | None = None
    money: list[_Money] = field(default_factory=list)

    @property
    def paid_sat(self) -> int:
        return sum(each.sat for each in self.money)


class BitcoinPayGateStandIn(StandIn):
    """`payments` by their id; `status` of one may be set to any word."""

    status_key = "status"

    def __init__(
        self,
        version: int = 2,
        *,
        prefix: str = "bcrt",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self.prefix = prefix
        self.now = now
        self._examples = fixture("bitcoinpaygate")
        self.begin_anew(version)

    def begin_anew(self, version: int = 2) -> None:
        """As it was at first, for the next test."""
        with self.lock:
            self.asked.clear()
            self.version = version
            self.rate = Decimal("40000.00")
            self.told_rate: Decimal | None = None  # another one than it reckons with
            self.lists_transactions = True
            self.payments: dict[str, _Payment] = {}
            self.next_snapshots: list[bytes] = []  # old ones that come once more

    # --- what happens to a payment

    def pay(self, reference: str, sat: int, *, confirmed: bool = False) -> None:
        with self.lock:
            payment = self.payments[reference]
            made = txid(f"{reference} {len(payment.money)}")
            payment.money.append(_Money(sat=sat, txid=made, at=self.now()))
            is_enough = payment.paid_sat >= payment.due_sat
            payment.status = "UNCONFIRMED" if is_enough else "UNDERPAID"
            if confirmed and is_enough:
                self.confirm(reference)

    def confirm(self, reference: str) -> None:
        with self.lock:
            payment = self.payments[reference]
            payment.status, payment.paid_at = "CONFIRMED", self.now()

    def revoke(self, reference: str) -> None:
        """The transaction never confirmed: v2 still names it, v1 misses the whole amount again."""
        with self.lock:
            self.payments[reference].status = "INVALID"

    def expire(self, reference: str) -> None:
        with self.lock:
            payment = self.payments[reference]
            payment.expires_at = self.now() - timedelta(seconds=1)
            payment.status = "INVALID" if payment.money else "EXPIRED"

    # --- what it calls

    def call(self, reference: str, **said: Any) -> Call:
        """A whole snapshot, unsigned."""
        body = self.snapshot(reference, **said)
        return Call(method="POST", query={}, headers={}, body=body)

    def wrapped(self, reference: str) -> Call:
        """As the third version calls."""
        with self.lock:
            inner = self._snapshot(self.payments[reference])
            body = encoded({**self._examples["wrapped"], "body": inner})
        return Call(method="POST", query={}, headers={}, body=body)

    def snapshot(self, reference: str, **said: Any) -> bytes:
        with self.lock:
            return encoded(self._snapshot(self.payments[reference]) | said)

    # --- the server

    def reply(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Basic {self._login()}":
            return Answer(status=401, body={"message": "unauthorized"})
        match asked.method, asked.path.strip("/").split("/"):
            case "POST", ["payments", "new"]:
                return self._new(asked.json)
            case "GET", ["payments", reference] if reference in self.payments:
                if self.next_snapshots:
                    return Answer(body=self.next_snapshots.pop(0))
                return Answer(body=self._snapshot(self.payments[reference]))
        return SERVER_ERROR

    def _login(self) -> str:
        text = f"{SECRET}:" if self.version == 1 else f"{KEY_NAME}:{SECRET}"
        return base64.b64encode(text.encode()).decode()

    def _new(self, asked: dict[str, Any]) -> Answer:
        needed = (*NEEDED, "transactionSpeed", "paymentAckMessage") if self.version == 1 else NEEDED
        if not all(asked.get(key) for key in needed) or asked["currency"] not in CURRENCIES:
            return SERVER_ERROR
        if self.version == 1 and not isinstance(asked["amount"], str):
            return SERVER_ERROR
        number = len(self.payments) + 1
        rate = Decimal(1) if asked["currency"] == "BTC" else self.rate
        payment = _Payment(
            id=txid(f"payment {number}")[:40],
            asked=asked,
            due_sat=sat_of(Decimal(asked["amount"]), rate),
            expires_at=self.now() + LOCK,
        )
        self.payments[payment.id] = payment
        made = address(f"bitcoinpaygate {number}", self.prefix)
        message = quote_plus(asked["message"])
        query = f"amount={in_btc(payment.due_sat):f}&label=Your+store+name&message={message}"
        said: dict[str, Any] = {
            self._id_key: payment.id,
            "amount": self._number(in_btc(payment.due_sat)),
            "address": made,
            "message": asked["message"],
            "paymentAddress": f"bitcoin:{made}?{query}",
            "expirationTime": self._time(payment.expires_at),
            "merchantTransactionId": asked["merchantTransactionId"],
        }
        if self.version > 1:
            said["exchangeRate"] = self.told_rate or rate
            said["paymentPageUrl"] = f"https://payments.example/{payment.id}"
        return Answer(body=self._examples[f"new_v{self.version}"] | said)

    def _snapshot(self, payment: _Payment) -> dict[str, Any]:
        paid_sat = payment.paid_sat
        if self.version == 1 and payment.status == "INVALID":
            paid_sat = 0
        left = in_btc(payment.due_sat - paid_sat)
        said: dict[str, Any] = {
            self._id_key: payment.id,
            "amount": self._number(Decimal(payment.asked["amount"])),
            "amountBtc": self._number(in_btc(payment.due_sat)),
            "currency": payment.asked["currency"],
            "status": payment.status,
            "remainingToPay": self._number(left * self.rate),
            "remainingToPayBtc": self._number(left),
            "paymentTime": None if payment.paid_at is None else self._time(payment.paid_at),
            "expirationTime": self._time(payment.expires_at),
            "currentTime": self._time(self.now()),
            "merchantTransactionId": payment.asked["merchantTransactionId"],
            "notificationUrl": payment.asked["notificationUrl"],
            "message": payment.asked["message"],
        }
        if self.version > 1:
            said |= {"paid": in_btc(paid_sat) * self.rate, "paidBtc": in_btc(paid_sat)}
            rows = [self._transaction(each) for each in payment.money]
            said["btcTransactions"] = rows if self.lists_transactions else []
        return {**self._examples[f"status_v{self.version}"], **said}

    def _transaction(self, money: _Money) -> dict[str, Any]:
        said = {"btcTxId": money.txid, "btcAmount": in_btc(money.sat), "time": self._time(money.at)}
        return {**self._examples["transaction"], **said}

    @property
    def _id_key(self) -> str:
        return "transactionId" if self.version == 1 else "paymentId"

    def _number(self, value: Decimal) -> Any:
        return f"{value:f}" if self.version == 1 else value

    def _time(self, at: datetime) -> str:
        if self.version == 1:
            return str(int(at.timestamp() * 1000))
        return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
