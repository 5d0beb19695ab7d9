"""The sales whose pages may be asked for, by the tokens of their addresses.

`follow` and `fields_given` come from the till's threads, everything else from the server's own.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import secrets
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.services.customer.customer_view import CustomerState, customer_view
from pos_app.services.gateways.order_tokens import page_token

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock
    from pos_app.services.customer.customer_view import CustomerView

# How long the page of a sale that asks for nothing any more can still be read.
STAYS = timedelta(hours=1)
STREAMS_OF_A_SALE = 4
_GOES_ON = frozenset(
    {
        CustomerState.TIP,
        CustomerState.PREPARING,
        CustomerState.WAITING,
        CustomerState.PARTLY_PAID,
        CustomerState.SEEN,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """`version` grows with each change, also over a new start of the till."""

    view: CustomerView
    version: int
    changed_at: datetime
    fields_saved: bool = False

    @property
    def goes_on(self) -> bool:
        return self.view.state in _GOES_ON


class TooManyStreamsError(Exception):
    """As many as may be told of changes are."""


@dataclass(slots=True)
class _Listeners:
    events: list[asyncio.Event] = field(default_factory=list)


class Board:
    """A token is looked up by its keyed digest: how long that takes tells nothing of others.

    `tablet` is a token that stands for the newest sale, whichever that is.
    """

    def __init__(self, clock: Clock, *, streams: int, tablet: str | None = None) -> None:
        self._clock = clock
        self._most_streams = streams
        self._key = secrets.token_bytes(32)
        self._shown: dict[bytes, Shown] = {}
        self._tablet = None if tablet is None else self._place(tablet)
        self._newest, self._newest_number = b"", 0
        self._listeners: dict[bytes, _Listeners] = {}
        self._streams = 0
        self._guard = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed: asyncio.Event | None = None

    # --- from any thread ---

    def follow(self, sale: Sale, *, fields_saved: bool = False) -> None:
        """A sale has changed."""
        view = customer_view(sale)
        place = self._place(page_token(sale.order_token))
        now = self._clock.now()
        with self._guard:
            self._forget(now)
            before = self._shown.get(place)
            if before is None:
                shown = Shown(
                    view=view, version=_milliseconds(now), changed_at=now, fields_saved=fields_saved
                )
            elif before.view == view:
                return
            else:
                shown = replace(before, view=view, version=_next(before, now), changed_at=now)
            self._shown[place] = shown
            if sale.number >= self._newest_number:
                self._newest, self._newest_number = place, sale.number
            self._tell(place)

    def bring_back(self, sale: Sale, *, fields_saved: bool) -> None:
        """As the store has it at the start; one that has been over for long stays away."""
        at = sale.settled_at or (sale.lock.ends_at if sale.locks else sale.created_at)
        if customer_view(sale).state in _GOES_ON or self._clock.now() - at < STAYS:
            self.follow(sale, fields_saved=fields_saved)

    def fields_given(self, token: str, order_id: UUID) -> None:
        """The customer's fields of this page are kept; a tablet may show another sale by now."""
        now = self._clock.now()
        with self._guard:
            place = self._meant(token)
            before = self._shown.get(place)
            if before is not None and before.view.order_id == order_id:
                version = _next(before, now)
                self._shown[place] = replace(before, fields_saved=True, version=version)
                self._tell(place)

    def find(self, token: str) -> Shown | None:
        """None for a token of no sale, and of one that has been over for long."""
        with self._guard:
            shown = self._shown.get(self._meant(token))
        if shown is None or self._is_old(shown, self._clock.now()):
            return None
        return shown

    def is_tablet(self, token: str) -> bool:
        return self._place(token) == self._tablet

    # --- in the server's loop ---

    @contextmanager
    def serving(self) -> Iterator[None]:
        """While this the running loop is told of changes."""
        with self._guard:
            self._loop, self._closed = asyncio.get_running_loop(), asyncio.Event()
        try:
            yield
        finally:
            with self._guard:
                self._loop = None

    def end_streams(self) -> None:
        """From any thread: every stream ends, so that the server can."""
        with self._guard:
            if self._loop is not None and self._closed is not None:
                self._loop.call_soon_threadsafe(self._close)

    @property
    def is_closed(self) -> bool:
        return self._closed is not None and self._closed.is_set()

    @contextmanager
    def listening(self, token: str) -> Iterator[asyncio.Event]:
        """An event that is set when something has changed; TooManyStreamsError."""
        place = self._place(token)
        mine = self._listeners.setdefault(place, _Listeners())
        if self._streams >= self._most_streams or len(mine.events) >= STREAMS_OF_A_SALE:
            self._leave(place, mine)
            raise TooManyStreamsError
        changed = asyncio.Event()
        mine.events.append(changed)
        self._streams += 1
        try:
            yield changed
        finally:
            self._streams -= 1
            mine.events.remove(changed)
            self._leave(place, mine)

    def _leave(self, place: bytes, mine: _Listeners) -> None:
        if not mine.events:
            self._listeners.pop(place, None)

    def _close(self) -> None:
        if self._closed is not None:
            self._closed.set()
        for place in list(self._listeners):
            self._wake(place)

    def _wake(self, place: bytes) -> None:
        listeners = self._listeners.get(place)
        for event in listeners.events if listeners else ():
            event.set()

    # --- with the guard held ---

    def _tell(self, place: bytes) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._wake, place)
            if self._tablet is not None and place == self._newest:
                self._loop.call_soon_threadsafe(self._wake, self._tablet)

    def _meant(self, token: str) -> bytes:
        place = self._place(token)
        return self._newest if place == self._tablet else place

    def _forget(self, now: datetime) -> None:
        for place in [each for each, shown in self._shown.items() if self._is_old(shown, now)]:
            del self._shown[place]

    def _is_old(self, shown: Shown, now: datetime) -> bool:
        return not shown.goes_on and now - shown.changed_at >= STAYS

    def _place(self, token: str) -> bytes:
        return hmac.digest(self._key, token.encode("utf-8", "surrogatepass"), hashlib.sha256)


def _milliseconds(now: datetime) -> int:
    return int(now.timestamp() * 1000)


def _next(before: Shown, now: datetime) -> int:
    return max(before.version + 1, _milliseconds(now))
