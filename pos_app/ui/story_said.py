"""One thing that the story of a sale tells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """`tone` names a colour role; `call` is the id of the message that the row tells of."""

    icon: str
    title: str
    detail: str = ""
    tone: str = "quiet"
    call: str = ""
