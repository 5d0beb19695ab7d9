"""Asks a server again and again, in a thread of its own, and keeps what changed meanwhile."""

from __future__ import annotations

import logging
import threading
from itertools import islice
from typing import TYPE_CHECKING

from pos_app.adapters.chain.esplora.answers import read_page
from pos_app.adapters.chain.esplora.lookup import script_hash
from pos_app.ports import ChainNews, RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pos_app.adapters.chain.esplora.answers import HistoryItem
    from pos_app.adapters.chain.esplora.blocks import Blocks
    from pos_app.adapters.chain.esplora.client import EsploraClient, Limits
    from pos_app.domain.credit import Tip
    from pos_app.domain.message import TillError

# Of a server behind a balancer one answer in many fails.
FAILURES_FORGIVEN = 2
# While a server wants a longer rest than this, another one may be asked.
LONGEST_SILENCE_SECONDS = 15

log = logging.getLogger(__name__)


class Poller:
    """Its thread writes, the watcher's reads; one for each connection. `on_push` as in the port.

    `client` and `blocks` are the thread's own.
    """

    def __init__(
        self,
        client: EsploraClient,
        blocks: Blocks,
        limits: Limits,
        monotonic: Callable[[], float],
        on_push: Callable[[], None],
    ) -> None:
        self._client = client
        self._blocks = blocks
        self._limits = limits
        self._monotonic = monotonic
        self._on_push = on_push
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._alive = True
        # The script that was asked for longest ago stands first; () is a history that was empty.
        self._seen: dict[bytes, tuple[HistoryItem, ...]] = {}
        self._newest: list[bytes] = []
        self._changed: set[bytes] = set()
        self._to_look_at: set[bytes] = set()  # changed since they were last looked at
        self._tip: Tip | None = None
        self._tip_changed = False
        self._everything = True
        self._thread = threading.Thread(target=self._run, name="esplora", daemon=True)

    @property
    def alive(self) -> bool:
        return self._alive and not self._stopped.is_set()

    @property
    def tip(self) -> Tip | None:
        return self._tip

    def start(self, tip: Tip) -> None:
        self._tip = tip
        self._thread.start()

    def stop(self) -> None:
        """From any thread; a request that is on its way ends by itself."""
        self._stopped.set()

    def settle(self) -> None:
        self._stopped.wait(self._limits.settle_seconds)

    def watch(self, scripts: Iterable[bytes]) -> None:
        with self._lock:
            for script in scripts:
                if script not in self._seen:
                    self._seen[script] = ()
                    self._newest.append(script)

    def unwatch(self, scripts: Iterable[bytes]) -> None:
        with self._lock:
            for script in scripts:
                self._changed.discard(script)
                self._to_look_at.discard(script)
                if self._seen.pop(script, None) is not None:
                    self._newest.remove(script)

    def take_changed(self, scripts: Iterable[bytes]) -> list[bytes]:
        """Those of them that changed since they were last taken."""
        with self._lock:
            taken = [script for script in scripts if script in self._to_look_at]
            self._to_look_at.difference_update(taken)
            return taken

    def watched(self, scripts: Iterable[bytes]) -> frozenset[bytes]:
        """Those of them that are watched."""
        with self._lock:
            return frozenset(script for script in scripts if script in self._seen)

    def take_news(self) -> ChainNews:
        with self._lock:
            news = ChainNews(
                scripts=frozenset(self._changed),
                tip_changed=self._tip_changed,
                everything=self._everything,
            )
            self._changed.clear()
            self._tip_changed = self._everything = False
            return news

    def _run(self) -> None:
        failures = 0
        try:
            while not self._stopped.wait(self._limits.poll_seconds):
                try:
                    self._round()
                    failures = 0
                except (UnreachableError, RefusedError) as error:
                    if 0 < self._client.rest_seconds <= LONGEST_SILENCE_SECONDS:
                        continue  # nothing is sent meanwhile
                    log.info("%s", error)
                    failures += 1
                    if failures > FAILURES_FORGIVEN or self._is_serious(error):
                        return
        finally:
            self._alive = False
            self._client.close()
            if not self._stopped.is_set():
                self._on_push()

    def _is_serious(self, error: TillError) -> bool:
        """A block may leave the chain while it is asked for: the next round finds another."""
        moved = error.message.code == "chain.inconsistent"
        return self._client.rest_seconds > 0 or (isinstance(error, RefusedError) and not moved)

    def _round(self) -> None:
        tip = self._blocks.tip(self._tip, self._monotonic)
        if tip is not self._tip:
            with self._lock:
                self._tip, self._tip_changed = tip, True
            self._on_push()
        for script in self._due():
            if self._stopped.is_set():
                return
            page = self._client.ask(f"/scripthash/{script_hash(script)}/txs", read_page)
            if self._takes(script, page):
                self._on_push()

    def _due(self) -> Sequence[bytes]:
        """The newest half a round, for their customers wait at the counter; the others in turn."""
        with self._lock:
            newest = self._newest[-max(1, self._limits.scripts_a_round // 2) :]
            first = set(newest)
            others = (script for script in self._seen if script not in first)
            return [*newest, *islice(others, max(0, self._limits.scripts_a_round - len(newest)))]

    def _takes(self, script: bytes, page: tuple[HistoryItem, ...]) -> bool:
        """Whether it is another page than before."""
        with self._lock:
            before = self._seen.pop(script, None)
            if before is None:
                return False  # not watched any more
            self._seen[script] = page
            if before == page:
                return False
            self._changed.add(script)
            self._to_look_at.add(script)
            return True
