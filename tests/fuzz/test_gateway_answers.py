"""Whatever a gateway answers or calls in, it is read or refused in the till's own words."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pos_app.adapters.gateways.apirone import answers as apirone
from pos_app.adapters.gateways.apirone.callbacks import read_forwarding_call, read_invoice_call
from pos_app.adapters.gateways.btcpay import answers as btcpay
from pos_app.adapters.gateways.btcpay.instructions import instructions_of
from pos_app.adapters.gateways.common.bolt11 import invoice_msat
from pos_app.adapters.gateways.common.reply import parse_json
from pos_app.adapters.gateways.common.uri import read_payment_uri
from pos_app.ports import Notification, RefusedError
from tests.fuzz.spoiling import spoiled
from tests.support.gateways.addresses import address, lightning_invoice, txid
from tests.support.gateways.standin import fixture

if TYPE_CHECKING:
    from collections.abc import Callable

SECOND = 1_790_000_000
END = datetime.fromtimestamp(SECOND, UTC)
# What stands where something else should.
ODD = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=80)
    | st.sampled_from(["-0", "1e5", "0.000000001", "9" * 400, "NaN", "\u0661", "a\x00b", [], {}])
)


def invoice() -> dict[str, Any]:
    times = dict.fromkeys(("createdTime", "expirationTime", "monitoringExpiration"), SECOND)
    made: dict[str, Any] = fixture("btcpay")["invoice"]
    return made | times | {"id": "A", "checkoutLink": "https://btcpay.example/i/A"}


def methods() -> list[dict[str, Any]]:
    payment = fixture("btcpay")["payment"] | {"value": "0.0001", "receivedDate": SECOND}
    method = fixture("btcpay")["method"] | {"rate": "50000", "due": "0.0001"}
    on_chain = {"paymentMethodId": "BTC-CHAIN", "destination": address("x")}
    over_lightning = {"paymentMethodId": "BTC-LN", "destination": lightning_invoice("x", 10_000)}
    return [
        method | on_chain | {"payments": [payment | {"id": f"{txid('x')}-0"}]},
        method | over_lightning | {"payments": [payment | {"id": txid("y")}]},
    ]


def apirone_invoice() -> dict[str, Any]:
    made: dict[str, Any] = fixture("apirone")["invoice"]
    row = fixture("apirone")["history"] | {"txid": txid("x"), "amount": 7}
    words = {"invoice": "A", "address": address("x"), "invoice-url": "https://apirone.example"}
    return made | words | {"history": [row]}


def read_methods(content: object) -> object:
    ways = btcpay.read_methods(content, invalid=False)
    return instructions_of(ways, network="regtest", lightning=True, expires_at=END)


READERS: tuple[tuple[Callable[[object], object], Any], ...] = (
    (btcpay.read_invoice, invoice()),
    (read_methods, methods()),
    (btcpay.read_refund, fixture("btcpay")["pull_payment"] | {"viewLink": "https://x.example"}),
    (apirone.read_invoice, apirone_invoice()),
    (lambda content: apirone.read_price(content, "USD"), fixture("apirone")["ticker"]),
)
BODIES = tuple(json.dumps(right).encode() for _, right in READERS)


def places(content: Any) -> list[tuple[Any, Any]]:
    """Every object or list with a key of it, the outermost first."""
    keys = content if isinstance(content, dict) else range(len(content))
    found = [(content, key) for key in keys]
    for _, key in list(found):
        if isinstance(content[key], dict | list):
            found += places(content[key])
    return found


def test_what_is_right_is_read() -> None:
    for reader, right in READERS:
        assert reader(parse_json("G", json.dumps(right).encode()))


@settings(max_examples=120)
@given(data=st.data())
def test_odd_values_in_any_place_are_read_or_refused(data: st.DataObject) -> None:
    reader, right = data.draw(st.sampled_from(READERS))
    content = json.loads(json.dumps(right))
    for _ in range(data.draw(st.integers(1, 2))):
        holder, key = data.draw(st.sampled_from(places(content)))
        holder[key] = data.draw(ODD)
    with contextlib.suppress(RefusedError):
        reader(content)


@settings(max_examples=80)
@given(body=spoiled(BODIES), number=st.integers(0, len(READERS) - 1))
def test_spoiled_bodies_are_read_or_refused(body: bytes, number: int) -> None:
    with contextlib.suppress(RefusedError):
        READERS[number][0](parse_json("G", body))
    call = Notification(method="POST", query={}, headers={}, body=body)
    with contextlib.suppress(RefusedError):
        read_invoice_call(call)


@settings(max_examples=80)
@given(data=st.data())
def test_spoiled_texts_are_read_or_refused(data: st.DataObject) -> None:
    uri = f"bitcoin:{address('x')}?amount=0.0001&label=a+b&lightning={lightning_invoice('x', 1)}"
    text = data.draw(spoiled((uri.encode(),))).decode("utf-8", "replace")
    for reader in (
        lambda: read_payment_uri("G", text),
        lambda: invoice_msat("G", text, "regtest"),
        lambda: read_forwarding_call(
            Notification(
                method="GET",
                query={**fixture("apirone")["forwarding_call"], "value": text},
                headers={},
                body=b"",
            )
        ),
    ):
        with contextlib.suppress(RefusedError):
            reader()
