"""Builds what the till serves, where the settings say so: the customer's page, gateways' calls."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from pos_app.application.goods_work import tip_offer
from pos_app.config.paths import resources_folder, source_folders
from pos_app.config.web_urls import bound_host
from pos_app.domain.events import FieldsGiven
from pos_app.services.books.authored_entry import THE_TILL
from pos_app.services.gateways.order_tokens import page_address
from pos_app.till.shelf import WATCHED_FOR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from pos_app.application.crew import Crew
    from pos_app.application.gateway_work import GatewayWork
    from pos_app.application.surroundings import Surroundings
    from pos_app.config.settings import Settings
    from pos_app.config.settings_web import PageSettings
    from pos_app.domain.events import SaleEvent
    from pos_app.domain.message import Message
    from pos_app.domain.money import Money
    from pos_app.domain.sale import Sale
    from pos_app.domain.user_field import UserField
    from pos_app.ports import Clock, Store
    from pos_app.services.books.ledger import Ledger
    from pos_app.services.selling.checkout import Checkout
    from pos_app.till.status_board import StatusBoard
    from pos_app.web.board import Board
    from pos_app.web.callbacks import CallbackSite
    from pos_app.web.page_site import PageSite
    from pos_app.web.server import WebServer
    from pos_app.web.static_files import StaticFiles

log = logging.getLogger(__name__)

WORKER = "web"
ON_PAGE = "page"  # where a tip was chosen
NOT_LISTENING = "web.not_listening"
MAINNET = "mainnet"


def page_url(settings: Settings, sale: Sale) -> str | None:
    """Of the customer's page of a sale; None where there is none."""
    base_url = settings.web.base_url
    if base_url is None or not settings.page.on:
        return None
    return page_address(base_url, sale.order_token)


class FieldsRecorder:
    """Implements `FieldKeeper` with the ledger."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    def keep(self, sale_id: UUID, fields: Sequence[UserField]) -> None:
        given = tuple(fields)

        def decide(sale: Sale) -> tuple[SaleEvent, ...]:
            if sale.user_fields == given:
                return ()
            return (FieldsGiven(at=self._clock.now(), fields=given),)

        self._ledger.record(sale_id, decide)


class PageTips:
    """Implements `TipKeeper` with the checkout."""

    def __init__(self, checkout: Checkout) -> None:
        self._checkout = checkout

    def choose(self, sale_id: UUID, tip: Money | None) -> None:
        self._checkout.choose_tip(sale_id, tip, on=ON_PAGE, by=THE_TILL)


class WebRoom:
    """Where nothing is to be served there is nothing, and no thread."""

    def __init__(
        self,
        settings: Settings,
        around: Surroundings,
        crew: Crew,
        gateways: GatewayWork,
    ) -> None:
        self._settings = settings
        self._around = around
        self._crew = crew
        self._gateways = gateways
        self._board: Board | None = None
        self.server: WebServer | None = None

    def build(self, store: Store, ledger: Ledger, checkout: Checkout, status: StatusBoard) -> None:
        web, page = self._settings.web, self._settings.page
        has_page = page.on and bool(self._around.page_words)
        if web.bind is None or not (has_page or self._gateways.gateways):
            return
        from pos_app.web.board import Board
        from pos_app.web.server import WebServer
        from pos_app.web.site import site
        from pos_app.web.source_archive import SourceArchive
        from pos_app.web.static_files import StaticFiles

        board = self._board = Board(
            self._around.clock, streams=web.streams, tablet=page.tablet if has_page else None
        )
        files = StaticFiles(resources_folder() / "web")
        app = site(
            page=self._page(board, files, ledger, checkout) if has_page else None,
            files=files if has_page else None,
            source=SourceArchive(source_folders()) if has_page else None,
            callbacks=self._callbacks(store, ledger) if self._gateways.gateways else None,
            frame_ancestors=page.frame_ancestors,
        )
        host, port = bound_host(web.bind)
        self.server = WebServer(
            app,
            board,
            host=host,
            port=port,
            connections=web.connections,
            on_trouble=partial(_say, status),
        )
        self._bring_back(store, board)
        self._crew.interrupts.callback(self.server.stop)
        self._crew.hire(WORKER, self.server.step)

    def follow(self, sale: Sale) -> None:
        """After each commit, in the thread that recorded; keeps nothing else from being told."""
        if self._board is None:
            return
        try:
            self._board.follow(sale, fields_saved=bool(sale.user_fields))
        except Exception:
            log.exception("the page of sale %s is not up to date", sale.id)

    def _bring_back(self, store: Store, board: Board) -> None:
        with store.transaction() as transaction:
            sales = transaction.sales_to_watch(self._around.clock.now() - WATCHED_FOR)
        for sale in sales:
            board.bring_back(sale, fields_saved=bool(sale.user_fields))

    def _page(
        self, board: Board, files: StaticFiles, ledger: Ledger, checkout: Checkout
    ) -> PageSite:
        from pos_app.services.customer.customer_fields import declared_fields
        from pos_app.web.page_site import PageSite, Templates
        from pos_app.web.pages import Pages, PageSetup

        page = self._settings.page
        setup = PageSetup(
            shop=self._settings.store.name,
            not_real=self._around.demo or self._settings.wallet.network != MAINNET,
            redirects=_redirects(page),
            fields=declared_fields(page.fields),
            style=files.name("page.css"),
            script=files.name("page.js"),
            source_url=page.source_url,
            tips=tip_offer(self._settings.tips) if self._settings.tips.page else None,
        )
        return PageSite(
            board,
            Pages(setup),
            self._around.page_words,
            Templates(resources_folder() / "web"),
            clock=self._around.clock,
            keeper=FieldsRecorder(ledger, self._around.clock),
            public_url=self._settings.web.base_url or "",
            tips=PageTips(checkout),
        )

    def _callbacks(self, store: Store, ledger: Ledger) -> CallbackSite:
        from pos_app.services.gateways.notification_desk import NotificationDesk
        from pos_app.web.callbacks import CallbackSite

        desk = NotificationDesk(
            store,
            ledger,
            self._gateways.gateways,
            self._around.clock,
            followed_for=WATCHED_FOR,
            look_now=self._gateways.look_now,
        )
        per_minute = self._settings.web.callbacks_per_minute
        return CallbackSite(desk, per_minute=per_minute, monotonic=self._around.clock.monotonic)


def _say(status: StatusBoard, problem: Message | None) -> None:
    if problem is None:
        status.drop_notice(NOT_LISTENING)
    else:
        status.add_notice(problem)


def _redirects(page: PageSettings) -> Mapping[str, str]:
    declared = {
        "unconfirmed": page.redirect_unconfirmed,
        "confirmed": page.redirect_confirmed,
        "expired": page.redirect_expired,
        "invalid": page.redirect_invalid,
    }
    return {state: url for state, url in declared.items() if url is not None}
