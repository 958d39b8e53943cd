"""Asks where a sheet is to be saved and writes it beside the UI's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths, QThreadPool, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from pacelift.desktop.desk import Desk
from pacelift.desktop.paper.pdf import season_pdf, week_pdf
from pacelift.errors import PaceliftError
from pacelift.words.plain import plain

Write = Callable[[Path], None]

_NOT_IN_NAMES: Final = '/\\:*?"<>|'
_MOST_LETTERS: Final = 80


class SheetSaver(QObject):
    """`saved` comes with the path of the file, `failed` with the error.

    It has no parent: a window that is closed meanwhile must not take it away from the writer.
    """

    saved = Signal(str)
    failed = Signal(object)

    def ask(self, desk: Desk, parent: QWidget, name: str, write: Write) -> None:
        """Asks where to, with `name` as the proposal, and writes there."""
        dialog = QFileDialog(parent, desk.voice.say("Save as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(desk.voice.say("PDF files (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        folder = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(folder))
        dialog.selectFile(file_name(name))
        dialog.fileSelected.connect(lambda path: self.save(Path(path), write))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, path: Path, write: Write) -> None:
        """Writes to that file, in a moment."""
        QThreadPool.globalInstance().start(partial(self._write, path, write))

    def _write(self, path: Path, write: Write) -> None:
        try:
            write(path)
        except PaceliftError as error:
            self.failed.emit(error)
        else:
            self.saved.emit(str(path))


def season_writer(desk: Desk) -> Write | None:
    """What writes the season of the desk, as it is now; None without a plan."""
    plan, app = desk.plan, desk.app()
    if plan is None:
        return None
    told = partial(season_pdf, plan, app.today(plan.clocks), desk.voice)
    return lambda path: told(path, app.pauses())


def week_writer(desk: Desk, number: int) -> Write | None:
    """What writes that week of the desk, as it is now; None without a plan."""
    plan, app = desk.plan, desk.app()
    if plan is None:
        return None
    held = [each for each in plan.sessions if each.week == number]
    voice = desk.voice
    return lambda path: week_pdf(plan, number, app.exercises_of(held), voice, path)


def file_name(title: str) -> str:
    """A name for a file that every system takes."""
    kept = "".join("-" if each in _NOT_IN_NAMES else each for each in plain(title))
    return f"{kept.strip(' .')[:_MOST_LETTERS] or 'pacelift'}.pdf"
