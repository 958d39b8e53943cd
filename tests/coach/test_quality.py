"""Hard runs: which a week holds, and how each is built inside R-INT-3's caps."""

from __future__ import annotations

from typing import get_args

import pytest

from pacelift.coach.plan import Fitness, Level, RunKind, Step
from pacelift.coach.profile import Distance
from pacelift.coach.quality import BUILDERS, CAP_MARGIN, MAIN, Budget, build, kinds_of_week, step
from pacelift.coach.rules import intensity
from tests.coach.drafts import fitness

DISTANCES: tuple[Distance, ...] = get_args(Distance)
PHASES = ("base", "build", "peak", "taper", "race", "recovery")
FITNESSES = (
    fitness("novice", 28.0),
    fitness("intermediate", 42.0),
    fitness("advanced", 62.0),
    fitness("novice", None),
    fitness("intermediate", None),
)


def kinds(
    distance: Distance = "marathon",
    level: Level = "intermediate",
    phase: str = "build",
    turn: int = 0,
    runs: int = 4,
    *,
    first_timer: bool = False,
) -> tuple[RunKind, ...]:
    return kinds_of_week(
        distance=distance, level=level, first_timer=first_timer, phase=phase, turn=turn, runs=runs
    )


def budget(
    week_km: float = 50.0, minutes: float = 60.0, scale: float = 1.0, known: Fitness | None = None
) -> Budget:
    return Budget(known or fitness(), week_km, minutes, scale)


def built(kind: RunKind, given: Budget) -> tuple[RunKind, tuple[Step, ...]]:
    made = build(kind, given)
    assert made is not None
    return made


def zone_km(steps: tuple[Step, ...], zone: str) -> float:
    return sum(each.km * each.repeat for each in steps if each.zone == zone)


def minutes_of(steps: tuple[Step, ...]) -> float:
    return sum(each.minutes * each.repeat for each in steps)


