"""The form guide: find an exercise, read how it is done, go on to an easier or harder one."""

from __future__ import annotations

import gc
import weakref
from gettext import NullTranslations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pacelift.coach.catalogue import parse_catalogue
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.exercise_list import ExerciseList
from pacelift.desktop.pages.exercises import ExercisesPage
from pacelift.desktop.window import Window
from pacelift.system.resources import read_text
from pacelift.words.voice import Voice
from tests.desktop.test_access import assert_not_clipped
from tests.desktop.test_panel import button, buttons, texts

CATALOGUE = parse_catalogue(read_text("exercises.json"))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ExercisesPage:
    desk.refresh()
    window = Window(desk, {"exercises": ExercisesPage})
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    made = window.page
    assert isinstance(made, ExercisesPage)
    return made


def look_at(page: ExercisesPage, exercise: str) -> None:
    """Shows it, and lets Qt show its texts, which it does in the next turn."""
    page.show_exercise(exercise)
    QApplication.processEvents()


def names(page: ExercisesPage) -> list[str]:
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def test_the_model_keeps_the_rules_of_models(qtbot: QtBot) -> None:
    model = ExerciseList()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.show_exercises(CATALOGUE, Voice())
    assert model.rowCount() == len(CATALOGUE)
    assert model.index(0).data(Qt.ItemDataRole.UserRole) == "box-squat"
    model.show_exercises([], Voice())
    assert tester.model().rowCount() == 0


def test_it_lists_every_exercise_and_shows_the_first(page: ExercisesPage) -> None:
    assert len(names(page)) == len(CATALOGUE)
    assert page.shown == "box-squat"
    assert "158 exercises" in texts(page)


def test_the_guide_has_the_cues_the_faults_and_when_to_leave_it_out(page: ExercisesPage) -> None:
    look_at(page, "conventional-deadlift")
    said, exercise = texts(page.guide), CATALOGUE["conventional-deadlift"]
    for text in (exercise.name, *exercise.cues, *exercise.faults, exercise.avoid_note):
        assert text in said
    assert "While this is sore or heals: hip, back" in said
    assert page.guide.figure.figure is not None
    assert page.guide.figure.figure.id == "conventional-deadlift"


def test_a_neighbour_is_shown_at_a_press(page: ExercisesPage) -> None:
    look_at(page, "bodyweight-squat")
    button(page.guide, "Harder: Tempo squat 3-1-1").click()
    assert page.shown == "tempo-squat"
    assert page.list.currentIndex().data() == "Tempo squat 3-1-1"


def test_at_the_foot_of_a_ladder_nothing_is_easier(page: ExercisesPage) -> None:
    look_at(page, "box-squat")
    assert any(each.startswith("Harder") for each in buttons(page.guide))
    assert [each for each in buttons(page.guide) if each.startswith("Easier")] == []


def test_what_is_typed_narrows_the_list_and_shows_what_is_found(
    qtbot: QtBot, page: ExercisesPage
) -> None:
    qtbot.keyClicks(page.search, "side plank")
    assert names(page) == [
        "Side plank on the knees",
        "Side plank",
        "Side plank with leg lift",
    ]
    assert page.shown == "knee-side-plank"
    assert "3 exercises" in texts(page)


def test_what_is_shown_stays_while_it_is_among_what_is_found(
    qtbot: QtBot, page: ExercisesPage
) -> None:
    page.show_exercise("side-plank")
    qtbot.keyClicks(page.search, "plank")
    assert page.shown == "side-plank"


def test_a_search_for_nothing_there_says_what_to_do(page: ExercisesPage) -> None:
    page.search.setText("zzz")
    assert names(page) == []
    assert "None is called that. Try one word, or another filter." in texts(page)
    assert page.shown == "box-squat"


def test_the_filters_show_an_area_and_an_equipment(page: ExercisesPage) -> None:
    page.area.setCurrentIndex(page.area.findData("upper"))
    page.equipment.setCurrentIndex(page.equipment.findData("none"))
    assert page.model.exercises
    assert {(each.area, each.equipment) for each in page.model.exercises} == {("upper", "none")}


