"""Each changed setting is an entry, with who and where; secrets only as changed."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from pos_app.services.books.authored_entry import Author
from pos_app.services.books.settings_journal import SettingsJournal, Where
from tests.properties.memory_store import MemoryStore
from tests.support.domain_values import NOON, TILL_ID

OLGA = Author(str(UUID(int=5)))
KEY = "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgD"
FIRST: dict[str, object] = {
    "store.name": "Corner Books",
    "wallet.account": KEY,
    "wallet.servers": ("tcp://127.0.0.1:1", "tcp://127.0.0.1:2"),
    "webhook.url": "https://shop:one@shop.example/hook",
}


class Books:
    def __init__(self) -> None:
        self.store = MemoryStore()
        self.journal = SettingsJournal(TILL_ID, ["wallet.account"])
        self.look(FIRST)

    def look(self, values: dict[str, object]) -> None:
        with self.store.transaction() as transaction:
            self.journal.look(transaction, values, NOON)

    def note(self, values: dict[str, object], *secrets: str) -> None:
        with self.store.transaction() as transaction:
            self.journal.note(
                transaction, values, NOON, where=Where.PAGE, author=OLGA, secrets=secrets
            )

    def entries(self) -> list[tuple[str, str, dict[str, Any]]]:
        return [(each.name, each.actor, json.loads(each.body)) for each in self.store.written]


def test_the_first_start_begins_and_the_next_ones_tell_nothing() -> None:
    books = Books()
    books.look(dict(FIRST))
    books.note(dict(FIRST))
    assert books.entries() == [("settings.begun", "till", {})]


def test_what_was_changed_by_hand_is_told_at_the_next_start() -> None:
    books = Books()
    changed = FIRST | {"store.name": "Books, Corner", "wallet.servers": ("tcp://127.0.0.1:2",)}
    del changed["webhook.url"]
    books.look(changed | {"printer.url": "tcp://127.0.0.1:9100"})
    told = [
        ("printer.url", None, "tcp://127.0.0.1:9100"),
        ("store.name", "Corner Books", "Books, Corner"),
        ("wallet.servers", "tcp://127.0.0.1:1, tcp://127.0.0.1:2", "tcp://127.0.0.1:2"),
        ("webhook.url", "https://***@shop.example/hook", None),
    ]
    assert books.entries()[1:] == [
        ("settings.changed", "till", {"key": key, "old": old, "new": new, "where": "file"})
        for key, old, new in told
    ]


def test_what_was_saved_on_the_page_is_told_once_with_who_saved_it() -> None:
    books = Books()
    books.note(FIRST | {"store.name": "Books"}, "webhook.secret")
    books.look(FIRST | {"store.name": "Books"})
    named = {"key": "store.name", "old": "Corner Books", "new": "Books", "where": "page"}
    secret = {"key": "webhook.secret", "private": True, "where": "page"}
    assert books.entries()[1:] == [
        ("settings.changed", OLGA.actor, named),
        ("settings.changed", OLGA.actor, secret),
    ]


def test_of_a_secret_nothing_is_told_but_that_it_changed() -> None:
    books = Books()
    books.look(
        FIRST
        | {"wallet.account": "zpub" + "x" * 40, "webhook.url": "https://shop:two@shop.example/hook"}
    )
    private = {"key": "wallet.account", "private": True, "where": "file"}
    hidden = "https://***@shop.example/hook"
    shown = {"key": "webhook.url", "old": hidden, "new": hidden, "where": "file"}
    assert books.entries()[1:] == [
        ("settings.changed", "till", private),
        ("settings.changed", "till", shown),
    ]
    kept = str(books.store.values) + str(books.entries())
    assert KEY not in kept
    assert "one@" not in kept
