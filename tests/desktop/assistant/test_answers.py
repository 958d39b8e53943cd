"""The questions: where they begin, what is wrong beside each, and in which units."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTime
from pytestqt.qtbot import QtBot

from pacelift.coach.answers import value
from pacelift.desktop.assistant.controls import ClockEdit, DayEdit, Flag, Goal
from pacelift.desktop.assistant.form import RaceTable
from pacelift.desktop.pages.setup import SetupPage
from tests.desktop.assistant.given import (
    STEPS,
    box,
    choose,
    chosen,
    control,
    drawn,
    form,
    go_to,
    line,
    problem,
    season,
    set_day,
    tab_texts,
    told_problems,
    write,
)
from tests.desktop.test_panel import texts

RACED = "running.recent_race"


def tick_race(page: SetupPage) -> None:
    found = control(page, RACED)
    assert isinstance(found, RaceTable)
    found.box.click()


# -- where they begin


def test_the_race_begins_as_a_marathon_on_a_sunday_far_enough_away(page: SetupPage) -> None:
    assert line(page, "race.name").text() == ""
    assert chosen(page, "race.distance") == ["marathon"]
    day, start = control(page, "race.date"), control(page, "start")
    assert isinstance(day, DayEdit)
    assert isinstance(start, DayEdit)
    assert day.edit.text() == "Sun 23 May 2027"
    assert start.edit.text() == "Mon 18 Jan 2027"
    goal = control(page, "race.goal")
    assert isinstance(goal, Goal)
    assert goal.finish.isChecked()


def test_training_begins_as_a_runners_who_does_not_lift_yet(page: SetupPage) -> None:
    go_to(page, "running")
    assert line(page, "running.weekly").text() == "32"
    assert line(page, "running.longest").text() == "16"
    assert chosen(page, "running.days") == [4]
    go_to(page, "strength")
    assert chosen(page, "strength.experience") == ["none"]
    assert chosen(page, "strength.sessions") == [2]
    go_to(page, "week")
    assert "Mon, Tue, Wed, Thu, Fri 06:30–08:00" in texts(page)


def test_nobody_else_answers_for_the_runners_health(page: SetupPage) -> None:
    go_to(page, "health")
    assert chosen(page, "athlete.screening") == []
    assert "Signs are chest pain, fainting" in texts(page)
    assert "no medical advice" in texts(page)


# -- what is wrong


def test_nothing_is_called_wrong_before_it_was_seen(page: SetupPage) -> None:
    for name in STEPS:
        go_to(page, name)
        assert told_problems(page) == []


def test_what_is_left_open_is_said_when_it_is_come_back_to(qtbot: QtBot, page: SetupPage) -> None:
    page.next.click()
    page.back.click()
    assert problem(page, "race.name") == "! Please fill this in."
    assert len(told_problems(page)) == 1
    write(qtbot, page, "race.name", "K")
    assert told_problems(page) == []
    assert tab_texts(page)[0] == "1 Race"


def test_an_open_choice_is_asked_for_as_one(page: SetupPage) -> None:
    go_to(page, "health")
    go_to(page, "week")
    go_to(page, "health")
    assert problem(page, "athlete.screening") == "! Please choose one."
    choose(page, "athlete.screening", "clear")
    assert told_problems(page) == []


@pytest.mark.parametrize(
    ("step", "key", "typed", "said"),
    [
        ("running", "running.weekly", "much", "! A number from 5 to 250, please."),
        (
            "running",
            "running.longest",
            "40",
            "! Your longest run is part of a week: at most 32 km.",
        ),
        (
            "running",
            "running.easy_pace",
            "six",
            "! Minutes and seconds, please, such as 6:20.",
        ),
        ("running", "running.marathons", "1.5", "! A number from 0 to 1000, please."),
        ("race", "race.goal", "0:30:00", "! For that distance a time from"),
        ("race", "race.goal", "fast", "! Hours, minutes and seconds, please"),
        ("race", "race.name", "x" * 101, "! A name of up to 100 letters, please."),
        ("health", "athlete.born", "2030", "! A year up to 2027, please."),
        ("strength", "strength.one_rep_max.squat", "heavy", "! A number from "),
    ],
)
def test_a_wrong_answer_is_said_beside_its_field_and_nowhere_else(
    qtbot: QtBot, page: SetupPage, step: str, key: str, typed: str, said: str
) -> None:
    go_to(page, step)
    write(qtbot, page, key, typed)
    assert problem(page, key).startswith(said)
    assert len(told_problems(page)) == 1
    assert line(page, key).text() == typed
    assert problem(page, key).removeprefix("! ") in line(page, key).accessibleDescription().replace(
        "\u00a0", " "
    )
    assert "(!)" in tab_texts(page)[STEPS.index(step)]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-01-12", "! Please choose a day after today."),
        ("2027-01-15", "! Please choose a day after the first training day, Mon 18 Jan 2027."),
        ("2029-01-14", "! A plan has 52 weeks at most: a day up to "),
    ],
)
def test_a_race_on_a_day_that_will_not_do_says_which_would(
    page: SetupPage, day: str, said: str
) -> None:
    set_day(page, "race.date", day)
    assert problem(page, "race.date").startswith(said)
    assert len(told_problems(page)) == 1


def test_a_problem_is_never_hidden_behind_a_button(qtbot: QtBot, page: SetupPage) -> None:
    page.setup.answer("athlete.born", 2030)
    go_to(page, "health")
    assert form(page).more_button.text() == "Less"
    assert line(page, "athlete.born").isVisible()
    write(qtbot, page, "athlete.born", "1990")
    assert told_problems(page) == []


def test_more_shows_what_only_some_want_to_say(page: SetupPage) -> None:
    assert not box(page, "race.start").isVisible()
    form(page).more_button.click()
    assert box(page, "race.start").isVisible()
    form(page).more_button.click()
    assert not box(page, "race.start").isVisible()


# -- each sort of answer


def test_a_recent_race_asks_which_and_gives_paces(qtbot: QtBot, page: SetupPage) -> None:
    go_to(page, "running")
    tick_race(page)
    drawn(qtbot, page)
    assert line(page, f"{RACED}.time").isVisible()
    assert told_problems(page) == []
    write(qtbot, page, f"{RACED}.time", "50:03")
    drawn(qtbot, page)
    assert value(page.setup.document, f"{RACED}.time") == "0:50:03"
    assert line(page, f"{RACED}.time").text() == "50:03"
    assert "There is no recent race" not in texts(page)
    tick_race(page)
    drawn(qtbot, page)
    assert value(page.setup.document, RACED) is None
    assert "There is no recent race" in texts(page)


def test_what_is_wrong_with_a_recent_race_stands_beside_that(qtbot: QtBot, page: SetupPage) -> None:
    go_to(page, "running")
    tick_race(page)
    write(qtbot, page, f"{RACED}.time", "0:10:00")
    assert problem(page, f"{RACED}.time").startswith("! For that distance a time from")
    set_day(page, f"{RACED}.date", "2025-01-01")
    assert "within the last year" in problem(page, f"{RACED}.date")
    assert problem(page, RACED) == ""


def test_a_goal_is_to_finish_or_a_time(qtbot: QtBot, page: SetupPage) -> None:
    goal = control(page, "race.goal")
    assert isinstance(goal, Goal)
    goal.in_time.click()
    assert page.focusWidget() is goal.time
    qtbot.keyClicks(goal.time, "4:10")
    assert value(page.setup.document, "race.goal") == "4:10:00"
    assert goal.time.text() == "4:10"
    goal.finish.click()
    assert value(page.setup.document, "race.goal") == "finish"
    assert told_problems(page) == []


def test_a_start_a_flag_and_a_title_are_answered(qtbot: QtBot, page: SetupPage) -> None:
    form(page).more_button.click()
    clock, flag = control(page, "race.start"), control(page, "race.run_walk")
    assert isinstance(clock, ClockEdit)
    assert isinstance(flag, Flag)
    clock.edit.setTime(QTime(10, 15))
    flag.box.click()
    write(qtbot, page, "name", "My spring")
    assert value(page.setup.document, "race.start") == "10:15"
    assert value(page.setup.document, "race.run_walk") is True
    drawn(qtbot, page)
    assert season(page).profile.name == "My spring"


def test_a_plan_without_a_title_is_called_as_its_race(qtbot: QtBot, page: SetupPage) -> None:
    write(qtbot, page, "race.name", "Kiel")
    assert line(page, "name").placeholderText() == "Kiel 2027"
    drawn(qtbot, page)
    assert season(page).profile.name == "Kiel 2027"


def test_any_of_the_injuries_are_answered(page: SetupPage) -> None:
    go_to(page, "health")
    choose(page, "athlete.injuries", "knee")
    choose(page, "athlete.injuries", "back")
    assert set(value(page.setup.document, "athlete.injuries")) == {"knee", "back"}
    choose(page, "athlete.injuries", "knee")
    assert value(page.setup.document, "athlete.injuries") == ["back"]


def test_a_number_may_have_a_comma(qtbot: QtBot, page: SetupPage) -> None:
    go_to(page, "running")
    write(qtbot, page, "running.weekly", "32,5")
    assert value(page.setup.document, "running.weekly") == 32.5
    assert line(page, "running.weekly").text() == "32,5"


# -- units


def test_other_units_change_the_numbers_and_their_names(qtbot: QtBot, page: SetupPage) -> None:
    go_to(page, "running")
    choose(page, "units", "mi")
    drawn(qtbot, page)
    assert line(page, "running.weekly").text() == "19.9"
    assert line(page, "running.longest").text() == "9.9"
    assert box(page, "running.weekly")._unit.text() == "mi"
    assert "The longest run is 18 mi" in texts(page).replace(".0", "")
    assert season(page).profile.units == "mi"


def test_units_changed_back_leave_the_numbers_as_they_were(qtbot: QtBot, page: SetupPage) -> None:
    go_to(page, "running")
    write(qtbot, page, "running.weekly", "33.3")
    choose(page, "units", "mi")
    assert line(page, "running.weekly").text() != "33.3"
    choose(page, "units", "km")
    assert line(page, "running.weekly").text() == "33.3"
    assert box(page, "running.weekly")._unit.text() == "km"


def test_a_number_changed_in_other_units_stays_when_they_are_changed_back(
    qtbot: QtBot, page: SetupPage
) -> None:
    go_to(page, "running")
    choose(page, "units", "mi")
    write(qtbot, page, "running.weekly", "25")
    choose(page, "units", "km")
    assert float(line(page, "running.weekly").text()) == pytest.approx(40.2, abs=0.4)
    assert line(page, "running.longest").text() == "16"


def test_what_makes_no_sense_stays_as_it_was_typed_in_other_units(
    qtbot: QtBot, page: SetupPage
) -> None:
    go_to(page, "running")
    write(qtbot, page, "running.weekly", "much")
    choose(page, "units", "mi")
    assert line(page, "running.weekly").text() == "much"
    assert problem(page, "running.weekly").startswith("! A number from 3.2 to ")
