"""A matcher of blocks with a store, beside a node whose blocks a test writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.chain.block_outputs import payments_in_block
from pos_app.services.chain.block_matcher import BlockMatcher
from pos_app.services.chain.watch_list import WatchList

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.services.chain.block_matcher import MatchedBlock
    from tests.support.old_shop import OldShop, WrittenNode


class Matching:
    """A matcher that runs until it rests."""

    def __init__(self, shop: OldShop, node: WrittenNode) -> None:
        self.shop = shop
        self.node = node
        self.missed: list[tuple[int, int]] = []
        self.overdue: list[bool] = []
        self.block_seconds = 0.0
        self.start()

    def start(self) -> None:
        """The program starts, with what is on disk."""
        self.shop.found = self.shop.new_found()
        self.list = WatchList()
        self.matcher = BlockMatcher(
            self.node,
            self._match,
            self.list,
            self.shop.found,
            store=self.shop.store,
            clock=self.shop.clock,
            on_missed=lambda first, last: self.missed.append((first, last)),
            on_overdue=self.overdue.append,
        )

    def run(self, at_most: int = 2_000) -> float:
        """Round after round until it would rest until there is news; how long that is."""
        for _ in range(at_most):
            rest = self.matcher.step()
            if self.list.loaded and rest >= 0.1:
                return rest
        raise AssertionError("it never rests")

    def _match(self, raw: bytes, wanted: Callable[[bytes], bool]) -> MatchedBlock:
        self.shop.clock.advance(self.block_seconds)
        return payments_in_block(raw, wanted)
