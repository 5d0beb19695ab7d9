"""The model that the till is compared with must not share its mistakes."""

from __future__ import annotations

import ast
from pathlib import Path

HERE = Path(__file__).parent


def imported(file: Path) -> set[str]:
    """Every module that is named in an import anywhere in the file, for types only too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            found.add(node.module or "")
            found |= {f"{node.module}.{each.name}" for each in node.names}
    return found


def reached(start: Path) -> set[str]:
    """What the file imports, itself or through other files of this folder."""
    found: set[str] = set()
    waiting, read = [start], set[Path]()
    while waiting:
        file = waiting.pop()
        read.add(file)
        names = imported(file)
        found |= names
        parts = {name.rpartition(".")[2] for name in names} | {
            name.split(".")[-1] for name in names
        }
        beside = {HERE / f"{part}.py" for part in parts}
        waiting += [each for each in beside if each.is_file() and each not in read]
    return found


def test_the_model_takes_nothing_from_the_till() -> None:
    for name in ("expected", "model_chain"):
        names = reached(HERE / f"{name}.py")
        assert not {each for each in names if each.partition(".")[0] == "pos_app"}, name


def test_nothing_here_takes_the_rules_of_settlement() -> None:
    for file in HERE.glob("*.py"):
        names = imported(file)
        assert not {each for each in names if each.startswith("pos_app.domain.settlement")}, file
        assert not {each for each in names if each.startswith("pos_app.domain.punctuality")}, file
        assert not {each for each in names if each.startswith("pos_app.domain.acceptance")}, file
