"""Paints what stands in the receipt's editor, as the printer would print it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.application.receipt_setup import tax_of, template_of
from pos_app.ui.receipt_drafts import LogoRead
from pos_app.ui.receipt_previews import ReceiptPreviews
from pos_app.ui.receipt_sample import sample_receipt

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.config.settings_receipt import ReceiptSettings
    from pos_app.domain.message import Message
    from pos_app.domain.receipt_template import Logo, ReceiptTemplate
    from pos_app.ports import Bitmap, ReceiptPainter
    from pos_app.ui.receipt_drafts import ReceiptDraft


def drafts_of(
    painter_of: Callable[[int | None], ReceiptPainter], publish: Callable[[object], None]
) -> ReceiptPreviews[ReceiptDraft]:
    """Names for drafts; an image provider `draft` finds their pictures."""
    return ReceiptPreviews(DraftPainter(painter_of, publish).paint, "draft")


class DraftPainter:
    """Tells of the logo on the way, since it is read here: in the one thread that paints.

    `painter_of` makes a painter of so many dots in a row.
    """

    def __init__(
        self,
        painter_of: Callable[[int | None], ReceiptPainter],
        publish: Callable[[object], None],
    ) -> None:
        self._painter_of = painter_of
        self._publish = publish
        self._file: tuple[str, int, int] | None = None
        self._logo: Logo | None = None
        self._refusal: Message | None = None

    def paint(self, draft: ReceiptDraft) -> Bitmap:
        template = self._template(draft.receipt)
        if draft.receipt.logo is not None:
            self._publish(LogoRead(path=draft.receipt.logo, refusal=self._refusal))
        sample = sample_receipt(draft, template, tax_of(draft.receipt))
        return self._painter_of(draft.dots).paint(sample, draft.paper_mm)

    def _template(self, said: ReceiptSettings) -> ReceiptTemplate:
        """A large picture is read once, and not again at every letter that is typed."""
        file = _state_of(said.logo)
        if file is None or file != self._file:
            template, self._refusal = template_of(said)
            self._file, self._logo = file, template.logo
            return template
        template, _ = template_of(replace(said, logo=None))
        return replace(template, logo=self._logo)


def _state_of(path: str | None) -> tuple[str, int, int] | None:
    """Changes when the file does; None where there is none to read."""
    if path is None:
        return None
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return path, found.st_mtime_ns, found.st_size
