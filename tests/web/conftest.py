"""The words of the page, made in the thread that knows Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from pos_app.ui.page_words import page_words

if TYPE_CHECKING:
    from pos_app.services.customer.page_words import PageWords


@pytest.fixture(scope="session")
def words() -> tuple[PageWords, ...]:
    return page_words(QLocale("en_US"))
