"""Sessions and weeks made of a draft and its placing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from attrs import evolve

from pacelift.coach.assemble import (
    SLEEP_H,
    SLEEP_HEAVY_H,
    sessions_of,
    weeks_of,
    with_forecast,
)
from pacelift.coach.draft import Draft
from pacelift.coach.plan import Reason, Session
from pacelift.coach.profile import Profile
from pacelift.coach.week import Placed, WeekPlacing
from tests.builders import ABSENT, profile
from tests.coach.drafts import anyhow_placed, drafted, fitness, fitness_of, planned, season

DAY_MIN = 1440


def week_placed(given: Profile, number: int, **starts: int) -> dict[str, Session]:
    """The sessions of one week, each role at its minute of the week; `lift_a` is lift-a."""
    made = drafted(given)
    week = made.weeks[number - 1]
    minutes = {each.role: each.minutes for each in (*week.runs, *week.lifts)}
    placed = tuple(
        Placed(role, start // DAY_MIN, start, minutes.get(role, 0))
        for role, start in ((name.replace("_", "-"), at) for name, at in starts.items())
    )
    only = evolve(made, weeks=(week,))
    sessions = sessions_of(
        given, fitness_of(given), only, [WeekPlacing(placed, (), 0)], given.timezone
    )
    return {session.role: session for session in sessions}


def at(day: int, hour: int, minute: int = 0) -> int:
    """Minutes since the week's Monday 00:00."""
    return day * DAY_MIN + hour * 60 + minute


def told(session: Session, code: str) -> dict[str, object] | None:
    """The values of the session's reason of that code."""
    found = [reason for reason in session.why if reason.code == code]
    return dict(found[0].values) if found else None


def test_a_session_stands_at_the_wall_time_of_its_place() -> None:
    long = week_placed(season(16), 5, long=at(6, 8, 30))["long"]
    assert long.start == datetime(2027, 2, 7, 8, 30)
    assert (long.id, long.week, long.discipline, long.kind) == ("w05-long", 5, "run", "long")


def test_wall_times_stay_what_they_are_after_clocks_change() -> None:
    given = season(16)
    # Elapsed minutes of a Sunday in the week of the change are an hour short after 02:00.
    long = week_placed(given, 12, long=at(6, 8) - 60)["long"]
    assert long.start == datetime(2027, 3, 28, 8, 0)


def test_a_run_carries_what_was_drafted() -> None:
    given = season(16)
    drafted_long = drafted(given).weeks[4].runs[0]
    long = week_placed(given, 5, long=at(6, 8))["long"]
    assert (long.km, long.minutes, long.steps, long.rpe, long.fuel_g_per_h) == (
        drafted_long.km,
        drafted_long.minutes,
        drafted_long.steps,
        drafted_long.rpe,
        drafted_long.fuel_g_per_h,
    )
    assert (long.key, long.quality, long.leg_load, long.status) == (True, False, 2, "planned")


def test_a_lift_carries_its_exercises_and_no_distance() -> None:
    lift = week_placed(season(16), 5, lift_a=at(1, 17))["lift-a"]
    assert (lift.discipline, lift.kind, lift.km, lift.key) == ("strength", "strength", None, False)
    assert lift.exercises == drafted(season(16)).weeks[4].lifts[0].exercises


def test_hip_and_core_is_of_its_own_discipline() -> None:
    core = week_placed(season(16, **{"strength.sessions": 3}), 5, core_1=at(2, 17))["core-1"]
    assert (core.discipline, core.kind, core.leg_load) == ("core", "core", 0)


def test_what_found_no_room_is_no_session() -> None:
    assert set(week_placed(season(16), 5, long=at(6, 8))) == {"long"}


def test_only_key_runs_have_a_focus_and_two_of_a_week_differ() -> None:
    made = week_placed(season(16), 5, long=at(6, 8), quality_1=at(1, 7), easy_1=at(3, 7))
    assert made["easy-1"].focus is None
    assert made["long"].focus is not None
    assert made["long"].focus != made["quality-1"].focus


