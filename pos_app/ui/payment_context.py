"""What else the payment screen needs to know besides the sale, and texts that its parts share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.money import currency
from pos_app.domain.sale_state import Standing
from pos_app.domain.settlement import assess
from pos_app.services.refunds.link_refunds import RefundStep
from pos_app.ui.gateway_messages import gateway_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from pos_app.domain.message import Message
    from pos_app.domain.rate import Rate, RateLock, RateProblem
    from pos_app.domain.sale import Sale
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.till import TillSetup, TillStatus

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentContext:
    """`rate` is today's in the currency of the sale's lock; `sentence` puts a message in words."""

    now: datetime
    setup: TillSetup
    status: TillStatus
    numbers: Formatter
    rate: Rate | RateProblem
    sentence: Callable[[Message], str]
    refund: RefundStep = RefundStep.ABSENT
    gives_back: bool = False  # whether the own wallet pays money back


def missing_text(sale: Sale, numbers: Formatter) -> str:
    """What is still to pay, in the currency that was asked for."""
    return numbers.money(sale.lock.value_of(sale.missing_sat, sale.amount.currency))


def received_text(sale: Sale, numbers: Formatter) -> str:
    """What came in, at the held price, in the currency that was asked for."""
    return numbers.money(sale.lock.value_of(sale.received_sat, sale.amount.currency))


def is_contested(sale: Sale) -> bool:
    """Whether a server denies a confirmation that another one shows."""
    return any(credit.counts and credit.contested for credit in sale.credits)


def block_text(sale: Sale, context: PaymentContext) -> str:
    """`0 of 1 block`: of the least confirmed payment that is needed to reach the price.

    Or which gateway has to say that it is sure.
    """
    gateway = _answering_gateway(sale)
    if gateway is not None:
        sure = sale.state.standing is Standing.CONFIRMED
        by = (
            translate("Payment", "by {gateway}")
            if sure
            else translate("Payment", "waits for {gateway}")
        )
        return by.format(gateway=gateway_name(gateway))
    policy = context.setup.policy
    wanted = policy.confirmations_for(sale.worth)
    depth = assess(sale, policy, context.status.tip_height).confirmations if sale.locks else 0
    text = (
        translate("Payment", "{depth} of {wanted} block")
        if wanted == 1
        else translate("Payment", "{depth} of {wanted} blocks")
    )
    return text.format(depth=depth, wanted=wanted)


def lock_minutes(context: PaymentContext) -> int:
    return int(context.setup.lock_duration.total_seconds() // 60)


def price_text(lock: RateLock, context: PaymentContext) -> str:
    """What the customer is charged for a bitcoin."""
    return context.numbers.price(lock.charged_price, currency(lock.currency_code))


def _answering_gateway(sale: Sale) -> str | None:
    """Which gateway has to confirm the payment; None where the chain has to."""
    request = sale.request
    if request is None or request.hosted is None or request.script:
        return None
    return request.hosted.gateway
