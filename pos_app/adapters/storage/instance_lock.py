"""One till for one data folder: two would issue the same address to two customers."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING, Self

from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "till.lock"


class InstanceLock:
    """Held from `take` to `release`; the kernel releases it when the process dies, however."""

    def __init__(self, folder: Path, descriptor: int) -> None:
        self.folder = folder
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, folder: Path) -> Self:
        """Make the folder if there is none and hold it.

        RefusedError `store.in_use` with the other till's process id, `store.not_writable`.
        """
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(folder / FILE_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            reason = error.strerror or str(error)
            raise RefusedError("store.not_writable", folder=str(folder), reason=reason) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            process = os.pread(descriptor, 32, 0).decode(errors="replace").strip()
            os.close(descriptor)
            raise RefusedError("store.in_use", folder=str(folder), process=process) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        return cls(folder, descriptor)

    @property
    def held(self) -> bool:
        return self._descriptor is not None

    def release(self) -> None:
        # The file stays: deleting it would let two tills hold two files of one name.
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
