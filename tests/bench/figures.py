"""From times to the figures of a benchmark."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NANOSECONDS_A_MILLISECOND = 1_000_000


def milliseconds(nanoseconds: int) -> float:
    return nanoseconds / NANOSECONDS_A_MILLISECOND


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least `percent` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def summary(name: str, values: Sequence[float]) -> str:
    """A line for a person."""
    parts = ", ".join(
        f"p{percent} {percentile(values, percent):.1f}" for percent in (50, 90, 95, 99)
    )
    return f"{name}: {parts}, worst {max(values):.1f} ms of {len(values)}"
