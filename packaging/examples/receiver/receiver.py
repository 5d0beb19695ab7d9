"""A shop's server that listens to the till, to be copied.

    WEBHOOK_SECRETS=whsec_... uvicorn --factory receiver:app

WEBHOOK_SECRETS    what the till signs with; several, with blanks between, while it is changed
WEBHOOK_ACK        ok-text answers `*ok*`, for a till that demands it
RECEIVER_DATABASE  the SQLite file; receiver.db if not set
RECEIVER_NETWORK   the network whose money counts; mainnet if not set
"""

from __future__ import annotations

import hmac
import json
import logging
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from standardwebhooks import Webhook

if TYPE_CHECKING:
    from collections.abc import Mapping

log = logging.getLogger("receiver")

SCHEMA_VERSION = 1
TOLERANCE = timedelta(minutes=5)  # as Standard Webhooks says: what is older may be a replay
MOST_BYTES = 262_144  # of one message; the till's are a few thousand

TABLES = """
    CREATE TABLE IF NOT EXISTS messages (
        number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL
    );
    CREATE TABLE IF NOT EXISTS orders (
        order_id TEXT PRIMARY KEY, token TEXT NOT NULL, sequence INTEGER NOT NULL,
        payment_status TEXT, order_status TEXT, may_go INTEGER NOT NULL
    );
"""


class Inbox:
    """Keeps every message once, and of each order where it stands."""

    def __init__(self, secrets: list[str], database: str, network: str) -> None:
        self._webhooks = [Webhook(secret) for secret in secrets]
        self._database = database
        self._network = network
        with closing(self._open()) as connection:
            connection.executescript(TABLES)

    def take(self, headers: Mapping[str, str], raw: bytes, now: datetime) -> HTTPStatus:
        """What to answer; OK only when the message is on the disk, and stays there."""
        message_id = headers.get("webhook-id", "")
        if not self._is_signed(message_id, headers, raw, now):
            return HTTPStatus.UNAUTHORIZED
        with closing(self._open()) as connection, connection:
            body = raw.decode()
            message = json.loads(body)
            kept = connection.execute(
                "INSERT OR IGNORE INTO messages (id, type, body) VALUES (?, ?, ?)",
                (message_id, message["type"], body),
            )
            if kept.rowcount == 0:
                return HTTPStatus.OK  # it came before: the till did not hear our answer
            of_sale = message["type"].startswith("sale.")
            known = of_sale and message.get("schema_version") == SCHEMA_VERSION
            if known and not self._apply(connection, message["data"]):
                connection.rollback()
                return HTTPStatus.FORBIDDEN
        # Only here, behind the commit, may anybody be told of it.
        log.info("%s %s", message["type"], message_id)
        return HTTPStatus.OK

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._database, timeout=10)

    def _is_signed(
        self, message_id: str, headers: Mapping[str, str], raw: bytes, now: datetime
    ) -> bool:
        """Over the bytes as they came, with one of the secrets, and not long ago."""
        try:
            at = datetime.fromtimestamp(int(headers.get("webhook-timestamp", "")), UTC)
            body = raw.decode()
        except (ValueError, OverflowError, OSError):
            return False
        given = headers.get("webhook-signature", "").encode().split()
        expected = [webhook.sign(message_id, at, body).encode() for webhook in self._webhooks]
        signed = any(hmac.compare_digest(one, other) for one in expected for other in given)
        return signed and abs(now - at) <= TOLERANCE

    def _apply(self, connection: sqlite3.Connection, order: dict[str, Any]) -> bool:
        """Each message is the whole order: the newest in the till's journal counts."""
        token, sequence = order["order_token"], order["journal"]["sequence"]
        known = connection.execute(
            "SELECT token FROM orders WHERE order_id = ?", (order["order_id"],)
        ).fetchone()
        if known and not hmac.compare_digest(known[0].encode(), token.encode()):
            return False
        paid = order["order_status"] in {"paid", "paid_too_much"}
        real = order["network"] == self._network and not order["demo"]
        may_go = real and paid and order["payment_status"] == "confirmed"
        connection.execute(
            "INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (order_id) DO UPDATE SET"
            " sequence = excluded.sequence, payment_status = excluded.payment_status,"
            " order_status = excluded.order_status, may_go = excluded.may_go"
            " WHERE excluded.sequence >= orders.sequence",
            (
                order["order_id"],
                token,
                sequence,
                order["payment_status"],
                order["order_status"],
                may_go,
            ),
        )
        return True


async def read(request: Request) -> bytes | None:
    """The whole body, None when it is too long."""
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > MOST_BYTES:
            return None
    return raw


def app() -> FastAPI:
    setting = os.environ
    inbox = Inbox(
        setting["WEBHOOK_SECRETS"].split(),
        setting.get("RECEIVER_DATABASE", "receiver.db"),
        setting.get("RECEIVER_NETWORK", "mainnet"),
    )
    ok_text = setting.get("WEBHOOK_ACK") == "ok-text"
    made = FastAPI(openapi_url=None)

    @made.post("/till")
    async def till(request: Request) -> Response:
        raw = await read(request)
        if raw is None:
            return Response(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        status = await run_in_threadpool(inbox.take, request.headers, raw, datetime.now(UTC))
        told = "*ok*" if ok_text and status is HTTPStatus.OK else ""
        return Response(told, status_code=status, media_type="text/plain")

    return made
