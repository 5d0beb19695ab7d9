"""The page about the settings says what the program does."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pos_app.config.options import option, options
from pos_app.config.reference import settings_page
from tests.support.settings_files import CONTRACT

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


def test_the_page_in_the_repository_is_the_one_that_the_declarations_make() -> None:
    # After a change: python -m pos_app.config.reference > docs/settings.md
    assert PAGE.read_text(encoding="utf-8") == settings_page()


def test_every_option_is_on_the_page() -> None:
    page = settings_page()
    for each in options():
        assert f"| `{each.key}` |" in page
        assert each.description in page


def test_every_option_says_what_it_is() -> None:
    for each in options():
        assert each.label[0].isupper()
        assert each.description.endswith(".")
        assert each.kind.allowed


def test_every_key_of_the_contract_is_declared() -> None:
    for section, keys in tomllib.loads(CONTRACT).items():
        for key in keys:
            assert option(f"{section}.{key}").section == section


def test_every_default_is_allowed_by_its_own_kind() -> None:
    for each in options():
        if not each.required and each.default not in (None, ()):
            assert each.kind.read(each.default) == each.default


def test_a_name_that_is_no_option_is_told() -> None:
    with pytest.raises(LookupError, match=r"store\.nmae"):
        option("store.nmae")
