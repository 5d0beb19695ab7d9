from __future__ import annotations

import pytest
from embit import base58
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.wallet.account import parse_account
from pos_app.adapters.wallet.address import looks_like_address, script_of_address
from pos_app.adapters.wallet.extended_key import ScriptKind
from pos_app.adapters.wallet.networks import NETWORKS
from pos_app.ports import RefusedError
from tests.adapters.wallet.keys import extended_key
from tests.adapters.wallet.vectors import BIP350_INVALID, BIP350_VALID

SHARED_PREFIXES = {"testnet4": {"signet"}, "signet": {"testnet4"}}
BASE58_SHARED = {"testnet4", "signet", "regtest"}


@pytest.mark.parametrize(("address", "script"), BIP350_VALID.items())
def test_valid_addresses_of_bip350_give_their_scripts(address: str, script: str) -> None:
    network = "mainnet" if address.lower().startswith("bc1") else "signet"
    assert script_of_address(address, network).hex() == script


@pytest.mark.parametrize("address", BIP350_INVALID)
@pytest.mark.parametrize("network", NETWORKS)
def test_invalid_addresses_of_bip350_are_refused(address: str, network: str) -> None:
    with pytest.raises(RefusedError):
        script_of_address(address, network)
    assert not looks_like_address(address)


@given(
    seed=st.binary(min_size=16, max_size=64),
    index=st.integers(0, 2**31 - 1),
    kind=st.sampled_from(ScriptKind),
    network=st.sampled_from(sorted(NETWORKS)),
)
def test_an_address_stands_for_its_script_on_its_network_and_on_no_other(
    seed: bytes, index: int, kind: ScriptKind, network: str
) -> None:
    account = parse_account(extended_key(seed, network), network, kind.value)
    address = account.address(index)
    assert script_of_address(address, network) == account.script(index)
    assert looks_like_address(address)
    same = {network} | SHARED_PREFIXES.get(network, set())
    if kind in {ScriptKind.P2PKH, ScriptKind.P2SH_P2WPKH} and network in BASE58_SHARED:
        same |= BASE58_SHARED
    for other in set(NETWORKS) - same:
        with pytest.raises(RefusedError) as refusal:
            script_of_address(address, other)
        assert refusal.value.message.code == "address.wrong_network"
        assert refusal.value.message.arguments["network"] == other


@given(seed=st.binary(min_size=16, max_size=64), kind=st.sampled_from(ScriptKind), data=st.data())
def test_a_changed_character_is_refused(seed: bytes, kind: ScriptKind, data: st.DataObject) -> None:
    address = parse_account(extended_key(seed, "signet"), "signet", kind.value).address(0)
    position = data.draw(st.integers(0, len(address) - 1))
    character = data.draw(st.sampled_from("023456789acdefghjklmnpqrstuvwxyzABC1"))
    changed = address[:position] + character + address[position + 1 :]
    if changed != address:
        with pytest.raises(RefusedError):
            script_of_address(changed, "signet")


def test_upper_case_bech32_is_the_same_address() -> None:
    address = "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"
    assert script_of_address(address.upper(), "signet") == script_of_address(address, "signet")


@pytest.mark.parametrize(
    "payload", [b"\x30" + bytes(20), b"\x00" + bytes(19), b"\x00" + bytes(21), b""]
)
def test_other_base58_texts_are_refused(payload: bytes) -> None:
    with pytest.raises(RefusedError) as refusal:
        script_of_address(base58.encode_check(payload), "mainnet")
    assert refusal.value.message.code == "address.damaged"
