"""Carries out what the set-up page asks: tries each part for real, and writes the settings."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from pos_app.adapters.webhook.signing import PREVIOUS
from pos_app.application import trials
from pos_app.application.outside import secret_lookup
from pos_app.application.printer_desk import PrinterDesk
from pos_app.config.options import option, values_of
from pos_app.config.problems import SettingsError
from pos_app.config.reading import settings_of
from pos_app.config.writing import write_settings
from pos_app.domain.message import Message, TillError
from pos_app.ui.setup import (
    AccountTried,
    PartTried,
    SecretFound,
    SetupNotSaved,
    SetupSaved,
    Trial,
    TrialLine,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from pos_app.application.printer_desk import Search
    from pos_app.config.settings import Settings
    from pos_app.ports import Clock
    from pos_app.services.doctor import Check
    from pos_app.ui.setup import SettingValue, SetupEvent

NAME_KEY = "webhook.secret_name"
ACK_KEY = "webhook.ack"

log = logging.getLogger(__name__)


class SetupDesk:
    """Every call runs in a thread of its own, so that a dead server holds up no other try."""

    def __init__(
        self,
        file: Path,
        settings: Settings | None,
        data_folder: Path,
        clock: Clock,
        publish: Callable[[SetupEvent], None],
        *,
        search: Search | None = None,
    ) -> None:
        self._file = file
        self._values: Mapping[str, SettingValue] = values_of(settings) if settings else {}
        self._folder = data_folder
        self._clock = clock
        self._publish = publish
        self._secrets = secret_lookup(data_folder)
        self._has_secret = False
        fonts = self._values.get("printer.fonts")
        self._printers = PrinterDesk(publish, self._run, str(fonts) if fonts else None, search)
        self._run(self._look_for_secret)

    def values(self) -> Mapping[str, SettingValue]:
        return self._values

    def has_webhook_secret(self) -> bool:
        return self._has_secret

    def try_account(self, *, ticket: int, network: str, account: str, script: str) -> None:
        def tried() -> None:
            try:
                kind, addresses = trials.first_addresses(account, network, script or None)
            except TillError as error:
                self._publish(AccountTried(ticket=ticket, refusal=error.message))
            else:
                self._publish(AccountTried(ticket=ticket, addresses=addresses, script=kind))

        self._run(tried)

    def try_servers(self, *, ticket: int, network: str, servers: Sequence[str]) -> None:
        self._try(
            ticket,
            Trial.SERVERS,
            lambda: trials.servers(servers, network, self._folder, self._clock),
        )

    def try_rates(self, *, ticket: int, sources: Sequence[str], currency_code: str) -> None:
        base_urls = {
            name.rpartition(".")[2]: str(value)
            for name, value in self._values.items()
            if name.startswith("rates.base_urls.")
        }
        self._try(
            ticket,
            Trial.RATES,
            lambda: trials.rates(sources, base_urls, currency_code, self._clock),
        )

    def find_printers(self, *, ticket: int, in_network: bool) -> None:
        self._printers.find_printers(ticket=ticket, in_network=in_network)

    def stop_finding(self) -> None:
        self._printers.stop_finding()

    def ask_printer(self, *, ticket: int, url: str) -> None:
        self._printers.ask_printer(ticket=ticket, url=url)

    def try_printer(self, *, ticket: int, url: str, model: str) -> None:
        self._printers.try_printer(ticket=ticket, url=url, model=model)

    def try_webhook(self, *, ticket: int, url: str, secret: str | None) -> None:
        name = self._secret_name(self._values)
        kept = self._secrets if secret is None else trials.OneSecret(secret)
        ack = str(self._values.get(ACK_KEY, option(ACK_KEY).default))

        def call() -> tuple[Check, ...]:
            return (trials.webhook(url, name, kept, self._clock, ack),)

        self._try(ticket, Trial.WEBHOOK, call)

    def save(self, values: Mapping[str, SettingValue], *, webhook_secret: str | None) -> None:
        def saved() -> None:
            kept = {
                name: value
                for name, value in self._values.items()
                if name not in values and name.startswith(("rates.base_urls.", "screen."))
            }
            try:
                settings = settings_of({**kept, **values}, self._file)
                if webhook_secret is not None:
                    self._change_secret(settings.webhook.secret_name, webhook_secret)
                    self._has_secret = True
                write_settings(self._file, settings)
            except SettingsError as error:
                mistakes = error.by_key()
                trouble = None if mistakes else error.problems[0]
                self._publish(SetupNotSaved(mistakes=mistakes, trouble=trouble))
            except TillError as error:
                self._publish(SetupNotSaved(trouble=error.message))
            else:
                self._publish(SetupSaved())

        self._run(saved)

    def start_demo(self) -> None:
        """The program hears `demoChosen` of the view-model; nothing is kept."""

    def _change_secret(self, name: str, secret: str) -> None:
        """What held until now goes on signing, so that the store can change it later."""
        before = self._secrets.get(name)
        if before is not None and before != secret:
            self._secrets.set(f"{name}{PREVIOUS}", before)
        self._secrets.set(name, secret)

    def _look_for_secret(self) -> None:
        """A keyring may let one wait for a password."""
        try:
            found = self._secrets.get(self._secret_name(self._values))
        except TillError as error:
            log.warning("the secret of the webhook cannot be read: %s", error)
            return
        if found is not None:
            self._has_secret = True
            self._publish(SecretFound())

    def _try(self, ticket: int, trial: Trial, run: Callable[[], Sequence[Check]]) -> None:
        def tried() -> None:
            lines = tuple(
                TrialLine(subject=check.name, works=check.ok, answer=check.message)
                for check in run()
            )
            self._publish(PartTried(ticket=ticket, trial=trial, lines=lines))

        self._run(tried)

    def _run(self, tried: Callable[[], None]) -> None:
        def guarded() -> None:
            try:
                tried()
            except Exception:
                log.exception("a try failed")
                self._publish(SetupNotSaved(trouble=Message(code="till.bug")))

        threading.Thread(target=guarded, name="setup", daemon=True).start()

    @staticmethod
    def _secret_name(values: Mapping[str, SettingValue]) -> str:
        return str(values.get(NAME_KEY, option(NAME_KEY).default))
