"""Settings and data have their usual places, and the data folder is private."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from pos_app.config.paths import (
    default_data_folder,
    default_settings_file,
    ready_data_folder,
    resources_folder,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_the_usual_places_are_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert default_settings_file() == tmp_path / "config" / "pos-app" / "settings.toml"
    assert default_data_folder() == tmp_path / "data" / "pos-app"


def test_a_new_data_folder_is_private(tmp_path: Path) -> None:
    folder = ready_data_folder(tmp_path / "new" / "data")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert ready_data_folder(folder) == folder


def test_a_file_is_no_data_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    with pytest.raises(FileExistsError):
        ready_data_folder(tmp_path / "data")


def test_the_resources_are_found() -> None:
    assert (resources_folder() / "qml").is_dir()
