"""What can be asked of the program on a command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app import __version__, command_shift
from pos_app.config.paths import default_data_folder, default_settings_file, ready_data_folder
from pos_app.config.problems import SettingsError
from pos_app.domain.message import TillError

if TYPE_CHECKING:
    from collections.abc import Sequence

_BESIDE = frozenset(
    {"recovery", "receipt", "shift", "catalogue", "resend", "export", "verify", "backup"}
)
FAILED = 1
BAD_SETTINGS = 2


def run(arguments: Sequence[str]) -> int:
    """The exit status: 0 went well, 1 something failed, 2 the command or the settings are bad."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.command == "receipt" and asked.pdf is None and asked.png is None:
        parser.error("receipt: name a file with --pdf or --png")
    if asked.command == "shift" and not command_shift.names_shifts(asked):
        parser.error("shift: name a number, or days with --from and --to")
    settings_file = getattr(asked, "config", None) or default_settings_file()
    data_folder = getattr(asked, "data", None)
    try:
        return _start(asked, settings_file, data_folder)
    except SettingsError as error:
        from pos_app.ui.messages import sentence_of

        for problem in error.problems:
            sys.stderr.write(f"{error.file}: {sentence_of(problem)}\n")
        return BAD_SETTINGS
    except TillError as error:
        from pos_app.ui.messages import sentence_of

        sys.stderr.write(f"{sentence_of(error.message)}\n")
        return FAILED
    except _NoFolderError as error:
        sys.stderr.write(f"{error}\n")
        return BAD_SETTINGS


def _start(asked: argparse.Namespace, settings_file: Path, data_folder: Path | None) -> int:
    # Only then: the program behind each takes a while to load.
    match asked.command:
        case "demo":
            from pos_app.application.running import run_demo

            return run_demo(data_folder)
        case "tour":
            from pos_app.application.tour import run_tour

            return run_tour(asked.out)
        case "doctor":
            from pos_app.application.examination import run_doctor

            return run_doctor(settings_file, _ready(data_folder))
        case "owner-pin":
            from pos_app.application.owner_pin import run_owner_pin

            return run_owner_pin(settings_file, data_folder or default_data_folder(), asked.name)
        case _ if asked.command in _BESIDE:
            return _beside(asked, settings_file, data_folder or default_data_folder())
        case _:
            from pos_app.application.running import run_till

            return run_till(settings_file, _ready(data_folder))


def _beside(asked: argparse.Namespace, settings_file: Path, folder: Path) -> int:
    """What can be done while the till runs."""
    match asked.command:
        case "recovery":
            from pos_app.application.recovery import run_recovery

            return run_recovery(settings_file, folder, asked.to)
        case "receipt" | "shift" | "catalogue":
            return _saved(asked, settings_file, folder)
        case "resend":
            from pos_app.application.reconciliation import run_resend

            return run_resend(settings_file, folder, asked.since, asked.order)
        case "verify":
            from pos_app.application.safekeeping import run_verify

            return run_verify(settings_file, folder, asked.head)
        case "backup":
            from pos_app.application.safekeeping import run_backup

            return run_backup(settings_file, folder, asked.to, replace=asked.force)
        case _:
            from pos_app.application.reconciliation import run_export

            return run_export(
                settings_file,
                folder,
                since=asked.since,
                until=asked.until,
                kind=asked.format,
                out=asked.out,
            )


def _saved(asked: argparse.Namespace, settings_file: Path, folder: Path) -> int:
    if asked.command == "receipt":
        from pos_app.application.saved_receipts import run_receipt

        return run_receipt(settings_file, folder, asked.number, asked.pdf, asked.png)
    if asked.command == "catalogue":
        from pos_app.application.item_lists import run_catalogue

        return run_catalogue(settings_file, folder, asked.action, asked.file)
    return command_shift.saved(asked, settings_file, folder)


class _NoFolderError(Exception):
    """The data folder can't be made."""


def _ready(folder: Path | None) -> Path:
    folder = folder or default_data_folder()
    try:
        return ready_data_folder(folder)
    except OSError as error:
        raise _NoFolderError(f"--data {folder}: {error.strerror}") from error


