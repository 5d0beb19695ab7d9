"""The settings of the people who work at the till."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_app.config.declaring import option_of
from pos_app.config.kinds import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleSettings:
    idle_seconds: int = field(
        default=300,
        metadata=option_of(
            Number(least=0, most=86_400),
            "Lock after",
            "Seconds for which the till may stand untouched until it asks for a PIN again. "
            "Payments are watched on, and the sale on the screen stays. 0 never locks it.",
        ),
    )
