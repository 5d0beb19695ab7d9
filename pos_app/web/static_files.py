"""The page's style and script: read once, named by what is in them, kept by browsers for ever."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

_KINDS = {".css": "text/css", ".js": "text/javascript"}
_FOR_EVER = "public, max-age=31536000, immutable"


class StaticFiles:
    def __init__(self, folder: Path) -> None:
        """OSError when the installation is incomplete."""
        self._files: dict[str, tuple[bytes, str]] = {}
        self._names: dict[str, str] = {}
        for file in sorted(folder.iterdir()):
            kind = _KINDS.get(file.suffix)
            if kind is not None:
                content = file.read_bytes()
                name = f"{file.stem}-{hashlib.sha256(content).hexdigest()[:16]}{file.suffix}"
                self._files[name] = (content, kind)
                self._names[file.name] = name

    def name(self, file: str) -> str:
        """With the digest in it; LookupError when there is no such file."""
        return self._names[file]

    async def answer(self, request: Request) -> Response:
        content, kind = self._files.get(request.path_params["name"], (None, ""))
        if content is None:
            raise HTTPException(404)
        return Response(content, media_type=kind, headers={"cache-control": _FOR_EVER})
