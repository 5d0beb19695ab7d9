"""A set-up that remembers what it was asked; answers are given by the test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.config.options import values_of
from pos_app.config.problems import SettingsError
from pos_app.config.reading import settings_of
from pos_app.ui.setup import SetupNotSaved, SetupSaved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pos_app.ui.setup import SettingValue


class MemorySetup:
    """Saving checks for real, as the settings do, and keeps the result in memory."""

    def __init__(
        self, kept: Mapping[str, SettingValue] | None = None, *, secret: str | None = None
    ) -> None:
        self.kept = dict(kept or {})
        self.secret = secret
        self.endings: tuple[str, ...] = ()
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.listeners: list[Callable[[object], None]] = []

    def values(self) -> Mapping[str, SettingValue]:
        return self.kept

    def has_webhook_secret(self) -> bool:
        return self.secret is not None

    def try_account(self, *, ticket: int, network: str, account: str, script: str) -> None:
        asked = {"ticket": ticket, "network": network, "account": account, "script": script}
        self.asked.append(("account", asked))

    def try_servers(self, *, ticket: int, network: str, servers: Sequence[str]) -> None:
        asked = {"ticket": ticket, "network": network, "servers": servers}
        self.asked.append(("servers", asked))

    def try_rates(self, *, ticket: int, sources: Sequence[str], currency_code: str) -> None:
        asked = {"ticket": ticket, "sources": sources, "currency_code": currency_code}
        self.asked.append(("rates", asked))

    def find_printers(self, *, ticket: int, in_network: bool) -> None:
        self.asked.append(("find", {"ticket": ticket, "in_network": in_network}))

    def stop_finding(self) -> None:
        self.asked.append(("stop finding", {}))

    def ask_printer(self, *, ticket: int, url: str) -> None:
        self.asked.append(("ask", {"ticket": ticket, "url": url}))

    def try_printer(self, *, ticket: int, url: str, model: str) -> None:
        self.asked.append(("printer", {"ticket": ticket, "url": url, "model": model}))

    def try_webhook(self, *, ticket: int, url: str, secret: str | None) -> None:
        self.asked.append(("webhook", {"ticket": ticket, "url": url, "secret": secret}))

    def save(
        self,
        values: Mapping[str, SettingValue],
        *,
        webhook_secret: str | None,
        wallet_endings: Sequence[str] = (),
    ) -> None:
        self.asked.append(("save", dict(values)))
        self.endings = tuple(wallet_endings)
        try:
            settings = settings_of(values)
        except SettingsError as error:
            self.publish(SetupNotSaved(mistakes=error.by_key()))
            return
        self.kept = values_of(settings)
        self.secret = webhook_secret or self.secret
        self.publish(SetupSaved())

    def start_demo(self) -> None:
        self.asked.append(("demo", {}))

    @property
    def ticket(self) -> int:
        """Of the newest trial."""
        return int(self.asked[-1][1]["ticket"])

    def publish(self, event: object) -> None:
        for listener in self.listeners:
            listener(event)
