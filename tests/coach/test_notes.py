"""The plan's warnings: each when it should be there, and only then."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve

from pacelift.coach.draft import Draft
from pacelift.coach.notes import warnings
from pacelift.coach.plan import Plan, Reason
from pacelift.coach.profile import Profile
from pacelift.coach.season import long_cap_km
from pacelift.coach.week import WeekPlacing
from tests.builders import ABSENT
from tests.coach.drafts import AMPLE, anyhow_placed, drafted, fitness_of, planned, season
from tests.coach.plans import plan_with


def noted(given: Profile, **changes: Any) -> dict[str, Reason]:
    """The warnings of a profile's season, by code."""
    plan, made, placings = planned(given, **changes)
    return {reason.code: reason for reason in warnings(plan, made, placings)}


def of(plan: Plan, made: Draft, placings: tuple[WeekPlacing, ...]) -> dict[str, Reason]:
    return {reason.code: reason for reason in warnings(plan, made, placings)}


def strong(**overrides: object) -> Profile:
    """A runner of whom nothing but the disclaimer needs to be said."""
    usual = {
        "athlete.born": 1990,
        "race.goal": "3:45:00",
        "running.weekly": 50,
        "running.longest": 20,
        "running.marathons": 2,
        "running.recent_race.time": "0:41:00",
        "strength.experience": "some",
        "window": AMPLE,
    }
    return season(18, **{**usual, **overrides})


def test_a_runner_with_time_room_and_base_is_told_the_disclaimer_only() -> None:
    assert set(noted(strong())) == {"disclaimer"}


def test_the_disclaimer_comes_last_in_every_plan() -> None:
    for given in (strong(), season(8, **{"race.distance": "5k", "athlete.injuries": ["knee"]})):
        plan, made, placings = planned(given)
        assert warnings(plan, made, placings)[-1] == Reason("R-SAFE-2", "disclaimer")


def with_longest(given: Profile, longest_km: float) -> dict[str, Reason]:
    """The warnings if the longest run of the ladder were that."""
    plan, made, placings = planned(given)
    return of(plan, evolve(made, ladder=evolve(made.ladder, longest_km=longest_km)), placings)


@pytest.mark.parametrize(("longest_km", "is_told"), [(26.0, False), (25.9, True), (18.0, True)])
def test_a_long_run_below_26_km_is_told(longest_km: float, *, is_told: bool) -> None:
    assert ("short-long-run" in with_longest(strong(), longest_km)) == is_told


def test_what_is_told_of_a_short_long_run_is_the_longest_run_of_the_plan() -> None:
    given = season(
        9,
        **{
            "running.weekly": 26,
            "running.longest": 12,
            "running.recent_race.time": "0:44:00",
            "race.goal": "4:00:00",
        },
    )
    plan, made, placings = planned(given)
    found = of(plan, made, placings)["short-long-run"]
    longest = max(session.km or 0.0 for session in plan.sessions if session.discipline == "run")
    assert (found.rule, dict(found.values)) == ("R-PHASE-2", {"km": longest})


def test_a_run_walk_finish_on_short_long_runs_is_told_as_one() -> None:
    given = strong(**{"race.run_walk": True})
    assert "run-walk" in with_longest(given, 15.0)
    assert "run-walk" not in with_longest(given, 27.0)


def test_bigger_steps_are_told_with_their_percent() -> None:
    found = noted(strong(**{"running.single_run_step": 1.15}))["bigger-steps"]
    assert (found.rule, dict(found.values)) == ("R-VOL-3", {"percent": 15})


@pytest.mark.parametrize(("goal_s", "is_told"), [(13_580, False), (13_579, True), (14_000, False)])
def test_a_goal_more_than_three_percent_beyond_the_best_prediction_is_out_of_reach(
    goal_s: int, *, is_told: bool
) -> None:
    plan, made, placings = planned(strong())
    given = evolve(plan.profile, race=evolve(plan.profile.race, goal_s=goal_s))
    plan = evolve(plan, profile=given, fitness=evolve(plan.fitness, prediction_s=(14_000, 15_000)))
    found = of(plan, made, placings)
    assert ("goal-out-of-reach" in found) == is_told
    if is_told:
        values = {"goal_s": goal_s, "b_s": 14_000, "c_s": 15_000}
        assert dict(found["goal-out-of-reach"].values) == values


def test_without_a_goal_or_a_prediction_no_goal_is_judged() -> None:
    plan, made, placings = planned(strong(**{"race.goal": "finish"}))
    known = evolve(plan.fitness, prediction_s=(14_000, 15_000))
    assert "goal-out-of-reach" not in of(evolve(plan, fitness=known), made, placings)
    assert "goal-out-of-reach" not in noted(strong(**{"running.recent_race": ABSENT}))


