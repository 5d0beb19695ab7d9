"""Sales, credits, quotes and locks to judge, and strategies that make many of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from hypothesis import strategies as st

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.money import Money, currency
from pos_app.domain.payment_request import PaymentRequest
from pos_app.domain.policy import Policy, Tier
from pos_app.domain.punctuality import GRACE
from pos_app.domain.rate import Quote, Rate, RateLock, lock_rate
from pos_app.domain.sale import Sale, apply, start

if TYPE_CHECKING:
    from collections.abc import Sequence

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
EUR = currency("EUR")
HELD = timedelta(minutes=15)
SALE_ID = UUID(int=7)
TILL_ID = UUID(int=1)
# At 50 000 EUR a bitcoin, 10 EUR are 20 000 sat.
TEN_EURO = Money(1000, EUR)
DUE_SAT = 20_000
TIP = 1_000

prices = st.decimals(
    min_value=Decimal("0.01"), max_value=Decimal(10) ** 9, allow_nan=False, places=2
)
margins = st.integers(min_value=0, max_value=2_000)
minors = st.integers(min_value=1, max_value=10**10)


def quote(
    price: Decimal | int,
    source: str = "kraken",
    *,
    age: float = 0.0,
    quoted_at: datetime | None = None,
) -> Quote:
    """A quote that was fetched `age` seconds before monotonic second 0, and before noon."""
    return Quote(
        source=source,
        currency_code="EUR",
        price=Decimal(price),
        quoted_at=quoted_at,
        fetched_at=NOON - timedelta(seconds=age),
        fetched_monotonic=-age,
    )


def rate(price: Decimal | int = 50_000) -> Rate:
    agreeing = (quote(price, "kraken"), quote(price, "bitstamp"))
    return Rate(currency_code="EUR", price=Decimal(price), agreeing=agreeing, dropped=())


def lock(
    amount: Money = TEN_EURO,
    price: Decimal | int = 50_000,
    *,
    margin: int = 0,
    now: datetime = NOON,
    earlier: RateLock | None = None,
    paid_sat: int = 0,
) -> RateLock:
    return lock_rate(
        amount,
        rate(price),
        margin_basis_points=margin,
        now=now,
        duration=HELD,
        earlier=earlier,
        paid_sat=paid_sat,
    )


def started(amount: Money = TEN_EURO) -> Sale:
    event = e.SaleStarted(at=NOON, number=1, amount=amount, note="")
    return start(event, sale_id=SALE_ID, till_id=TILL_ID, order_token="token")


def request() -> PaymentRequest:
    return PaymentRequest(
        address="bcrt1q...",
        script=b"\x00\x14" + bytes(20),
        network="regtest",
        account_id="account",
        derivation_index=0,
    )


def waiting(amount: Money = TEN_EURO, *, worth: Money | None = TEN_EURO) -> Sale:
    prepared = e.SalePrepared(at=NOON, lock=lock(amount), request=request(), worth=worth)
    return apply(started(amount), prepared)


def credit(
    number: int = 1,
    sat: int = DUE_SAT,
    assurance: Assurance = Assurance.SEEN,
    *,
    seen_after: timedelta = timedelta(seconds=30),
    height: int | None = None,
    block_time: datetime | None = None,
    absent_after: timedelta | None = None,
    **changes: Any,
) -> Credit:
    return Credit(
        reference=f"{number:064x}:0",
        sat=sat,
        assurance=assurance,
        first_seen=NOON + seen_after,
        height=height,
        block_hash=None if height is None else f"{height:064x}",
        block_time=block_time,
        absent_at=None if absent_after is None else NOON + absent_after,
        **changes,
    )


def confirmed(number: int = 1, sat: int = DUE_SAT, *, height: int = TIP, **changes: Any) -> Credit:
    return credit(number, sat, Assurance.CONFIRMED, height=height, **changes)


def late(number: int = 1, sat: int = DUE_SAT, **changes: Any) -> Credit:
    """Confirmed; absent when the grace was over, seen a second later."""
    times = {"absent_after": HELD + GRACE, "seen_after": HELD + GRACE + timedelta(seconds=1)}
    return confirmed(number, sat, **(times | changes))


def followed(sale: Sale, events: Sequence[e.SaleEvent]) -> Sale:
    for event in events:
        sale = apply(sale, event)
    return sale


@st.composite
def credits_of_one_sale(draw: st.DrawFn, most: int = 4) -> tuple[Credit, ...]:
    """Different outputs, each with any assurance, height and time around the lock's end."""
    count = draw(st.integers(min_value=0, max_value=most))
    return tuple(draw(any_credit(number)) for number in range(1, count + 1))


@st.composite
def any_credit(draw: st.DrawFn, number: int) -> Credit:
    assurance = draw(st.sampled_from(Assurance))
    mined = assurance in {Assurance.CONFIRMED, Assurance.FINAL}
    height = draw(st.integers(min_value=TIP - 8, max_value=TIP + 2)) if mined else None
    block_time = NOON + timedelta(minutes=draw(st.integers(-5, 40))) if mined else None
    return credit(
        number,
        draw(st.integers(min_value=1, max_value=2 * DUE_SAT)),
        assurance,
        seen_after=timedelta(seconds=draw(st.integers(min_value=-60, max_value=2_400))),
        height=height,
        block_time=block_time,
        absent_after=draw(st.none() | st.integers(-60, 2_400).map(_seconds)),
        contested=mined and draw(st.booleans()),
    )


def _seconds(seconds: int) -> timedelta:
    return timedelta(seconds=seconds)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Any depth up to 6, with and without tiers and tolerances around what TEN_EURO are."""
    tiers = draw(st.lists(st.tuples(st.integers(0, 2_000), st.integers(1, 6)), max_size=3))
    return Policy(
        confirmations=draw(st.integers(min_value=1, max_value=6)),
        tiers=tuple(Tier(from_minor=least, confirmations=depth) for least, depth in tiers),
        tolerance_sat=draw(st.sampled_from([0, 0, 1, 500, DUE_SAT])),
        tolerance_minor=draw(st.sampled_from([0, 0, 1, 25, 1_000])),
    )
