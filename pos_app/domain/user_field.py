"""What a customer filled in on the page of a sale."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class UserField:
    """One answer of a customer; `value` is empty where a field was left open.

    `type` is `text`, `email`, `tel` or `textarea`.
    """

    name: str
    required: bool
    type: str
    value: str
