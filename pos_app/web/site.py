"""The whole of what the till serves, as one ASGI application."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pos_app.web.headers import StrictHeaders
from pos_app.web.pages import SOURCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from pos_app.web.callbacks import CallbackSite
    from pos_app.web.page_site import PageSite
    from pos_app.web.source_archive import SourceArchive
    from pos_app.web.static_files import StaticFiles


def site(
    *,
    page: PageSite | None,
    files: StaticFiles | None,
    source: SourceArchive | None,
    callbacks: CallbackSite | None,
    frame_ancestors: Sequence[str],
) -> ASGIApp:
    """What is None is not served."""
    routes: list[Route] = []
    if page is not None:
        routes += [*page.routes(), Route("/favicon.ico", _no_icon)]
    if files is not None:
        routes.append(Route("/static/{name}", files.answer))
    if source is not None:
        routes.append(Route(f"/{SOURCE}", source.answer))
    if callbacks is not None:
        routes += callbacks.routes()

    def refuse(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        of_page = not request.url.path.startswith("/callbacks")
        if status == HTTPStatus.NOT_FOUND and page is not None and of_page:
            return page.not_found(request)
        headers = error.headers if isinstance(error, HTTPException) else None
        return PlainTextResponse("", status_code=status, headers=headers)

    handlers = {HTTPException: refuse, Exception: refuse}
    made = Starlette(routes=routes, exception_handlers=handlers)
    made.router.redirect_slashes = False
    return StrictHeaders(made, frame_ancestors)


async def _no_icon(_request: Request) -> Response:
    """A browser asks for one of its own accord, and would complain."""
    return Response(status_code=204, headers={"cache-control": "public, max-age=86400"})
