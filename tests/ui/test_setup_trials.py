"""The parts of the set-up that are tried: account, servers, rates, printer, webhook."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.message import Message
from pos_app.ui.setup import AccountTried, PartTried, SecretFound, Trial, TrialLine
from pos_app.ui.setup_form import SIGNING_KEY
from tests.ui.memory_setup import MemorySetup
from tests.ui.pages_counter import SETTINGS, SetupCounter
from tests.ui.setup_steps import (
    PUBLIC,
    SECRET,
    answer_addresses,
    field,
    fill_shop,
    pass_wallet,
    trials,
)

if TYPE_CHECKING:
    from collections.abc import Callable

PRIVATE = "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRN"
WORDS = "abandon ability able about above absent absorb abstract absurd abuse access accident"


@pytest.fixture
def counter(open_page: Callable[..., SetupCounter]) -> SetupCounter:
    return open_page(SetupCounter)


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
    for _ in range(2):
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
    counter.tap("setupTry")
    assert counter.setup.asked[-1][0] == "printer"
    assert counter.setup.asked[-1][1]["url"] == "tcp://192.168.1.50:9100"
    assert counter.setup.asked[-1][1]["model"] == "default"


def test_an_empty_part_is_not_tried(counter: SetupCounter) -> None:
    pass_wallet(counter)
    counter.page.edit("wallet.servers", "tcp://127.0.0.1:50001")
    for _ in range(3):
        counter.tap("setupNext")
    counter.tap("setupTry")
    assert "printer" not in trials(counter)
    assert counter.item("setupNext").isEnabled()


def test_a_webhook_needs_a_secret(counter: SetupCounter) -> None:
    pass_wallet(counter)
    counter.page.edit("wallet.servers", "tcp://127.0.0.1:50001")
    for _ in range(5):
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


def test_a_secret_that_is_found_late_is_not_asked_for_any_more(
    open_page: Callable[..., SetupCounter],
) -> None:
    kept = {**SETTINGS, "webhook.url": "https://shop.example/hooks/till"}
    facade = MemorySetup(kept)
    counter = open_page(SetupCounter, facade=facade)
    counter.tap("setupStep_webhook")
    counter.tap("setupNext")
    assert field(counter, SIGNING_KEY).mistake
    assert "One is kept" not in field(counter, SIGNING_KEY).hint
    facade.secret = SECRET
    facade.publish(SecretFound())
    assert not field(counter, SIGNING_KEY).mistake
    assert "One is kept" in field(counter, SIGNING_KEY).hint
    counter.page.edit(SIGNING_KEY, SECRET)
    assert "One is kept" not in field(counter, SIGNING_KEY).hint


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
