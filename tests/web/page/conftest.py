"""One browser for a file, one shop and its site for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale

from pos_app.ui.page_words import page_words
from tests.support.browser_tab import Tab
from tests.support.chromium import Chromium
from tests.web.page.page_shop import PageShop
from tests.web.page.shopfront import Shopfront

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with Chromium(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


@pytest.fixture
def open_tab(browser: Chromium) -> Iterator[Callable[..., Tab]]:
    """Tabs that must not have complained of anything by the end."""
    tabs: list[Tab] = []

    def opened(address: str, **manner: Any) -> Tab:
        tab = Tab(browser, **manner)
        tabs.append(tab)
        # A browser's button for the last page passes by what led away by itself.
        tab.forgive("NavigationEntryMarkedSkippable")
        tab.open(address)
        return tab

    yield opened
    heard = [complaint for tab in tabs for complaint in tab.heard()]
    for tab in tabs:
        tab.close()
    assert heard == []


@pytest.fixture
def shop() -> Iterator[PageShop]:
    shop = PageShop(page_words(QLocale("en_US")))
    yield shop
    shop.stop()


@pytest.fixture
def shopfront() -> Iterator[Shopfront]:
    with Shopfront() as shopfront:
        yield shopfront
