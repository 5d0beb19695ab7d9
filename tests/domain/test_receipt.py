"""The words of a receipt that print jobs are kept with: changing one would lose old papers."""

from __future__ import annotations

from pos_app.domain.receipt import Mark, ReceiptKind


def test_kept_words_stay_as_they_are() -> None:
    assert [kind.value for kind in ReceiptKind] == ["receipt", "pending", "copy", "refund"]
    assert [mark.value for mark in Mark] == ["demo", "test_network", "pending", "copy", "refund"]
