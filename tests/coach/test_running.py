"""The runs of a week: their kinds, sizes and steps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from attrs import evolve

from pacelift.coach.long_running import marathon_pace_km
from pacelift.coach.plan import Step
from pacelift.coach.rules import intensity, long_run
from pacelift.coach.run_draft import RunDraft, WeekFrame
from pacelift.coach.running import compose
from pacelift.coach.season import Target, long_cap_km
from tests.builders import profile
from tests.coach.drafts import fitness, fitness_of, run_named, span, week_frame


def run(*minutes: float, role: str = "easy-1") -> RunDraft:
    """A run made of easy steps of so many minutes, at 6:00 min/km."""
    steps = tuple(Step("easy", each / 6, each, "minutes", "E") for each in minutes)
    return RunDraft(role, "easy", steps, key=False, quality=False, leg_load=1, why=())


def codes(made: RunDraft) -> list[str]:
    return [reason.code for reason in made.why]


def roles(frame: WeekFrame) -> list[str]:
    return [made.role for made in compose(frame)]


def test_a_run_is_the_sum_of_its_steps() -> None:
    steps = (Step("easy", 5.0, 30.0, "km", "E"), Step("hill", 0.2, 1.0, "minutes", "R", repeat=6))
    made = RunDraft("easy-1", "easy", steps, key=False, quality=False, leg_load=1, why=())
    assert made.km == pytest.approx(6.2)


@pytest.mark.parametrize(("minutes", "taken"), [(30.0, 30), (30.1, 35), (34.9, 35), (35.0, 35)])
def test_a_run_takes_whole_blocks_of_five_minutes(minutes: float, taken: int) -> None:
    assert run(minutes).minutes == taken


def test_a_run_is_no_longer_for_the_rounding_of_its_steps() -> None:
    assert run(*(10.1,) * 3, 9.7).minutes == 40


@pytest.mark.parametrize(
    ("minutes", "grams"), [(85, None), (90, (30, 60)), (150, (30, 60)), (155, (60, 90))]
)
def test_carbohydrate_is_for_runs_of_ninety_minutes_and_more_for_those_over_150(
    minutes: float, grams: tuple[int, int] | None
) -> None:
    assert run(minutes).fuel_g_per_h == grams


def test_the_effort_is_that_of_the_kind() -> None:
    assert run(30).rpe == intensity.RPE["easy"]


def test_a_week_without_runs_is_empty() -> None:
    assert compose(week_frame(runs=0)) == ()


def test_a_week_holds_its_long_run_a_hard_run_and_easy_ones_in_their_order_of_worth() -> None:
    assert roles(week_frame()) == ["long", "quality-1", "easy-1", "easy-2"]


def test_a_week_adds_up_to_its_target() -> None:
    for km in (24.0, 31.0, 40.0, 52.0):
        made = compose(week_frame(target=Target(km, 0.4 * km)))
        assert sum(each.km for each in made) == pytest.approx(km, abs=1.0)


def test_a_week_without_a_long_run_has_easy_runs_for_it() -> None:
    made = roles(week_frame(target=Target(30.0, 0.0)))
    assert made == ["quality-1", "easy-1", "easy-2", "easy-3"]


def test_the_long_run_has_its_target_s_distance() -> None:
    long = run_named(compose(week_frame(target=Target(40.0, 17.5))), "long")
    assert (long.km, long.kind, long.leg_load, long.key) == (17.5, "long", 2, True)


def test_a_long_run_longer_than_any_before_says_so() -> None:
    longer = run_named(compose(week_frame(target=Target(40.0, 17.5))), "long")
    assert longer.why[0].rule == "R-VOL-3"
    assert dict(longer.why[0].values) == {"km": 17.5, "longest_km": 16.0}
    assert "long-step" not in codes(run_named(compose(week_frame()), "long"))


def test_a_long_run_of_a_cutback_week_says_how_much_less_it_is() -> None:
    frame = week_frame(span=span(cutback=True), target=Target(32.0, 12.0))
    reason = run_named(compose(frame), "long").why[0]
    assert (reason.rule, dict(reason.values)) == ("R-VOL-5", {"percent": 25})


def test_a_long_run_of_the_taper_says_what_share_of_the_longest_it_is() -> None:
    frame = week_frame(span=span(phase="taper", taper=-2), target=Target(30.0, 12.0))
    reason = run_named(compose(frame), "long").why[0]
    assert (reason.rule, dict(reason.values)) == ("R-TAPER-1", {"percent": 75})


def test_every_long_run_says_what_it_is_for() -> None:
    for phase in ("base", "build", "peak", "taper"):
        assert "long-run" in codes(run_named(compose(week_frame(span=span(phase=phase))), "long"))


@pytest.mark.parametrize("km", [3.0, 8.5, 16.0, 27.5])
def test_run_walk_steps_add_up_to_the_distance(km: float) -> None:
    given = profile(**{"race.run_walk": True})
    frame = week_frame(given, target=Target(2.5 * km, km), longest_km=km)
    long = run_named(compose(frame), "long")
    assert long.km == pytest.approx(km, abs=0.05)
    run_part, walk_part = long.steps
    assert (run_part.kind, walk_part.kind) == ("easy", "walk")
    assert run_part.repeat == walk_part.repeat
    assert run_part.minutes == pytest.approx(9 * walk_part.minutes, rel=0.02)
    assert codes(long)[0] == "run-walk"


@pytest.mark.parametrize("ten_km", ["0:45:00", "0:55:00", "1:10:00"])
def test_a_run_walk_long_run_at_the_cap_keeps_its_minutes(ten_km: str) -> None:
    given = profile(**{"race.run_walk": True, "running.recent_race.time": ten_km})
    known = fitness_of(given)
    km = int(2 * long_cap_km(given, known)) / 2
    frame = week_frame(given, target=Target(2.5 * km, km), longest_km=km)
    cap = long_run.cap_minutes(given, known)
    assert cap - 15 <= run_named(compose(frame), "long").minutes <= cap or km == long_run.MOST_KM


def test_a_long_run_with_marathon_pace_has_it_in_the_middle_and_keeps_its_distance() -> None:
    frame = week_frame(target=Target(60.0, 28.0), marathon_pace_km=9.0)
    long = run_named(compose(frame), "long")
    assert [(part.kind, part.zone) for part in long.steps] == [
        ("warm-up", "E"),
        ("work", "M"),
        ("cool-down", "E"),
    ]
    assert long.steps[1].km == 9.0
    assert long.km == pytest.approx(28.0)
    assert long.why[0].rule == "R-LONG-4"


def goal_frame(level: str = "intermediate", **overrides: object) -> WeekFrame:
    given = profile(**{"race.goal": "3:59:00", **overrides})
    return week_frame(given, fitness=fitness(level, 44.0), target=Target(60.0, 28.0))


def test_the_share_at_marathon_pace_grows_from_one_long_run_to_the_next() -> None:
    shares = [marathon_pace_km(goal_frame(), count) / 28 for count in range(5)]
    assert shares == pytest.approx([0.25, 0.35, 0.45, 0.45, 0.45], abs=0.02)
    low, high = long_run.MARATHON_PACE_SHARE
    assert all(low <= share <= high for share in shares)


def test_marathon_pace_in_a_long_run_lasts_ninety_minutes_at_most() -> None:
    slow = evolve(goal_frame(), fitness=fitness("intermediate", 26.0), target=Target(70.0, 34.0))
    km = marathon_pace_km(slow, 2)
    assert km * slow.fitness.paces.marathon / 60 <= 92
    assert km < 0.45 * 34 - 1


@pytest.mark.parametrize(
    "changes", [{"race.goal": "finish"}, {"race.distance": "half", "race.goal": "1:50:00"}]
)
def test_only_marathoners_with_a_time_goal_run_long_at_marathon_pace(
    changes: dict[str, object],
) -> None:
    assert marathon_pace_km(goal_frame(**changes), 0) == 0.0


def test_who_runs_and_walks_in_turn_does_so_in_every_long_run() -> None:
    assert marathon_pace_km(goal_frame(**{"race.run_walk": True}), 0) == 0.0


def test_novices_run_their_long_runs_easily() -> None:
    assert marathon_pace_km(goal_frame("novice"), 0) == 0.0


@pytest.mark.parametrize(("level", "first"), [("novice", 4), ("intermediate", 3), ("advanced", 2)])
def test_hard_running_waits_for_some_easy_weeks(level: str, first: int) -> None:
    for number in range(1, 7):
        frame = week_frame(fitness=fitness(level), span=span(number=number, phase="build"), runs=4)
        assert ("quality-1" in roles(frame)) == (number >= first), number


def test_who_cannot_run_5_km_yet_runs_easy_for_eight_weeks() -> None:
    def hard(longest: float, number: int) -> bool:
        given = profile(**{"running.longest": longest, "running.weekly": 20, "race.distance": "5k"})
        made = compose(week_frame(given, span=span(number=number, phase="build")))
        return any(each.quality for each in made)

    assert [hard(4.5, 8), hard(4.5, 9), hard(5.0, 8)] == [False, True, True]


@pytest.mark.parametrize(("born", "hard_runs"), [(1995, 2), (1982, 2), (1979, 1), (1960, 1)])
def test_masters_run_nothing_else_hard_in_a_week_with_intervals(born: int, hard_runs: int) -> None:
    given = profile(**{"athlete.born": born, "race.distance": "10k"})
    week = {"span": span(phase="peak"), "target": Target(60.0, 14.0), "runs": 5}
    made = [each.kind for each in compose(week_frame(given, **week)) if each.quality]
    assert made[0] == "intervals"
    assert len(made) == hard_runs


@pytest.mark.parametrize(
    ("injuries", "easy"), [([], False), (["shoulder"], False), (["achilles"], True)]
)
def test_a_sore_leg_gets_three_weeks_without_anything_fast(injuries: list[str], easy: bool) -> None:
    given = profile(**{"athlete.injuries": injuries})

    def fast(number: int) -> bool:
        made = compose(week_frame(given, span=span(number=number, phase="build")))
        return any(each.quality or strides_of(each) for each in made)

    assert [fast(3), fast(4)] == [not easy, True]


@pytest.mark.parametrize(("injury", "kinds"), [("knee", {"hills"}), ("calf", {"steady"})])
def test_nobody_with_a_sore_calf_is_sent_up_hills(injury: str, kinds: set[str]) -> None:
    given = profile(**{"athlete.injuries": [injury]})
    made = compose(week_frame(given, target=Target(50.0, 16.0)))
    assert {each.kind for each in made if each.quality} == kinds


def test_hard_runs_of_a_first_timer_start_small_in_the_build() -> None:
    def work(turn: int) -> float:
        week = {"turn": turn, "first_timer": True, "span": span(phase="build")}
        frame = week_frame(target=Target(40.0, 15.0), fitness=fitness("novice"), **week)
        (hard,) = (each for each in compose(frame) if each.quality)
        return next(part.minutes for part in hard.steps if part.kind == "steady")

    assert [work(turn) for turn in (1, 3, 5)] == [15.0, 20.0, 25.0]


def test_hard_runs_of_the_base_start_small_and_grow() -> None:
    def work(turn: int) -> float:
        frame = week_frame(target=Target(60.0, 18.0), turn=turn, span=span(phase="base"))
        (hard,) = (each for each in compose(frame) if each.quality)
        assert hard.kind == "steady"
        return next(part.minutes for part in hard.steps if part.kind == "steady")

    assert [work(turn) for turn in (1, 3, 5)] == [20.0, 25.0, 35.0]


def test_a_part_week_of_less_than_five_days_holds_no_hard_run() -> None:
    for days in range(1, 8):
        start = span().end - timedelta(days=days - 1)
        frame = week_frame(span=span(start=start))
        assert ("quality-1" in roles(frame)) == (days >= 5), days


def test_a_week_always_keeps_an_easy_run() -> None:
    assert roles(week_frame(runs=2)) == ["long", "easy-1"]


def test_five_runs_in_the_peak_hold_two_different_hard_ones() -> None:
    frame = week_frame(runs=5, span=span(phase="peak"), target=Target(60.0, 24.0), longest_km=24.0)
    made = [each for each in compose(frame) if each.quality]
    assert [each.role for each in made] == ["quality-1", "quality-2"]
    assert made[0].kind != made[1].kind


@pytest.mark.parametrize(
    "changes", [{"cutback": True}, {"phase": "taper", "taper": -2}], ids=["cutback", "taper"]
)
def test_a_cutback_or_taper_week_holds_one_hard_run_at_most(changes: dict[str, object]) -> None:
    week = span(**{"phase": "peak", **changes})
    frame = week_frame(runs=6, span=week, target=Target(60.0, 20.0), longest_km=24.0)
    assert sum(each.quality for each in compose(frame)) == 1


def test_the_taper_s_hard_run_is_called_short_and_sharp() -> None:
    frame = week_frame(span=span(phase="taper", taper=-2), longest_km=28.0)
    assert codes(run_named(compose(frame), "quality-1"))[0] == "sharp"


def race_week(days_to_race: int) -> WeekFrame:
    given = profile()
    start = given.race.date - timedelta(days=days_to_race)
    week = span(phase="race", taper=-1, start=start, end=start + timedelta(days=6))
    return week_frame(given, span=week, target=Target(24.0, 0.0), runs=3, longest_km=28.0)


def test_the_race_week_is_sharp_only_while_the_race_is_five_days_away() -> None:
    assert [any(each.quality for each in compose(race_week(days))) for days in (3, 4, 5, 6)] == [
        False,
        False,
        True,
        True,
    ]


def test_a_week_too_small_for_a_hard_run_has_easy_ones_instead() -> None:
    frame = week_frame(target=Target(12.0, 6.0), longest_km=6.0)
    assert roles(frame) == ["long", "easy-1", "easy-2"]


def test_windows_too_short_for_a_hard_run_hold_easy_ones() -> None:
    assert "quality-1" not in roles(week_frame(span=span(caps=(180, 30, 30, 30))))


@pytest.mark.parametrize(
    "caps", [(120, 40, 40, 40, 40), (90, 60, 45, 35), (180, 75, 50, 50, 50, 40)]
)
def test_no_run_is_longer_than_the_window_it_is_made_for(caps: tuple[int, ...]) -> None:
    for phase in ("base", "build", "peak"):
        for turn in range(3):
            for km in (30.0, 45.0, 60.0):
                frame = week_frame(
                    span=span(caps=caps, phase=phase), turn=turn, target=Target(km, 12.0)
                )
                made = compose(frame)
                for place, each in enumerate(sorted(made, key=lambda r: -r.minutes)):
                    assert each.minutes <= caps[place], (phase, km, each.role, each.kind)


def test_an_easy_run_is_never_longer_than_the_long_run_or_ninety_minutes() -> None:
    for km, long_km in ((40.0, 8.0), (120.0, 30.0)):
        made = compose(week_frame(target=Target(km, long_km), longest_km=long_km))
        easy = [each for each in made if each.kind == "easy"]
        assert max(each.km for each in easy) <= long_km
        assert max(each.minutes for each in easy) <= 95


def test_hard_running_keeps_its_caps_when_windows_shrink_the_week() -> None:
    for phase in ("build", "peak"):
        for cap in (40, 45, 60, 90):
            frame = week_frame(
                span=span(caps=(120, *(cap,) * 4), phase=phase), target=Target(90.0, 18.0), runs=5
            )
            made = compose(frame)
            km = sum(each.km for each in made)
            for each in made:
                work = sum(part.km * part.repeat for part in each.steps if part.zone == "T")
                assert work <= 0.10 * km + intensity.WORK_ROUNDING_KM


def test_easy_runs_are_in_halves_of_the_runner_s_unit() -> None:
    made = compose(week_frame(target=Target(33.3, 14.0)))
    assert all(each.km * 2 == round(each.km * 2) for each in made if each.kind == "easy")


def test_of_three_easy_runs_the_first_is_the_longest() -> None:
    made = [r.km for r in compose(week_frame(target=Target(40.0, 16.0), span=span(number=1)))[1:]]
    assert made[0] > made[1] >= made[2]


def test_a_week_with_little_left_has_fewer_easy_runs_rather_than_tiny_ones() -> None:
    made = compose(week_frame(target=Target(8.0, 5.5), runs=5, longest_km=6.0))
    assert [each.role for each in made] == ["long", "easy-1", "easy-2"]
    assert all(each.km >= 1.0 for each in made)


def test_a_week_of_few_km_has_fewer_easy_runs_but_three_runs_in_all() -> None:
    def easy_minutes(km: float, **changes: object) -> list[int]:
        made = compose(week_frame(target=Target(km, 6.0), longest_km=8.0, **changes))
        return [each.minutes for each in made if each.kind == "easy"]

    assert len(easy_minutes(14.5, runs=6)) == 2
    assert min(easy_minutes(14.5, runs=6)) >= 20
    assert len(easy_minutes(9.0, runs=6)) == 2  # short, but three runs
    taper = span(phase="taper", taper=-2)
    assert len(easy_minutes(14.5, runs=6, span=taper)) == 4  # R-TAPER-1: almost as often


def fast_frame(km: float, long_km: float, **changes: object) -> WeekFrame:
    """A week of six runs of a runner who runs 11 km easily in an hour."""
    known = fitness("intermediate", 50.0)
    week = {"target": Target(km, long_km), "longest_km": 20.0, "fitness": known, "runs": 6}
    return week_frame(**{**week, "span": span(phase="build"), **changes})


def test_easy_runs_are_worth_lacing_up_for_before_there_is_a_second_hard_run() -> None:
    for km in (42.0, 43.0, 44.0):
        made = compose(fast_frame(km, 19.5))
        assert len(made) == 6
        assert min(each.minutes for each in made) >= 20
        assert sum(each.quality for each in made) == 1, km
    assert sum(each.quality for each in compose(fast_frame(60.0, 22.0))) == 2


def test_the_only_hard_run_is_shortened_for_the_easy_runs_and_not_left_out() -> None:
    made = compose(fast_frame(41.0, 18.5))
    assert [each.role for each in made] == [
        "long",
        "quality-1",
        "easy-1",
        "easy-2",
        "easy-3",
        "easy-4",
    ]
    roomy = compose(fast_frame(41.0, 18.5, runs=4))
    assert made[1].minutes < roomy[1].minutes
    assert min(each.minutes for each in made) >= 20


@pytest.mark.parametrize("phase", ["base", "build", "peak"])
def test_no_week_has_an_easy_run_below_twenty_minutes_where_three_runs_have_room(
    phase: str,
) -> None:
    for km in range(26, 80, 2):
        for turn in range(3):
            made = compose(fast_frame(km, 0.4 * km, turn=turn, span=span(phase=phase)))
            assert min(each.minutes for each in made) >= 20, (km, turn)


def test_a_taper_week_keeps_its_easy_runs_long_enough_by_shortening_the_hard_one() -> None:
    week = span(phase="taper", taper=-2)
    made = compose(fast_frame(35.5, 13.0, span=week, longest_km=28.5))
    assert len(made) == 6
    assert min(each.minutes for each in made) >= 20


@pytest.mark.parametrize(("days", "has_long"), [(1, False), (2, False), (4, True), (7, True)])
def test_a_begun_first_week_has_a_long_run_only_where_it_is_one(
    days: int, *, has_long: bool
) -> None:
    start = span().end - timedelta(days=days - 1)
    week = span(number=1, start=start)
    target = Target(36.0 * days / 7, 16.0 * days / 7)
    made = compose(week_frame(span=week, target=target, runs=max(1, round(4 * days / 7))))
    assert ("long" in [each.role for each in made]) == has_long
    assert has_long or sum(each.km for each in made) == pytest.approx(target.km, abs=1.0)


def test_the_runs_of_the_race_week_are_as_short_as_its_least_km_let_them_be() -> None:
    free, bound = (
        compose(evolve(race_week(4), target=Target(30.0, 0.0, least_km=least)))
        for least in (0.0, 22.0)
    )
    assert free[0].minutes <= 50  # 45 and the walks between strides
    assert (free[1].minutes <= 45, free[2].minutes <= 25) == (True, True)
    assert bound[-1].minutes <= 25 < bound[0].minutes
    assert 22.0 <= sum(each.km for each in bound) < 30.0


@pytest.mark.parametrize("days_after", [0, 1, 2, 3])
def test_the_last_two_easy_runs_are_short_where_the_last_two_days_are_in_the_week(
    days_after: int,
) -> None:
    given = profile()
    end = given.race.date - timedelta(days=days_after)
    week = span(phase="taper", taper=-2, start=end - timedelta(days=6), end=end)
    frame = week_frame(given, span=week, target=Target(45.0, 0.0), runs=5, longest_km=28.0)
    last = [each.minutes for each in compose(frame) if each.kind == "easy"][-2:]
    assert (last[0] <= 30, last[1] <= 25) == (days_after <= 2, days_after <= 2)


def test_a_week_whose_long_run_is_all_it_may_hold_has_no_easy_run() -> None:
    assert roles(week_frame(target=Target(5.0, 4.5), longest_km=6.0)) == ["long"]


def test_no_easy_run_is_made_where_there_is_no_room() -> None:
    frame = week_frame(span=span(caps=(), number=1), target=Target(20.0, 0.0), runs=1)
    assert compose(frame) == ()


def easy_one(**changes: object) -> RunDraft:
    return run_named(compose(week_frame(**changes)), "easy-1")


def strides_of(made: RunDraft) -> list[Step]:
    return [part for part in made.steps if part.kind == "strides"]


def test_one_easy_run_a_week_ends_with_strides() -> None:
    made = compose(week_frame())
    assert [bool(strides_of(each)) for each in made] == [False, False, True, False]
    (strides,) = strides_of(made[2])
    assert 4 <= strides.repeat <= 6
    assert strides.minutes * 60 == pytest.approx(20)
    assert strides.pace is None
    assert codes(made[2])[0] == "strides"
    walk = made[2].steps[-1]
    assert (walk.kind, walk.repeat) == ("walk", strides.repeat)


def test_strides_are_part_of_the_run_s_distance_and_do_not_lengthen_it() -> None:
    plain, striding = easy_one(span=span(number=1)), easy_one(span=span(number=2))
    assert not strides_of(plain)
    assert striding.km * 2 == round(striding.km * 2)


def test_strides_stay_inside_the_cap_of_fast_running() -> None:
    for km in range(10, 60, 2):
        made = easy_one(target=Target(float(km), 0.35 * km))
        fast = sum(part.km * part.repeat for part in strides_of(made))
        assert fast <= intensity.REPETITION_SHARE * km


def test_the_first_week_and_cutback_weeks_have_no_strides() -> None:
    assert not strides_of(easy_one(span=span(number=1)))
    assert not strides_of(easy_one(span=span(cutback=True)))


def test_a_small_week_or_a_short_run_has_no_strides() -> None:
    assert not strides_of(easy_one(target=Target(6.0, 3.0)))
    assert not strides_of(easy_one(target=Target(33.0, 30.0), runs=3, span=span(number=2)))


def test_a_novice_is_told_to_start_slowly_in_the_first_week_only() -> None:
    novice = fitness("novice")
    assert "start-slowly" in codes(easy_one(fitness=novice, span=span(number=1)))
    assert "start-slowly" not in codes(easy_one(fitness=novice, span=span(number=2)))
    assert "start-slowly" not in codes(easy_one(span=span(number=1)))


def test_in_the_first_week_without_a_long_run_an_easy_one_grows_by_its_step_at_most() -> None:
    given = profile(**{"running.longest": 6, "running.weekly": 30})
    frame = week_frame(given, span=span(number=1), target=Target(40.0, 0.0), runs=3, longest_km=6.0)
    assert max(each.km for each in compose(frame)) <= 1.10 * 6 + 0.5


def recovery(**changes: object) -> tuple[RunDraft, ...]:
    week = span(phase="recovery")
    return compose(week_frame(**{"span": week, "target": Target(0.0, 0.0), "runs": 3, **changes}))


def test_after_the_race_come_short_recovery_runs_that_get_longer() -> None:
    made = recovery()
    assert [each.kind for each in made] == ["recovery"] * 3
    minutes = [each.minutes for each in made]
    assert minutes == sorted(minutes)
    assert max(minutes) <= 40
    assert {codes(each)[0] for each in made} == {"after-race"}


def test_recovery_runs_fit_their_windows_and_never_exceed_what_was_run_before() -> None:
    assert [each.minutes for each in recovery(span=span(phase="recovery", caps=(20, 20, 20)))] <= [
        20,
        20,
        20,
    ]
    assert max(each.km for each in recovery(longest_km=2.0)) == 2.0


def test_no_recovery_run_is_made_where_there_is_no_room() -> None:
    assert recovery(span=span(phase="recovery", caps=())) == ()