def _parser() -> argparse.ArgumentParser:
    files = argparse.ArgumentParser(add_help=False)
    # Suppressed, so that an option before the command is not forgotten by the command.
    files.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        default=argparse.SUPPRESS,
        help="settings file",
    )
    files.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="folder for the sales and the log",
    )
    parser = argparse.ArgumentParser(
        prog="pos-app",
        description="A Bitcoin point of sale for the counter.",
        parents=[files],
    )
    parser.add_argument("--version", action="version", version=f"pos-app {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="instead of the till")
    commands.add_parser("demo", parents=[files], help="open a shop to try, nothing needed")
    tour = commands.add_parser("tour", help="play the demo through once, unattended")
    tour.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="where pictures and papers go"
    )
    commands.add_parser("doctor", parents=[files], help="check settings and everything they name")
    recovery = commands.add_parser(
        "recovery", parents=[files], help="write what a wallet needs to find the till's money"
    )
    recovery.add_argument(
        "--to", type=Path, required=True, metavar="FOLDER", help="where the sheet and labels go"
    )
    receipt = commands.add_parser("receipt", parents=[files], help="save a receipt as a file")
    receipt.add_argument("number", type=int, metavar="NUMBER", help="the receipt's number")
    receipt.add_argument("--pdf", type=Path, metavar="FILE", help="a PDF of one page")
    receipt.add_argument("--png", type=Path, metavar="FILE", help="a picture")
    owner_pin = commands.add_parser(
        "owner-pin",
        parents=[files],
        help="give an owner who has forgotten it a new PIN",
        description="Asks twice for the new PIN and writes into the journal that it was replaced. "
        "It holds at once, also at a till that runs.",
    )
    owner_pin.add_argument("--name", metavar="NAME", help="whose, where there are several owners")
    command_shift.add(commands, files)
    goods = commands.add_parser(
        "catalogue",
        parents=[files],
        help="take in or write a list of what the shop sells",
        description="A CSV file with a first line such as number,name,price,category. It is taken "
        "in whole or not at all; what is wrong is named by its line.",
    )
    goods.add_argument("action", choices=("import", "export"))
    goods.add_argument("file", type=Path, metavar="FILE", help="a list, or a new file for one")
    _add_reconciliation(commands, files)
    _add_safekeeping(commands, files)
    return parser


def _add_reconciliation(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], files: argparse.ArgumentParser
) -> None:
    from pos_app.application.reconciliation import moment, moment_after

    resend = commands.add_parser(
        "resend",
        parents=[files],
        help="tell the store's server again, and print how many messages that are",
        description="Puts messages back, under their ids and in their order. A till that runs "
        "sends them within seconds, another one at its next start.",
    )
    when = "a date such as 2026-11-20, or a time such as 2026-11-20T08:00:00Z"
    resend.add_argument(
        "--since", type=moment, required=True, metavar="TIME", help=f"written from then on: {when}"
    )
    resend.add_argument("--order", type=UUID, metavar="ID", help="only those of one sale")
    export = commands.add_parser(
        "export",
        parents=[files],
        help="list sales for the books",
        description="Lists the sales that were begun in a time, oldest first. Dates are days "
        "where the till stands; times in the list are UTC.",
    )
    export.add_argument(
        "--from", dest="since", type=moment, required=True, metavar="TIME", help=when
    )
    export.add_argument(
        "--to",
        dest="until",
        type=moment_after,
        required=True,
        metavar="TIME",
        help="a date, to its end, or a time, without what begins then",
    )
    export.add_argument("--format", choices=("csv", "json"), default="csv")
    export.add_argument(
        "--out", type=Path, metavar="FILE", help="a new file instead of standard output"
    )


def _add_safekeeping(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], files: argparse.ArgumentParser
) -> None:
    from pos_app.application.safekeeping import head

    verify = commands.add_parser(
        "verify",
        parents=[files],
        help="check that nobody has changed the journal",
        description="Checks every entry of the journal and the chain that holds them together, "
        "and names the first broken one. A journal that was cut, or written anew as a whole, "
        "shows only against a head that you know: keep the one that is printed, or those in the "
        "messages to the store's server.",
    )
    verify.add_argument(
        "--head",
        type=head,
        metavar="SEQUENCE:HASH",
        help="an entry you know, or only its hash",
    )
    backup = commands.add_parser(
        "backup",
        parents=[files],
        help="copy the till's database while it runs",
        description="Writes a copy of one moment and checks it, its journal too, before it "
        "gets its name. docs/backup.md says what is in it and how it is restored.",
    )
    backup.add_argument("--to", type=Path, required=True, metavar="FILE", help="a new file")
    backup.add_argument("--force", action="store_true", help="replace the file if it is there")
