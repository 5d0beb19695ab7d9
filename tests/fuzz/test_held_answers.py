"""What Triple-A and BitcoinPayGate answer or call in, spoiled: read or refused, nothing else."""

from __future__ import annotations

import contextlib
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pos_app.adapters.gateways.bitcoinpaygate.answers import read_snapshot
from pos_app.adapters.gateways.bitcoinpaygate.notices import read_notice as read_snapshot_call
from pos_app.adapters.gateways.common.answers import Fields
from pos_app.adapters.gateways.common.reply import parse_json
from pos_app.adapters.gateways.triplea.codes import require_ok
from pos_app.adapters.gateways.triplea.legacy_notice import read_notice as read_update
from pos_app.adapters.gateways.triplea.rest_answers import read_details, snapshot_of
from pos_app.domain.money import MAX_SAT
from pos_app.ports import Notification, RefusedError
from tests.fuzz.spoiling import spoiled
from tests.fuzz.test_gateway_answers import END, ODD, places
from tests.support.gateways.addresses import txid
from tests.support.gateways.standin import encoded, fixture

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ports import PaymentSnapshot, ReadNotification

TIMES = {"expirationTime": "2026-08-01T12:00:00Z", "currentTime": "1785585600000"}


def paygate_snapshot() -> dict[str, Any]:
    row = fixture("bitcoinpaygate")["transaction"] | {"btcTxId": txid("x")}
    said = {
        "paymentId": "A",
        "amountBtc": "0.1",
        "paidBtc": "0.0001",
        "paymentTime": "1785585600000",
    }
    rows = {"btcTransactions": [row | {"btcAmount": "0.0001"}], "notificationType": "LATE"}
    return {**fixture("bitcoinpaygate")["status_v2"], **TIMES, **said, **rows}


def triplea_details() -> dict[str, Any]:
    row = fixture("triplea")["transaction"] | {"txid": txid("x")}
    said = {"payment_reference": "A", "expiry_date": "2026-08-01T12:00:00Z", "payment_tier": "hold"}
    rows = {"txs": [row | {"payment_crypto_amount": "0.0001"}]}
    return {**fixture("triplea")["details"], **said, **rows}


def read_paygate(content: object) -> PaymentSnapshot:
    return read_snapshot(Fields("G", content), "A", ())


def read_triplea(content: object) -> PaymentSnapshot:
    answer = Fields("G", content)
    require_ok(answer)
    return snapshot_of(read_details(answer, "A", ()), END)


READERS: tuple[tuple[Callable[[object], PaymentSnapshot], dict[str, Any]], ...] = (
    (read_paygate, paygate_snapshot()),
    (read_triplea, {**triplea_details(), "status": "ok"}),
)
BODIES = tuple(encoded(right) for _, right in READERS)


def sane(found: PaymentSnapshot) -> None:
    assert all(0 < each.sat <= MAX_SAT for each in found.credits)
    assert len({each.reference for each in found.credits}) == len(found.credits)


def test_what_is_right_is_read() -> None:
    for (reader, _), body in zip(READERS, BODIES, strict=True):
        (credit,) = reader(parse_json("G", body)).credits
        assert credit.sat == int(Decimal("0.0001") * 100_000_000)


@settings(max_examples=60)
@given(data=st.data())
def test_odd_values_in_any_place_are_read_or_refused(data: st.DataObject) -> None:
    reader, right = data.draw(st.sampled_from(READERS))
    content = json.loads(json.dumps(right))
    for _ in range(data.draw(st.integers(1, 2))):
        holder, key = data.draw(st.sampled_from(places(content)))
        holder[key] = data.draw(ODD)
    with contextlib.suppress(RefusedError):
        sane(reader(content))
    heard(json.dumps(content).encode())


@settings(max_examples=60)
@given(body=spoiled(BODIES), number=st.integers(0, len(READERS) - 1))
def test_spoiled_bodies_are_read_or_refused(body: bytes, number: int) -> None:
    with contextlib.suppress(RefusedError):
        sane(READERS[number][0](parse_json("G", body)))
    heard(body)


def heard(body: bytes) -> None:
    """As calls, which are evidence in plain words at the most."""
    call = Notification(method="POST", query={}, headers={}, body=body)
    readers: tuple[Callable[[], ReadNotification], ...] = (
        lambda: read_snapshot_call(call, "A"),
        lambda: read_update(call, reference="A", api_id="HA", token=None),
    )
    for read in readers:
        with contextlib.suppress(RefusedError):
            assert all(value.isprintable() for value in read().evidence.values())
