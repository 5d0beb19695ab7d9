"""Every text of the program has its words in each language, with the same blanks."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QProcess, QSize, Qt

from pos_app.config.paths import resources_folder
from pos_app.ui.formatting import Formatter
from pos_app.ui.translator import speak, translator_of
from tests.ui import looks
from tests.ui.counter import scene_rect
from tests.ui.scenes import SCENES
from tests.ui.truth_scenes import TRUTH_SCENES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QGuiApplication

    from tests.ui.counter import Counter
    from tests.ui.memory_till import MemoryTill

ROOT = Path(__file__).parents[2]
TRANSLATIONS = sorted((resources_folder() / "translations").glob("*.ts"))
BLANK = re.compile(r"\{\w+\}|%\d")
Key = tuple[str, str]


def messages(file: Path) -> dict[Key, str | None]:
    """Translations by context and source; None where one is unfinished."""
    found: dict[Key, str | None] = {}
    for context in ET.parse(file).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            unfinished = translation.get("type") == "unfinished" or not translation.text
            text = None if unfinished else translation.text
            found[name, message.findtext("source") or ""] = text
    return found


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[Key, str | None]:
    """What the program says now, read from its sources."""
    file = tmp_path_factory.mktemp("texts") / "now.ts"
    collector = str(Path(PySide6.__file__).parent / "lupdate")
    process = QProcess()
    process.setWorkingDirectory(str(ROOT))
    folders = ["pos_app", "resources/qml"]
    process.start(collector, ["-silent", "-extensions", "py,qml", *folders, "-ts", str(file)])
    assert process.waitForFinished(60_000)
    return messages(file)


def test_there_is_german() -> None:
    assert [file.stem for file in TRANSLATIONS] == ["pos_de"]


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_nothing_is_missing_and_nothing_is_left_over(
    file: Path, sources: dict[Key, str | None]
) -> None:
    translated = messages(file)
    assert sorted(set(sources) - set(translated)) == []
    assert sorted(set(translated) - set(sources)) == []
    assert [key for key, text in translated.items() if text is None] == []


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_blanks_are_the_same(file: Path) -> None:
    wrong = [
        source
        for (_, source), text in messages(file).items()
        if sorted(BLANK.findall(source)) != sorted(BLANK.findall(text or ""))
    ]
    assert wrong == []


@pytest.fixture
def german(application: QGuiApplication) -> Iterator[Formatter]:
    translator = speak(application, QLocale("de"))
    assert translator is not None
    yield Formatter.of(QLocale("de"))
    QCoreApplication.removeTranslator(translator)


def test_german_is_spoken(german: Formatter) -> None:
    assert QCoreApplication.translate("Payment", "Next sale") == "Nächster Verkauf"


def test_a_language_that_we_lack_leaves_everything_as_it_is(application: QGuiApplication) -> None:
    before = application.layoutDirection()
    assert translator_of(QLocale("ar")) is None
    assert speak(application, QLocale("ar")) is None
    assert application.layoutDirection() == before


ALL_SCENES = SCENES | TRUTH_SCENES
SIZES = [QSize(1024, 600), QSize(1280, 800)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size.width()))
@pytest.mark.parametrize("scene", ALL_SCENES)
def test_long_words_fit(
    german: Formatter,
    open_counter: Callable[..., Counter],
    till: MemoryTill,
    scene: str,
    size: QSize,
) -> None:
    counter = open_counter(till, size=size, numbers=german)
    ALL_SCENES[scene](counter)
    counter.settle()
    assert [*looks.cut_texts(counter), *looks.overlaps(counter)] == []


@pytest.mark.parametrize("scene", ALL_SCENES)
def test_it_reads_from_the_right(
    application: QGuiApplication,
    open_counter: Callable[..., Counter],
    till: MemoryTill,
    scene: str,
) -> None:
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        counter = open_counter(till)
        ALL_SCENES[scene](counter)
        counter.settle()
        rail = scene_rect(counter.item("rail"))
        assert rail.right() == counter.window.width()
        assert [*looks.cut_texts(counter), *looks.overlaps(counter)] == []
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
