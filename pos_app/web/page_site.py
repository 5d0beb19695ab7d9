"""The customer's page over HTTP: itself, its state, its changes, and what is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from pos_app.services.customer.customer_fields import read_fields
from pos_app.web.events import EventStream
from pos_app.web.languages import choose
from pos_app.web.limits import MINUTE, RateLimit
from pos_app.web.page_model import state_json
from pos_app.web.pages import wrong_text
from pos_app.web.requests import BodyRefusedError, comes_from_us, form_of, read_body
from pos_app.web.tips import NotOfferedError, read_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from uuid import UUID

    from starlette.requests import Request

    from pos_app.domain.user_field import UserField
    from pos_app.ports import Clock
    from pos_app.services.customer.customer_fields import ReadFields
    from pos_app.services.customer.page_words import PageWords
    from pos_app.web.board import Board, Shown
    from pos_app.web.page_model import Gone, Page, PageState
    from pos_app.web.pages import Pages
    from pos_app.web.tips import TipKeeper

# Twelve fields of at most 500 signs, each sign as up to four escaped bytes.
MOST_FORM_BYTES = 64 * 1024
WAIT_SECONDS = 3
# Of the form, beside the customer's fields: no field's name begins so.
SALE = "_sale"
# Each is a line in the journal and a message to the store, kept for ever.
FILLED_IN_PER_MINUTE = 10
_FORM = "application/x-www-form-urlencoded"


class FieldKeeper(Protocol):
    def keep(self, sale_id: UUID, fields: Sequence[UserField]) -> None:
        """Keep what a customer filled in, in place of what was there; from any thread."""
        ...


class Templates:
    """HTML of `resources/web`: every value is escaped, and one that is missing is an error."""

    def __init__(self, folder: Path) -> None:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._page = environment.get_template("page.html")
        self._gone = environment.get_template("gone.html")

    def page(self, page: Page) -> str:
        return self._page.render(page=page)

    def gone(self, page: Gone) -> str:
        return self._gone.render(page=page)


class PageSite:
    def __init__(
        self,
        board: Board,
        pages: Pages,
        words: Sequence[PageWords],
        templates: Templates,
        *,
        clock: Clock,
        keeper: FieldKeeper,
        public_url: str,
        tips: TipKeeper | None = None,
    ) -> None:
        self._board = board
        self._pages = pages
        self._words = words
        self._templates = templates
        self._clock = clock
        self._keeper = keeper
        self._public_url = public_url
        self._tips = tips
        self._filled_in = RateLimit(FILLED_IN_PER_MINUTE, clock.monotonic)

    def routes(self) -> list[Route]:
        return [
            Route("/pay/{token}", self.page),
            Route("/pay/{token}/state", self.state),
            Route("/pay/{token}/events", self.events),
            Route("/pay/{token}/fields", self.fields, methods=["POST"]),
            Route("/pay/{token}/tip", self.tip, methods=["POST"]),
        ]

    async def page(self, request: Request) -> Response:
        token, shown = self._find(request)
        return self._answer(request, token, shown)

    async def state(self, request: Request) -> Response:
        token, shown = self._find(request)
        return JSONResponse(state_json(self._state(token, shown, self._spoken(request))))

    async def events(self, request: Request) -> Response:
        token, _ = self._find(request)
        words = self._spoken(request)

        def look() -> PageState | None:
            shown = self._board.find(token)
            return None if shown is None else self._state(token, shown, words)

        return EventStream(self._board, token, look)

    async def fields(self, request: Request) -> Response:
        token, shown = self._find(request)
        state = self._state(token, shown, self._spoken(request))
        if state.fields == "none":
            raise HTTPException(404)
        try:
            given = await self._form(request)
        except BodyRefusedError as error:
            return error.response()
        if given.get(SALE, state.sale) != state.sale:
            return self._another_sale(request, token)
        read = read_fields(self._pages.fields, given)
        if read.wrong:
            return self._refuse(request, token, shown, given, read)
        if not self._filled_in.spend(token):
            raise HTTPException(429, headers={"retry-after": str(round(MINUTE))})
        await run_in_threadpool(self._keeper.keep, shown.view.order_id, read.values)
        self._board.fields_given(token, shown.view.order_id)
        if _wants_json(request):
            return JSONResponse({"saved": True})
        return RedirectResponse(f"../{token}", status_code=303)

    async def tip(self, request: Request) -> Response:
        token, shown = self._find(request)
        state = self._state(token, shown, self._spoken(request))
        offer = self._pages.tips
        if offer is None or self._tips is None:
            raise HTTPException(404)
        try:
            given = await self._form(request)
        except BodyRefusedError as error:
            return error.response()
        # Another sale by now, or answered on the screen: the page says how it stands.
        if state.tip is not None and given.get(SALE, state.sale) == state.sale:
            try:
                tip = read_tip(given, offer, shown.view.amount)
            except NotOfferedError:
                return self._answer(request, token, shown, wrong_tip=True, status=422)
            await run_in_threadpool(self._tips.choose, shown.view.order_id, tip)
        return RedirectResponse(f"../{token}", status_code=303)

    async def _form(self, request: Request) -> Mapping[str, str]:
        """BodyRefusedError, HTTPException."""
        if not comes_from_us(request, self._public_url):
            raise HTTPException(403)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
            raise HTTPException(415)
        given = form_of(await read_body(request, MOST_FORM_BYTES))
        if given is None:
            raise HTTPException(400)
        return given

    def _another_sale(self, request: Request, token: str) -> Response:
        if _wants_json(request):
            return JSONResponse({"saved": False, "errors": {}}, status_code=409)
        return RedirectResponse(f"../{token}", status_code=303)

    def not_found(self, request: Request) -> Response:
        gone = self._pages.gone(self._spoken(request), up=_up(request))
        # A tablet waits for the first sale.
        waits = self._board.is_tablet(request.path_params.get("token", ""))
        headers = {"refresh": str(WAIT_SECONDS)} if waits else {}
        return HTMLResponse(self._templates.gone(gone), status_code=404, headers=headers)

    def _state(self, token: str, shown: Shown, words: PageWords) -> PageState:
        stays = self._board.is_tablet(token)
        return self._pages.state(shown, words, self._clock.now(), stays=stays)

    def _refuse(
        self,
        request: Request,
        token: str,
        shown: Shown,
        given: Mapping[str, str],
        read: ReadFields,
    ) -> Response:
        if not _wants_json(request):
            return self._answer(request, token, shown, given=given, wrong=read.wrong, status=422)
        words = self._spoken(request)
        errors = {name: wrong_text(problem, words) for name, problem in read.wrong.items()}
        return JSONResponse({"saved": False, "errors": errors}, status_code=422)

    def _answer(
        self,
        request: Request,
        token: str,
        shown: Shown,
        *,
        given: Mapping[str, str] | None = None,
        wrong: Mapping[str, str] | None = None,
        wrong_tip: bool = False,
        status: int = 200,
    ) -> Response:
        words, now = self._spoken(request), self._clock.now()
        page = self._pages.page(
            token,
            shown,
            words,
            now,
            up=_up(request),
            stays=self._board.is_tablet(token),
            values=given,
            wrong=wrong,
            wrong_tip=wrong_tip,
        )
        html = self._templates.page(page)
        headers = {"content-language": page.language, "vary": "accept-language"}
        return HTMLResponse(html, status_code=status, headers=headers)

    def _find(self, request: Request) -> tuple[str, Shown]:
        token = request.path_params["token"]
        shown = self._board.find(token)
        if shown is None:
            raise HTTPException(404)
        return token, shown

    def _spoken(self, request: Request) -> PageWords:
        return choose(request.headers.get("accept-language", ""), self._words)


def _up(request: Request) -> str:
    """From where the browser is to the first folder, whatever path a proxy puts before it."""
    return "../" * (request.url.path.count("/") - 1)


def _wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")
