"""The readable part of an invoice, with the amounts of BOLT 11's own examples."""

from __future__ import annotations

import pytest

from pos_app.adapters.gateways.common.addresses import require_address, script_at
from pos_app.adapters.gateways.common.bolt11 import invoice_msat
from pos_app.ports import RefusedError
from tests.support.gateways.addresses import address

DATA = "1pvjluezpp5qqqsyqcyq5rqwzqf"


@pytest.mark.parametrize(
    ("head", "network", "msat"),
    [
        ("lnbc2500u", "mainnet", 250_000_000),
        ("lnbc20m", "mainnet", 2_000_000_000),
        ("LNBC1", "mainnet", 100_000_000_000),
        ("lnbc", "mainnet", None),
        ("lntb20m", "testnet4", 2_000_000_000),
        ("lntbs10n", "signet", 1_000),
        ("lnbcrt9678785340p", "regtest", 967_878_534),
    ],
)
def test_network_and_amount_are_read(head: str, network: str, msat: int | None) -> None:
    assert invoice_msat("G", head + DATA, network) == msat


@pytest.mark.parametrize("network", ["testnet4", "signet", "regtest"])
def test_an_invoice_of_another_network_is_refused(network: str) -> None:
    with pytest.raises(RefusedError) as caught:
        invoice_msat("G", f"lnbc2500u{DATA}", network)
    assert caught.value.message.code == "gateway.wrong_network"
    assert caught.value.message.arguments == {"gateway": "G", "network": network}


@pytest.mark.parametrize(
    "invoice",
    [
        "",
        "lnbc2500u",
        "lnbc2500ub1o",
        "lnurl1dp68gurn8ghj7",
        f"lnbc2500x{DATA}",
        f"lnbc025u{DATA}",
        f"lnbc1p{DATA}",  # a tenth of a thousandth of a satoshi
        f"lnbc2500u{DATA}{'q' * 4_000}",
        f"lnbc\u0661u{DATA}",
    ],
)
def test_what_is_no_invoice_is_nonsense(invoice: str) -> None:
    with pytest.raises(RefusedError, match="nonsense"):
        invoice_msat("G", invoice, "mainnet")


def test_an_address_has_to_be_one_of_the_tills_network() -> None:
    own = address("x")
    assert require_address("G", own, "regtest") == own
    assert script_at("G", own, "regtest")[:2] == b"\x00\x14"
    for wrong in (address("x", "bc"), own[:-1], ""):
        with pytest.raises(RefusedError) as caught:
            script_at("G", wrong, "regtest")
        assert caught.value.message.code == "gateway.wrong_network"
