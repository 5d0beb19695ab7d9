"""Rows of the list of sales, and of what it may be narrowed down by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.ui.moments import moment_text
from pos_app.ui.sale_face import face_of, signs_of, word_of

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale
    from pos_app.ui.payment_context import PaymentContext

translate = QCoreApplication.translate


class Days(Enum):
    """Which days are looked at; the value is how many, the last one included."""

    ANY = 0
    TODAY = 1
    TWO = 2
    WEEK = 7
    MONTH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleRow:
    key: str
    tone: str
    iconName: str
    word: str
    number: str
    amount: str
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceRow:
    key: str
    label: str
    chosen: bool


def days_word(days: Days) -> str:
    return {
        Days.ANY: translate("History", "Any day"),
        Days.TODAY: translate("History", "Today"),
        Days.TWO: translate("History", "Since yesterday"),
        Days.WEEK: translate("History", "7 days"),
        Days.MONTH: translate("History", "30 days"),
    }[days]


def sale_row(sale: Sale, context: PaymentContext, cashier: str) -> SaleRow:
    face = face_of(sale)
    signs = signs_of(face)
    number = translate("History", "No. {number}").format(number=sale.number) if sale.number else ""
    return SaleRow(
        key=str(sale.id),
        tone=signs.tone,
        iconName=signs.icon,
        word=word_of(face),
        number=" · ".join(part for part in (number, cashier, sale.note) if part),
        amount=context.numbers.money(sale.amount),
        moment=moment_text(sale.created_at, context.now),
    )
