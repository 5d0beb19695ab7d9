from __future__ import annotations

import pytest

from pos_app.adapters.wallet.descriptor import (
    checksum,
    parse_descriptor,
    with_checksum,
    write_descriptor,
)
from pos_app.adapters.wallet.extended_key import ScriptKind
from pos_app.ports import RefusedError
from tests.adapters.wallet.vectors import BIP32_CHAINS

KEY = next(
    chain["m/0/2147483647h/1/2147483646h"]
    for seed, chain in BIP32_CHAINS.items()
    if seed.startswith("fffcf9f6")
)
PUBLIC_KEY = "0260b2003c386519fc9eadf2b5cf124dd8eea4c4e68d5e154050a9346ea98ce600"


def refusal_of(text: str) -> tuple[str, dict[str, str]]:
    with pytest.raises(RefusedError) as refusal:
        parse_descriptor(text)
    return refusal.value.message.code, dict(refusal.value.message.arguments)


def test_the_checksum_of_bip380() -> None:
    assert checksum("raw(deadbeef)") == "89f8spxm"
    assert with_checksum("raw(deadbeef)") == "raw(deadbeef)#89f8spxm"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("raw(deadbeef)", "account.checksum_missing"),
        ("raw(deadbeef)#", "account.checksum"),
        ("raw(deadbeef)#89f8spxmx", "account.checksum"),
        ("raw(deadbeef)#89f8spx", "account.checksum"),
        ("raw(deedbeef)#89f8spxm", "account.checksum"),
        ("raw(deedbeef)##9f8spxm", "account.checksum"),
        ("raw(Ü)#00000000", "account.not_understood"),
        ("raw(deadbeef)#89f8spxm", "account.form"),
    ],
)
def test_the_checksum_vectors_of_bip380(text: str, code: str) -> None:
    assert refusal_of(text)[0] == code


@pytest.mark.parametrize(
    "expression",
    [
        f"{KEY}/3/4/5/*",
        f"[deadbeef/0h/1h/2h]{KEY}/3/4/5/*",
        f"[deadbeef/0'/1'/2']{KEY}/3/4/5/*",
        f"[deadbeef/0'/1h/2]{KEY}/3/4/5/*",
        f"[DEADBEEF]{KEY}/3/4/5/*",
    ],
)
def test_key_expressions_of_bip380_that_a_till_can_use(expression: str) -> None:
    parsed = parse_descriptor(with_checksum(f"wpkh({expression})"))
    assert (parsed.kind, parsed.key, parsed.path) == (ScriptKind.P2WPKH, KEY, (3, 4, 5))


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        (PUBLIC_KEY, "account.single_key"),
        (f"[deadbeef/0h/0h/0h]{PUBLIC_KEY}", "account.single_key"),
        (KEY, "account.no_wildcard"),
        (f"{KEY}/3/4/5", "account.no_wildcard"),
        (f"{KEY}/3h/4h/5h/*", "account.hardened"),
        (f"{KEY}/3'/*", "account.hardened"),
        (f"{KEY}/3H/*", "account.hardened"),
        (f"{KEY}/3/*h", "account.hardened"),
        (f"{KEY}/3/*'", "account.hardened"),
        (f"{KEY}/<0h;1h>/*", "account.hardened"),
        (f"{KEY}/2147483648/*", "account.hardened"),
        (f"{KEY}/*/*", "account.several_wildcards"),
        (f"{KEY}/*/0", "account.wildcard_not_last"),
        (f"{KEY}/<1;0>/*", "account.branches"),
        (f"{KEY}/<0;1;2>/*", "account.branches"),
        (f"{KEY}/<0;1>/<0;1>/*", "account.branches"),
        (f"{KEY}/1aa/*", "account.not_understood"),
        (f"{KEY}//*", "account.not_understood"),
        (f"{KEY}/-1/*", "account.not_understood"),
        ("", "account.not_understood"),
        ("[deadbeef]", "account.not_understood"),
        (f"aaaaaaaa]{KEY}/*", "account.not_understood"),
        (f"[aaaaaaaa][aaaaaaaa]{KEY}/*", "account.not_understood"),
        (f"[gaaaaaaa]{KEY}/*", "account.origin"),
        (f"[deadbef/0h]{KEY}/*", "account.origin"),
        (f"[deadbeeef/0h]{KEY}/*", "account.origin"),
        (f"[deadbeef/0h/*]{KEY}/*", "account.origin"),
        (f"[deadbeef/0h/]{KEY}/*", "account.origin"),
        (f"[deadbeef/0f]{KEY}/*", "account.origin"),
        (f"[deadbeef/0H]{KEY}/*", "account.origin"),
        (f"[deadbeef/-0]{KEY}/*", "account.origin"),
    ],
)
def test_key_expressions_that_are_refused(expression: str, code: str) -> None:
    assert refusal_of(with_checksum(f"wpkh({expression})"))[0] == code


def test_a_hardened_step_is_named() -> None:
    assert refusal_of(with_checksum(f"pkh({KEY}/44h/*)")) == ("account.hardened", {"step": "44h"})


@pytest.mark.parametrize(
    ("body", "code", "form"),
    [
        (f"wsh(multi(2,{KEY}/*,{KEY}/*))", "account.multisig", "wsh"),
        (f"sh(sortedmulti(2,{KEY}/*,{KEY}/*))", "account.multisig", "sortedmulti"),
        (f"tr({KEY}/*,multi_a(1,{KEY}/*))", "account.multisig", "multi_a"),
        (f"tr(musig({KEY},{KEY})/*)", "account.multisig", "musig"),
        (f"wsh(pk({KEY}/*))", "account.multisig", "wsh"),
        (f"combo({KEY}/*)", "account.form", "combo"),
        (f"pk({KEY}/*)", "account.form", "pk"),
        (f"sh(pkh({KEY}/*))", "account.form", "sh(pkh"),
        (f"rawtr({KEY}/*)", "account.form", "rawtr"),
        ("addr(bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu)", "account.form", "addr"),
    ],
)
def test_scripts_that_are_not_of_one_key_are_refused_by_name(
    body: str, code: str, form: str
) -> None:
    assert refusal_of(with_checksum(body)) == (code, {"form": form})


def test_a_script_tree_is_refused() -> None:
    body = f"tr({KEY}/*,pk({KEY}/*))"
    assert refusal_of(with_checksum(body))[0] == "account.script_tree"


@pytest.mark.parametrize("body", ["", "wpkh", "WPKH(x)", f"wpkh({KEY}/*", f" wpkh({KEY}/*)"])
def test_what_is_no_descriptor_is_not_understood(body: str) -> None:
    assert refusal_of(with_checksum(body))[0] in {"account.not_understood", "account.form"}


@pytest.mark.parametrize("kind", ScriptKind)
def test_a_written_descriptor_reads_back(kind: ScriptKind) -> None:
    parsed = parse_descriptor(write_descriptor(kind, KEY, (0, 5)))
    assert (parsed.kind, parsed.key, parsed.path) == (kind, KEY, (0, 5))


def test_the_receive_branch_is_taken() -> None:
    parsed = parse_descriptor(with_checksum(f"sh(wpkh({KEY}/<0;1>/*))"))
    assert parsed.path == (0,)
