"""Secrets in files that only the till's user can read."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_OTHERS = 0o077
_LONGEST_BYTES = 10_000


class SecretFiles:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> str | None:
        """RefusedError `secret.file_open` when others could read it, `secret.unreadable`."""
        path = self._folder / name
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unreadable(path, error) from error
        try:
            self._require_private(path, os.fstat(descriptor))
            self._require_private(self._folder, self._folder.stat())
            return os.read(descriptor, _LONGEST_BYTES).decode("utf-8", "replace")
        except OSError as error:
            raise _unreadable(path, error) from error
        finally:
            os.close(descriptor)

    def set(self, name: str, value: str) -> None:
        """All of it or what was there before. RefusedError `secret.not_kept`."""
        path = self._folder / name
        fresh = self._folder / f".{name}.{secrets.token_hex(8)}"
        try:
            self._folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            self._folder.chmod(FOLDER_MODE)
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(value)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        except OSError as error:
            with suppress(OSError):
                fresh.unlink()
            reason = error.strerror or type(error).__name__
            raise RefusedError("secret.not_kept", path=str(path), reason=reason) from error

    def forget(self, name: str) -> None:
        (self._folder / name).unlink(missing_ok=True)

    def _require_private(self, path: Path, status: os.stat_result) -> None:
        if status.st_mode & _OTHERS or status.st_uid != os.geteuid():
            raise RefusedError("secret.file_open", path=str(path))


def _unreadable(path: Path, error: OSError) -> RefusedError:
    reason = error.strerror or type(error).__name__
    return RefusedError("secret.unreadable", path=str(path), reason=reason)
