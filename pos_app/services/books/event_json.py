"""Events of a sale as JSON for the journal."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos_app.domain.events import FieldsGiven, SaleStarted, TipChosen
from pos_app.services.selling.bill_json import journal_bill

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.events import SaleEvent


def event_body(event: SaleEvent, *, salt: str) -> dict[str, Any]:
    """What the journal keeps of an event; its time and name have columns of their own.

    A note, what a customer filled in and names that were typed are personal: the journal holds only
    their salted hash, so that the text can be erased later without breaking the chain.
    """
    names = {field.name for field in fields(event)} - {"at", "bill"}
    body = {name: _plain(getattr(event, name)) for name in names}
    if isinstance(event, SaleStarted):
        body["note_hash"] = _hash(salt, body.pop("note"))
    if isinstance(event, SaleStarted | TipChosen) and event.bill is not None:
        body["bill"] = journal_bill(event.bill, salt=salt)
    if isinstance(event, FieldsGiven):
        body["fields"] = [
            {"name": field.name, "value_hash": _hash(f"{salt}:{field.name}", field.value)}
            for field in event.fields
        ]
    return body


def _hash(salt: str, text: str) -> str:
    return hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()


def _plain(value: Any) -> Any:
    """JSON without floats: decimals and times become text, bytes hex, sets sorted lists.

    Monotonic seconds mean nothing after this run of the program, so they are left out.
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if is_dataclass(value):
        names = (field.name for field in fields(value) if not field.name.endswith("_monotonic"))
        return {name: _plain(getattr(value, name)) for name in names}
    for kind, plain in _PLAIN.items():
        if isinstance(value, kind):
            return plain(value)
    raise TypeError(f"{type(value).__name__} has no place in the journal")


_PLAIN: dict[type, Callable[[Any], Any]] = {
    Enum: lambda value: value.value,
    Decimal: str,
    UUID: str,
    datetime: datetime.isoformat,
    bytes: bytes.hex,
    frozenset: lambda value: sorted(_plain(inner) for inner in value),
    tuple: lambda value: [_plain(inner) for inner in value],
    dict: lambda value: {key: _plain(inner) for key, inner in value.items()},
}
