"""Setting the till up: what is asked, how it goes on, and what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt

from pos_app.config.options import options
from pos_app.config.reading import settings_of
from pos_app.domain.message import Message
from pos_app.ui.setup import SetupNotSaved
from pos_app.ui.setup_form import (
    FORM,
    SIGNING_KEY,
)
from pos_app.ui.setup_parts import FieldKind
from tests.ui.page_scenes import ADDRESSES, type_endings
from tests.ui.pages_counter import SETTINGS, PagesCounter, SetupCounter
from tests.ui.setup_steps import PUBLIC, SECRET, answer_addresses, field, pass_wallet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

# What stands in the file only: other words would be needed to explain it than to write it.
IN_THE_FILE_ONLY = {
    "till.name",
    "wallet.reuse_addresses",
    "rates.base_urls",
    "display.url",
    "display.language",
    "triplea.api",
    "triplea.base_url",
    "triplea.api_id",
    "triplea.merchant_key",
    "triplea.client_id",
    "triplea.test_mode",
    "triplea.secret_name",
    "triplea.notify_secret_name",
    "bitcoinpaygate.api",
    "bitcoinpaygate.base_url",
    "bitcoinpaygate.key_name",
    "bitcoinpaygate.secret_name",
    "bitcoinpaygate.speed",
    "payments.backend",
    "apirone.api",
    "apirone.base_url",
    "apirone.account",
    "apirone.test",
    "apirone.secret_name",
    "btcpay.url",
    "btcpay.store",
    "btcpay.lightning",
    "btcpay.speed_policy",
    "btcpay.secret_name",
    "btcpay.webhook_secret_name",
    "webhook.ack",
    "web.bind",
    "web.public_url",
    "web.connections",
    "web.streams",
    "web.callbacks_per_minute",
    "page.on",
    "page.frame_ancestors",
    "page.redirect_unconfirmed",
    "page.redirect_confirmed",
    "page.redirect_expired",
    "page.redirect_invalid",
    "page.fields",
    "page.tablet",
    "page.source_url",
    "drawer.pin",
    "drawer.on_ms",
    "drawer.off_ms",
    "drawer.after_sale",
    "drawer.button",
    "drawer.real_time",
    "receipt.folder",
    "printer.fonts",
    "webhook.secret_name",
    "screen.theme",
    "screen.language",
    "screen.full_screen",
    "items.folder",
    "people.idle_seconds",
    "retention.days",
    "store.time_zone",
    "tips.on",
    "tips.own_amount",
    "tips.page",
    "tips.percents",
    "tips.upside_down",
}


@pytest.fixture
def counter(open_page: Callable[..., SetupCounter]) -> SetupCounter:
    return open_page(SetupCounter)


def test_each_setting_is_asked_for_or_left_to_the_file() -> None:
    asked = {each.key for each in FORM if each.key != SIGNING_KEY}
    assert asked | IN_THE_FILE_ONLY == {option.name for option in options()}
    assert not asked & IN_THE_FILE_ONLY


def test_each_choice_offers_what_is_allowed() -> None:
    kinds = {option.name: option.kind for option in options()}
    for each in FORM:
        if each.kind is FieldKind.CHOICE:
            # An empty one leaves the setting out.
            offered = tuple(value for value in each.options if value != "")
            assert tuple(map(kinds[each.key].read, offered)) == offered


def test_the_whole_way_writes_the_settings(counter: SetupCounter, qtbot: QtBot) -> None:
    counter.tap("input_store.name")
    counter.tap("doneKey")
    counter.type("24 7")
    counter.page.edit("store.address", "1 Main Street")
    counter.page.edit("store.currency", "EUR")
    counter.page.edit("store.currencies", "EUR, usd")
    counter.tap("setupNext")
    counter.page.edit("wallet.account", PUBLIC)
    counter.tap("setupNext")
    assert counter.setup.asked[-1] == (
        "account",
        {
            "ticket": counter.setup.ticket,
            "network": "mainnet",
            "account": PUBLIC,
            "script": "",
        },
    )
    answer_addresses(counter)
    assert counter.text("setupNext") == "3 addresses to go"
    counter.tap("setupNext")
    assert counter.page.step == "wallet"
    type_endings(counter)
    counter.settle()
    assert counter.text("setupNext") == "Next: Servers"
    counter.tap("setupNext")
    counter.page.edit("wallet.servers", "tcp://127.0.0.1:50001 tls://example.org:50002")
    counter.tap("setupNext")
    counter.page.edit("acceptance.tiers", "100:2, 1000:6")
    counter.page.edit("acceptance.unconfirmed_up_to", "12,50")
    counter.page.edit("acceptance.unconfirmed_budget", "100")
    for _ in range(4):
        counter.tap("setupNext")
    counter.page.edit("webhook.url", "https://shop.example/hooks/till")
    counter.page.edit(SIGNING_KEY, SECRET)
    assert counter.text("setupNext") == "Save and open the till"
    with qtbot.waitSignal(counter.page.saved):
        counter.tap("setupNext")
    saved = settings_of(counter.setup.kept)
    assert saved.store.name == "24 7"
    assert saved.store.currencies == ("EUR", "USD")
    assert saved.wallet.servers == ("tcp://127.0.0.1:50001", "tls://example.org:50002")
    assert saved.wallet.script is None
    assert saved.acceptance.tiers == ("100:2", "1000:6")
    assert saved.acceptance.unconfirmed_up_to == "12.50"
    assert saved.acceptance.unconfirmed_budget == "100"
    assert saved.printer.url is None
    assert counter.setup.endings == tuple(address[-6:] for address in ADDRESSES)
    assert counter.setup.secret == SECRET
    assert SECRET not in str(counter.setup.kept)
    assert counter.page._state.texts[SIGNING_KEY] == ""


def test_a_missing_name_holds_the_page(counter: SetupCounter) -> None:
    counter.page.edit("store.currency", "EURO")
    counter.tap("setupNext")
    assert counter.page.step == "shop"
    assert field(counter, "store.name").mistake == "Type a name of up to 60 letters."
    assert field(counter, "store.currency").mistake.startswith("Three letters")
    counter.page.edit("store.name", "C")
    assert field(counter, "store.name").mistake == ""


def test_the_own_currency_belongs_on_the_keypad(counter: SetupCounter) -> None:
    counter.page.edit("store.name", "Corner Books")
    counter.page.edit("store.currency", "EUR")
    counter.page.edit("store.currencies", "USD, JPY")
    counter.tap("setupNext")
    assert "among them" in field(counter, "store.currencies").mistake


def test_a_file_that_cannot_be_written_is_said(counter: SetupCounter) -> None:
    message = Message(
        code="settings.not_written", arguments={"file": "till.toml", "reason": "Read-only"}
    )
    counter.setup.publish(SetupNotSaved(trouble=message))
    assert counter.text("setupTrouble")


def test_the_first_wrong_part_is_opened(counter: SetupCounter) -> None:
    pass_wallet(counter)
    mistakes = {"store.name": Message(code="settings.not_allowed")}
    counter.setup.publish(SetupNotSaved(mistakes=mistakes))
    assert counter.page.step == "shop"
    assert field(counter, "store.name").mistake


def test_the_demo_is_offered(counter: SetupCounter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(counter.page.demoChosen):
        counter.tap("setupDemo")
    assert counter.setup.asked == [("demo", {})]


def test_later_steps_wait_for_earlier_ones(counter: SetupCounter) -> None:
    assert not counter.item("setupStep_rates").isEnabled()
    counter.page.goTo("rates")
    assert counter.page.step == "shop"


def test_letters_can_be_typed_on_the_screen(open_page: Callable[..., SetupCounter]) -> None:
    counter = open_page(SetupCounter, size=QSize(1024, 600))
    counter.tap("input_store.name")
    for key in ("capitalKey", "letter_c", "letter_o"):
        counter.tap(key)
    assert field(counter, "store.name").text == "Co"
    counter.tap("doneKey")
    assert not counter.shows("setupKeyboard")
    assert counter.shows("setupNext")


def test_a_mouse_brings_no_keys_by_itself(counter: SetupCounter) -> None:
    counter.click("input_store.name")
    assert not counter.shows("setupKeyboard")
    counter.click("setupKeys")
    assert counter.shows("setupKeyboard")


def test_enter_goes_on_and_escape_puts_the_keys_away(counter: SetupCounter) -> None:
    counter.page.edit("store.currency", "EUR")
    counter.tap("input_store.name")
    counter.key(Qt.Key.Key_Escape)
    assert not counter.shows("setupKeyboard")
    counter.type("Corner")
    counter.key(Qt.Key.Key_Return)
    assert counter.page.step == "wallet"


def test_settings_change_one_thing_and_keep_the_rest(
    open_page: Callable[..., PagesCounter],
) -> None:
    counter = open_page(PagesCounter)
    counter.go("settings")
    assert counter.text("setupHeading") == "Settings"
    assert not counter.shows("setupDemo")
    counter.edit_setting("store.name", "Other Books")
    counter.tap("setupNext")
    name, saved = counter.setup.asked[-1]
    assert name == "save"
    assert saved == {**SETTINGS, "store.name": "Other Books"} | {
        key: saved[key] for key in saved.keys() - SETTINGS.keys()
    }
    assert saved["rates.base_urls.kraken"] == "http://127.0.0.1:9001"


def test_what_was_not_saved_is_forgotten(open_page: Callable[..., PagesCounter]) -> None:
    counter = open_page(PagesCounter)
    counter.go("settings")
    counter.edit_setting("store.name", "Other Books")
    counter.go("sale")
    counter.go("settings")
    assert counter.item("input_store.name").property("text") == "Corner Books"
