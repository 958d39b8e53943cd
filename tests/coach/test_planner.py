"""From a profile to a plan or a refusal: shapes, bending to windows, options that work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve

from pacelift.coach import codec, planner
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.fitness import equivalent_time_s
from pacelift.coach.plan import Plan
from pacelift.coach.planner import run_days, start
from pacelift.coach.profile import Profile
from pacelift.coach.rules import Finding, check, hard_findings
from pacelift.coach.week import WeekPlacing, WeekProblem, place_season
from pacelift.errors import Refusal
from tests.builders import ABSENT, profile, profile_document
from tests.coach.drafts import ALL_DAYS, MONDAY, fitness, fitness_of, season
from tests.coach.plans import PLAN_ID, catalogue, edited, example_plan, plan_of, plan_with

SHORT_MORNINGS = [
    {"days": ALL_DAYS[:5], "from": "06:00", "to": "06:45"},
    {"days": ["sat", "sun"], "from": "08:00", "to": "11:30"},
]
HOURS = [
    {"days": ALL_DAYS, "from": "06:00", "to": "07:00"},
    {"days": ["sat", "sun"], "from": "08:00", "to": "13:00"},
]


def seasoned(weeks: int, **overrides: object) -> dict[str, Any]:
    """A document of that many whole weeks."""
    race = MONDAY + timedelta(weeks=weeks, days=-1)
    return profile_document(**{"start": MONDAY, "race.date": race, **overrides})


def refusal(document: dict[str, Any]) -> Refusal:
    with pytest.raises(Refusal) as raised:
        plan_of(document)
    return raised.value


def runs(plan: Plan, number: int) -> int:
    return sum(s.week == number and s.discipline == "run" for s in plan.sessions)


def most_runs(plan: Plan) -> int:
    return max(runs(plan, week.number) for week in plan.weeks if week.days == 7)


def warned(plan: Plan) -> set[str]:
    return {warning.code for warning in plan.warnings}


def test_the_example_breaks_no_hard_rule_and_is_told_the_disclaimer() -> None:
    plan = example_plan()
    assert hard_findings(plan, catalogue()) == ()
    assert "disclaimer" in warned(plan)
    assert (plan.id, plan.profile) == (PLAN_ID, profile())


def test_the_example_breaks_no_soft_rule_but_the_share_of_its_two_longest_runs() -> None:
    """R-VOL-8 lets the week only double, too little for the last two long runs (R-LONG-3)."""
    found = {(f.rule, f.where) for f in check(example_plan(), catalogue())}
    assert found <= {("R-LONG-1", "week 12"), ("R-LONG-1", "week 13")}


def test_the_same_profile_gives_the_same_plan() -> None:
    again = start(profile(), catalogue(), PLAN_ID)
    assert codec.dumps(again) == codec.dumps(example_plan())


def test_the_prediction_looks_at_the_volume_of_the_peak_block() -> None:
    plan = example_plan()
    assert plan.fitness.score is not None
    assert plan.fitness.prediction_s is not None
    best, worst = plan.fitness.prediction_s
    assert best >= equivalent_time_s(plan.fitness.score, 42.195)
    low = plan_with(**{"running.days": 3}).fitness.prediction_s
    assert low is not None
    assert worst <= low[1]  # less volume promises no faster marathon


def test_a_race_with_a_goal_out_of_reach_is_as_long_as_its_forecast() -> None:
    plan = plan_with(**{"race.goal": "3:00:00"})
    assert plan.fitness.prediction_s is not None
    best, worst = plan.fitness.prediction_s
    assert best > 3 * 3600
    (race,) = (each for each in plan.sessions if each.discipline == "race")
    assert race.minutes == round(worst / 60)


@pytest.mark.parametrize(
    ("overrides", "level", "most"),
    [
        ({"running.days": 6}, "intermediate", 6),
        ({"running.days": 3}, "intermediate", 3),
        ({"running.days": 6, "race.distance": "10k"}, "novice", 5),
        ({"running.days": 6}, "novice", 4),
        (
            {
                "running.days": 6,
                "window": [{"days": ["tue", "thu", "sun"], "from": "06:00", "to": "09:00"}],
            },
            "intermediate",
            3,
        ),
    ],
)
def test_runs_a_week_are_what_was_wanted_as_far_as_level_and_windows_allow(
    overrides: dict[str, object], level: Any, most: int
) -> None:
    assert run_days(profile(**overrides), fitness(level)) == most


def test_a_plan_has_the_runs_that_were_wanted_where_windows_have_room() -> None:
    for days in (3, 4, 5):
        plan = plan_with(**{"running.days": days})
        assert most_runs(plan) == days
        assert "fewer-runs" not in warned(plan)


def test_few_windows_give_fewer_runs_and_say_so() -> None:
    three = [
        {"days": ["tue", "thu"], "from": "06:00", "to": "07:30"},
        {"days": ["sun"], "from": "08:00", "to": "12:00"},
    ]
    plan = plan_with(window=three, **{"running.days": 5})
    assert most_runs(plan) == 3
    assert "fewer-runs" in warned(plan)
    assert hard_findings(plan, catalogue()) == ()


@pytest.mark.parametrize("distance", ["marathon", "half", "10k"])
@pytest.mark.parametrize("weekly", [25, 40])
def test_short_working_days_and_long_weekends_are_room_for_a_plan(
    distance: str, weekly: int
) -> None:
    document = seasoned(
        18,
        window=SHORT_MORNINGS,
        **{"race.distance": distance, "running.weekly": weekly, "running.longest": weekly / 2},
    )
    plan = plan_of(document)
    assert hard_findings(plan, catalogue()) == ()
    assert most_runs(plan) >= 3


def test_windows_of_an_hour_hold_the_runs_that_were_wanted() -> None:
    plan = plan_of(seasoned(16, window=HOURS))
    assert most_runs(plan) == 4


@pytest.mark.parametrize("weeks", [10, 16, 24])
def test_a_run_walk_marathon_is_planned_for_a_slow_runner(weeks: int) -> None:
    slow = {
        "race.run_walk": True,
        "running.recent_race": ABSENT,
        "running.weekly": 30,
        "running.longest": 16,
    }
    assert hard_findings(plan_of(seasoned(weeks, **slow)), catalogue()) == ()


@pytest.mark.parametrize("start_weekday", range(7))
def test_a_beginner_s_plan_may_start_on_any_day(start_weekday: int) -> None:
    document = seasoned(
        9,
        **{
            "race.distance": "5k",
            "running.weekly": 25,
            "running.longest": 10,
            "strength.sessions": 1,
        },
    )
    document["start"] = MONDAY + timedelta(days=start_weekday)
    plan = plan_of(document)
    assert hard_findings(plan, catalogue()) == ()
    assert most_runs(plan) == 4


@pytest.mark.parametrize("race_weekday", range(7))
def test_a_race_may_be_on_any_day(race_weekday: int) -> None:
    document = seasoned(14)
    document["race"]["date"] -= timedelta(days=6 - race_weekday)
    plan = plan_of(document)
    assert hard_findings(plan, catalogue()) == ()
    assert sum(session.discipline == "race" for session in plan.sessions) == 1


def test_flat_weeks_with_many_km_and_short_long_runs_can_be_tapered() -> None:
    flat = {"running.weekly": 56, "running.longest": 16, "running.days": 5, "race.distance": "10k"}
    plan = plan_of(seasoned(15, window=SHORT_MORNINGS, **flat))
    assert hard_findings(plan, catalogue()) == ()


def test_a_race_within_five_weeks_is_too_soon_with_a_later_date_that_works() -> None:
    document = seasoned(5, **{"race.date": MONDAY + timedelta(days=27), "race.distance": "10k"})
    raised = refusal(document)
    assert (raised.rule, raised.code) == ("R-PHASE-2", "too-soon")
    later = next(o for o in raised.options if "date" in dict(o.profile.get("race", {})))
    assert plan_of(edited(document, later.profile)).weeks


def far_off() -> dict[str, Any]:
    """A marathon in ten weeks for someone who runs 8 km at most."""
    return seasoned(10, **{"running.weekly": 22, "running.longest": 8})


def test_a_race_out_of_reach_is_refused_with_options_that_each_give_a_plan() -> None:
    raised = refusal(far_off())
    assert (raised.rule, raised.code) == ("R-PHASE-2", "out-of-reach")
    assert len(raised.options) >= 2
    for option in raised.options:
        plan = plan_of(edited(far_off(), option.profile))
        assert hard_findings(plan, catalogue()) == (), option.text


def test_the_later_date_of_a_refusal_is_the_earliest_that_works() -> None:
    raised = refusal(far_off())
    (option,) = [o for o in raised.options if "date" in dict(o.profile.get("race", {}))]
    day = date.fromisoformat(dict(option.profile["race"])["date"])
    before = edited(far_off(), {"race": {"date": day - timedelta(weeks=1)}})
    assert refusal(before).code == "out-of-reach"


def test_windows_that_hold_no_week_are_refused_with_wider_ones_that_do() -> None:
    document = seasoned(
        12,
        window=[{"days": ["sat", "sun"], "from": "07:00", "to": "09:00"}],
        **{"race.distance": "10k"},
    )
    raised = refusal(document)
    assert (raised.rule, raised.code) == ("R-DAYS-1", "no-room")
    assert "window" in raised.options[0].profile
    plan = plan_of(edited(document, raised.options[0].profile))
    assert most_runs(plan) >= 3


def test_a_refusal_of_safety_comes_before_all_others() -> None:
    document = seasoned(
        5, **{"race.date": MONDAY + timedelta(days=10), "athlete.screening": "symptoms"}
    )
    assert refusal(document).rule == "R-SAFE-1"


def test_an_earlier_long_run_than_planned_is_no_reason_to_refuse_a_short_marathon() -> None:
    document = seasoned(9, **{"running.weekly": 30, "running.longest": 13})
    plan = plan_of(document)
    assert "short-long-run" in warned(plan)


def test_a_novice_short_of_time_gets_rarer_cutbacks_rather_than_a_refusal() -> None:
    def cutbacks(weeks: int) -> list[int]:
        plan = plan_of(seasoned(weeks, **{"running.weekly": 22, "running.longest": 8}))
        return [week.number for week in plan.weeks if week.cutback]

    # 14 weeks have 11 before the taper: back from the last, every third or every fourth.
    assert cutbacks(15) == [4, 7, 10]
    assert cutbacks(14) == [4, 8]


def test_lighter_weeks_stay_as_often_as_age_asks_when_the_race_is_ready_so() -> None:
    """Rarer ones reach further, which a runner who is ready does not need (R-VOL-5)."""
    plan = plan_of(seasoned(20, **{"athlete.born": 1970, "running.weekly": 60}))
    lighter = [week.number for week in plan.weeks if week.cutback]
    assert {later - earlier for earlier, later in pairwise(lighter)} == {3}


def test_a_race_out_of_reach_is_refused_before_any_week_is_placed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seasons: list[Sequence[WeekProblem]] = []
    monkeypatch.setattr(planner, "place_season", seasons.append)
    monkeypatch.setattr(planner.feasibility, "options", lambda *_, **__: ())
    assert refusal(far_off()).code == "out-of-reach"
    assert seasons == []


def test_a_week_without_room_for_a_run_is_composed_again_with_fewer() -> None:
    # The clocks' gap swallows the only window of that Sunday.
    windows = [
        {"days": ["tue", "wed", "fri"], "from": "06:00", "to": "08:00"},
        {"days": ["sun"], "from": "02:00", "to": "03:00"},
    ]
    given = {
        "race.distance": "5k",
        "running.weekly": 25,
        "running.longest": 8,
        "running.long_run_day": "fri",
    }
    plan = plan_of(seasoned(14, window=windows, **given))
    by_start = {week.start: runs(plan, week.number) for week in plan.weeks}
    assert by_start[date(2027, 3, 22)] == by_start[date(2027, 3, 15)] - 1


def placing_without(leave_out: Callable[[int, WeekProblem], str | None]) -> Any:
    """The real placing, but that a role is left out of each week for which one is named."""

    def place(weeks: Sequence[WeekProblem]) -> tuple[WeekPlacing, ...]:
        found = []
        for number, (week, placed) in enumerate(
            zip(weeks, place_season(weeks), strict=True), start=1
        ):
            role = leave_out(number, week)
            kept = tuple(each for each in placed.placed if each.role != role)
            dropped = (*placed.dropped, *([role] if role else []))
            found.append(evolve(placed, placed=kept, dropped=dropped))
        return tuple(found)

    return place


def run_roles(week: WeekProblem) -> list[str]:
    return [item.role for item in week.items if item.kind in {"long", "quality", "easy"}]


def test_a_week_without_room_for_the_long_run_goes_without_and_the_ladder_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def long_of_week_5(number: int, week: WeekProblem) -> str | None:
        return "long" if number == 5 and "long" in run_roles(week) else None

    monkeypatch.setattr(planner, "place_season", placing_without(long_of_week_5))
    plan = plan_of(seasoned(16))
    longs = [week.long_km for week in plan.weeks]
    assert longs[4] == 0.0
    assert 0 < longs[5] <= 1.10 * max(longs[1:4]) + 0.5
    assert hard_findings(plan, catalogue()) == ()


def test_where_many_weeks_have_no_room_for_a_run_all_get_fewer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def beyond_three(number: int, week: WeekProblem) -> str | None:
        roles = run_roles(week)
        return roles[-1] if len(roles) > 3 else None

    monkeypatch.setattr(planner, "place_season", placing_without(beyond_three))
    plan = plan_of(seasoned(16))
    assert {runs(plan, week.number) for week in plan.weeks[:13]} == {3}
    assert "no-room" not in warned(plan)


def test_a_season_that_breaks_a_hard_rule_is_not_given_to_the_runner(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def four_runs_are_wrong(plan: Plan, _: Catalogue) -> tuple[Finding, ...]:
        return (Finding("R-VOL-3", "hard", "plan", "wrong"),) if most_runs(plan) == 4 else ()

    monkeypatch.setattr(planner, "hard_findings", four_runs_are_wrong)
    assert most_runs(plan_of(seasoned(16))) == 3


def test_a_run_walk_marathon_with_a_time_goal_is_planned_too() -> None:
    goal = {"race.run_walk": True, "race.goal": "3:59:00", "running.recent_race": ABSENT}
    document = seasoned(24, **{**goal, "running.weekly": 24, "running.longest": 10})
    assert hard_findings(plan_of(document), catalogue()) == ()


def test_a_beginner_who_starts_on_a_sunday_keeps_the_runs_that_were_wanted() -> None:
    document = seasoned(
        19,
        window=SHORT_MORNINGS,
        **{"race.distance": "10k", "running.weekly": 25, "running.longest": 12.5},
    )
    document["start"] = MONDAY + timedelta(days=6)
    document["strength"]["sessions"] = 3
    assert most_runs(plan_of(document)) == 4


def test_strength_goes_on_for_the_whole_season_beside_the_running() -> None:
    plan = example_plan()
    racing = [week for week in plan.weeks if week.phase not in {"race", "recovery"}]
    assert all(week.strength_sessions >= 1 for week in racing)


def reader(**overrides: object) -> Profile:
    return season(12, **overrides)


def test_what_level_a_runner_has_follows_from_the_last_four_weeks() -> None:
    assert fitness_of(reader(**{"running.weekly": 20})).level == "novice"
    for weekly, marathons, level in (
        (20, 0, "novice"),
        (40, 0, "intermediate"),
        (60, 2, "advanced"),
    ):
        plan = plan_of(
            seasoned(
                16,
                **{
                    "race.distance": "half",
                    "running.weekly": weekly,
                    "running.longest": 14,
                    "running.marathons": marathons,
                },
            )
        )
        assert plan.fitness.level == level


def test_where_windows_have_room_but_every_season_breaks_a_rule_that_is_what_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    finding = Finding("R-VOL-1", "hard", "week 3", "too much")
    monkeypatch.setattr(planner, "hard_findings", lambda *_: (finding,))
    raised = refusal(profile_document())
    assert (raised.rule, raised.code) == ("R-PHASE-2", "no-season")
    assert "windows have room" in raised.text
