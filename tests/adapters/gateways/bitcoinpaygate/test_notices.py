"""BitcoinPayGate's calls: unsigned, so nothing in them is believed, and anomalies are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.ports import RefusedError
from tests.support.gateways.orders import CALLBACK, code_of, heard, order
from tests.support.gateways.standin import Call

if TYPE_CHECKING:
    from pos_app.adapters.gateways.bitcoinpaygate.gateway import BitcoinPayGate
    from tests.support.gateways.bitcoinpaygate import BitcoinPayGateStandIn


def test_a_call_is_a_reason_to_look(gateway: BitcoinPayGate, server: BitcoinPayGateStandIn) -> None:
    reference = gateway.open(order(callback_url=CALLBACK)).reference
    server.asked.clear()
    for call in (
        server.call(reference),
        server.call(reference),
        server.call(reference, status="CONFIRMED"),
        server.call(reference, notificationType=None),
        server.wrapped(reference),
    ):
        read = gateway.read_notification(reference, heard(call))
        assert (read.answer, read.evidence) == ("ok", {})
    assert not server.asked


def test_the_first_version_calls_by_its_own_names(
    first: BitcoinPayGate, server: BitcoinPayGateStandIn
) -> None:
    reference = first.open(order()).reference
    assert first.read_notification(reference, heard(server.call(reference))).evidence == {}


def test_an_anomaly_is_kept(gateway: BitcoinPayGate, server: BitcoinPayGateStandIn) -> None:
    reference = gateway.open(order()).reference
    for sat in (25_000, 1, 2, 3, 4, 5):
        server.pay(reference, sat)
    call = server.call(
        reference,
        status="INVALID",
        notificationType="SECOND_TX",
        currentTime="2018-01-12T15:16:32Z",
    )
    evidence = gateway.read_notification(reference, heard(call)).evidence
    txid = server.payments[reference].money[0].txid
    assert evidence["anomaly"] == "SECOND_TX"
    assert evidence["status"] == "INVALID"
    assert evidence["at"] == "2018-01-12T15:16:32Z"
    assert evidence["transactions"].startswith(f"{txid} 25000 sat; ")
    assert evidence["transactions"].count(";") == 4


def test_an_anomaly_without_transactions(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn
) -> None:
    reference = gateway.open(order()).reference
    call = server.call(reference, notificationType="LATE", btcTransactions=None)
    evidence = gateway.read_notification(reference, heard(call)).evidence
    assert set(evidence) == {"anomaly", "status", "at"}


def test_calls_that_can_not_be_its_own(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn
) -> None:
    reference = gateway.open(order()).reference
    other = gateway.open(order()).reference
    good = server.call(reference)

    def altered(body: bytes) -> Call:
        return Call(method="POST", query={}, headers={}, body=body)

    forgeries = {
        "of another payment": server.call(other),
        "by GET": Call(method="GET", query={}, headers={}, body=good.body),
        "nothing": altered(b""),
        "no object": altered(b'"CONFIRMED"'),
        "no id": altered(b'{"status": "CONFIRMED"}'),
        "an empty wrapping": altered(b'{"notificationType": "v3/payment"}'),
        "too deep": altered(b"[" * 100_000),
        "not finite": altered(good.body.replace(b'"status"', b'"x":NaN,"status"')),
        "transactions of no shape": server.call(
            reference, notificationType="LATE", btcTransactions=[7]
        ),
    }
    for name, call in forgeries.items():
        with pytest.raises(RefusedError) as refused:
            gateway.read_notification(reference, heard(call))
        assert code_of(refused) == "gateway.forged", name


def test_what_it_does_not_know_does_nothing(
    gateway: BitcoinPayGate, server: BitcoinPayGateStandIn
) -> None:
    reference = gateway.open(order()).reference
    server.asked.clear()
    gateway.follow(reference, lambda: None)
    gateway.close_payment(reference)
    gateway.unfollow(reference)
    assert not server.asked
    assert gateway.name == "bitcoinpaygate"
    assert not gateway.needs_own_address
