"""Whatever a settings file says, it is read or refused by name; nothing else ever happens."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from pos_app.config.options import options, values_of
from pos_app.config.problems import SettingsError
from pos_app.config.reading import check_settings, parse_settings, settings_of
from tests.support.settings_files import allowed_documents

if TYPE_CHECKING:
    from pos_app.domain.message import Message

CODES = {
    "settings.not_allowed",
    "settings.missing",
    "settings.unknown_key",
    "settings.unreadable",
    "settings.not_toml",
}
toml_values = st.recursive(
    st.booleans()
    | st.integers(min_value=-(2**63), max_value=2**63 - 1)
    | st.text()
    | st.floats()
    | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(allowed_documents())
def test_what_is_allowed_is_read(document: dict[str, Any]) -> None:
    settings = check_settings(document, None)
    for section, keys in document.items():
        for key, value in keys.items():
            kept = getattr(getattr(settings, section), key)
            assert kept == (tuple(value) if isinstance(value, list) else value)


@given(allowed_documents())
def test_values_by_name_make_the_same_settings(document: dict[str, Any]) -> None:
    settings = check_settings(document, None)
    assert settings_of(values_of(settings)) == settings


@given(st.dictionaries(st.text() | st.sampled_from(["store", "wallet", "rates"]), toml_values))
def test_any_toml_is_settings_or_listed_problems(document: dict[str, Any]) -> None:
    read_or_refused(tomlkit.dumps(document))


@given(
    allowed_documents(),
    st.sampled_from([each.name for each in options()]),
    toml_values,
)
def test_any_value_in_any_place_is_settings_or_listed_problems(
    document: dict[str, Any], name: str, value: object
) -> None:
    section, key = name.split(".")
    document.setdefault(section, {})[key] = value
    read_or_refused(tomlkit.dumps(document))


@given(st.text())
def test_any_text_is_settings_or_listed_problems(text: str) -> None:
    read_or_refused(text)


def read_or_refused(text: str) -> None:
    problems: tuple[Message, ...] = ()
    try:
        settings = parse_settings(text)
    except SettingsError as error:
        problems = error.problems
    else:
        assert settings == check_settings(tomllib.loads(text), None)
        return
    assert problems
    assert {problem.code for problem in problems} <= CODES