def test_fewer_runs_than_wanted_are_told() -> None:
    found = noted(strong(**{"running.days": 6}), runs=4)["fewer-runs"]
    assert found.rule == "R-DAYS-1"
    assert dict(found.values) == {"wanted": 6, "planned": 4}
    assert "fewer-runs" not in noted(strong(), runs=4)


def without_runs(
    roles: set[str], weeks: range | set[int], **overrides: object
) -> dict[str, Reason]:
    """The warnings if those runs were not in those weeks."""
    plan, made, placings = planned(strong(**overrides))
    kept = tuple(s for s in plan.sessions if s.week not in weeks or s.role not in roles)
    return of(evolve(plan, sessions=kept), made, placings)


def test_weeks_with_fewer_runs_than_the_others_are_told() -> None:
    found = without_runs({"easy-1", "easy-2"}, {5, 9})["weeks-of-fewer-runs"]
    assert found.rule == "R-DAYS-1"
    assert dict(found.values) == {"planned": 4, "fewest": 2, "count": 2, "weeks": "5, 9"}
    both = without_runs({"easy-1"}, {5}, **{"running.days": 5})
    assert dict(both["weeks-of-fewer-runs"].values)["planned"] == 5
    assert "weeks-of-fewer-runs" not in without_runs({"easy-1"}, range(1, 40))


def test_a_taper_week_with_a_run_less_is_as_it_should_be() -> None:
    assert set(without_runs({"easy-1"}, {16, 17, 18})) == {"disclaimer"}


def with_lifts(lifts: int, core: int, wanted: int = 3) -> dict[str, Reason]:
    """The warnings if each week held so many lifts and hip and core sessions."""
    plan, made, placings = planned(strong(**{"strength.sessions": 3}))
    roles = {*["lift-a", "lift-b"][:lifts], *["core-1"][:core]}
    kept = tuple(s for s in plan.sessions if s.discipline == "run" or s.role in roles)
    asked = evolve(plan.profile, strength=evolve(plan.profile.strength, sessions=wanted))
    return of(evolve(plan, sessions=kept, profile=asked), made, placings)


def test_who_asks_for_three_lifts_is_told_that_the_third_is_hip_and_core() -> None:
    found = with_lifts(2, 1)["core-for-lift"]
    assert (found.rule, dict(found.values)) == ("R-STR-5", {"wanted": 3, "planned": 2})
    assert "fewer-lifts" not in with_lifts(2, 1)


@pytest.mark.parametrize(("lifts", "core", "wanted"), [(2, 0, 3), (1, 1, 3), (1, 1, 2), (0, 1, 1)])
def test_hip_and_core_is_not_counted_as_a_lift(lifts: int, core: int, wanted: int) -> None:
    found = with_lifts(lifts, core, wanted)
    assert dict(found["fewer-lifts"].values) == {"wanted": wanted, "planned": lifts}
    assert "core-for-lift" not in found


@pytest.mark.parametrize(("lifts", "wanted"), [(2, 2), (1, 1), (2, 0)])
def test_as_many_lifts_as_asked_for_need_no_word(lifts: int, wanted: int) -> None:
    assert not {"fewer-lifts", "core-for-lift"} & set(with_lifts(lifts, 1, wanted))


def test_a_first_timer_s_four_runs_are_told_with_the_rule_that_holds_them() -> None:
    first = season(30, **{"running.weekly": 20, "running.longest": 9, "running.days": 6})
    assert noted(first, runs=4)["fewer-runs"].rule == "R-GOAL-1"
    assert noted(first, runs=3)["fewer-runs"].rule == "R-DAYS-1"


def dropping(weeks: list[int], role: str) -> dict[str, Reason]:
    given = strong()
    plan, made, placings = planned(given)
    changed = tuple(
        evolve(each, dropped=(role,)) if number in weeks else each
        for number, each in enumerate(placings, start=1)
    )
    return of(plan, made, changed)


def test_sessions_without_room_are_told_with_their_weeks() -> None:
    found = dropping([3, 5], "lift-b")["no-room"]
    assert found.rule == "R-DAYS-1"
    assert dict(found.values) == {"role": "lift-b", "count": 2, "weeks": "3, 5"}


def test_of_many_weeks_without_room_six_are_listed() -> None:
    values = dict(dropping(list(range(2, 11)), "core-1")["no-room"].values)
    assert (values["count"], values["weeks"]) == (9, "2, 3, 4, 5, 6, 7 …")


def test_each_role_without_room_is_told_once() -> None:
    given = strong()
    plan, made, placings = planned(given)
    changed = tuple(evolve(each, dropped=("lift-a", "lift-b")) for each in placings[:3])
    found = [r for r in warnings(plan, made, (*changed, *placings[3:])) if r.code == "no-room"]
    assert [dict(r.values)["role"] for r in found] == ["lift-a", "lift-b"]


