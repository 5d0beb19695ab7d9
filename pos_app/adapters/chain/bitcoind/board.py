"""What a watcher is to be told, and who spent the coins it asked about; guarded by their owner."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from pos_app.adapters.chain.bitcoind.raw import outpoint_bytes
from pos_app.ports import ChainNews

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_OUTPOINTS = 50_000


class NewsBoard:
    """Changes of scripts that are watched, and of the tip."""

    def __init__(self) -> None:
        self._watched: dict[int, bytes] = {}  # by its hash, as the memory pool has it
        self._changed: set[bytes] = set()
        self._tip_changed = self._everything = False

    def __contains__(self, script: bytes) -> bool:
        return self._watched.get(hash(script)) == script

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._watched.values())

    @property
    def is_empty(self) -> bool:
        return not self._changed and not self._tip_changed

    def begin(self) -> None:
        """After a (re)connect nothing is watched, and everything is news."""
        self._watched.clear()
        self._changed.clear()
        self._tip_changed, self._everything = False, True

    def watch(self, scripts: Iterable[bytes]) -> None:
        self._watched.update((hash(script), script) for script in scripts)

    def unwatch(self, scripts: Iterable[bytes]) -> None:
        for script in scripts:
            self._watched.pop(hash(script), None)
            self._changed.discard(script)

    def mark(self, script: bytes) -> None:
        if script in self:
            self._changed.add(script)

    def mark_hash(self, script_hash: int) -> None:
        """Python's own hash of a script."""
        if script_hash in self._watched:
            self._changed.add(self._watched[script_hash])

    def mark_tip(self) -> None:
        self._tip_changed = True

    def take(self) -> ChainNews:
        news = ChainNews(
            scripts=frozenset(self._changed),
            tip_changed=self._tip_changed,
            everything=self._everything,
        )
        self._changed.clear()
        self._tip_changed = self._everything = False
        return news


class WatchedCoins:
    """Outpoints, and the transaction in a block that spends each; the newest ones are kept."""

    def __init__(self) -> None:
        self._spenders: OrderedDict[bytes, tuple[str, int] | None] = OrderedDict()

    def add(self, outpoints: Iterable[str]) -> None:
        for outpoint in map(outpoint_bytes, outpoints):
            self._spenders.setdefault(outpoint, None)
            self._spenders.move_to_end(outpoint)
        while len(self._spenders) > MOST_OUTPOINTS:
            self._spenders.popitem(last=False)

    def spend(self, spent: Iterable[bytes], txid: str, height: int) -> None:
        for outpoint in spent:
            if outpoint in self._spenders:
                self._spenders[outpoint] = (txid, height)

    def forget_above(self, height: int) -> None:
        for outpoint, spender in self._spenders.items():
            if spender is not None and spender[1] > height:
                self._spenders[outpoint] = None

    def spender(self, outpoint: str) -> str | None:
        found = self._spenders.get(outpoint_bytes(outpoint))
        return None if found is None else found[0]
