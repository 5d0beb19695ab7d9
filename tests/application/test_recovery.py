"""`pos-app recovery` beside a till that goes on selling, and without one."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.storage.schema import HEAD_REVISION
from pos_app.adapters.wallet.account import parse_account
from pos_app.demo.shop import ACCOUNT
from pos_app.ports import IssuedAddress
from tests.support import counter as counters
from tests.support.counter import TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


class Owner:
    """A till's data with sales at the addresses of its account, and the owner's command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.to = folder / "stick"
        self.settings = folder / "shop.toml"
        self.settings.write_text(
            '[store]\nname = "Corner Books"\ncurrency = "EUR"\n'
            f'[wallet]\nnetwork = "signet"\naccount = "{ACCOUNT}"\n'
            'servers = ["tls://127.0.0.1:1"]\n',
            encoding="utf-8",
        )

    def run(self) -> subprocess.CompletedProcess[str]:
        command = ["--config", self.settings, "--data", self.data, "recovery", "--to", self.to]
        environment = {**os.environ, "HOME": str(self.folder), "TZ": "UTC"}
        return subprocess.run(
            [sys.executable, "-m", "pos_app", *map(str, command)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def read(self, name: str) -> str:
        return (self.to / name).read_text("utf-8")


@pytest.fixture
def owner(tmp_path: Path) -> Owner:
    return Owner(tmp_path)


@pytest.fixture
def counter(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter]:
    account = parse_account(ACCOUNT, "signet", None)
    monkeypatch.setattr(counters, "ACCOUNT", account.id)
    monkeypatch.setattr(counters, "IssuedAddress", derived)
    counter = Counter(owner.data, books="signet")
    yield counter
    counter.close()


def derived(*, index: int, address: str, script: bytes) -> IssuedAddress:
    account = parse_account(ACCOUNT, "signet", None)
    return IssuedAddress(index=index, address=account.address(index), script=account.script(index))


def test_it_is_written_beside_a_till_that_runs(owner: Owner, counter: Counter) -> None:
    sales = [counter.charge() for _ in range(17)]
    paid = counter.pay(sales[4], TEN_EURO_SAT)
    with counter.store.transaction() as transaction:  # a write that is not finished
        transaction.set_value("any", "thing")
        run = owner.run()
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == f"{owner.to}\n"
    account = parse_account(ACCOUNT, "signet", None)
    sheet = owner.read("recovery-sheet.txt")
    for text in (account.descriptor, account.address(0), account.address(16), "0 - 36", "40"):
        assert text in sheet
    assert "prv" not in sheet
    lines = [json.loads(line) for line in owner.read("labels-bip329.jsonl").splitlines()]
    listed = [line["ref"] for line in lines if line["type"] == "addr"]
    assert listed == [account.address(index) for index in range(17)]
    assert lines[4]["label"] == "Sale 5 10.00 EUR 2026-03-01"
    assert [(line["ref"], line["label"]) for line in lines[17:]] == [
        (paid.credits[0].txid, "Sale 5 10.00 EUR 2026-03-01")
    ]
    labels = json.loads(owner.read("labels-electrum.json"))
    assert labels == {line["ref"]: line["label"] for line in lines}


def test_it_is_written_while_the_till_is_off(owner: Owner, counter: Counter) -> None:
    counter.charge()
    counter.close()
    before = (owner.data / "signet.sqlite3").read_bytes()
    assert owner.run().returncode == 0
    assert (owner.data / "signet.sqlite3").read_bytes() == before
    assert "Sale 1 " in owner.read("labels-electrum.json")
    again = Counter(owner.data, books="signet")
    assert again.charge().number == 2
    again.close()


def test_a_payment_of_several_parts_and_sales_is_labelled_once(
    owner: Owner, counter: Counter
) -> None:
    for _ in range(2):
        counter.pay(counter.charge(), TEN_EURO_SAT)
        counter.clock.pass_time(timedelta(minutes=1))
    assert owner.run().returncode == 0
    lines = [json.loads(line) for line in owner.read("labels-bip329.jsonl").splitlines()]
    assert [line["label"] for line in lines if line["type"] == "tx"] == [
        "Sale 1 10.00 EUR 2026-03-01; Sale 2 10.00 EUR 2026-03-01"
    ]


def test_a_till_that_sold_nothing_has_nothing_to_recover(owner: Owner) -> None:
    run = owner.run()
    assert run.returncode == 1
    assert run.stderr == (f"This till has sold nothing yet: there are no data in {owner.data}.\n")
    assert not owner.to.exists()
    assert not owner.data.exists()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE alembic_version SET version_num = '0001'", "DROP TABLE alembic_version"],
)
def test_books_of_another_version_are_not_guessed_at(
    owner: Owner, counter: Counter, statement: str
) -> None:
    counter.close()
    with sqlite3.connect(owner.data / "signet.sqlite3") as connection:
        connection.execute(statement)
    connection.close()
    run = owner.run()
    assert run.returncode == 1
    assert f"not {HEAD_REVISION}" in run.stderr
    assert not owner.to.exists()


def test_without_settings_nobody_knows_the_account(owner: Owner) -> None:
    owner.settings.unlink()
    run = owner.run()
    assert run.returncode == 1
    assert "There are no settings yet" in run.stderr
