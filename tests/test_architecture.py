"""What the house promises about its files, so that nobody has to remember it."""

from __future__ import annotations

import importlib.metadata
import os
import re
import tomllib
from pathlib import Path

import pytest

import tests

ROOT = Path(__file__).parent.parent
MOST_PYTHON_LINES = 300
MOST_QML_LINES = 200
LOCKS = sorted((ROOT / "packaging").glob("requirements*.txt"))
NODE_LOCK = ROOT / "tests" / "support" / "npos" / "package-lock.json"
INDEX_ADDRESS = re.compile(r"^--?\S+|\S+ @ \S+|file:\S+|\"resolved\"|registry\S*", re.MULTILINE)
MADE = {"__pycache__", "node_modules", "build", "dist", "tour", "htmlcov"}
MADE_SUFFIXES = {".pyc", ".qm"}
# Places that exist on one machine only.
MACHINE_PATH = re.compile(r"/(?:home|root|Users|work|opt)/[\w.-]+")


def ours(suffix: str = "") -> list[Path]:
    """List the repository's files with this end of name, without what tools have put there."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in MADE and not name.startswith(".")]
        found += [Path(folder, name) for name in names if name.endswith(suffix)]
    return [path for path in found if path.suffix not in MADE_SUFFIXES]


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(("suffix", "most"), [(".py", MOST_PYTHON_LINES), (".qml", MOST_QML_LINES)])
def test_no_file_has_grown_into_two(suffix: str, most: int) -> None:
    files = ours(suffix)
    assert files
    assert {str(path): line_count(path) for path in files if line_count(path) > most} == {}


def test_tests_is_ours_and_not_bitcoinlibs() -> None:
    assert tests.__file__ is not None
    assert Path(tests.__file__).parent == ROOT / "tests"


def test_the_receipt_library_is_the_kept_one() -> None:
    # `escpos` is another distribution that takes the same import name.
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        importlib.metadata.version("escpos")
    assert importlib.metadata.version("python-escpos") == "3.1"


def test_packaging_is_no_package() -> None:
    # It would come before the library `packaging`.
    assert list((ROOT / "packaging").rglob("__init__.py")) == []


@pytest.mark.parametrize("path", [*LOCKS, NODE_LOCK], ids=lambda path: path.name)
def test_lock_files_name_no_index(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert (
        re.findall(r"^--?\S+|\S+ @ \S+|file:\S+|\"resolved\"|registry\S*", text, re.MULTILINE) == []
    )


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_all_that_is_locked_has_hashes(path: Path) -> None:
    entries = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def distribution_name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()


@pytest.mark.parametrize("for_tests", [False, True])
def test_nothing_is_needed_that_is_not_locked(*, for_tests: bool) -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    needed = (
        project["dependency-groups"]["dev"] if for_tests else project["project"]["dependencies"]
    )
    name = "requirements-dev.txt" if for_tests else "requirements.txt"
    lines = (ROOT / "packaging" / name).read_text(encoding="utf-8").splitlines()
    locked = {distribution_name(line) for line in lines if "==" in line}
    assert needed
    assert {distribution_name(requirement) for requirement in needed} - locked == set()


def test_every_screen_is_below_the_qml_folder() -> None:
    files = ours(".qml")
    assert [path for path in files if not path.is_relative_to(ROOT / "resources" / "qml")] == []


def test_every_qml_file_stands_in_its_folders_list() -> None:
    missing = [
        str(path)
        for path in ours(".qml")
        if f" {path.name}" not in (path.parent / "qmldir").read_text(encoding="utf-8")
    ]
    assert missing == []


def test_nothing_names_a_place_of_one_machine() -> None:
    found = {}
    for path in ours():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if places := MACHINE_PATH.findall(text):
            found[str(path)] = places
    assert found == {}
