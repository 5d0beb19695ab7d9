"""PINs as argon2id hashes (RFC 9106); their parameters stand in the text, so they may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

if TYPE_CHECKING:
    from pos_app.domain.person import Pin

# OWASP's least for argon2id. RFC 9106's 64 MiB in 3 passes would make a cashier on a small machine
# wait for a second; against whoever has the file four digits hold with neither.
_PASSES = 2
_MEMORY_KIB = 19 * 1024


class Argon2Pins:
    """Implements ports.PinHasher."""

    def __init__(self, *, passes: int = _PASSES, memory_kib: int = _MEMORY_KIB) -> None:
        self._hasher = PasswordHasher(
            time_cost=passes, memory_cost=memory_kib, parallelism=1, type=Type.ID
        )

    def hash(self, pin: Pin) -> str:
        return self._hasher.hash(pin.digits)

    def matches(self, pin_hash: str, pin: Pin) -> bool:
        try:
            return self._hasher.verify(pin_hash, pin.digits)
        except (VerificationError, InvalidHashError):
            return False

    def is_outdated(self, pin_hash: str) -> bool:
        return self._hasher.check_needs_rehash(pin_hash)
