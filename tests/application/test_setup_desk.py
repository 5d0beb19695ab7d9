"""The set-up page never waits for what the program has to look up."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING

from pos_app.adapters.clock import SystemClock
from pos_app.adapters.secrets.keyring_room import KeyringRoom
from pos_app.adapters.secrets.store import SecretLookup
from pos_app.application import setup_desk
from pos_app.application.setup_desk import SetupDesk
from pos_app.application.trials import first_addresses
from pos_app.demo.shop import ACCOUNT
from pos_app.ui.setup import SecretFound, SetupSaved

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from pos_app.adapters.secrets.keyring_room import Backend
    from pos_app.ui.setup import SettingValue, SetupEvent

PATIENCE_SECONDS = 60.0
ENDINGS = tuple(address[-6:] for address in first_addresses(ACCOUNT, "signet", None)[1])
SMALLEST: dict[str, SettingValue] = {
    "store.name": "Corner Books",
    "store.currency": "EUR",
    "wallet.network": "signet",
    "wallet.account": ACCOUNT,
    "wallet.servers": ("tcp://127.0.0.1:50001",),
}


class LockedKeyring:
    """Answers when a person has typed the password."""

    def __init__(self, secret: str | None) -> None:
        self._secret = secret
        self.asked = threading.Event()
        self.typed = threading.Event()

    def get_password(self, service_name: str, username: str, /) -> str | None:
        self.asked.set()
        assert self.typed.wait(PATIENCE_SECONDS)
        return self._secret

    def set_password(self, service_name: str, username: str, password: str, /) -> None:
        self._secret = password


class Desk:
    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, secret: str | None) -> None:
        self.keyring = LockedKeyring(secret)
        room = KeyringRoom(lambda: self.keyring, answer_seconds=PATIENCE_SECONDS)
        secrets = SecretLookup(folder, keyring=room, environment={})
        monkeypatch.setattr(setup_desk, "secret_lookup", lambda _: secrets)
        self.heard: list[SetupEvent] = []
        self.told = threading.Event()
        self.desk = SetupDesk(folder / "settings.toml", None, folder, SystemClock(), self._hear)

    def _hear(self, event: SetupEvent) -> None:
        self.heard.append(event)
        self.told.set()


def test_a_secret_behind_a_locked_keyring_is_told_when_it_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path, monkeypatch, "whsec_kept")
    assert desk.keyring.asked.wait(PATIENCE_SECONDS)
    assert not desk.desk.has_webhook_secret()
    assert desk.heard == []
    desk.keyring.typed.set()
    assert desk.told.wait(PATIENCE_SECONDS)
    assert desk.heard == [SecretFound()]
    assert desk.desk.has_webhook_secret()


def no_keyring() -> Backend:
    raise RuntimeError("there is none")


def test_a_new_secret_leaves_the_one_before_to_sign_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = SecretLookup(tmp_path, keyring=KeyringRoom(no_keyring), environment={})
    monkeypatch.setattr(setup_desk, "secret_lookup", lambda _: kept)
    heard: queue.SimpleQueue[SetupEvent] = queue.SimpleQueue()
    desk = SetupDesk(tmp_path / "settings.toml", None, tmp_path, SystemClock(), heard.put)
    for secret, before in (("one", None), ("two", "one"), ("three", "two"), ("three", "two")):
        desk.save(SMALLEST, webhook_secret=secret, wallet_endings=ENDINGS)
        assert isinstance(heard.get(timeout=PATIENCE_SECONDS), SetupSaved)
        assert (kept.get("webhook"), kept.get("webhook_previous")) == (secret, before)
