"""A list of what the shop sells is taken in and written beside a till that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app import command_line
from tests.support.owner import Owner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Owner]:
    shop = Owner(tmp_path)
    yield shop
    shop.counter.close()


def run(shop: Owner, action: str, file: Path) -> int:
    files = ["--config", str(shop.settings), "--data", str(shop.data)]
    return command_line.run(["catalogue", *files, action, str(file)])


def test_a_list_is_taken_in_and_written_again(
    shop: Owner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "spring.csv"
    file.write_text("name,price\nTea,2.60\nCoffee,2.90\n")
    assert run(shop, "import", file) == 0
    assert capsys.readouterr().out == "2 new, 0 changed\n"
    with shop.counter.store.transaction() as transaction:
        assert {item.name for item in transaction.items()} == {"Tea", "Coffee"}
    written = tmp_path / "all.csv"
    assert run(shop, "export", written) == 0
    assert ",Tea,2.60,,,,,yes" in written.read_text("utf-8-sig")
    assert run(shop, "export", written) == 1
    assert "could not be written" in capsys.readouterr().err


def test_a_bad_line_is_named_and_nothing_is_taken_in(
    shop: Owner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "spring.csv"
    file.write_text("name,price\nTea,2.60\nCoffee,much\n")
    assert run(shop, "import", file) == 1
    assert capsys.readouterr().err == f"{file}:3: “much” is no price.\n"
    with shop.counter.store.transaction() as transaction:
        assert transaction.items() == ()


def test_a_till_that_was_never_set_up_has_no_list(
    shop: Owner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.settings = tmp_path / "none.toml"
    assert run(shop, "export", tmp_path / "all.csv") == 1
    assert "no settings yet" in capsys.readouterr().err
