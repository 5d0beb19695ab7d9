"""Steps of a person on the set-up page that several tests take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.ui.setup import AccountTried
from tests.ui.page_scenes import ADDRESSES, type_endings

if TYPE_CHECKING:
    from tests.ui.pages_counter import SetupCounter

PUBLIC = "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgD"
SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"


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
    type_endings(counter)
    counter.settle()
    counter.tap("setupNext")


def field(counter: SetupCounter, key: str) -> Any:
    return next(row for row in counter.page._fields.rows if row.key == key)


def trials(counter: SetupCounter) -> list[str]:
    return [name for name, _ in counter.setup.asked]
