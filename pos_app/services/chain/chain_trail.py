"""The newest blocks of a source by their heights, so that two sources can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos_app.domain.credit import Tip

# Where two sources share none of so many blocks, they are on different chains.
TRAIL_BLOCKS = 6


class BlockTrail:
    """For one thread. A block names all blocks below it, so each new tip costs one question."""

    def __init__(self) -> None:
        self._hashes: dict[int, str] = {}
        self._tip_height = -1

    @property
    def hashes(self) -> Mapping[int, str]:
        return dict(self._hashes)

    def forget(self) -> None:
        self._hashes = {}
        self._tip_height = -1

    def follow(self, tip: Tip, block_hash: Callable[[int], str]) -> None:
        """Bring it in step with the tip; what `block_hash` raises goes through."""
        if tip.height == self._tip_height and self._hashes[tip.height] == tip.block_hash:
            return
        lowest = max(0, tip.height - TRAIL_BLOCKS)
        known = {height: each for height, each in self._hashes.items() if height >= lowest}
        found = {tip.height: tip.block_hash}
        # At first upwards: asked for the lowest, a source has the way to the tip at hand.
        below = range(tip.height - 1, lowest - 1, -1) if known else range(lowest, tip.height)
        for height in below:
            try:
                found[height] = block_hash(height)
            except RefusedError as refused:
                if refused.message.code != "chain.no_such_block":
                    raise
                return  # the chain moves just now: the next tip is not far
            if known.get(height) == found[height]:
                found |= {at: each for at, each in known.items() if at < height}
                break
        self._hashes, self._tip_height = found, tip.height
