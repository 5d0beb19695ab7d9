"""The table of misfortunes is whole, and names tests and lines that are there."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.faults import remove_guards
from tests.faults.guard_table import ALL_CASES, ROOT, Guard, read_cases
from tests.faults.remove_guards import Outcome

if TYPE_CHECKING:
    from pathlib import Path

CASES = read_cases()
GUARDS = [
    pytest.param(guard, id=f"{case.number}-{guard.test.rpartition('::')[2]}")
    for case in CASES
    for guard in case.guards
]


def test_every_case_is_named_once_and_relies_on_something() -> None:
    assert [case.number for case in CASES] == list(range(1, ALL_CASES + 1))
    assert all(case.guards and case.name for case in CASES)


@pytest.mark.parametrize("guard", GUARDS)
def test_its_test_and_its_guard_are_there(guard: Guard) -> None:
    """One that is red here has moved: name its new text and run tests.faults.remove_guards."""
    file, _, name = guard.test.partition("::")
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    source = (ROOT / guard.file).read_text("utf-8")
    assert source.count(guard.text) == 1
    ast.parse(guard.without_it(source))


PROGRAM = "def answer() -> int:\n    return 42\n"
TESTS = """
from program import answer


def test_of_the_answer() -> None:
    assert answer() == 42


def test_of_something_else() -> None:
    assert answer
"""


@pytest.mark.parametrize(
    ("test", "text", "without", "outcome"),
    [
        ("test_of_the_answer", "42", "41", Outcome.RED),
        ("test_of_something_else", "42", "41", Outcome.GREEN),
        ("test_of_the_answer", "42", "(", Outcome.BROKEN),
        ("test_of_the_answer", "43", "41", Outcome.BROKEN),
    ],
)
def test_a_test_is_red_only_where_it_ran_and_failed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    test: str,
    text: str,
    without: str,
    outcome: Outcome,
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    (tmp_path / "program.py").write_text(PROGRAM)
    (tmp_path / "test_program.py").write_text(TESTS)
    guard = Guard(test=f"test_program.py::{test}", file="program.py", text=text, without=without)
    assert remove_guards.outcome_without(tmp_path, guard) is outcome
    assert (tmp_path / "program.py").read_text() == PROGRAM
