"""How long personal texts are kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_app.config.declaring import option_of
from pos_app.config.kinds import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionSettings:
    days: int = field(
        default=0,
        metadata=option_of(
            Number(least=0, most=36_500),
            "Days that personal texts are kept",
            "After so many days the till erases notes, what customers filled in, names of goods "
            "that were typed, labels of held carts, and the names of people who left; also on "
            "kept papers and in messages to the store that were sent. Amounts, taxes, addresses "
            "and the journal stay. 0 keeps everything.",
        ),
    )