def test_an_exercise_asked_for_is_shown_whatever_was_searched_for(
    qtbot: QtBot, page: ExercisesPage
) -> None:
    qtbot.keyClicks(page.search, "squat")
    page.area.setCurrentIndex(page.area.findData("legs"))
    page.show_exercise("chin-up")
    assert page.shown == "chin-up"
    assert page.search.text() == ""
    assert page.list.currentIndex().data() == "Chin-up"


def test_the_arrow_keys_go_through_the_list_while_one_types(
    qtbot: QtBot, page: ExercisesPage
) -> None:
    qtbot.keyClicks(page.search, "goblet")
    first = page.shown
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert (first, page.shown) == ("goblet-squat", "goblet-lateral-lunge")


def test_the_arrow_keys_of_the_list_show_the_next_exercise(
    qtbot: QtBot, page: ExercisesPage
) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.shown == "wall-sit"


def test_the_button_says_what_it_does_and_does_it(page: ExercisesPage) -> None:
    pause = page.guide.pause
    assert pause.text() == "Pause"
    pause.click()
    assert not page.guide.figure.is_moving
    assert pause.text() == "Play"
    pause.click()
    assert page.guide.figure.is_moving


def test_tab_goes_from_the_search_over_the_list_to_the_figure_and_its_button(
    qtbot: QtBot, page: ExercisesPage
) -> None:
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    page.search.setFocus()
    way = []
    for _ in range(6):
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        way.append(page.window().focusWidget())
    assert way[:5] == [page.area, page.equipment, page.list, page.guide.figure, page.guide.pause]
    assert isinstance(way[5], QPushButton)


def test_every_control_has_a_name_for_screen_readers(page: ExercisesPage) -> None:
    controls = (page.search, page.area, page.equipment, page.list, page.guide.figure)
    assert [each.accessibleName() for each in controls] == [
        "Search by name",
        "Area of the body",
        "Equipment",
        "Exercises",
        "High-box squat, the movement",
    ]
    assert page.guide.pause.accessibleName() == "Pause"


class Marked(NullTranslations):
    def gettext(self, message: str, /) -> str:
        return f"<b>{message}</b>" if message == "High-box squat" else message


def test_markup_is_shown_as_it_is(desk: Desk, page: ExercisesPage) -> None:
    desk.voice = Voice(translations=Marked())
    page.refresh()
    assert page.guide.title.text() == "<b>High-box squat</b>"
    assert all(
        each.textFormat() == Qt.TextFormat.PlainText for each in page.guide.findChildren(QLabel)
    )


def test_another_language_is_shown_at_once_and_keeps_what_was_chosen(
    desk: Desk, page: ExercisesPage
) -> None:
    page.show_exercise("chin-up")
    page.area.setCurrentIndex(page.area.findData("upper"))
    desk.voice = Voice("mi")
    page.refresh()
    assert page.shown == "chin-up"
    assert page.area.currentData() == "upper"


def test_closing_the_window_gives_the_page_back(qtbot: QtBot, desk: Desk) -> None:
    desk.refresh()
    window = Window(desk, {"exercises": ExercisesPage})
    window.show()
    qtbot.waitExposed(window)
    gone = weakref.ref(window.page)
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    del window
    gc.collect()
    assert gone() is None


def test_a_broken_file_is_told_and_leaves_the_page_empty(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pacelift.desktop.pages.exercises.read_text", lambda _name: "{")
    page = ExercisesPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitSignal(desk.failed) as told:
        page.refresh()
    assert told.args[0].code == "figures"
    assert names(page) == []


def test_the_figure_rests_while_another_page_is_looked_at(page: ExercisesPage) -> None:
    assert page.guide.figure.is_moving
    page.hide()
    assert not page.guide.figure.is_moving


@pytest.mark.parametrize("exercise", ["box-squat", "dumbbell-rear-foot-elevated-split-squat"])
def test_twice_the_font_clips_nothing(qtbot: QtBot, desk: Desk, exercise: str) -> None:
    QApplication.setFont(QFont("DejaVu Sans", 20))
    desk.refresh()
    window = Window(desk, {"exercises": ExercisesPage})
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    page = window.page
    assert isinstance(page, ExercisesPage)
    look_at(page, exercise)
    QApplication.processEvents()
    assert_not_clipped(page)
