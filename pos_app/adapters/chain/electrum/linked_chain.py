"""The headers of one session, from the tip down: a height counts once it is linked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pos_app.adapters.chain.common.headers import KEPT_HEADERS, HeaderWindow, are_linked
from pos_app.adapters.chain.electrum.answers import read_headers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.adapters.chain.common.headers import Header
    from pos_app.adapters.chain.electrum.session import Session
    from pos_app.domain.credit import Tip

# The tip may be pushed a moment after a history that knows its block.
AHEAD_OF_TIP = 6
# What servers send at once.
HEADERS_AT_ONCE = 2016
# Over a year of blocks: a shop may be closed for a season and open again.
MOST_LINKED = 60_000
# So far behind the tip the common block of a reorganisation is looked for, one after the other.
_FORK_DEPTHS = (0, 6, KEPT_HEADERS)


class MovedError(Exception):
    """The chain moved while we looked, or the server does not say how it hangs together."""


class LinkedChain:
    """For the watcher's thread. The first tip of a session is where it begins."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._window = HeaderWindow()
        self._tip: Tip | None = None
        self._claimed: tuple[Tip, Header] | None = None

    def follow(self) -> Tip:
        """The newest linked tip; a request is sent only when a push left a gap, or a fork.

        MovedError when what was pushed is not linked to what was known.
        """
        for tip, header in self._session.board.take_tips():
            if self._window.empty:
                self._window.begin(tip.height, header)
            elif not self._window.join(tip.height, [header]):
                self._claimed = (tip, header)
                continue
            self._tip, self._claimed = tip, None
        if self._claimed is not None:
            self._link(*self._claimed)
        if self._tip is None:
            raise MovedError("no tip yet")
        self._window.trim()
        return self._tip

    def headers(self, heights: set[int]) -> Mapping[int, Header]:
        """The linked headers at these heights; those deeper than `MOST_LINKED` are left out."""
        self.follow()
        window = self._window
        highest = max(heights, default=0)
        if highest > window.high + AHEAD_OF_TIP:
            raise MovedError("a payment lies in a block nobody knows")
        self._join(window.high + 1, highest + 1)
        wanted = {height for height in heights if height > window.high - MOST_LINKED}
        near = [height for height in wanted if height > window.high - KEPT_HEADERS]
        self._join(min(near, default=window.low), window.low)
        self._walk_down(wanted)
        return {height: window.get(height) for height in wanted}

    def _link(self, tip: Tip, header: Header) -> None:
        window = self._window
        if not window.low <= tip.height <= window.high + MOST_LINKED:
            raise MovedError("a tip far from what was known")
        for depth in _FORK_DEPTHS:
            start = max(window.low, min(window.high + 1, tip.height) - depth)
            if window.join(start, [*self._fetched(start, tip.height), header]):
                self._tip, self._claimed = tip, None
                return
        raise MovedError("a tip that is not linked to what was known")

    def _join(self, start: int, end: int) -> None:
        if start < end and not self._window.join(start, self._fetched(start, end)):
            raise MovedError("headers do not link")

    def _walk_down(self, heights: set[int]) -> None:
        """Keep those at these heights, and of the many on the way to them a few to go on from."""
        while missing := {height for height in heights if height not in self._window}:
            lowest = min(missing)
            end = self._window.nearest_above(lowest)
            while end > lowest:
                start = max(lowest, end - HEADERS_AT_ONCE)
                headers = self._fetched(start, end)
                expected = self._window.get(end).previous_hash
                if headers[-1].block_hash != expected or not are_linked(headers):
                    raise MovedError("headers do not link")
                kept = {height for height in missing if start <= height < end} | {start}
                self._window.add_deep({height: headers[height - start] for height in kept})
                end = start

    def _fetched(self, start: int, end: int) -> list[Header]:
        found: list[Header] = []
        for at in range(start, end, HEADERS_AT_ONCE):
            count = min(HEADERS_AT_ONCE, end - at)
            (answer,) = self._session.call([("blockchain.block.headers", [at, count])])
            if answer.error is not None:
                raise MovedError("headers are gone")
            raw = self._session.read(partial(read_headers, wanted=count), answer)
            if len(raw) < count:
                raise MovedError("headers are gone")
            found += self._session.read_linkable(raw)
        return found
