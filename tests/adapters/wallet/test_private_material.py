from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.wallet.account import parse_account
from pos_app.adapters.wallet.descriptor import with_checksum
from pos_app.ports import RefusedError
from tests.adapters.wallet.keys import extended_key
from tests.adapters.wallet.vectors import BIP32_PRIVATE, SEED_WORDS

PRIVATE_VERSIONS = ("xprv", "yprv", "zprv", "Yprv", "Zprv")
WIF = {
    "uncompressed": "5KYZdUEo39z3FPrtuX2QbbwGnNP5zTd7yyr2SC1j299sBCnWjss",
    "compressed": "L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1",
    "test network": "cULrpoZGXiuC19Uhvykx7NugygA3k86b3hmdCeyvHYQZSxojGyXJ",
}
HEX_KEY = "c9bdb49cfbaedca21c4b1f3a7803c34636b1d7dc55a717132443fc3f4c5867e8"
ENCRYPTED_KEY = "6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg"


def refused(text: str, network: str = "mainnet") -> RefusedError:
    """How it is refused, once it is sure that nothing of the text is told."""
    with pytest.raises(RefusedError) as refusal:
        parse_account(text, network, "p2wpkh")
    told = repr(refusal.value) + str(refusal.value) + str(refusal.value.__cause__)
    for piece in text.split():
        assert piece not in told or len(piece) < 8
    return refusal.value


@pytest.mark.parametrize("version", PRIVATE_VERSIONS)
@pytest.mark.parametrize("network", ["mainnet", "testnet4", "signet", "regtest"])
def test_extended_private_keys_are_refused_with_their_kind(version: str, network: str) -> None:
    text = extended_key(bytes(16), network, version=version)
    for written in (text, f"  {text}\n", with_checksum(f"wpkh([deadbeef/84h]{text}/0/*)")):
        error = refused(written, network)
        assert error.message.code == "account.private_key"
        assert error.message.arguments == {"kind": text[:4].lower()}


@pytest.mark.parametrize(
    "text",
    [BIP32_PRIVATE[:-1], BIP32_PRIVATE + "x", BIP32_PRIVATE.upper(), "wpkh(" + BIP32_PRIVATE],
)
def test_a_damaged_private_key_is_still_called_private(text: str) -> None:
    assert refused(text).message.code == "account.private_key"


@pytest.mark.parametrize("text", WIF.values(), ids=WIF)
def test_single_private_keys_are_refused(text: str) -> None:
    for written in (text, f"wpkh({text})#abcdefgh", f"{text}/0/*"):
        error = refused(written)
        assert error.message.code == "account.private_key"
        assert error.message.arguments == {"kind": "wif"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [(HEX_KEY, "hex"), (HEX_KEY.upper(), "hex"), ("0x" + HEX_KEY, "hex"), (ENCRYPTED_KEY, "bip38")],
)
def test_other_writings_of_a_private_key_are_refused(text: str, kind: str) -> None:
    assert refused(text).message.arguments == {"kind": kind}


@pytest.mark.parametrize(
    "text",
    [
        SEED_WORDS,
        SEED_WORDS.upper(),
        SEED_WORDS.replace(" ", ", "),
        SEED_WORDS.replace(" ", "\n"),
        " ".join(SEED_WORDS.split()[:11]),
        "".join(f"{number}. {word} " for number, word in enumerate(SEED_WORDS.split(), 1)),
        "ábaco ábaco ábaco ábaco ábaco ábaco ábaco ábaco ábaco ábaco ábaco abierto",
        "的的的的的的的的的的的在",
        "的 的 的 的 的 的 的 的 的 的 的 在",
        "あいこくしん　" * 11 + "あおぞら",
        "ms10testsxxxxxxxxxxxxxxxxxxxxxxxxxx4nzvca9cmczlw",
        "MS10TESTSXXXXXXXXXXXXXXXXXXXXXXXXXX4NZVCA9CMCZLW",
    ],
)
def test_seed_words_are_refused(text: str) -> None:
    assert refused(text).message.code == "account.seed_words"


@given(seed=st.binary(min_size=16, max_size=64), data=st.data())
def test_no_change_of_up_to_three_characters_makes_a_private_key_an_account(
    seed: bytes, data: st.DataObject
) -> None:
    text = list(extended_key(seed, "signet", version=data.draw(st.sampled_from(PRIVATE_VERSIONS))))
    for _ in range(data.draw(st.integers(0, 3))):
        text[data.draw(st.integers(0, len(text) - 1))] = data.draw(
            st.sampled_from("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
        )
    error = refused("".join(text), "signet")
    assert error.message.code.startswith("account.")
