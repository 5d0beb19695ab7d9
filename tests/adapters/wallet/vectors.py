"""Published test vectors (BIP32, 49, 84, 86, 350): keys that everybody knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_DATA: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))

BIP32_CHAINS: dict[str, dict[str, str]] = _DATA["bip32_chains"]  # by seed, then by path
BIP32_PRIVATE: str = _DATA["bip32_private"]
BIP32_INVALID: dict[str, tuple[str, str]] = {
    what: (text, code) for what, (text, code) in _DATA["bip32_invalid"].items()
}
SEED_WORDS: str = _DATA["seed_words"]
BIP49_ACCOUNT: str = _DATA["bip49_account"]
BIP49_ADDRESSES: list[str] = _DATA["bip49_addresses"]
BIP84_ACCOUNT: str = _DATA["bip84_account"]
BIP84_ADDRESSES: list[str] = _DATA["bip84_addresses"]
BIP84_CHANGE_ADDRESS: str = _DATA["bip84_change_address"]
BIP86_ACCOUNT: str = _DATA["bip86_account"]
BIP86_ADDRESSES: list[str] = _DATA["bip86_addresses"]
BIP86_SCRIPT: str = _DATA["bip86_script"]
BIP350_VALID: dict[str, str] = _DATA["bip350_valid"]  # scripts by address
BIP350_INVALID: list[str] = _DATA["bip350_invalid"]
