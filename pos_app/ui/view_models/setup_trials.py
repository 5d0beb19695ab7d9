"""Starts the "Try it" of each part of the set-up page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ui.setup_form import (
    ACCOUNT_KEY,
    CURRENCY_KEY,
    NETWORK_KEY,
    SCRIPT_KEY,
    SERVERS_KEY,
    SIGNING_KEY,
    SOURCES_KEY,
    WEBHOOK_KEY,
)
from pos_app.ui.setup_parts import Step
from pos_app.ui.setup_printer_fields import MODEL_KEY, PRINTER_KEY
from pos_app.ui.setup_values import needs_script, read_step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.ui.setup import SetupFacade


def start_trial(facade: SetupFacade, step: Step, texts: Mapping[str, str], ticket: int) -> bool:
    """Whether an answer will come: a part that is left empty has nothing to try."""
    values, _ = read_step(step, texts)
    match step:
        case Step.WALLET:
            account = texts[ACCOUNT_KEY].strip()
            script = texts[SCRIPT_KEY] if needs_script(account) else ""
            facade.try_account(
                ticket=ticket, network=texts[NETWORK_KEY], account=account, script=script
            )
        case Step.SERVERS:
            servers = _several(values.get(SERVERS_KEY))
            facade.try_servers(ticket=ticket, network=texts[NETWORK_KEY], servers=servers)
        case Step.RATES:
            sources = _several(values.get(SOURCES_KEY))
            facade.try_rates(
                ticket=ticket, sources=sources, currency_code=texts[CURRENCY_KEY].strip().upper()
            )
        case Step.PRINTER if PRINTER_KEY in values:
            facade.try_printer(
                ticket=ticket, url=str(values[PRINTER_KEY]), model=texts[MODEL_KEY].strip()
            )
        case Step.WEBHOOK if WEBHOOK_KEY in values:
            secret = values.get(SIGNING_KEY)
            facade.try_webhook(
                ticket=ticket,
                url=str(values[WEBHOOK_KEY]),
                secret=None if secret is None else str(secret),
            )
        case _:
            return False
    return True


def _several(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
