"""Any paper comes back from its JSON as what it was."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pos_app.domain.receipt import Mark
from pos_app.services.receipts.paper_json import from_json, to_json
from pos_app.services.receipts.receipt_json import no_logo
from pos_app.services.shifts import shift_json
from tests.support.receipts import a_detailed_report, a_receipt, a_shift_report

OPEN = a_shift_report(
    marks=(Mark.TRAINING, Mark.COPY),
    copy_number=2,
    is_closed=False,
    counts=(),
    found_sat=None,
    first_receipt=None,
    last_receipt=None,
)


@pytest.mark.parametrize("paper", [a_receipt(), a_shift_report(), a_detailed_report(), OPEN])
def test_a_paper_comes_back(paper: Any) -> None:
    assert from_json(to_json(paper), no_logo) == paper


@pytest.mark.parametrize("text", ["", "[]", "{}", "1", "[" * 100_000, '{"kind": "shift"}'])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"paper|report|Expecting"):
        from_json(text, no_logo)


@pytest.mark.parametrize(
    "changes",
    [{"version": 3}, {"details": None}, {"kind": "receipt"}, {"counts": [{}]}, {"opened_at": None}],
)
def test_a_report_that_is_not_whole_is_refused(changes: dict[str, Any]) -> None:
    body = json.loads(to_json(a_shift_report())) | changes
    with pytest.raises(ValueError, match="report"):
        shift_json.from_document(body)


def test_a_report_from_before_there_were_details_is_read() -> None:
    body = json.loads(to_json(a_shift_report())) | {"version": 1}
    del body["details"], body["head"]
    assert shift_json.from_document(body) == a_shift_report()
