"""The words in a person's language: translations, compiled when they are first needed."""

from __future__ import annotations

import hashlib
import logging
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QCoreApplication, QLocale, QProcess, QStandardPaths, QTranslator

from pos_app.config.paths import resources_folder

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

log = logging.getLogger(__name__)

COMPILE_MILLISECONDS = 20_000


def choose_locale(language: str) -> QLocale:
    """Make the locale of `language` (`de`, `pt_BR`; `auto`: the machine's) the default one.

    A machine without a language (the POSIX locale) writes as an English one.
    """
    locale = QLocale.system() if language == "auto" else QLocale(language)
    if locale.language() is QLocale.Language.C:
        locale = QLocale("en_US")
    QLocale.setDefault(locale)
    return locale


def speak(application: QGuiApplication, locale: QLocale) -> QTranslator | None:
    """Say everything in the language of `locale` where we have it, else in English.

    The screen is mirrored only for a language that reads from the right and that we have.
    """
    translator = translator_of(locale)
    if translator is not None:
        application.setLayoutDirection(locale.textDirection())
        QCoreApplication.installTranslator(translator)
    return translator


def translator_of(locale: QLocale) -> QTranslator | None:
    """For texts in another language than the screen's, such as the receipt's."""
    language = locale.name().partition("_")[0]
    source = resources_folder() / "translations" / f"pos_{language}.ts"
    compiled = _compiled(source)
    if compiled is None:
        return None
    translator = QTranslator()
    if not translator.load(str(compiled)):
        log.warning("translation %s cannot be read", compiled)
        return None
    return translator


@cache
def _compiled(source: Path) -> Path | None:
    """What packaging compiled beside the source, else our own compilation in the user's cache."""
    packaged = source.with_suffix(".qm")
    if packaged.is_file():
        return packaged
    if not source.is_file():
        return None
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    cache_folder = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    )
    target = cache_folder / "pos-app" / f"{source.stem}-{digest}.qm"
    if target.is_file():
        return target
    return target if _compile(source, target) else None


def _compile(source: Path, target: Path) -> bool:
    compiler = Path(PySide6.__file__).parent / "lrelease"
    process = QProcess()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        log.warning("translation %s has no place: %s", source.name, error)
        return False
    process.start(str(compiler), ["-silent", str(source), "-qm", str(target)])
    if process.waitForFinished(COMPILE_MILLISECONDS) and process.exitCode() == 0:
        return True
    log.warning("translation %s is not compiled: %s", source.name, process.errorString())
    return False
