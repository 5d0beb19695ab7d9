"""docs/settings.md, made from the declarations: `python -m pos_app.config.reference`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from pos_app.config.options import options
from pos_app.config.settings import SECTIONS

if TYPE_CHECKING:
    from pos_app.config.options import Option

_HEAD = """\
# Settings

One TOML file. `pos-app --config FILE` names it; without that it is `settings.toml` in the
configuration folder of the till's user (on Linux `~/.config/pos-app`). The set-up page writes it,
and keeps comments. What is wrong in it is named with file, key, value and what is allowed, and the
program ends with status 2; a key that is not on this page is refused.

Sales, the journal and the log lie in the data folder: `pos-app --data DIR`, else that of the
user (on Linux `~/.local/share/pos-app`).

Secrets are never in this file. The webhook's secret is looked up by its name.
"""


def settings_page() -> str:
    """The whole page as Markdown."""
    return "\n".join([_HEAD, *(_section(section) for section in SECTIONS)])


def _section(section: str) -> str:
    rows = [_row(each) for each in options() if each.section == section]
    return "\n".join(
        [
            f"## [{section}]\n",
            "| key | allowed | without it | |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _row(option: Option) -> str:
    allowed = option.kind.allowed.replace("|", "\\|")
    return f"| `{option.key}` | {allowed} | {_default(option)} | {option.description} |"


def _default(option: Option) -> str:
    if option.required:
        return "**required**"
    return _toml(option.default) if option.default not in (None, (), "", {}) else ""


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, str):
        return f'`"{value}"`'
    if isinstance(value, tuple):
        return "`[" + ", ".join(f'"{each}"' for each in value) + "]`"
    return f"`{value}`"


if __name__ == "__main__":
    sys.stdout.write(settings_page())
