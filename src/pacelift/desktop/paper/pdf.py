"""A sheet as a PDF file: vectors and letters, one page, in the paper of the runner's country."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from pacelift.calendars.files import write_whole
from pacelift.coach.plan import Plan
from pacelift.desktop.drawing import Mark, mirrored
from pacelift.desktop.painting import Inks, paint
from pacelift.desktop.paper.season_sheet import season_layout
from pacelift.desktop.paper.sheet import A4, UNITS_A_POINT, Layout, Paper, paper_in
from pacelift.desktop.paper.week_sheet import week_layout
from pacelift.desktop.ruler import Ruler
from pacelift.words.paper_view import DETAILS, paper_season, paper_week
from pacelift.words.season_view import season_view
from pacelift.words.voice import Voice

if TYPE_CHECKING:
    from pacelift.coach.adapt.paused import Pause
    from pacelift.words.exercises import Exercises

POINTS_AN_INCH: Final = 72
THIN: Final = 0.5 * UNITS_A_POINT

INKS: Final[Inks] = {
    "text": QColor(0, 0, 0),
    "quiet": QColor(80, 80, 80),
    "line": QColor(190, 190, 190),
    "accent": QColor(15, 108, 99),
    "on-accent": QColor(255, 255, 255),
    "ground": QColor(255, 255, 255),
    "raised": QColor(240, 240, 240),
    "card": QColor(255, 255, 255),
}
"""Ink on white paper, also from a printer without colours."""


def week_pdf(
    plan: Plan,
    number: int,
    exercises: Exercises,
    voice: Voice,
    path: Path,
    paper: Paper | None = None,
) -> None:
    """Writes the sheet of a week, whole or not at all; `exercises` holds those of its sessions.

    Without a paper it is that of the runner's country. Raises BadInput as `write_whole` does.
    """
    weeks = {each: paper_week(plan, number, exercises, voice, each) for each in DETAILS}
    chosen = paper or paper_here()
    write_whole(path, pdf(week_layout(weeks, chosen, ruler_of), chosen, plan.profile.name))


def season_pdf(
    plan: Plan,
    today: date,
    voice: Voice,
    path: Path,
    pauses: Sequence[Pause] = (),
    paper: Paper | None = None,
) -> None:
    """Writes the sheet of the season as of that day; else as `week_pdf`."""
    season = paper_season(plan, season_view(plan, today, voice, pauses), voice)
    chosen = paper or paper_here()
    write_whole(path, pdf(season_layout(season, chosen, ruler_of), chosen, plan.profile.name))


def paper_here() -> Paper:
    """The paper of the country that the desktop is set to."""
    return paper_in(QLocale.territoryToCode(QLocale().territory()))


def ruler_of(points: float) -> Ruler:
    """The ruler of the desktop's font on paper."""
    metrics = QFontMetricsF(font_of(points))
    return Ruler(metrics.height(), metrics.horizontalAdvance)


def font_of(points: float) -> QFont:
    """The desktop's font in the units of a sheet."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(round(points * UNITS_A_POINT))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def pdf(layout: Layout, paper: Paper, title: str) -> bytes:
    """The PDF of a sheet, one page."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Pacelift")
    writer.setResolution(POINTS_AN_INCH * UNITS_A_POINT)
    size = QPageSize.PageSizeId.A4 if paper == A4 else QPageSize.PageSizeId.Letter
    writer.setPageSize(QPageSize(size))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    paint_sheet(painter, layout, paper)
    painter.end()
    return bytes(buffer.data().data())


def paint_sheet(painter: QPainter, layout: Layout, paper: Paper) -> None:
    """Paints a sheet on whatever has its units."""
    marks: Sequence[Mark] = layout.marks
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        marks = mirrored(marks, paper.width)
    paint(painter, marks, INKS, font_of(layout.points), THIN)
