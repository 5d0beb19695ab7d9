"""Setting the till up: what is asked, tried, refused and saved."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QSize, Qt

from pos_app.config.options import options
from pos_app.config.reading import settings_of
from pos_app.domain.message import Message
from pos_app.ui.setup import AccountTried, PartTried, SetupNotSaved, Trial, TrialLine
from pos_app.ui.setup_form import FORM, SIGNING_KEY, FieldKind
from tests.ui.memory_setup import MemorySetup
from tests.ui.page_scenes import ADDRESSES
from tests.ui.pages_counter import SETTINGS, PagesCounter, SetupCounter

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

PRIVATE = "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRN"
WORDS = "abandon ability able about above absent absorb abstract absurd abuse access accident"
PUBLIC = "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgD"
SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"
# What stands in the file only: other words would be needed to explain it than to write it.
IN_THE_FILE_ONLY = {
    "till.name",
    "rates.base_urls",
    "webhook.secret_name",
    "screen.theme",
    "screen.language",
    "screen.full_screen",
}


@pytest.fixture
def counter(open_page: Callable[..., SetupCounter]) -> SetupCounter:
    return open_page(SetupCounter)


def fill_shop(counter: SetupCounter) -> None:
    counter.page.edit("store.name", "Corner Books")
    counter.page.edit("store.currency", "eur")
    counter.tap("setupNext")


def answer_addresses(counter: SetupCounter) -> None:
    answer = AccountTried(ticket=counter.setup.ticket, addresses=ADDRESSES, script="p2wpkh")
    counter.setup.publish(answer)
    counter.settle()


def pass_wallet(counter: SetupCounter) -> None:
    fill_shop(counter)
    counter.page.edit("wallet.account", PUBLIC)
    counter.tap("setupNext")
    answer_addresses(counter)
    counter.tap("setupNext")


def field(counter: SetupCounter, key: str) -> Any:
    return next(row for row in counter.page._fields.rows if row.key == key)


def trials(counter: SetupCounter) -> list[str]:
    return [name for name, _ in counter.setup.asked]


def test_each_setting_is_asked_for_or_left_to_the_file() -> None:
    asked = {each.key for each in FORM if each.key != SIGNING_KEY}
    assert asked | IN_THE_FILE_ONLY == {option.name for option in options()}
    assert not asked & IN_THE_FILE_ONLY


def test_each_choice_offers_what_is_allowed() -> None:
    kinds = {option.name: option.kind for option in options()}
    for each in FORM:
        if each.kind is FieldKind.CHOICE:
            assert tuple(map(kinds[each.key].read, each.options)) == each.options


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
    assert counter.text("setupNext") == "They are the same in my wallet"
    counter.tap("setupNext")
    counter.page.edit("wallet.servers", "tcp://127.0.0.1:50001 tls://example.org:50002")
    for _ in range(3):
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
    assert saved.printer.url is None
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


@pytest.mark.parametrize(
    ("typed", "code", "shown"),
    [
        (PRIVATE, "account.private_key", "xprv" + "•" * 16),
        (WORDS, "account.seed_words", "•" * 16),
        ("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", "account.private_key", "•" * 16),
    ],
)
def test_private_material_is_masked_and_forgotten(
    counter: SetupCounter,
    caplog: pytest.LogCaptureFixture,
    typed: str,
    code: str,
    shown: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    fill_shop(counter)
    counter.page.edit("wallet.account", typed)
    counter.tap("setupNext")
    refusal = Message(code=code, arguments={"kind": "xprv"})
    counter.setup.publish(AccountTried(ticket=counter.setup.ticket, refusal=refusal))
    counter.settle()
    row = field(counter, "wallet.account")
    assert (row.text, row.hint) == ("", shown)
    assert "account" in row.mistake.lower()
    assert counter.item("input_wallet.account").property("text") == ""
    assert typed not in str(vars(counter.page._state))
    assert typed not in caplog.text
    assert not any(typed in text for text in counter.texts())


def test_other_refusals_keep_what_was_typed(counter: SetupCounter) -> None:
    fill_shop(counter)
    counter.page.edit("wallet.account", PUBLIC)
    counter.tap("setupNext")
    refusal = Message(code="account.damaged", arguments={"reason": "checksum"})
    counter.setup.publish(AccountTried(ticket=counter.setup.ticket, refusal=refusal))
    assert field(counter, "wallet.account").text == PUBLIC
    assert field(counter, "wallet.account").mistake


def test_a_bare_xpub_needs_its_kind(counter: SetupCounter) -> None:
    fill_shop(counter)
    assert not counter.shows("choice_wallet.script")
    counter.page.edit("wallet.account", "tpubDC8msFGeGuwnKG9Upg7DM2b4DaRqg3CUZa5g8v2SRQ6K4NSkx")
    counter.tap("segment_Taproot")
    counter.tap("segment_signet")
    counter.tap("setupNext")
    asked = counter.setup.asked[-1][1]
    assert (asked["network"], asked["script"]) == ("signet", "p2tr")


def test_an_answer_to_an_older_text_does_not_count(counter: SetupCounter) -> None:
    fill_shop(counter)
    counter.page.edit("wallet.account", PUBLIC)
    counter.tap("setupNext")
    counter.page.edit("wallet.account", PUBLIC + "x")
    answer_addresses(counter)
    assert not counter.shows("firstAddress_0")
    assert counter.text("setupNext") == "Show its first addresses"


def test_another_account_must_be_compared_again(counter: SetupCounter) -> None:
    pass_wallet(counter)
    counter.tap("setupStep_wallet")
    assert counter.text("setupNext") == "Next: Servers"
    counter.page.edit("wallet.account", PUBLIC[:-1])
    assert counter.text("setupNext") == "Show its first addresses"


def test_servers_are_tried_one_by_one(counter: SetupCounter) -> None:
    pass_wallet(counter)
    counter.page.edit("wallet.servers", "tcp://127.0.0.1:50001, tls://example.org:50002")
    counter.tap("setupTry")
    assert counter.text("setupTry") == "Trying"
    assert not counter.item("setupNext").isEnabled()
    asked = counter.setup.asked[-1][1]
    assert asked["servers"] == ("tcp://127.0.0.1:50001", "tls://example.org:50002")
    lines = (
        TrialLine(
            subject="tcp://127.0.0.1:50001",
            works=True,
            answer=Message(code="trial.server", arguments={"height": "312"}),
        ),
        TrialLine(
            subject="tls://example.org:50002",
            works=False,
            answer=Message(code="chain.unreachable"),
        ),
    )
    counter.setup.publish(PartTried(ticket=counter.setup.ticket, trial=Trial.SERVERS, lines=lines))
    answers = [row.answer for row in counter.page._trials.rows]
    assert answers == [
        "Works, block 312",
        "No answer. Check the address, the port and the network.",
    ]
    assert counter.item("setupNext").isEnabled()


def test_each_other_part_can_be_tried(counter: SetupCounter) -> None:
    pass_wallet(counter)
    counter.page.edit("wallet.servers", "tcp://127.0.0.1:50001")
    counter.tap("setupNext")
    counter.tap("mark_mempool")
    counter.tap("setupTry")
    assert counter.setup.asked[-1][1]["sources"][-1] == "mempool"
    assert counter.setup.asked[-1][1]["currency_code"] == "EUR"
    rate = TrialLine(
        subject="kraken",
        works=True,
        answer=Message(code="trial.rate", arguments={"price": "91240.5", "currency": "EUR"}),
    )
    counter.setup.publish(PartTried(ticket=counter.setup.ticket, trial=Trial.RATES, lines=(rate,)))
    assert counter.page._trials.rows[0].answer == "Works, €91\u202f240.50"
    counter.tap("setupNext")
    counter.page.edit("printer.url", "tcp://192.168.1.50")
    counter.tap("segment_58")
    counter.tap("setupTry")
    assert counter.setup.asked[-1][0] == "printer"
    assert counter.setup.asked[-1][1]["url"] == "tcp://192.168.1.50:9100"
    assert counter.setup.asked[-1][1]["paper_mm"] == 58


def test_an_empty_part_is_not_tried(counter: SetupCounter) -> None:
    pass_wallet(counter)
    counter.page.edit("wallet.servers", "tcp://127.0.0.1:50001")
    for _ in range(2):
        counter.tap("setupNext")
    counter.tap("setupTry")
    assert "printer" not in trials(counter)
    assert counter.item("setupNext").isEnabled()


def test_a_webhook_needs_a_secret(counter: SetupCounter) -> None:
    pass_wallet(counter)
    counter.page.edit("wallet.servers", "tcp://127.0.0.1:50001")
    for _ in range(3):
        counter.tap("setupNext")
    counter.page.edit("webhook.url", "https://shop.example/hooks/till")
    for wrong in ("", "whsec_short", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"):
        counter.page.edit(SIGNING_KEY, wrong)
        counter.tap("setupNext")
        assert "whsec_" in field(counter, SIGNING_KEY).mistake
    counter.tap("makeSecret")
    made = field(counter, SIGNING_KEY)
    assert made.revealed
    counter.tap("setupTry")
    assert counter.setup.asked[-1][1]["secret"] == made.text
    counter.page.edit(SIGNING_KEY, SECRET)
    assert not field(counter, SIGNING_KEY).revealed
    typed = counter.item(f"input_{SIGNING_KEY}Input").property("displayText")
    assert SECRET not in typed


def test_a_kept_secret_is_not_asked_for_again(open_page: Callable[..., SetupCounter]) -> None:
    kept = {**SETTINGS, "webhook.url": "https://shop.example/hooks/till"}
    facade = MemorySetup(kept, secret=SECRET)
    counter = open_page(SetupCounter, facade=facade)
    counter.tap("setupStep_webhook")
    assert field(counter, SIGNING_KEY).text == ""
    assert field(counter, SIGNING_KEY).hint == "One is kept. Type here to replace it."
    counter.tap("setupTry")
    assert facade.asked[-1][1]["secret"] is None
    counter.setup.publish(PartTried(ticket=facade.ticket, trial=Trial.WEBHOOK, lines=()))
    counter.tap("setupNext")
    assert facade.secret == SECRET


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
