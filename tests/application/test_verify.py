"""`pos-app verify`, typed in beside a till that goes on selling, by somebody who kept a head."""

from __future__ import annotations

import json
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from pos_app.command_line import run
from pos_app.domain.journal_check import Fault
from pos_app.domain.message import Message
from pos_app.ui.journal_messages import JOURNAL_SENTENCES
from pos_app.ui.messages import sentence_of
from pos_app.ui.translator import translator_of
from tests.support.counter import Counter
from tests.support.owner import SETTINGS, Owner
from tests.support.receipt_lines import lines
from tests.support.sealed_shop import SealedShop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Owner]:
    owner = Owner(tmp_path)
    yield owner
    owner.counter.close()


def test_beside_a_till_that_sells_the_journal_is_whole_and_its_head_is_told(owner: Owner) -> None:
    first = owner.head()
    owner.sell(2)
    run = owner.run("verify", "--head", first)
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


def test_what_a_z_prints_is_held_against_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = SealedShop(tmp_path / "data")
    with shop.store.transaction() as transaction:
        report = transaction.shift_report(1)
    assert report.head is not None
    said = lines(report)
    at = next(place for place, text in enumerate(said) if text.startswith("shift_journal"))
    assert said[at] == f"shift_journal {report.head.sequence}"
    printed = " ".join(said[at + 1 :])
    with shop.store.transaction() as transaction:
        told = [json.loads(each.body)["data"] for each in transaction.messages(None, 99)]
    closed = next(data for data in told if data.get("closed_at"))
    assert closed["journal"] == {"sequence": report.head.sequence, "head": report.head.hash}
    shop.counter.close()
    settings = tmp_path / "shop.toml"
    settings.write_text(SETTINGS, encoding="utf-8")
    typed = ["--config", str(settings), "--data", str(shop.folder), "verify", "--head"]
    for head in (report.head.hash, f"{report.head.sequence}:{report.head.hash}", printed):
        assert run([*typed, head]) == 0, (head, capsys.readouterr().err)
    assert run([*typed, "0" * 64]) == 1


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
