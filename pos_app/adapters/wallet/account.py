"""A watch-only account: what the setting `account` may hold, and the addresses it stands for."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

from embit import networks as embit_networks
from embit import script as embit_script
from embit.bip32 import HDKey

from pos_app.adapters.wallet.address import looks_like_address, script_of_address
from pos_app.adapters.wallet.descriptor import (
    KeyExpression,
    origin_is_well_formed,
    parse_descriptor,
    write_descriptor,
)
from pos_app.adapters.wallet.extended_key import (
    HARDENED,
    MOST_DEPTH,
    ExtendedKey,
    ScriptKind,
    decode_extended_key,
)
from pos_app.adapters.wallet.networks import Network, network_named
from pos_app.adapters.wallet.private_material import refuse_private_material
from pos_app.ports import RefusedError

RECEIVE_BRANCH = 0

_BARE_KEY = re.compile(r"(?:\[(?P<origin>[^\]\[]*)\])?(?P<key>[a-zA-Z]pub[0-9A-Za-z]{1,200})")
_SINGLE_KEY = re.compile(r"(?:02|03|04)(?:[0-9a-fA-F]{64}){1,2}")
_EMBIT_NETWORKS = {"mainnet": "main", "testnet4": "test", "signet": "signet", "regtest": "regtest"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """`id` is the same however the account was written down: sha256 of its shortest descriptor.

    `descriptor` has its checksum and no key origin. `key` is the extended key as it was given,
    `path` the steps from it to the node whose children are the addresses; `key_depth` is 3 for
    the accounts of BIP44, 49, 84 and 86. `origin` is where the key comes from, if that was given:
    the fingerprint of the wallet and the steps from it (BIP380).
    """

    id: str
    descriptor: str
    network: str
    kind: ScriptKind
    key: str
    key_depth: int
    path: tuple[int, ...]
    origin: str | None = field(default=None, compare=False)
    _branch: Any = field(repr=False, compare=False)

    def address(self, index: int) -> str:
        """Receive address `index`, below 2**31."""
        script = self._script(index)
        address: str = script.address(embit_networks.NETWORKS[_EMBIT_NETWORKS[self.network]])
        if script_of_address(address, self.network) != script.data:
            raise RefusedError("account.address_differs", index=str(index))
        return address

    def script(self, index: int) -> bytes:
        """The output script of receive address `index`."""
        data: bytes = self._script(index).data
        return data

    def _script(self, index: int) -> Any:
        if not 0 <= index < HARDENED:
            raise ValueError(f"{index} is not the index of an address")
        child = self._branch.child(index)
        match self.kind:
            case ScriptKind.P2PKH:
                return embit_script.p2pkh(child)
            case ScriptKind.P2SH_P2WPKH:
                return embit_script.p2sh(embit_script.p2wpkh(child))
            case ScriptKind.P2WPKH:
                return embit_script.p2wpkh(child)
            case ScriptKind.P2TR:
                return embit_script.p2tr(child)


def parse_account(text: str, network: str, script: str | None) -> Account:
    """The account that `text` stands for, an extended public key or a descriptor with checksum.

    `script` is a value of ScriptKind; a bare xpub or tpub needs it, elsewhere it may not
    contradict. RefusedError: the codes are `account.*`, their arguments never hold a secret.
    """
    wanted = network_named(network)
    wanted_kind = _parse_kind(script)
    text = text.strip()
    if not text:
        raise RefusedError("account.missing")
    refuse_private_material(text)
    if bare := _BARE_KEY.fullmatch(text):
        return _from_bare_key(bare["origin"], bare["key"], wanted, wanted_kind)
    if "(" not in text:
        _refuse_what_is_no_account(text)
    return _from_expression(parse_descriptor(text), wanted, wanted_kind)


def _parse_kind(script: str | None) -> ScriptKind | None:
    try:
        return None if script is None else ScriptKind(script)
    except ValueError:
        allowed = ", ".join(kind.value for kind in ScriptKind)
        raise RefusedError("account.script_unknown", allowed=allowed) from None


def _refuse_what_is_no_account(text: str) -> None:
    if looks_like_address(text):
        raise RefusedError("account.address")
    if _SINGLE_KEY.fullmatch(text):
        raise RefusedError("account.single_key")
    raise RefusedError("account.not_understood")


def _from_bare_key(
    origin: str | None, text: str, network: Network, wanted: ScriptKind | None
) -> Account:
    key = decode_extended_key(text)
    if origin is not None and not origin_is_well_formed(origin):
        raise RefusedError("account.origin")
    kind = key.version.kind or wanted
    if kind is None:
        raise RefusedError("account.script_needed", prefix=key.version.prefix)
    _refuse_contradiction(kind, wanted, key.version.prefix)
    return _build(key, kind, (RECEIVE_BRANCH,), network, origin)


def _from_expression(
    expression: KeyExpression, network: Network, wanted: ScriptKind | None
) -> Account:
    key = decode_extended_key(expression.key)
    _refuse_contradiction(expression.kind, wanted, "descriptor")
    _refuse_contradiction(expression.kind, key.version.kind, key.version.prefix)
    return _build(key, expression.kind, expression.path, network, expression.origin)


def _refuse_contradiction(kind: ScriptKind, other: ScriptKind | None, source: str) -> None:
    if other not in {None, kind}:
        raise RefusedError("account.script_contradicts", source=source, script=kind.value)


def _build(
    key: ExtendedKey,
    kind: ScriptKind,
    path: tuple[int, ...],
    network: Network,
    origin: str | None,
) -> Account:
    if key.version.is_mainnet != network.is_mainnet:
        raise RefusedError(
            "account.wrong_network",
            prefix=key.version.prefix,
            key_network="mainnet" if key.version.is_mainnet else "testnet",
            network=network.name,
        )
    if key.depth + len(path) >= MOST_DEPTH:
        raise RefusedError("account.damaged", reason="depth")
    branch = key.node.derive(path)
    return Account(
        id=_fingerprint(branch, kind, network),
        descriptor=write_descriptor(kind, key.standard, path),
        network=network.name,
        kind=kind,
        key=key.text,
        key_depth=key.depth,
        path=path,
        origin=origin,
        _branch=branch,
    )


def _fingerprint(branch: HDKey, kind: ScriptKind, network: Network) -> str:
    # Depth and parent are left out: they don't change an address, and some exports zero them.
    bare = HDKey(branch.key, branch.chain_code)
    descriptor = write_descriptor(kind, bare.to_base58(), ())
    return hashlib.sha256(f"{network.name}:{descriptor}".encode()).hexdigest()
