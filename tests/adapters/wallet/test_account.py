from __future__ import annotations

import pytest
from embit.descriptor import Descriptor
from embit.networks import NETWORKS as EMBIT_NETWORKS
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.wallet.account import parse_account
from pos_app.adapters.wallet.descriptor import with_checksum, write_descriptor
from pos_app.adapters.wallet.extended_key import ScriptKind
from pos_app.adapters.wallet.networks import NETWORKS
from pos_app.ports import RefusedError
from tests.adapters.wallet import vectors
from tests.adapters.wallet.keys import extended_key

SEED = bytes(range(32))
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
PUBLIC_KEY = "0260b2003c386519fc9eadf2b5cf124dd8eea4c4e68d5e154050a9346ea98ce600"


def refused(text: str, network: str, script: str | None = None) -> tuple[str, dict[str, str]]:
    with pytest.raises(RefusedError) as refusal:
        parse_account(text, network, script)
    return refusal.value.message.code, dict(refusal.value.message.arguments)


def test_bip49_addresses() -> None:
    account = parse_account(vectors.BIP49_ACCOUNT, "testnet4", None)
    assert account.kind is ScriptKind.P2SH_P2WPKH
    assert [account.address(0)] == vectors.BIP49_ADDRESSES


def test_bip84_addresses() -> None:
    account = parse_account(vectors.BIP84_ACCOUNT, "mainnet", None)
    assert account.kind is ScriptKind.P2WPKH
    assert [account.address(0), account.address(1)] == vectors.BIP84_ADDRESSES
    assert account.key_depth == 3


def test_bip84_change_address_from_a_descriptor() -> None:
    key = parse_account(vectors.BIP84_ACCOUNT, "mainnet", None).descriptor[5:116]
    change = parse_account(with_checksum(f"wpkh({key}/1/*)"), "mainnet", None)
    assert change.address(0) == vectors.BIP84_CHANGE_ADDRESS


def test_bip86_addresses() -> None:
    account = parse_account(vectors.BIP86_ACCOUNT, "mainnet", "p2tr")
    assert [account.address(0), account.address(1)] == vectors.BIP86_ADDRESSES
    assert account.script(0).hex() == vectors.BIP86_SCRIPT


@given(
    seed=st.binary(min_size=16, max_size=64),
    index=st.integers(0, 2**31 - 1),
    kind=st.sampled_from(ScriptKind),
    network=st.sampled_from(sorted(NETWORKS)),
)
def test_the_descriptor_says_the_same_to_embits_own_reader(
    seed: bytes, index: int, kind: ScriptKind, network: str
) -> None:
    account = parse_account(extended_key(seed, network, kind=kind), network, kind.value)
    read = Descriptor.from_string(account.descriptor).derive(index).script_pubkey()
    embit_name = {"mainnet": "main", "testnet4": "test"}.get(network, network)
    assert read.data == account.script(index)
    assert read.address(EMBIT_NETWORKS[embit_name]) == account.address(index)


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("kind", ScriptKind)
def test_an_account_is_the_same_however_it_is_written(network: str, kind: ScriptKind) -> None:
    key = extended_key(SEED, network)
    account = parse_account(key, network, kind.value)
    start, _, end = account.descriptor.partition("#")[0].partition(key)
    texts = [
        account.descriptor,
        f" {account.descriptor}\n",
        with_checksum(f"{start}{key}/<0;1>{end.removeprefix('/0')}"),
        with_checksum(f"{start}[d34db33f/84h/0h/0h]{key}{end}"),
        f"[d34db33f/84h/0h/0h]{key}",
    ]
    slip132 = {ScriptKind.P2SH_P2WPKH: "ypub", ScriptKind.P2WPKH: "zpub"}.get(kind)
    if slip132:
        texts.append(extended_key(SEED, network, version=slip132))
    for text in texts:
        script = None if "(" in text or text[1:4] == "pub" != key[1:4] else kind.value
        again = parse_account(text, network, script)
        assert (again.id, again.descriptor) == (account.id, account.descriptor)
        assert again.address(3) == account.address(3)


def test_the_id_tells_networks_kinds_and_branches_apart() -> None:
    key = extended_key(SEED, "signet")
    accounts = [
        parse_account(key, network, kind.value)
        for network in ("testnet4", "signet", "regtest")
        for kind in ScriptKind
    ]
    accounts.append(parse_account(write_descriptor(ScriptKind.P2PKH, key, (1,)), "signet", None))
    assert len({account.id for account in accounts}) == len(accounts)


def test_a_printed_account_shows_no_inner_parts() -> None:
    account = parse_account(vectors.BIP84_ACCOUNT, "mainnet", None)
    assert "_branch" not in repr(account)
    assert account == parse_account(f"{vectors.BIP84_ACCOUNT} ", "mainnet", "p2wpkh")


@pytest.mark.parametrize("index", [-1, 2**31])
def test_no_hardened_or_negative_index_is_derived(index: int) -> None:
    account = parse_account(vectors.BIP84_ACCOUNT, "mainnet", None)
    with pytest.raises(ValueError, match="not the index"):
        account.address(index)
    with pytest.raises(ValueError, match="not the index"):
        account.script(index)


