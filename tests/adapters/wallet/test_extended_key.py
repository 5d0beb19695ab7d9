from __future__ import annotations

import pytest
from embit import base58
from embit.bip32 import HDKey
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.wallet.account import parse_account
from pos_app.adapters.wallet.descriptor import with_checksum
from pos_app.adapters.wallet.extended_key import decode_extended_key
from pos_app.ports import RefusedError
from tests.adapters.wallet.keys import extended_key
from tests.adapters.wallet.vectors import BIP32_CHAINS, BIP32_INVALID, BIP32_PRIVATE

PUBLIC_KEYS = [
    pytest.param(seed, path, text, id=f"{seed[:8]} {path}")
    for seed, chain in BIP32_CHAINS.items()
    for path, text in chain.items()
]
PUBLIC_STEPS = [
    pytest.param(chain[path.rpartition("/")[0]], path.rpartition("/")[2], text, id=path)
    for chain in BIP32_CHAINS.values()
    for path, text in chain.items()
    if path != "m" and not path.endswith("h")
]


@pytest.mark.parametrize(("seed", "path", "text"), PUBLIC_KEYS)
def test_bip32_keys_are_derived_and_read_back(seed: str, path: str, text: str) -> None:
    node = HDKey.from_seed(bytes.fromhex(seed)).derive(path).to_public()
    assert node.to_base58() == text
    key = decode_extended_key(text)
    assert key.standard == text
    assert key.depth == path.count("/")


@pytest.mark.parametrize(("parent", "step", "child"), PUBLIC_STEPS)
def test_bip32_public_steps_lead_to_the_same_account(parent: str, step: str, child: str) -> None:
    stepped = parse_account(with_checksum(f"pkh({parent}/{step}/*)"), "mainnet", None)
    direct = parse_account(with_checksum(f"pkh({child}/*)"), "mainnet", None)
    assert stepped.id == direct.id
    assert stepped.address(7) == direct.address(7)


@pytest.mark.parametrize(("text", "code"), BIP32_INVALID.values(), ids=BIP32_INVALID)
def test_the_invalid_keys_of_bip32_are_refused(text: str, code: str) -> None:
    for written in (text, with_checksum(f"wpkh({text}/*)")):
        with pytest.raises(RefusedError) as refusal:
            parse_account(written, "mainnet", "p2wpkh")
        assert refusal.value.message.code in {code, "account.single_key"}
        assert text not in str(refusal.value)
    with pytest.raises(RefusedError):
        decode_extended_key(text)


def test_there_are_sixteen_invalid_keys() -> None:
    assert len({text for text, _ in BIP32_INVALID.values()}) == 16


def test_a_private_key_is_refused_without_its_name_too() -> None:
    with pytest.raises(RefusedError) as refusal:
        decode_extended_key(BIP32_PRIVATE)
    assert refusal.value.message.code == "account.private_key"


def test_another_coins_key_is_refused() -> None:
    payload = base58.decode_check(BIP32_CHAINS["000102030405060708090a0b0c0d0e0f"]["m"])
    text = base58.encode_check(bytes.fromhex("019da462") + payload[4:])
    with pytest.raises(RefusedError) as refusal:
        decode_extended_key(text)
    assert refusal.value.message.code == "account.other_coin"


@pytest.mark.parametrize("version", ["Ypub", "Zpub"])
@pytest.mark.parametrize("network", ["mainnet", "signet"])
def test_keys_of_multisig_wallets_are_refused(version: str, network: str) -> None:
    text = extended_key(bytes(32), network, version=version)
    with pytest.raises(RefusedError) as refusal:
        parse_account(text, network, None)
    assert refusal.value.message.code == "account.multisig"
    assert refusal.value.message.arguments == {"form": text[:4]}


@given(length=st.integers(0, 120).filter(lambda length: length != 74))
def test_other_lengths_are_refused(length: int) -> None:
    text = base58.encode_check(bytes.fromhex("0488b21e") + bytes(length))
    with pytest.raises(RefusedError) as refusal:
        decode_extended_key(text)
    assert refusal.value.message.arguments == {"reason": "length"}
