"""Typed faces for PySide6 functions whose stubs hide what they return."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Generic, TypeVar

    T = TypeVar("T")
    C = TypeVar("C", bound=type)
    F = TypeVar("F", bound=Callable[..., Any])

    class _QtProperty(Generic[T]):
        def __get__(self, instance: object, owner: type | None = None) -> T: ...

    def Property(
        type_: object, *, notify: object = None, constant: bool = False
    ) -> Callable[[Callable[[Any], T]], _QtProperty[T]]: ...
    def QmlUncreatable(reason: str) -> Callable[[C], C]: ...
    def QmlElement(cls: C) -> C: ...
    def QT_TRANSLATE_NOOP(context: str, text: str) -> str: ...
    def Slot(*types: object, result: object = None) -> Callable[[F], F]: ...
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP, Property, Slot
    from PySide6.QtQml import QmlElement, QmlUncreatable

__all__ = ["QT_TRANSLATE_NOOP", "Property", "QmlElement", "QmlUncreatable", "Slot"]
