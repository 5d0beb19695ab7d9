"""The source of the running till, as the AGPL wants it offered (section 13): its own files."""

from __future__ import annotations

import io
import tarfile
import threading
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

PART_BYTES = 64 * 1024
_LEFT_OUT = {"__pycache__", ".git"}


class SourceArchive:
    """`folders` as they lie there, changes of the shop's own included; packed when asked for."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._packed: bytes | None = None
        self._turn = threading.Lock()

    async def answer(self, _request: Request) -> Response:
        """In parts: who doesn't read it keeps only one of them in memory, not all of it."""
        packed = await run_in_threadpool(self._pack)
        length = {"content-length": str(len(packed))}
        return StreamingResponse(_parts(packed), headers=length, media_type="application/gzip")

    def _pack(self) -> bytes:
        with self._turn:
            if self._packed is None:
                packed = io.BytesIO()
                with tarfile.open(fileobj=packed, mode="w:gz") as archive:
                    for folder in self._folders:
                        archive.add(folder, folder.name, filter=_kept)
                self._packed = packed.getvalue()
            return self._packed


async def _parts(packed: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(packed), PART_BYTES):
        yield packed[start : start + PART_BYTES]


def _kept(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Without what is made anew, and without who owns it here."""
    if entry.name.rpartition("/")[2] in _LEFT_OUT or not (entry.isfile() or entry.isdir()):
        return None
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry
