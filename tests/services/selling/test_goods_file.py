"""CSV files as spreadsheets write them are read, and nothing else is taken for one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from pos_app.domain.catalogue import Category, Item
from pos_app.ports import RefusedError
from pos_app.services.selling import goods_file
from pos_app.services.selling.goods_file import csv_text, lists_in, read_rows, rows_of, write_new
from tests.support.carts import euro

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = [(2, {"name": "Tea", "price": "2.50"}), (4, {"name": "a\nb", "price": "1"})]


@pytest.mark.parametrize(
    "data",
    [
        b'name,price\nTea,2.50\n\n"a\nb",1\n',
        b'\xef\xbb\xbfName;Price\r\nTea;2.50\r\n;\r\n"a\nb";1\r\n',
    ],
)
def test_commas_and_semicolons_are_read_with_the_numbers_of_their_lines(data: bytes) -> None:
    assert rows_of(data) == PLAIN


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "no_column"),
        (b"name,number\n", "no_column"),
        (b"name,price,colour\n", "odd_column"),
        (b"name,price,name\n", "odd_column"),
        (b"name,price\nTea,2.50,\n", "broken_line"),
        (b"name,price\nTea,2\n" + b"x" * 200_000 + b",1\n", "broken_line"),
        (b"name,price\nCaf\xe9,2.50\n", "no_text"),
        (b"n" * (goods_file.MOST_BYTES + 1), "too_large"),
    ],
)
def test_what_is_no_table_of_items_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        rows_of(data)
    assert refused.value.message.code == f"catalogue.{code}"


def test_what_is_written_is_no_formula_and_is_read_back(tmp_path: Path) -> None:
    sums = Category(id=UUID(int=1), name="=SUM(A1)")
    item = Item(id=UUID(int=2), name="@Café", price=euro(380), category_id=sums.id, unit="kg")
    file = tmp_path / "lists" / "items.csv"
    write_new(file, csv_text([sums], [item]))
    assert "'@Café" in file.read_text("utf-8-sig")
    (row,) = [cells for _, cells in read_rows(file)]
    assert (row["name"], row["category"], row["price"]) == ("@Café", "=SUM(A1)", "3.80")
    with pytest.raises(RefusedError) as refused:
        write_new(file, "")
    assert refused.value.message.code == "catalogue.not_written"
    with pytest.raises(RefusedError, match="not_written"):
        write_new(file / "below", "")


def test_the_newest_list_stands_first(tmp_path: Path) -> None:
    assert lists_in(tmp_path / "none") == ()
    for name, at in (("old.csv", 1_000), ("new.CSV", 2_000), ("notes.txt", 3_000)):
        (tmp_path / name).write_text("name,price\n")
        os.utime(tmp_path / name, (at, at))
    assert [file.name for file in lists_in(tmp_path)] == ["new.CSV", "old.csv"]
    with pytest.raises(RefusedError, match="unreadable"):
        lists_in(tmp_path / "old.csv")
    with pytest.raises(RefusedError, match="unreadable"):
        read_rows(tmp_path / "none.csv")
