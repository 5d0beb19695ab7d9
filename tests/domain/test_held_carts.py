"""A cart waits while others are served, and is taken up once."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from pos_app.domain.held_carts import MOST_HELD, HeldCart, HeldCarts
from tests.support.carts import cart, line
from tests.support.domain_values import NOON


def held(number: int) -> HeldCart:
    return HeldCart(
        id=UUID(int=number), cart=cart(line(number + 1)), label=f"table {number}", at=NOON, by=None
    )


def test_a_held_cart_comes_back_as_it_was() -> None:
    carts = HeldCarts().hold(held(1)).hold(held(2)).hold(held(3))
    recalled, left = carts.recall(UUID(int=2))
    assert recalled == held(2)
    assert left.carts == (held(1), held(3))
    with pytest.raises(LookupError):
        left.recall(UUID(int=2))


def test_what_can_not_be_held() -> None:
    with pytest.raises(ValueError, match="empty"):
        HeldCarts().hold(replace(held(1), cart=cart()))
    with pytest.raises(ValueError, match="already"):
        HeldCarts().hold(held(1)).hold(held(1))
    full = HeldCarts(tuple(held(number) for number in range(MOST_HELD)))
    with pytest.raises(ValueError, match="too many"):
        full.hold(held(MOST_HELD))
