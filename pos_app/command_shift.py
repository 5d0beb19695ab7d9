"""`pos-app shift`, as it stands on the command line."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

# Kept apart from what writes them, which takes a while to load.
ENDINGS = (".csv", ".json", ".pdf")


def add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], files: argparse.ArgumentParser
) -> None:
    shift = commands.add_parser(
        "shift",
        parents=[files],
        help="save the report of a closed shift as a file",
        description="Saves the Z report of one shift, or of all that were closed in some days, "
        "as it was at the close: for the books, or to be read.",
    )
    day = "a day at the shop, such as 2026-11-20"
    shift.add_argument("number", type=int, nargs="?", metavar="NUMBER", help="the shift's number")
    shift.add_argument(
        "--from", dest="first", type=date.fromisoformat, metavar="DAY", help=f"the first: {day}"
    )
    shift.add_argument(
        "--to", dest="last", type=date.fromisoformat, metavar="DAY", help=f"the last: {day}"
    )
    shift.add_argument(
        "--out",
        type=_report_file,
        required=True,
        metavar="FILE",
        help="a new file that ends with .csv, .json or .pdf",
    )


def _report_file(text: str) -> Path:
    file = Path(text)
    if file.suffix.lower() not in ENDINGS:
        raise argparse.ArgumentTypeError("its name ends with .csv, .json or .pdf")
    return file


def names_shifts(asked: argparse.Namespace) -> bool:
    """One of both ways, and wholly."""
    if asked.number is not None:
        return asked.first is None and asked.last is None
    return asked.first is not None and asked.last is not None


def saved(asked: argparse.Namespace, settings_file: Path, folder: Path) -> int:
    """The exit status. SettingsError, TillError."""
    from pos_app.application.shift_export import run_shift

    days = None if asked.number is not None else (asked.first, asked.last)
    return run_shift(settings_file, folder, asked.number, days, asked.out)
