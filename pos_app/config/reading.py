"""From TOML, or from the set-up form, to checked settings."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pos_app.config.acceptance import wrong_amounts
from pos_app.config.kinds import NotAllowedError
from pos_app.config.options import Option, options
from pos_app.config.problems import SettingsError
from pos_app.config.redaction import redacted
from pos_app.config.settings import SECTIONS, Settings
from pos_app.domain.message import Message

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 1 << 20
LONGEST_SHOWN = 80
HIDDEN = "(not shown)"


def load_settings(file: Path) -> Settings | None:
    """The settings in `file`, None when there is no such file. SettingsError."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(file, error.strerror or type(error).__name__) from None
    if len(content) > LARGEST_FILE:
        raise _unreadable(file, f"larger than {LARGEST_FILE} bytes")
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise _unreadable(file, "not UTF-8") from None
    return parse_settings(text, file)


def parse_settings(text: str, file: Path | None = None) -> Settings:
    """SettingsError names everything that is wrong, and `file` where one is given."""
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Numbers too long and lists too deep are not TOMLDecodeErrors, but as wrong.
        reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "too long or deep"
        message = Message(code="settings.not_toml", arguments=_named(file, reason=reason))
        raise SettingsError(file, [message]) from None
    return check_settings(document, file)


def settings_of(values: Mapping[str, object], file: Path | None = None) -> Settings:
    """Settings from values by dotted name, as `options.values_of` gives them. SettingsError."""
    document: dict[str, Any] = {}
    for name, value in values.items():
        *tables, key = name.split(".", 2)
        table = document
        for each in tables:
            table = table.setdefault(each, {})
        table[key] = value
    return check_settings(document, file)


def check_settings(document: Mapping[str, object], file: Path | None) -> Settings:
    reader = _Reader(file)
    tables = {section: reader.section(section, document) for section in SECTIONS}
    reader.refuse_unknown("", document, SECTIONS)
    if reader.problems:
        raise SettingsError(file, reader.problems)
    made = {section: of(**tables[section]) for section, of in SECTIONS.items()}
    settings = Settings(**made)
    for key, value, allowed in wrong_amounts(settings):
        reader.refuse(f"acceptance.{key}", value, allowed)
    if settings.page.on and settings.web.base_url is None:
        reader.refuse("page.on", True, "false, while [web] has no address to call")
    if reader.problems:
        raise SettingsError(file, reader.problems)
    return _with_currencies(settings, file)


def _with_currencies(settings: Settings, file: Path | None) -> Settings:
    store = settings.store
    if not store.currencies:
        return replace(settings, store=replace(store, currencies=(store.currency,)))
    if store.currency not in store.currencies:
        arguments = _named(
            file,
            key="store.currencies",
            value=_shown(list(store.currencies)),
            allowed=f'a list with "{store.currency}" in it, the store\'s currency',
        )
        raise SettingsError(file, [Message(code="settings.not_allowed", arguments=arguments)])
    return settings


class _Reader:
    def __init__(self, file: Path | None) -> None:
        self._file = file
        self.problems: list[Message] = []

    def section(self, section: str, document: Mapping[str, object]) -> dict[str, Any]:
        table = document.get(section, {})
        if not isinstance(table, Mapping):
            self._not_allowed(section, HIDDEN, f"a table, [{section}]")
            return {}
        known = {each.key: each for each in options() if each.section == section}
        self.refuse_unknown(f"{section}.", table, known)
        values = {}
        for key, each in known.items():
            if table.get(key) == "" and not each.required and each.default is None:
                continue  # an empty text says that the part is not used
            if key in table:
                values[key] = self._value(each, table[key])
            elif each.required:
                self._missing(each)
        return values

    def refuse(self, key: str, value: object, allowed: str) -> None:
        self._not_allowed(key, _shown(value), allowed)

    def refuse_unknown(
        self, prefix: str, table: Mapping[str, object], known: Mapping[str, object]
    ) -> None:
        for key in table:
            if key in known:
                continue
            nearest = difflib.get_close_matches(key.lower(), known, n=1, cutoff=0.0)[0]
            # The value stays unsaid: it may be a secret in the wrong place.
            name = f"{prefix}{_shown_key(key)}"
            arguments = _named(self._file, key=name, nearest=f"{prefix}{nearest}")
            self.problems.append(Message(code="settings.unknown_key", arguments=arguments))

    def _value(self, of: Option, raw: object) -> object:
        try:
            return of.kind.read(raw)
        except NotAllowedError:
            self._not_allowed(of.name, HIDDEN if of.private else _shown(raw), of.kind.allowed)
            return None

    def _not_allowed(self, key: str, value: str, allowed: str) -> None:
        arguments = _named(self._file, key=key, value=value, allowed=allowed)
        self.problems.append(Message(code="settings.not_allowed", arguments=arguments))

    def _missing(self, of: Option) -> None:
        arguments = _named(self._file, key=of.name, value="", allowed=of.kind.allowed)
        self.problems.append(Message(code="settings.missing", arguments=arguments))


def _named(file: Path | None, **arguments: str) -> dict[str, str]:
    return {"file": "" if file is None else str(file), **arguments}


def _unreadable(file: Path, reason: str) -> SettingsError:
    return SettingsError(
        file, [Message(code="settings.unreadable", arguments=_named(file, reason=reason))]
    )


def _shown(raw: object) -> str:
    """A value as the file has it, cut, without what looks like a secret."""
    try:
        text = str(raw).lower() if isinstance(raw, bool) else repr(raw)
    except (ValueError, RecursionError):
        return HIDDEN  # a hexadecimal number can be too long for decimal digits
    return _cut(redacted(text))


def _shown_key(key: str) -> str:
    return _cut(redacted(key if key.isprintable() else repr(key)))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
