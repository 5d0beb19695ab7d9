"""What a small display tells the customer: the newest word at once, and never in anyone's way."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.domain.message import TillError

if TYPE_CHECKING:
    from pos_app.ports import CustomerDisplay

# How long a display that is away is left alone.
RETRY_SECONDS = 5.0
REST_SECONDS = 60.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayLines:
    upper: str
    lower: str


class DisplayMailbox:
    """`put` may be called from any thread; `step` and `close` belong to one worker.

    Only the newest lines are kept: what was to be shown before them is of no use any more.
    """

    def __init__(self, display: CustomerDisplay) -> None:
        self._display = display
        self._guard = threading.Lock()
        self._wanted: DisplayLines | None = None
        self._shown: DisplayLines | None = None
        self._away = False

    def put(self, lines: DisplayLines | None) -> None:
        """None clears it."""
        with self._guard:
            self._wanted = lines

    def step(self) -> float:
        """Show what is wanted; seconds to rest. A display that is away is logged once."""
        with self._guard:
            wanted = self._wanted
        if wanted == self._shown:
            return REST_SECONDS
        try:
            if wanted is None:
                self._display.clear()
            else:
                self._display.show(wanted.upper, wanted.lower)
        except TillError as error:
            if not self._away:
                log.warning("the customer display is away: %s", error)
            self._away = True
            return RETRY_SECONDS
        self._shown, self._away = wanted, False
        # Something newer may have come meanwhile.
        return 0.0

    def close(self) -> None:
        """Nothing of the last sale stays for the next customer to read."""
        try:
            self._display.clear()
        except TillError as error:
            log.info("the customer display could not be cleared: %s", error)
        self._display.close()
