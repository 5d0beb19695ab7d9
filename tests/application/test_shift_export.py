"""`pos-app shift` beside a till that goes on selling: a report as it was at the close."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest

from pos_app.command_line import run
from pos_app.services.shifts.shifts import Shifts
from tests.application.test_saved_receipts import Office
from tests.support.counter import NOON, TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

DAY = NOON.date().isoformat()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Two shifts are closed, and a third one is open."""
    office = Office(tmp_path)
    counter = Counter(office.data, books="signet", has_webhook=False)
    ledger = counter.ledger
    shifts = Shifts(
        counter.store,
        counter.clock,
        ledger.setup,
        ledger.papers,
        closing_price=lambda _: None,
        utc_offset_minutes=lambda: 0,
    )
    ledger.before_sale = shifts.begin
    for number in (1, 2):
        counter.pay(counter.charge(), TEN_EURO_SAT, height=99, payment=number)
        shifts.close()
    counter.charge()
    yield office
    counter.close()


def ask(office: Office, *arguments: str) -> int:
    files = ["--config", str(office.file), "--data", str(office.data)]
    return run([*files, "shift", *arguments])


def test_one_report_and_those_of_some_days(
    qapp: QGuiApplication, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    one, days, paper = (office.folder / name for name in ("z.json", "days.CSV", "days.pdf"))
    assert ask(office, "2", "--out", str(one)) == 0
    assert capsys.readouterr().out == f"{one}\n"
    body = json.loads(one.read_text("utf-8"))
    assert (body["shift_number"], body["taken_sat"]) == (2, TEN_EURO_SAT)
    assert stat.S_IMODE(one.stat().st_mode) == 0o600
    for file in (days, paper):
        assert ask(office, "--from", DAY, "--to", DAY, "--out", str(file)) == 0
    shifts = {line.split(b",")[0] for line in days.read_bytes().splitlines()[1:]}
    assert shifts == {b"1", b"2"}
    assert paper.read_bytes().startswith(b"%PDF")
    assert paper.read_bytes().count(b"/Type /Page\n") == 2


def test_a_shift_that_is_open_and_days_without_a_close_have_no_report(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    out = office.folder / "z.csv"
    assert ask(office, "3", "--out", str(out)) == 1
    assert "not closed yet" in capsys.readouterr().err
    assert ask(office, "--from", "2020-01-01", "--to", "2020-12-31", "--out", str(out)) == 1
    assert "No shift was closed" in capsys.readouterr().err
    assert not out.exists()
    office.file.unlink()
    assert ask(office, "1", "--out", str(out)) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--out", "z.csv"],
        ["1", "--from", DAY, "--to", DAY, "--out", "z.csv"],
        ["--from", DAY, "--out", "z.csv"],
        ["1", "--out", "z.png"],
    ],
)
def test_a_command_that_says_too_little_or_too_much_ends_with_two(
    office: Office, arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        ask(office, *arguments)
    assert ended.value.code == 2