@pytest.mark.parametrize("version", ["xpub", "ypub", "zpub"])
@pytest.mark.parametrize("network", NETWORKS)
def test_a_key_of_the_wrong_network_is_refused(version: str, network: str) -> None:
    other = "regtest" if network == "mainnet" else "mainnet"
    key = extended_key(SEED, other, version=version)
    kind = {"xpub": "p2wpkh", "ypub": "p2sh-p2wpkh", "zpub": "p2wpkh"}[version]
    expected = {
        "prefix": key[:4],
        "key_network": "mainnet" if other == "mainnet" else "testnet",
        "network": network,
    }
    assert refused(key, network, kind) == ("account.wrong_network", expected)
    descriptor = write_descriptor(ScriptKind(kind), key, (0,))
    assert refused(descriptor, network) == ("account.wrong_network", expected)


@pytest.mark.parametrize("network", NETWORKS)
def test_a_bare_standard_key_needs_the_script(network: str) -> None:
    key = extended_key(SEED, network)
    assert refused(key, network) == ("account.script_needed", {"prefix": key[:4]})


@pytest.mark.parametrize(
    ("text", "script", "expected"),
    [
        (vectors.BIP84_ACCOUNT, "p2pkh", {"source": "zpub", "script": "p2wpkh"}),
        (
            with_checksum(f"wpkh({extended_key(SEED, 'mainnet')}/0/*)"),
            "p2tr",
            {"source": "descriptor", "script": "p2wpkh"},
        ),
        (
            with_checksum(f"pkh({vectors.BIP84_ACCOUNT}/0/*)"),
            None,
            {"source": "zpub", "script": "p2pkh"},
        ),
    ],
)
def test_a_contradicting_script_is_refused(
    text: str, script: str | None, expected: dict[str, str]
) -> None:
    assert refused(text, "mainnet", script) == ("account.script_contradicts", expected)


def test_an_unknown_script_is_refused_with_those_that_are_known() -> None:
    assert refused(vectors.BIP84_ACCOUNT, "mainnet", "p2wsh") == (
        "account.script_unknown",
        {"allowed": "p2pkh, p2sh-p2wpkh, p2wpkh, p2tr"},
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "account.missing"),
        (" \n", "account.missing"),
        (vectors.BIP84_ADDRESSES[0], "account.address"),
        (vectors.BIP49_ADDRESSES[0], "account.address"),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "account.address"),
        (PUBLIC_KEY, "account.single_key"),
        ("my wallet", "account.not_understood"),
        ('{"xpub": 1}', "account.not_understood"),
        (f"{vectors.BIP86_ACCOUNT}/0/*", "account.not_understood"),
        (f"[zzz]{vectors.BIP86_ACCOUNT}", "account.origin"),
        (f"{vectors.BIP86_ACCOUNT[:-1]}", "account.damaged"),
        (f"{vectors.BIP86_ACCOUNT}1", "account.damaged"),
        ("xpub0OIl", "account.damaged"),
        (with_checksum(f"tr({vectors.BIP86_ACCOUNT[:-1]}/0/*)"), "account.damaged"),
        (f"tr({vectors.BIP86_ACCOUNT}/0/*)", "account.checksum_missing"),
    ],
)
def test_what_is_no_account_is_refused(text: str, code: str) -> None:
    assert refused(text, "mainnet", "p2tr")[0] == code


def test_a_path_below_the_deepest_key_is_refused() -> None:
    key = extended_key(SEED, "mainnet")
    steps = "/0" * 251
    deepest = parse_account(with_checksum(f"pkh({key}{steps}/*)"), "mainnet", None)
    assert deepest.address(1) != deepest.address(0)
    deeper = with_checksum(f"pkh({key}{steps}/0/*)")
    assert refused(deeper, "mainnet") == ("account.damaged", {"reason": "depth"})


def changed(text: str, data: st.DataObject, characters: str) -> str:
    letters = list(text)
    positions = data.draw(
        st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=3, unique=True)
    )
    for position in positions:
        others = [character for character in characters if character != text[position]]
        letters[position] = data.draw(st.sampled_from(others))
    return "".join(letters)


@given(
    seed=st.binary(min_size=16, max_size=64),
    version=st.sampled_from(["xpub", "ypub", "zpub"]),
    network=st.sampled_from(sorted(NETWORKS)),
    data=st.data(),
)
def test_up_to_three_changed_characters_of_a_key_are_refused(
    seed: bytes, version: str, network: str, data: st.DataObject
) -> None:
    text = changed(extended_key(seed, network, version=version), data, BASE58)
    script = "p2wpkh" if version == "xpub" else None
    assert refused(text, network, script)[0].startswith("account.")


@given(
    seed=st.binary(min_size=16, max_size=64),
    kind=st.sampled_from(ScriptKind),
    data=st.data(),
)
def test_up_to_three_changed_characters_of_a_descriptor_are_refused(
    seed: bytes, kind: ScriptKind, data: st.DataObject
) -> None:
    text = write_descriptor(kind, extended_key(seed, "signet"), (0,))
    characters = BASE58 + "0()[]<>;/*#'h, "
    assert refused(changed(text, data, characters), "signet")[0].startswith("account.")


@given(text=st.text(max_size=200))
def test_any_text_is_refused_without_being_told(text: str) -> None:
    code, arguments = refused(text, "mainnet", "p2wpkh")
    assert code.startswith("account.")
    assert all(len(argument) <= 60 for argument in arguments.values())


@given(
    seed=st.binary(min_size=16, max_size=64),
    kind=st.sampled_from(ScriptKind),
    network=st.sampled_from(sorted(NETWORKS)),
)
def test_the_written_account_reads_back(seed: bytes, kind: ScriptKind, network: str) -> None:
    account = parse_account(extended_key(seed, network), network, kind.value)
    again = parse_account(account.descriptor, network, None)
    assert (again.id, again.kind, again.path) == (account.id, kind, (0,))
