"""What the settings say of receipts is what the ledger prints with."""

from __future__ import annotations

import logging
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from PIL import Image

from pos_app.application.receipt_setup import check_logo, ledger_setup, tax_of, template_of
from pos_app.config.reading import parse_settings
from pos_app.domain.message import Message
from pos_app.domain.policy import Policy
from pos_app.domain.receipt_template import ReceiptBlock, ReceiptTemplate
from pos_app.domain.tax import TaxRate
from pos_app.ui.doctor_words import check_line
from tests.support.settings_files import SMALLEST

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from pos_app.config.settings import Settings
    from pos_app.services.books.ledger import LedgerSetup

EVERYTHING = """
[receipt]
header = "Since 1912"
footer = "Read well."
refund_note = "Within a week."
tax_number = "VAT ID DE123456789"
tax_rate = "5.5"
tax_name = "TVA"
hidden = ["rate", "note"]
explorer_qr = true
explorer_url = "https://chain.example/tx/"
training = true
"""


def settings(more: str = "") -> Settings:
    return parse_settings(SMALLEST + more)


def setup_of(said: Settings) -> LedgerSetup:
    return ledger_setup(said, till_id=UUID(int=1), demo=False, policy=Policy())


def test_without_a_word_of_the_owner_receipts_are_the_usual_ones() -> None:
    setup = setup_of(settings())
    assert (setup.template, setup.tax, setup.training) == (ReceiptTemplate(), None, False)
    assert (setup.store_name, setup.has_printer, setup.has_webhook) == (
        "Corner Books",
        False,
        False,
    )


def test_everything_the_owner_says_is_printed_with() -> None:
    setup = setup_of(settings(EVERYTHING))
    assert setup.template == ReceiptTemplate(
        header="Since 1912",
        footer="Read well.",
        refund_note="Within a week.",
        tax_number="VAT ID DE123456789",
        shown=frozenset(ReceiptBlock) - {ReceiptBlock.RATE, ReceiptBlock.NOTE},
        explorer_qr="https://chain.example/tx",
    )
    assert setup.tax == TaxRate("TVA", Decimal("5.5"))
    assert setup.training


def test_an_explorer_is_named_only_by_those_who_want_its_code() -> None:
    without = settings(EVERYTHING.replace("explorer_qr = true", "explorer_qr = false"))
    assert template_of(without.receipt)[0].explorer_qr == ""


def test_a_rate_of_nothing_is_said_and_no_rate_is_not() -> None:
    zero = settings('[receipt]\ntax_rate = "0"\n').receipt
    assert tax_of(zero) == TaxRate("VAT", Decimal(0))


def test_the_logo_is_read_and_the_doctor_says_its_size(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    Image.new("L", (600, 100)).save(file)
    said = settings(f'[receipt]\nlogo = "{file}"\n')
    logo = setup_of(said).template.logo
    assert logo is not None
    assert (logo.wide.width, logo.wide.height) == (576, 96)
    line = check_line(check_logo(str(file)))
    assert line == f"ok      {file}: Prints 576 by 96 dots on wide paper."


def test_a_broken_logo_stops_no_receipt_and_the_doctor_says_why(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(b"\x89PNG")
    said = settings(f'[receipt]\nheader = "Since 1912"\nlogo = "{file}"\n')
    with caplog.at_level(logging.WARNING):
        setup = setup_of(said)
    assert setup.template == ReceiptTemplate(header="Since 1912")
    assert "logo.no_picture" in caplog.text
    refusal = Message(code="logo.no_picture", arguments={"file": str(file)})
    assert template_of(said.receipt)[1] == refusal
    check = check_logo(str(file))
    assert not check.ok
    assert f"{file} is no whole PNG or JPEG picture" in check_line(check)