def middle(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return steps[1:-1]


@pytest.mark.parametrize("distance", DISTANCES)
def test_first_timers_get_steady_runs_in_build_and_peak_and_nothing_else(
    distance: Distance,
) -> None:
    for turn in range(6):
        found = {p: kinds(distance, "novice", p, turn, 6, first_timer=True) for p in PHASES}
        assert found.pop("build") == found.pop("peak") == ("steady",)
        assert set(found.values()) == {()}


def test_novices_run_no_intervals_and_never_twice_hard() -> None:
    for turn in range(6):
        for phase in PHASES:
            found = kinds("5k", "novice", phase, turn, 6)
            assert len(found) <= intensity.QUALITY_A_WEEK["novice"]
            assert not {"intervals", "hills", "marathon-pace"} & set(found)


@pytest.mark.parametrize("distance", DISTANCES)
@pytest.mark.parametrize("level", ["novice", "intermediate", "advanced"])
def test_every_kind_is_allowed_in_its_phase(distance: Distance, level: Level) -> None:
    for phase in PHASES:
        allowed = set(intensity.KINDS_BY_PHASE[phase])
        if phase == "base" and distance in intensity.SHORT_RACES:
            allowed.add("threshold")
        for turn in range(6):
            assert set(kinds(distance, level, phase, turn, 6)) <= allowed, (phase, turn)


def test_a_second_hard_run_comes_from_five_runs_a_week_on() -> None:
    assert [len(kinds(runs=runs)) for runs in (3, 4, 5, 6)] == [1, 1, 2, 2]


def test_the_base_of_an_intermediate_has_one_hard_run_and_of_an_advanced_two() -> None:
    assert len(kinds(level="intermediate", phase="base", runs=6)) == 1
    assert len(kinds(level="advanced", phase="base", runs=6)) == 2


def test_the_two_hard_runs_of_a_week_differ_in_kind() -> None:
    for distance in DISTANCES:
        for turn in range(12):
            for phase in ("base", "build", "peak"):
                found = kinds(distance, "advanced", phase, turn, 6)
                assert len(set(found)) == len(found) == 2 or phase == "base", (distance, turn)


def test_the_second_hard_run_gives_way_to_a_steady_one_when_it_would_be_the_same() -> None:
    assert kinds("10k", "intermediate", "peak", 0, 6) == ("intervals", "steady")


def test_intervals_never_come_twice_in_a_week() -> None:
    for distance in DISTANCES:
        for turn in range(12):
            for phase in PHASES:
                found = kinds(distance, "advanced", phase, turn, 6)
                assert found.count("intervals") <= intensity.INTERVALS_A_WEEK


def test_the_main_run_takes_turns_through_a_phase() -> None:
    found = [kinds(phase="build", turn=turn)[0] for turn in range(6)]
    assert found == ["threshold", "threshold", "hills"] * 2


def test_marathoners_run_marathon_pace_before_the_race_and_others_threshold() -> None:
    assert kinds("marathon", phase="race") == ("marathon-pace",)
    assert kinds("10k", phase="race") == ("threshold",)


def test_recovery_holds_nothing_hard() -> None:
    assert kinds(phase="recovery", runs=6) == ()


@pytest.mark.parametrize("kind", BUILDERS)
@pytest.mark.parametrize("known", FITNESSES, ids=lambda f: f"{f.level}-{f.source}")
@pytest.mark.parametrize("scale", [0.6, 1.0])
def test_a_hard_run_keeps_its_caps_and_its_minutes_in_every_week(
    kind: RunKind, known: Fitness, scale: float
) -> None:
    for week_km in range(10, 121, 5):
        for minutes in range(35, 80, 5):
            made = build(kind, Budget(known, week_km, minutes, scale))
            if made is None:
                continue
            _, steps = made
            assert zone_km(steps, "T") <= CAP_MARGIN * 0.10 * week_km + 0.02
            assert zone_km(steps, "I") <= CAP_MARGIN * min(10, 0.08 * week_km) + 0.02
            assert zone_km(steps, "R") <= CAP_MARGIN * min(8, 0.05 * week_km) + 0.02
            assert all(each.minutes <= 5.0 for each in steps if each.zone == "I")
            assert all(each.minutes <= 2.0 for each in steps if each.zone == "R")
            assert minutes_of(steps) <= minutes + 1e-6, (week_km, minutes)
            assert all(each.km > 0 and each.minutes > 0 for each in steps)


@pytest.mark.parametrize("kind", BUILDERS)
def test_a_hard_run_starts_and_ends_easy(kind: RunKind) -> None:
    _, steps = built(kind, budget())
    assert (steps[0].kind, steps[0].zone) == ("warm-up", "E")
    assert (steps[-1].kind, steps[-1].zone) == ("cool-down", "E")


@pytest.mark.parametrize(("minutes", "frame"), [(54, (10.0, 5.0)), (55, (15.0, 10.0))])
def test_a_run_of_55_minutes_has_a_longer_warm_up(minutes: int, frame: tuple[float, float]) -> None:
    _, steps = built("steady", budget(minutes=minutes))
    assert (steps[0].minutes, steps[-1].minutes) == frame


@pytest.mark.parametrize(
    ("kind", "week_km", "instead"),
    [
        ("intervals", 28, "threshold"),
        ("intervals", 15, "steady"),
        ("threshold", 15, "steady"),
        ("hills", 10, "steady"),
        ("marathon-pace", 10, "steady"),
    ],
)
def test_a_week_too_small_for_a_kind_gets_the_next_gentler(
    kind: RunKind, week_km: float, instead: RunKind
) -> None:
    assert build(kind, budget(week_km))[0] == instead


@pytest.mark.parametrize("kind", BUILDERS)
def test_a_run_without_time_for_any_hard_part_is_none(kind: RunKind) -> None:
    assert build(kind, budget(minutes=20)) is None


def test_no_kind_falls_back_to_a_harder_one() -> None:
    for kind in BUILDERS:
        for week_km in range(8, 60, 4):
            made = build(kind, budget(week_km, 45))
            found = kind if made is None else made[0]
            assert intensity.RPE[found] <= intensity.RPE[kind]


def test_climbs_show_no_pace_and_each_is_followed_by_a_jog() -> None:
    climb, jog = middle(built("hills", budget())[1])
    assert (climb.kind, climb.zone, climb.pace, climb.by) == ("hill", "R", None, "minutes")
    assert jog.repeat == climb.repeat
    assert jog.minutes > climb.minutes


def test_between_four_and_ten_climbs_are_run() -> None:
    counts = {
        middle(made[1])[0].repeat
        for week_km in range(10, 121)
        for minutes in (40, 75)
        if (made := build("hills", budget(week_km, minutes))) is not None and made[0] == "hills"
    }
    assert (min(counts), max(counts)) == (4, 10)


def test_a_steady_part_is_in_blocks_of_five_minutes_and_longer_for_the_fitter() -> None:
    longest = {}
    for known in FITNESSES[:3]:
        (part,) = middle(built("steady", budget(120, 75, known=known))[1])
        assert part.minutes % 5 == 0
        longest[known.level] = part.minutes
    assert longest == {"novice": 25.0, "intermediate": 35.0, "advanced": 40.0}


def test_a_short_threshold_part_is_run_in_one_go() -> None:
    parts = middle(built("threshold", budget(24, 45))[1])
    assert [(part.kind, part.repeat) for part in parts] == [("work", 1)]


def test_a_longer_threshold_part_is_cut_into_bouts_of_at_most_ten_minutes() -> None:
    for week_km in range(30, 121, 5):
        work, jog = middle(built("threshold", budget(week_km, 75))[1])
        assert work.minutes <= 10.0
        assert work.repeat == jog.repeat >= 2
        assert work.minutes * work.repeat <= intensity.THRESHOLD_MIN[1]


def test_intervals_are_run_by_distance_when_the_pace_is_known() -> None:
    work, jog = middle(built("intervals", budget(60))[1])
    assert work.by == "km"
    assert work.km in {1.0, 0.8, 0.6, 0.4}
    assert work.pace is not None
    assert jog.minutes == pytest.approx(0.7 * work.minutes, abs=0.26)


def test_intervals_are_run_by_time_and_feel_when_no_pace_is_known() -> None:
    work = middle(built("intervals", budget(60, known=FITNESSES[4]))[1])[0]
    assert (work.by, work.pace) == ("minutes", None)
    assert work.minutes * 2 == int(work.minutes * 2)


def test_faster_runners_run_longer_intervals() -> None:
    bouts = [
        middle(built("intervals", budget(80, 75, known=fitness("intermediate", score)))[1])[0].km
        for score in (24.0, 34.0, 44.0, 60.0)
    ]
    assert bouts == sorted(bouts)
    assert bouts[0] < bouts[-1] == 1.0


def test_even_the_slowest_runner_s_interval_is_shorter_than_five_minutes() -> None:
    made = build("intervals", budget(120, 75, known=fitness("intermediate", 12.0)))
    assert made is not None
    assert made[0] == "intervals"
    assert max(part.minutes for part in made[1] if part.zone == "I") <= 5.0


def test_marathon_pace_is_a_fifth_of_the_week_at_most() -> None:
    for week_km in range(20, 121, 10):
        kind, steps = built("marathon-pace", budget(week_km, 75))
        assert kind != "marathon-pace" or zone_km(steps, "M") <= 0.2 * week_km + 0.02


def test_cutback_and_taper_weeks_hold_less_hard_running() -> None:
    for kind in BUILDERS:
        full, less = (built(kind, budget(90, 75, scale))[1] for scale in (1.0, 0.6))
        hard = [
            sum(p.minutes * p.repeat for p in steps if p.zone != "E" or p.kind == "steady")
            for steps in (full, less)
        ]
        assert hard[1] < hard[0], kind


@pytest.mark.parametrize("score", [22.0, 30.0, 40.0, 50.0, 65.0])
def test_steady_running_is_faster_than_easy_and_slower_than_marathon_pace(score: float) -> None:
    known = fitness("intermediate", score)
    assert known.paces is not None
    (part,) = middle(built("steady", budget(known=known))[1])
    assert part.pace is not None
    fast, slow = part.pace
    assert (part.kind, part.zone, slow) == ("steady", "E", known.paces.easy[0])
    assert known.paces.marathon <= fast <= slow
    assert fast <= part.minutes * 60 / part.km <= slow + 0.1
    assert score < 30 or known.paces.marathon + 8 < fast < slow - 8


def test_a_step_by_distance_has_its_minutes_estimated_from_the_zone() -> None:
    known = fitness()
    made = step(known, "work", "T", km=2.0)
    assert known.paces is not None
    assert (made.by, made.km) == ("km", 2.0)
    assert made.minutes == pytest.approx(2 * known.paces.threshold / 60, abs=0.01)


def test_a_step_by_time_has_its_distance_estimated_from_the_zone() -> None:
    known = fitness()
    made = step(known, "easy", "E", minutes=30.0)
    assert (made.by, made.minutes) == ("minutes", 30.0)
    assert made.km == pytest.approx(30 * 60 / known.planning_pace_s_per_km, abs=0.01)


def test_a_runner_without_paces_is_shown_none() -> None:
    for kind in BUILDERS:
        made = build(kind, budget(60, known=FITNESSES[3]))
        assert made is None or all(part.pace is None for part in made[1])


def test_the_table_of_main_runs_has_an_entry_for_every_phase_but_recovery() -> None:
    assert {tuple(phases) for phases in MAIN.values()} == {
        ("base", "build", "peak", "taper", "race")
    }
