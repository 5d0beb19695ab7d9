"""What wallets are given makes the till's own addresses, in each wallet's own reading."""

from __future__ import annotations

import pytest
from embit.bip32 import HDKey
from embit.descriptor import Descriptor

from pos_app.adapters.wallet.account import parse_account
from pos_app.adapters.wallet.descriptor import with_checksum
from pos_app.adapters.wallet.extended_key import ScriptKind
from pos_app.adapters.wallet.networks import NETWORKS
from pos_app.adapters.wallet.wallet_export import export_account
from tests.adapters.wallet import vectors
from tests.adapters.wallet.keys import extended_key

SEED = bytes(range(32))


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("kind", ScriptKind)
def test_every_form_makes_the_same_addresses(network: str, kind: ScriptKind) -> None:
    account = parse_account(extended_key(SEED, network, kind=kind), network, kind.value)
    export = export_account(account)
    assert export.receive == account.descriptor
    assert export.account is not None
    read = Descriptor.from_string(export.account)
    assert read.derive(7, branch_index=0).script_pubkey().data == account.script(7)
    assert parse_account(export.account, network, None).id == account.id
    if kind is ScriptKind.P2TR:
        assert export.electrum_key is None
        return
    assert export.electrum_key is not None
    script = kind.value if kind is ScriptKind.P2PKH else None  # the letters say it otherwise
    assert parse_account(export.electrum_key, network, script).id == account.id


def test_electrum_gets_the_letters_of_the_published_vector() -> None:
    assert export_account(parse_account(vectors.BIP84_ACCOUNT, "mainnet", None)).electrum_key == (
        vectors.BIP84_ACCOUNT
    )


@pytest.mark.parametrize("steps", ["84h/0h/0h", "84'/0'/0'"])
def test_the_origin_goes_with_the_key(steps: str) -> None:
    key = extended_key(SEED, "mainnet")
    for text in (f"[d34db33f/{steps}]{key}", with_checksum(f"wpkh([d34db33f/{steps}]{key}/0/*)")):
        account = parse_account(text, "mainnet", "p2wpkh")
        export = export_account(account)
        assert f"[d34db33f/{steps}]{key}" in export.receive
        assert parse_account(export.receive, "mainnet", None).id == account.id
        assert export.account is not None
        assert f"[d34db33f/{steps}]" in export.account
        assert export.origin == "wpkh([d34db33f/84'/0'/0'])"


def test_an_account_is_the_same_with_and_without_its_origin() -> None:
    key = extended_key(SEED, "mainnet")
    placed = parse_account(f"[d34db33f/84h/0h/0h]{key}", "mainnet", "p2wpkh")
    plain = parse_account(key, "mainnet", "p2wpkh")
    assert placed == plain
    assert (placed.origin, plain.origin) == ("d34db33f/84h/0h/0h", None)
    assert export_account(plain).origin is None


def test_a_branch_of_its_own_is_exported_as_that_alone() -> None:
    key = extended_key(SEED, "mainnet")
    export = export_account(parse_account(with_checksum(f"wpkh({key}/1/*)"), "mainnet", None))
    assert (export.account, export.electrum_key) == (None, None)
    assert f"{key}/1/*" in export.receive


def test_nothing_private_can_get_in_or_out() -> None:
    export = export_account(parse_account(extended_key(SEED, "mainnet"), "mainnet", "p2wpkh"))
    assert export.electrum_key is not None
    assert not HDKey.from_string(export.electrum_key).is_private
    assert "prv" not in f"{export.receive}{export.account}{export.electrum_key}"
