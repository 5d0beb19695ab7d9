"""A change of one letter anywhere in the journal breaks its chain."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.journal import (
    GENESIS_HASH,
    SCHEMA_VERSION,
    JournalEntry,
    JournalHead,
    canonical_json,
    entry_hash,
    next_entry,
)
from tests.support.domain_values import NOON, SALE_ID, TILL_ID

CHANGES: dict[str, Any] = {
    "till_id": UUID(int=2),
    "sequence": 2,
    "at": NOON + timedelta(microseconds=1),
    "actor": "somebody",
    "name": "sale.settle",
    "subject": None,
    "schema_version": SCHEMA_VERSION + 1,
    "body": '{"receipt_number":2}',
    "previous_hash": "1" + GENESIS_HASH[1:],
}
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


def entry(head: JournalHead | None = None, body: dict[str, Any] | None = None) -> JournalEntry:
    return next_entry(
        head or JournalHead(),
        till_id=TILL_ID,
        at=NOON,
        actor="till",
        name="sale.settled",
        subject=SALE_ID,
        body={"receipt_number": 1} if body is None else body,
    )


def test_the_first_entry_starts_the_chain() -> None:
    first = entry()
    assert first.sequence == 1
    assert first.previous_hash == GENESIS_HASH
    assert first.hash == entry_hash(first)
    assert len(first.hash) == 64


def test_an_entry_holds_the_hash_of_the_one_before() -> None:
    first = entry()
    second = entry(JournalHead(sequence=first.sequence, hash=first.hash))
    assert second.sequence == 2
    assert second.previous_hash == first.hash
    assert second.hash != first.hash


def test_every_field_is_covered_by_a_change() -> None:
    assert {field.name for field in fields(JournalEntry)} == {*CHANGES, "hash"}


@pytest.mark.parametrize("field", CHANGES)
def test_one_changed_field_changes_the_hash(field: str) -> None:
    first = entry()
    changed = replace(first, **{field: CHANGES[field]})
    assert getattr(changed, field) != getattr(first, field)
    assert entry_hash(changed) != first.hash


def test_the_same_entry_has_the_same_hash_for_ever() -> None:
    assert entry().hash == "b4ec086dd95fe52b7446c04daa37e67db2eae4f1e143170bd64330ef97a55473"


@given(st.dictionaries(st.text(), values, max_size=5))
def test_canonical_json_does_not_depend_on_order_and_reads_back(body: dict[str, Any]) -> None:
    text = canonical_json(body)
    assert canonical_json(dict(reversed(body.items()))) == text
    assert json.loads(text) == body


def test_canonical_json_is_compact_and_sorted() -> None:
    assert canonical_json({"b": [1, "é"], "a": None}) == '{"a":null,"b":[1,"é"]}'


@pytest.mark.parametrize(
    "body", [{"a": 0.5}, {"a": [1, 0.5]}, {"a": {"b": (0.5,)}}, {"a": [{"b": float("nan")}]}]
)
def test_floats_have_no_place_in_the_journal(body: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="float"):
        entry(body=body)


def test_what_json_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError):
        canonical_json({"a": MappingProxyType({})})
