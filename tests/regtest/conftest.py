"""The real chain, one for all tests of a worker, and the shops that sell on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.regtest.selling_shop import SellingShop, ShopParts
from tests.regtest.stack import RegtestStack
from tests.support.webhook_receiver import SECRET, WebhookReceiver

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from PySide6.QtGui import QGuiApplication

    from tests.support.composed_till import ComposedTill

_stacks: list[RegtestStack] = []


@pytest.fixture(scope="session")
def regtest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegtestStack]:
    with RegtestStack(tmp_path_factory.mktemp("regtest")) as stack:
        _stacks.append(stack)
        yield stack


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> Generator[None]:
    """Node and server ask each other all the time: they end with the last test that needs them."""
    yield
    # tests/conftest.py runs this folder in one piece.
    if nextitem is None or Path(__file__).parent not in nextitem.path.parents:
        while _stacks:
            _stacks.pop().stop()


@pytest.fixture(scope="session")
def application(qapp: QGuiApplication) -> QGuiApplication:
    return qapp


@pytest.fixture(scope="module")
def store() -> Iterator[WebhookReceiver]:
    with WebhookReceiver() as store:
        yield store


@pytest.fixture(scope="module")
def open_shop(
    application: QGuiApplication,
    regtest: RegtestStack,
    store: WebhookReceiver,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[SellingShop]:
    parts = ShopParts(folder=tmp_path_factory.mktemp("shop"), stack=regtest, store_url=store.url)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("POS_SECRET_WEBHOOK", SECRET)
        with SellingShop(parts) as shop:
            yield shop


@pytest.fixture
def shop(open_shop: SellingShop, regtest: RegtestStack) -> SellingShop:
    """At the keypad, and what was paid before is one block deep or more and done with."""
    regtest.mine()
    open_shop.till.to_keypad()
    open_shop.till.until_quiet()
    return open_shop


@pytest.fixture
def till(shop: SellingShop) -> ComposedTill:
    return shop.till
