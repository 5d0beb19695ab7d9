"""Output descriptors of one key (BIP380 to 386): their checksum, and what the till takes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pos_app.adapters.wallet.extended_key import HARDENED, ScriptKind
from pos_app.ports import RefusedError

_INPUT_CHARACTERS = (
    "0123456789()[],'/*abcdefgh@:$%{}IJKLMNOPQRSTUVW"
    'XYZ&+-.;<=>?!^_|~ijklmnopqrstuvwxyzABCDEFGH`#"\\ '
)
_CHECKSUM_CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0xF5DEE51989, 0xA9FDCA3312, 0x1BAB10E32D, 0x3706B1677A, 0x644D626FFD)
CHECKSUM_LENGTH = 8
GROUP_LENGTH = 3

_FORMS = (
    (ScriptKind.P2SH_P2WPKH, "sh(wpkh(", "))"),
    (ScriptKind.P2WPKH, "wpkh(", ")"),
    (ScriptKind.P2PKH, "pkh(", ")"),
    (ScriptKind.P2TR, "tr(", ")"),
)
_MULTISIG = re.compile(r"(?:sorted)?multi(?:_a)?\(|\bwsh\(|\bmusig\(|\bthresh\(")
_FUNCTION = re.compile(r"[a-z_]{1,12}\((?:[a-z_]{1,12}\()?")
_KEY_EXPRESSION = re.compile(
    r"(?:\[(?P<origin>[^\]\[]*)\])?(?P<key>[0-9A-Za-z]+)(?P<path>(?:/[^/()\[\]{},]*)*)"
)
_ORIGIN = re.compile(r"[0-9a-fA-F]{8}(?:/[0-9]{1,10}['h]?)*")
_EXTENDED_KEY = re.compile(r"[a-zA-Z]pub")
_STEP = re.compile(r"[0-9]{1,10}")
_HARDENED_STEP = re.compile(r"[0-9*<>;]{1,40}['hH]|<[0-9;]{0,20}['hH][0-9;'hH]{0,20}>")
RECEIVE_AND_CHANGE = "<0;1>"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyExpression:
    """One extended key and the steps from it to the branch whose children are the addresses."""

    kind: ScriptKind
    key: str
    path: tuple[int, ...]
    origin: str | None = None


def checksum(body: str) -> str:
    """The eight characters that follow `#` (BIP380). RefusedError for foreign characters."""
    symbols: list[int] = []
    group: list[int] = []
    for character in body:
        position = _INPUT_CHARACTERS.find(character)
        if position < 0:
            raise RefusedError("account.not_understood")
        symbols.append(position & 31)
        group.append(position >> 5)
        if len(group) == GROUP_LENGTH:
            symbols.append(_in_base_3(group))
            group.clear()
    if group:
        symbols.append(_in_base_3(group))
    remainder = 1
    for symbol in [*symbols, *[0] * CHECKSUM_LENGTH]:
        remainder = _divide(remainder, symbol)
    remainder ^= 1
    shifts = range(5 * (CHECKSUM_LENGTH - 1), -1, -5)
    return "".join(_CHECKSUM_CHARACTERS[remainder >> shift & 31] for shift in shifts)


def with_checksum(body: str) -> str:
    return f"{body}#{checksum(body)}"


def write_descriptor(kind: ScriptKind, key: str, path: tuple[int | str, ...]) -> str:
    """The descriptor with its checksum; `key` is an xpub or tpub, its origin may stand before."""
    start, end = descriptor_form(kind)
    steps = "".join(f"/{step}" for step in path)
    return with_checksum(f"{start}{key}{steps}/*{end}")


def descriptor_form(kind: ScriptKind) -> tuple[str, str]:
    """What stands before and after the key."""
    return next((start, end) for form, start, end in _FORMS if form is kind)


def parse_descriptor(text: str) -> KeyExpression:
    """What `text` says once its checksum fits; RefusedError `account.*` for the rest.

    The key itself is not looked at; a private one must have been refused before.
    """
    body, separator, given = text.rpartition("#")
    if not separator:
        raise RefusedError("account.checksum_missing")
    if given != checksum(body):
        raise RefusedError("account.checksum")
    if match := _MULTISIG.search(body):
        raise RefusedError("account.multisig", form=match[0].rstrip("("))
    for kind, start, end in _FORMS:
        if body.startswith(start) and body.endswith(end):
            return _parse_key(kind, body[len(start) : -len(end)])
    function = _FUNCTION.match(body)
    if function is None:
        raise RefusedError("account.not_understood")
    raise RefusedError("account.form", form=function[0].rstrip("("))


def origin_is_well_formed(origin: str) -> bool:
    """Whether `origin` is a fingerprint and the steps from it: `d34db33f/84h/0h/0h`."""
    return _ORIGIN.fullmatch(origin) is not None


def _divide(remainder: int, symbol: int) -> int:
    top = remainder >> 35
    remainder = (remainder & 0x7FFFFFFFF) << 5 ^ symbol
    for bit, generator in enumerate(_GENERATOR):
        if top >> bit & 1:
            remainder ^= generator
    return remainder


def _in_base_3(digits: list[int]) -> int:
    value = 0
    for digit in digits:
        value = value * 3 + digit
    return value


def _parse_key(kind: ScriptKind, expression: str) -> KeyExpression:
    if kind is ScriptKind.P2TR and "," in expression:
        raise RefusedError("account.script_tree")
    match = _KEY_EXPRESSION.fullmatch(expression)
    if match is None:
        raise RefusedError("account.not_understood")
    if match["origin"] is not None and not origin_is_well_formed(match["origin"]):
        raise RefusedError("account.origin")
    if not _EXTENDED_KEY.match(match["key"]):
        raise RefusedError("account.single_key")
    steps = match["path"].split("/")[1:]
    return KeyExpression(
        kind=kind, key=match["key"], path=_parse_steps(steps), origin=match["origin"]
    )


def _parse_steps(steps: list[str]) -> tuple[int, ...]:
    for step in steps:
        if _HARDENED_STEP.fullmatch(step):
            raise RefusedError("account.hardened", step=step)
    wildcards = steps.count("*")
    if wildcards == 0:
        raise RefusedError("account.no_wildcard")
    if wildcards > 1:
        raise RefusedError("account.several_wildcards")
    if steps[-1] != "*":
        raise RefusedError("account.wildcard_not_last")
    if sum(step.startswith("<") for step in steps) > 1:
        raise RefusedError("account.branches")
    return tuple(map(_parse_step, steps[:-1]))


def _parse_step(step: str) -> int:
    if step == RECEIVE_AND_CHANGE:
        return 0
    if step.startswith("<"):
        raise RefusedError("account.branches")
    if not _STEP.fullmatch(step):
        raise RefusedError("account.not_understood")
    number = int(step)
    if number >= HARDENED:
        raise RefusedError("account.hardened", step=step)
    return number
