"""What the till works with once it is built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.ports import Store
    from pos_app.services.books.ledger import Ledger
    from pos_app.services.selling.checkout import Checkout
    from pos_app.services.selling.pricing import Rates
    from pos_app.ui.till import RecoveryRead


@dataclass(frozen=True, slots=True, kw_only=True)
class TillServices:
    """`look_again` wakes every worker.

    `write_recovery` writes the recovery sheet, without a folder to one among the documents;
    `read_recovery` gives what the screen shows of it.
    """

    store: Store
    ledger: Ledger
    checkout: Checkout
    rates: Rates
    look_again: Callable[[], None]
    read_recovery: Callable[[], RecoveryRead]
    write_recovery: Callable[[Path | None], Path]
