"""How the wallet's first addresses end, typed from the owner's own wallet.

The till never shows these ends: whoever types them has looked at another screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ENDING = 6
# What bech32 is made of (BIP173): no 1, b, i, o. Others are told apart without large letters.
BECH32 = "023456789acdefghjklmnpqrstuvwxyz"
BASE58 = "123456789abcdefghijklmnopqrstuvwxyz"


class WalletEndings:
    """One address after the other; a wrong one keeps its place until it is mended."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self.addresses = tuple(addresses)
        self.typed = [""] * len(self.addresses)
        lowered = [address.lower() for address in self.addresses]
        self._ends = [address[-ENDING:] for address in lowered]
        is_bech32 = all(set(end) <= set(BECH32) for end in self._ends)
        self.keys = BECH32 if is_bech32 and self.addresses == tuple(lowered) else BASE58

    @property
    def place(self) -> int:
        """Of the address that is typed now; beyond the last one when all are the same."""
        return next((at for at, _ in enumerate(self.typed) if not self.is_same(at)), self._count)

    @property
    def left(self) -> int:
        return sum(not self.is_same(at) for at in range(self._count))

    @property
    def all_same(self) -> bool:
        return self._count > 0 and self.left == 0

    def is_same(self, place: int) -> bool:
        return self.typed[place] == self._ends[place]

    def is_wrong(self, place: int) -> bool:
        return len(self.typed[place]) == ENDING and not self.is_same(place)

    def type(self, letter: str) -> None:
        """Anything else than a letter of an address is passed over, and so is one too many."""
        letter, place = letter.lower(), self.place
        fits = place < self._count and len(self.typed[place]) < ENDING
        if fits and len(letter) == 1 and letter in self.keys:
            self.typed[place] += letter

    def erase(self) -> None:
        """The last letter, of the address before where this one has none."""
        place = min(self.place, self._count - 1)
        if place > 0 and not self.typed[place]:
            place -= 1
        self.typed[place] = self.typed[place][:-1]

    @property
    def _count(self) -> int:
        return len(self.addresses)
