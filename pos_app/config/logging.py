"""The log: a few rotating files in the data folder, without secrets."""

from __future__ import annotations

import logging
import os
import sys
import threading
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from pos_app.config.redaction import redacted

if TYPE_CHECKING:
    from io import TextIOWrapper
    from pathlib import Path
    from types import TracebackType

LARGEST_FILE = 1 << 20
OLD_FILES = 5
LOG_NAME = "pos-app.log"

log = logging.getLogger(__name__)


class RedactingFormatter(logging.Formatter):
    """Redacts the finished line: arguments, traceback and all."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


class _PrivateFileHandler(RotatingFileHandler):
    """Its files are readable by the till's user alone."""

    def _open(self) -> TextIOWrapper:
        number = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(number, "a", encoding="utf-8", errors="backslashreplace")


def start_logging(data_folder: Path, *, level: int = logging.INFO) -> Path:
    """Log everything to the returned file, and what nobody catches too."""
    folder = data_folder / "log"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / LOG_NAME
    handler = _PrivateFileHandler(file, maxBytes=LARGEST_FILE, backupCount=OLD_FILES)
    handler.setFormatter(
        RedactingFormatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
    )
    root = logging.getLogger()
    stop_logging()
    root.addHandler(handler)
    root.setLevel(level)
    # Its warnings, too, name whole addresses, and those may hold tokens.
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread
    return file


def stop_logging() -> None:
    """Close the till's log file."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, _PrivateFileHandler):
            root.removeHandler(handler)
            handler.close()
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__


def _log_uncaught(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    log.critical("nobody caught this", exc_info=(kind, error, traceback))
    sys.__excepthook__(kind, error, traceback)


def _log_uncaught_in_thread(hooked: threading.ExceptHookArgs) -> None:
    if hooked.exc_value is not None:
        error = (hooked.exc_type, hooked.exc_value, hooked.exc_traceback)
        log.critical("nobody caught this", exc_info=error)
    threading.__excepthook__(hooked)
