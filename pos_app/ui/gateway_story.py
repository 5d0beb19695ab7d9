"""What the story of a sale tells of the gateway that held its payment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from pos_app.ui.formatting import shortened
from pos_app.ui.gateway_messages import gateway_name

if TYPE_CHECKING:
    from collections.abc import Mapping

translate = QCoreApplication.translate


def where_paid(request: Mapping[str, Any]) -> str:
    """The address and whose it is; of an entry of the journal, which may be an old one."""
    address = request["address"]
    end = f"{address[-8:-4]} {address[-4:]}"
    hosted = request.get("hosted")
    if hosted is None:
        text = translate("Story", "address number {number}, ends in {end}")
        return text.format(number=request["derivation_index"], end=end)
    text = translate("Story", "payment {reference} at {gateway}")
    if request["script"]:
        text = translate("Story", "address of {gateway}, ends in {end}")
    reference = shortened(hosted["reference"])
    return text.format(gateway=gateway_name(hosted["gateway"]), reference=reference, end=end)


def who_priced(lock: Mapping[str, Any], price: str) -> str:
    """How many sources agreed on it; a gateway's price has one quote, the gateway's."""
    quotes = lock["quotes"]
    if lock.get("median") is None and len(quotes) != 1:
        text = translate("Story", "{price}, {count} sources agree")
        return text.format(price=price, count=len(quotes))
    gateway = gateway_name(quotes[0]["source"])
    return translate("Story", "{price}, set by {gateway}").format(price=price, gateway=gateway)


def what_it_called(body: Mapping[str, Any]) -> tuple[str, str]:
    """Title and detail of a call that a gateway made."""
    title = translate("Story", "{gateway} called").format(gateway=gateway_name(body["gateway"]))
    said = (f"{key} {shortened(text)}" for key, text in body.items() if key != "gateway")
    return title, ", ".join(said)
