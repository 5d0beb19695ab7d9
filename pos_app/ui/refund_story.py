"""What the story of a sale tells of money that went back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from pos_app.domain.credit import Assurance
from pos_app.domain.refund import RefundReason
from pos_app.ui.formatting import shortened
from pos_app.ui.refund_rows import reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.ui.formatting import Formatter

translate = QCoreApplication.translate


class Told(NamedTuple):
    """`by_person`: somebody wanted it, and is named."""

    icon: str
    title: str
    detail: str
    tone: str
    by_person: bool = False


def told_of_refund(name: str, body: Mapping[str, Any], numbers: Formatter) -> Told | None:
    """None for entries of other things, and for those that only repeat what another one says."""
    if name == "sale.refund_asked":
        refund = body["refund"]
        what = reason_of(RefundReason(refund["reason"]))
        title = translate("Story", "Refund of {sat} asked for")
        return Told(
            "undo",
            title.format(sat=numbers.sat(refund["sat"])),
            f"{what}, {shortened(refund['address'])}",
            "part",
            by_person=True,
        )
    if name == "sale.refund_payment":
        return _payment(body, numbers)
    if name == "sale.refund_withdrawn":
        title = translate("Story", "Refund withdrawn")
        return Told("cancelled", title, "", "gone", by_person=True)
    if name == "sale.refunded":
        return Told("paid", translate("Story", "Refund proven"), "", "paid")
    return None


def _payment(body: Mapping[str, Any], numbers: Formatter) -> Told:
    payment = body["payment"]
    if payment is None:
        title = translate("Story", "Too little came for the refund")
        return Told("partly", title, numbers.sat(body["short_sat"]), "part")
    detail = f"{numbers.sat(payment['sat'])}, {shortened(payment['reference'][:64])}"
    if payment["assurance"] == Assurance.UNKNOWN.value:
        return Told("replaced", translate("Story", "Refund's payment gone"), detail, "alarm")
    if payment["height"] is None:
        return Told("seen", translate("Story", "Refund seen"), detail, "seen")
    title = translate("Story", "Refund in block {height}").format(height=payment["height"])
    return Told("block", title, detail, "seen")
