"""Extended public keys (BIP32, SLIP132): decoding them, and refusing all that are not whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from embit import base58
from embit.base import EmbitError
from embit.bip32 import HDKey

from pos_app.ports import RefusedError

PAYLOAD_BYTES = 78
LONGEST_TEXT = 112  # of the payload and its checksum; longer texts take ever longer to decode
KEY_OFFSET = 45  # of the 33 bytes of the key in the payload
MOST_DEPTH = 255
HARDENED = 1 << 31


class ScriptKind(Enum):
    P2PKH = "p2pkh"
    P2SH_P2WPKH = "p2sh-p2wpkh"
    P2WPKH = "p2wpkh"
    P2TR = "p2tr"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyVersion:
    """What the first letters of an extended public key say; `kind` is None where they don't."""

    prefix: str
    is_mainnet: bool
    kind: ScriptKind | None
    is_multisig: bool = False


_VERSIONS = {
    0x0488B21E: KeyVersion(prefix="xpub", is_mainnet=True, kind=None),
    0x049D7CB2: KeyVersion(prefix="ypub", is_mainnet=True, kind=ScriptKind.P2SH_P2WPKH),
    0x04B24746: KeyVersion(prefix="zpub", is_mainnet=True, kind=ScriptKind.P2WPKH),
    0x0295B43F: KeyVersion(prefix="Ypub", is_mainnet=True, kind=None, is_multisig=True),
    0x02AA7ED3: KeyVersion(prefix="Zpub", is_mainnet=True, kind=None, is_multisig=True),
    0x043587CF: KeyVersion(prefix="tpub", is_mainnet=False, kind=None),
    0x044A5262: KeyVersion(prefix="upub", is_mainnet=False, kind=ScriptKind.P2SH_P2WPKH),
    0x045F1CF6: KeyVersion(prefix="vpub", is_mainnet=False, kind=ScriptKind.P2WPKH),
    0x024289EF: KeyVersion(prefix="Upub", is_mainnet=False, kind=None, is_multisig=True),
    0x02575483: KeyVersion(prefix="Vpub", is_mainnet=False, kind=None, is_multisig=True),
}
_PRIVATE_VERSIONS = frozenset(
    {0x0488ADE4, 0x049D7878, 0x04B2430C, 0x0295B005, 0x02AA7A99}
    | {0x04358394, 0x044A4E28, 0x045F18BC, 0x024285B5, 0x02575048}
)
_STANDARD_VERSION = {True: bytes.fromhex("0488b21e"), False: bytes.fromhex("043587cf")}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendedKey:
    """`text` is the key as it was given, `standard` the same key as xpub or tpub."""

    text: str
    standard: str
    version: KeyVersion
    depth: int
    node: Any  # embit's HDKey: it brings no types


def decode_extended_key(text: str) -> ExtendedKey:
    """RefusedError `account.damaged` with its `reason`, and what the key may not be."""
    if len(text) > LONGEST_TEXT:
        raise RefusedError("account.damaged", reason="length")
    try:
        payload = base58.decode_check(text)
    except ValueError:
        raise RefusedError("account.damaged", reason="checksum") from None
    if len(payload) != PAYLOAD_BYTES:
        raise RefusedError("account.damaged", reason="length")
    number = int.from_bytes(payload[:4], "big")
    # A zero byte before the key says that the key is private, whatever the version says.
    if number in _PRIVATE_VERSIONS or payload[KEY_OFFSET] == 0:
        raise RefusedError("account.private_key", kind="extended")
    version = _VERSIONS.get(number)
    if version is None:
        raise RefusedError("account.other_coin")
    if version.is_multisig:
        raise RefusedError("account.multisig", form=version.prefix)
    node = _node(payload)
    standard = node.to_base58(version=_STANDARD_VERSION[version.is_mainnet])
    return ExtendedKey(text=text, standard=standard, version=version, depth=node.depth, node=node)


def _node(payload: bytes) -> Any:
    try:
        return HDKey.parse(payload)
    except (EmbitError, ValueError):
        raise RefusedError("account.damaged", reason="key") from None
