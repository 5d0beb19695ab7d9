"""Any paper as JSON text: a receipt or the report of a shift."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pos_app.domain.receipt import ReceiptKind
from pos_app.domain.receipt_shift import Paper, ShiftReport
from pos_app.services.receipts import receipt_json
from pos_app.services.shifts import shift_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.receipt_template import Logo


def to_json(paper: Paper) -> str:
    if isinstance(paper, ShiftReport):
        return shift_json.to_json(paper)
    return receipt_json.to_json(paper)


def from_json(text: str, find_logo: Callable[[str], Logo | None]) -> Paper:
    """ValueError when the text is none of them; `find_logo` as for `receipt_json.from_json`."""
    try:
        document = json.loads(text)
        is_report = document["kind"] == ReceiptKind.SHIFT.value
    except (TypeError, LookupError, RecursionError) as error:
        raise ValueError("not a paper") from error
    if is_report:
        return shift_json.from_document(document)
    return receipt_json.from_document(document, find_logo)
