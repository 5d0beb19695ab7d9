"""Asks a server what it does not say by itself: whether it is there, and what it failed to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.ports import ChainSource, Clock
    from pos_app.services.chain.followed_sales import FollowedSales

# Servers end sessions that are silent for 450 s; this also finds one that hangs.
PING_SECONDS = 60.0


class ServerPulse:
    """For the watcher's thread; all times are monotonic seconds.

    When a block comes, a server may lose pushes: what ElectrumX's `Notifications` has gathered of
    its memory pool at one height it drops where the next block is there before it was told. Money
    whose push was lost would be heard of only in a block, and be called late.
    """

    def __init__(self, source: ChainSource, followed: FollowedSales, clock: Clock) -> None:
        self._source = source
        self._followed = followed
        self._clock = clock
        self._last_exchange = clock.monotonic()
        self._block_came = False

    def exchanged(self) -> None:
        """The server has answered something."""
        self._last_exchange = self._clock.monotonic()

    def block_came(self) -> None:
        self._block_came = True

    def ask_about_unpaid(self) -> float | None:
        """Once after each block; when it was asked, None where there was nothing to ask.

        What has its money is looked at after each block anyway.
        """
        came, self._block_came = self._block_came, False
        scripts = self._followed.unpaid_scripts() if came else ()
        if not scripts:
            return None
        asked_at = self._clock.monotonic()
        self._source.renew(scripts)
        return asked_at

    def ping(self) -> float | None:
        """If it is time for it; when it was asked."""
        now = self._clock.monotonic()
        if all(at > now for at in self.times()):
            return None
        self._source.ping()
        return now

    def times(self) -> Iterator[float]:
        """An answer just after it shows that money which comes later came too late."""
        yield self._last_exchange + PING_SECONDS
        yield from (at for at in self._followed.deadlines() if at > self._last_exchange)