SHORT_MORNINGS = [
    {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "06:00", "to": "06:45"},
    {"days": ["sat", "sun"], "from": "08:00", "to": "12:00"},
]


def shortened(given: Profile) -> dict[object, dict[str, object]]:
    """What is told to be shortened, by role."""
    found = [r for r in warnings(*planned(given)) if r.code == "shortened"]
    assert {reason.rule for reason in found} <= {"R-DAYS-1"}
    return {dict(reason.values)["role"]: dict(reason.values) for reason in found}


def test_sessions_that_short_windows_cut_are_told_with_what_is_left_and_their_weeks() -> None:
    told = shortened(strong(window=SHORT_MORNINGS))
    assert {"easy", "quality-1"} <= set(told)
    assert told["easy"]["minutes"] == 45
    assert str(told["easy"]["weeks"]).startswith("1, 2")


def test_a_lift_that_a_short_window_cuts_is_told() -> None:
    half_hours = [{"days": ["tue", "thu", "sat", "sun"], "from": "07:00", "to": "07:35"}]
    given = season(12, window=half_hours, **{"race.distance": "5k", "running.longest": 5})
    assert shortened(given)["lift-a"]["minutes"] <= 35  # type: ignore[operator]


def test_a_session_that_found_no_room_is_not_told_to_be_shortened() -> None:
    plan, made, placings = planned(strong(window=SHORT_MORNINGS))
    kept = tuple(each for each in plan.sessions if not each.role.startswith("easy"))
    found = warnings(evolve(plan, sessions=kept), made, placings)
    assert "easy" not in [dict(reason.values).get("role") for reason in found]


def test_an_easy_run_that_a_rule_keeps_short_is_not_told_to_be_shortened() -> None:
    assert shortened(strong(**{"running.days": 6})) == {}


def test_a_first_week_below_what_is_run_now_is_told() -> None:
    tight = strong(window=[{"days": ["tue", "thu", "sat", "sun"], "from": "07:00", "to": "08:00"}])
    found = noted(tight)["less-than-now"]
    assert found.rule == "R-VOL-7"
    assert dict(found.values)["weekly_km"] == 50.0
    assert dict(found.values)["km"] < 45


def test_a_first_week_as_it_is_now_is_not_told_even_when_it_is_a_part_of_one() -> None:
    part = evolve(strong(), start=strong().start.replace(day=7))
    assert "less-than-now" not in noted(part)


@pytest.mark.parametrize("start_day", range(5, 11))
def test_of_a_begun_first_week_nothing_is_told(start_day: int) -> None:
    plan, made, placings = planned(evolve(strong(), start=strong().start.replace(day=start_day)))
    little = evolve(plan, weeks=(evolve(plan.weeks[0], km=1.0), *plan.weeks[1:]))
    assert "less-than-now" not in of(little, made, placings)


def slow(**overrides: object) -> Profile:
    return strong(
        **{
            "race.goal": "finish",
            "running.recent_race.time": "1:05:00",
            "running.marathons": 0,
            **overrides,
        }
    )


def test_a_longest_run_at_the_time_cap_is_told_with_the_cap() -> None:
    found = noted(slow())["time-cap"]
    assert found.rule == "R-LONG-2"
    assert dict(found.values)["minutes"] == 210
    assert float(dict(found.values)["km"]) == pytest.approx(
        long_cap_km(slow(), fitness_of(slow())), abs=0.5
    )


def test_a_longest_run_at_the_longest_window_is_told_with_the_window() -> None:
    windows = [{"days": ["tue", "thu", "sat", "sun"], "from": "07:00", "to": "09:10"}]
    found = noted(strong(window=windows))
    assert "time-cap" not in found
    assert dict(found["window-cap"].values)["minutes"] == 130
    assert found["window-cap"].rule == "R-LONG-2"


def test_a_window_that_is_no_shorter_than_the_usual_longest_run_is_not_told() -> None:
    windows = [{"days": ["tue", "thu", "sat", "sun"], "from": "07:00", "to": "09:10"}]
    ten = strong(window=windows, **{"race.distance": "10k", "race.goal": "0:44:00"})
    assert "window-cap" not in noted(ten)


def test_a_marathon_on_little_volume_is_told_with_its_highest_week() -> None:
    little = season(14, **{"running.weekly": 16, "running.longest": 12, "running.days": 3})
    plan, made, placings = planned(little)
    found = of(plan, made, placings)["low-volume"]
    assert dict(found.values) == {"km": max(week.km for week in plan.weeks)}
    assert found.rule == "R-VOL-6"


