"""A list of frozen rows for QML that tells the view only what really changed."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _typeshed import DataclassInstance

    R = TypeVar("R", bound=DataclassInstance)
    AnyIndex = QModelIndex | QPersistentModelIndex
else:
    R = TypeVar("R")

_FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_NOWHERE = QModelIndex()


class ListModel(QAbstractListModel, Generic[R]):
    """Each field of the row's dataclass is a role; `row_key` names the field that tells rows apart.

    A row keeps its delegate while its key stays, so that a finger on it is not lost.
    """

    row_key: ClassVar[str] = "key"

    def __init__(self, row_type: type[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = [field.name for field in fields(row_type)]
        self._rows: list[R] = []

    @property
    def rows(self) -> tuple[R, ...]:
        return tuple(self._rows)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        return {
            _FIRST_ROLE + place: QByteArray(name.encode()) for place, name in enumerate(self._names)
        }

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        place = role - _FIRST_ROLE
        if not index.isValid() or not 0 <= place < len(self._names):
            return None
        return getattr(self._rows[index.row()], self._names[place])

    def replace_rows(self, wanted: Sequence[R]) -> None:
        """Become `wanted` by removing, inserting, moving and changing single rows."""
        keys = {self._key(row) for row in wanted}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._key(self._rows[place]) not in keys:
                self.beginRemoveRows(_NOWHERE, place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(wanted):
            self._put(place, row)

    def clear(self) -> None:
        self.replace_rows(())

    def _put(self, place: int, row: R) -> None:
        found = self._place_of(self._key(row))
        if found is None:
            self.beginInsertRows(_NOWHERE, place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        if found != place:
            self.beginMoveRows(_NOWHERE, found, found, _NOWHERE, place)
            self._rows.insert(place, self._rows.pop(found))
            self.endMoveRows()
        if self._rows[place] != row:
            roles = self._changed_roles(self._rows[place], row)
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place), roles)

    def _changed_roles(self, old: R, new: R) -> list[int]:
        return [
            _FIRST_ROLE + place
            for place, name in enumerate(self._names)
            if getattr(old, name) != getattr(new, name)
        ]

    def _place_of(self, key: object) -> int | None:
        places = (place for place, row in enumerate(self._rows) if self._key(row) == key)
        return next(places, None)

    def _key(self, row: R) -> object:
        return getattr(row, self.row_key)
