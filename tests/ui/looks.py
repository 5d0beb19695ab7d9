"""What is wrong with the looks of a screen: measured on its items and on its pixels."""

from __future__ import annotations

from collections import Counter as Counting
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRectF
from PySide6.QtGui import QAccessible, QColor, QImage

from tests.ui.counter import Counter, evaluate, is_control, is_text, painted_rect, scene_rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtQuick import QQuickItem

LEAST_CONTRAST = 4.5
LEAST_TARGET = 48
LEAST_LETTERS = 12
# From this z on an item lies over a dimmed screen.
COVERING = 50
# Letters fill about this part of their line's height.
LETTER_PART = 0.6


def misplaced(counter: Counter) -> list[str]:
    """What does not fit or lies on something else."""
    return [*cut_texts(counter), *overlaps(counter)]


def faults(counter: Counter) -> list[str]:
    """All that can be wrong with the screen as it stands."""
    # Rows that their list has let go of are still there until then, without their names.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [
        *misplaced(counter),
        *small_targets(counter),
        *nameless_controls(counter),
        *pale_texts(counter, counter.grab()),
    ]


def texts(counter: Counter) -> list[QQuickItem]:
    """Those that are meant to be read: under a panel that covers the screen, nothing is."""
    found = [item for item in counter.items() if is_text(item) and visible_rect(item).height() > 4]
    covering = any(layer(item) >= COVERING for item in found)
    return [item for item in found if not covering or layer(item) >= COVERING]


def visible_rect(item: QQuickItem, *, scrolled: bool = False) -> QRectF:
    """What is left of an item by the clips of its ancestors; `scrolled`: wherever they scroll."""
    rect = scene_rect(item)
    above = item.parentItem()
    while above is not None:
        if above.clip() and not (scrolled and above.inherits("QQuickFlickable")):
            rect = rect.intersected(scene_rect(above))
        above = above.parentItem()
    return rect


def cut_texts(counter: Counter) -> Iterator[str]:
    """Texts that are elided, do not fit, or have become too small to read."""
    window = QRectF(0, 0, counter.window.width(), counter.window.height())
    for item in texts(counter):
        name = describe(item)
        if item.property("truncated"):
            yield f"{name} is cut"
        if float(item.property("contentWidth")) > item.width() + 1.5:
            yield f"{name} is wider than its place"
        if float(item.property("contentHeight")) * LETTER_PART > item.height() + 1:
            yield f"{name} is higher than its place"
        if not window.contains(letters(item)):
            yield f"{name} leaves the window"
        pixels = evaluate(item, "fontInfo.pixelSize")
        if pixels < LEAST_LETTERS:
            yield f"{name} is only {pixels} px"


def letters(item: QQuickItem) -> QRectF:
    """The painted lines without the room above and below them."""
    rect = painted_rect(item)
    lines = int(item.property("lineCount"))
    spare = rect.height() / max(1, lines) * (1 - LETTER_PART) / 2
    return rect.adjusted(0, spare, 0, -spare)


def overlaps(counter: Counter) -> Iterator[str]:
    """Pairs of texts, or of controls, that lie on each other."""
    lines = [(item, letters(item)) for item in texts(counter)]
    for (first, here), (second, there) in combinations(lines, 2):
        if covered(here.intersected(there)):
            yield f"{describe(first)} lies on {describe(second)}"
    controls = [item for item in counter.items() if is_control(item)]
    places = [(item, visible_rect(item)) for item in controls]
    for (first, here), (second, there) in combinations(places, 2):
        if (
            covered(here.intersected(there))
            and not related(first, second)
            and same_layer(first, second)
        ):
            yield f"{describe(first)} lies on {describe(second)}"


def covered(rect: QRectF) -> bool:
    return rect.width() > 1.5 and rect.height() > 1.5


def related(first: QQuickItem, second: QQuickItem) -> bool:
    return first.isAncestorOf(second) or second.isAncestorOf(first)


def same_layer(first: QQuickItem, second: QQuickItem) -> bool:
    return layer(first) == layer(second)


def layer(item: QQuickItem) -> float:
    """The highest z of an item's ancestors: what is written over the screen lies above it."""
    highest = item.z()
    above = item.parentItem()
    while above is not None:
        highest = max(highest, above.z())
        above = above.parentItem()
    return highest


def small_targets(counter: Counter) -> Iterator[str]:
    for item in counter.items():
        if is_control(item) and item.inherits("QQuickAbstractButton"):
            rect = visible_rect(item, scrolled=True)
            if 0 < min(rect.width(), rect.height()) < LEAST_TARGET:
                yield f"{describe(item)} is {rect.width():.0f} x {rect.height():.0f}"


def nameless_controls(counter: Counter) -> Iterator[str]:
    for item in counter.items():
        if not is_control(item):
            continue
        face = QAccessible.queryAccessibleInterface(item)
        if face is None or not face.text(QAccessible.Text.Name):
            yield f"{describe(item)} has no accessible name"
        if not item.objectName():
            yield f"{describe(item)} has no objectName"


def pale_texts(counter: Counter, picture: QImage) -> Iterator[str]:
    """Texts whose colour is too near to what lies around their letters."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    whole = QRectF(0, 0, picture.width(), picture.height())
    for item in texts(counter):
        rect = painted_rect(item).intersected(whole).toAlignedRect()
        ground = most_common(picture, rect.left(), rect.top(), rect.right(), rect.bottom())
        colour = QColor(item.property("color"))
        ratio = contrast(colour, ground)
        if ratio < LEAST_CONTRAST:
            yield f"{describe(item)}: {colour.name()} on {ground.name()} is {ratio:.2f}"


def most_common(picture: QImage, left: int, top: int, right: int, bottom: int) -> QColor:
    """The colour of most of every second pixel; `picture` has 32 bits a pixel."""
    bits = memoryview(picture.constBits()).cast("B").cast("I")
    width = picture.bytesPerLine() // 4
    counts: Counting[int] = Counting()
    for start in range(top * width, (bottom + 1) * width, 2 * width):
        counts.update(bits[start + left : start + right + 1 : 2])
    return QColor.fromRgb(counts.most_common(1)[0][0])


def contrast(first: QColor, second: QColor) -> float:
    """After WCAG 2.2, relative luminance and contrast ratio."""
    bright, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def describe(item: QQuickItem) -> str:
    names = [item.objectName()]
    above = item.parentItem()
    while above is not None:
        names.append(above.objectName())
        above = above.parentItem()
    text = str(item.property("text") or "")
    return f"{next((name for name in names if name), '?')} '{text}'"
