"""The body of a call as lines to read: secrets masked, and nothing in it moves the screen."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from pos_app.services.harmless_text import ELLIPSIS, harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

MASK = "\N{BULLET}" * 8
MOST_LINES = 1_000
MOST_CHARACTERS = 2_000  # of one line
# A picture of the screen must not let anybody act in the shop's name.
_SECRET_NAME = re.compile(r"(^|_)(token|secret|password|signature|key)$")
# Shorter values hide nothing, and would mask half of a text that happens to hold them.
_LEAST_SECRET = 8
_INDENT = 2
# Arabic, Indic scripts and emoji need these two.
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"


class CallText:
    """A body and what was answered to it, as far as they may be seen."""

    def __init__(self, body: str) -> None:
        try:
            self._parsed: Any = json.loads(body)
        except ValueError:
            self._parsed = body
        self._secrets = sorted(set(_secrets(self._parsed)), key=len, reverse=True)

    def number(self, name: str) -> int | None:
        """`sale_number` or `shift_number`; None where the call is not about one."""
        data = self._parsed.get("data") if isinstance(self._parsed, dict) else None
        number = data.get(name) if isinstance(data, dict) else None
        return number if isinstance(number, int) else None

    def lines(self) -> tuple[str, ...]:
        """Indented JSON."""
        text = json.dumps(_masked(self._parsed), indent=_INDENT, ensure_ascii=False)
        lines = text.split("\n")
        shown = [_harmless_line(self.hide(line)) for line in lines[:MOST_LINES]]
        return (*shown, ELLIPSIS) if len(lines) > MOST_LINES else tuple(shown)

    def hide(self, text: str) -> str:
        """Without the secrets of this body, and without the first part of one at the end."""
        for secret in self._secrets:
            text = text.replace(secret, MASK)
        for secret in self._secrets:
            text = _without_first_part(text, secret)
        return text


def _without_first_part(text: str, secret: str) -> str:
    """An answer that repeats the body is kept only in part, and may end within a secret."""
    for length in range(len(secret) - 1, _LEAST_SECRET - 1, -1):
        if text.endswith(secret[:length]):
            return text[:-length] + MASK
    return text


def _secrets(part: Any, *, within: bool = False) -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            yield from _secrets(value, within=within or _is_secret(name))
    elif isinstance(part, list):
        for value in part:
            yield from _secrets(value, within=within)
    elif within and isinstance(part, str) and len(part) >= _LEAST_SECRET:
        yield part


def _masked(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: MASK if _is_secret(name) else _masked(part[name]) for name in part}
    if isinstance(part, list):
        return [_masked(value) for value in part]
    return part


def _is_secret(name: str) -> bool:
    return _SECRET_NAME.search(name) is not None


def _harmless_line(line: str) -> str:
    r"""What would turn the line around stands there as JSON writes it, `\u202e`."""
    start = line.lstrip(" ")
    shown = "".join(map(_visible, start[:MOST_CHARACTERS]))
    return " " * (len(line) - len(start)) + harmless(shown, MOST_CHARACTERS)


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Zl", "Zp"} or (category[0] == "C" and character not in _JOINERS):
        return "".join(f"\\u{unit:04x}" for unit in _utf16(character))
    return character


def _utf16(character: str) -> Iterator[int]:
    coded = character.encode("utf-16-be", "surrogatepass")
    return (int.from_bytes(coded[at : at + 2]) for at in range(0, len(coded), 2))
