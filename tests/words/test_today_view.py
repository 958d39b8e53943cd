"""What tray, menu and panel show of a day, without a toolkit."""

from datetime import datetime

import pytest
from attrs import evolve

from pacelift.coach.edited import with_sessions
from pacelift.coach.plan import Actual, Away, Plan
from pacelift.words.gist import gist
from pacelift.words.today_view import TodayView, no_plan_view, today_view
from pacelift.words.voice import Voice
from tests.words.builders import CATALOGUE, plan

PLAN, VOICE = plan(), Voice()
BY_ID = {each.id: each for each in PLAN.sessions}


def view(text: str, of: Plan = PLAN, **more: str) -> TodayView:
    return today_view(of, datetime.fromisoformat(f"2027-{text}+01:00"), CATALOGUE, VOICE, **more)


def marked(status: str, *sessions: str) -> Plan:
    return with_sessions(PLAN, [evolve(BY_ID[each], status=status) for each in sessions])


@pytest.mark.parametrize(
    ("of", "at", "state"),
    [
        (PLAN, "01-06T05:00", "waits"),
        (marked("done", "w01-easy-1"), "01-06T08:00", "done"),
        (marked("missed", "w01-easy-1"), "01-06T08:00", "done"),
        (PLAN, "01-05T08:00", "nothing"),
        (marked("done", *BY_ID), "01-09T08:00", "rest"),
        (PLAN, "01-09T08:00", "waits"),  # sessions before it stand open
        (marked("done", *BY_ID), "02-20T08:00", "nothing"),
    ],
)
def test_the_state_of_a_day(of: Plan, at: str, state: str) -> None:
    assert view(at, of).state == state


def test_a_calendar_that_needs_the_runner_comes_first() -> None:
    told = view("01-06T05:00", needs_you="Sign in again.")
    assert (told.state, told.tooltip) == ("needs-you", "Sign in again.")


def test_a_card_has_title_time_and_at_most_three_lines() -> None:
    (card,) = view("01-12T05:00").cards
    assert (card.title, card.when) == ("Intervals 11.4 km", "06:30–07:34, 1 h 4 min")
    assert card.gist == (
        "15 min warm-up, easy (5:56–6:38 /km)",
        "5 × 1 km at interval pace (4:42 /km), 3 min easy jog after each",
        "10 min cool-down, easy (5:56–6:38 /km)",
    )
    assert card.is_open


def test_away_a_card_names_the_zone_of_its_times() -> None:
    day = BY_ID["w01-long"].start.date()
    there = evolve(PLAN, away=(Away(day, day, zone_name="America/New_York"),))
    (card,) = view("01-10T15:00", there).cards
    assert card.when == "08:00–09:41, 1 h 41 min, America/New_York time"


@pytest.mark.parametrize("session", PLAN.sessions, ids=lambda each: each.id)
def test_the_gist_is_never_longer_than_three_lines(session: object) -> None:
    assert 1 <= len(gist(session, CATALOGUE, VOICE)) <= 3


def test_the_progress_of_the_week_counts_what_was_done_as_it_was_done() -> None:
    done = evolve(BY_ID["w01-easy-1"], status="done", actual=Actual(km=5.0))
    of = with_sessions(marked("missed", "w01-lift-a"), [done])
    progress = view("01-08T08:00", of).progress
    assert progress is not None
    assert progress.text == "1 of 4 sessions this week, 5 km of 22 km"
    assert progress.share == pytest.approx(38 / (38 + 45 + 20 + 101))


def test_one_session_of_yesterday_is_asked_about_alone() -> None:
    told = view("01-07T08:00").open
    assert told is not None
    assert told.heading == "How did this one go?"
    assert [row.text for row in told.rows] == ["Easy run 6 km, Wed 6 Jan, 06:30–07:08 (38 min)"]
    assert told.all == ()


@pytest.mark.parametrize(
    ("of", "at"),
    [
        (marked("done", "w01-lift-a", "w01-core-1"), "01-08T08:00"),  # one, two days old
        (PLAN, "01-09T05:00"),  # three
    ],
)
def test_after_two_days_or_three_open_sessions_it_asks_for_all_at_once(of: Plan, at: str) -> None:
    told = view(at, of).open
    assert told is not None
    assert told.all[0] == "w01-easy-1"


def test_only_the_newest_questions_are_listed_and_the_rest_counted() -> None:
    more = [evolve(BY_ID["w01-easy-1"], id=f"w01-easy-{n}") for n in range(2, 6)]
    told = view("01-11T08:00", with_sessions(PLAN, more)).open
    assert told is not None
    assert told.rows[0].session == "w01-long"
    assert (len(told.rows), told.rest, len(told.all)) == (5, "and 3 before", 8)


def test_tonights_bedtime_and_what_comes_next_are_told() -> None:
    told = view("01-09T08:00")
    assert told.bedtime is not None
    assert told.bedtime.startswith("Tonight: in bed by 22:00")
    assert told.next == "Next: Sun 10 Jan, 08:00–09:41 (1 h 41 min): Run: Long run 16 km"


def test_loads_are_asked_of_exercises_that_have_one_with_the_least_of_the_plan() -> None:
    (card,) = view("01-07T08:00").cards
    assert [(e.name, e.sets, e.reps, e.kg) for e in card.lifts] == [("Goblet squat", 3, 8, 16.0)]


def test_without_a_plan_it_says_how_to_begin() -> None:
    told = no_plan_view(datetime(2027, 1, 6).date(), VOICE)
    assert (told.state, told.subline) == ("nothing", "There is no plan yet.")
    assert told.setup == "Set up my plan"
