"""What every message to the shop's server is wrapped in, and how it writes times and amounts."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from pos_app.domain.journal import canonical_json

if TYPE_CHECKING:
    from datetime import datetime

    from pos_app.domain.money import Money

# Rises when a field goes or changes its type or meaning; docs/webhook.md says what may come within
# a version.
SCHEMA_VERSION = 1


def envelope(name: str, at: datetime, data: dict[str, Any]) -> str:
    """The JSON body of one message."""
    return canonical_json(
        {
            "schema_version": SCHEMA_VERSION,
            "type": name,
            "timestamp": utc_text(at),
            "data": data,
        }
    )


def utc_text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def amount_json(amount: Money) -> dict[str, Any]:
    return {
        "decimal": f"{amount.decimal:f}",
        "minor": amount.minor,
        "currency": amount.currency.code,
    }
