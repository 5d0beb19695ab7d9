"""The receipt has words for everything it may say, in its own language."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale, QTranslator

from pos_app.domain.erased import ERASED
from pos_app.domain.message import Message
from pos_app.domain.money import SAT, Money, currency
from pos_app.domain.receipt import Mark, Receipt, ReceiptKind, SoldLine
from pos_app.domain.receipt_shift import ShiftCount, ShiftReport, ShiftState
from pos_app.domain.receipt_template import ReceiptTemplate
from pos_app.domain.refund import RefundReason
from pos_app.domain.shift_details import ShiftDetails, Unexplained
from pos_app.services.receipts.receipt_blocks import Pair, Qr, Text
from pos_app.services.receipts.receipt_layout import layout
from pos_app.services.receipts.receipt_page import SHOWN_LINES
from pos_app.ui.receipt_words import ReceiptWords, known_codes
from pos_app.ui.translator import translator_of
from tests.support.receipts import (
    TXID,
    a_detailed_report,
    a_full_receipt,
    a_paid_back_slip,
    a_receipt,
    a_shift_report,
)

EUR = currency("EUR")
NAIL = SoldLine(name="Nail", quantity=Decimal(1), amount=Money(1, EUR))
EACH_STATE = tuple(ShiftCount(state=state, sales=1, amounts=(), sat=0) for state in ShiftState)
ONLY_SEEN = a_receipt(confirmations=0, block_height=None)
EVERYTHING: tuple[Receipt | ShiftReport, ...] = (
    a_receipt(
        kind=ReceiptKind.PENDING,
        marks=tuple(Mark),
        receipt_number=None,
        copy_number=3,
        paid_sat=30_000,
        over_sat=1,
        over_value=Money(1, currency("EUR")),
        short_sat=2,
        short_value=Money(2, currency("EUR")),
        block_height=None,
        txids=(TXID,) * 50,
    ),
    a_receipt(amount=Money(35_040, SAT)),
    a_receipt(taken_back=True),
    a_receipt(paid_sat=0, block_height=None),
    *(a_paid_back_slip(reason) for reason in RefundReason),
    a_full_receipt(),
    a_full_receipt(template=ReceiptTemplate()),
    a_full_receipt(lines=(), tax_on_top=True, note=ERASED),
    a_receipt(lines=(NAIL,) * (SHOWN_LINES + 1), amount=Money(SHOWN_LINES + 1, EUR)),
    a_shift_report(counts=EACH_STATE),
    a_shift_report(is_closed=False, found_sat=None),
    a_detailed_report(),
    a_detailed_report(details=ShiftDetails(unexplained=(Unexplained(txid=TXID, sat=5),))),
)


class Shouting(QTranslator):
    """A language that is ours in capitals."""

    def translate(
        self,
        _context: str,
        source_text: str,
        _disambiguation: str | None = None,
        _count: int = -1,
    ) -> str:
        return "" if source_text == "PENDING" else source_text.replace("Thank you.", "DANKE.")


def said(words: ReceiptWords) -> list[str]:
    texts = []
    for receipt in EVERYTHING:
        for block in layout(receipt, words, 80):
            match block:
                case Text():
                    texts.append(block.text)
                case Pair():
                    texts.append(f"{block.left}|{block.right}")
                case Qr():
                    texts.append(block.caption)
                case _:
                    pass
    return texts


def test_there_is_a_sentence_for_everything_and_it_is_complete() -> None:
    texts = said(ReceiptWords(QLocale("en_GB")))
    assert len(texts) > 60
    assert not [text for text in texts if "{" in text or "receipt." in text]
    assert "DEMO, NOT REAL MONEY" in texts
    assert "TOTAL sat|35 040".replace(" 040", "\u202f040") in texts


def test_every_sentence_can_be_printed() -> None:
    asked: set[str] = set()

    class Listening(ReceiptWords):
        def text(self, message: Message) -> str:
            asked.add(message.code)
            return super().text(message)

    words = Listening(QLocale("en_GB"))
    for paper in (*EVERYTHING, a_receipt(kind=ReceiptKind.REFUND), ONLY_SEEN):
        assert layout(paper, words, 58)
    assert asked == known_codes()


@pytest.mark.parametrize(
    ("number", "said"), [("7", "7"), ("5.50", "5,5"), ("2.000", "2"), ("1E+1", "10"), ("0", "0")]
)
def test_a_quantity_has_no_more_digits_than_it_needs(number: str, said: str) -> None:
    assert ReceiptWords(QLocale("de_DE")).quantity(Decimal(number)) == said


def test_a_german_shop_says_it_in_german() -> None:
    german = said(ReceiptWords(QLocale("de_DE"), translator_of(QLocale("de_DE"))))
    for text in (
        "A inkl. 19 % VAT|2,94",
        "Bedient von Maya",
        "Schicht 112",
        "\N{LATIN CAPITAL LETTER U WITH DIAERESIS}BUNG",
    ):
        assert text in german


def test_numbers_and_dates_follow_the_receipts_own_language() -> None:
    words = ReceiptWords(QLocale("de_DE"))
    assert words.number(Money(123_456, currency("EUR"))) == "1\u202f234,56"
    assert words.money(Money(1_250, currency("EUR"))) == "12,50\u00a0€"
    assert words.price(Decimal("91240.5"), currency("EUR")) == "91\u202f240,50\u00a0€"
    assert words.moment(datetime(2026, 5, 3, 9, 5, tzinfo=UTC)) == "3. Mai 2026, 09:05"
    assert words.source("coingecko") == "CoinGecko"
    assert words.source("elsewhere") == "elsewhere"


def test_a_translation_is_used_where_there_is_one() -> None:
    words = ReceiptWords(QLocale("de_DE"), Shouting())
    assert words.text(Message(code="receipt.thanks")) == "DANKE."
    assert words.text(Message(code="receipt.pending")) == "PENDING"
