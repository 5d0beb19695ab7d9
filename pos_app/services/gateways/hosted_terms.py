"""A gateway's answers as the price, the request and the credits of a sale: pure functions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.hosted_payment import HostedPayment, InstructionKind
from pos_app.domain.message import Message
from pos_app.domain.money import Money
from pos_app.domain.payment_request import PaymentRequest
from pos_app.domain.rate import Quote, RateLock
from pos_app.domain.sale_state import TRANSITIONS, Trigger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from decimal import Decimal

    from pos_app.domain.sale import Sale
    from pos_app.ports import HostedCredit, OpenedPayment


def gateway_lock(
    opened: OpenedPayment,
    price: Decimal,
    *,
    gateway: str,
    median: Decimal | None,
    now: datetime,
    monotonic: float,
    paid_sat: int = 0,
) -> RateLock:
    """The gateway's price until the gateway's end, for `opened.due_sat` beside what was paid."""
    quote = Quote(
        source=gateway,
        currency_code=opened.currency_code,
        price=price,
        quoted_at=None,
        fetched_at=now,
        fetched_monotonic=monotonic,
    )
    return RateLock(
        currency_code=opened.currency_code,
        price=price,
        margin_basis_points=0,
        quotes=(quote,),
        locked_at=now,
        ends_at=opened.expires_at,
        paid_before_sat=paid_sat,
        total_sat=paid_sat + opened.due_sat,
        median=median,
    )


def request_of(
    opened: OpenedPayment,
    *,
    gateway: str,
    network: str,
    forwards_to: str | None,
    before: HostedPayment | None = None,
) -> PaymentRequest:
    """Where to pay; a payment that takes the place of another one remembers it."""
    earlier: tuple[str, ...] = ()
    if before is not None:
        earlier = tuple(each for each in before.references if each != opened.reference)
    on_chain = [each for each in opened.instructions if each.kind is InstructionKind.ON_CHAIN]
    return PaymentRequest(
        address=on_chain[0].destination if on_chain else "",
        script=opened.chain_script,
        network=network,
        hosted=HostedPayment(
            gateway=gateway,
            reference=opened.reference,
            instructions=opened.instructions,
            page_url=opened.page_url,
            forwards_to=forwards_to,
            earlier=earlier,
        ),
    )


def refusal_of(opened: OpenedPayment, gateway: str, now: datetime) -> Message | None:
    """Why nobody may be asked for what the gateway answered."""
    if not opened.instructions:
        return Message(code="gateway.nothing_to_pay", arguments={"gateway": gateway})
    if opened.expires_at <= now:
        return Message(code="gateway.clock")
    return None


def is_renewable(sale: Sale) -> bool:
    return (sale.state, Trigger.RATE_RENEWED) in TRANSITIONS


def rest_of(sale: Sale, paid_sat: int) -> Money:
    """What is left to pay of the amount, in its currency; rounded up to the minor unit.

    `paid_sat` keep the value they had at the price in force.
    """
    asked = sale.lock.total_sat
    unpaid = asked - min(paid_sat, asked)
    if sale.amount.currency.is_satoshi:
        return Money(unpaid, sale.amount.currency)
    return replace(sale.amount, minor=ceil(Fraction(sale.amount.minor * unpaid, asked)))


def credits_of(
    sale: Sale,
    found: Iterable[HostedCredit],
    *,
    now: datetime,
    absent_at: datetime | None,
    is_over: bool = False,
) -> tuple[Credit, ...]:
    """All money that the gateway names now, and what it named once and doesn't any more.

    `absent_at` is when it was asked before: what is new was not there then. `is_over`: nobody will
    ask again, so what it vouches for is final.
    """
    named = tuple(_credit(each, now, absent_at) for each in found)
    if is_over:
        named = tuple(_as_final(each) for each in named)
    return (*named, *_vanished(sale, {credit.reference for credit in named}))


def _credit(found: HostedCredit, now: datetime, absent_at: datetime | None) -> Credit:
    return Credit(
        reference=found.reference,
        sat=found.sat,
        assurance=found.assurance,
        first_seen=now,
        block_time=found.received_at,
        replaceable=found.replaceable,
        absent_at=absent_at,
        vouched=True,
    )


def _as_final(credit: Credit) -> Credit:
    is_sure = credit.assurance is Assurance.CONFIRMED
    return replace(credit, assurance=Assurance.FINAL) if is_sure else credit


def _vanished(sale: Sale, named: set[str]) -> Iterator[Credit]:
    for credit in sale.credits:
        gone = credit.vouched and credit.counts and credit.reference not in named
        if gone and credit.assurance is not Assurance.FINAL:
            yield replace(credit, assurance=Assurance.UNKNOWN)
