"""Which transactions of the node's memory pool pay a script: a hint, looked into before use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, KeysView


class MempoolView:
    """Scripts are kept as Python's own hashes, which nobody outside can foresee.

    Two scripts may share one, so what is found may pay another script.
    """

    def __init__(self) -> None:
        self._scripts_of: dict[str, tuple[int, ...]] = {}
        self._paying: dict[int, set[str]] = {}

    def __contains__(self, txid: str) -> bool:
        return txid in self._scripts_of

    @property
    def txids(self) -> KeysView[str]:
        return self._scripts_of.keys()

    def add(self, txid: str, scripts: Iterable[bytes]) -> None:
        if txid in self._scripts_of:
            return
        hashes = tuple({hash(script) for script in scripts})
        self._scripts_of[txid] = hashes
        for each in hashes:
            self._paying.setdefault(each, set()).add(txid)

    def remove(self, txid: str) -> tuple[int, ...]:
        """The hashes of the scripts it paid; none when it was not known."""
        hashes = self._scripts_of.pop(txid, ())
        for each in hashes:
            paying = self._paying[each]
            paying.discard(txid)
            if not paying:
                del self._paying[each]
        return hashes

    def paying(self, script: bytes) -> frozenset[str]:
        return frozenset(self._paying.get(hash(script), ()))

    def clear(self) -> None:
        self._scripts_of.clear()
        self._paying.clear()
