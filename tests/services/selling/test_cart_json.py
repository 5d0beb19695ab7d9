"""A cart that was held comes back as it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from pos_app.services.selling.cart_json import cart_from_text, cart_text
from tests.support.carts import COFFEE, STANDARD, cart, carts, euro, line, percent

if TYPE_CHECKING:
    from pos_app.domain.cart import Cart

HELD = cart(
    line(350, tax=STANDARD, item_id=COFFEE, discount=percent("10")),
    line(1_000, "Repair", discount=euro(50)),
    discount=euro(100),
    tip=percent("12.5"),
)


@given(carts())
def test_any_cart_comes_back(cart: Cart) -> None:
    assert cart_from_text(cart_text(cart)) == cart


def test_nothing_of_a_cart_is_lost() -> None:
    assert cart_from_text(cart_text(HELD)) == HELD
    assert cart_from_text(cart_text(cart())) == cart()


@pytest.mark.parametrize(
    "changes",
    [
        {"tax_mode": "none"},
        {"lines": [{}]},
        {"lines": None},
        {"tip": {}},
        {"tip": {"percent": "x"}},
    ],
)
def test_what_is_no_cart_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"cart|TaxMode"):
        cart_from_text(json.dumps(json.loads(cart_text(HELD)) | changes))