@pytest.mark.parametrize(
    ("hour", "minute", "evening", "quarter"),
    [(6, 0, 20, 30), (7, 10, 21, 30), (8, 0, 22, 30), (11, 0, 22, 30), (18, 0, 22, 30)],
)
def test_bedtime_is_the_evening_before_and_never_after_half_past_ten(
    hour: int, minute: int, evening: int, quarter: int
) -> None:
    long = week_placed(season(16), 5, long=at(6, hour, minute))["long"]
    assert long.bedtime == datetime(2027, 2, 6, evening, quarter)
    assert told(long, "sleep") is not None


def test_a_run_just_after_midnight_has_its_bedtime_on_the_day_before() -> None:
    long = week_placed(season(16), 5, long=at(6, 0, 10))["long"]
    assert long.bedtime == datetime(2027, 2, 6, 14, 30)


def test_runs_below_ninety_minutes_ask_for_no_bedtime() -> None:
    given = season(26, **{"running.weekly": 20, "running.longest": 8})
    made = week_placed(given, 2, long=at(6, 8), easy_1=at(1, 7))
    assert made["long"].minutes < 90
    assert {session.bedtime for session in made.values()} == {None}
    assert told(made["long"], "sleep") is None


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("finish", (14_000, 15_000)),
        ("4:30:00", (16_200, 16_200)),
        ("4:00:00", (14_400, 14_400)),
        ("3:00:00", (14_000, 15_000)),
    ],
)
def test_the_race_is_run_at_the_forecast_or_at_a_goal_that_is_no_faster(
    goal: str, told: tuple[int, int]
) -> None:
    given = season(16, **{"race.goal": goal})
    made = week_placed(given, 16, easy_1=at(1, 7), race=0)
    known = evolve(fitness_of(given), prediction_s=(14_000, 15_000))
    run, race = with_forecast(tuple(made.values()), given, known)
    (part,) = race.steps
    assert part.pace == pytest.approx((told[0] / 42.195, told[1] / 42.195))
    assert run == made["easy-1"]
    assert race.minutes == round(part.minutes) == round(told[1] / 60)


@pytest.mark.parametrize(("worst_s", "fuelled"), [(5_200, False), (6_000, True)])
def test_carbohydrate_goes_with_the_time_forecast(worst_s: int, *, fuelled: bool) -> None:
    given = season(16, **{"race.distance": "half", "race.goal": "1:00:00"})
    made = week_placed(given, 16, race=0)["race"]
    known = evolve(fitness_of(given), prediction_s=(5_000, worst_s))
    (race,) = with_forecast((made,), given, known)
    assert (race.fuel_g_per_h is not None) is fuelled
    assert (told(race, "fuel") is not None) is fuelled


def test_a_race_with_walk_breaks_is_run_like_the_long_runs() -> None:
    given = season(20, **{"race.run_walk": True, "running.weekly": 24, "running.longest": 10})
    race = week_placed(given, 20, race=0)["race"]
    assert [part.kind for part in race.steps] == ["easy", "walk"]
    assert sum(part.km * part.repeat for part in race.steps) == pytest.approx(42.195, abs=0.1)
    assert race.minutes == round(sum(part.minutes * part.repeat for part in race.steps))
    known = evolve(fitness_of(given), prediction_s=(14_000, 15_000))
    assert with_forecast((race,), given, known) == (race,)


def test_without_a_forecast_the_race_stays_as_it_is() -> None:
    given = season(16, **{"running.recent_race": ABSENT})
    made = tuple(week_placed(given, 16, race=0).values())
    assert with_forecast(made, given, fitness_of(given)) == made


def test_the_wall_is_spoken_of_before_a_marathon_only() -> None:
    ten = week_placed(season(16, **{"race.distance": "10k"}), 16, race=0)["race"]
    assert ten.why[0] == Reason("R-SAFE-3", "even-pace-short")


