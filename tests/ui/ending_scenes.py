"""The set-up page while the ends of the wallet's addresses are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.ui.page_scenes import ADDRESSES, setup_addresses
from tests.ui.pages_counter import SetupCounter

if TYPE_CHECKING:
    from collections.abc import Callable


def endings_typed(counter: SetupCounter) -> None:
    """The first is the same, and the second is being typed."""
    setup_addresses(counter)
    for letter in ADDRESSES[0][-6:] + ADDRESSES[1][-6:-3]:
        counter.page.endings.type(letter)


def endings_wrong(counter: SetupCounter) -> None:
    setup_addresses(counter)
    for letter in ADDRESSES[0][-6:] + "qqqqqq":
        counter.page.endings.type(letter)


ENDING_PAGES: dict[str, Callable[[Any], None]] = {
    scene.__name__: scene for scene in (endings_typed, endings_wrong)
}
ENDING_COUNTERS = dict.fromkeys(ENDING_PAGES, SetupCounter)
