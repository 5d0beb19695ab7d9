"""`pos-app` and `pos-app demo`: which screens follow which."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.config.logging import start_logging
from pos_app.config.problems import SettingsError
from pos_app.config.reading import HIDDEN, load_settings
from pos_app.domain.message import Message
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.application.program import Outcome
    from pos_app.application.settings_door import Door
    from pos_app.config.settings import Settings

ACCOUNT = "wallet.account"
ALLOWED_ACCOUNT = (
    "an extended public key (xpub, ypub, zpub; tpub, upub, vpub) or an output descriptor "
    "with its checksum"
)


def run_till(settings_file: Path, data_folder: Path) -> int:
    """The till, or the set-up page while there are no settings.

    SettingsError for bad ones; TillError when another till holds the folder.
    """
    settings = load_settings(settings_file)
    if settings is not None:
        require_account(settings, settings_file)
    start_logging(data_folder)
    lock = InstanceLock.take(data_folder)
    try:
        return _screens(settings_file, lock)
    finally:
        lock.release()


def require_account(settings: Settings, file: Path) -> None:
    """SettingsError when the account is none; what stands there may be a secret and is hidden."""
    from pos_app.application.outside import account_of

    try:
        account_of(settings)
    except RefusedError as error:
        arguments = {"key": ACCOUNT, "value": HIDDEN, "allowed": ALLOWED_ACCOUNT}
        refused = Message(code="settings.not_allowed", arguments=arguments)
        raise SettingsError(file, [refused, error.message]) from None


def run_demo(data_folder: Path | None) -> int:
    """The demo shop; without a folder its sales are gone when it is closed."""
    if data_folder is not None:
        return _demo_in(data_folder)
    with tempfile.TemporaryDirectory(prefix="pos-app-demo-") as folder:
        return _demo_in(Path(folder))


def _screens(settings_file: Path, lock: InstanceLock) -> int:
    from pos_app.application.program import Outcome

    while True:
        outcome = _one_screen(settings_file, lock)
        if outcome is Outcome.DEMO_CHOSEN:
            return run_demo(None)
        if outcome is Outcome.CLOSED:
            return 0


def _one_screen(settings_file: Path, lock: InstanceLock) -> Outcome:
    from pos_app.adapters.clock import SystemClock
    from pos_app.application.program import Program, ProgramParts, SetupProgram
    from pos_app.application.setup_desk import SetupDesk

    settings = load_settings(settings_file)
    clock = SystemClock()

    def make_setup(publish: Callable[[object], None], door: Door) -> SetupDesk:
        return SetupDesk(settings_file, settings, lock.folder, clock, publish, door=door)

    if settings is None:
        asking = SetupProgram(make_setup)
        outcome = asking.run()
        asking.close()
        return outcome
    program = Program(settings, ProgramParts(lock=lock, clock=clock, make_setup=make_setup))
    program.show()
    outcome = program.run()
    program.close()
    return outcome


def _demo_in(data_folder: Path) -> int:
    from pos_app.application.demo import DemoProgram

    start_logging(data_folder)
    demo = DemoProgram(data_folder)
    demo.program.show()
    demo.program.run()
    demo.close()
    return 0
