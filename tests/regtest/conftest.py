"""The real chain, one for all tests of a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.regtest.stack import RegtestStack

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def regtest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegtestStack]:
    with RegtestStack(tmp_path_factory.mktemp("regtest")) as stack:
        yield stack
