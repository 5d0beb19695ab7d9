"""A name is one line, in any script."""

from __future__ import annotations

import pytest

from pos_app.domain.one_line import require_one_line


@pytest.mark.parametrize(
    "text",
    [
        "A",
        "x" * 20,
        "O'Brien-Núñez",
        "\u0645\u06cc\u200c\u062e\u0648",
        "👩\u200d🍳",
        "山田 太郎",
        "12\u00a0%",
    ],
)
def test_names_of_all_scripts(text: str) -> None:
    require_one_line(text, 20)


@pytest.mark.parametrize(
    "text",
    ["", " ", " A", "A\n", "A\nB", "A\u2028B", "x" * 21, "A\u202eB", "A\x1b[2J", "\ud83d", "A\x00"],
)
def test_what_could_break_a_line_or_turn_it_around(text: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        require_one_line(text, 20)
