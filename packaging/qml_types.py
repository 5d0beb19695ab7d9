"""Writes what QML sees of the view-models, so that qmllint knows their types.

Usage: python packaging/qml_types.py FOLDER; FOLDER then serves as an import path.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QMetaMethod,
    QMetaObject,
    QMetaProperty,
    QObject,
)
from PySide6.QtQml import qmlTypeId

from pos_app.ui import view_models

if TYPE_CHECKING:
    from collections.abc import Iterator

# What Qt's meta object says of a Python object, in qmllint's words.
NAMES = {"PyObject": "QVariant"}


# The stubs ask for bytes, the function for str.
type_id: Any = qmlTypeId


def registered_types() -> Iterator[tuple[str, QMetaObject]]:
    """Give each import name with a type that the program registers under it, as Qt describes it."""
    for found in pkgutil.walk_packages(view_models.__path__, f"{view_models.__name__}."):
        module = importlib.import_module(found.name)
        import_name = getattr(module, "QML_IMPORT_NAME", None)
        if import_name is None:
            continue
        major: int = module.QML_IMPORT_MAJOR_VERSION
        for name, value in vars(module).items():
            if not (isinstance(value, type) and issubclass(value, QObject)):
                continue
            here = value.__module__ == module.__name__
            if here and type_id(import_name, major, 0, name) != -1:
                yield import_name, vars(module)[name].staticMetaObject


def text(raw: object) -> str:
    """Read a Qt name, which comes as str, bytes or QByteArray, whatever the stubs say."""
    if isinstance(raw, QByteArray):
        raw = raw.data()
    return raw.decode() if isinstance(raw, bytes) else str(raw)


def type_parts(raw: object) -> str:
    name = text(raw)
    pointer = "; isPointer: true" if name.endswith("*") else ""
    return f'type: "{NAMES.get(name, name).removesuffix("*")}"{pointer}'


def property_line(found: QMetaProperty, index: int) -> str:
    name = text(found.name())
    parts = [f'name: "{name}"', type_parts(found.typeName()), f"index: {index}", f'read: "{name}"']
    if found.isConstant():
        parts.append("isPropertyConstant: true")
    if found.hasNotifySignal():
        parts.append(f'notify: "{text(found.notifySignal().name())}"')
    parts.append(f'write: "{name}"' if found.isWritable() else "isReadonly: true")
    return f"        Property {{ {'; '.join(parts)} }}"


def method_line(found: QMetaMethod) -> str:
    kind = "Signal" if found.methodType() == QMetaMethod.MethodType.Signal else "Method"
    named = f'name: "{text(found.name())}"'
    if text(found.typeName()) != "void":
        named += f"; {type_parts(found.typeName())}"
    parameters = [
        f'Parameter {{ name: "{text(name) or f"argument{place}"}"; {type_parts(raw)} }}'
        for place, (raw, name) in enumerate(
            zip(found.parameterTypes(), found.parameterNames(), strict=True)
        )
    ]
    return "\n            ".join([f"        {kind} {{", named, *parameters, "}"])


def component(import_name: str, described: QMetaObject) -> str:
    name, parent = text(described.className()), described.superClass()
    first_property, first_method = described.propertyOffset(), described.methodOffset()
    lines = [
        f'        name: "{name}"',
        '        accessSemantics: "reference"',
        f'        prototype: "{text(parent.className())}"',
        f'        exports: ["{import_name}/{name} 1.0"]',
        "        exportMetaObjectRevisions: [256]",
        "        isCreatable: false",
    ]
    lines += [
        property_line(described.property(index), index - first_property)
        for index in range(first_property, described.propertyCount())
    ]
    lines += [
        method_line(described.method(index))
        for index in range(first_method, described.methodCount())
    ]
    return "\n".join(["    Component {", *lines, "    }"])


def write_modules(folder: Path) -> None:
    """Write one QML module with a type description for each import name."""
    modules: dict[str, list[str]] = {}
    for import_name, found in registered_types():
        modules.setdefault(import_name, []).append(component(import_name, found))
    for import_name, components in modules.items():
        target = folder.joinpath(*import_name.split("."))
        target.mkdir(parents=True, exist_ok=True)
        body = "\n".join(["import QtQuick.tooling 1.2", "Module {", *components, "}", ""])
        (target / "view_models.qmltypes").write_text(body, encoding="utf-8")
        (target / "qmldir").write_text(
            f"module {import_name}\ntypeinfo view_models.qmltypes\nimport QtQml\n", encoding="utf-8"
        )


if __name__ == "__main__":
    application = QCoreApplication()
    write_modules(Path(sys.argv[1]))
