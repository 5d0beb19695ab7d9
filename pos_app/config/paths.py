"""Where the till finds its own files, its settings and its data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_NAME = "pos-app"


@cache
def resources_folder() -> Path:
    """The folder with qml/, fonts/ and icons/: inside the package once installed, else beside it.

    FileNotFoundError when the installation is incomplete.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if (folder / "qml").is_dir():
            return folder
    raise FileNotFoundError(f"no resources beside or in {_PACKAGE}")


def source_folders() -> tuple[Path, ...]:
    """Where the program's own files lie, as they run."""
    return tuple(dict.fromkeys((_PACKAGE, resources_folder())))


def default_settings_file() -> Path:
    from platformdirs import user_config_path

    return user_config_path(_NAME, appauthor=False) / "settings.toml"


def default_data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False)


def ready_data_folder(folder: Path) -> Path:
    """The folder, made if need be, open to the till's user alone; OSError when it can't be."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
