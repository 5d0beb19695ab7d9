"""A list tells its views only what really changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from pos_app.ui.list_model import ListModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractListModel


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    key: str
    word: str


def rows(text: str, word: str = "same") -> list[Row]:
    return [Row(key=letter, word=word) for letter in text]


def watched(model: QAbstractListModel) -> list[str]:
    told: list[str] = []
    model.rowsInserted.connect(lambda: told.append("in"))
    model.rowsRemoved.connect(lambda: told.append("out"))
    model.rowsMoved.connect(lambda: told.append("moved"))
    model.dataChanged.connect(lambda: told.append("changed"))
    model.modelReset.connect(lambda: told.append("reset"))
    return told


def test_a_row_that_stays_keeps_its_place() -> None:
    model = ListModel(Row)
    model.replace_rows(rows("abc"))
    told = watched(model)
    model.replace_rows(rows("abc"))
    assert told == []
    model.replace_rows([*rows("ab"), Row(key="c", word="new")])
    assert told == ["changed"]
    model.replace_rows(rows("cab", "new"))
    assert "reset" not in told
    assert told[1] == "moved"


def test_only_the_changed_role_is_told() -> None:
    model = ListModel(Row)
    model.replace_rows(rows("a"))
    roles: list[Sequence[int]] = []
    model.dataChanged.connect(lambda _first, _last, changed: roles.append(list(changed)))
    model.replace_rows(rows("a", "new"))
    names = {bytes(name.data()).decode(): role for role, name in model.roleNames().items()}
    assert roles == [[names["word"]]]
    assert model.data(model.index(0), names["word"]) == "new"
    assert model.data(model.index(0), 0) is None


@given(
    st.lists(st.permutations("abcdefg").flatmap(lambda p: st.integers(0, 7).map(lambda n: p[:n])))
)
def test_it_becomes_whatever_is_wanted(steps: list[list[str]]) -> None:
    model = ListModel(Row)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    for step in steps:
        model.replace_rows(rows("".join(step), word=str(len(step))))
        assert [row.key for row in model.rows] == list(step)
    assert tester.model() is model
