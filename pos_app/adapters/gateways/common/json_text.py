"""JSON in which a Decimal is a number with all of its digits: `json` would need a float."""

from __future__ import annotations

import json
from decimal import Decimal


def json_text(content: object) -> str:
    """ValueError for a Decimal that is no number, TypeError for what JSON does not know."""
    if isinstance(content, dict):
        pairs = (f"{json.dumps(str(key))}: {json_text(value)}" for key, value in content.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(content, list | tuple):
        return "[" + ", ".join(map(json_text, content)) + "]"
    if isinstance(content, Decimal):
        if not content.is_finite():
            raise ValueError(content)
        return f"{content:f}"
    return json.dumps(content, allow_nan=False)
