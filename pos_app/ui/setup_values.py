"""Between what stands in the set-up form, always text, and the values of the settings."""

from __future__ import annotations

import base64
import binascii
import re
import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from pos_app.config.kinds import NotAllowedError
from pos_app.config.options import option
from pos_app.ui.setup_form import (
    ACCOUNT_KEY,
    CURRENCY_KEY,
    FORM,
    NETWORK_KEY,
    SCRIPT_KEY,
    SIGNING_KEY,
)
from pos_app.ui.setup_parts import FieldKind, FormField, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.ui.setup import SettingValue

SIGNING_PREFIX = "whsec_"
SECRET_BYTES = 24
LEAST_SECRET_BYTES = 16
SWITCHED_ON = "true"
# These keys don't say which kind of address they are for.
_WITHOUT_SCRIPT = ("xpub", "tpub")
_BETWEEN = re.compile(r"[,;\s]+")
_IN_CAPITALS = {CURRENCY_KEY, "store.currencies"}


class MistakeError(Exception):
    """What was typed is not allowed, or something is missing."""


def first_texts(values: Mapping[str, SettingValue]) -> dict[str, str]:
    """What stands in each field at first: the settings in force, else the defaults."""
    texts = {}
    for field in FORM:
        if field.key == SIGNING_KEY:
            texts[field.key] = ""
            continue
        value = values.get(field.key, option(field.key).default)
        texts[field.key] = _text(value)
    if not values:
        texts[NETWORK_KEY] = "mainnet"
        texts[CURRENCY_KEY] = QLocale().currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    texts[SCRIPT_KEY] = texts[SCRIPT_KEY] or "p2wpkh"
    return texts


def needs_script(account: str) -> bool:
    return account.strip().startswith(_WITHOUT_SCRIPT)


def read_field(field: FormField, text: str) -> SettingValue | None:
    """The value of a field, None when it is left empty. MistakeError."""
    bare = text.strip()
    if field.key == SIGNING_KEY:
        return _read_secret(bare)
    declared = option(field.key)
    if not bare and field.kind is not FieldKind.SWITCH:  # off is said, too
        if declared.required or field.kind is FieldKind.SEVERAL:
            raise MistakeError
        return None
    try:
        read: SettingValue = declared.kind.read(_raw(field, bare))
    except NotAllowedError:
        raise MistakeError from None
    return read


def read_step(step: Step, texts: Mapping[str, str]) -> tuple[dict[str, SettingValue], set[str]]:
    """The values of a step's fields, and the keys of those with a mistake."""
    values: dict[str, SettingValue] = {}
    wrong = set()
    for field in FORM:
        if field.step is not step or not is_shown(field, texts):
            continue
        try:
            value = read_field(field, texts[field.key])
        except MistakeError:
            wrong.add(field.key)
            continue
        if value is not None:
            values[field.key] = value
    listed = values.get("store.currencies", ())
    if isinstance(listed, tuple) and listed and values.get(CURRENCY_KEY) not in listed:
        wrong.add("store.currencies")
    return values, wrong


def is_shown(field: FormField, texts: Mapping[str, str]) -> bool:
    return field.key != SCRIPT_KEY or needs_script(texts[ACCOUNT_KEY])


def new_secret() -> str:
    return SIGNING_PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def masked(text: str) -> str:
    """What may still be shown of a private key or seed words: at most how a key begins."""
    start = text.strip()[:4]
    dots = "•" * 16
    return f"{start}{dots}" if start.endswith("prv") else dots


def _text(value: object) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return SWITCHED_ON
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _raw(field: FormField, bare: str) -> object:
    if field.key in _IN_CAPITALS:
        bare = bare.upper()
    match field.kind:
        case FieldKind.LIST | FieldKind.SEVERAL | FieldKind.HIDDEN | FieldKind.NUMBERS:
            parts = tuple(part for part in _BETWEEN.split(bare) if part)
            return tuple(map(_number, parts)) if field.kind is FieldKind.NUMBERS else parts
        case FieldKind.SWITCH:
            return bare == SWITCHED_ON
        case FieldKind.NUMBER:
            return _number(bare)
        case FieldKind.AMOUNT:
            return bare.replace(",", ".")
        case FieldKind.CHOICE:
            return next((each for each in field.options if str(each) == bare), bare)
        case _:
            return bare


def _number(bare: str) -> int | str:
    return int(bare) if bare.isascii() and bare.isdigit() else bare


def _read_secret(bare: str) -> str | None:
    if not bare:
        return None
    try:
        decoded = base64.b64decode(bare.removeprefix(SIGNING_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        raise MistakeError from None
    if not bare.startswith(SIGNING_PREFIX) or len(decoded) < LEAST_SECRET_BYTES:
        raise MistakeError
    return bare
