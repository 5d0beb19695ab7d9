"""What the server pushed and nobody has looked at yet."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from pos_app.adapters.chain.common.answers import NonsenseError, read_hash
from pos_app.adapters.chain.common.headers import Header, parse_header
from pos_app.adapters.chain.common.work import has_work
from pos_app.adapters.chain.electrum.answers import read_status, read_tip
from pos_app.domain.credit import Tip
from pos_app.ports import ChainNews

if TYPE_CHECKING:
    from collections.abc import Callable


class PushBoard:
    """Written by the reader thread, read by the watcher's; one for each session.

    A tip that was pushed is a claim: its height counts once it is linked to what was known.
    """

    def __init__(self, monotonic: Callable[[], float], network: str) -> None:
        self._monotonic = monotonic
        self._network = network
        self._lock = threading.Condition()
        self._pushes = 0
        self._scripts: dict[str, bytes] = {}  # of the script hashes we asked for
        self._statuses: dict[bytes, str | None] = {}
        self._changed: set[bytes] = set()
        self._tips: list[tuple[Tip, Header]] = []
        self._newest: Header | None = None
        self._newest_height = 0
        self._tip_changed = False
        self._everything = True

    def notice(self, method: str, params: list[Any]) -> bool:
        """Take a notification; False when it says nothing new. NonsenseError when it is garbled."""
        if method == "blockchain.headers.subscribe" and params:
            return self._take_tip(*read_tip(params[0]))
        if method == "blockchain.scripthash.subscribe" and len(params) > 1:
            return self._take_status(read_hash(params[0]), read_status(params[1]))
        return False

    def first_tip(self, height: int, raw: bytes) -> None:
        """The answer to the subscription, unless something newer was pushed meanwhile.

        NonsenseError for a header without work.
        """
        if self._newest is None:
            self._take_tip(height, raw)

    def expect(self, script_hash: str, script: bytes) -> None:
        with self._lock:
            self._scripts[script_hash] = script
            self._statuses.pop(script, None)

    def first_status(self, script: bytes, status: str | None) -> None:
        """The answer to the subscription, unless something newer was pushed meanwhile."""
        with self._lock:
            self._statuses.setdefault(script, status)

    def renewed(self, script: bytes, before: str | None, status: str | None) -> None:
        """A later answer; what was pushed since it was `before` may be newer."""
        with self._lock:
            if status != before and self._statuses.get(script, ...) == before:
                self._statuses[script] = status
                self._changed.add(script)
                self._count()

    def forget(self, script_hash: str) -> None:
        with self._lock:
            script = self._scripts.pop(script_hash, None)
            if script is not None:
                self._statuses.pop(script, None)
                self._changed.discard(script)

    def is_watched(self, script: bytes) -> bool:
        with self._lock:
            return script in self._statuses

    def status(self, script: bytes) -> str | None:
        """KeyError when the script is not watched."""
        with self._lock:
            return self._statuses[script]

    @property
    def pushes(self) -> int:
        return self._pushes

    def wait_for_push(self, seen: int, seconds: float) -> None:
        """Until there were more than `seen` pushes."""
        with self._lock:
            self._lock.wait_for(lambda: self._pushes > seen, seconds)

    def take_tips(self) -> list[tuple[Tip, Header]]:
        """What was said to be the tip since the last call, in its order."""
        with self._lock:
            taken, self._tips = self._tips, []
            return taken

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

    def _take_tip(self, height: int, raw: bytes) -> bool:
        header = parse_header(raw)
        if not has_work(header, self._network):
            raise NonsenseError("a header without work")
        tip = Tip(
            height=height,
            block_hash=header.block_hash,
            heard_monotonic=self._monotonic(),
            block_time=header.time,
        )
        with self._lock:
            before, self._newest = self._newest, header
            if before == header and self._newest_height == height:
                return False
            self._newest_height = height
            self._tips.append((tip, header))
            self._tip_changed = True
            self._count()
            return True

    def _take_status(self, script_hash: str, status: str | None) -> bool:
        with self._lock:
            script = self._scripts.get(script_hash)
            if script is None or self._statuses.get(script, ...) == status:
                return False  # nobody's, or a duplicate: servers send them
            self._statuses[script] = status
            self._changed.add(script)
            self._count()
            return True

    def _count(self) -> None:
        self._pushes += 1
        self._lock.notify_all()
