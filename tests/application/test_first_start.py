"""A till without settings asks for them, writes them, and starts with them; or shows the demo."""

from __future__ import annotations

import tomllib
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import keyring
import pytest
import tomlkit
from keyring.errors import NoKeyringError
from PySide6.QtCore import QLocale

from pos_app.adapters.printing.renderer import RasterPainter
from pos_app.adapters.rates.registry import rate_sources
from pos_app.application import outside
from pos_app.application.running import run_till
from pos_app.application.trials import first_addresses
from pos_app.config.logging import stop_logging
from pos_app.config.paths import ready_data_folder, resources_folder
from pos_app.domain.person import Pin
from pos_app.services.receipts.receipt_blocks import Text
from pos_app.ui.receipt_words import ReceiptWords
from tests.application.screen_player import ScreenPlayer
from tests.support.composed_till import TillWindow
from tests.support.demo_street import DemoStreet
from tests.support.fake_printer import FakePrinter
from tests.support.seen_window import SeenWindow, until
from tests.support.signing_in import become_the_owner, sign_in
from tests.support.webhook_receiver import SECRET, WebhookReceiver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQuick import QQuickWindow

    from pos_app.adapters.rates.web_source import WebRateSource
    from pos_app.config.settings import Settings
    from pos_app.ports import Clock


HEADER = "second hand and new"


def refuse(*_: str) -> None:
    raise NoKeyringError


class NewShop:
    """What a shop has before it has a till."""

    def __init__(self, folder: Path, servers: ExitStack) -> None:
        self.file = folder / "config" / "settings.toml"
        self.data = ready_data_folder(folder / "data")
        self.street = servers.enter_context(DemoStreet())
        self.store = servers.enter_context(WebhookReceiver())
        self.printer = FakePrinter()
        servers.callback(self.printer.switch_off)
        wallet = self.street.settings()["wallet"]
        self.account, (self.server,) = wallet["account"], wallet["servers"]

    def rate_sources(self, settings: Settings, clock: Clock) -> tuple[WebRateSource, ...]:
        """Those of the settings, on loopback: the page has no field for other base addresses."""
        return rate_sources(settings.rates.sources, self.street.shop.rates.base_urls, clock)

    def start(self, *scenes: Any) -> int:
        player = ScreenPlayer(*scenes)
        status = run_till(self.file, self.data)
        player.check()
        return status


