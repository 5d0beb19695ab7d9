"""How the parts of the till are, gathered from the workers for the screen."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.ui.till import Health, PartStatus, StatusChanged, TillStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.message import Message

STARTING = TillStatus(
    chain=PartStatus(health=Health.STARTING),
    printer=PartStatus(health=Health.STARTING),
    store=PartStatus(health=Health.STARTING),
)


class StatusBoard:
    """Each setter is called by one worker; a change is published once."""

    def __init__(self, publish: Callable[[StatusChanged], None]) -> None:
        self._publish = publish
        self._lock = threading.Lock()
        self._status = STARTING

    @property
    def status(self) -> TillStatus:
        with self._lock:
            return self._status

    def set_chain(self, part: PartStatus, tip_height: int | None) -> None:
        self._change(
            lambda status: replace(status, chain=part, tip_height=tip_height or status.tip_height)
        )

    def set_printer(self, part: PartStatus) -> None:
        self._change(lambda status: replace(status, printer=part))

    def set_store(self, part: PartStatus) -> None:
        self._change(lambda status: replace(status, store=part))

    def set_stop(self, message: Message | None) -> None:
        """Why no sale may start."""
        self._change(lambda status: replace(status, stop=message))

    def add_notice(self, message: Message) -> None:
        """Something to show until the program ends; the newest of each code stays."""
        self._change(
            lambda status: replace(
                status,
                notices=(
                    *(notice for notice in status.notices if notice.code != message.code),
                    message,
                ),
            )
        )

    def _change(self, change: Callable[[TillStatus], TillStatus]) -> None:
        with self._lock:
            before, self._status = self._status, change(self._status)
            after = self._status
        if after != before:
            self._publish(StatusChanged(status=after))
