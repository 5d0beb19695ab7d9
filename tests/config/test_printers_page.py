"""The page about printers names addresses that the settings take, and every kind of them."""

from __future__ import annotations

import re
from pathlib import Path

from pos_app.config.options import options
from pos_app.config.printer_url import PrinterUrl

PAGE = (Path(__file__).parents[2] / "docs" / "printers.md").read_text(encoding="utf-8")
ADDRESS = re.compile(r"`((?:tcp|serial|usb|libusb|cups|file)://[^`]+)`")


def test_every_address_on_the_page_is_taken_and_every_kind_is_there() -> None:
    addresses = ADDRESS.findall(PAGE)
    assert [PrinterUrl().read(address) for address in addresses] == addresses
    allowed = set(re.findall(r"(\w+)://", PrinterUrl().allowed))
    assert {address.partition("://")[0] for address in addresses} == allowed


def test_every_setting_on_the_page_is_declared() -> None:
    named = set(re.findall(r"`(printer\.\w+)[` ]", PAGE))
    assert len(named) > 4
    assert named <= {each.name for each in options()}
