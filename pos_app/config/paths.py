"""Where the till finds its own files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def resources_folder() -> Path:
    """The folder with qml/, fonts/ and icons/: inside the package once installed, else beside it.

    FileNotFoundError when the installation is incomplete.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if (folder / "qml").is_dir():
            return folder
    raise FileNotFoundError(f"no resources beside or in {_PACKAGE}")
