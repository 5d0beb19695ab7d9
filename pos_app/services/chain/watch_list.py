"""Every script that was ever issued, in some ten bytes each, to ask of every output there is."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.ports import Store

# Rows read and added in one go: some milliseconds, so that neither the cashier's commands, which
# wait for the same store, nor the screen, which waits for the interpreter's lock, notice.
PAGE = 500
_FILTER_BITS = 24
_FILTER_MASK = (1 << _FILTER_BITS) - 1
_BUCKETS_MASK = 0xFFFF
_DIGEST_BYTES = 6
_DIGEST_MASK = (1 << 8 * _DIGEST_BYTES) - 1


class WatchList:
    """It may call a script held that was never added, and never one that was added not held.

    So whoever acts on a script asks the store. A filter of one bit for each of `2**24` keys ends
    most questions; behind it lie buckets of digests, written one behind the other. No part of it
    ever grows by more than some bytes at once, so there is no pause as when a large set grows.
    The digests are Python's own of bytes, keyed anew in each process (PEP 456): nobody can choose
    scripts that share one.

    `add` is safe from any thread, `load_some` is for one; a question needs no lock.
    """

    def __init__(self) -> None:
        self._filter = bytearray(1 << (_FILTER_BITS - 3))
        self._buckets = [b""] * (_BUCKETS_MASK + 1)
        self._adding = threading.Lock()
        self._loaded_to = b""
        self.loaded = False

    def load_some(self, store: Store) -> None:
        """One page more of what the store has; `loaded` once that was the last."""
        with store.transaction() as transaction:
            scripts = transaction.issued_scripts(self._loaded_to, PAGE)
        self.add(scripts)
        if len(scripts) < PAGE:
            self.loaded = True
        else:
            self._loaded_to = scripts[-1]

    def add(self, scripts: Iterable[bytes]) -> None:
        with self._adding:
            for script in scripts:
                key = hash(script)
                digest = (key >> 16 & _DIGEST_MASK).to_bytes(_DIGEST_BYTES, "little")
                bucket = self._buckets[key & _BUCKETS_MASK]
                if digest not in bucket:
                    self._buckets[key & _BUCKETS_MASK] = bucket + digest
                # Last: whoever sees the bit finds the digest.
                low = key & _FILTER_MASK
                self._filter[low >> 3] |= 1 << (low & 7)

    def may_hold(self, script: bytes) -> bool:
        key = hash(script)
        low = key & _FILTER_MASK
        if not self._filter[low >> 3] >> (low & 7) & 1:
            return False
        digest = (key >> 16 & _DIGEST_MASK).to_bytes(_DIGEST_BYTES, "little")
        return digest in self._buckets[key & _BUCKETS_MASK]
