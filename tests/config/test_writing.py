"""Settings are written so that they read back, and a person's own words in the file stay."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from pos_app.config.problems import SettingsError
from pos_app.config.reading import check_settings, load_settings, parse_settings
from pos_app.config.writing import settings_text, write_settings
from tests.support.settings_files import CONTRACT, SMALLEST, allowed_documents

if TYPE_CHECKING:
    from pathlib import Path


@given(allowed_documents())
def test_what_is_written_reads_back(document: dict[str, Any]) -> None:
    settings = check_settings(document, None)
    assert parse_settings(settings_text(settings)) == settings


@given(allowed_documents(), allowed_documents())
def test_what_is_written_over_an_older_file_reads_back(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    before, settings = check_settings(old, None), check_settings(new, None)
    assert parse_settings(settings_text(settings, settings_text(before))) == settings


def test_what_did_not_change_is_not_touched() -> None:
    assert settings_text(parse_settings(CONTRACT), CONTRACT) == CONTRACT


def test_a_persons_way_of_writing_a_value_is_not_touched() -> None:
    old = CONTRACT.replace('["EUR", "USD", "JPY"]', "[\n  'EUR',  # first\n  'USD', 'JPY',\n]")
    settings = parse_settings(old)
    assert settings == parse_settings(CONTRACT)
    assert settings_text(settings, old) == old


def test_comments_stay_when_a_value_changes() -> None:
    settings = parse_settings(CONTRACT)
    store = replace(settings.store, currencies=("EUR", "CHF"))
    rates = replace(settings.rates, base_urls={"mempool": "https://a.example"}, lock_minutes=5)
    text = settings_text(replace(settings, store=store, rates=rates), CONTRACT)
    assert "# The shop's own words." in text
    assert "# what the keypad offers" in text
    assert "# looked up as POS_SECRET_WEBHOOK" in text
    assert parse_settings(text).rates == rates


def test_a_part_that_is_no_longer_used_goes() -> None:
    settings = parse_settings(CONTRACT)
    text = settings_text(replace(settings, printer=replace(settings.printer, url=None)), CONTRACT)
    assert "192.168.1.50" not in text
    assert "paper_mm = 80" in text


def test_defaults_are_not_written_down() -> None:
    assert "lock_minutes" not in settings_text(parse_settings(SMALLEST))


def test_a_default_is_written_over_another_value() -> None:
    settings = parse_settings(SMALLEST)
    old = f"{SMALLEST}[rates]\nlock_minutes = 5\n"
    assert parse_settings(settings_text(settings, old)).rates.lock_minutes == 15


def test_a_new_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "till" / "settings.toml"
    write_settings(file, parse_settings(CONTRACT))
    assert load_settings(file) == parse_settings(CONTRACT)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert list(file.parent.iterdir()) == [file]


def test_a_file_behind_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    file, link = tmp_path / "real.toml", tmp_path / "settings.toml"
    file.write_text(SMALLEST, encoding="utf-8")
    link.symlink_to(file)
    write_settings(link, parse_settings(CONTRACT))
    assert link.is_symlink()
    assert load_settings(file) == parse_settings(CONTRACT)


def test_a_file_that_is_no_toml_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("[store", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"settings\.not_written"):
        write_settings(file, parse_settings(CONTRACT))
    assert file.read_text(encoding="utf-8") == "[store"


def test_a_key_that_nobody_knows_is_not_lost_silently(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    old = SMALLEST.replace("currency", "curency = 1\ncurrency")
    file.write_text(old, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"store\.curency"):
        write_settings(file, parse_settings(CONTRACT))
    assert file.read_text(encoding="utf-8") == old


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"settings\.not_written"):
        write_settings(tmp_path / "file" / "settings.toml", parse_settings(CONTRACT))


def test_a_full_disk_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = tmp_path / "settings.toml"
    file.write_text(SMALLEST, encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="No space left"):
        write_settings(file, parse_settings(CONTRACT))
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_text(encoding="utf-8") == SMALLEST


def test_a_folder_in_place_of_the_file_stays_the_old_file_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.mkdir()
    with pytest.raises(SettingsError, match=r"settings\.not_written"):
        write_settings(file, parse_settings(CONTRACT))
    assert list(tmp_path.iterdir()) == [file]
