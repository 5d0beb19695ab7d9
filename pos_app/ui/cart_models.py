"""The lists of a cart, as QML shows them."""

from __future__ import annotations

from pos_app.ui.cart_rows import CartRow, SumRow
from pos_app.ui.list_model import ListModel


class CartModel(ListModel[CartRow]):
    """In the order in which they were entered."""


class SumModel(ListModel[SumRow]):
    """In the order in which they are reckoned."""