@pytest.fixture
def shop(
    application: QGuiApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[NewShop]:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("POS_SECRET_WEBHOOK", "")  # so that it is unset again after the demo
    monkeypatch.delenv("POS_SECRET_WEBHOOK")
    # A developer's own keyring stays as it is.
    monkeypatch.setattr(keyring, "set_password", refuse)
    monkeypatch.setattr(keyring, "get_password", refuse)
    with ExitStack() as servers:
        shop = NewShop(tmp_path, servers)
        monkeypatch.setattr(outside, "rate_sources", shop.rate_sources)
        yield shop
    stop_logging()


class SetUp:
    """A person who fills the set-up page in, part by part."""

    def __init__(self, window: QQuickWindow) -> None:
        self.page = SeenWindow(window)

    def fill(self, key: str, text: str) -> None:
        self.page.touch(f"input_{key}Input")
        self.page.window.grabWindow()
        for _ in self.page.text(f"input_{key}Input"):
            self.page.finger.type("\b")
        self.page.finger.type(text)
        assert self.page.text(f"input_{key}Input") == text

    def compare(self, account: str) -> None:
        """Type how the first addresses end, as the own wallet shows them."""
        self.page.until_text("setupNext", "3 addresses to go")
        for address in first_addresses(account, "signet", None)[1]:
            self.page.finger.type(address[-6:])
        self.page.until_text("setupNext", "Next: Servers")
        self.page.touch("setupNext")

    def leave_as_it_is(self, name: str) -> None:
        """A part of the page, once it shows this, and go on."""
        until(f"it asks for {name}", lambda: self.page.shows(name))
        self.page.touch("setupNext")

    def try_it(self, *subjects: str) -> None:
        self.page.touch("setupTry")
        for place, subject in enumerate(subjects):
            self.page.until_text(f"trial_{place}", "True", "works")
            assert self.page.text(f"trial_{place}", "subject") == subject


def test_what_is_typed_becomes_the_settings_and_the_till_sells_with_them(shop: NewShop) -> None:
    def set_up(window: QQuickWindow) -> None:
        person = SetUp(window)
        page = person.page
        person.fill("store.name", "Corner Books")
        person.fill("store.address", "1 Main Street")
        person.fill("store.currency", "EUR")
        person.fill("store.currencies", "EUR, USD, JPY")
        page.touch("setupNext")
        until("the wallet is asked for", lambda: page.shows("input_wallet.account"))
        page.touch("segment_signet")
        person.fill("wallet.account", shop.account)
        page.touch("setupNext")
        person.compare(shop.account)
        until("the servers are asked for", lambda: page.shows("input_wallet.servers"))
        person.fill("wallet.servers", shop.server)
        person.try_it(shop.server)
        page.touch("setupNext")
        person.leave_as_it_is("input_wallet.confirmations")
        person.leave_as_it_is("mark_kraken")
        until("the printer is asked for", lambda: page.shows("input_printer.url"))
        person.fill("printer.url", f"tcp://127.0.0.1:{shop.printer.port}")
        person.try_it(f"tcp://127.0.0.1:{shop.printer.port}")
        page.touch("setupNext")
        person.leave_as_it_is("input_receipt.header")
        until("the store is asked for", lambda: page.shows("input_webhook.url"))
        person.fill("webhook.url", shop.store.url)
        person.fill("webhook.secret", SECRET)
        person.try_it(shop.store.url)
        page.until_text("setupNext", "Save and open the till")
        page.touch("setupNext")

    def sell(window: QQuickWindow) -> None:
        till = TillWindow(window)
        become_the_owner(till)
        asked = till.charge("31.97")
        shop.street.shop.chain.pay(asked.address, asked.sat)
        till.until_word("Seen")
        shop.street.shop.chain.mine()
        till.until_word("Paid")
        until("the receipt is printed", lambda: len(shop.printer.jobs) == 2)
        until("the store is told", lambda: heard(shop.store)[-1:] == ["sale.confirmed"])
        window.close()

    assert shop.start(set_up, sell) == 0
    with shop.file.open("rb") as file:
        written = tomllib.load(file)
    assert written == {
        "store": {
            "name": "Corner Books",
            "address": "1 Main Street",
            "currency": "EUR",
            "currencies": ["EUR", "USD", "JPY"],
        },
        "wallet": {"network": "signet", "account": shop.account, "servers": [shop.server]},
        "printer": {"url": f"tcp://127.0.0.1:{shop.printer.port}"},
        "webhook": {"url": shop.store.url},
    }
    assert SECRET not in shop.file.read_text("utf-8")
    assert heard(shop.store)[0] == "till.test"
    assert all(call.verified for call in shop.store.calls)


def test_settings_that_are_changed_start_the_till_again(
    shop: NewShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", shop.street.secret)
    shop.file.parent.mkdir()
    known = tomlkit.dumps(shop.street.settings())
    shop.file.write_text(f"# Written by hand.\n{known}", encoding="utf-8")

    def change(window: QQuickWindow) -> None:
        person = SetUp(window)
        become_the_owner(person.page)
        person.page.touch("rail_settings")
        person.fill("store.name", "Other Books")
        person.page.touch("setupNext")

    def look(window: QQuickWindow) -> None:
        till = TillWindow(window)
        sign_in(till)
        assert till.charge("9").address.startswith("tb1q")
        window.close()

    assert shop.start(change, look) == 0
    written = shop.file.read_text("utf-8")
    assert written == f"# Written by hand.\n{known.replace('Corner Books', 'Other Books')}"


def test_a_receipt_that_is_edited_is_seen_saved_and_printed_next(
    shop: NewShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", shop.street.secret)
    shop.file.parent.mkdir()
    known = tomlkit.dumps(shop.street.settings())
    shop.file.write_text(f"# Written by hand.\n{known}", encoding="utf-8")

    def sell(window: QQuickWindow) -> None:
        till = TillWindow(window)
        sign_in(till)
        asked = till.charge("31.97")
        shop.street.shop.chain.pay(asked.address, asked.sat)
        till.until_word("Seen")
        shop.street.shop.chain.mine()
        till.until_word("Paid")
        until("the receipt is printed", lambda: shop.street.papers)
        window.close()

    def edit(window: QQuickWindow) -> None:
        person = SetUp(window)
        page = person.page
        become_the_owner(page)
        page.touch("rail_settings")
        page.touch("setupStep_receipt")
        blank = page.picture("receiptDraft")
        until("the paper is drawn", lambda: page.picture("receiptDraft") != blank)
        before = page.picture("receiptDraft")
        person.fill("receipt.header", HEADER)
        until("the paper has the line", lambda: page.picture("receiptDraft") != before)
        thanks = page.item("mark_Thanks")
        assert thanks is not None
        thanks.forceActiveFocus()  # brings it into sight
        until("it is in sight", lambda: page.top("mark_Thanks") < page.top("setupNext"))
        page.touch("mark_Thanks")
        page.touch("setupNext")

    assert shop.start(edit, sell) == 0
    (printed,) = (b"".join(paper.rows) for paper in shop.street.papers)
    header, thanks = (
        Text(text=HEADER, centred=True),
        Text(text="Thank you.", bold=True, centred=True),
    )
    assert dots(header) in printed
    assert dots(thanks) not in printed
    assert dots(thanks) in dots(header, thanks)
    written = shop.file.read_text("utf-8")
    assert written.startswith(f"# Written by hand.\n{known}")
    assert tomllib.loads(written)["receipt"] == {"header": HEADER, "hidden": ["thanks"]}


def test_the_demo_can_be_tried_instead(shop: NewShop) -> None:
    def choose(window: QQuickWindow) -> None:
        SeenWindow(window).touch("setupDemo")

    def look(window: QQuickWindow) -> None:
        till = TillWindow(window)
        sign_in(till, "Pavel", Pin("4680"))
        till.until_text("networkMark", "DEMO", "word")
        assert till.charge("9").address.startswith("tb1q")
        window.close()

    assert shop.start(choose, look) == 0
    assert not shop.file.exists()


def test_a_page_that_is_closed_writes_nothing(shop: NewShop) -> None:
    def close(window: QQuickWindow) -> None:
        person = SetUp(window)
        person.fill("store.name", "Corner Books")
        window.close()

    assert shop.start(close) == 0
    assert not shop.file.exists()


def dots(*blocks: Text) -> bytes:
    """The rows of these lines as they are printed."""
    painter = RasterPainter(ReceiptWords(QLocale("en")), resources_folder() / "fonts")
    return painter.paint_blocks(blocks, 80).data


def heard(store: WebhookReceiver) -> list[str]:
    return [message["type"] for message in store.messages]
