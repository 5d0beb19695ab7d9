from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.rate_servers import RateServer

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def server() -> Iterator[RateServer]:
    with RateServer() as running:
        yield running
