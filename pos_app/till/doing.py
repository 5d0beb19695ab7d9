"""How a desk has done what a person wants: if they may, or somebody's PIN allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.domain.rights import Authority, Right
    from pos_app.ui.duty import AskedDetails


class Do(Protocol):
    """`DutyDesk.do`, for those who need nothing else of it."""

    def __call__(
        self,
        right: Right,
        action: Callable[[Authority], object],
        *,
        subject: UUID | None = None,
        details: AskedDetails = ...,
        at_once: bool = False,
    ) -> None: ...
