"""What the payment screen says of a price that a gateway set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.money import currency
from pos_app.ui.card_rows import CardRow, RowKind, check
from pos_app.ui.gateway_messages import gateway_name
from pos_app.ui.price_card import price_card

if TYPE_CHECKING:
    from pos_app.domain.rate import RateLock
    from pos_app.domain.sale import Sale
    from pos_app.ui.card_rows import CardFace
    from pos_app.ui.payment_context import PaymentContext

translate = QCoreApplication.translate


def gateway_price(sale: Sale, gateway: str, context: PaymentContext) -> CardFace:
    """The held price, who set it, and how far it lies from what the till's own sources say."""
    lock = sale.lock
    through = translate("Payment", "Through {gateway}").format(gateway=gateway_name(gateway))
    return price_card(
        lock,
        context,
        CardRow(key="gateway", kind=RowKind.CHECK, label=through, strong=True),
        *_beside_ours(lock, context),
    )


def _beside_ours(lock: RateLock, context: PaymentContext) -> tuple[CardRow, ...]:
    if lock.median is None:
        return ()
    ours = context.numbers.price(lock.median, currency(lock.currency_code))
    if not lock.is_off_median:
        text = translate("Payment", "Our sources say {price}").format(price=ours)
        return (CardRow(key="ours", kind=RowKind.TEXT, label=text),)
    away = context.numbers.percent(abs(lock.price - lock.median) / lock.median)
    text = translate("Payment", "{percent} away from ours: {price}")
    return (check("ours", text.format(percent=away, price=ours), good=False),)
