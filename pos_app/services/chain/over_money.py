"""Which money a person may decide about: beyond a price, and what is on its way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.refund import is_being_given_back
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


def require_kept(sale: Sale) -> None:
    """RefusedError `refund.under_way` where its money goes back, or went: it buys nothing then."""
    if is_being_given_back(sale.refunds):
        raise RefusedError("refund.under_way")
