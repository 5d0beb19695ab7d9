"""A thing to tell a person, as a code; the screen finds the words for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """`code` is stable and dotted (`rate.too_old`); `arguments` fill its sentence."""

    code: str
    arguments: Mapping[str, str] = field(default_factory=dict)


class TillError(Exception):
    """Something outside went wrong and a person can do something about it."""

    def __init__(self, code: str, **arguments: str) -> None:
        super().__init__(code, arguments)
        self.message = Message(code=code, arguments=arguments)

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value}" for key, value in self.message.arguments.items())
        return f"{self.message.code} ({details})" if details else self.message.code
