"""The made-up sale of the receipt's editor, and the form's texts that it is drawn with."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from pos_app.domain.receipt import Mark
from pos_app.domain.receipt_template import Dots, Logo, ReceiptBlock, ReceiptTemplate
from pos_app.domain.tax import TaxRate
from pos_app.services.receipts.receipt_layout import layout
from pos_app.ui.receipt_drafts import ReceiptDraft, draft_of, place_of
from pos_app.ui.receipt_sample import sample_receipt
from pos_app.ui.receipt_words import ReceiptWords
from pos_app.ui.setup_parts import FieldKind
from pos_app.ui.setup_receipt import RECEIPT_FIELDS
from pos_app.ui.setup_values import first_texts

DOT = Dots(1, 1, b"\x80")
FULL = ReceiptTemplate(
    header="Second-hand and new",
    footer="See you",
    tax_number="USt-IdNr. DE123456789",
    explorer_qr="https://mempool.space/tx",
    logo=Logo(narrow=DOT, wide=DOT),
)
VAT = TaxRate("VAT", Decimal(19))


def draft(**typed: str) -> ReceiptDraft:
    texts = first_texts({}) | {key.replace("__", "."): text for key, text in typed.items()}
    made = draft_of(texts, "")
    assert made is not None
    return made


@pytest.mark.parametrize("block", ReceiptBlock)
@pytest.mark.parametrize("paper_mm", [58, 80])
def test_each_block_can_be_seen_to_go(block: ReceiptBlock, paper_mm: int) -> None:
    words = ReceiptWords(QLocale("en"))
    full = sample_receipt(draft(), FULL, VAT)
    less = replace(full, template=replace(FULL, shown=FULL.shown - {block}))
    assert layout(less, words, paper_mm) != layout(full, words, paper_mm)


@pytest.mark.parametrize("code", ["EUR", "JPY", "KWD"])
@pytest.mark.parametrize("tax", [None, VAT, TaxRate("Tax", Decimal("7.7"))])
def test_it_adds_up_in_every_currency(code: str, tax: TaxRate | None) -> None:
    sample = sample_receipt(draft(store__currency=code), FULL, tax)
    assert sample.amount.currency.code == code
    assert bool(sample.taxes) is (tax is not None)


def test_it_has_the_shop_that_is_typed_else_a_made_up_one() -> None:
    unnamed = draft(store__currency="EURO", receipt__header=" Second-hand\nand new ")
    assert (unnamed.store_name, unnamed.currency_code) == ("Corner Books", "EUR")
    assert unnamed.receipt.header == "Second-hand\nand new"
    named = draft(store__name="Other Books", printer__paper_mm="58")
    assert (named.store_name, named.paper_mm) == ("Other Books", 58)


def test_what_is_not_allowed_makes_no_draft() -> None:
    texts = first_texts({})
    assert draft_of(texts | {"receipt.footer": "a" * 501}, "Till 2") is None
    assert draft_of(texts | {"receipt.logo": "logo.png"}, "Till 2") is None


def test_marks_stand_on_the_example_as_on_the_papers() -> None:
    assert sample_receipt(draft(), FULL, None).marks == ()
    marked = draft(wallet__network="signet", receipt__training="true")
    assert sample_receipt(marked, FULL, None).marks == (Mark.TEST_NETWORK, Mark.TRAINING)


def test_each_part_of_the_editor_is_seen_somewhere_on_the_paper() -> None:
    parts = {each.key for each in RECEIPT_FIELDS if each.kind is not FieldKind.HIDDEN}
    parts |= {block.value for block in ReceiptBlock}
    assert {place_of(part) for part in parts} == {"start", "middle", "end"}
    assert place_of("store.currency") == ""
