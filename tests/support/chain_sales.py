"""Sales that wait for money on a script."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import uuid4

from pos_app.domain.events import RateRenewed, SalePrepared, SaleStarted
from pos_app.domain.money import Money, currency
from pos_app.domain.payment_request import PaymentRequest
from pos_app.domain.rate import RateLock
from pos_app.domain.sale import Sale, apply, start
from tests.support.scripts import address_of

if TYPE_CHECKING:
    from datetime import datetime

LOCK = timedelta(minutes=15)


def a_started_sale(now: datetime) -> Sale:
    started = SaleStarted(at=now, number=1, amount=Money(1_000, currency("EUR")), note="")
    return start(started, sale_id=uuid4(), till_id=uuid4(), order_token="token")


def a_waiting_sale(script: bytes, due_sat: int, now: datetime, *, network: str = "signet") -> Sale:
    request = PaymentRequest(
        address=address_of(script, network),
        script=script,
        network=network,
        account_id="account",
        derivation_index=0,
    )
    prepared = SalePrepared(at=now, lock=a_lock(due_sat, now), request=request)
    return apply(a_started_sale(now), prepared)


def a_new_price(due_sat: int, now: datetime) -> RateRenewed:
    return RateRenewed(at=now, lock=a_lock(due_sat, now))


def a_lock(due_sat: int, now: datetime) -> RateLock:
    return RateLock(
        currency_code="EUR",
        price=Decimal(90_000),
        margin_basis_points=0,
        quotes=(),
        locked_at=now,
        ends_at=now + LOCK,
        paid_before_sat=0,
        total_sat=due_sat,
    )
