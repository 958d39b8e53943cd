"""The season: its story, its picture, the facts of a week, and how much of it is done."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.page import Page, scrolled
from pacelift.desktop.season.picture import SeasonPicture
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import label
from pacelift.words.season_view import season_view


class SeasonPage(Page):
    """The page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say = desk.voice.say
        self._story = label("", "title")
        self.picture = SeasonPicture(say("The season, week by week"))
        self._facts = label()
        column = QVBoxLayout()
        column.setSpacing(GAP)
        for each in (label(say("Season"), "headline"), self._story, self.picture, self._facts):
            column.addWidget(each)
        column.addStretch(1)
        scrolled(column, self)
        self.picture.week_shown.connect(self._show_facts)
        self.picture.week_asked.connect(self.week_asked)

    def refresh(self) -> None:
        """Shows the plan as the desk has it."""
        plan, app = self._desk.plan, self._desk.app()
        if plan is None:
            self.picture.show_model(None)
            return
        view = season_view(plan, app.today(plan.clocks), self._desk.voice, app.pauses())
        self._story.setText(" ".join(view.story))
        self.picture.show_model(view)

    def _show_facts(self) -> None:
        self._facts.setText("\n".join(self.picture.facts()))
