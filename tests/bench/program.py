"""The till as `pos-app` starts it, with a hand on it: `... --config FILE --data DIR`."""

from __future__ import annotations

import sys

from pos_app.__main__ import SWITCH_SECONDS


def main() -> int:
    """The lines of `pos_app.application.running`, and a hand once the screen is shown."""
    sys.setswitchinterval(SWITCH_SECONDS)
    import argparse
    from pathlib import Path

    from pos_app.adapters.clock import SystemClock
    from pos_app.adapters.storage.instance_lock import InstanceLock
    from pos_app.config.logging import start_logging
    from pos_app.config.reading import load_settings

    parser = argparse.ArgumentParser()
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    asked = parser.parse_args()
    settings = load_settings(asked.config)
    if settings is None:
        raise FileNotFoundError(asked.config)
    start_logging(asked.data)
    lock = InstanceLock.take(asked.data)

    from pos_app.application.program import Program, ProgramParts
    from pos_app.application.setup_desk import SetupDesk
    from tests.support.quick_pins import QuickPins
    from tests.support.staff import owner_at_work

    clock = SystemClock()
    parts = ProgramParts(
        lock=lock,
        clock=clock,
        make_setup=lambda publish, door: SetupDesk(
            asked.config, settings, lock.folder, clock, publish, door=door
        ),
        pin_hasher=QuickPins(),
        first_people=owner_at_work,
    )
    program = Program(settings, parts)
    program.show()

    from tests.bench.hand import Hand

    hand = Hand(program)
    program.run()
    hand.leave()
    program.close()
    lock.release()
    return 0


if __name__ == "__main__":
    sys.exit(main())
