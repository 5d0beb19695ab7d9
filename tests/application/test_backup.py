"""`pos-app backup`, beside a till that goes on selling, and a till that starts on what it wrote."""

from __future__ import annotations

import sqlite3
import stat
import threading
from typing import TYPE_CHECKING

import pytest
import tomlkit

from pos_app.adapters.storage import backup
from pos_app.command_line import run
from pos_app.ui.archive import SalesFound
from tests.support.headless_till import HeadlessTill
from tests.support.owner import SETTINGS, Owner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNREACHABLE = (
    '[rates]\nsources = ["kraken", "coinbase"]\n[rates.base_urls]\n'
    'kraken = "http://127.0.0.1:1"\ncoinbase = "http://127.0.0.1:1"\n'
)


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Owner]:
    owner = Owner(tmp_path)
    yield owner
    owner.counter.close()


def files(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_a_till_that_starts_on_the_copy_shows_the_same_sales_and_goes_on(
    owner: Owner, capsys: pytest.CaptureFixture[str]
) -> None:
    sales = [owner.sale, owner.sell(2), owner.counter.charge()]
    head = owner.head()
    restored = owner.folder / "another"
    restored.mkdir()
    to = owner.folder / "copy.sqlite3"
    assert run(owner.arguments("backup", "--to", to)) == 0
    whole = f"The journal is whole, from entry 1 to its head {head}"
    assert capsys.readouterr().out == f"Written to {to}. {whole}\n"
    owner.sell(3)
    to.rename(restored / "signet.sqlite3")

    heard: list[SalesFound] = []

    def hear(event: object) -> None:
        if isinstance(event, SalesFound):
            heard.append(event)

    with HeadlessTill(
        restored,
        tomlkit.parse(SETTINGS + UNREACHABLE).unwrap(),
        heard=hear,
        clock=owner.counter.clock,
    ) as till:
        till.assembly.archive.search(1, "", 99)
        till.until("the sales are listed", lambda: heard)
    assert {shown.sale for shown in heard[0].sales} == set(sales)
    typed = ["--config", str(owner.settings), "--data", str(restored), "verify", "--head", head]
    assert run(typed) == 0
    gone_on, _, known = capsys.readouterr().out.rpartition(" ")
    assert gone_on == "The journal is whole, from entry 1 to its head"
    assert int(known.partition(":")[0]) > int(head.partition(":")[0])


def test_the_copy_is_one_private_file(owner: Owner) -> None:
    to = owner.folder / "copies" / "till.backup"
    to.parent.mkdir()
    assert run(owner.arguments("backup", "--to", to)) == 0
    assert files(to.parent) == {"till.backup"}
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    needs_no_file_beside_it = b"\x01\x01"  # SQLite's write and read version
    assert to.read_bytes()[18:20] == needs_no_file_beside_it
    connection = sqlite3.connect(f"file:{to}?mode=ro&immutable=1", uri=True)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_a_till_that_writes_meanwhile_is_no_trouble(
    owner: Owner, capsys: pytest.CaptureFixture[str]
) -> None:
    done = threading.Event()
    heads: list[str] = []

    def sell() -> None:
        for payment in range(2, 40):
            owner.sell(payment)
            heads.append(owner.head())
            if done.is_set():
                return

    seller = threading.Thread(target=sell)
    seller.start()
    try:
        for number in range(3):
            assert run(owner.arguments("backup", "--to", owner.folder / f"{number}.sqlite3")) == 0
            assert run(owner.arguments("verify")) == 0
    finally:
        done.set()
        seller.join()
    assert heads
    assert capsys.readouterr().err == ""


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(
    owner: Owner, capsys: pytest.CaptureFixture[str]
) -> None:
    to = owner.folder / "copy"
    to.write_text("yesterday", encoding="utf-8")
    assert run(owner.arguments("backup", "--to", to)) == 1
    assert to.read_text(encoding="utf-8") == "yesterday"
    assert f"{to} is there already. Name another file, or replace it with --force." in (
        capsys.readouterr().err
    )
    assert run(owner.arguments("backup", "--to", to, "--force")) == 0
    assert to.read_bytes().startswith(b"SQLite format 3")
    assert stat.S_IMODE(to.stat().st_mode) == 0o600


def test_a_file_that_appears_while_the_copy_is_checked_stays(
    owner: Owner, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    to = owner.folder / "copy"
    monkeypatch.setattr(backup, "require_whole", lambda *_: to.write_text("mine"))
    assert run(owner.arguments("backup", "--to", to)) == 1
    assert to.read_text(encoding="utf-8") == "mine"
    assert "is there already" in capsys.readouterr().err
    assert files(owner.folder) == {"data", "shop.toml", "copy"}


@pytest.mark.parametrize("name", ["signet.sqlite3", "mainnet.sqlite3", "used"])
def test_what_a_till_holds_is_never_replaced(
    owner: Owner, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    used = sqlite3.connect(owner.data / "used")
    used.execute("PRAGMA journal_mode = WAL")
    used.execute("CREATE TABLE sale (id)")
    before = (owner.data / "signet.sqlite3").stat().st_ino
    assert run(owner.arguments("backup", "--to", owner.data / name, "--force")) == 1
    used.close()
    assert f"{name} belongs to a till and cannot be replaced." in capsys.readouterr().err
    assert (owner.data / "signet.sqlite3").stat().st_ino == before


def test_no_folder_and_no_file_are_told(owner: Owner, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(owner.arguments("backup", "--to", owner.folder / "none" / "copy")) == 1
    assert run(owner.arguments("backup", "--to", owner.folder, "--force")) == 1
    said = capsys.readouterr().err.splitlines()
    assert said == [
        f"{owner.folder / 'none' / 'copy'} was not written: No such file or directory.",
        f"{owner.folder} was not written: Is a directory.",
    ]


def test_a_full_disk_leaves_the_old_copy_and_nothing_else(
    owner: Owner, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    to = owner.folder / "copy"
    to.write_text("yesterday", encoding="utf-8")
    full = (*backup.FOR_A_COPY, "PRAGMA max_page_count = 4")
    monkeypatch.setattr(backup, "FOR_A_COPY", full)
    assert run(owner.arguments("backup", "--to", to, "--force")) == 1
    assert capsys.readouterr().err == f"{to} was not written: database or disk is full.\n"
    assert to.read_text(encoding="utf-8") == "yesterday"
    assert files(owner.folder) == {"data", "shop.toml", "copy"}


def test_a_broken_journal_is_named_and_replaces_no_sound_copy(
    owner: Owner, capsys: pytest.CaptureFixture[str]
) -> None:
    to = owner.folder / "copy"
    to.write_text("yesterday", encoding="utf-8")
    owner.edit("UPDATE journal SET body = '{}' WHERE sequence = 2")
    assert run(owner.arguments("backup", "--to", to, "--force")) == 1
    assert capsys.readouterr().err == (
        "Entry 2 of the journal was changed: it does not match its own hash.\n"
        f"{to} was not written, because the till's data are not whole.\n"
    )
    assert to.read_text(encoding="utf-8") == "yesterday"


def test_a_damaged_page_beside_the_journal_is_told(
    owner: Owner, capsys: pytest.CaptureFixture[str]
) -> None:
    owner.counter.close()
    file = owner.data / "signet.sqlite3"
    with sqlite3.connect(file) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'counter'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with file.open("r+b") as written:
        written.seek((page - 1) * size)
        written.write(b"\xff")
    to = owner.folder / "copy"
    assert run(owner.arguments("verify")) == 1
    assert run(owner.arguments("backup", "--to", to)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("Do not sell. Keep the folder as it is and call for help. (") == 2
    assert not to.exists()
