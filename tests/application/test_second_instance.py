"""Two tills on one data folder would issue the same address to two customers."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import tomlkit

from tests.support.demo_street import DemoStreet
from tests.support.silent_server import SilentServer

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


@contextmanager
def till(folder: Path, file: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "pos_app", "--config", str(file), "--data", str(folder)]
    environment = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_the_second_till_on_a_data_folder_is_refused(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "settings.toml"
    with DemoStreet() as street, SilentServer() as chain:
        settings = street.settings()
        settings["wallet"]["servers"] = [f"tcp://{chain.place}"]
        file.write_text(tomlkit.dumps(settings), encoding="utf-8")
        with till(data, file) as first:
            chain.until_asked()
            with till(data, file) as second:
                said, complained = second.communicate(timeout=60)
            assert (second.returncode, said) == (1, "")
            assert complained == f"Close the other till first. Data folder: {data}.\n"
            assert first.poll() is None
