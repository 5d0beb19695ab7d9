"""The journal's chain: each entry holds the hash of the one before, so that a change shows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

SCHEMA_VERSION = 1
GENESIS_HASH = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One row. `body` is canonical JSON; hashes are SHA-256 in lower-case hex.

    `sequence` counts from 1 for each till. `subject` is the sale's id, None for what concerns the
    till itself (a clock jump, say).
    """

    till_id: UUID
    sequence: int
    at: datetime
    actor: str
    name: str
    subject: UUID | None
    schema_version: int
    body: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalHead:
    sequence: int = 0
    hash: str = GENESIS_HASH


def canonical_json(value: Mapping[str, Any]) -> str:
    """Keys sorted, no spaces, no escapes that JSON does not need; floats are refused."""
    _refuse_floats(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def next_entry(
    head: JournalHead,
    *,
    till_id: UUID,
    at: datetime,
    actor: str,
    name: str,
    subject: UUID | None,
    body: Mapping[str, Any],
) -> JournalEntry:
    """The entry that continues the chain at `head`."""
    entry = JournalEntry(
        till_id=till_id,
        sequence=head.sequence + 1,
        at=at,
        actor=actor,
        name=name,
        subject=subject,
        schema_version=SCHEMA_VERSION,
        body=canonical_json(body),
        previous_hash=head.hash,
        hash="",
    )
    return replace(entry, hash=entry_hash(entry))


def entry_hash(entry: JournalEntry) -> str:
    """SHA-256 over the canonical JSON of every field but the hash itself."""
    return covered_hash(
        {
            "actor": entry.actor,
            "at": entry.at.isoformat(timespec="microseconds"),
            "body": entry.body,
            "name": entry.name,
            "previous_hash": entry.previous_hash,
            "schema_version": entry.schema_version,
            "sequence": entry.sequence,
            "subject": None if entry.subject is None else str(entry.subject),
            "till_id": str(entry.till_id),
        }
    )


def covered_hash(covered: Mapping[str, Any]) -> str:
    """The hash of an entry whose other fields are these, by name, as they are stored."""
    return hashlib.sha256(canonical_json(covered).encode()).hexdigest()


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError("a float has no place in the journal")
    if isinstance(value, dict):
        for inner in value.values():
            _refuse_floats(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_floats(inner)