def test_fuel_and_focus_are_told_why_where_there_are_any() -> None:
    given = season(16)
    made = week_placed(given, 5, long=at(6, 8), easy_1=at(1, 7))
    assert made["long"].fuel_g_per_h is not None
    assert [reason.rule for reason in made["long"].why[-3:]] == [
        "R-FUEL-1",
        "R-SLEEP-1",
        "R-MENT-1",
    ]
    assert told(made["easy-1"], "fuel") is None
    assert told(made["easy-1"], "focus") is None


@pytest.mark.parametrize(("weekly", "longest", "is_told"), [(40, 16, True), (20, 8, False)])
def test_an_easy_run_on_the_day_after_ninety_minutes_is_told_as_recovery(
    weekly: int, longest: int, *, is_told: bool
) -> None:
    given = season(26, **{"running.weekly": weekly, "running.longest": longest})
    made = week_placed(given, 2, long=at(5, 8), easy_1=at(6, 7), easy_2=at(3, 7))
    assert (made["long"].minutes >= 90) == is_told
    assert (told(made["easy-1"], "recovery") is not None) == is_told
    assert told(made["easy-2"], "recovery") is None


def test_the_race_is_at_its_own_time_with_its_pacing_sleep_and_fuel() -> None:
    race = week_placed(season(16), 16, race=0)["race"]
    assert race.start == datetime(2027, 4, 25, 9, 30)
    assert (race.id, race.km, race.discipline, race.leg_load) == ("w16-race", 42.195, "race", 3)
    assert [reason.code for reason in race.why] == ["even-pace", "fuel", "sleep", "focus"]
    assert race.bedtime == datetime(2027, 4, 24, 22, 30)
    assert race.fuel_g_per_h == (30, 60)
    (step,) = race.steps
    assert (step.km, step.zone) == (42.195, "M")


@pytest.mark.parametrize(
    ("distance", "zone", "fuel"), [("half", "T", (30, 60)), ("10k", "T", None), ("5k", "I", None)]
)
def test_the_race_s_zone_and_fuel_are_the_distance_s(
    distance: str, zone: str, fuel: tuple[int, int] | None
) -> None:
    given = season(10, **{"race.distance": distance})
    race = week_placed(given, 10, race=0)["race"]
    assert (race.steps[0].zone, race.fuel_g_per_h) == (zone, fuel)


