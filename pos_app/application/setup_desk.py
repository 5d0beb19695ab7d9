"""Carries out what the set-up page asks: tries each part for real, and writes the settings."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from pos_app.adapters.webhook.signing import PREVIOUS
from pos_app.application import trials
from pos_app.application.outside import secret_lookup
from pos_app.application.printer_desk import PrinterDesk
from pos_app.application.settings_door import NoTill
from pos_app.config.options import option, values_of
from pos_app.config.problems import SettingsError
from pos_app.config.reading import settings_of
from pos_app.config.writing import write_settings
from pos_app.domain.message import Message, TillError
from pos_app.domain.rights import Right
from pos_app.ports import RefusedError
from pos_app.ui.setup import (
    AccountTried,
    PartTried,
    SecretFound,
    SetupNotSaved,
    SetupSaved,
    Trial,
    TrialLine,
    WalletUnconfirmed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from pos_app.application.printer_desk import Search
    from pos_app.application.settings_door import Door
    from pos_app.config.settings import Settings
    from pos_app.domain.rights import Authority
    from pos_app.ports import Clock
    from pos_app.services.doctor import Check
    from pos_app.ui.setup import SettingValue, SetupEvent

NAME_KEY = "webhook.secret_name"
ACK_KEY = "webhook.ack"
SIGNING_KEY = "webhook.secret"  # no setting: it is kept elsewhere
ENDING = 6  # characters of an address that are compared

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
        door: Door | None = None,
        search: Search | None = None,
    ) -> None:
        self._file = file
        self._door = door or NoTill()
        self._values: Mapping[str, SettingValue] = values_of(settings) if settings else {}
        self._folder = data_folder
        self._clock = clock
        self._publish = publish
        self._secrets = secret_lookup(data_folder)
        self._has_secret = False
        fonts = self._values.get("printer.fonts")
        self._printers = PrinterDesk(publish, self._run, str(fonts) if fonts else None, search)
        self._run(self._look_for_secret)
        self._door.when_open(self._look_at_wallet)

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

    def save(
        self,
        values: Mapping[str, SettingValue],
        *,
        webhook_secret: str | None,
        wallet_endings: Sequence[str] = (),
    ) -> None:
        def checked() -> None:
            kept = {
                name: value
                for name, value in self._values.items()
                if name not in values and name.startswith(("rates.base_urls.", "screen."))
            }
            settings = settings_of({**kept, **values}, self._file)
            account_id = self._compared_account(settings, wallet_endings)

            def allowed(by: Authority | None) -> None:
                self._run(
                    lambda: self._or_say_why(
                        lambda: self._save(settings, by, account_id, webhook_secret)
                    )
                )

            right = Right.SETTINGS if account_id is None else Right.WALLET
            self._door.ask(right, allowed, self._not_allowed)

        self._run(lambda: self._or_say_why(checked))

    def _save(
        self, settings: Settings, by: Authority | None, account_id: str | None, secret: str | None
    ) -> None:
        if secret is not None:
            self._change_secret(settings.webhook.secret_name, secret)
            self._has_secret = True
        write_settings(self._file, settings)
        secrets = () if secret is None else (SIGNING_KEY,)
        self._door.saved(settings, by, account_id=account_id, secrets=secrets)
        self._publish(SetupSaved())

    def _compared_account(self, settings: Settings, endings: Sequence[str]) -> str | None:
        """The id of a wallet that is new here; None for the one in force.

        RefusedError `wallet.endings_differ` unless the ends of its first addresses were typed from
        the owner's own wallet. Letters may be large or small.
        """
        wallet = settings.wallet
        account_id = trials.account_id(wallet.account, wallet.network, wallet.script)
        if account_id == self._account_in_force() and not self._door.is_wallet_unconfirmed():
            return None
        _, addresses = trials.first_addresses(wallet.account, wallet.network, wallet.script)
        ends = [address[-ENDING:].lower() for address in addresses]
        if ends != [ending.lower() for ending in endings]:
            raise RefusedError("wallet.endings_differ")
        return account_id

    def _account_in_force(self) -> str | None:
        before = [self._values.get(f"wallet.{key}") for key in ("account", "network", "script")]
        account, network, script = (None if each is None else str(each) for each in before)
        return account and network and trials.account_id(account, network, script)

    def _not_allowed(self) -> None:
        self._publish(SetupNotSaved(trouble=Message(code="settings.owner_needed")))

    def _or_say_why(self, act: Callable[[], None]) -> None:
        try:
            act()
        except SettingsError as error:
            mistakes = error.by_key()
            trouble = None if mistakes else error.problems[0]
            self._publish(SetupNotSaved(mistakes=mistakes, trouble=trouble))
        except TillError as error:
            self._publish(SetupNotSaved(trouble=error.message))

    def _look_at_wallet(self) -> None:
        if self._door.is_wallet_unconfirmed():
            self._publish(WalletUnconfirmed())

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
