"""Tries one outside part for real, for the set-up page and the doctor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pos_app import __version__
from pos_app.adapters.printing.renderer import NARROW_DOTS
from pos_app.application.outside import chain_source_of
from pos_app.config.paths import resources_folder
from pos_app.domain.message import Message
from pos_app.ports import PrintResult, RefusedError, UnreachableError
from pos_app.services import doctor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos_app.adapters.printing.test_page import CodePageRow
    from pos_app.ports import Clock, SecretStore
    from pos_app.services.doctor import Check

SHOWN_ADDRESSES = 3


class OneSecret:
    """A secret that was typed and is not kept yet."""

    def __init__(self, value: str) -> None:
        self._value = value

    def get(self, name: str) -> str | None:
        del name
        return self._value

    def set(self, name: str, value: str) -> None:
        del name
        self._value = value


def first_addresses(account: str, network: str, script: str | None) -> tuple[str, tuple[str, ...]]:
    """The kind of its addresses and the first of them; RefusedError `account.*`."""
    from pos_app.adapters.wallet.account import parse_account

    parsed = parse_account(account, network, script)
    addresses = tuple(parsed.address(index) for index in range(SHOWN_ADDRESSES))
    return parsed.kind.value, addresses


def account_id(account: str, network: str, script: str | None) -> str:
    """The same however it is written down; RefusedError `account.*`."""
    from pos_app.adapters.wallet.account import parse_account

    return parse_account(account, network, script).id


def servers(
    urls: Sequence[str], network: str, data_folder: Path, clock: Clock
) -> tuple[Check, ...]:
    return tuple(
        doctor.check_server(url, chain_source_of(url, network, data_folder, clock)) for url in urls
    )


def rates(
    names: Sequence[str], base_urls: Mapping[str, str], currency_code: str, clock: Clock
) -> tuple[Check, ...]:
    """Each source, then whether they agree."""
    from pos_app.adapters.rates.registry import rate_sources

    check = doctor.RateCheck(currency_code, clock)
    sources = rate_sources(names, base_urls, clock)
    return (*(check.check_source(source) for source in sources), check.check_agreement())


def printer(url: str) -> Check:
    from pos_app.adapters.printing.registry import printer_of

    return doctor.attempt(url, lambda: _answer(doctor.check_printer(url, printer_of(url))))


def printer_model(profile: str) -> Check:
    """Whether the printer's own letters are known."""
    from pos_app.adapters.printing.profiles import profile_named

    def look_up() -> Message:
        columns = str(profile_named(profile).columns)
        return Message(code="doctor.printer_model", arguments={"columns": columns})

    return doctor.attempt(profile, look_up)


def test_paper(url: str, profile: str, declared_fonts: str | None) -> Check:
    """Prints what shows what the printer can do; `profile` says which letters it should have."""

    def print_it() -> Message:
        from pos_app.adapters.printing.profiles import profile_named
        from pos_app.adapters.printing.raster import load_fonts, render_image
        from pos_app.adapters.printing.registry import printer_of
        from pos_app.adapters.printing.test_page import test_page

        load_fonts(resources_folder() / "fonts", Path(declared_fonts) if declared_fonts else None)
        parts = test_page(
            url,
            __version__,
            lambda blocks: render_image(blocks, NARROW_DOTS),
            profile_named(profile),
        )
        result = printer_of(url).print(b"".join(parts.values()), lambda _: None)
        if result is PrintResult.UNCERTAIN:
            raise UnreachableError("printer.test_page_unsure")
        return Message(code="trial.printer")

    return doctor.attempt(url, print_it)


def code_pages(profile: str) -> tuple[CodePageRow, ...]:
    """The rows of its test page; RefusedError."""
    from pos_app.adapters.printing.profiles import profile_named
    from pos_app.adapters.printing.test_page import code_page_rows

    return code_page_rows(profile_named(profile))


def webhook(
    url: str, secret_name: str, secrets: SecretStore, clock: Clock, ack: str = "status"
) -> Check:
    def post() -> Message:
        from pos_app.adapters.webhook.sender import HttpWebhookSender

        sender = HttpWebhookSender(url, secret_name, secrets)
        return _answer(doctor.check_webhook(url, sender, clock, ack))

    return doctor.attempt(url, post)


def _answer(check: Check) -> Message:
    """What it says when it works; a TillError again when it does not."""
    if not check.ok:
        raise RefusedError(check.message.code, **check.message.arguments)
    return check.message
