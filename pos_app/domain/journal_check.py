"""Whether a journal is as it was written: every entry, and the chain that holds them together."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from pos_app.domain.journal import SCHEMA_VERSION, JournalHead, canonical_json, covered_hash

if TYPE_CHECKING:
    from collections.abc import Iterable

_KNOWN_VERSIONS = range(1, SCHEMA_VERSION + 1)


class StoredEntry(NamedTuple):
    """A row as it is stored. Nothing is parsed: two spellings of one time are two texts.

    Text that is no UTF-8 holds surrogates.
    """

    sequence: object
    till_id: object
    at: object
    actor: object
    name: object
    subject: object
    schema_version: object
    body: object
    previous_hash: object
    hash: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """What is stored where the next entry should be can't be read, nor what comes after it."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownHead:
    """A head that somebody was told and kept; `sequence` None: anywhere in the chain."""

    sequence: int | None
    hash: str


class Fault(Enum):
    UNREADABLE = "unreadable"
    MISSING = "missing"  # another one stands in its place
    CHANGED = "changed"  # its hash is not that of its fields
    LINK = "link"  # it continues another entry than the one before
    VERSION = "version"
    TILL = "till"
    BODY = "body"  # not canonical JSON
    REWRITTEN = "rewritten"  # sound, but another entry than the known one
    CUT = "cut"  # the chain ends before the known entry
    UNKNOWN_HEAD = "unknown_head"  # nowhere in the chain
    # The entry is sound, and what stands beside the journal is not what it says.
    REPORT = "report"
    PERSON = "person"
    SALE = "sale"
    STRANGER = "stranger"  # no entry tells of it


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenEntry:
    """`found` is what stands there instead, where that tells something."""

    sequence: int
    fault: Fault
    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalCheck:
    """`head` is that of the last sound entry before `broken`, of the whole chain without it."""

    head: JournalHead
    broken: BrokenEntry | None


def check_journal(
    entries: Iterable[StoredEntry | Unreadable],
    *,
    till_id: object = None,
    known: KnownHead | None = None,
) -> JournalCheck:
    """The first entry that is not as the till wrote it. One entry at a time is held.

    The chain alone tells nothing of entries cut off its end, nor of one written anew from the
    first changed entry on; only a `known` head does. `till_id` is as stored; None: that of the
    first entry.
    """
    head = JournalHead()
    till = till_id
    is_met = False
    for entry in entries:
        broken = _look(entry, head, till)
        if broken is None and isinstance(entry, StoredEntry):
            head, till = (
                JournalHead(sequence=head.sequence + 1, hash=str(entry.hash)),
                entry.till_id,
            )
            is_met = is_met or _is(head, known)
            broken = _rewritten(head, known)
        if broken is not None:
            return JournalCheck(head=head, broken=broken)
    return JournalCheck(head=head, broken=None if is_met else _never_met(head, known))


def _look(entry: StoredEntry | Unreadable, head: JournalHead, till: object) -> BrokenEntry | None:
    sequence = head.sequence + 1
    if isinstance(entry, Unreadable):
        return BrokenEntry(sequence=sequence, fault=Fault.UNREADABLE, found=entry.reason)
    if entry.sequence != sequence:
        return BrokenEntry(sequence=sequence, fault=Fault.MISSING, found=str(entry.sequence))
    if not _has_its_hash(entry):
        return BrokenEntry(sequence=sequence, fault=Fault.CHANGED)
    if entry.previous_hash != head.hash:
        return BrokenEntry(sequence=sequence, fault=Fault.LINK)
    return _strange(entry, sequence, till)


def _strange(entry: StoredEntry, sequence: int, till: object) -> BrokenEntry | None:
    """What this till never writes, though the chain holds."""
    if entry.schema_version not in _KNOWN_VERSIONS:
        found = str(entry.schema_version)
        return BrokenEntry(sequence=sequence, fault=Fault.VERSION, found=found)
    if till is not None and entry.till_id != till:
        return BrokenEntry(sequence=sequence, fault=Fault.TILL, found=str(entry.till_id))
    if not _is_canonical(entry.body):
        return BrokenEntry(sequence=sequence, fault=Fault.BODY)
    return None


def _has_its_hash(entry: StoredEntry) -> bool:
    covered = entry._asdict()
    del covered["hash"]
    try:
        return covered_hash(covered) == entry.hash
    except (TypeError, ValueError):  # bytes, a float, no UTF-8
        return False


def _is_canonical(body: object) -> bool:
    try:
        value = json.loads(str(body))
        return isinstance(value, dict) and canonical_json(value) == body
    except (TypeError, ValueError, RecursionError):
        return False


def _is(head: JournalHead, known: KnownHead | None) -> bool:
    return known is None or (known.hash == head.hash and known.sequence in {None, head.sequence})


def _rewritten(head: JournalHead, known: KnownHead | None) -> BrokenEntry | None:
    if known is None or known.sequence != head.sequence or known.hash == head.hash:
        return None
    return BrokenEntry(sequence=head.sequence, fault=Fault.REWRITTEN)


def _never_met(head: JournalHead, known: KnownHead | None) -> BrokenEntry | None:
    if known is None:
        return None
    fault = Fault.UNKNOWN_HEAD if known.sequence is None else Fault.CUT
    return BrokenEntry(sequence=head.sequence + 1, fault=fault)
