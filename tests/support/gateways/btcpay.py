"""Stands in for a BTCPay Server with one store: invoices, payments, status websocket, webhook.

It shares no code with the adapter; `tests/fixtures/gateways/btcpay.json` says where each field
stands. A payment confirmed is one that is settled; `revoke` is a replaced one.
"""

from __future__ import annotations

import copy
import hashlib
import hmac
import json
import math
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.support.gateways.addresses import address, digest, lightning_invoice, txid
from tests.support.gateways.btcpay_invoice import FINAL, Held, Paid
from tests.support.gateways.standin import Answer, Asked, Call, StandIn, fixture
from tests.support.gateways.websocket import StatusSockets

if TYPE_CHECKING:
    import http.server
    from collections.abc import Callable
    from types import TracebackType

STORE = "Store123"
KEY = "an api key of nobody"
WEBHOOK_SECRET = "a webhook secret of nobody"
WATCHED_SECONDS = 86_400


class BtcPayStandIn(StandIn):
    def __init__(self, *, price: Decimal = Decimal("50000.00"), prefix: str = "bcrt") -> None:
        super().__init__()
        self.price = price
        self.prefix = prefix
        self.lightning_prefix = "tbs" if prefix == "tb" else prefix  # of signet
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.has_lightning = True
        self.held: dict[str, Held] = {}
        self.refunds: list[dict[str, Any]] = []
        self.sockets = StatusSockets()
        self._made = 0

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.sockets.close()
        super().__exit__(kind, error, trace)

    # --- what a customer, the chain and time do ---------------------------------------------

    def pay(
        self, reference: str, sat: int, *, confirmed: bool = False, lightning: bool = False
    ) -> str:
        """The payment's reference as the till knows it."""
        with self.lock:
            held = self.held[reference]
            number = len(held.payments)
            made = txid(f"{reference} {number}")
            paid = Paid(id=made if lightning else f"{made}-{number}", sat=sat, lightning=lightning)
            paid.status = "Settled" if confirmed or lightning else "Processing"
            held.payments.append(paid)
            held.judge()
        self.sockets.push(reference, is_final=held.status in FINAL)
        return made if lightning else f"{made}:{number}"

    def confirm(self, reference: str) -> None:
        self._change(reference, "Processing", "Settled")

    def revoke(self, reference: str) -> None:
        """Everything that is not settled is replaced by something else."""
        self._change(reference, "Processing", "Invalid")

    def expire(self, reference: str) -> None:
        with self.lock:
            held = self.held[reference]
            held.is_expired = True
            held.expires = min(held.expires, int(self.now().timestamp()))
            held.judge()
        self.sockets.push(reference, is_final=held.status in FINAL)

    def give_up(self, reference: str) -> None:
        """Nothing confirmed until the monitoring ended."""
        with self.lock:
            self.held[reference].status = "Invalid"
            self.held[reference].additional = "None"
        self.sockets.push(reference, is_final=True)

    # --- calls of its webhook -----------------------------------------------------------------

    def call(self, reference: str, *, kind: str = "InvoiceReceivedPayment", n: int = 1) -> Call:
        """As the store's webhook sends it; `n` is the delivery."""
        event = fixture("btcpay")["webhook"]
        event |= {
            "deliveryId": f"delivery{n}",
            "originalDeliveryId": f"delivery{n}",
            "type": kind,
            "timestamp": int(self.now().timestamp()),
            "storeId": STORE,
            "invoiceId": reference,
        }
        body = json.dumps(event).encode()
        mac = hmac.new(WEBHOOK_SECRET.encode(), body, hashlib.sha256).hexdigest()
        headers = {"content-type": "application/json", "btcpay-sig": f"sha256={mac}"}
        return Call(method="POST", query={}, headers=headers, body=body)

    def forged_call(self, reference: str) -> Call:
        true = self.call(reference)
        return Call(
            method="POST",
            query={},
            headers={**true.headers, "btcpay-sig": f"sha256={'0' * 64}"},
            body=true.body,
        )

    # --- the server -----------------------------------------------------------------------------

    def hijack(self, asked: Asked, handler: http.server.BaseHTTPRequestHandler) -> bool:
        start, _, rest = asked.path.partition("/i/")
        if start or not rest.endswith("/status/ws"):
            return False
        reference = rest.removesuffix("/status/ws")
        with self.lock:
            held = self.held.get(reference)
        is_open = held is not None and held.status not in FINAL
        self.sockets.serve(reference, asked, handler, is_open=is_open)
        return True

    def creates(self, asked: Asked) -> bool:
        return asked.method == "POST" and asked.path.endswith("/invoices")

    def reply(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"token {KEY}":
            return self._problem(401, "unauthenticated", "Authentication is required")
        parts = asked.path.strip("/").split("/")
        if parts[:5] != ["api", "v1", "stores", STORE, "invoices"]:
            return self._problem(403, "missing-permission", "This store is not yours")
        if len(parts) == 5:
            return self._create(asked)
        held = self.held.get(parts[5])
        if held is None:
            return Answer(status=404, body=fixture("btcpay")["problem"])
        action = "/".join([asked.method, *parts[6:]])
        answers: dict[str, Callable[[Held, Asked], Answer]] = {
            "GET": lambda held, _: Answer(body=self._invoice(held)),
            "GET/payment-methods": self._payment_methods,
            "POST/status": self._mark,
            "POST/refund": self._refund,
        }
        return answers[action](held, asked)

    def spoiled(self, raw: bytes, failure: Any) -> bytes:
        # Lists have no status of their own.
        if failure is not None and failure.value == "unknown_state" and raw.startswith(b"["):
            return raw.replace(b'"Processing"', b'"Enchanted"')
        return super().spoiled(raw, failure)

    def _create(self, asked: Asked) -> Answer:
        content = asked.json
        amount = Decimal(content["amount"])
        if amount <= 0:
            return Answer(status=400, body=fixture("btcpay")["invalid_request"])
        if content["currency"] not in {"EUR", "USD", "BTC", "JPY"}:
            wrong = [{"path": "currency", "message": "Invalid currency"}]
            return Answer(status=400, body=wrong)
        self._made += 1
        price = Decimal(1) if content["currency"] == "BTC" else self.price
        minutes = content.get("checkout", {}).get("expirationMinutes", 15)
        created = int(self.now().timestamp())
        held = Held(
            id=f"Invoice{self._made}",
            currency=content["currency"],
            amount=amount,
            due_sat=math.ceil(amount / price * 100_000_000),
            price=price,
            created=created,
            expires=created + minutes * 60,
            methods=content.get("checkout", {}).get("paymentMethods", ["BTC-CHAIN"]),
            asked=content,
        )
        self.held[held.id] = held
        return Answer(body=self._invoice(held))

    def _invoice(self, held: Held) -> dict[str, Any]:
        invoice: dict[str, Any] = fixture("btcpay")["invoice"]
        return invoice | {
            "id": held.id,
            "storeId": STORE,
            "amount": f"{held.amount:f}",
            "currency": held.currency,
            "checkoutLink": f"{self.url}/i/{held.id}",
            "createdTime": held.created,
            "expirationTime": held.expires,
            "monitoringExpiration": held.expires + WATCHED_SECONDS,
            "status": held.status,
            "additionalStatus": held.additional,
            "metadata": held.asked.get("metadata", {}),
        }

    def _payment_methods(self, held: Held, asked: Asked) -> Answer:
        accounted = asked.parameters.get("onlyAccountedPayments", "true") == "true"
        names = [name for name in held.methods if name == "BTC-CHAIN" or self.has_lightning]
        return Answer(body=[self._method(held, name, accounted=accounted) for name in names])

    def _method(self, held: Held, name: str, *, accounted: bool) -> dict[str, Any]:
        lightning = name == "BTC-LN"
        left = held.due_sat - held.counted_sat
        destination = (
            lightning_invoice(held.id, held.due_sat, self.lightning_prefix)
            if lightning
            else address(held.id, self.prefix)
        )
        scheme = "lightning" if lightning else "bitcoin"
        method: dict[str, Any] = fixture("btcpay")["method"]
        return method | {
            "paymentMethodId": name,
            "destination": destination,
            "paymentLink": f"{scheme}:{destination}",
            "rate": f"{held.price:f}",
            "due": _btc(left),
            "amount": _btc(held.due_sat),
            "totalPaid": _btc(held.counted_sat),
            "payments": [
                self._payment(held, each)
                for each in held.payments
                if each.lightning == lightning and not (accounted and each.status == "Invalid")
            ],
        }

    def _payment(self, held: Held, paid: Paid) -> dict[str, Any]:
        payment: dict[str, Any] = fixture("btcpay")["payment"]
        return payment | {
            "id": paid.id,
            "receivedDate": held.created,
            "value": _btc(paid.sat),
            "status": paid.status,
        }

    def _mark(self, held: Held, asked: Asked) -> Answer:
        held.status, held.additional = asked.json["status"], "Marked"
        return Answer(body=self._invoice(held))

    def _refund(self, held: Held, asked: Asked) -> Answer:
        self.refunds.append(asked.json)
        refund = fixture("btcpay")["pull_payment"]
        made = digest(f"{held.id} {len(self.refunds)}").hex()[:20]
        refund |= {"id": made, "viewLink": f"{self.url}/pull-payments/{made}"}
        return Answer(body=refund)

    def _problem(self, status: int, code: str, message: str) -> Answer:
        return Answer(status=status, body={"code": code, "message": message})

    def _change(self, reference: str, before: str, after: str) -> None:
        with self.lock:
            held = self.held[reference]
            for each in held.payments:
                if each.status == before:
                    each.status = after
            held.judge()
        self.sockets.push(reference, is_final=held.status in FINAL)

    def raw_methods(self, reference: str) -> list[dict[str, Any]]:
        """The answer about payment methods, for tests that change it."""
        made: list[dict[str, Any]] = [
            self._method(self.held[reference], name, accounted=False)
            for name in self.held[reference].methods
        ]
        return copy.deepcopy(made)


def _btc(sat: int) -> str:
    return f"{Decimal(sat) / 100_000_000:.8f}"
