"""How the till's values stand in a column: exact, readable, and sorted as they should be."""

from __future__ import annotations

from abc import abstractmethod
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

Value = TypeVar("Value")
Member = TypeVar("Member", bound=Enum)


def time_text(at: datetime) -> str:
    """Always as long, always UTC, so that text sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


class _AsText(TypeDecorator[Value]):
    impl = String
    cache_ok = True

    def write(self, value: Value) -> str:
        return str(value)

    @abstractmethod
    def read(self, text: str) -> Value: ...

    def process_bind_param(self, value: Value | None, _dialect: Dialect) -> str | None:
        return None if value is None else self.write(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Value | None:
        return None if value is None else self.read(value)


class UtcTime(_AsText[datetime]):
    """ISO 8601 with microseconds, `+00:00`."""

    cache_ok = True

    def write(self, value: datetime) -> str:
        if value.tzinfo is None:
            raise ValueError("a time without a zone can't be stored")
        return time_text(value)

    def read(self, text: str) -> datetime:
        return datetime.fromisoformat(text)


class DecimalText(_AsText[Decimal]):
    cache_ok = True

    def read(self, text: str) -> Decimal:
        return Decimal(text)


class UuidText(_AsText[UUID]):
    cache_ok = True

    def read(self, text: str) -> UUID:
        return UUID(text)


class EnumText(_AsText[Member]):
    """The member's value, which is a word."""

    cache_ok = True

    def __init__(self, members: type[Member]) -> None:
        super().__init__()
        self.members = members

    def write(self, value: Member) -> str:
        return str(value.value)

    def read(self, text: str) -> Member:
        return self.members(text)
