"""The system's keyring, where there is one: it may be absent, locked, or never answer."""

from __future__ import annotations

import logging
import queue
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

SERVICE = "pos-app"
ANSWER_SECONDS = 3.0


class Backend(Protocol):
    """What the keyring library offers of itself as a module."""

    def get_password(self, service_name: str, username: str, /) -> str | None: ...

    def set_password(self, service_name: str, username: str, password: str, /) -> None: ...


def _system_keyring() -> Backend:
    import keyring

    return keyring


class KeyringRoom:
    """After one call that never came back it is left alone: each would cost a thread."""

    def __init__(
        self,
        load: Callable[[], Backend] = _system_keyring,
        *,
        answer_seconds: float = ANSWER_SECONDS,
    ) -> None:
        self._load = load
        self._answer_seconds = answer_seconds
        self._silent = False

    def get(self, name: str) -> str | None:
        """None also when there is no keyring, or it is locked."""
        return self._within_time(lambda: self._load().get_password(SERVICE, name))

    def set(self, name: str, value: str) -> bool:
        """False when it can't be kept there."""

        def keep() -> str | None:
            backend = self._load()
            backend.set_password(SERVICE, name, value)
            return backend.get_password(SERVICE, name)  # some take it and keep nothing

        return self._within_time(keep) == value

    def _within_time(self, ask: Callable[[], str | None]) -> str | None:
        if self._silent:
            return None
        answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()

        def call() -> None:
            found = None
            with suppress(Exception):  # backends raise what they like
                found = ask()
            answers.put(found)

        threading.Thread(target=call, name="keyring", daemon=True).start()
        try:
            return answers.get(timeout=self._answer_seconds)
        except queue.Empty:
            log.warning("the keyring does not answer; it is left alone until the next start")
            self._silent = True
            return None