def test_little_volume_is_enough_for_a_shorter_race() -> None:
    assert "low-volume" not in noted(
        season(12, **{"race.distance": "10k", "running.weekly": 15, "running.longest": 6})
    )


def test_a_long_run_that_is_most_of_its_week_is_told() -> None:
    plan, made, placings = planned(strong())
    weeks = tuple(
        evolve(week, km=30.0, long_km=20.0) if week.number == 5 else week for week in plan.weeks
    )
    found = of(evolve(plan, weeks=weeks), made, placings)["long-share"]
    assert (found.rule, dict(found.values)) == ("R-LONG-1", {"percent": 67})


def test_who_trains_by_effort_is_told_that_no_paces_are_shown() -> None:
    assert noted(strong(**{"running.recent_race": ABSENT}))["effort-only"].rule == "R-PACE-7"
    assert "effort-only" not in noted(strong())


def test_few_weeks_of_strength_in_a_long_season_are_told() -> None:
    plan, made, placings = planned(strong())
    weeks = tuple(
        evolve(week, strength_sessions=0) if week.number > 8 else week for week in plan.weeks
    )
    found = of(evolve(plan, weeks=weeks), made, placings)["few-weeks"]
    assert (found.rule, dict(found.values)) == ("R-STR-2", {"weeks": 8})


def test_a_short_season_cannot_have_many_weeks_of_strength() -> None:
    assert "few-weeks" not in noted(season(8, **{"race.distance": "5k"}))


def test_no_strength_at_all_is_no_matter_of_few_weeks_equipment_or_technique() -> None:
    found = noted(strong(**{"strength.sessions": 0, "strength.equipment": "none"}))
    assert not {"few-weeks", "technique-check", "no-load"} & set(found)
    gym = noted(strong(**{"strength.sessions": 0, "strength.equipment": "gym"}))
    assert "technique-check" not in gym


@pytest.mark.parametrize(
    ("equipment", "codes"),
    [("gym", {"technique-check"}), ("none", {"no-load"}), ("bands", set()), ("dumbbells", set())],
)
def test_a_gym_means_having_technique_looked_at_and_no_equipment_means_no_load(
    equipment: str, codes: set[str]
) -> None:
    assert set(noted(strong(**{"strength.equipment": equipment}))) == codes | {"disclaimer"}


def test_each_injury_is_named() -> None:
    plan, made, placings = planned(strong(**{"athlete.injuries": ["knee", "back"]}))
    named = [dict(r.values)["injury"] for r in warnings(plan, made, placings) if r.code == "injury"]
    assert sorted(map(str, named)) == ["back", "knee"]


@pytest.mark.parametrize(("born", "is_told"), [(1981, True), (1982, False), (ABSENT, False)])
def test_masters_are_told_from_the_year_they_turn_46(born: object, *, is_told: bool) -> None:
    assert ("masters" in noted(strong(**{"athlete.born": born}))) == is_told


@pytest.mark.parametrize(
    ("born", "every", "code"),
    [
        (1970, 3, "masters-lighter"),
        (1970, 4, "masters"),
        (1979, 3, "masters"),
        (1977, 3, "masters-lighter"),
    ],
)
def test_lighter_weeks_that_come_sooner_are_told_where_they_do_and_age_is_why(
    born: int, every: int, code: str
) -> None:
    found = noted(strong(**{"athlete.born": born}), cutback_every=every)
    assert set(found) & {"masters", "masters-lighter"} == {code}


@pytest.mark.parametrize("born", [1960, 1970, 1977, 1978, 1980])
def test_what_masters_are_told_of_lighter_weeks_is_so_in_their_plan(born: int) -> None:
    plan = plan_with(**{"athlete.born": born})
    lighter = [week.number for week in plan.weeks if week.cutback]
    every_third = all(b - a <= 3 for a, b in pairwise(lighter))
    told = "masters-lighter" in {reason.code for reason in plan.warnings}
    assert told == (every_third and born <= 1977)


def test_what_matters_most_for_race_day_comes_first() -> None:
    given = season(
        9,
        **{
            "running.weekly": 26,
            "running.longest": 12,
            "running.recent_race.time": "0:44:00",
            "race.goal": "4:00:00",
            "athlete.injuries": ["knee"],
            "strength.equipment": "gym",
        },
    )
    plan, made, placings = planned(given)
    codes = [reason.code for reason in warnings(plan, made, placings)]
    assert codes[0] == "short-long-run"
    assert codes.index("technique-check") < codes.index("injury") < codes.index("disclaimer")


def test_a_placing_without_drops_is_not_told() -> None:
    made = drafted(strong())
    assert all(placing.dropped == () for placing in anyhow_placed(made))
    assert "no-room" not in noted(strong())
