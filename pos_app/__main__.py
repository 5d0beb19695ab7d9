"""`python -m pos_app` and the command `pos-app`."""

from __future__ import annotations

import sys

# Set before any thread starts: with the default of 5 ms a busy worker would cost a frame.
SWITCH_SECONDS = 0.0005


def main() -> int:
    sys.setswitchinterval(SWITCH_SECONDS)
    from pos_app.command_line import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
