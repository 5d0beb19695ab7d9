"""The recovery sheet tells what to click, and only where it works."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from pos_app.services.addresses.recovery_sheet import BIP329_LABELS, ELECTRUM_LABELS, RecoverySheet
from pos_app.ui.recovery_words import sheet_text

SHEET = RecoverySheet(
    store_name="Corner Books",
    till_name="Till 1",
    made_at=datetime(2026, 3, 1, 12, 0, tzinfo=UTC),
    network="mainnet",
    script="p2wpkh",
    receive="wpkh(xpub6C/0/*)#aaaaaaaa",
    account="wpkh(xpub6C/<0;1>/*)#bbbbbbbb",
    electrum_key="zpub6r",
    first_address="bc1qfirst",
    last_address="bc1qlast",
    last_index=412,
    gap_limit=60,
)


def test_it_names_the_account_the_range_and_the_gap_limit() -> None:
    text = sheet_text(SHEET)
    for words in (
        "Recovery sheet: Corner Books, Till 1",
        "Made 2026-03-01 12:00.",
        "P2WPKH (native SegWit, BIP84)",
        "Last address issued (number 412):\n    bc1qlast",
        "0 - 432",
        "Gap limit to set:\n    60",
    ):
        assert words in text


def test_each_wallet_is_told_its_own_steps() -> None:
    text = sheet_text(SHEET)
    sparrow = text.partition("SPARROW")[2].partition("ELECTRUM")[0]
    electrum = text.partition("ELECTRUM")[2].partition("BITCOIN CORE")[0]
    assert SHEET.account is not None
    assert SHEET.account in sparrow
    assert "gap limit to 60" in sparrow
    assert BIP329_LABELS in sparrow
    assert "zpub6r" in electrum
    assert "wallet.change_gap_limit(60)\n    wallet.synchronize()" in electrum
    assert ELECTRUM_LABELS in electrum
    for steps in (sparrow, electrum):
        assert "bc1qfirst" in steps
    assert '[{"desc": "wpkh(xpub6C/0/*)#aaaaaaaa", "range": 432}]' in text


def test_electrum_is_not_offered_what_it_cannot_follow() -> None:
    text = sheet_text(replace(SHEET, script="p2tr", electrum_key=None))
    assert "Electrum cannot follow this kind of account. Use Sparrow." in text
    assert "change_gap_limit" not in text


def test_a_branch_alone_is_pasted_as_it_is() -> None:
    text = sheet_text(replace(SHEET, account=None, electrum_key=None))
    assert "Descriptor of the whole account" not in text
    assert f"    {SHEET.receive}\n2." in text


def test_before_the_first_sale_there_is_no_last_address() -> None:
    text = sheet_text(replace(SHEET, last_address=None, last_index=None))
    assert "Last address issued" not in text
    assert "0 - 19" in text
