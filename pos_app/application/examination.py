"""`pos-app doctor`: everything the settings name, tried; a line each with what to do."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from pos_app.adapters.printing.renderer import wants_letters
from pos_app.application import outside, trials
from pos_app.application.cash_drawer import check_drawer
from pos_app.application.customer_display import check_display
from pos_app.application.receipt_setup import check_logo
from pos_app.config.logging import start_logging
from pos_app.config.reading import load_settings
from pos_app.config.settings_payments import WALLET
from pos_app.domain.message import Message
from pos_app.ports import RefusedError
from pos_app.services import doctor
from pos_app.services.doctor import Check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos_app.config.settings import Settings
    from pos_app.ports import AddressDeriver, Clock

FAILED = 1


def run_doctor(settings_file: Path, data_folder: Path) -> int:
    """0 when everything works, 1 when one check fails. SettingsError for bad settings."""
    from pos_app.adapters.clock import SystemClock
    from pos_app.ui.doctor_words import check_line

    start_logging(data_folder)
    settings = load_settings(settings_file)

    def tell(check: Check) -> None:
        sys.stdout.write(check_line(check) + "\n")
        sys.stdout.flush()

    well = doctor.run_checks(_checks(settings_file, settings, data_folder, SystemClock()), tell)
    return 0 if well else FAILED


def _checks(
    file: Path, settings: Settings | None, data_folder: Path, clock: Clock
) -> Iterator[Callable[[], Check]]:
    if settings is None:
        missing = Message(code="settings.none_yet", arguments={"file": str(file)})
        yield lambda: Check(name=str(file), ok=False, message=missing)
        return
    yield lambda: Check(name=str(file), ok=True, message=Message(code="doctor.settings"))
    yield from _money_checks(settings, data_folder, clock)
    yield from _counter_checks(settings)
    if settings.webhook.url is not None:
        webhook_url, hook = settings.webhook.url, settings.webhook
        secrets = outside.secret_lookup(data_folder)
        yield lambda: trials.webhook(webhook_url, hook.secret_name, secrets, clock, hook.ack)


def _money_checks(
    found: Settings, data_folder: Path, clock: Clock
) -> Iterator[Callable[[], Check]]:
    yield lambda: _key(found, data_folder)
    for url in found.wallet.servers:
        yield partial(_server, url, found, data_folder, clock)
    if found.payments.backend != WALLET:
        yield lambda: _gateway(found, data_folder, clock)
    for check in trials.rates(
        found.rates.sources, found.rates.base_urls, found.store.currency, clock
    ):
        yield partial(_known, check)


def _counter_checks(found: Settings) -> Iterator[Callable[[], Check]]:
    """What stands at the counter, and what is printed there."""
    if found.printer.url is not None:
        printer_url = found.printer.url
        yield lambda: trials.printer(printer_url)
        if wants_letters(found.printer):
            yield lambda: trials.printer_model(found.printer.profile)
    if found.receipt.logo is not None:
        logo = found.receipt.logo
        yield lambda: check_logo(logo)
    if found.drawer.is_used:
        yield lambda: check_drawer(found)
    if found.display.url is not None:
        display_url = found.display.url
        yield lambda: check_display(display_url, found.display.language)


def _server(url: str, settings: Settings, data_folder: Path, clock: Clock) -> Check:
    return trials.servers([url], settings.wallet.network, data_folder, clock)[0]


def _gateway(settings: Settings, data_folder: Path, clock: Clock) -> Check:
    """Nothing is asked of it: the only question that all of them answer opens a payment."""
    name = settings.payments.backend

    def look() -> Message:
        gateway = outside.gateway(name, settings, data_folder, clock)
        if gateway is None:
            raise RefusedError("gateway.not_set_up", gateway=name)
        gateway.close()
        return Message(code="doctor.gateway")

    return doctor.attempt(name, look)


def _known(check: Check) -> Check:
    return check


def _key(settings: Settings, data_folder: Path) -> Check:
    from pos_app.adapters.wallet.second_derivation import has_second_derivation

    closing = []

    def derivers() -> list[AddressDeriver]:
        account = outside.account_of(settings)
        second = outside.second_deriver(account, data_folder)
        closing.append(second)
        return [account, second] if has_second_derivation(account) else [account]

    try:
        return doctor.check_key(derivers)
    finally:
        for second in closing:
            second.close()
