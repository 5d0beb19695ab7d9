"""The words that papers are kept with, and sums: a receipt that doesn't add up can't be made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pos_app.domain.money import Money, currency
from pos_app.domain.receipt import Mark, ReceiptKind
from pos_app.domain.receipt_shift import ShiftState
from pos_app.domain.receipt_template import Dots, Logo, ReceiptBlock, ReceiptTemplate
from tests.support.receipts import a_full_receipt, a_logo, a_receipt, a_shift_report

EUR, USD = currency("EUR"), currency("USD")
FULL = a_full_receipt()


def test_kept_words_stay_as_they_are() -> None:
    """Changing one would lose old papers."""
    kinds = ["receipt", "pending", "copy", "refund", "shift"]
    assert [kind.value for kind in ReceiptKind] == kinds
    marks = ["demo", "test_network", "training", "pending", "copy", "refund", "refunded"]
    assert [mark.value for mark in Mark] == marks
    assert [block.value for block in ReceiptBlock] == [
        "logo", "store_address", "till", "cashier", "note", "rate", "payment_address",
        "transactions", "reference", "refund_note", "thanks",
    ]  # fmt: skip
    states = ["paid", "seen", "partly_paid", "waiting", "expired", "cancelled", "taken_back"]
    assert [state.value for state in ShiftState] == states


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": Money(3_196, EUR)},
        {"discount": None},
        {"discount": Money(250, USD)},
        {"tip": Money(201, EUR)},
        {"tip": None},
        {"lines": FULL.lines[:1]},
        {"taxes": FULL.taxes[:1]},
        {"lines": (), "amount": Money(3_198, EUR)},
        {"lines": (), "taxes": FULL.taxes, "tip": None},
        {"taxes": (), "amount": Money(3_198, EUR)},
    ],
)
def test_parts_that_do_not_add_up_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"add up|currency"):
        replace(FULL, **changes)


def test_tax_on_top_makes_the_total_more_than_the_lines() -> None:
    taxes = FULL.taxes
    on_top = sum(each.tax.minor for each in taxes)
    amount = Money(FULL.amount.minor + on_top, EUR)
    with_tax = tuple(
        replace(each, gross=Money(each.gross.minor + each.tax.minor, EUR)) for each in taxes
    )
    dearer = replace(FULL, amount=amount, taxes=with_tax, tax_on_top=True)
    with pytest.raises(ValueError, match="lines"):
        replace(dearer, tax_on_top=False)


def test_lines_and_taxes_may_each_be_missing() -> None:
    assert replace(FULL, lines=()).taxes == FULL.taxes
    assert replace(FULL, taxes=()).lines == FULL.lines
    assert a_receipt().taxes == ()


def test_everything_is_shown_unless_the_owner_leaves_it_out() -> None:
    assert all(ReceiptTemplate().shows(block) for block in ReceiptBlock)
    without = ReceiptTemplate(shown=frozenset(ReceiptBlock) - {ReceiptBlock.NOTE})
    assert not without.shows(ReceiptBlock.NOTE)
    assert without.shows(ReceiptBlock.TILL)


@pytest.mark.parametrize(
    ("width", "height", "data"),
    [(0, 1, b""), (1, 0, b""), (577, 1, bytes(73)), (1, 241, bytes(241)), (9, 2, bytes(3))],
)
def test_dots_that_are_no_logo_are_refused(width: int, height: int, data: bytes) -> None:
    with pytest.raises(ValueError, match="logo"):
        Dots(width, height, data)


def test_equal_logos_have_one_name_and_others_another() -> None:
    logo = a_logo()
    assert logo.digest == a_logo().digest
    others = [
        Logo(narrow=logo.wide, wide=logo.narrow),
        Logo(narrow=Dots(16, 1, b"ab"), wide=Dots(8, 1, b"a")),
        Logo(narrow=Dots(8, 2, b"ab"), wide=Dots(8, 1, b"a")),
    ]
    assert len({each.digest for each in (logo, *others)}) == 4


def test_what_a_shift_is_short_of() -> None:
    assert a_shift_report().difference_sat == -200
    assert a_shift_report(found_sat=None).difference_sat is None
