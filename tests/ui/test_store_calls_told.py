"""The page of calls over the real outbox and a real server on loopback."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.webhook.sender import HttpWebhookSender
from pos_app.services.store.outbox import Outbox
from pos_app.till.call_desk import CallDesk
from pos_app.till.health import store_status
from tests.support.counter import Counter as Books
from tests.support.fixed_secrets import FixedSecrets
from tests.support.staff import do_as_owner
from tests.support.webhook_receiver import SECRET, Reply, WebhookReceiver
from tests.ui.pages_counter import PagesCounter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos_app.domain.sale import Sale
    from pos_app.services.store.outbox import OutboxHealth
    from pos_app.ui.view_models.store_calls import CallRow

PATIENCE_MILLISECONDS = 60_000


class TellingTill:
    """The screens of a till whose books and outbox are real; the test runs the outbox's steps."""

    def __init__(
        self,
        folder: Path,
        server: WebhookReceiver,
        open_page: Callable[..., PagesCounter],
        qtbot: QtBot,
    ) -> None:
        self.server = server
        self._qtbot = qtbot
        self.books = Books(folder)
        self.books.clock.at = datetime.now(UTC)  # the server takes no old signature
        self.screen = open_page(PagesCounter, make_calls=self._make_desk)
        self._outbox = Outbox(
            self.books.store,
            HttpWebhookSender(server.url, "webhook", FixedSecrets(webhook=SECRET)),
            self.books.clock,
            Random(1),
            hook=server.url,
            on_health=self._store_said,
        )
        self._wakes = 0
        self._desk.open(self.books.store, self._outbox, self._wake)

    def close(self) -> None:
        self._desk.close(60)
        self.books.close()

    def tell(self) -> Sale:
        """A sale whose first message was tried once."""
        sale = self.books.charge()
        self._outbox.step()
        return sale

    def touch(self, name: str) -> None:
        """A touch that has calls sent, and the outbox's round that it wakes."""
        before = self._wakes
        self.screen.tap(name)
        self._qtbot.waitUntil(lambda: self._wakes > before, timeout=PATIENCE_MILLISECONDS)
        self._outbox.step()

    def until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=PATIENCE_MILLISECONDS)

    def open_first(self) -> None:
        """The page of calls, and on it the only call."""
        self.screen.tap("status_store")
        self.screen.tap("detailAction")
        self.until(lambda: len(self.rows) == 1)
        self.screen.tap(f"storeCall_{self.rows[0].key}")
        self.until(lambda: self.screen.shows("storeCallSend"))

    @property
    def rows(self) -> tuple[CallRow, ...]:
        return self.screen.pages.calls._rows.rows

    @property
    def ids(self) -> list[str]:
        return [call.headers["webhook-id"] for call in self.server.calls]

    @property
    def state(self) -> str:
        return str(self.screen.item("storeCallState").property("word"))

    def _make_desk(self, publish: Callable[[object], None]) -> CallDesk:
        self._desk = CallDesk(publish, do_as_owner)
        return self._desk

    def _store_said(self, health: OutboxHealth) -> None:
        self.screen.till.set_status(store=store_status(health), outbox=health)

    def _wake(self) -> None:
        self._wakes += 1


@pytest.fixture
def server() -> Iterator[WebhookReceiver]:
    with WebhookReceiver() as server:
        yield server


@pytest.fixture
def till(
    tmp_path: Path,
    server: WebhookReceiver,
    open_page: Callable[..., PagesCounter],
    qtbot: QtBot,
) -> Iterator[TellingTill]:
    till = TellingTill(tmp_path, server, open_page, qtbot)
    yield till
    till.close()


def test_a_store_that_fails_is_shown_and_hears_the_same_call_again(till: TellingTill) -> None:
    till.server.reply = Reply(status=500, body=b"out of \x1b[31mpaper")
    sale = till.tell()
    till.open_first()
    assert till.screen.text("backlog_waiting") == "1"
    assert till.screen.text("backlog_answer") == "500 out of [31mpaper"
    assert till.state == "Tried in vain"
    assert sale.order_token not in "".join(till.screen.texts())
    till.server.reply = Reply()
    till.touch("storeCallSend")
    till.until(lambda: till.state == "Delivered")
    assert till.screen.text("backlog_waiting") == "0"
    # Also what the store has already: it may have lost it.
    assert till.screen.text("storeCallSend") == "Send again"
    till.touch("storeCallSend")
    assert len(till.ids) == 3
    assert len(set(till.ids)) == 1
    assert len({call.body for call in till.server.calls}) == 1
    assert all(call.verified for call in till.server.calls)


def test_a_store_that_is_gone_is_told_nothing_until_it_is_turned_on_again(
    till: TellingTill,
) -> None:
    till.server.reply = Reply(status=410)
    till.tell()
    till.open_first()
    assert till.screen.item("backlogState").property("word") == "Sending is off"
    assert not till.screen.pages.calls.call.canSend
    till.server.reply = Reply()
    till._outbox.step()
    assert len(till.ids) == 1
    till.touch("backlogAction")
    till.until(lambda: till.state == "Delivered")
    assert till.screen.item("backlogState").property("word") == "In step"
    assert till.ids == [till.ids[0]] * 2
