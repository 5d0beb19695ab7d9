"""What the examples of messages are made of: ids, tokens, rates, a gateway's sale, a shift."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from pos_app.domain import events as e
from pos_app.domain.hosted_payment import HostedPayment, Instruction, InstructionKind
from pos_app.domain.journal import JournalHead
from pos_app.domain.money import Money
from pos_app.domain.payment_request import PaymentRequest
from pos_app.domain.rate import Quote, Rate, lock_rate
from pos_app.domain.sale import apply, start
from pos_app.domain.shift_details import NO_DETAILS
from pos_app.ports import WebhookAnswer
from pos_app.services.doctor import check_webhook
from pos_app.services.store.sale_message import messages
from pos_app.services.store.shift_message import shift_message
from tests.support.controlled_clock import ControlledClock
from tests.support.counter import EUR
from tests.support.receipts import a_detailed_report

# Of the test vectors of BIP84, which nobody is paid to.
ADDRESSES = (
    "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu",
    "bc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g",
    "bc1qp59yckz4ae5c4efgw2s5wfyvrz0ala7rgvuz8z",
    "bc1qgl5vlg0zdl7yvprgxj9fevsc6q6x5dmcyk3cn3",
    "bc1qm97vqzgj934vnaq9s53ynkyf9dgr05rargr04n",
    "bc1qnpzzqjzet8gd5gl8l6gzhuc4s9xv0djt0rlu7a",
    "bc1qtet8q6cd5vqm0zjfcfm8mfsydju0a29ggqrmu9",
    "bc1qhxgzmkmwvrlwvlfn4qe57lx2qdfg8phycnsarn",
    "bc1qncdts3qm2guw3hjstun7dd6t3689qg4230jh2n",
)
AMOUNT = Money(3_197, EUR)
PRICE = Decimal("50000.00")


def hosted_body() -> Any:
    """Of a gateway that set the price and takes Lightning too."""
    at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    ours = rate_at(at)
    theirs = Quote(
        source="btcpay",
        currency_code="EUR",
        price=Decimal("50100.00"),
        quoted_at=None,
        fetched_at=at,
        fetched_monotonic=0.0,
    )
    rate = Rate(currency_code="EUR", price=theirs.price, agreeing=(theirs,), dropped=())
    lock = lock_rate(AMOUNT, rate, margin_basis_points=0, now=at, duration=timedelta(minutes=15))
    lock = replace(lock, median=ours.price)
    ways = (
        (InstructionKind.ON_CHAIN, ADDRESSES[-1]),
        (InstructionKind.LIGHTNING, "lnbc638120n1example"),
    )
    hosted = HostedPayment(
        gateway="btcpay",
        reference="Qx7mZ3kExample",
        page_url="https://pay.shop.example/i/Qx7mZ3kExample",
        instructions=tuple(
            Instruction(
                kind=kind,
                destination=there,
                due_sat=lock.total_sat,
                expires_at=lock.ends_at,
                uri="",
            )
            for kind, there in ways
        ),
    )
    request = PaymentRequest(address=ADDRESSES[-1], script=b"", network="mainnet", hosted=hosted)
    started = e.SaleStarted(at=at, number=8, amount=AMOUNT, note="")
    sale = start(started, sale_id=id_of(8), till_id=UUID(int=1), order_token=token_of(8))
    prepared = e.SalePrepared(at=at, lock=lock, request=request, worth=AMOUNT)
    head = JournalHead(sequence=57, hash="")
    told = messages(sale, prepared, apply(sale, prepared), head, network="mainnet", demo=False)
    ((_, body),) = told
    return json.loads(body)


def shift_body(*, is_closed: bool) -> Any:
    report = a_detailed_report()
    if not is_closed:
        report = replace(
            report,
            is_closed=False,
            until=report.opened_at,
            counts=(),
            taken=(),
            taken_sat=0,
            refunds=0,
            refunded=(),
            refunded_sat=0,
            fees_sat=0,
            expected_sat=0,
            found_sat=None,
            first_receipt=None,
            last_receipt=None,
            note="",
            details=NO_DETAILS,
        )
    head = JournalHead(sequence=2_731 if is_closed else 2_204, hash="")
    _, body = shift_message(report, till_id=UUID(int=1), head=head, network="mainnet", demo=False)
    return json.loads(body)


def tried_body() -> Any:
    """Of a person who tries the connection."""
    said: list[str] = []

    class Sender:
        def post(self, message_id: str, at: datetime, body: str) -> WebhookAnswer:
            said.append(body)
            return WebhookAnswer(status=204, body="", retry_after_seconds=None)

    check_webhook("shop.example", Sender(), ControlledClock(datetime(2026, 3, 1, 8, tzinfo=UTC)))
    return json.loads(said[0])


def rate_at(at: datetime) -> Rate:
    prices = {"bitstamp": Decimal("49995.00"), "coinbase": Decimal("50012.50"), "kraken": PRICE}
    quotes = tuple(
        Quote(
            source=source,
            currency_code="EUR",
            price=price,
            quoted_at=at - timedelta(seconds=2) if source == "bitstamp" else None,
            fetched_at=at - timedelta(seconds=1),
            fetched_monotonic=0.0,
        )
        for source, price in prices.items()
    )
    return Rate(currency_code="EUR", price=PRICE, agreeing=quotes, dropped=())


def id_of(number: int) -> UUID:
    return uuid5(NAMESPACE_URL, f"https://shop.example/orders/{number}")


def token_of(number: int) -> str:
    return base64.urlsafe_b64encode(bytes.fromhex(hash_of(f"token {number}"))[:24]).decode()


def hash_of(what: str) -> str:
    return hashlib.sha256(what.encode()).hexdigest()
