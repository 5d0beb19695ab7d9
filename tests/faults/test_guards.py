"""The table of misfortunes names tests and lines that are there."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TABLE = tomllib.loads(Path(__file__).with_name("guards.toml").read_text("utf-8"))
CASES: list[dict[str, Any]] = TABLE["case"]
ALL_CASES = 31


def test_every_case_is_named_once() -> None:
    named = [case["number"] for case in CASES] + TABLE["missing"]
    assert sorted(named) == list(range(1, ALL_CASES + 1))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['number']}-{case['name']}")
def test_its_test_and_its_guard_are_there(case: dict[str, Any]) -> None:
    file, _, name = case["test"].partition("::")
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert name in functions
    assert case["guard"] in (ROOT / case["file"]).read_text("utf-8")
