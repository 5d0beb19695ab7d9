"""What a declared setting says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.config.kinds import Kind


def option_of(
    kind: Kind[object], label: str, description: str, *, private: bool = False
) -> Mapping[str, Any]:
    """What a field declares. A `private` value is never shown in an error."""
    return {"kind": kind, "label": label, "description": description, "private": private}
