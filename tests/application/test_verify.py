"""`pos-app verify`, typed in beside a till that goes on selling, by somebody who kept a head."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from pos_app.command_line import run
from pos_app.demo.shop import ACCOUNT
from pos_app.domain.journal_check import Fault
from pos_app.domain.message import Message
from pos_app.ui.journal_messages import JOURNAL_SENTENCES
from pos_app.ui.messages import sentence_of
from pos_app.ui.translator import translator_of
from tests.support.counter import TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.domain.sale import Sale

ROOT = Path(__file__).parents[2]
SETTINGS = (
    '[store]\nname = "Corner Books"\ncurrency = "EUR"\n'
    f'[wallet]\nnetwork = "signet"\naccount = "{ACCOUNT}"\nservers = ["tls://127.0.0.1:1"]\n'
)


class Owner:
    """A till that has sold, and its owner's command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.settings = folder / "shop.toml"
        self.settings.write_text(SETTINGS, encoding="utf-8")
        self.counter = Counter(self.data, books="signet")
        self.sale = self.sell(1)

    def sell(self, payment: int) -> Sale:
        return self.counter.pay(self.counter.charge(), TEN_EURO_SAT, height=100, payment=payment)

    def arguments(self, *typed: str) -> list[str]:
        return ["--config", str(self.settings), "--data", str(self.data), *typed]

    def told_heads(self) -> list[tuple[int, str]]:
        """What the store's server has, of each message about the first sale."""
        with self.counter.store.transaction() as transaction:
            told = transaction.messages(self.sale.id, 99)
        journals = [json.loads(each.body)["data"]["journal"] for each in told]
        return [(journal["sequence"], journal["head"]) for journal in journals]

    def head(self) -> str:
        with self.counter.store.transaction() as transaction:
            head = transaction.journal_head()
        return f"{head.sequence}:{head.hash}"

    def edit(self, statement: str) -> None:
        connection = sqlite3.connect(self.data / "signet.sqlite3")
        connection.execute("DROP TRIGGER IF EXISTS journal_no_update")
        connection.execute("DROP TRIGGER IF EXISTS journal_no_delete")
        connection.execute(statement)
        connection.commit()
        connection.close()


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Owner]:
    owner = Owner(tmp_path)
    yield owner
    owner.counter.close()


def test_beside_a_till_that_sells_the_journal_is_whole_and_its_head_is_told(owner: Owner) -> None:
    first = owner.head()
    owner.sell(2)
    run = subprocess.run(
        [sys.executable, "-m", "pos_app", *owner.arguments("verify", "--head", first)],
        cwd=ROOT,
        env={**os.environ, "HOME": str(owner.folder), "TZ": "UTC"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    whole = f"The journal is whole, from entry 1 to its head {owner.head()}\n"
    assert (run.stdout, run.stderr, run.returncode) == (whole, "", 0)


def test_every_head_that_the_store_was_told_is_in_the_journal(
    owner: Owner, capsys: pytest.CaptureFixture[str]
) -> None:
    heads = owner.told_heads()
    assert len(heads) > 1
    owner.counter.close()
    for sequence, known in heads:
        assert run(owner.arguments("verify", "--head", f"{sequence}:{known.upper()}")) == 0
        assert run(owner.arguments("verify", "--head", known)) == 0
        assert run(owner.arguments("verify", "--head", f"{sequence + 1}:{known}")) == 1
    assert capsys.readouterr().out.count("The journal is whole") == 2 * len(heads)


def test_the_first_broken_entry_is_named_and_it_ends_with_one(
    owner: Owner, capsys: pytest.CaptureFixture[str]
) -> None:
    owner.edit("UPDATE journal SET actor = 'nobody' WHERE sequence IN (2, 3)")
    assert run(owner.arguments("verify")) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == ("Entry 2 of the journal was changed: it does not match its own hash.\n")


def test_a_cut_journal_shows_only_to_who_kept_a_head(
    owner: Owner, capsys: pytest.CaptureFixture[str]
) -> None:
    sequence, known = max(owner.told_heads())
    owner.edit(f"DELETE FROM journal WHERE sequence >= {sequence}")
    assert run(owner.arguments("verify")) == 0
    for head in (known, f"{sequence}:{known}"):
        assert run(owner.arguments("verify", "--head", head)) == 1
    said = capsys.readouterr().err
    assert f"the journal was cut before entry {sequence}, or written anew." in said
    assert f"Entry {sequence} of the journal is missing: it ends before" in said


def test_a_journal_that_was_written_anew_shows_only_to_who_kept_a_head(
    owner: Owner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sequence, known = min(owner.told_heads())
    owner.counter.close()
    (owner.data / "signet.sqlite3").unlink()
    owner.counter = Counter(owner.data, books="signet")
    owner.sell(1)
    assert run(owner.arguments("verify")) == 0
    assert run(owner.arguments("verify", "--head", known)) == 1
    assert run(owner.arguments("verify", "--head", f"{sequence}:{known}")) == 1
    said = capsys.readouterr().err
    assert f"Entry {sequence} of the journal is not the one whose hash you know" in said
    assert "No entry of the journal has the hash that you know" in said


@pytest.mark.parametrize("head", ["7", "0:" + "a" * 64, "7:" + "a" * 63, "g" * 64, "²:" + "a" * 64])
def test_what_is_no_head_is_refused(
    tmp_path: Path, head: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--data", str(tmp_path), "verify", "--head", head])
    assert ended.value.code == 2
    assert "usage: pos-app" in capsys.readouterr().err


def test_a_till_that_never_sold_has_no_journal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "shop.toml"
    typed = ["--config", str(settings), "--data", str(tmp_path / "data"), "verify"]
    assert run(typed) == 1
    settings.write_text(SETTINGS, encoding="utf-8")
    assert run(typed) == 1
    said = capsys.readouterr().err
    assert "no settings yet" in said
    assert "has sold nothing yet" in said
    Counter(tmp_path / "data", books="signet").close()
    assert run(typed) == 0
    assert capsys.readouterr().out == "The journal is empty.\n"


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_words_in_both_languages(fault: Fault) -> None:
    code = f"journal.{fault.value}"
    said = sentence_of(Message(code=code, arguments={"entry": "<7>", "found": "<x>"}))
    assert "<7>" in said
    assert "…" not in said
    german = translator_of(QLocale("de"))
    assert german is not None
    translated = german.translate("Message", JOURNAL_SENTENCES[code]) or ""
    assert translated not in {"", JOURNAL_SENTENCES[code]}
    blanks = [{blank for _, blank, _, _ in Formatter().parse(text)} for text in (said, translated)]
    assert blanks[1] - {None} <= {"entry", "found"}
