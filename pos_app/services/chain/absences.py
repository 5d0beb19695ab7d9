"""Since when the till knows that a sale had no more money than it knows of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID


@dataclass(slots=True)
class _Session:
    answered: float = 0.0  # when the last question left that was answered


class Absences:
    """For the watcher's thread; all times are monotonic seconds, taken before a request left.

    A server pushes in order: whoever has its answer has all that was pushed before it. A sale that
    was looked at in a session and not pushed since is as it was, up to the last question answered.
    """

    def __init__(self) -> None:
        self._session = _Session()
        self._looks: dict[UUID, tuple[_Session, float]] = {}

    def begin(self) -> None:
        """Of a new session nothing is known; what an older one showed stays true."""
        self._session = _Session()

    def pushed(self, sale_ids: Iterable[UUID]) -> None:
        """What happened to these, happened some time after the last answer."""
        for sale_id in sale_ids:
            known = self.moment(sale_id)
            if known is not None:
                self._looks[sale_id] = (_Session(), known)

    def answered(self, asked_at: float) -> None:
        """The server has answered what was asked then, and all it pushed before was taken."""
        self._session.answered = asked_at

    def looked(self, sale_id: UUID, asked_at: float) -> None:
        self._looks[sale_id] = (self._session, asked_at)

    def forget(self, sale_ids: Iterable[UUID]) -> None:
        for sale_id in sale_ids:
            self._looks.pop(sale_id, None)

    def moment(self, sale_id: UUID) -> float | None:
        """The newest at which there was no more; None where it was never looked at."""
        known = self._looks.get(sale_id)
        return None if known is None else max(known[1], known[0].answered)
