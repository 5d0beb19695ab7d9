"""What a request carries, read within bounds of size and time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.requests import Request

BODY_SECONDS = 10.0
_MOST_FORM_FIELDS = 50


class BodyRefusedError(Exception):
    """Too long (413), or too slow (408)."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status

    def response(self) -> PlainTextResponse:
        # What was not read must not be taken for the next request.
        return PlainTextResponse("", status_code=self.status, headers={"connection": "close"})


async def read_body(request: Request, most: int) -> bytes:
    """The whole of it; BodyRefusedError as soon as it is longer than `most` bytes, or slow."""
    said = request.headers.get("content-length", "0")
    if not said.isdigit() or int(said) > most:
        raise BodyRefusedError(413)
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > most:
                    raise BodyRefusedError(413)
    except TimeoutError:
        raise BodyRefusedError(408) from None
    return bytes(body)


def form_of(body: bytes) -> dict[str, str] | None:
    """Of `application/x-www-form-urlencoded`, the first of each name; None when it is none."""
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FORM_FIELDS)
    except ValueError:
        return None
    return dict(reversed(pairs))


def comes_from_us(request: Request, public_url: str) -> bool:
    """Whether no other site's page sent it.

    There is nothing to ride on, no cookie and no password: who may send it knows the address. A
    browser hides the origin of a form (`null`) where the policy is to send no referrer.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    if origin is None or origin == "null":
        return True
    ours = {request.headers.get("host", "").lower(), urlsplit(public_url).netloc.lower()}
    # As text: what an origin may look like here is up to whoever sends it.
    return origin.lower().partition("://")[2] in ours
