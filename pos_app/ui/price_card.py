"""The card with the ring: the price that is held, until when, and what stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.ui.card_rows import CardFace, CardRow, CardStyle, RowKind
from pos_app.ui.formatting import clock
from pos_app.ui.payment_context import price_text

if TYPE_CHECKING:
    from pos_app.domain.rate import RateLock
    from pos_app.ui.payment_context import PaymentContext

translate = QCoreApplication.translate


def price_card(lock: RateLock, context: PaymentContext, *behind: CardRow) -> CardFace:
    held = translate("Payment", "Held from {start} until {end}")
    times = held.format(start=clock(lock.locked_at), end=clock(lock.ends_at))
    return CardFace(
        style=CardStyle.PRICE,
        title=f"1 BTC = {price_text(lock, context)}",
        rows=(CardRow(key="held", kind=RowKind.TEXT, label=times), *behind),
    )
