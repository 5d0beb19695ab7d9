"""Stands in for Apirone: v1's forwarding addresses with their calls, and v2's invoices.

It shares no code with the adapters; `tests/fixtures/gateways/apirone.json` says where each field
stands. What v1 forwards is a matter of the chain: here it only makes Apirone's calls.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.support.gateways.addresses import address, digest, txid
from tests.support.gateways.standin import Answer, Asked, Call, StandIn, fixture

if TYPE_CHECKING:
    from collections.abc import Callable

ACCOUNT = "apr-00000000000000000000000000000000"
TRANSFER_KEY = "a transfer key of nobody"
ACKNOWLEDGED = b"*ok*"


@dataclass(slots=True, kw_only=True)
class Paid:
    txid: str
    sat: int
    at: datetime
    confirmed: bool = False
    replaced: bool = False


@dataclass(slots=True, kw_only=True)
class Held:
    """An input address of v1, or an invoice of v2 with a `due_sat`."""

    reference: str
    address: str
    destination: str = ""
    callback_url: str = ""
    coin: str = "btc"
    due_sat: int = 0
    created: datetime
    expires: datetime
    is_expired: bool = False
    payments: list[Paid] = field(default_factory=list)

    @property
    def counted(self) -> list[Paid]:
        return [each for each in self.payments if not each.replaced]


class ApironeStandIn(StandIn):
    def __init__(self, *, price: Decimal = Decimal("50000.5"), prefix: str = "bcrt") -> None:
        super().__init__()
        self.price = price
        self.prefix = prefix
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.held: dict[str, Held] = {}
        self._made = 0

    # --- what a customer, the chain and time do ---------------------------------------------

    def pay(self, reference: str, sat: int, *, confirmed: bool = False) -> str:
        """The payment's reference as the till knows it: its transaction."""
        with self.lock:
            held = self.held[reference]
            made = txid(f"{reference} {len(held.payments)}")
            held.payments.append(Paid(txid=made, sat=sat, at=self.now(), confirmed=confirmed))
        return made

    def confirm(self, reference: str) -> None:
        with self.lock:
            for each in self.held[reference].counted:
                each.confirmed = True

    def revoke(self, reference: str) -> None:
        """What is not confirmed is replaced; Apirone shows it no more."""
        with self.lock:
            for each in self.held[reference].payments:
                each.replaced = not each.confirmed

    def expire(self, reference: str) -> None:
        with self.lock:
            self.held[reference].is_expired = True

    # --- what it calls with -------------------------------------------------------------------

    def call(self, reference: str, *, n: int = 0, confirmations: int = 0) -> Call:
        """v1: of the payment number `n`; a forwarded one names its second transaction too."""
        held = self.held[reference]
        paid = held.payments[n]
        query: dict[str, str] = fixture("apirone")["forwarding_call"]
        query |= {
            "value": str(paid.sat),
            "input_address": held.address,
            "confirmations": str(confirmations),
            "input_transaction_hash": paid.txid,
            "destination_address": held.destination,
        }
        if confirmations:
            query["transaction_hash"] = txid(f"forwards {paid.txid}")
        else:
            del query["transaction_hash"]
        return Call(method="GET", query=query, headers={}, body=b"")

    def invoice_call(self, reference: str) -> Call:
        """v2: unsigned."""
        call = fixture("apirone")["invoice_call"]
        call |= {"invoice": reference, "status": self.status(reference)}
        headers = {"content-type": "application/json"}
        return Call(method="POST", query={}, headers=headers, body=json.dumps(call).encode())

    def status(self, reference: str) -> str:
        held = self.held[reference]
        paid = sum(each.sat for each in held.counted)
        confirmed = sum(each.sat for each in held.counted if each.confirmed)
        if confirmed >= held.due_sat:
            return "completed"
        if paid > held.due_sat:
            return "overpaid"
        if paid == held.due_sat:
            return "paid"
        if held.is_expired:
            return "expired"
        return "partpaid" if paid else "created"

    # --- the server -----------------------------------------------------------------------------

    def creates(self, asked: Asked) -> bool:
        return asked.method == "POST" or asked.path == "/v1/receive"

    def reply(self, asked: Asked) -> Answer:
        parts = asked.path.strip("/").split("/")
        if parts == ["v1", "receive"]:
            return self._receive(asked)
        if parts == ["v2", "ticker"]:
            return self._ticker(asked)
        if parts[:2] == ["v2", "invoices"]:
            return self._show(parts[2])
        if parts[:2] != ["v2", "accounts"] or parts[2] != ACCOUNT:
            return _error(404, "Account not found")
        if asked.headers.get("authorization") != f"Bearer {TRANSFER_KEY}":
            return _error(401, "Unauthorized")
        return self._create(asked) if len(parts) == 4 else self._show(parts[4])

    def _receive(self, asked: Asked) -> Answer:
        names = [name for name, _ in asked.query]
        wanted = asked.parameters
        if wanted.get("method") != "create" or names[-1] not in {"callback", "currency"}:
            return _error(400, "Invalid parameters")
        self._made += 1
        made = address(f"forward {self._made}", self.prefix)
        self.held[made] = Held(
            reference=made,
            address=made,
            destination=wanted["address"],
            callback_url=wanted.get("callback", ""),
            created=self.now(),
            expires=datetime.max.replace(tzinfo=UTC),
        )
        answer: dict[str, Any] = fixture("apirone")["receive"]
        return Answer(
            body=answer
            | {
                "input_address": made,
                "destination": wanted["address"],
                "callback_url": wanted.get("callback", ""),
            }
        )

    def _ticker(self, asked: Asked) -> Answer:
        fiat = asked.parameters["fiat"]
        if asked.parameters["currency"] != "btc":
            return _error(400, "Invalid currency")
        return Answer(body={fiat: self.price} if fiat in {"usd", "eur", "jpy"} else {})

    def _create(self, asked: Asked) -> Answer:
        content = asked.json
        if type(content["amount"]) is not int:
            return _error(400, "Amount must be integer")
        self._made += 1
        reference = digest(f"invoice {self._made}").hex()[:16]
        self.held[reference] = Held(
            reference=reference,
            address=address(f"invoice {self._made}", self.prefix),
            callback_url=content.get("callback-url", ""),
            coin=content["currency"],
            due_sat=content["amount"],
            created=self.now(),
            expires=self.now() + timedelta(seconds=content["lifetime"]),
        )
        return self._show(reference)

    def _show(self, reference: str) -> Answer:
        held = self.held.get(reference)
        if held is None:
            return _error(404, "Invoice not found")
        status = self.status(reference)
        invoice: dict[str, Any] = fixture("apirone")["invoice"]
        shown = invoice | {
            "account": ACCOUNT,
            "invoice": reference,
            "created": _iso(held.created),
            "currency": held.coin,
            "address": held.address,
            "expire": _iso(held.expires),
            "amount": held.due_sat,
            "status": status,
            "history": self._history(held, status),
            "callback-url": held.callback_url or None,
            "invoice-url": f"{self.url}/invoice?id={reference}",
        }
        return Answer(body=shown)

    def _history(self, held: Held, status: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = [{"date": _iso(held.created), "status": "created"}]
        sum_sat = 0
        for each in held.counted:
            sum_sat += each.sat
            over = "overpaid" if sum_sat > held.due_sat else "paid"
            state = "partpaid" if sum_sat < held.due_sat else over
            rows.append(_row(each, state))
        if status == "completed":
            last = held.counted[-1]
            rows.append(_row(last, "completed") | {"date": _iso(self.now())})
        if held.is_expired:
            rows.append({"date": _iso(held.expires), "status": "expired"})
        return rows


def _row(paid: Paid, status: str) -> dict[str, Any]:
    row: dict[str, Any] = fixture("apirone")["history"]
    return row | {"date": _iso(paid.at), "status": status, "txid": paid.txid, "amount": paid.sat}


def _iso(moment: datetime) -> str:
    """UTC without saying so, as Apirone does."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat()


def _error(status: int, message: str) -> Answer:
    error: dict[str, Any] = fixture("apirone")["error"]
    return Answer(status=status, body=error | {"message": message})
