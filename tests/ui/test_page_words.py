"""The customer's page speaks every language that the till has, with all of its words."""

from __future__ import annotations

import threading

from PySide6.QtCore import QLocale

from pos_app.domain.money import Money, currency
from pos_app.services.customer.customer_view import CustomerState
from pos_app.ui.page_words import known_codes, page_words
from pos_app.web.page_model import WORDS


def test_each_text_of_the_page_is_there_in_each_language() -> None:
    words = page_words(QLocale("de_AT"))
    assert [each.language for each in words] == ["de", "en"]
    assert [each.language for each in page_words(QLocale("fr_FR"))] == ["en", "de"]
    states = {f"state.{state.value}{end}" for state in CustomerState for end in ("", ".text")}
    assert states | set(WORDS) <= known_codes()
    for each in words:
        assert set(each.texts) == known_codes()
        assert all(each.texts.values())
        assert each.direction == "ltr"
    german, english = words
    assert german.text("state.waiting") == "Bitte bezahlen"
    assert english.text("state.waiting") == "Please pay"
    assert english.text("rate", price="€5") == "1 BTC = €5"


def test_another_thread_may_use_them() -> None:
    german, english = page_words(QLocale("de_DE"))
    said: list[str] = []

    def say() -> None:
        amount = Money(1250, currency("EUR"))
        said.extend((german.numbers.money(amount), english.numbers.money(amount)))

    thread = threading.Thread(target=say)
    thread.start()
    thread.join()
    assert said == ["12,50\N{NO-BREAK SPACE}€", "€12.50"]
