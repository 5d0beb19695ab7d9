"""Payments that a gateway holds, to look at."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pos_app.domain.message import Message
from tests.ui.memory_gateway_payment import both_ways
from tests.ui.scenes import payment

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.counter import Counter


def any_wallet_at_a_price_far_from_ours(counter: Counter) -> None:
    counter.till.hosted = both_ways
    counter.till.median = Decimal("89000.00")
    payment(counter)


def gateway_too_slow(counter: Counter) -> None:
    counter.till.prepares = False
    reason = Message(code="gateway.slow", arguments={"gateway": "btcpay", "seconds": "5"})
    counter.till.cannot_prepare(payment(counter), reason)


GATEWAY_SCENES: dict[str, Callable[[Counter], None]] = {
    scene.__name__: scene for scene in (any_wallet_at_a_price_far_from_ours, gateway_too_slow)
}
