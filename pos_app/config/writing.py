"""Writes settings as TOML; what a person wrote around them stays."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos_app.config.options import options
from pos_app.config.problems import SettingsError
from pos_app.config.reading import parse_settings
from pos_app.domain.message import Message

if TYPE_CHECKING:
    from pos_app.config.settings import Settings


def write_settings(file: Path, settings: Settings) -> None:
    """Replace `file` in one step, comments kept; SettingsError when it can't be done.

    A default is written only over an older value, so that it can still change.
    """
    # A link stays a link.
    file = Path(os.path.realpath(file))
    try:
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        text = settings_text(settings, old)
        _replace(file, text)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        arguments = {"file": str(file), "reason": reason}
        message = Message(code="settings.not_written", arguments=arguments)
        raise SettingsError(file, [message]) from error


def settings_text(settings: Settings, old: str = "") -> str:
    """TOML that reads back as `settings`; ValueError when `old` is no TOML."""
    import tomlkit

    document = tomlkit.parse(old)
    for each in options():
        value = getattr(getattr(settings, each.section), each.key)
        before: Any = document.get(each.section, {})
        if value == each.default or value is None:
            if each.key not in before:
                continue
            if value is None:
                del before[each.key]
                continue
        if each.section not in document:
            document[each.section] = tomlkit.table()
        _put(document[each.section], each.key, _plain(value))
    text = tomlkit.dumps(document)
    if parse_settings(text) != settings:
        raise ValueError("what was written would not read back the same")
    return text


def _put(table: Any, key: str, value: Any) -> None:
    """What stays as it is is not touched, and keeps its comment."""
    if isinstance(value, Mapping) and isinstance(table.get(key), Mapping):
        for gone in table[key].keys() - value.keys():
            del table[key][gone]
        for name, inner in value.items():
            _put(table[key], name, inner)
    elif key not in table or table[key] != value:
        table[key] = value


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value


def _replace(file: Path, text: str) -> None:
    """Old or new, never half, also when the power goes."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(number, "w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    if os.name == "posix":  # elsewhere a folder can't be opened
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
