"""Tries one outside part for real, for the set-up page and the doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app import __version__
from pos_app.adapters.printing.renderer import NARROW_DOTS, WIDE_DOTS
from pos_app.application.outside import chain_source_of
from pos_app.config.paths import resources_folder
from pos_app.domain.message import Message
from pos_app.ports import PrintResult, RefusedError, UnreachableError
from pos_app.services import doctor
from pos_app.services.receipt_blocks import Pair, Rule, Size, Text
from pos_app.services.receipt_layout import NARROW_MM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

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


def test_paper(url: str, paper_mm: int) -> Check:
    """Prints its own address, so that the person at the printer knows which one answered."""

    def print_it() -> Message:
        from pos_app.adapters.printing.escpos_bands import job_bytes
        from pos_app.adapters.printing.raster import load_fonts, render_image
        from pos_app.adapters.printing.registry import printer_of

        load_fonts(resources_folder() / "fonts")
        blocks = (
            Text(text=url, size=Size.LARGE, bold=True, centred=True),
            Rule(),
            Pair(left=f"{paper_mm} mm", right=__version__),
            Rule(),
        )
        dots = NARROW_DOTS if paper_mm <= NARROW_MM else WIDE_DOTS
        result = printer_of(url).print(job_bytes(render_image(blocks, dots)), lambda _: None)
        if result is PrintResult.UNCERTAIN:
            raise UnreachableError("printer.uncertain", count="1")
        return Message(code="trial.printer")

    return doctor.attempt(url, print_it)


def webhook(url: str, secret_name: str, secrets: SecretStore, clock: Clock) -> Check:
    def post() -> Message:
        from pos_app.adapters.webhook.sender import HttpWebhookSender

        return _answer(
            doctor.check_webhook(url, HttpWebhookSender(url, secret_name, secrets), clock)
        )

    return doctor.attempt(url, post)


def _answer(check: Check) -> Message:
    """What it says when it works; a TillError again when it does not."""
    if not check.ok:
        raise RefusedError(check.message.code, **check.message.arguments)
    return check.message
