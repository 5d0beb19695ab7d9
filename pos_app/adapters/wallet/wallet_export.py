"""An account in the forms that wallets take it in, public keys only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from embit import base58

from pos_app.adapters.wallet.account import RECEIVE_BRANCH
from pos_app.adapters.wallet.descriptor import (
    RECEIVE_AND_CHANGE,
    descriptor_form,
    parse_descriptor,
    write_descriptor,
)
from pos_app.adapters.wallet.extended_key import ScriptKind
from pos_app.adapters.wallet.networks import network_named

if TYPE_CHECKING:
    from pos_app.adapters.wallet.account import Account

VERSION_BYTES = 4

# SLIP132: the first letters of a key say what addresses it makes; Electrum goes by them.
_SLIP132 = {
    (True, ScriptKind.P2PKH): "0488b21e",
    (True, ScriptKind.P2SH_P2WPKH): "049d7cb2",
    (True, ScriptKind.P2WPKH): "04b24746",
    (False, ScriptKind.P2PKH): "043587cf",
    (False, ScriptKind.P2SH_P2WPKH): "044a5262",
    (False, ScriptKind.P2WPKH): "045f1cf6",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WalletExport:
    """`receive` makes the till's own addresses; the other two are None where there are none.

    `account` also has the change addresses (BIP389), `electrum_key` is the account's key as
    Electrum reads it, which knows no taproot. `origin` is written as BIP329 wants it.
    """

    receive: str
    account: str | None
    electrum_key: str | None
    origin: str | None


def export_account(account: Account) -> WalletExport:
    key = parse_descriptor(account.descriptor).key
    placed = key if account.origin is None else f"[{account.origin}]{key}"
    is_whole = account.path == (RECEIVE_BRANCH,)
    return WalletExport(
        receive=write_descriptor(account.kind, placed, account.path),
        account=(
            write_descriptor(account.kind, placed, (RECEIVE_AND_CHANGE,)) if is_whole else None
        ),
        electrum_key=_slip132(account, key) if is_whole else None,
        origin=None if account.origin is None else _abbreviated(account.kind, account.origin),
    )


def _slip132(account: Account, key: str) -> str | None:
    version = _SLIP132.get((network_named(account.network).is_mainnet, account.kind))
    if version is None:
        return None
    payload = base58.decode_check(key)
    text: str = base58.encode_check(bytes.fromhex(version) + payload[VERSION_BYTES:])
    return text


def _abbreviated(kind: ScriptKind, origin: str) -> str:
    """A descriptor without key, steps and checksum: `wpkh([d34db33f/84'/0'/0'])`."""
    start, end = descriptor_form(kind)
    steps = origin.replace("h", "'")
    return f"{start}[{steps}]{end}"
