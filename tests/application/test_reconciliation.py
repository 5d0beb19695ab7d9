"""`pos-app export` and `pos-app resend`, typed in beside a till that goes on selling."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from pos_app.adapters.storage import export_rows
from pos_app.adapters.storage.export_rows import exported_sales
from pos_app.application import outside
from pos_app.application.crew import Crew
from pos_app.application.reconciliation import moment, moment_after
from pos_app.application.store_telling import NOTICE_SECONDS, tell_store
from pos_app.command_line import run
from pos_app.config.reading import load_settings
from pos_app.demo.shop import ACCOUNT
from pos_app.domain.tax import TaxRate, taxes_of
from pos_app.services.store.outbox import Outbox
from tests.support.counter import NOON, TEN_EURO_SAT, Counter
from tests.support.receipts import a_receipt
from tests.support.telling_shop import Server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.domain.sale import Sale

ROOT = Path(__file__).parents[2]
DAY = timedelta(days=1)
SETTINGS = (
    '[store]\nname = "Corner Books"\ncurrency = "EUR"\n'
    f'[wallet]\nnetwork = "signet"\naccount = "{ACCOUNT}"\n'
    'servers = ["tls://127.0.0.1:1"]\n[receipt]\ntax_name = "VAT"\ntax_rate = "19"\n'
)

VAT = TaxRate("VAT", Decimal(19))


class Owner:
    """A till with sales of three days, and its owner's command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.settings = folder / "shop.toml"
        self.settings.write_text(SETTINGS, encoding="utf-8")
        self.counter = Counter(self.data, books="signet", has_printer=False, tax=VAT)
        self.sales = [self.sell(day) for day in range(3)]

    def sell(self, day: int) -> Sale:
        self.counter.clock.at = NOON + day * DAY
        sale = self.counter.charge(note="=1+1")
        return self.counter.pay(sale, TEN_EURO_SAT, height=100, payment=day + 1)

    def arguments(self, *typed: str | Path) -> list[str]:
        return [str(each) for each in ("--config", self.settings, "--data", self.data, *typed)]

    def run(self, *typed: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pos_app", *self.arguments(*typed)],
            cwd=ROOT,
            env={**os.environ, "HOME": str(self.folder), "TZ": "UTC"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def states(self) -> list[str]:
        """A letter for each message, the oldest first."""
        with self.counter.store.transaction() as transaction:
            found = transaction.messages(None, 99)[::-1]
        return ["".join(m.state.value[0] for m in found if m.sale_id == s.id) for s in self.sales]


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Owner]:
    owner = Owner(tmp_path)
    yield owner
    owner.counter.close()


def tell(counter: Counter) -> list[str]:
    """Everything that waits, to a store that takes it; the ids it heard."""
    server = Server(counter.clock)
    outbox = Outbox(
        counter.store, server, counter.clock, Random(1), hook="x", on_health=lambda _: None
    )
    while outbox.step() == 0.0:
        pass
    return [message_id for message_id, _ in server.heard]


def test_a_store_that_asks_again_is_told_again_by_the_till_that_runs(owner: Owner) -> None:
    first = tell(owner.counter)
    assert owner.states() == ["ddd"] * 3
    run = owner.run("resend", "--since", "2026-03-02T12:00:00Z")
    assert (run.stdout, run.stderr, run.returncode) == ("6\n", "", 0)
    assert owner.states() == ["ddd", "www", "www"]
    assert tell(owner.counter) == first[3:]


def test_one_sale_alone_can_be_told_again_without_a_till(
    owner: Owner, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(owner.counter)
    owner.counter.close()
    order = str(owner.sales[1].id)
    assert run(owner.arguments("resend", "--since", "2026-01-01", "--order", order)) == 0
    owner.counter = Counter(owner.data, books="signet")
    assert owner.states() == ["ddd", "www", "ddd"]
    assert run(owner.arguments("resend", "--since", "2026-01-01", "--order", str(UUID(int=9)))) == 0
    assert capsys.readouterr().out == "3\n0\n"


@pytest.mark.parametrize(
    "typed",
    [
        ["resend"],
        ["resend", "--since", "yesterday"],
        ["resend", "--since", "2026-03-01", "--order", "7"],
        ["export", "--from", "2026-03-01"],
        ["export", "--from", "2026-03-01", "--to", "2026-03-32"],
        ["export", "--from", "2026-03-01", "--to", "2026-03-02", "--format", "xls"],
    ],
)
def test_what_is_no_time_no_sale_and_no_format_is_refused(
    tmp_path: Path, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--data", str(tmp_path), *typed])
    assert ended.value.code == 2
    assert "usage: pos-app" in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["resend --since", "export --to 2026-03-01 --from"])
def test_a_till_that_never_sold_has_nothing_to_tell(
    tmp_path: Path, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "empty"
    for settings in ("", SETTINGS):
        file = tmp_path / f"shop{len(settings)}.toml"
        if settings:
            file.write_text(settings, encoding="utf-8")
        typed_in = ["--config", str(file), "--data", str(data), *typed.split(), "2026-01-01"]
        assert run(typed_in) == 1
    assert not data.exists()
    assert "no settings yet" in (said := capsys.readouterr().err)
    assert "has sold nothing yet" in said


def test_the_sales_of_days_are_listed_with_their_taxes(owner: Owner) -> None:
    run = owner.run("export", "--from", "2026-03-01", "--to", "2026-03-02")
    assert (run.stderr, run.returncode) == ("", 0)
    rows = list(csv.DictReader(io.StringIO(run.stdout, newline="")))
    assert [row["order_id"] for row in rows] == [str(sale.id) for sale in owner.sales[:2]]
    assert {(row["note"], row["tax"], row["order_status"]) for row in rows} == {
        ("'=1+1", "1.60", "paid")
    }


def test_the_list_goes_to_a_new_file_that_only_its_owner_reads(
    owner: Owner, capsys: pytest.CaptureFixture[str]
) -> None:
    file = owner.folder / "sales.json"
    typed = ["export", "--from", "2026-03-02T12:00:00Z", "--to", "2026-03-03T12:00:00Z"]
    typed += ["--format", "json", "--out"]
    assert run(owner.arguments(*typed, file)) == 0
    (listed,) = json.loads(file.read_text(encoding="utf-8"))
    assert listed["order_id"] == str(owner.sales[1].id)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert run(owner.arguments(*typed, file)) == 1
    assert run(owner.arguments(*typed, owner.folder / "none" / "sales.json")) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{file} is there already" in said.err
    assert "sales.json was not written: No such file or directory." in said.err


def test_a_list_that_breaks_off_leaves_no_file(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    file = owner.folder / "sales.csv"
    monkeypatch.setattr("pos_app.services.books.sales_export.csv.writer", breaks)
    typed = ["export", "--from", "2026-03-01", "--to", "2026-03-02", "--out"]
    assert run(owner.arguments(*typed, file)) == 1
    assert not file.exists()


def test_a_long_list_is_read_a_few_at_a_time_and_as_it_was_when_it_began(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_rows, "AT_ONCE", 2)
    at = owner.sales[0].created_at
    with owner.counter.store.transaction() as transaction:
        for number in range(5):  # all begun in the same moment
            sale = replace(owner.sales[0], id=UUID(int=number), number=100 + number)
            unpaid = replace(sale, receipt_number=None, credits=(), locks=(), request=None)
            transaction.save_sale(unpaid)
    listed = exported_sales(owner.data, "signet", at, NOON + 9 * DAY)
    first, _, _ = next(listed)
    owner.sell(4)
    rest = [sale.id for sale, _, _ in listed]
    assert len({first.id, *rest}) == 1 + len(rest) == 8
    assert rest[-2:] == [sale.id for sale in owner.sales[1:]]


def test_a_printed_receipt_says_which_tax_it_was(owner: Owner) -> None:
    sale = owner.sales[1]
    old = taxes_of([(TaxRate("VAT", Decimal(7)), sale.amount)])
    papers = [a_receipt(amount=sale.amount, tip=None, taxes=each) for each in (old, ())]
    with owner.counter.store.transaction() as transaction:
        for paper in papers:  # the first one counts
            transaction.add_print_job(uuid4(), sale.id, paper, NOON)
    listed = exported_sales(owner.data, "signet", NOON, NOON + 9 * DAY)
    now = taxes_of([(VAT, sale.amount)])
    assert [taxes for _, taxes, _ in listed] == [now, old, now]


def test_days_are_those_of_the_shop_and_times_those_that_are_named() -> None:
    assert moment("2026-03-01") == datetime(2026, 3, 1).astimezone()
    assert moment_after("2026-03-01") == datetime(2026, 3, 2).astimezone()
    assert moment("2026-03-01T10:00:00") == datetime(2026, 3, 1, 10).astimezone()
    for read in (moment, moment_after):
        assert read("2026-03-01T10:00:00Z") == datetime(2026, 3, 1, 10, tzinfo=UTC)
        assert read("2026-03-01T10:00:00+02:00") == datetime(2026, 3, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize("text", ["9999-12-31", "0001-01-01T00:00:00+14:00", "yesterday"])
def test_what_no_calendar_has_is_refused_as_any_other_text(text: str) -> None:
    with pytest.raises(ValueError, match=text[:4]):
        moment_after(text)


def test_a_till_at_rest_looks_every_few_seconds_whether_something_was_put_back(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    with owner.settings.open("a") as file:
        file.write('[webhook]\nurl = "https://shop.example/hook"\n')
    settings = load_settings(owner.settings)
    assert settings is not None
    steps = []
    crew = Crew()
    monkeypatch.setattr(crew, "hire", lambda _name, step, **_: steps.append(step))
    told = threading.Event()

    class Board:
        def store_said(self, _: object) -> None:
            told.set()

    class QuietTill:
        board = Board()

        def refresh(self, _: UUID) -> None:
            """No screen."""

    server = Server(owner.counter.clock)
    server.stop = lambda: None  # type: ignore[attr-defined]
    monkeypatch.setattr(outside, "webhook_sender", lambda *_: server)
    outbox = tell_store(
        settings,
        owner.data,
        clock=owner.counter.clock,
        crew=crew,
        store=owner.counter.store,
        till=QuietTill(),  # type: ignore[arg-type]
    )
    assert outbox is not None
    assert [step() for step in steps] == [NOTICE_SECONDS]
    assert told.is_set()
    assert len(server.heard) == 9
