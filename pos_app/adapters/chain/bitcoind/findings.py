"""Payments in blocks, and the blocks that are still to be looked through for some."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from pos_app.adapters.chain.common.transactions import ParsedTransaction


@dataclass(frozen=True, slots=True)
class Placed:
    """A payment in a block."""

    transaction: ParsedTransaction
    height: int
    block_hash: str
    block_time: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """Blocks still to be looked through for scripts: from when or where on, up to `end`."""

    scripts: frozenset[bytes]
    born: datetime | None
    start: int | None
    end: int
