"""All calls for one question share its time."""

from __future__ import annotations

from contextlib import closing
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.gateways.common import deadline
from pos_app.adapters.gateways.common.http import GatewayHttp
from pos_app.ports import UnreachableError
from tests.support.controlled_clock import ControlledClock
from tests.support.gateways.orders import order
from tests.support.gateways.triplea import TripleAStandIn
from tests.support.gateways.triplea_till import PATIENT_SECONDS, legacy, rest, secrets_of_the_shop

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def server() -> Iterator[TripleAStandIn]:
    with TripleAStandIn() as standin:
        yield standin


def test_where_no_time_is_left_nobody_is_asked(server: TripleAStandIn) -> None:
    with closing(GatewayHttp("G", server.url)) as http:
        for seconds in (0.0, -1.0):
            with pytest.raises(UnreachableError) as slow:
                http.get("/balance/x", seconds=seconds)
            assert slow.value.message.code == "gateway.slow"
    assert not server.asked


@pytest.mark.parametrize("kind", ["legacy", "rest"])
def test_a_second_call_has_what_the_first_has_left(
    server: TripleAStandIn, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Each call takes seven seconds of the till's time here."""
    moment = 100.0
    monkeypatch.setattr(deadline, "time", SimpleNamespace(monotonic=lambda: moment))
    clock = ControlledClock()
    gateway = (
        legacy(server, clock) if kind == "legacy" else rest(server, secrets_of_the_shop(), clock)
    )
    given = []
    ask = gateway._http._call

    def call(method: str, path: str, seconds: float | None, **content: Any) -> Any:
        nonlocal moment
        given.append(seconds)
        answer = ask(method, path, seconds, **content)
        moment += 7.0
        return answer

    monkeypatch.setattr(gateway._http, "_call", call)
    with closing(gateway):
        gateway.open(order())
    assert given == [PATIENT_SECONDS, PATIENT_SECONDS - 7.0]
