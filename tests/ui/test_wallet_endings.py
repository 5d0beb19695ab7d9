"""The ends of the wallet's first addresses: typed, mended, and asked of whoever must confirm it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ui.setup import SetupSaved, WalletUnconfirmed
from pos_app.ui.wallet_endings import BASE58, BECH32, WalletEndings
from tests.ui.page_scenes import ADDRESSES, type_endings
from tests.ui.pages_counter import SETTINGS, SetupCounter
from tests.ui.setup_steps import PUBLIC, answer_addresses, fill_shop

if TYPE_CHECKING:
    from collections.abc import Callable

OLD_KIND = ("1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "1x" * 17)


def typed(endings: WalletEndings, text: str) -> None:
    for letter in text:
        endings.type(letter)


def test_one_after_the_other_until_all_are_the_same() -> None:
    endings = WalletEndings(ADDRESSES)
    assert (endings.keys, endings.left, endings.place) == (BECH32, 3, 0)
    typed(endings, "UUMSX4b1io t2d7ry")  # what no such address has is passed over
    assert (endings.typed, endings.place) == (["uumsx4", "t2d7ry", ""], 2)
    typed(endings, "qqqqqqq")
    assert (endings.is_wrong(2), endings.all_same, endings.typed[2]) == (True, False, "qqqqqq")
    for _ in range(6):
        endings.erase()
    typed(endings, "sx7w9q")
    assert (endings.all_same, endings.left, endings.place) == (True, 0, 3)
    typed(endings, "q")
    endings.erase()
    assert endings.typed == ["uumsx4", "t2d7ry", "sx7w9"]


def test_erasing_goes_back_to_the_address_before() -> None:
    endings = WalletEndings(ADDRESSES)
    endings.erase()
    typed(endings, "uumsx4")
    endings.erase()
    assert endings.typed == ["uumsx", "", ""]


def test_addresses_of_the_old_kinds_are_typed_without_large_letters() -> None:
    endings = WalletEndings(OLD_KIND)
    assert endings.keys == BASE58
    for address in OLD_KIND:
        typed(endings, address[-6:])
    assert endings.all_same


def test_no_addresses_are_not_the_same() -> None:
    assert not WalletEndings(()).all_same


def test_the_pad_and_the_keyboard_type_the_same(open_page: Callable[..., SetupCounter]) -> None:
    counter = open_page(SetupCounter)
    fill_shop(counter)
    counter.page.edit("wallet.account", PUBLIC)
    counter.tap("setupNext")
    answer_addresses(counter)
    for letter in ADDRESSES[0][-6:]:
        counter.tap(f"ending_{letter}")
    counter.type(ADDRESSES[1][-6:])
    counter.tap("ending_erase")
    assert counter.text("setupNext") == "2 addresses to go"
    assert not counter.item("setupNext").isEnabled()
    counter.type(ADDRESSES[1][-1] + ADDRESSES[2][-6:])
    assert counter.text("setupNext") == "Next: Servers"


def test_a_wallet_from_the_file_is_compared_before_anything_is_saved(
    open_page: Callable[..., SetupCounter],
) -> None:
    counter = open_page(SetupCounter)
    counter.setup.kept = dict(SETTINGS)
    counter.setup.publish(SetupSaved())
    counter.setup.publish(WalletUnconfirmed())
    page = counter.page
    assert page.step == "wallet"
    page.goTo("shop")
    page.next()
    assert (page.step, "save" in asked(counter)) == ("wallet", False)
    page.next()
    answer_addresses(counter)
    assert not page.mayGoOn
    type_endings(counter)
    page.next()
    assert "save" in asked(counter)
    assert counter.setup.endings == tuple(address[-6:] for address in ADDRESSES)


def asked(counter: SetupCounter) -> list[str]:
    return [name for name, _ in counter.setup.asked]
