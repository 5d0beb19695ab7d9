"""What is wrong with a settings file: messages with file, key, value and what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pos_app.domain.message import Message


class SettingsError(Exception):
    """Everything that is wrong, at once.

    Codes: `settings.not_allowed` and `settings.missing` (file, key, value, allowed),
    `settings.unknown_key` (file, key, nearest), `settings.unreadable` (file, reason),
    `settings.not_toml` (file, reason), `settings.not_written` (file, reason).
    """

    def __init__(self, file: Path | None, problems: Sequence[Message]) -> None:
        super().__init__(file, problems)
        self.file = file
        self.problems = tuple(problems)

    def by_key(self) -> dict[str, Message]:
        """The problems that are about one key, by its dotted name."""
        return {
            problem.arguments["key"]: problem
            for problem in self.problems
            if "key" in problem.arguments
        }

    def __str__(self) -> str:
        return "; ".join(
            f"{problem.code} ({', '.join(problem.arguments.values())})" for problem in self.problems
        )
