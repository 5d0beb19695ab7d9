"""What the drawer button asks of the till; DrawerAnswer comes as an event."""

from __future__ import annotations

from typing import Protocol


class DrawerFacade(Protocol):
    def ask(self) -> None:
        """Open the drawer within five seconds or not at all; returns at once."""
        ...
