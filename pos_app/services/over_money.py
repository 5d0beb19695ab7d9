"""Which money beyond a price a person may decide about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.sale_state import Life, Standing
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.sale import Sale


def require_sure(sale: Sale, over_sat: int, is_over_sure: Callable[[Sale], bool]) -> None:
    """`over_sat` is all of it, as the person saw it.

    RefusedError `sale.moved_on` when it is no longer so, `sale.over_unsure` while the money may
    still go away.
    """
    if sale.over_sat != over_sat or over_sat == 0:
        raise RefusedError("sale.moved_on")
    settled = sale.state == (Standing.CONFIRMED, Life.SETTLED)
    if not (settled and is_over_sure(sale)):
        raise RefusedError("sale.over_unsure")
