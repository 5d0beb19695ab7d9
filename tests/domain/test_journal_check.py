"""What is wrong with a journal is named: its first broken entry, and how that one differs."""

from __future__ import annotations

import tracemalloc
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.domain.journal import (
    GENESIS_HASH,
    JournalEntry,
    JournalHead,
    covered_hash,
    entry_hash,
    next_entry,
)
from pos_app.domain.journal_check import (
    BrokenEntry,
    Fault,
    KnownHead,
    StoredEntry,
    Unreadable,
    check_journal,
)
from tests.support.domain_values import NOON, SALE_ID, TILL_ID

if TYPE_CHECKING:
    from collections.abc import Iterator


def stored(entry: JournalEntry) -> StoredEntry:
    values: dict[str, Any] = {field.name: getattr(entry, field.name) for field in fields(entry)}
    values["till_id"], values["at"] = (
        str(entry.till_id),
        entry.at.isoformat(timespec="microseconds"),
    )
    values["subject"] = None if entry.subject is None else str(entry.subject)
    return StoredEntry(**values)


def written(count: int, note: str = "ten") -> Iterator[StoredEntry]:
    head = JournalHead()
    for number in range(count):
        entry = next_entry(
            head,
            till_id=TILL_ID,
            at=NOON,
            actor="till",
            name="sale.started",
            subject=SALE_ID if number % 2 else None,
            body={"note": f"{note} \ufffd", "number": number},
        )
        head = JournalHead(sequence=entry.sequence, hash=entry.hash)
        yield stored(entry)


def sealed(entry: StoredEntry, **changes: object) -> StoredEntry:
    """Changed, and given the hash that the change asks for."""
    changed = entry._replace(**changes)
    covered = changed._asdict()
    del covered["hash"]
    return changed._replace(hash=covered_hash(covered))


SOUND = list(written(4))


def test_what_was_written_is_sound() -> None:
    checked = check_journal(SOUND, till_id=str(TILL_ID))
    assert checked.broken is None
    assert checked.head == JournalHead(sequence=4, hash=str(SOUND[-1].hash))
    assert check_journal([]).head == JournalHead()


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("field", StoredEntry._fields[1:])
def test_a_letter_of_another_case_is_a_change_though_it_reads_the_same(
    field: str, place: int
) -> None:
    entries = list(SOUND)
    old = getattr(entries[place], field)
    new = 2 if field == "schema_version" else str(old).swapcase() + "Z"
    entries[place] = entries[place]._replace(**{field: new})
    broken = check_journal(entries).broken
    assert broken == BrokenEntry(sequence=place + 1, fault=Fault.CHANGED)


@pytest.mark.parametrize("value", [b"till", 0.5, "\udce4", None])
@pytest.mark.parametrize("field", ["actor", "body", "hash", "previous_hash"])
def test_what_is_no_text_is_a_change(field: str, value: object) -> None:
    entries = [SOUND[0]._replace(**{field: value}), *SOUND[1:]]
    assert check_journal(entries).broken == BrokenEntry(sequence=1, fault=Fault.CHANGED)


def test_an_entry_without_hash_is_no_match_for_one_that_has_none() -> None:
    entries = [SOUND[0]._replace(body=b"", hash=None)]
    assert check_journal(entries).broken == BrokenEntry(sequence=1, fault=Fault.CHANGED)


