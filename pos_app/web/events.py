"""Server-sent events of one page (HTML standard, section 9.2): its state at each change."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from starlette.responses import Response

from pos_app.web.board import TooManyStreamsError
from pos_app.web.page_model import state_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Receive, Scope, Send

    from pos_app.web.board import Board
    from pos_app.web.page_model import PageState

KEEP_ALIVE_SECONDS = 15.0
_HEAD = b"retry: 2000\n\n"
_KEEP_ALIVE = b":\n\n"
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # nginx would keep it back
]


class EventStream(Response):
    """`look` gives the state as it is now, None when the page is gone, which ends the stream."""

    def __init__(self, board: Board, token: str, look: Callable[[], PageState | None]) -> None:
        super().__init__()
        self._board = board
        self._token = token
        self._look = look

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            with self._board.listening(self._token) as changed:
                await self._stream(changed, receive, send)
        except TooManyStreamsError:
            full = Response(status_code=503, headers={"retry-after": "5"})
            await full(scope, receive, send)

    async def _stream(self, changed: asyncio.Event, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await _send(send, _HEAD)
        leaving = asyncio.ensure_future(_until_gone(receive, changed))
        try:
            version = None
            while not self._board.is_closed and not leaving.done():
                changed.clear()
                state = self._look()
                if state is None:
                    break
                if state.version != version:
                    version = state.version
                    await _send(send, _event(state))
                elif not changed.is_set() and not await _changed(changed):
                    await _send(send, _KEEP_ALIVE)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            leaving.cancel()


def _event(state: PageState) -> bytes:
    data = json.dumps(state_json(state), ensure_ascii=False)
    return f"event: state\nid: {state.version}\ndata: {data}\n\n".encode()


async def _changed(changed: asyncio.Event) -> bool:
    try:
        async with asyncio.timeout(KEEP_ALIVE_SECONDS):
            await changed.wait()
    except TimeoutError:
        return False
    return True


async def _send(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _until_gone(receive: Receive, changed: asyncio.Event) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    changed.set()
