"""The program that derives addresses with bitcoinlib, in a process of its own.

It reads a JSON object a line from standard input (`id`, `key`, `witness`, `network`, `path`),
answers each with `id` and `address` on standard output, and ends when its input ends, also when
it can't answer. It imports nothing of the till, so that a file path is enough to start it.
"""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import sys
from functools import cache
from pathlib import Path
from typing import Any

CONFIGURATION = """\
[common]
service_caching_enabled=False

[logs]
enable_bitcoinlib_logging=False
loglevel=CRITICAL
"""
INSTALL_LOG = "Written by the till: without this file bitcoinlib resets its settings.\n"


def main(folder: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the till, which then ends us
    answers = os.dup(sys.stdout.fileno())
    sys.stdout = sys.stderr  # whatever the library prints is no answer
    prepare(folder)
    for line in sys.stdin:
        question = json.loads(line)
        answer = {"id": question["id"], "address": derive(question)}
        try:
            os.write(answers, json.dumps(answer).encode() + b"\n")
        except BrokenPipeError:
            return  # the till was killed


def prepare(folder: Path) -> None:
    """Write the files bitcoinlib trusts anew, so that no old or changed prefix is used.

    It would fill a folder of its own in the home directory otherwise, with a log in it.
    """
    spec = importlib.util.find_spec("bitcoinlib")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("bitcoinlib is not installed")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for source in (Path(spec.origin).parent / "data").glob("*.json"):
        _replace(folder / source.name, source.read_text(encoding="utf-8"))
    _replace(folder / "config.ini", CONFIGURATION)
    _replace(folder / "install.log", INSTALL_LOG)
    os.environ["BCL_DATA_DIR"] = str(folder)
    # Without SQLAlchemy bitcoinlib leaves its wallets out: a fifth of the time and half the memory.
    modules: dict[str, Any] = sys.modules
    modules.setdefault("sqlalchemy", None)


def derive(question: dict[str, Any]) -> str:
    key = _key(question["key"], question["witness"], question["network"])
    address: str = key.key_for_path(question["path"]).address()
    return address


@cache
def _key(text: str, witness: str, network: str) -> Any:
    from bitcoinlib.keys import HDKey

    return HDKey(text, network=network, witness_type=witness)


def _replace(path: Path, text: str) -> None:
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    written = path.with_suffix(f".{os.getpid()}")
    written.write_text(text, encoding="utf-8")
    written.replace(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
