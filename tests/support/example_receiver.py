"""The receiver of packaging/examples as a shop would run it: under uvicorn, on its own database."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tests.support.processes import end, free_port, listens, start_bound, wait_until_serving

if TYPE_CHECKING:
    import subprocess

FOLDER = Path(__file__).parents[2] / "packaging" / "examples" / "receiver"


class ExampleReceiver:
    """It signs nothing and listens on loopback; `kill` is SIGKILL, and `start` begins it again."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/till"
        self._log = folder / "receiver.log"
        self._database = folder / "receiver.db"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self, *secrets: str, ack: str = "") -> None:
        arguments = ["--app-dir", FOLDER, "--port", self.port, "--log-level", "warning"]
        self._process = start_bound(
            [sys.executable, "-m", "uvicorn", "--factory", "receiver:app", *map(str, arguments)],
            log=self._log,
            environment={
                "WEBHOOK_SECRETS": " ".join(secrets),
                "WEBHOOK_ACK": ack,
                "RECEIVER_DATABASE": str(self._database),
                "RECEIVER_NETWORK": "signet",
            },
        )
        wait_until_serving(self._process, lambda: listens(self.port), log=self._log, seconds=60)

    def kill(self) -> None:
        if self._process is not None:
            end(self._process)
            self._process = None

    def messages(self) -> list[tuple[str, str]]:
        """Id and type of each, in the order they were kept."""
        return self._rows("SELECT id, type FROM messages ORDER BY number")

    def order(self, order_id: object) -> tuple[str | None, str | None, int]:
        """Payment status, order status, and whether the goods may go."""
        ((payment, order, may_go),) = self._rows(
            "SELECT payment_status, order_status, may_go FROM orders WHERE order_id = ?",
            str(order_id),
        )
        return payment, order, may_go

    def _rows(self, query: str, *values: str) -> list[Any]:
        with closing(sqlite3.connect(self._database)) as connection:
            return connection.execute(query, values).fetchall()
