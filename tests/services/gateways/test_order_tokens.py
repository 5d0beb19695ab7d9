"""Tokens that name a sale to a customer and to a gateway."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING

import pytest

from pos_app.services.gateways.order_tokens import (
    TOKEN_LENGTH,
    callback_token,
    is_callback_token,
    page_address,
    page_token,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ORDER_TOKEN = "a-token-of-a-sale"


def test_the_page_stands_behind_any_path_of_a_proxy() -> None:
    token = page_token(ORDER_TOKEN)
    assert page_address("https://shop.example/till", ORDER_TOKEN) == (
        f"https://shop.example/till/pay/{token}"
    )
    assert page_address("http://[::1]:8088/", ORDER_TOKEN) == f"http://[::1]:8088/pay/{token}"


def test_a_token_is_the_hmac_of_its_label_in_192_bits() -> None:
    key = ORDER_TOKEN.encode()
    page = hmac.digest(key, b"payment page", hashlib.sha256)[:24]
    callback = hmac.digest(key, b"gateway callback", hashlib.sha256)[:24]
    assert page_token(ORDER_TOKEN) == urlsafe_b64encode(page).decode()
    assert callback_token(ORDER_TOKEN) == urlsafe_b64encode(callback).decode()


@pytest.mark.parametrize("token", [page_token, callback_token])
def test_a_token_needs_no_escaping_in_an_address(token: Callable[[str], str]) -> None:
    text = token(ORDER_TOKEN)
    assert len(text) == TOKEN_LENGTH
    assert len(urlsafe_b64decode(text)) == 24
    assert "=" not in text
    assert ORDER_TOKEN not in text


def test_no_token_stands_in_for_another_one() -> None:
    right = callback_token(ORDER_TOKEN)
    assert is_callback_token(right, ORDER_TOKEN)
    assert not is_callback_token(page_token(ORDER_TOKEN), ORDER_TOKEN)
    assert not is_callback_token(callback_token("another sale's"), ORDER_TOKEN)
    assert not is_callback_token(right[:-1], ORDER_TOKEN)
    assert not is_callback_token(right + "\N{SNOWMAN}", ORDER_TOKEN)
    assert not is_callback_token("", ORDER_TOKEN)
