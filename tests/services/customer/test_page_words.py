"""The words of the customer's page as any thread may read them."""

from __future__ import annotations

import pytest

from pos_app.services.customer.page_words import PageWords
from tests.services.customer.test_customer_lines import PlainWords


class PlainNumbers(PlainWords):
    def sat(self, sat: int) -> str:
        return f"{sat} sat"

    def price(self, price: object, currency: object) -> str:
        return f"{price} {currency}"


def test_a_sentence_is_filled_in_only_where_it_has_gaps() -> None:
    texts = {"over": "{bitcoin} too much", "plain": "100 % {sure}"}
    words = PageWords(language="en", direction="ltr", texts=texts, numbers=PlainNumbers())
    assert words.text("over", bitcoin="5 sat") == "5 sat too much"
    assert words.text("plain") == "100 % {sure}"
    with pytest.raises(KeyError):
        words.text("unknown")
