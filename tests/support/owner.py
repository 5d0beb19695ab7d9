"""The owner of a till that has sold: types commands beside it, and edits its file as a thief."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.application.till_id import TILL_ID
from pos_app.demo.shop import ACCOUNT
from tests.support.counter import TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale

ROOT = Path(__file__).parents[2]
SETTINGS = (
    '[store]\nname = "Corner Books"\ncurrency = "EUR"\n'
    f'[wallet]\nnetwork = "signet"\naccount = "{ACCOUNT}"\nservers = ["tls://127.0.0.1:1"]\n'
)


class Owner:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.settings = folder / "shop.toml"
        self.settings.write_text(SETTINGS, encoding="utf-8")
        self.counter = Counter(self.data, books="signet")
        with self.counter.store.transaction() as transaction:
            transaction.set_value(TILL_ID, str(UUID(int=1)))  # as the counter sells
        self.sale = self.sell(1)

    def sell(self, payment: int) -> Sale:
        sale = self.counter.charge()
        return self.counter.pay(sale, TEN_EURO_SAT, height=100, payment=payment)

    def arguments(self, *typed: str | Path) -> list[str]:
        return [str(each) for each in ("--config", self.settings, "--data", self.data, *typed)]

    def run(self, *typed: str | Path) -> subprocess.CompletedProcess[str]:
        """In a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "pos_app", *self.arguments(*typed)],
            cwd=ROOT,
            env={**os.environ, "HOME": str(self.folder), "TZ": "UTC"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

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
        """Past the triggers that refuse it."""
        connection = sqlite3.connect(self.data / "signet.sqlite3")
        connection.execute("DROP TRIGGER IF EXISTS journal_no_update")
        connection.execute("DROP TRIGGER IF EXISTS journal_no_delete")
        connection.execute(statement)
        connection.commit()
        connection.close()
