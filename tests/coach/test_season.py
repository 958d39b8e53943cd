"""The ladder of long runs, weekly volume around it, and the taper's targets."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from attrs import evolve

from pacelift.coach import season as targets
from pacelift.coach.calendar_weeks import Span
from pacelift.coach.profile import Profile
from pacelift.coach.rules import long_run, taper, volume
from pacelift.coach.season import Ladder, climb, long_cap_km, rounded, taper_target
from tests.builders import ABSENT
from tests.coach.drafts import AMPLE, MONDAY, fitness, fitness_of, season, spans_of

RUNS = 4
ROUNDING_KM = 0.25
"""Half of the half kilometre that long runs are rounded to."""


def runner(weekly: float, longest: float, weeks: int = 18, **overrides: object) -> Profile:
    """A fast runner with ample windows and a time goal, so that only growth binds."""
    fast = {"running.recent_race.time": "0:40:00", "race.goal": "3:20:00", "window": AMPLE}
    volumes = {"running.weekly": weekly, "running.longest": longest}
    return season(weeks, **{**fast, **volumes, **overrides})


def ladder_of(given: Profile, every: int = 4, runs: int = RUNS, **changes: object) -> Ladder:
    spans = spans_of(given, every)
    return climb(given, fitness_of(given), spans, [runs] * len(spans), **changes)


def climbed(given: Profile, every: int = 4) -> tuple[Span, ...]:
    """The weeks a ladder has targets for."""
    return tuple(s for s in spans_of(given, every) if s.taper is None and s.phase != "recovery")


@pytest.mark.parametrize(
    ("longest", "weeks"), [(5, 25), (8, 18), (10, 16), (12, 13), (15, 9), (18, 8), (21, 5)]
)
def test_the_ladder_reaches_29_km_within_the_weeks_of_the_table(longest: int, weeks: int) -> None:
    # R-VOL-4's weeks come before a taper of three; the weekly volume does not bind.
    given = runner(3 * longest, longest, weeks + 3)
    assert ladder_of(given).reach_km >= 29.0


@pytest.mark.parametrize(("longest", "weeks"), [(5, 20), (8, 14), (10, 12), (12, 9)])
def test_the_ladder_is_no_faster_than_single_runs_may_grow(longest: int, weeks: int) -> None:
    assert ladder_of(runner(3 * longest, longest, weeks + 3)).reach_km < 29.0


def test_a_runner_who_chose_bigger_steps_gets_further_in_the_same_weeks() -> None:
    usual = ladder_of(runner(20, 8, 14))
    bold = ladder_of(runner(20, 8, 14, **{"running.single_run_step": 1.15}))
    assert bold.reach_km > usual.reach_km + 2


@pytest.mark.parametrize("every", [3, 4])
@pytest.mark.parametrize("longest", [5, 10, 16, 24])
def test_a_long_run_outgrows_none_of_the_three_weeks_before_by_more_than_its_step(
    longest: int, every: int
) -> None:
    for weeks in (8, 12, 18, 26, 40):
        longs = [t.long_km for t in ladder_of(runner(2.5 * longest, longest, weeks), every).targets]
        for index, km in enumerate(longs):
            before = longs[max(0, index - 3) : index] + ([longest] if index < 3 else [])
            assert km <= volume.SINGLE_RUN_STEP * max(before) + ROUNDING_KM, (weeks, index)


@pytest.mark.parametrize("every", [3, 4])
def test_a_cutback_week_has_a_shorter_long_run_and_a_fifth_less_volume(every: int) -> None:
    given = runner(40, 16, 22)
    made = ladder_of(given, every).targets
    highest_long, highest_km = given.running.longest_km, given.running.weekly_km
    cutbacks = 0
    for span, target in zip(climbed(given, every), made, strict=True):
        if span.cutback:
            cutbacks += 1
            assert target.long_km <= volume.CUTBACK_LONG * highest_long + ROUNDING_KM
            assert target.km == pytest.approx(volume.CUTBACK_VOLUME * highest_km)
        highest_long, highest_km = max(highest_long, target.long_km), max(highest_km, target.km)
    assert cutbacks >= 4


def test_the_longest_run_comes_in_the_last_week_before_the_taper() -> None:
    made = ladder_of(runner(40, 16))
    assert made.targets[-1].long_km == made.longest_km == 32.0


@pytest.mark.parametrize(
    ("distance", "weekly", "aim"),
    [
        ("marathon", 20, 29),
        ("marathon", 40, 32),
        ("half", 20, 18),
        ("half", 40, 20),
        ("10k", 40, 14),
        ("5k", 20, 8),
    ],
)
def test_the_ladder_aims_at_the_longest_run_of_race_and_level(
    distance: str, weekly: int, aim: int
) -> None:
    given = runner(weekly, 8, 45, **{"race.distance": distance, "race.goal": "finish"})
    assert ladder_of(given).longest_km == min(
        aim, int(long_cap_km(given, fitness_of(given)) * 2) / 2
    )


def test_a_first_marathon_to_finish_aims_no_higher_than_a_novice_s() -> None:
    first = runner(40, 16, **{"race.goal": "finish", "running.recent_race.time": "0:34:00"})
    again = evolve(first, running=evolve(first.running, marathons=1))
    assert (ladder_of(first).longest_km, ladder_of(again).longest_km) == (29.0, 32.0)


def test_who_runs_longer_than_the_aim_today_keeps_up_to_a_quarter_more() -> None:
    far = runner(60, 40, **{"race.distance": "half", "race.goal": "1:30:00"})
    assert ladder_of(far).longest_km == 25.0  # 20 km and a quarter


def test_the_shortest_runs_grow_by_the_least_there_is() -> None:
    """A tenth of 2 km is less than the half kilometres runs are rounded to."""
    few = runner(5, 2, **{"race.distance": "5k", "race.goal": "finish"})
    first = [target.long_km for target in ladder_of(few).targets[:3]]
    assert first == [2.5, 3.0, 3.5]


def test_who_could_run_the_longest_run_today_starts_below_it() -> None:
    made = ladder_of(runner(60, 32))
    assert made.targets[0].long_km == pytest.approx(0.8 * made.longest_km, abs=ROUNDING_KM)


def test_even_growth_spreads_over_all_weeks_when_there_is_time() -> None:
    given = runner(50, 24, 20)
    weeks = zip(climbed(given), ladder_of(given).targets, strict=True)
    longs = [target.long_km for span, target in weeks if not span.cutback]
    assert all(after - before <= 1.5 for before, after in itertools.pairwise(longs))


def test_a_week_without_room_has_no_long_run_and_the_ladder_goes_on_below() -> None:
    given = runner(30, 10, 16)
    full, short = ladder_of(given), ladder_of(given, no_long=frozenset({3, 4}))
    assert [short.targets[i].long_km for i in (2, 3)] == [0.0, 0.0]
    assert 0 < short.targets[4].long_km < full.targets[4].long_km
    assert short.longest_km < full.longest_km


def test_no_long_run_is_longer_than_the_longest_window() -> None:
    tight = runner(50, 16, window=[{"days": ["tue", "thu", "sun"], "from": "07:00", "to": "08:40"}])
    known = fitness_of(tight)
    made = ladder_of(tight)
    minutes = [target.long_km * known.planning_pace_s_per_km / 60 for target in made.targets]
    assert 95 < max(minutes) <= 100


def test_a_week_without_windows_has_no_long_run() -> None:
    given = runner(30, 12)
    spans = [evolve(span, caps=()) if span.number == 2 else span for span in spans_of(given)]
    made = climb(given, fitness_of(given), spans, [RUNS] * len(spans))
    assert made.targets[1].long_km == 0.0


def test_no_long_run_takes_more_of_its_week_than_any_published_plan_gives_it() -> None:
    given = runner(16, 12, 16)
    weeks = zip(climbed(given), ladder_of(given).targets, strict=True)
    for span, target in weeks:
        assert target.long_km <= long_run.MOST_SHARE * target.km + 1e-6, span.number


def test_weekly_volume_grows_from_today_to_the_peak_without_a_fall_but_for_cutbacks() -> None:
    given = runner(40, 16, 20)
    weeks = zip(climbed(given), ladder_of(given).targets, strict=True)
    kms = [target.km for span, target in weeks if not span.cutback]
    assert kms == sorted(kms)
    assert kms[0] == pytest.approx(40.0)


@pytest.mark.parametrize("weekly", [12, 30, 56])
def test_no_two_weeks_add_more_than_thirty_percent(weekly: int) -> None:
    given = runner(weekly, weekly * 0.45, 24)
    made, spans = ladder_of(given).targets, climbed(given)
    highest: float = weekly
    for index, target in enumerate(made):
        if index < 2:
            reference: float = weekly
        else:
            reference = highest if spans[index - 2].cutback else made[index - 2].km
        assert target.km <= volume.TWO_WEEK_STEP * reference + 1e-6, index
        highest = max(highest, target.km)


@pytest.mark.parametrize(("weekly", "most"), [(10, 60), (30, 60), (40, 80), (50, 100)])
def test_the_peak_is_at_most_twice_today_or_sixty_km(weekly: int, most: int) -> None:
    peak = max(target.km for target in ladder_of(runner(weekly, 8, 45)).targets)
    assert peak <= most + 1e-6


def test_volume_follows_what_the_long_run_needs() -> None:
    given = runner(34, 15, 26)
    made, spans = ladder_of(given, runs=3).targets, climbed(given)
    share = long_run.SHARE_CAP_THREE_RUNS
    late = [t for s, t in zip(spans, made, strict=True) if s.phase == "peak" and not s.cutback]
    assert all(target.long_km <= share * target.km + 1e-6 for target in late)


def test_volume_is_there_before_the_long_run_needs_it() -> None:
    """Each building week grows on the one before by what R-VOL-2 allows at the most, and from the
    first week that the long run asks for more on, it grows as far as that."""
    given = runner(32, 16, 16, **{"race.goal": "finish"})
    weeks = zip(climbed(given), ladder_of(given).targets, strict=True)
    building = [target for span, target in weeks if not span.cutback]
    for before, after in itertools.pairwise(building):
        assert after.km <= max(1.10 * before.km, before.km + 5) + 1e-6
    early = [t for t in building if t.long_km <= 25.5]
    assert len(early) >= 8
    assert all(t.long_km <= long_run.most_long_km(t.km, RUNS) + ROUNDING_KM for t in early)


def test_the_first_two_weeks_stay_within_a_tenth_of_today() -> None:
    for weekly in (20, 40, 60):
        first, second = ladder_of(runner(weekly, 0.5 * weekly, 16)).targets[:2]
        assert first.km == pytest.approx(weekly)
        assert second.km <= 1.10 * weekly + 1e-6


def test_volume_asked_for_by_the_long_run_stays_below_the_ceiling() -> None:
    given = runner(32, 16, 16, **{"race.goal": "finish"})
    assert max(target.km for target in ladder_of(given).targets) == pytest.approx(64.0)


def test_few_runs_carry_less_volume_than_many() -> None:
    given = runner(40, 14, 20)
    three = max(target.km for target in ladder_of(given, runs=3).targets)
    five = max(target.km for target in ladder_of(given, runs=5).targets)
    assert three < five


def test_a_runner_above_the_band_is_not_cut_down() -> None:
    strong = runner(120, 30, 12, **{"running.marathons": 2})
    made, spans = ladder_of(strong).targets, climbed(strong)
    kms = [target.km for span, target in zip(spans, made, strict=True) if not span.cutback]
    assert min(kms) >= 120.0 - 1e-6


@pytest.mark.parametrize("days", range(1, 7))
def test_a_part_first_week_holds_its_share_of_the_volume(days: int) -> None:
    given = runner(42, 16)
    late = evolve(given, start=MONDAY.replace(day=4 + 7 - days))
    assert ladder_of(late).targets[0].km == pytest.approx(42 * days / 7)


@pytest.mark.parametrize(("units", "km"), [("km", 7.5), ("mi", 7.24)])
def test_distances_are_rounded_to_half_of_the_runner_s_unit(units: str, km: float) -> None:
    assert rounded(7.4, season(12, units=units)) == km


def test_long_runs_of_a_runner_in_miles_are_half_miles() -> None:
    given = runner(25, 10, units="mi")
    halves = [target.long_km / (1.609344 / 2) for target in ladder_of(given).targets]
    assert all(half == pytest.approx(round(half), abs=0.01) for half in halves)


@pytest.mark.parametrize(
    ("changes", "minutes"),
    [
        ({}, 150),
        ({"race.goal": "3:59:00"}, 180),
        ({"race.run_walk": True}, 210),
        ({"race.distance": "half", "race.run_walk": True}, 150),
    ],
)
def test_the_cap_of_a_long_run_is_its_minutes_at_the_easy_pace(
    changes: dict[str, object], minutes: int
) -> None:
    given = season(16, **{"running.recent_race.time": "0:42:00", **changes})
    pace = fitness_of(given).planning_pace_s_per_km
    if given.race.run_walk:
        pace = 10 / (9 / pace + 1 / 600)  # nine minutes of ten are run, one is walked
    assert long_cap_km(given, fitness_of(given)) == pytest.approx(min(35.0, minutes * 60 / pace))


def test_a_slow_finisher_may_run_for_three_and_a_half_hours() -> None:
    slow = fitness("novice", score=26.0)
    assert long_cap_km(season(16), slow) * slow.planning_pace_s_per_km / 60 == pytest.approx(210)


def test_no_long_run_is_longer_than_35_km_however_fast() -> None:
    assert long_cap_km(season(16, **{"race.goal": "2:30:00"}), fitness("advanced", 75.0)) == 35.0


@pytest.mark.parametrize("distance", ["marathon", "half", "10k", "5k"])
@pytest.mark.parametrize("weeks", [8, 16])
def test_taper_targets_fall_to_the_race(distance: str, weeks: int) -> None:
    given = season(weeks, **{"race.distance": distance})
    length = len(taper.schedule(given, weeks))
    made = [taper_target(given, weeks, i, 60.0, 28.0) for i in range(-length, 0)]
    kms = [60.0, *(target.km for target in made)]
    assert all(after < before for before, after in itertools.pairwise(kms))
    longs = [target.long_km for target in made]
    assert longs == sorted(longs, reverse=True)
    assert longs[-1] == 0.0


def test_a_marathon_taper_takes_three_weeks_and_two_on_a_short_horizon() -> None:
    full = [taper_target(season(16), 16, i, 60.0, 28.0) for i in (-3, -2, -1)]
    short = [taper_target(season(10), 10, i, 60.0, 28.0) for i in (-2, -1)]
    assert [round(target.km, 1) for target in full] == [46.8, 36.0, 22.8]
    assert [target.long_km for target in full] == [18.5, 12.5, 0.0]
    assert [(round(target.km, 1), target.long_km) for target in short] == [
        (37.2, 14.0),
        (22.8, 0.0),
    ]


@pytest.mark.parametrize(("weekday", "kept"), [(3, False), (4, False), (5, True), (6, True)])
def test_no_long_run_comes_within_six_days_of_the_race(weekday: int, kept: bool) -> None:
    given = season(16)
    race_day = given.race.date - dt.timedelta(days=6 - weekday)
    given = evolve(given, race=evolve(given.race, date=race_day))
    assert (taper_target(given, 16, -2, 60.0, 28.0).long_km > 0) == kept
    assert taper_target(given, 16, -3, 60.0, 28.0).long_km > 0


def test_a_taper_long_run_leaves_room_for_the_other_runs_of_a_small_week() -> None:
    target = taper_target(season(16), 16, -3, 30.0, 28.0)
    assert target.long_km <= 0.55 * target.km + ROUNDING_KM


def test_a_stub_before_an_early_race_has_no_long_run_and_its_share_of_the_days() -> None:
    early = season(16)
    early = evolve(early, race=evolve(early.race, date=early.race.date.replace(day=21)))
    assert early.race.date.weekday() == 2
    target = taper_target(early, 16, -1, 60.0, 28.0)
    assert target.long_km == 0.0
    assert target.km == pytest.approx(60 * taper.TAPERS["marathon"][-1][0] * 2 / 6)


def test_the_ladder_comes_as_near_to_what_can_be_reached_as_rounding_allows() -> None:
    for longest, weeks in ((5, 28), (6, 26), (8, 21), (10, 19)):
        given = runner(2.5 * longest, longest, weeks)
        made = ladder_of(given)
        aim = min(29.0, made.reach_km) if given.running.weekly_km < 25 else min(32.0, made.reach_km)
        assert made.longest_km >= aim - 2 * ROUNDING_KM, longest


def test_a_season_too_short_to_climb_still_has_a_target_for_each_week() -> None:
    tiny = runner(20, 8, 5, **{"running.recent_race": ABSENT})
    made = ladder_of(tiny)
    assert len(made.targets) == len(climbed(tiny)) == 3
    assert all(target.long_km > 0 for target in made.targets)
    assert targets.LADDER_LOOKBACK_WEEKS * 7 <= volume.LOOKBACK_DAYS
