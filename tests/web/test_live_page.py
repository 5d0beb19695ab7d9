"""Server-sent events of the customer's page: each change, and never more streams than agreed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import requests

from pos_app.domain.sale_state import Life, Standing, State
from pos_app.services.gateways.order_tokens import page_token
from pos_app.web import events
from tests.support.domain_values import credit, waiting
from tests.web.served import PATIENCE_SECONDS, Served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.services.customer.page_words import PageWords

STREAMS = 5


@pytest.fixture
def served(words: tuple[PageWords, ...]) -> Iterator[Served]:
    with Served(words, streams=STREAMS, fields=("name",)) as made:
        yield made


class Stream:
    def __init__(self, url: str, **headers: str) -> None:
        self.answer = requests.get(url, stream=True, timeout=PATIENCE_SECONDS, headers=headers)
        self._lines = self.answer.iter_lines(chunk_size=1)

    def state(self) -> dict[str, Any]:
        """The next one, after whatever keeps the connection open."""
        event: dict[str, str] = {}
        for line in self._lines:
            name, _, value = line.decode().partition(": ")
            if name:
                event[name] = value
            elif "data" in event:
                assert event["event"] == "state"
                state: dict[str, Any] = json.loads(event["data"])
                assert event["id"] == str(state["version"])
                return state
        raise AssertionError("the stream has ended")

    def ends(self) -> bool:
        return list(self._lines) is not None

    def comes(self, wanted: bytes) -> bool:
        return any(line == wanted for line in self._lines)

    def close(self) -> None:
        self.answer.close()


def seen() -> Any:
    return replace(waiting(), credits=(credit(),), state=State(Standing.SEEN, Life.OPEN))


def test_each_change_is_told_in_the_customers_language(served: Served) -> None:
    stream = Stream(f"{served.page}/events", **{"accept-language": "de"})
    assert stream.answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert stream.answer.headers["cache-control"] == "no-store"
    first = stream.state()
    assert first["title"] == "Bitte bezahlen"
    assert first == served.get(f"{served.page}/state", headers={"accept-language": "de"}).json()
    served.show(seen())
    second = stream.state()
    assert (second["state"], second["ways"]) == ("seen", [])
    assert second["version"] > first["version"]
    served.post(f"{served.page}/fields", data={"name": "Lena"})
    assert stream.state()["fields"] == "saved"
    stream.close()


def test_only_the_own_sale_is_told(served: Served) -> None:
    mine, other = Stream(f"{served.page}/events"), served.sale
    mine.state()
    served.begin("another order's token")
    theirs = Stream(f"{served.page}/events")
    theirs.state()
    served.show(seen())
    assert theirs.state()["state"] == "seen"
    served.board.follow(replace(seen(), order_token=other.order_token, note="later"))
    assert mine.state()["state"] == "seen"
    for stream in (mine, theirs):
        stream.close()


def test_a_stream_too_many_is_told_to_ask_instead(served: Served) -> None:
    streams = [Stream(f"{served.page}/events") for _ in range(4)]
    for stream in streams:
        stream.state()
    assert served.get(f"{served.page}/events").status_code == 503
    served.begin("another order's token")
    streams.append(Stream(f"{served.page}/events"))
    streams[-1].state()
    full = served.get(f"{served.page}/events")
    assert (full.status_code, full.headers["retry-after"]) == (503, "5")
    assert served.get(f"{served.page}/state").status_code == 200
    for stream in streams:
        stream.close()


def test_one_that_leaves_makes_room(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3 * STREAMS):
        stream = Stream(f"{served.page}/events")
        while stream.answer.status_code == 503:
            stream = Stream(f"{served.page}/events")
        stream.state()
        stream.close()


def test_a_quiet_stream_is_kept_open_and_ends_with_its_page(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "KEEP_ALIVE_SECONDS", 0.01)
    served.show(replace(waiting(), state=State(Standing.WAITING, Life.CANCELLED)))
    stream = Stream(f"{served.page}/events")
    assert stream.state()["state"] == "over"
    assert stream.comes(b":")
    served.clock.pass_time(timedelta(hours=1))
    assert stream.ends()
    assert served.get(f"{served.page}/events").status_code == 404


def test_a_new_start_of_the_till_counts_on(served: Served, words: tuple[PageWords, ...]) -> None:
    served.show(seen())
    before = served.board.find(page_token(served.order_token))
    with Served(words) as again:
        again.clock.pass_time(timedelta(seconds=1))
        again.begin("another order's token")
        again.clock.pass_time(timedelta(seconds=1))
        again.order_token = served.order_token
        again.show(seen())
        after = again.board.find(page_token(served.order_token))
    assert before is not None
    assert after is not None
    assert after.version > before.version


def test_it_ends_in_time_with_streams_open(words: tuple[PageWords, ...]) -> None:
    served = Served(words)
    with served:
        stream = Stream(f"{served.page}/events")
        stream.state()
        idle = requests.Session()
        idle.get(f"{served.page}/state", timeout=PATIENCE_SECONDS)
        served.server.stop()
        assert stream.ends()
        idle.close()
    with pytest.raises(requests.ConnectionError):
        served.get(served.page)
