"""Every text of the program has its words in each language, with the same blanks."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QProcess

from pos_app.config.paths import resources_folder
from pos_app.ui.translator import speak, translator_of

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from pos_app.ui.formatting import Formatter

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


def test_german_is_spoken(german: Formatter) -> None:
    assert QCoreApplication.translate("Payment", "Next sale") == "Nächster Verkauf"


def test_a_language_that_we_lack_leaves_everything_as_it_is(application: QGuiApplication) -> None:
    before = application.layoutDirection()
    assert translator_of(QLocale("ar")) is None
    assert speak(application, QLocale("ar")) is None
    assert application.layoutDirection() == before
