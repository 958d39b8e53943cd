"""The season: its story, its picture, the facts of a week, and how much of it is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pacelift.desktop import style
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.page import Page, scrolled
from pacelift.desktop.paper.saving import SheetSaver, season_writer
from pacelift.desktop.progress import ProgressLine
from pacelift.desktop.season.picture import SeasonPicture
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, clear, label, literal
from pacelift.words.season_view import SeasonView, help_texts


class SeasonPage(Page):
    """The page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: SeasonView | None = None
        say = desk.voice.say
        self._story = label()
        self.picture = SeasonPicture(say("The season, week by week"))
        self._week, self._facts = label("", "title"), label()
        self._open = button("", self.picture.ask)
        self._shares_column = QVBoxLayout()
        self._saver = SheetSaver()
        self._saved = label("", "told")
        self._whole = QWidget()
        self._build()
        self.picture.week_shown.connect(self._show_facts)
        self.picture.week_asked.connect(self.week_asked)
        self._saver.saved.connect(self._tell_saved)
        self._saver.failed.connect(desk.failed)

    # -- what it shows

    def refresh(self) -> None:
        """Shows the plan as the desk has it."""
        self._view = view = self._desk.season()
        self._whole.setVisible(view is not None)
        if view is None:
            today = self._desk.view
            self._story.setText("\n".join((today.subline, *today.lines)))
            return
        self._story.setText(" ".join(view.story))
        self.picture.show_model(view)
        lines = max(len(each.facts) for each in view.weeks) - 1
        self._facts.setMinimumHeight(lines * self._facts.fontMetrics().lineSpacing())
        self._show_shares(view)

    def _show_facts(self) -> None:
        if self._view is None:
            return
        name, *facts = self.picture.facts()
        self._week.setText(name)
        self._facts.setText("\n".join(facts))
        number = self._view.weeks[self.picture.value()].number
        told = self._desk.voice.say("Open week {number}", number=number)
        self._open.setText(literal(told))
        self._open.setAccessibleName(told)

    def _show_shares(self, view: SeasonView) -> None:
        clear(self._shares_column)
        if view.shares:
            heading = self._desk.voice.say("Done of what was due so far")
            self._shares_column.addWidget(label(heading, "heading"))
        for share in view.shares:
            line = ProgressLine()
            line.set_colours(style.colours_now())
            line.show_progress(share)
            self._shares_column.addWidget(line)

    # -- on paper

    def _save(self) -> None:
        plan, write = self._desk.plan, season_writer(self._desk)
        if plan is not None and write is not None:
            self._saved.hide()
            self._saver.ask(self._desk, self, plan.profile.name, write)

    def _tell_saved(self, path: str) -> None:
        self._saved.setText(self._desk.voice.say("Saved: {file}", file=Path(path).name))
        self._saved.show()

    # -- how it is built

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(2 * GAP)
        column.addWidget(label(self._desk.voice.say("Season"), "headline"))
        column.addWidget(self._story)
        column.addWidget(self._whole)
        column.addStretch(1)
        inner = QVBoxLayout(self._whole)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2 * GAP)
        inner.addWidget(self.picture)
        inner.addWidget(self._facts_card())
        self._shares_column.setSpacing(GAP)
        inner.addLayout(self._shares_column)
        for text in help_texts(self._desk.voice):
            inner.addWidget(label(text, "quiet"))
        inner.addLayout(self._paper_row())
        scrolled(column, self).setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _paper_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(button(self._desk.voice.say("Save as PDF…"), self._save))
        row.addWidget(self._saved, 1)
        self._saved.hide()
        row.addStretch()
        return row

    def _facts_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(2 * GAP, int(1.5 * GAP), 2 * GAP, int(1.5 * GAP))
        column.setSpacing(GAP)
        column.addWidget(self._week)
        column.addWidget(self._facts)
        row = QHBoxLayout()
        row.addWidget(self._open)
        row.addStretch(1)
        column.addLayout(row)
        return card
