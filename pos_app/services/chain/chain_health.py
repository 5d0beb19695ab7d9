"""How the chain is followed, as the watcher says it to the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from pos_app.domain.message import Message


class SourceRole(Enum):
    """What a chain source does for the till now."""

    LEADING = "leading"  # it is asked
    CONFIRMING = "confirming"  # it is compared with the one that leads
    ASIDE = "aside"  # not believed at present
    CONNECTING = "connecting"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """One configured server; `problem` says why it was put aside or does not answer."""

    name: str
    role: SourceRole
    tip_height: int | None = None
    problem: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainHealth:
    """`connected` is True once every sale was looked at after the connection was made.

    `tip_heard_monotonic` is when the newest block was heard of, in monotonic seconds, or when it
    was made, if it was hours old by then; `tip_time` is what its header says. `problem` says why
    there is no connection. `sources` are in the order of the settings; `disagreements` are what
    they contradict each other in.
    """

    connected: bool
    server: str
    tip_height: int | None
    tip_heard_monotonic: float | None
    problem: Message | None
    tip_time: datetime | None = None
    sources: tuple[SourceHealth, ...] = ()
    disagreements: tuple[Message, ...] = ()
