"""Where a gateway calls: a notification is only a reason to look, and is believed in nothing else.

`GET|POST /callbacks/{gateway}/{order_id}/{callback_token}`. A wrong address answers 404 whatever is
wrong with it. What was taken answers as the gateway wants it, after what it said is kept; what
can't be kept now answers 503, so that the gateway comes again.

Behind a proxy everybody may seem to be one caller. So a right call is taken also when its caller
has been wrong too often; only the newest sales are known then, and a flood costs the till little.

`GET|POST /callbacks/{gateway}` is for gateways that call one address for all and sign it; the
signature is then what a token is elsewhere.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pos_app.domain.message import TillError
from pos_app.ports import Notification, RefusedError
from pos_app.services.gateways.order_tokens import is_callback_token
from pos_app.web.limits import MINUTE, RateLimit
from pos_app.web.requests import BodyRefusedError, read_body

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from pos_app.ports import ReadNotification

MOST_BODY_BYTES = 64 * 1024
# What a token is compared with where there is no sale, so that the answer takes as long.
_NO_SALE = "no sale has this token"

log = logging.getLogger(__name__)


class NotificationDesk(Protocol):
    """All may be called from several threads at once."""

    def order_token(self, gateway: str, order_id: UUID) -> str | None:
        """Of the sale that this gateway holds a payment for; None: there is none."""
        ...

    def recent_order_token(self, gateway: str, order_id: UUID) -> str | None:
        """As `order_token`, of the newest sales alone; cheap however often it is asked."""
        ...

    def notified(
        self, gateway: str, order_id: UUID, notification: Notification
    ) -> ReadNotification:
        """Keep what it says and have the sale looked at.

        RefusedError when it can't be the gateway's; any other TillError: not now.
        """
        ...

    def notified_for_all(self, gateway: str, notification: Notification) -> ReadNotification | None:
        """As `notified`, of a call that is signed; None when it is about no sale of ours."""
        ...


class CallbackSite:
    def __init__(
        self, desk: NotificationDesk, *, per_minute: int, monotonic: Callable[[], float]
    ) -> None:
        self._desk = desk
        self._taken = RateLimit(per_minute, monotonic)
        self._wrong = RateLimit(per_minute, monotonic)

    def routes(self) -> list[Route]:
        methods = ["GET", "POST"]
        return [
            Route("/callbacks/{gateway}/{order_id}/{token}", self.call, methods=methods),
            Route("/callbacks/{gateway}", self.call_for_all, methods=methods),
        ]

    async def call(self, request: Request) -> Response:
        caller = _caller(request)
        gateway = request.path_params["gateway"]
        flooded = self._wrong.is_spent(caller)
        order_token = self._desk.recent_order_token if flooded else self._desk.order_token
        order_id = await _known(partial(order_token, gateway), request)
        if order_id is None:
            if not self._wrong.spend(caller):
                return _later()
            raise HTTPException(404)
        if not self._taken.spend(gateway):
            return _later()
        return await self._take(request, partial(self._desk.notified, gateway, order_id))

    async def call_for_all(self, request: Request) -> Response:
        # Who sent it is known only behind the signature, so what is wrong uses up nothing of this.
        gateway = request.path_params["gateway"]
        if self._taken.is_spent(gateway):
            return _later()
        answer = await self._take(request, partial(self._desk.notified_for_all, gateway))
        if answer.status_code == HTTPStatus.OK:
            self._taken.spend(gateway)
        return answer

    async def _take(
        self, request: Request, tell: Callable[[Notification], ReadNotification | None]
    ) -> Response:
        try:
            body = await read_body(request, MOST_BODY_BYTES)
        except BodyRefusedError as error:
            return error.response()
        notification = Notification(
            method=request.method,
            query=dict(request.query_params),
            headers={name.lower(): value for name, value in request.headers.items()},
            body=body,
        )
        try:
            read = await run_in_threadpool(tell, notification)
        except RefusedError as error:
            if not self._wrong.spend(_caller(request)):
                return _later()
            log.warning("a gateway's call is refused: %s", error)
            return PlainTextResponse("", status_code=403)
        except TillError as error:
            log.warning("a gateway's call can't be taken now: %s", error)
            return PlainTextResponse("", status_code=503, headers={"retry-after": "30"})
        if read is None:
            return PlainTextResponse("")
        return Response(read.answer, media_type=read.content_type)


async def _known(token_of: Callable[[UUID], str | None], request: Request) -> UUID | None:
    """The sale, if the address is a right one."""
    order_id, order_token = None, None
    with suppress(ValueError):
        order_id = UUID(request.path_params["order_id"])
        order_token = await run_in_threadpool(token_of, order_id)
    right = is_callback_token(request.path_params["token"], order_token or _NO_SALE)
    return order_id if right and order_token is not None else None


def _caller(request: Request) -> str:
    return "" if request.client is None else request.client.host


def _later() -> Response:
    return PlainTextResponse("", status_code=429, headers={"retry-after": str(round(MINUTE))})
