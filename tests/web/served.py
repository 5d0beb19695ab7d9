"""The till's real server on loopback, with a clock to turn and a gateway's desk to watch."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import requests

from pos_app.config.paths import resources_folder
from pos_app.ports import ReadNotification
from pos_app.services.customer.customer_fields import declared_fields
from pos_app.services.gateways.order_tokens import callback_token, page_token
from pos_app.services.worker import Worker
from pos_app.web.board import Board
from pos_app.web.callbacks import CallbackSite
from pos_app.web.page_site import PageSite, Templates
from pos_app.web.pages import Pages, PageSetup
from pos_app.web.server import WebServer
from pos_app.web.site import site
from pos_app.web.source_archive import SourceArchive
from pos_app.web.static_files import StaticFiles
from tests.support.counter import NOON, TurnedClock
from tests.support.domain_values import waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Self
    from uuid import UUID

    from pos_app.domain.message import Message, TillError
    from pos_app.domain.money import Money
    from pos_app.domain.sale import Sale
    from pos_app.domain.user_field import UserField
    from pos_app.ports import Notification
    from pos_app.services.customer.page_words import PageWords

PATIENCE_SECONDS = 60.0
GATEWAY = "apirone"


class WatchedDesk:
    """Implements `NotificationDesk`; `taken` is what would have been kept."""

    def __init__(self) -> None:
        self.taken: list[Notification] = []
        self.sales: dict[tuple[str, UUID], str] = {}
        self.answer: ReadNotification | None = ReadNotification(answer="*ok*")
        self.trouble: TillError | None = None
        self.looked_up = 0

    def order_token(self, gateway: str, order_id: UUID) -> str | None:
        self.looked_up += 1
        return self.sales.get((gateway, order_id))

    def recent_order_token(self, gateway: str, order_id: UUID) -> str | None:
        return self.sales.get((gateway, order_id))

    def notified(
        self, gateway: str, order_id: UUID, notification: Notification
    ) -> ReadNotification:
        answer = self.notified_for_all(gateway, notification)
        assert answer is not None
        return answer

    def notified_for_all(self, gateway: str, notification: Notification) -> ReadNotification | None:
        if self.trouble is not None:
            raise self.trouble
        self.taken.append(notification)
        return self.answer


class Served:
    """One sale is there from the start. `told` is what the till was told of the server."""

    def __init__(
        self, words: Sequence[PageWords], sources: Sequence[Path] = (), **changes: Any
    ) -> None:
        limits = {"connections": 50, "streams": 5, "per_minute": 30} | changes
        self.clock = TurnedClock()
        self.told: list[Message | None] = []
        self.given: dict[UUID, tuple[UserField, ...]] = {}
        self.tips: list[tuple[UUID, Money | None]] = []
        self.meanwhile: Callable[[], None] = lambda: None  # while fields are kept
        self.desk = WatchedDesk()
        self.board = Board(self.clock, streams=limits["streams"], tablet=limits.get("tablet"))
        self._listening = threading.Event()
        folder = resources_folder() / "web"
        files = StaticFiles(folder)
        setup = PageSetup(
            shop="Corner <Books>",
            not_real=True,
            redirects=limits.get("redirects", {}),
            fields=declared_fields(limits.get("fields", ())),
            style=files.name("page.css"),
            script=files.name("page.js"),
            source_url=None,
            tips=limits.get("tips"),
        )
        page = PageSite(
            self.board,
            Pages(setup),
            words,
            Templates(folder),
            clock=self.clock,
            keeper=self,
            public_url="https://till.example/shop",
            tips=self,
        )
        calls = CallbackSite(
            self.desk, per_minute=limits["per_minute"], monotonic=self.clock.monotonic
        )
        app = site(
            page=page,
            files=files,
            source=SourceArchive(sources),
            callbacks=calls,
            frame_ancestors=limits.get("frame_ancestors", ()),
        )
        self.server = WebServer(
            app,
            self.board,
            host="127.0.0.1",
            port=limits.get("port", 0),
            connections=limits["connections"],
            on_trouble=self._tell,
        )
        self._worker = Worker("web", self.server.step)
        self.begin("the order token")

    def __enter__(self) -> Self:
        self._worker.start()
        assert self._listening.wait(PATIENCE_SECONDS)
        return self

    def __exit__(self, *_: object) -> None:
        assert self.stop(PATIENCE_SECONDS)

    def stop(self, seconds: float) -> bool:
        self.server.stop()
        return self._worker.stop(seconds)

    def begin(self, order_token: str) -> None:
        """Another sale, at noon."""
        self.clock.at = NOON
        self.order_token = order_token
        self.show(waiting())

    def choose(self, sale_id: UUID, tip: Money | None) -> None:
        """What the till does with a tip."""
        self.tips.append((sale_id, tip))
        self.show(replace(waiting(), number=self.sale.number))

    def show(self, sale: Sale, *, fields_saved: bool = False) -> Sale:
        self.sale = replace(sale, order_token=self.order_token)
        self.board.follow(self.sale, fields_saved=fields_saved)
        return self.sale

    def keep(self, sale_id: UUID, fields: Sequence[UserField]) -> None:
        self.given[sale_id] = tuple(fields)
        self.meanwhile()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    @property
    def page(self) -> str:
        return f"{self.root}/pay/{page_token(self.order_token)}"

    def callback(self) -> str:
        """The right address for a call about a sale of its own."""
        self.desk.sales[GATEWAY, self.sale.id] = self.order_token
        token = callback_token(self.order_token)
        return f"{self.root}/callbacks/{GATEWAY}/{self.sale.id}/{token}"

    def get(self, url: str, **parts: Any) -> requests.Response:
        return requests.get(url, timeout=PATIENCE_SECONDS, allow_redirects=False, **parts)

    def post(self, url: str, **parts: Any) -> requests.Response:
        return requests.post(url, timeout=PATIENCE_SECONDS, allow_redirects=False, **parts)

    def _tell(self, problem: Message | None) -> None:
        self.told.append(problem)
        self._listening.set()
