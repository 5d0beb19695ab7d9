"""A till in memory whose sales have pages, behind the till's real server on loopback."""

from __future__ import annotations

import threading
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.request import urlopen

from pos_app.config.paths import resources_folder
from pos_app.domain.hosted_payment import HostedPayment, Instruction, InstructionKind
from pos_app.services.customer.customer_fields import declared_fields
from pos_app.services.customer.customer_view import customer_view
from pos_app.services.gateways.order_tokens import page_token
from pos_app.ui.till import SaleChanged
from pos_app.web.board import STREAMS_OF_A_SALE, Board
from pos_app.web.page_site import PageSite, Templates
from pos_app.web.pages import Pages, PageSetup
from pos_app.web.server import WebServer
from pos_app.web.site import site
from pos_app.web.static_files import StaticFiles
from tests.support.processes import free_port
from tests.ui.memory_till import ADDRESS, MemoryTill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from pos_app.domain.message import Message
    from pos_app.domain.money import Money
    from pos_app.domain.sale import Sale
    from pos_app.domain.user_field import UserField
    from pos_app.services.customer.customer_view import PaymentWay
    from pos_app.services.customer.page_words import PageWords

INVOICE = "lnbcrt350400n1p" + "qpzry9x8gf2tvdw0s3jn54khce6mua7l" * 8
TABLET = "a-tablet-on-the-counter"
SOURCE = "https://source.example/till"
PATIENCE_SECONDS = 60.0


class PageShop:
    """Say first what the shop is like; its server starts with the first address that is asked for.

    `given` is what a customer has filled in.
    """

    def __init__(self, words: Sequence[PageWords]) -> None:
        self.till = MemoryTill()
        self.given: dict[str, str] = {}
        self._board = Board(self.till, streams=40, tablet=TABLET)
        self.till.listeners.append(self._changed)
        self._words = words
        self._name = "Corner Books"
        self._redirects: dict[str, str] = {}
        self._fields: tuple[str, ...] = ()
        self._frame_ancestors: tuple[str, ...] = ()
        self._server: WebServer | None = None
        self._thread = threading.Thread()
        self._listening = threading.Event()
        self._port = free_port()

    # --- what the shop is like ---

    def call_it(self, name: str) -> None:
        self._name = name

    def lead_back(self, when: str, url: str) -> None:
        """`when` is unconfirmed, confirmed, expired or invalid."""
        self._redirects[when] = url

    def ask_for(self, *fields: str) -> None:
        self._fields = fields

    def let_frame(self, origin: str) -> None:
        self._frame_ancestors = (origin,)

    def speak_from_the_right(self) -> None:
        self._words = [replace(self._words[0], language="he", direction="rtl")]

    # --- its sales ---

    def charge_hosted(self, amount: Money) -> UUID:
        """A gateway holds the payment, on the chain and by Lightning."""
        sale_id = self.till.charge(amount, "")
        shown = self.till.shown[sale_id]
        sale = shown.sale
        assert sale.request is not None
        ways = {InstructionKind.ON_CHAIN: ADDRESS, InstructionKind.LIGHTNING: INVOICE}
        hosted = HostedPayment(
            gateway="btcpay",
            reference="reference",
            instructions=tuple(
                Instruction(
                    kind=kind,
                    destination=destination,
                    due_sat=sale.due_sat,
                    expires_at=sale.lock.ends_at,
                    uri=destination,
                )
                for kind, destination in ways.items()
            ),
        )
        request = replace(sale.request, hosted=hosted)
        self.till._put(replace(shown, sale=replace(sale, request=request)))
        return sale_id

    def address(self, sale_id: UUID) -> str:
        """Of the sale's page."""
        if self._server is None:
            self._start()
        return f"{self._url}/pay/{page_token(_secret(sale_id))}"

    def tablet(self) -> str:
        """The address that shows the newest sale."""
        if self._server is None:
            self._start()
        return f"{self._url}/pay/{TABLET}"

    def ways(self, sale_id: UUID) -> tuple[PaymentWay, ...]:
        return customer_view(self.till.shown[sale_id].sale).ways

    @contextmanager
    def all_streams_taken(self, sale_id: UUID) -> Iterator[None]:
        """As many pages of this sale as may be are told of its changes."""
        with ExitStack() as streams:
            for _ in range(STREAMS_OF_A_SALE):
                stream = urlopen(f"{self.address(sale_id)}/events", timeout=PATIENCE_SECONDS)
                streams.enter_context(stream)
            yield

    def keep(self, sale_id: UUID, fields: Sequence[UserField]) -> None:
        self.given = {field.name: field.value for field in fields}

    def stop(self) -> None:
        if self._server is not None:
            self._server.stop()
            self._thread.join(PATIENCE_SECONDS)
            self._server = None

    # --- inside ---

    @property
    def _url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def _changed(self, event: object) -> None:
        if isinstance(event, SaleChanged):
            self._board.follow(_named(event.shown.sale))

    def _start(self) -> None:
        folder = resources_folder() / "web"
        files = StaticFiles(folder)
        setup = PageSetup(
            shop=self._name,
            not_real=False,
            redirects=self._redirects,
            fields=declared_fields(self._fields),
            style=files.name("page.css"),
            script=files.name("page.js"),
            source_url=SOURCE,
        )
        page = PageSite(
            self._board,
            Pages(setup),
            self._words,
            Templates(folder),
            clock=self.till,
            keeper=self,
            public_url=self._url,
        )
        served = site(
            page=page,
            files=files,
            source=None,
            callbacks=None,
            frame_ancestors=self._frame_ancestors,
        )
        self._server = WebServer(
            served,
            self._board,
            host="127.0.0.1",
            port=self._port,
            connections=100,
            on_trouble=self._told,
        )
        self._listening.clear()
        self._thread = threading.Thread(name="web", target=self._server.step)
        self._thread.start()
        assert self._listening.wait(PATIENCE_SECONDS)

    def _told(self, trouble: Message | None) -> None:
        assert trouble is None
        self._listening.set()


def _secret(sale_id: UUID) -> str:
    return f"{sale_id} and 192 random bits"


def _named(sale: Sale) -> Sale:
    """The till in memory gives all sales the same secret."""
    return replace(sale, order_token=_secret(sale.id))
