"""The season as values: its story, the facts of a week, bands, days off and what the legend has."""

from datetime import date

import pytest
from attrs import evolve

from pacelift.coach.adapt.paused import Pause
from pacelift.coach.plan import Plan
from pacelift.words.season_view import SeasonView, help_texts, season_view
from pacelift.words.voice import Voice
from tests.coach.plans import example_plan, plan_with

TODAY = date(2027, 3, 3)


def pause(kind: str, first: date, last: date) -> Pause:
    return Pause(kind, first, last, None, None, None, ())


def told(plan: Plan, until: date = TODAY) -> Plan:
    """All before that day is done."""
    sessions = [
        evolve(each, status="done") if each.start.date() < until else each for each in plan.sessions
    ]
    return evolve(plan, sessions=tuple(sessions))


def view(plan: Plan | None = None, *pauses: Pause, today: date = TODAY) -> SeasonView:
    return season_view(plan or told(example_plan()), today, Voice(), pauses)


def test_the_story_tells_weeks_peak_longest_run_race_and_what_is_run() -> None:
    assert view().story == (
        "A season of 16 weeks, to Hamburg Marathon on Sun 25 Apr 2027.",
        "The highest week has 64.2 km (week 13).",
        "The longest run is 29 km (week 13).",
        "You have run 344.4 km so far.",
    )
    assert len(view(example_plan()).story) == 3


def test_the_facts_of_a_week_tell_running_strength_load_and_what_is_done() -> None:
    assert view().weeks[8].facts == (
        "Week 9 of 18, 1–7 Mar: build",
        "Running: 8.5 km of 61 km, long run 24.5 km",
        "Strength: 2 lifts, max strength",
        "Load: 762 of 2260, monotony 1",
        "Done: 1 of 1 run, 1 of 1 lift",
    )


def test_the_facts_name_a_lighter_week_days_off_and_the_race() -> None:
    ill = pause("ill", date(2027, 2, 13), date(2027, 2, 16))
    weeks = view(None, ill).weeks
    assert weeks[5].facts[0] == "Week 6 of 18, 8–14 Feb: build, a lighter week"
    assert "Ill: 13–16 Feb" in weeks[5].facts
    assert "Ill: 13–16 Feb" in weeks[6].facts
    assert not any("Ill" in fact for fact in weeks[7].facts)
    assert weeks[15].facts[-1] == "Race: Hamburg Marathon, Sun 25 Apr 2027"


def test_a_week_without_running_says_so() -> None:
    assert view().weeks[16].facts == ("Week 17 of 18, 26 Apr–2 May: recovery", "No running")


def test_a_runner_in_miles_sees_miles_everywhere() -> None:
    plan = plan_with(units="mi", **{"running.weekly": 20, "running.longest": 10})
    shown = season_view(plan, TODAY, Voice("mi"))
    assert shown.headings.volume == "miles a week"
    assert shown.weeks[1].volume == pytest.approx(plan.weeks[1].km / 1.609344, abs=0.02)
    texts = " ".join((*shown.story, *(fact for week in shown.weeks for fact in week.facts)))
    assert " mi" in texts
    assert " km" not in texts


def test_phases_of_running_and_strength_are_bands_side_by_side() -> None:
    shown = view()
    assert [(each.name, each.first, each.last) for each in shown.phases] == [
        ("base", 0, 4),
        ("build", 5, 9),
        ("peak", 10, 12),
        ("taper", 13, 14),
        ("race", 15, 15),
        ("recovery", 16, 17),
    ]
    assert [(each.name, each.first, each.last) for each in shown.strength] == [
        ("foundation", 0, 5),
        ("max strength", 6, 9),
        ("power", 10, 12),
        ("maintenance", 13, 13),
        ("taper", 14, 15),
    ]


def test_days_off_lie_on_the_axis_of_weeks_and_inside_the_season() -> None:
    shown = view(
        None,
        pause("away", date(2027, 1, 18), date(2027, 1, 24)),
        pause("busy", date(2027, 5, 8), date(2027, 5, 20)),
        pause("ill", date(2026, 12, 1), date(2026, 12, 5)),
    )
    assert [(each.name, each.begin, each.end) for each in shown.pauses] == [
        ("away", 2.0, 3.0),
        ("busy", 17 + 5 / 7, 18.0),
    ]


def test_today_is_on_the_axis_only_in_the_season() -> None:
    today = view().today
    assert today is not None
    assert 8 + 2 / 7 < today.at < 8 + 3 / 7
    before, after = view(today=date(2027, 1, 1)), view(today=date(2027, 6, 1))
    assert (before.today, before.this_week) == (None, 0)
    assert (after.today, after.this_week) == (None, 17)


def test_months_begin_where_they_do() -> None:
    months = [(each.name, round(each.at, 2)) for each in view().months]
    assert months == [("Jan", 0.29), ("Feb", 4.0), ("Mar", 8.0), ("Apr", 12.43), ("May", 16.71)]


def test_the_legend_explains_what_there_is_and_nothing_else() -> None:
    fresh = {sign for sign, _ in view(example_plan(), today=date(2027, 1, 1)).legend}
    assert fresh == {"planned", "long", "lighter", "taper", "race", "load"}
    ill = pause("ill", date(2027, 2, 13), date(2027, 2, 16))
    assert {sign for sign, _ in view(None, ill).legend} == fresh | {
        "done",
        "load-done",
        "today",
        "pause",
    }


def test_adherence_counts_what_was_due_by_kind() -> None:
    runs, lifts = view().shares
    assert (runs.text, runs.share) == ("32 of 32 runs", 1.0)
    assert lifts.text == "17 of 17 lifts"
    plan = told(example_plan(), date(2027, 1, 12))
    half = view(plan, today=date(2027, 1, 14)).shares[0]
    assert (half.text, half.share) == ("3 of 4 runs; 1 is not told yet", 0.75)
    assert view(example_plan(), today=date(2027, 1, 1)).shares == ()


def test_a_race_name_stays_what_it_is() -> None:
    name = "<b>Fun</b>\n& <img src=x>"
    shown = view(plan_with(**{"race.name": name.replace("\n", " ")}))
    assert shown.race.name == "<b>Fun</b> & <img src=x>"
    assert "<b>Fun</b> & <img src=x>" in shown.story[0]


def test_the_help_says_what_load_is_not_and_where_that_is_from() -> None:
    said = " ".join(help_texts(Voice()))
    for wanted in ("Foster 2001", "no risk score", "no ratio", "Impellizzeri 2020 and 2021"):
        assert wanted in said