def test_a_lift_is_told_how_long_after_the_day_s_run_it_is() -> None:
    made = week_placed(season(16), 5, quality_1=at(1, 7), lift_a=at(1, 17, 30))
    end = made["quality-1"].start + timedelta(minutes=made["quality-1"].minutes)
    hours = int((made["lift-a"].start - end).total_seconds() // 3600)
    assert told(made["lift-a"], "after-run") == {"hours": hours}


def test_a_lift_on_another_day_than_the_run_is_not_told() -> None:
    made = week_placed(season(16), 5, quality_1=at(1, 7), lift_a=at(2, 17, 30))
    assert told(made["lift-a"], "after-run") is None


def test_a_lift_is_told_the_hours_to_the_next_hard_run() -> None:
    made = week_placed(season(16), 5, lift_a=at(3, 17), easy_1=at(4, 7), long=at(6, 8))
    end = made["lift-a"].start + timedelta(minutes=made["lift-a"].minutes)
    hours = int((made["long"].start - end).total_seconds() // 3600)
    assert told(made["lift-a"], "hours-to-hard") == {"hours": hours, "kind": "long"}


@pytest.mark.parametrize(("day", "is_told"), [(4, True), (6, False)])
def test_a_hard_run_more_than_four_days_away_is_not_worth_telling(
    day: int, *, is_told: bool
) -> None:
    made = week_placed(season(16), 5, lift_a=at(0, 17), long=at(day, 16))
    assert (told(made["lift-a"], "hours-to-hard") is not None) == is_told


def test_hip_and_core_is_not_told_any_hours() -> None:
    given = season(16, **{"strength.sessions": 3})
    made = week_placed(given, 5, core_1=at(5, 17), long=at(6, 8))
    assert [reason.code for reason in made["core-1"].why] == ["hip-core"]


def test_the_last_heavy_lift_says_how_many_days_are_left() -> None:
    made = week_placed(season(16), 15, lift_a=at(1, 17))
    assert made["lift-a"].leg_load == 3
    assert made["lift-a"].why[0] == Reason("R-STR-8", "last-heavy", (("days", 12),))


def test_a_heavy_lift_outside_the_taper_does_not_count_the_days() -> None:
    made = week_placed(season(16), 8, lift_a=at(1, 17))
    assert made["lift-a"].leg_load == 3
    assert told(made["lift-a"], "last-heavy") is None


def test_sessions_come_in_order_of_time_and_of_their_ids() -> None:
    plan, _, _ = planned(season(16))
    keys = [(session.start, session.id) for session in plan.sessions]
    assert keys == sorted(keys)
    assert len({session.id for session in plan.sessions}) == len(plan.sessions)


def test_a_week_s_totals_are_the_sums_of_its_sessions() -> None:
    plan, _, _ = planned(season(16, **{"strength.sessions": 3}))
    for week in plan.weeks:
        held = [session for session in plan.sessions if session.week == week.number]
        runs = [session for session in held if session.discipline == "run"]
        assert week.km == pytest.approx(sum(run.km or 0.0 for run in runs))
        assert week.minutes == sum(run.minutes for run in runs)
        assert week.long_km == max((r.km or 0.0 for r in runs if r.kind == "long"), default=0.0)
        lifts = [session for session in held if session.discipline == "strength"]
        assert week.strength_sessions == len(lifts)
        load = sum((s.rpe[0] + s.rpe[1]) / 2 * s.minutes for s in held if s.discipline != "race")
        assert week.load == pytest.approx(load, abs=0.1)


def test_a_week_counts_what_found_room_only() -> None:
    given = season(16)
    made = drafted(given)
    placings = [
        evolve(p, placed=tuple(each for each in p.placed if each.role != "long"), dropped=("long",))
        for p in anyhow_placed(made)
    ]
    sessions = sessions_of(given, fitness_of(given), made, placings, given.timezone)
    weeks = weeks_of(made, sessions)
    assert {week.long_km for week in weeks} == {0.0}
    assert weeks[4].km == pytest.approx(made.weeks[4].km - made.weeks[4].long_km, abs=0.01)


def test_weeks_keep_their_dates_phases_and_cutbacks() -> None:
    plan, made, _ = planned(season(16))
    for week, draft in zip(plan.weeks, made.weeks, strict=True):
        span = draft.span
        assert (week.number, week.start, week.end, week.phase, week.cutback) == (
            span.number,
            span.start,
            span.end,
            span.phase,
            span.cutback,
        )
        assert week.strength_phase == draft.lift_week.phase


def test_heavy_weeks_and_the_race_week_ask_for_more_sleep() -> None:
    plan, _, _ = planned(season(16))
    highest = max(week.km for week in plan.weeks)
    for week in plan.weeks:
        heavy = week.km >= 0.9 * highest or week.phase == "race"
        assert week.sleep_h == (SLEEP_HEAVY_H if heavy else SLEEP_H), week.number


def test_a_season_without_runs_still_has_weeks() -> None:
    made = drafted(season(8, **{"race.distance": "5k"}))
    empty = Draft(tuple(evolve(week, runs=(), lifts=()) for week in made.weeks), made.ladder)
    weeks = weeks_of(empty, ())
    assert {week.km for week in weeks} == {0.0}
    assert weeks[0].sleep_h == SLEEP_H


def test_a_race_without_prediction_is_shown_as_long_as_marathon_pace_takes() -> None:
    given = profile()
    made = drafted(given)
    week = next(each for each in made.weeks if each.span.phase == "race")
    only = evolve(made, weeks=(week,))
    placing = WeekPlacing((Placed("race", 6, 0, 0),), (), 0)
    (race,) = sessions_of(given, fitness(score=None), only, [placing], given.timezone)
    assert race.minutes == round(42.195 * 420 * 0.88 / 60)
    assert race.steps[0].pace is None
