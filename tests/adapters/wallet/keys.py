"""Accounts of random seeds, made with private keys that only tests ever hold."""

from __future__ import annotations

from embit.bip32 import HDKey
from embit.networks import NETWORKS as EMBIT_NETWORKS

from pos_app.adapters.wallet.extended_key import ScriptKind
from pos_app.adapters.wallet.networks import NETWORKS

PURPOSE = {
    ScriptKind.P2PKH: 44,
    ScriptKind.P2SH_P2WPKH: 49,
    ScriptKind.P2WPKH: 84,
    ScriptKind.P2TR: 86,
}


def extended_key(
    seed: bytes, network: str, *, kind: ScriptKind = ScriptKind.P2WPKH, version: str = "xpub"
) -> str:
    """The account key of `seed`; `version` is embit's name, the same for all networks."""
    is_mainnet = NETWORKS[network].is_mainnet
    versions = EMBIT_NETWORKS["main" if is_mainnet else "test"]
    coin = 0 if is_mainnet else 1
    node = HDKey.from_seed(seed).derive(f"m/{PURPOSE[kind]}h/{coin}h/0h")
    if version.endswith("prv"):
        private: str = node.to_base58(version=versions[version])
        return private
    text: str = node.to_public().to_base58(version=versions[version])
    return text
