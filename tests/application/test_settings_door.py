"""Who saves settings, and whose wallet it is: the composed till, its file, and its journal."""

from __future__ import annotations

import json
import queue
from typing import TYPE_CHECKING, Any

import pytest
import tomlkit

from pos_app.adapters.clock import SystemClock
from pos_app.application.setup_desk import SetupDesk
from pos_app.application.trials import first_addresses
from pos_app.config.options import values_of
from pos_app.config.reading import load_settings
from pos_app.demo.shop import ACCOUNT
from pos_app.domain.rights import Right
from pos_app.ui.duty import OverrideAsked
from pos_app.ui.setup import SetupNotSaved, SetupSaved, WalletUnconfirmed
from tests.adapters.wallet.keys import extended_key
from tests.support.headless_till import PATIENCE_SECONDS, HeadlessTill
from tests.support.staff import OWNER, PIN, all_at_work, person_called

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

THIEFS = extended_key(bytes([66] * 32), "signet")


def ends(account: str) -> tuple[str, ...]:
    return tuple(each[-6:] for each in first_addresses(account, "signet", "p2wpkh")[1])


class Shop:
    """A till that is started, and its settings file, which somebody may edit."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "settings.toml"
        self.document: dict[str, Any] = {
            "store": {"name": "Corner Books", "currency": "EUR"},
            "wallet": {
                "network": "signet",
                "account": ACCOUNT,
                "servers": ["tcp://127.0.0.1:1"],
            },
            "rates": {
                "sources": ["kraken", "bitstamp"],
                "base_urls": dict.fromkeys(("kraken", "bitstamp"), "http://127.0.0.1:1"),
            },
            "people": {"idle_seconds": 0},
        }
        self.start()

    def start(self) -> None:
        self.file.write_text(tomlkit.dumps(self.document), encoding="utf-8")
        self.heard: queue.SimpleQueue[object] = queue.SimpleQueue()
        self.till = HeadlessTill(
            self.folder / "data",
            self.document,
            heard=self.heard.put,
            first_people=all_at_work,
        )
        settings = load_settings(self.file)
        assert settings is not None
        self.desk = SetupDesk(
            self.file,
            settings,
            self.folder / "data",
            SystemClock(),
            self.heard.put,
            door=self.till.assembly.settings_door,
        )
        self.values = values_of(settings)

    def start_again(self) -> None:
        self.till.stop()
        self.start()

    def hear(self, kind: type) -> Any:
        """The next event of this kind."""
        while not isinstance(event := self.heard.get(timeout=PATIENCE_SECONDS), kind):
            pass
        return event

    def sign_in(self, name: str) -> None:
        person = person_called(self.till.till, name)
        self.till.till.duty.sign_in(person.id, PIN)
        self.till.until("it is them", lambda: self.till.till.duty.here() == person)

    def save(self, *endings: str, **changed: str) -> None:
        values = {**self.values, **{key.replace("__", "."): text for key, text in changed.items()}}
        self.desk.save(values, webhook_secret=None, wallet_endings=endings)

    def journal(self, *names: str) -> list[tuple[str, dict[str, Any]]]:
        store = self.till.assembly.settings_door._books.store  # type: ignore[union-attr]
        with store.transaction() as transaction:
            entries = [each for each in transaction.journal() if each.name in names]
            people = {str(kept.person.id): kept.person.name for kept in transaction.people()}
        return [(people.get(each.actor, each.actor), json.loads(each.body)) for each in entries]

    def notices(self) -> list[str]:
        return [notice.code for notice in self.till.till.status().notices]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    yield shop
    shop.till.stop()


def test_the_owner_changes_a_setting_and_the_journal_knows_it(shop: Shop) -> None:
    shop.save(store__name="Books, Corner")
    shop.hear(SetupSaved)
    changed = {"key": "store.name", "old": "Corner Books", "new": "Books, Corner", "where": "page"}
    assert shop.journal("settings.changed") == [(OWNER.name, changed)]


def test_a_cashier_changes_nothing_without_the_owner_s_pin(shop: Shop) -> None:
    shop.sign_in("Maya")
    before = shop.file.read_bytes()
    shop.save(store__name="Maya's Books")
    asked = shop.hear(OverrideAsked)
    assert asked.right is Right.SETTINGS
    assert [person.name for person in asked.may_grant] == [OWNER.name]
    shop.till.till.duty.withdraw(asked.ask_id)
    assert shop.hear(SetupNotSaved).trouble.code == "settings.owner_needed"
    assert shop.file.read_bytes() == before
    shop.save(store__name="Maya's Books")
    asked = shop.hear(OverrideAsked)
    owner = person_called(shop.till.till, OWNER.name)
    shop.till.till.duty.grant(asked.ask_id, owner.id, PIN)
    shop.hear(SetupSaved)
    ((actor, body),) = shop.journal("settings.changed")
    assert (actor, body["granted_by"]) == ("Maya", str(owner.id))


def test_another_wallet_needs_its_own_ends_and_is_said_from_then_on(shop: Shop) -> None:
    other: dict[str, str] = {"wallet__account": THIEFS, "wallet__script": "p2wpkh"}
    before = shop.file.read_bytes()
    for endings in ((), ends(ACCOUNT), (*ends(THIEFS)[:2], "qqqqqq")):
        shop.save(*endings, **other)
        assert shop.hear(SetupNotSaved).trouble.code == "wallet.endings_differ"
    assert shop.file.read_bytes() == before
    shop.sign_in("Ruth")
    shop.save(*(end.upper() for end in ends(THIEFS)), **other)
    asked = shop.hear(OverrideAsked)
    assert asked.right is Right.WALLET
    owner = person_called(shop.till.till, OWNER.name)
    shop.till.till.duty.grant(asked.ask_id, owner.id, PIN)
    shop.hear(SetupSaved)
    ((actor, body),) = shop.journal("wallet.changed")
    assert (actor, body["granted_by"]) == ("Ruth", str(owner.id))
    shop.document["wallet"] |= {"account": THIEFS, "script": "p2wpkh"}
    shop.start_again()
    shop.till.until("it is said", lambda: shop.notices() == ["wallet.changed"])
    assert shop.journal("wallet.unconfirmed") == []


def test_a_wallet_swapped_in_the_file_sells_nothing_until_the_owner_compared_it(
    shop: Shop,
) -> None:
    shop.document["wallet"] |= {"account": THIEFS, "script": "p2wpkh"}
    shop.start_again()
    shop.hear(WalletUnconfirmed)
    stop = shop.till.till.status().stop
    assert stop is not None
    assert stop.code == "wallet.unconfirmed"
    told = [body for _, body in shop.journal("settings.changed")]
    assert {"key": "wallet.account", "private": True, "where": "file"} in told
    shop.save()
    assert shop.hear(SetupNotSaved).trouble.code == "wallet.endings_differ"
    shop.save(*ends(THIEFS))
    shop.hear(SetupSaved)
    shop.start_again()
    stop = shop.till.till.status().stop
    assert stop is None or stop.code != "wallet.unconfirmed"
    shop.till.until("it is said", lambda: shop.notices() == ["wallet.changed"])
