"""Qt in the runner's language: its own dialogs, first weekday, reading direction."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

_NAME: Final = "qt's words"


def locale_of(language: str) -> QLocale:
    """The system's, which knows the runner's region, where it speaks the language."""
    system, plain = QLocale.system(), QLocale(language)
    return system if system.language() == plain.language() else plain


def speak(language: str) -> None:
    """From now on Qt's own dialogs and calendars are in this language."""
    qt, locale = QApplication.instance(), locale_of(language)
    if not isinstance(qt, QApplication):
        return
    QLocale.setDefault(locale)
    for old in qt.findChildren(QTranslator, _NAME):
        qt.removeTranslator(old)
        old.deleteLater()
    words = QTranslator(qt)
    words.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(locale, "qtbase", "_", folder):
        qt.installTranslator(words)
    qt.setLayoutDirection(locale.textDirection())
