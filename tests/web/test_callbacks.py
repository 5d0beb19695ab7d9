"""Where gateways call: a right address is a reason to look, and nothing else does anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
import requests

from pos_app.ports import ReadNotification, RefusedError, UnreachableError
from pos_app.services.gateways.order_tokens import callback_token, page_token
from tests.web.served import GATEWAY, PATIENCE_SECONDS, Served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.services.customer.page_words import PageWords

PER_MINUTE = 30


@pytest.fixture
def served(words: tuple[PageWords, ...]) -> Iterator[Served]:
    with Served(words, per_minute=PER_MINUTE) as made:
        yield made


def test_a_call_reaches_the_desk_and_is_answered_as_the_gateway_wants(served: Served) -> None:
    answer = served.get(served.callback(), params={"value": "20000", "confirmations": "0"})
    assert (answer.status_code, answer.content) == (200, b"*ok*")
    assert answer.headers["content-type"].startswith("text/plain")
    served.desk.answer = ReadNotification(answer='{"status":"ok"}', content_type="application/json")
    body = b'{"order":"7"}'
    answer = served.post(served.callback(), data=body, headers={"Triplea-Signature": "t=1,v1=a"})
    assert answer.json() == {"status": "ok"}
    assert answer.headers["content-type"] == "application/json"
    first, second = served.desk.taken
    assert (first.method, dict(first.query)) == ("GET", {"value": "20000", "confirmations": "0"})
    assert (second.method, second.body) == ("POST", body)
    assert second.headers["triplea-signature"] == "t=1,v1=a"


def test_a_forged_address_is_nowhere_whatever_is_wrong_with_it(served: Served) -> None:
    served.callback()
    token, order_id = callback_token(served.order_token), served.sale.id
    forged = [
        f"{GATEWAY}/{order_id}/{callback_token('another')}",
        f"{GATEWAY}/{order_id}/{page_token(served.order_token)}",
        f"{GATEWAY}/{uuid4()}/{token}",
        f"{GATEWAY}/7/{token}",
        f"other/{order_id}/{token}",
        f"{GATEWAY}/{order_id}/%00",
    ]
    answers = [served.post(f"{served.root}/callbacks/{path}", data=b"x") for path in forged]
    assert {answer.status_code for answer in answers} == {404}
    assert {answer.content for answer in answers} == {b""}
    assert served.desk.taken == []


def test_a_flood_of_forged_calls_is_cut_off_for_its_minute_only(served: Served) -> None:
    right = served.callback()
    wrong = f"{served.root}/callbacks/{GATEWAY}/{served.sale.id}/wrong"
    with requests.Session() as flood:
        codes = [flood.get(wrong, timeout=PATIENCE_SECONDS) for _ in range(PER_MINUTE + 5)]
    assert [answer.status_code for answer in codes] == [404] * PER_MINUTE + [429] * 5
    assert codes[-1].headers["retry-after"] == "60"
    assert served.desk.looked_up == PER_MINUTE
    # Behind a proxy the gateway may be the same caller as whoever floods it.
    assert served.get(right).status_code == 200
    assert served.get(wrong).status_code == 429
    served.clock.seconds += 60
    assert served.get(wrong).status_code == 404


def test_a_flood_of_right_calls_is_cut_off_too_and_each_gateway_for_itself(
    served: Served,
) -> None:
    right = served.callback()
    with requests.Session() as flood:
        codes = [
            flood.get(right, timeout=PATIENCE_SECONDS).status_code for _ in range(PER_MINUTE + 3)
        ]
    assert codes == [200] * PER_MINUTE + [429] * 3
    assert len(served.desk.taken) == PER_MINUTE
    served.desk.sales["other", served.sale.id] = served.order_token
    assert served.get(right.replace(GATEWAY, "other")).status_code == 200
    served.clock.seconds += 2
    assert served.get(right).status_code == 200


@pytest.mark.parametrize(
    ("trouble", "status"),
    [
        (RefusedError("gateway.forged", gateway=GATEWAY), 403),
        (UnreachableError("store.locked"), 503),
    ],
)
def test_what_is_not_kept_is_not_acknowledged(served: Served, trouble: Any, status: int) -> None:
    served.desk.trouble = trouble
    answer = served.get(served.callback())
    assert (answer.status_code, answer.content) == (status, b"")


def test_a_body_of_any_size_is_not_read_to_its_end(served: Served) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 65_536

    said = served.post(served.callback(), data=b"x" * 65_537)
    assert (said.status_code, said.headers["connection"]) == (413, "close")
    try:
        unsaid = served.post(served.callback(), data=endless()).status_code
    except requests.ConnectionError:
        unsaid = 413  # it has hung up before the answer was read
    assert unsaid == 413
    assert served.post(served.callback(), data=b"x" * 65_536).status_code == 200
    assert len(served.desk.taken) == 1


def test_a_signed_call_needs_no_token(served: Served) -> None:
    answer = served.post(f"{served.root}/callbacks/btcpay", data=b"{}")
    assert (answer.status_code, answer.content) == (200, b"*ok*")
    served.desk.answer = None
    assert served.post(f"{served.root}/callbacks/btcpay", data=b"{}").status_code == 200
    served.desk.trouble = RefusedError("gateway.forged", gateway="btcpay")
    with requests.Session() as flood:
        codes = [
            flood.post(f"{served.root}/callbacks/btcpay", timeout=PATIENCE_SECONDS).status_code
            for _ in range(PER_MINUTE + 2)
        ]
    assert codes == [403] * PER_MINUTE + [429] * 2
    served.desk.trouble = None
    assert served.post(f"{served.root}/callbacks/btcpay", data=b"{}").status_code == 200


def test_a_flood_of_signed_calls_is_cut_off_too(served: Served) -> None:
    address = f"{served.root}/callbacks/btcpay"
    with requests.Session() as flood:
        codes = [
            flood.post(address, timeout=PATIENCE_SECONDS).status_code for _ in range(PER_MINUTE + 2)
        ]
    assert codes == [200] * PER_MINUTE + [429] * 2
    assert len(served.desk.taken) == PER_MINUTE
