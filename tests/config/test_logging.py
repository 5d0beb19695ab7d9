"""The log keeps what a person needs to help, and nothing that could hurt the shop."""

from __future__ import annotations

import logging
import stat
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from pos_app.config.logging import LARGEST_FILE, OLD_FILES, start_logging, stop_logging
from pos_app.config.redaction import redacted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TPRV = (
    "tprv8ZgxMBicQKsPd7Uf69XL1XwhmjHopUGep8GuEiJDZmbQz6o58LninorQ"
    "AfcKZWARbtRtfnLcJ5MQ2AtHcQJCCRUcMRvmDUjyEmNUWwx8UbK"
)
WIF = "cVpF924EspNh8KjYsfhgY96mmxvT6DgdWiTYMtMjuM74hJaU5psW"
SEED = "abandon " * 11 + "about"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
XPUB = (
    "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2g"
    "Z29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet8"
)


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    level = logging.getLogger().level
    yield start_logging(tmp_path)
    stop_logging()
    logging.getLogger().setLevel(level)


@pytest.mark.parametrize("secret", [TPRV, WIF, SEED, SECRET])
@pytest.mark.parametrize("around", ["{}", "account={}", 'said "{}" twice', "{},{}"])
def test_secrets_are_taken_out(secret: str, around: str) -> None:
    text = redacted(around.format(secret, secret))
    assert secret not in text
    assert "***" in text


@pytest.mark.parametrize(
    "text",
    [
        "https://user:hunter2@shop.example/x",
        "bitcoind+http://till:x/y@hunter2@127.0.0.1:8332",
        "bitcoind+http://:hunter2@127.0.0.1:8332",
        "{'Authorization': 'Basic aHVudGVyMg=='}",
        "password=hunter2",
        "'secret': 'hunter2'",
        "api_key: hunter2",
    ],
)
def test_what_stands_where_secrets_stand_is_taken_out(text: str) -> None:
    assert "hunter2" not in redacted(text)
    assert "aHVudGVyMg" not in redacted(text)


def test_an_account_is_shortened() -> None:
    text = redacted(f"wpkh([d34db33f/84h/0h/0h]{XPUB}/0/*)")
    assert XPUB not in text
    assert text == f"wpkh([d34db33f/84h/0h/0h]xpub…{XPUB[-4:]}/0/*)"


@pytest.mark.parametrize(
    "text",
    [
        "sale 0f8fad5b-d9cb-469f-a165-70867728950e is paid",
        "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080 got 20000 sat",
        f"{'a1' * 32}:0 is seen",
        "the printer at tcp://192.168.1.50:9100 does not answer, and it is tried again in a minute",
    ],
)
def test_what_helps_stays(text: str) -> None:
    assert redacted(text) == text


def test_lines_and_tracebacks_are_redacted(log_file: Path) -> None:
    log = logging.getLogger("pos_app.test")
    log.info("account %s", TPRV)
    log.error("could not read %s", SEED, exc_info=ValueError(f"bad key {WIF}"))
    text = log_file.read_text(encoding="utf-8")
    assert "account ***" in text
    assert "ValueError: bad key ***" in text
    assert TPRV not in text
    assert WIF not in text
    assert SEED not in text


def test_the_log_is_the_tills_users_alone(log_file: Path) -> None:
    logging.getLogger("pos_app.test").warning("hello")
    assert stat.S_IMODE(log_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(log_file.parent.stat().st_mode) == 0o700


def test_the_log_does_not_fill_the_disk(log_file: Path) -> None:
    log = logging.getLogger("pos_app.test")
    for _ in range(3 + OLD_FILES):
        for _ in range(11):
            log.info("%s", "x " * (LARGEST_FILE // 20))
    files = sorted(log_file.parent.iterdir())
    assert len(files) == 1 + OLD_FILES
    assert all(file.stat().st_size <= LARGEST_FILE for file in files)
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)


def test_half_a_character_does_not_stop_the_log(log_file: Path) -> None:
    logging.getLogger("pos_app.test").info("note \ud83d")
    assert "note \\ud83d" in log_file.read_text(encoding="utf-8")


def test_what_nobody_catches_is_logged(log_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    error = RuntimeError("lost")
    sys.excepthook(RuntimeError, error, None)
    hooked = threading.ExceptHookArgs((RuntimeError, error, None, threading.current_thread()))
    threading.excepthook(hooked)
    threading.excepthook(threading.ExceptHookArgs((SystemExit, None, None, None)))
    assert log_file.read_text(encoding="utf-8").count("RuntimeError: lost") == 2
    assert "RuntimeError: lost" in capsys.readouterr().err


def test_starting_twice_logs_once(log_file: Path, tmp_path: Path) -> None:
    assert start_logging(tmp_path) == log_file
    logging.getLogger("pos_app.test").info("only once")
    assert log_file.read_text(encoding="utf-8").count("only once") == 1
