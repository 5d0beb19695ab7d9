"""Who did what a journal tells, and whose PIN allowed it, by the names of today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from pos_app.services.books.authored_entry import TILL

if TYPE_CHECKING:
    from collections.abc import Mapping

translate = QCoreApplication.translate


class Names:
    """`names` are those of people by id, of those who have left too."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def of(self, person_id: str) -> str:
        """Empty for nobody and for somebody the till doesn't know."""
        return self._names.get(person_id, "")

    def by(self, actor: str, body: Mapping[str, Any]) -> str:
        """`by Jonas, with Ruth's PIN`; empty for what the till did by itself."""
        if actor == TILL:
            return ""
        who = self.of(actor)
        if not who:
            return translate("Story", "by the cashier")
        granter = self.of(body.get("granted_by", ""))
        if not granter:
            return translate("Story", "by {name}").format(name=who)
        text = translate("Story", "by {name}, with the PIN of {granter}")
        return text.format(name=who, granter=granter)

    def charger(self, actor: str, body: Mapping[str, Any]) -> str:
        """As `by`, but empty where the till knew nobody by name: that it was charged says it."""
        return self.by(actor, body) if self.of(actor) else ""
