"""The season beside the questions: drawn after each answer; where a rule says no, the ways on."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pacelift.app import App, Draft
from pacelift.coach.answers import value
from pacelift.coach.plan import Plan
from pacelift.desktop.pages.setup import SetupPage
from tests.desktop.assistant.given import (
    choose,
    chosen,
    drawn,
    go_to,
    season,
    set_day,
    write,
)
from tests.desktop.test_panel import button, texts

Answers = Callable[[QtBot, SetupPage], None]


def side(page: SetupPage) -> str:
    return texts(page.side)


def typed(step: str, key: str, text: str) -> Answers:
    def answers(qtbot: QtBot, page: SetupPage) -> None:
        go_to(page, step)
        write(qtbot, page, key, text)

    return answers


def pressed(step: str, key: str, new: object) -> Answers:
    def answers(_qtbot: QtBot, page: SetupPage) -> None:
        go_to(page, step)
        choose(page, key, new)

    return answers


def test_a_season_stands_there_before_anything_is_answered(page: SetupPage) -> None:
    assert "18 weeks to My race on Sun 23 May 2027." in side(page)
    assert page.side.picture.view is season(page)
    assert page.side.picture.isVisible()


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        (typed("race", "race.name", "Kiel"), lambda plan: plan.profile.race.name == "Kiel"),
        (pressed("race", "race.distance", "half"), lambda plan: plan.profile.race.km < 22),
        (typed("running", "running.weekly", "45"), lambda plan: plan.weeks[0].km > 35),
        (pressed("running", "running.days", 3), lambda plan: plan.profile.running.days == 3),
        (
            pressed("strength", "strength.sessions", 0),
            lambda plan: not any(each.discipline == "strength" for each in plan.sessions),
        ),
        (
            pressed("equipment", "strength.equipment", "none"),
            lambda plan: plan.profile.strength.equipment == "none",
        ),
    ],
    ids=["name", "distance", "weekly", "days", "lifts", "equipment"],
)
def test_each_answer_draws_another_season(
    qtbot: QtBot, page: SetupPage, answers: Answers, holds: Callable[[Plan], bool]
) -> None:
    assert not holds(season(page))
    answers(qtbot, page)
    assert page.setup.is_busy
    drawn(qtbot, page)
    assert holds(season(page))
    assert page.side.picture.view is season(page)


def test_while_it_draws_it_says_so_and_the_last_season_stays(qtbot: QtBot, page: SetupPage) -> None:
    before = side(page)
    set_day(page, "race.date", "2027-06-06")
    qtbot.waitUntil(lambda: "Drawing…" in side(page), timeout=20_000)
    assert page.side.picture.isVisible()
    drawn(qtbot, page)
    assert "Drawing…" not in side(page)
    assert "20 weeks to My race on Sun 6 Jun 2027." in side(page)
    assert side(page) != before


def test_of_answers_in_a_row_only_the_last_counts(qtbot: QtBot, page: SetupPage) -> None:
    drawings: list[str] = []

    def note() -> None:
        if page.setup.is_current:
            drawings.append(season(page).profile.race.name)

    page.setup.drawn.connect(note)
    write(qtbot, page, "race.name", "Hamburg")
    drawn(qtbot, page)
    assert drawings[-1] == "Hamburg"
    assert not {"H", "Ha", "Ham"} & set(drawings)


def test_with_a_wrong_answer_the_last_season_stays_and_the_step_is_named(
    qtbot: QtBot, page: SetupPage
) -> None:
    before = season(page)
    go_to(page, "running")
    write(qtbot, page, "running.weekly", "much")
    drawn(qtbot, page)
    assert season(page) is before
    assert "Still to be answered: Race, Running, Health." in side(page)
    assert "18 weeks to My race" in side(page)


def test_a_season_that_comes_after_a_wrong_answer_is_not_shown(
    qtbot: QtBot, page: SetupPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, draft, may_go_on, begun = season(page), App.draft, Event(), Event()

    def slow(app: App, data: bytes, source: str) -> Draft:
        begun.set()
        may_go_on.wait(20)
        return draft(app, data, source)

    monkeypatch.setattr(App, "draft", slow)
    go_to(page, "running")
    write(qtbot, page, "running.weekly", "45")
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    write(qtbot, page, "running.weekly", "much")
    qtbot.waitUntil(lambda: not page.setup._timer.isActive(), timeout=20_000)
    may_go_on.set()
    drawn(qtbot, page)
    assert season(page) is before
    assert "Still to be answered: Race, Running, Health." in side(page)
    assert not page.setup.is_current


def test_the_picture_has_a_bar_a_week_as_high_as_its_distance(page: SetupPage) -> None:
    image, weeks = page.side.picture.grab().toImage(), season(page).weeks
    ground = image.pixelColor(0, 0)
    wide, most = image.width() / len(weeks), max(week.km for week in weeks)
    for number, week in enumerate(weeks):
        x = int((number + 0.5) * wide)
        high = sum(image.pixelColor(x, y) != ground for y in range(image.height()))
        assert high == pytest.approx(image.height() * week.km / most, abs=1.5)


# -- refusals


def test_a_race_too_soon_has_its_ways_on_as_buttons(qtbot: QtBot, page: SetupPage) -> None:
    set_day(page, "race.date", "2027-02-07")
    drawn(qtbot, page)
    assert "The race is less than 5 weeks after the first training day" in side(page)
    assert not page.side.picture.isVisible()
    names = [each.accessibleName() for each in page.side.options]
    assert any(name.startswith("Choose a race on ") for name in names), names
    assert len(names) == len(set(names))


def test_pressing_a_way_on_sets_the_answer_and_draws_the_season(
    qtbot: QtBot, page: SetupPage
) -> None:
    set_day(page, "race.date", "2027-02-07")
    drawn(qtbot, page)
    later = next(e for e in page.side.options if e.accessibleName().startswith("Choose a race"))
    later.click()
    drawn(qtbot, page)
    assert value(page.setup.document, "race.date") > "2027-02-07"
    assert page.setup.season.refusal is None
    assert page.side.options == []
    assert "less than 5 weeks" not in side(page)
    assert page.side.picture.isVisible()


def test_signs_against_exercise_are_a_refusal_until_a_doctor_has_cleared(
    qtbot: QtBot, page: SetupPage
) -> None:
    button(page, "Start from the example").click()
    go_to(page, "health")
    choose(page, "athlete.screening", "symptoms")
    drawn(qtbot, page)
    assert "a doctor should look at you before you train" in side(page)
    assert not page.keep.isEnabled()
    (cleared,) = page.side.options
    assert cleared.accessibleName() == "A doctor has cleared me for hard exercise"
    cleared.setFocus()
    qtbot.keyClick(cleared, Qt.Key.Key_Space)
    drawn(qtbot, page)
    assert chosen(page, "athlete.screening") == ["cleared-by-doctor"]
    assert season(page).profile.athlete.screening == "cleared-by-doctor"
    assert page.keep.isEnabled()


def test_a_refused_answer_taken_back_brings_the_season_back(qtbot: QtBot, page: SetupPage) -> None:
    set_day(page, "race.date", "2027-02-07")
    drawn(qtbot, page)
    set_day(page, "race.date", "2027-05-23")
    drawn(qtbot, page)
    assert page.side.options == []
    assert "18 weeks to My race" in side(page)


def test_a_way_on_takes_as_many_lines_as_it_needs(qtbot: QtBot, page: SetupPage) -> None:
    set_day(page, "race.date", "2027-02-07")
    drawn(qtbot, page)
    page.resize(420, 900)
    for _ in range(3):
        QApplication.processEvents()
    for each in page.side.options:
        assert each.height() >= each.heightForWidth(each.width())


@pytest.mark.parametrize(("width", "beside"), [(1400, True), (500, False)])
def test_the_season_stands_beside_the_question_where_there_is_room(
    page: SetupPage, width: int, beside: bool
) -> None:
    page.resize(width, 900)
    QApplication.processEvents()
    question = page.form
    assert question is not None
    right = page.side.mapTo(page, page.side.rect().topLeft()).x()
    left = question.mapTo(page, question.rect().topLeft()).x()
    assert (right > left + width // 3) == beside
