"""The three files of a recovery: labels as wallets read them, whole files, for the owner alone."""

from __future__ import annotations

import json
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.money import Money, currency
from pos_app.ports import RefusedError
from pos_app.services.addresses.recovery_sheet import (
    BIP329_LABELS,
    ELECTRUM_LABELS,
    LONGEST_LABEL,
    SHEET,
    LabelledSale,
    Labels,
    RecoverySheet,
    bip329_lines,
    electrum_parts,
    write_recovery,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
TXID = "ab" * 32
ORIGIN = "wpkh([d34db33f/84'/0'/0'])"


def sold(reference: str, number: int = 41, minor: int = 1_250, code: str = "EUR") -> LabelledSale:
    amount = Money(minor, currency(code))
    return LabelledSale(reference=reference, number=number, amount=amount, created_at=NOON)


def labels(
    addresses: Iterable[LabelledSale] = (),
    transactions: Iterable[LabelledSale] = (),
    origin: str | None = None,
) -> Labels:
    listed, paid = list(addresses), list(transactions)
    return Labels(addresses=lambda: listed, transactions=lambda: paid, origin=origin)


def bip329(given_labels: Labels) -> list[dict[str, str]]:
    return [json.loads(line) for line in bip329_lines(given_labels)]


def electrum(given_labels: Labels) -> dict[str, str]:
    read: dict[str, str] = json.loads("".join(electrum_parts(given_labels)))
    return read


def test_a_label_says_number_amount_and_day() -> None:
    assert sold("a").words == "Sale 41 12.50 EUR 2026-03-01"
    assert sold("a", minor=900, code="JPY").words == "Sale 41 900 JPY 2026-03-01"


def test_each_address_and_each_transaction_has_a_line() -> None:
    given_labels = labels([sold("bc1qa"), sold("bc1qb", 42)], [sold(TXID)])
    assert bip329(given_labels) == [
        {"type": "addr", "ref": "bc1qa", "label": "Sale 41 12.50 EUR 2026-03-01"},
        {"type": "addr", "ref": "bc1qb", "label": "Sale 42 12.50 EUR 2026-03-01"},
        {"type": "tx", "ref": TXID, "label": "Sale 41 12.50 EUR 2026-03-01"},
    ]


def test_the_origin_stands_where_it_is_known_and_nowhere_alone() -> None:
    given_labels = labels([sold("bc1qa")], [sold(TXID)], ORIGIN)
    assert [line.get("origin") for line in bip329(given_labels)] == [None, None, ORIGIN]


def test_an_address_or_payment_of_several_sales_names_them_all() -> None:
    given_labels = labels([sold("bc1qa", 7), sold("bc1qa", 9)], [sold(TXID, 7), sold(TXID, 8)])
    both = electrum(given_labels)
    assert both["bc1qa"] == "Sale 7 12.50 EUR 2026-03-01; Sale 9 12.50 EUR 2026-03-01"
    assert both[TXID] == "Sale 7 12.50 EUR 2026-03-01; Sale 8 12.50 EUR 2026-03-01"
    assert [line["label"] for line in bip329(given_labels)] == [both["bc1qa"], both[TXID]]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10**6)), max_size=60))
def test_both_forms_say_the_same_in_as_much_as_wallets_keep(pairs: list[tuple[int, int]]) -> None:
    listed = [sold(f"bc1q{place:02}", number) for place, number in sorted(pairs)]
    given_labels = labels(listed)
    lines = bip329(given_labels)
    assert {line["ref"]: line["label"] for line in lines} == electrum(given_labels)
    assert len(lines) == len({place for place, _ in pairs})
    assert all(len(line["label"]) <= LONGEST_LABEL for line in lines)
    assert all("\n" not in line for line in bip329_lines(given_labels))


def test_a_till_that_sold_nothing_has_empty_lists() -> None:
    assert bip329(labels()) == []
    assert electrum(labels()) == {}


def test_the_files_are_the_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "stick"
    given_labels = labels([sold("bc1qa")], [sold(TXID)])
    assert write_recovery(folder, "the sheet\n", given_labels) == folder
    files = {file.name: file for file in folder.iterdir()}
    assert set(files) == {SHEET, BIP329_LABELS, ELECTRUM_LABELS}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files.values()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert files[SHEET].read_bytes() == b"the sheet\n"
    assert files[BIP329_LABELS].read_text("utf-8").count("\n") == 2
    assert json.loads(files[ELECTRUM_LABELS].read_text("utf-8")) == electrum(given_labels)


def test_what_is_written_again_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    write_recovery(tmp_path, "old", labels([sold("bc1qa")]))
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}

    def breaks() -> Iterable[LabelledSale]:
        yield sold("bc1qb")
        raise ZeroDivisionError

    broken = Labels(addresses=breaks, transactions=list, origin=None)
    with pytest.raises(ZeroDivisionError):
        write_recovery(tmp_path, "new", broken)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before
    write_recovery(tmp_path, "new", labels())
    assert (tmp_path / SHEET).read_text("utf-8") == "new"
    assert (tmp_path / BIP329_LABELS).read_text("utf-8") == ""


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        write_recovery(tmp_path / "file" / "stick", "sheet", labels())
    assert refused.value.message.code == "recovery.not_written"
    assert refused.value.message.arguments == {
        "folder": str(tmp_path / "file" / "stick"),
        "reason": "Not a directory",
    }


@pytest.mark.parametrize(("last", "end"), [(None, 19), (0, 20), (412, 432)])
def test_wallets_look_twenty_beyond_the_last_one_issued(last: int | None, end: int) -> None:
    sheet = RecoverySheet(
        store_name="Corner Books",
        till_name="Till 1",
        made_at=NOON,
        network="mainnet",
        script="p2wpkh",
        receive="wpkh(...)",
        account=None,
        electrum_key=None,
        first_address="bc1qa",
        last_address=None,
        last_index=last,
        gap_limit=40,
    )
    assert sheet.range_end == end
