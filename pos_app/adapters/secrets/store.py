"""Looks a secret up in the environment, then the keyring, then a file of the till's user."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from pos_app.adapters.secrets.files import SecretFiles
from pos_app.adapters.secrets.keyring_room import KeyringRoom

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENVIRONMENT_PREFIX = "POS_SECRET_"
_NAME = re.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


class SecretLookup:
    """Implements ports.SecretStore. It keeps no secret itself."""

    def __init__(
        self,
        data_folder: Path,
        *,
        keyring: KeyringRoom | None = None,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._files = SecretFiles(data_folder / "secrets")
        self._keyring = KeyringRoom() if keyring is None else keyring
        self._environment = environment

    def get(self, name: str) -> str | None:
        """None where nothing is set; RefusedError `secret.file_open` when others can read it."""
        _require_name(name)
        variable = ENVIRONMENT_PREFIX + name.upper().replace("-", "_")
        found = self._environment.get(variable) or self._keyring.get(name) or self._files.get(name)
        return found.strip() if found else None

    def set(self, name: str, value: str) -> None:
        """Into the keyring where one works, else into the file. RefusedError `secret.not_kept`."""
        _require_name(name)
        if self._keyring.set(name, value):
            self._files.forget(name)
        else:
            self._files.set(name, value)


def _require_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} can't name a secret")
