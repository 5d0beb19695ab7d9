"""The receipt's own language, whatever the cashier and the customer read on their screens."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate

from pos_app.ui.formatting import Formatter, day_form
from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QLocale, QTranslator

    from pos_app.domain.message import Message
    from pos_app.domain.money import Currency, Money

_CONTEXT = "Receipt"
_SENTENCES = {
    "receipt.demo": QT_TRANSLATE_NOOP("Receipt", "DEMO, NOT REAL MONEY"),
    "receipt.test_network": QT_TRANSLATE_NOOP("Receipt", "TEST NETWORK, NOT REAL MONEY"),
    "receipt.pending": QT_TRANSLATE_NOOP("Receipt", "PENDING"),
    "receipt.pending_meaning": QT_TRANSLATE_NOOP("Receipt", "Not final and not a receipt yet"),
    "receipt.copy": QT_TRANSLATE_NOOP("Receipt", "COPY {number}"),
    "receipt.printed": QT_TRANSLATE_NOOP("Receipt", "printed {at}"),
    "receipt.number": QT_TRANSLATE_NOOP("Receipt", "Receipt {number}"),
    "receipt.sale_number": QT_TRANSLATE_NOOP("Receipt", "Sale {number}"),
    "receipt.total": QT_TRANSLATE_NOOP("Receipt", "TOTAL {currency}"),
    "receipt.paid": QT_TRANSLATE_NOOP("Receipt", "Paid in bitcoin"),
    "receipt.missing": QT_TRANSLATE_NOOP("Receipt", "Still to pay"),
    "receipt.one_bitcoin": QT_TRANSLATE_NOOP("Receipt", "1 BTC"),
    "receipt.price_held": QT_TRANSLATE_NOOP("Receipt", "Price held {at}: {sources}"),
    "receipt.seen": QT_TRANSLATE_NOOP("Receipt", "Payment seen, 0 confirmations"),
    "receipt.confirmed": QT_TRANSLATE_NOOP("Receipt", "Payment confirmed"),
    "receipt.confirmed_in": QT_TRANSLATE_NOOP("Receipt", "Confirmed in block"),
    "receipt.unpaid": QT_TRANSLATE_NOOP("Receipt", "No payment seen"),
    "receipt.taken_back": QT_TRANSLATE_NOOP("Receipt", "This payment was taken back"),
    "receipt.over": QT_TRANSLATE_NOOP("Receipt", "Paid too much"),
    "receipt.short": QT_TRANSLATE_NOOP("Receipt", "Paid too little, let go"),
    "receipt.address": QT_TRANSLATE_NOOP("Receipt", "Paid to the address"),
    "receipt.transaction": QT_TRANSLATE_NOOP("Receipt", "Transaction"),
    "receipt.more_transactions": QT_TRANSLATE_NOOP("Receipt", "and {count} more"),
    "receipt.reference": QT_TRANSLATE_NOOP(
        "Receipt", "Reference of this payment: sale and transaction"
    ),
    "receipt.refund": QT_TRANSLATE_NOOP("Receipt", "REFUND DUE"),
    "receipt.refund_meaning": QT_TRANSLATE_NOOP("Receipt", "Not a receipt of the sale"),
    "receipt.refund_amount": QT_TRANSLATE_NOOP("Receipt", "To pay back"),
    "receipt.refund_claim": QT_TRANSLATE_NOOP(
        "Receipt",
        "More was paid than the price. Whoever brings this slip to the shop gets the amount above "
        "back, once and against the slip.",
    ),
    "receipt.refunded": QT_TRANSLATE_NOOP("Receipt", "REFUND"),
    "receipt.refunded_meaning": QT_TRANSLATE_NOOP("Receipt", "Paid back to the customer"),
    "receipt.refunded_amount": QT_TRANSLATE_NOOP("Receipt", "Paid back"),
    "receipt.refunded_as_paid": QT_TRANSLATE_NOOP("Receipt", "The whole price, in bitcoin as paid"),
    "receipt.refunded_worth_now": QT_TRANSLATE_NOOP(
        "Receipt", "The whole price, at the bitcoin price of the refund"
    ),
    "receipt.refunded_over": QT_TRANSLATE_NOOP("Receipt", "What was paid too much"),
    "receipt.refunded_repeated": QT_TRANSLATE_NOOP("Receipt", "A payment that came twice"),
    "receipt.refunded_late": QT_TRANSLATE_NOOP("Receipt", "Money that came too late"),
    "receipt.refunded_to": QT_TRANSLATE_NOOP("Receipt", "To the address"),
    "receipt.refund_note": QT_TRANSLATE_NOOP(
        "Receipt",
        "A refund is the price above and not the amount of bitcoin. It needs this receipt and a "
        "bitcoin address of yours.",
    ),
    "receipt.training": QT_TRANSLATE_NOOP("Receipt", "TRAINING"),
    "receipt.training_meaning": QT_TRANSLATE_NOOP("Receipt", "Practice and not a receipt"),
    "receipt.cashier": QT_TRANSLATE_NOOP("Receipt", "Served by {name}"),
    "receipt.erased": QT_TRANSLATE_NOOP("Receipt", "(erased)"),
    "receipt.more_lines": QT_TRANSLATE_NOOP("Receipt", "and {count} more lines"),
    "receipt.subtotal": QT_TRANSLATE_NOOP("Receipt", "Subtotal"),
    "receipt.discount": QT_TRANSLATE_NOOP("Receipt", "Discount"),
    "receipt.tip": QT_TRANSLATE_NOOP("Receipt", "Tip"),
    "receipt.tax": QT_TRANSLATE_NOOP("Receipt", "incl. {rate} % {name}"),
    "receipt.tax_on_top": QT_TRANSLATE_NOOP("Receipt", "plus {rate} % {name}"),
    "receipt.net": QT_TRANSLATE_NOOP("Receipt", "net at {rate} %"),
    "receipt.explorer": QT_TRANSLATE_NOOP("Receipt", "Look the payment up at {site}"),
    "receipt.shift": QT_TRANSLATE_NOOP("Receipt", "Shift {number}"),
    "receipt.opened": QT_TRANSLATE_NOOP("Receipt", "Opened"),
    "receipt.closed": QT_TRANSLATE_NOOP("Receipt", "Closed"),
    "receipt.not_closed": QT_TRANSLATE_NOOP("Receipt", "Still open"),
    "receipt.receipts": QT_TRANSLATE_NOOP("Receipt", "Receipts"),
    "receipt.state_paid": QT_TRANSLATE_NOOP("Receipt", "Paid"),
    "receipt.state_seen": QT_TRANSLATE_NOOP("Receipt", "Seen, not yet paid"),
    "receipt.state_partly_paid": QT_TRANSLATE_NOOP("Receipt", "Partly paid"),
    "receipt.state_waiting": QT_TRANSLATE_NOOP("Receipt", "Waiting"),
    "receipt.state_expired": QT_TRANSLATE_NOOP("Receipt", "Expired"),
    "receipt.state_cancelled": QT_TRANSLATE_NOOP("Receipt", "Cancelled"),
    "receipt.state_taken_back": QT_TRANSLATE_NOOP("Receipt", "Taken back"),
    "receipt.taken": QT_TRANSLATE_NOOP("Receipt", "Takings"),
    "receipt.received": QT_TRANSLATE_NOOP("Receipt", "Received"),
    "receipt.refunds": QT_TRANSLATE_NOOP("Receipt", "Refunds"),
    "receipt.fees": QT_TRANSLATE_NOOP("Receipt", "Network fees"),
    "receipt.expected": QT_TRANSLATE_NOOP("Receipt", "Expected"),
    "receipt.found": QT_TRANSLATE_NOOP("Receipt", "Found"),
    "receipt.difference": QT_TRANSLATE_NOOP("Receipt", "Difference"),
    "receipt.not_counted": QT_TRANSLATE_NOOP("Receipt", "Nobody has counted"),
    "receipt.shift_of_earlier": QT_TRANSLATE_NOOP("Receipt", "of it sold in earlier shifts"),
    "receipt.shift_tips": QT_TRANSLATE_NOOP("Receipt", "of it tips"),
    "receipt.shift_discounts": QT_TRANSLATE_NOOP("Receipt", "Discounts"),
    "receipt.shift_late": QT_TRANSLATE_NOOP("Receipt", "Came late"),
    "receipt.shift_over": QT_TRANSLATE_NOOP("Receipt", "Paid too much"),
    "receipt.shift_over_tips": QT_TRANSLATE_NOOP("Receipt", "of it taken as tips"),
    "receipt.shift_due_back": QT_TRANSLATE_NOOP("Receipt", "of it due back"),
    "receipt.shift_short": QT_TRANSLATE_NOOP("Receipt", "Paid too little, let go"),
    "receipt.shift_carried_in": QT_TRANSLATE_NOOP("Receipt", "Brought forward"),
    "receipt.shift_carried_over": QT_TRANSLATE_NOOP("Receipt", "Carried over"),
    "receipt.shift_unconfirmed": QT_TRANSLATE_NOOP("Receipt", "Taken, not yet confirmed"),
    "receipt.shift_at_risk": QT_TRANSLATE_NOOP("Receipt", "At risk: taken back"),
    "receipt.shift_drift": QT_TRANSLATE_NOOP("Receipt", "Worth of the takings since"),
    "receipt.shift_drift_price": QT_TRANSLATE_NOOP("Receipt", "at {price} for 1 BTC"),
    "receipt.shift_nobody": QT_TRANSLATE_NOOP("Receipt", "Nobody by name"),
    "receipt.shift_sold": QT_TRANSLATE_NOOP("Receipt", "Sold"),
    "receipt.shift_taken": QT_TRANSLATE_NOOP("Receipt", "Takings"),
    "receipt.shift_refunded": QT_TRANSLATE_NOOP("Receipt", "Refunds"),
    "receipt.shift_unbooked": QT_TRANSLATE_NOOP("Receipt", "Received, not booked"),
    "receipt.shift_not_found": QT_TRANSLATE_NOOP("Receipt", "Booked, not received"),
    "receipt.shift_unprinted": QT_TRANSLATE_NOOP("Receipt", "Receipts not printed: {numbers}"),
    "receipt.shift_journal": QT_TRANSLATE_NOOP("Receipt", "Head of the journal at {sequence}"),
    "receipt.thanks": QT_TRANSLATE_NOOP("Receipt", "Thank you."),
}
_SOURCES = {
    "kraken": "Kraken",
    "coinbase": "Coinbase",
    "bitstamp": "Bitstamp",
    "bitfinex": "Bitfinex",
    "coingecko": "CoinGecko",
    "mempool": "mempool.space",
}


def known_codes() -> frozenset[str]:
    return frozenset(_SENTENCES)


class ReceiptWords:
    """Implements `Words`; without a `translator` it speaks the sentences as they stand here."""

    def __init__(self, locale: QLocale, translator: QTranslator | None = None) -> None:
        self._locale = locale
        self._translator = translator
        self._formatter = Formatter.of(locale)

    def text(self, message: Message) -> str:
        sentence = _SENTENCES[message.code]
        if self._translator is not None:
            sentence = self._translator.translate(_CONTEXT, sentence) or sentence
        return sentence.format(**message.arguments)

    def source(self, name: str) -> str:
        return _SOURCES.get(name, name)

    def number(self, amount: Money) -> str:
        return self._formatter.decimal(amount.decimal)

    def money(self, amount: Money) -> str:
        return self._formatter.money(amount)

    def quantity(self, number: Decimal) -> str:
        whole = f"{number:f}"
        return self._formatter.decimal(
            Decimal(whole.rstrip("0").rstrip(".")) if "." in whole else number
        )

    def price(self, price: Decimal, of: Currency) -> str:
        return self._formatter.price(price, of)

    def btc(self, sat: int) -> str:
        return self._formatter.btc(sat)

    def sat(self, sat: int) -> str:
        return self._formatter.sat(sat)

    def moment(self, at: datetime) -> str:
        day = self._locale.toString(
            QDate(at.year, at.month, at.day), f"{day_form(self._locale)} MMM yyyy"
        )
        return f"{day}, {self.time(at)}"

    def time(self, at: datetime) -> str:
        return f"{at:%H:%M}"