@pytest.mark.parametrize(
    ("place", "change", "fault", "found"),
    [
        (1, {"sequence": 1}, Fault.MISSING, "1"),
        (2, {"sequence": 9}, Fault.MISSING, "9"),
        (0, {"previous_hash": "1" * 64}, Fault.LINK, ""),
        (3, {"previous_hash": GENESIS_HASH}, Fault.LINK, ""),
        (1, {"schema_version": 0}, Fault.VERSION, "0"),
        (1, {"schema_version": 2}, Fault.VERSION, "2"),
        (2, {"till_id": "another"}, Fault.TILL, "another"),
        (1, {"body": '{"b":1,"a":2}'}, Fault.BODY, ""),
        (1, {"body": '{"a": 1}'}, Fault.BODY, ""),
        (1, {"body": '{"a":1,"a":1}'}, Fault.BODY, ""),
        (1, {"body": '{"a":0.5}'}, Fault.BODY, ""),
        (1, {"body": "[]"}, Fault.BODY, ""),
        (1, {"body": "{"}, Fault.BODY, ""),
        (1, {"body": "[" * 100_000}, Fault.BODY, ""),
        (1, {"body": None}, Fault.BODY, ""),
    ],
)
def test_who_forges_an_entry_with_its_hash_is_found(
    place: int, change: dict[str, object], fault: Fault, found: str
) -> None:
    entries = [*SOUND[:place], sealed(SOUND[place], **change), *SOUND[place + 1 :]]
    checked = check_journal(entries)
    assert checked.broken == BrokenEntry(sequence=place + 1, fault=fault, found=found)
    assert checked.head.sequence == place


def test_a_forged_entry_shows_in_the_one_after_it() -> None:
    entries = [SOUND[0], sealed(SOUND[1], body="{}"), *SOUND[2:]]
    assert check_journal(entries).broken == BrokenEntry(sequence=3, fault=Fault.LINK)


def test_an_entry_taken_out_is_missing() -> None:
    broken = check_journal([SOUND[0], *SOUND[2:]]).broken
    assert broken == BrokenEntry(sequence=2, fault=Fault.MISSING, found="3")


def test_the_journal_of_another_till_is_not_this_ones() -> None:
    broken = check_journal(SOUND, till_id="another").broken
    assert broken == BrokenEntry(sequence=1, fault=Fault.TILL, found=str(TILL_ID))


def test_what_cannot_be_read_is_the_entry_after_the_last_one() -> None:
    checked = check_journal([*SOUND[:2], Unreadable(reason="malformed")])
    assert checked.broken == BrokenEntry(sequence=3, fault=Fault.UNREADABLE, found="malformed")
    assert checked.head == JournalHead(sequence=2, hash=str(SOUND[1].hash))


@pytest.mark.parametrize("sequence", [3, None])
def test_a_known_head_shows_that_the_chain_was_cut_or_written_anew(sequence: int | None) -> None:
    known = KnownHead(sequence=sequence, hash=str(SOUND[2].hash))
    never = Fault.UNKNOWN_HEAD if sequence is None else Fault.CUT
    another = list(written(4, note="one"))
    assert check_journal(SOUND, known=known).broken is None
    assert check_journal(SOUND[:3], known=known).broken is None
    assert check_journal(SOUND[:2]).broken is None
    assert check_journal(SOUND[:2], known=known).broken == BrokenEntry(sequence=3, fault=never)
    assert check_journal([], known=known).broken == BrokenEntry(sequence=1, fault=never)
    assert check_journal(another).broken is None
    rewritten = check_journal(another, known=known).broken
    if sequence is None:
        assert rewritten == BrokenEntry(sequence=5, fault=Fault.UNKNOWN_HEAD)
    else:
        assert rewritten == BrokenEntry(sequence=3, fault=Fault.REWRITTEN)


def test_a_known_hash_at_another_place_is_not_that_entry() -> None:
    known = KnownHead(sequence=9, hash=str(SOUND[2].hash))
    assert check_journal(SOUND, known=known).broken == BrokenEntry(sequence=5, fault=Fault.CUT)


def test_the_stored_hash_is_the_one_that_is_written() -> None:
    entry = next_entry(
        JournalHead(), till_id=TILL_ID, at=NOON, actor="a", name="n", subject=None, body={}
    )
    assert sealed(stored(entry)).hash == entry.hash == entry_hash(replace(entry, hash=""))


def test_a_long_journal_is_not_held_in_memory() -> None:
    tracemalloc.start()
    try:
        assert check_journal(written(700)).head.sequence == 700
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak_bytes < 200_000
