"""The place of a sale's address in the wallet's account."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale


def index_of(sale: Sale) -> int:
    assert sale.request is not None, sale.reason
    assert sale.request.derivation_index is not None
    return sale.request.derivation_index
