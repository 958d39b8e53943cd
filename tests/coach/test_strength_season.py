"""Which strength phase each week is in, and which lifts it holds."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from attrs import evolve

from pacelift.coach.calendar_weeks import Span
from pacelift.coach.plan import Level
from pacelift.coach.profile import Experience, Profile
from pacelift.coach.rules import strength as r
from pacelift.coach.strength_season import ORDER, LiftWeek, phase_names, strength_weeks
from tests.coach.drafts import MONDAY, season, spans_of

EXPERIENCES: tuple[Experience, ...] = ("none", "some", "regular")


def weeks_of(
    given: Profile, level: Level = "intermediate", runs: int = 4, every: int = 4
) -> tuple[LiftWeek, ...]:
    spans = spans_of(given, every)
    return strength_weeks(given, level, spans, [runs] * len(spans))


def zipped(given: Profile, **changes: object) -> list[tuple[Span, LiftWeek]]:
    every = changes.get("every", 4)
    return list(zip(spans_of(given, every), weeks_of(given, **changes), strict=True))


def counts(names: list[str]) -> list[int]:
    return [names.count(phase) for phase in ORDER]


@pytest.mark.parametrize("experience", EXPERIENCES)
def test_every_horizon_has_one_phase_a_week_and_starts_and_ends_gently(
    experience: Experience,
) -> None:
    for weeks in range(5, 54):
        names = phase_names(weeks, experience)
        assert len(names) == weeks
        assert names[0] == "foundation"
        assert names[-1] == "taper"


@pytest.mark.parametrize("experience", EXPERIENCES)
def test_up_to_thirty_weeks_the_phases_come_once_each_and_in_order(experience: Experience) -> None:
    for weeks in range(5, 31):
        ranks = [ORDER.index(name) for name in phase_names(weeks, experience)]
        assert ranks == sorted(ranks), weeks


@pytest.mark.parametrize("weeks", sorted(r.PHASE_WEEKS))
def test_the_split_is_the_table_s_for_its_horizons(weeks: int) -> None:
    assert counts(phase_names(weeks, "some")) == list(r.PHASE_WEEKS[weeks])


def test_weeks_between_two_rows_of_the_table_go_to_max_strength() -> None:
    assert counts(phase_names(14, "some")) == [3, 7, 2, 1, 1]


@pytest.mark.parametrize(
    ("weeks", "split"), [(7, [2, 3, 0, 1, 1]), (6, [2, 3, 0, 0, 1]), (5, [2, 2, 0, 0, 1])]
)
def test_short_horizons_give_up_power_first_then_maintenance_then_heavy_weeks(
    weeks: int, split: list[int]
) -> None:
    assert counts(phase_names(weeks, "some")) == split


def test_beginners_have_four_foundation_weeks_first_and_six_from_sixteen_weeks_on() -> None:
    for weeks in range(5, 54):
        names = phase_names(weeks, "none")
        lead = next((i for i, name in enumerate(names) if name != "foundation"), weeks)
        assert lead >= (6 if weeks >= 16 else min(4, weeks - 1)), weeks
    assert counts(phase_names(15, "none"))[0] == 4
    assert counts(phase_names(16, "none")) == [6, 4, 3, 1, 2]


def test_beginners_of_a_long_season_keep_the_table_s_longer_foundation() -> None:
    assert counts(phase_names(30, "none")) == list(r.PHASE_WEEKS[30])


@pytest.mark.parametrize("weeks", [12, 16, 20, 30, 45])
def test_from_twelve_weeks_on_six_are_heavy_or_fast(weeks: int) -> None:
    for experience in EXPERIENCES:
        names = phase_names(weeks, experience)
        assert names.count("max-strength") + names.count("power") >= r.HEAVY_WEEKS


def test_a_year_goes_twice_through_foundation_and_max_strength_before_its_last_thirty_weeks() -> (
    None
):
    names = phase_names(52, "some")
    assert (
        names[:22]
        == ["foundation"] * 4 + ["max-strength"] * 8 + ["foundation"] * 4 + ["max-strength"] * 6
    )
    assert counts(names[22:]) == list(r.PHASE_WEEKS[30])


def test_after_the_race_there_is_no_strength() -> None:
    after = [week for span, week in zipped(season(12)) if span.phase == "recovery"]
    assert {(week.phase, week.roles, week.heavy) for week in after} == {("none", (), False)}


def test_who_wants_no_strength_gets_none() -> None:
    weeks = weeks_of(season(16, **{"strength.sessions": 0}))
    assert {(week.phase, week.roles) for week in weeks} == {("none", ())}


def test_deload_weeks_are_the_cutback_weeks() -> None:
    weeks = zipped(season(20))
    assert [week.deload for _, week in weeks] == [span.cutback for span, _ in weeks]
    assert sum(week.deload for _, week in weeks) >= 3


def test_a_deload_week_has_no_heavy_legs() -> None:
    assert not any(week.heavy for _, week in zipped(season(20)) if week.deload)


@pytest.mark.parametrize("race_weekday", range(7))
@pytest.mark.parametrize("experience", EXPERIENCES)
def test_no_week_asks_for_heavy_legs_within_ten_days_of_the_race_alone(
    experience: Experience, race_weekday: int
) -> None:
    for count in (5, 8, 12, 18):
        given = season(count, **{"strength.experience": experience})
        day = given.race.date - timedelta(days=6 - race_weekday)
        given = evolve(given, race=evolve(given.race, date=day))
        for span, week in zipped(given):
            if week.heavy:
                # Its first day, at least, must be far enough from the race.
                assert (day - span.start).days >= r.NO_HEAVY_LEGS_DAYS


def test_the_last_heavy_legs_come_ten_to_fourteen_days_before_a_sunday_race() -> None:
    heavy = [span for span, week in zipped(season(16)) if week.heavy]
    days = (season(16).race.date - heavy[-1].start).days
    assert 10 <= days <= 14


@pytest.mark.parametrize("start_weekday", range(7))
def test_a_beginner_s_first_heavy_week_comes_three_weeks_after_the_first_lift(
    start_weekday: int,
) -> None:
    for count in (6, 8, 12, 20, 40):
        given = season(count, **{"strength.experience": "none"})
        given = evolve(given, start=MONDAY + timedelta(days=start_weekday))
        weeks = zipped(given)
        first = next(span.start for span, week in weeks if week.roles)
        heavy = next((span.start for span, week in weeks if week.heavy), date.max)
        assert (heavy - first).days >= r.BEGINNER_DAYS_BEFORE_HEAVY, count


def test_a_season_with_no_room_for_anything_heavy_has_nothing_heavy() -> None:
    given = season(5, **{"strength.experience": "none"})
    assert not any(week.heavy for week in weeks_of(given))


def test_two_lifts_a_week_and_one_when_it_is_about_keeping_strength() -> None:
    by_phase = {week.phase: week.roles for _, week in zipped(season(18)) if week.phase != "none"}
    assert by_phase["foundation"] == by_phase["max-strength"] == ("lift-a", "lift-b")
    assert by_phase["power"] == ("lift-a", "lift-b")
    assert by_phase["maintenance"] == ("lift-a",)


def test_who_runs_three_times_a_week_keeps_two_lifts_in_maintenance() -> None:
    few = [week for week in weeks_of(season(18), runs=3) if week.phase == "maintenance"]
    assert {week.roles for week in few} == {("lift-a", "lift-b")}


def test_one_lift_a_week_when_one_is_wanted() -> None:
    weeks = weeks_of(season(18, **{"strength.sessions": 1}))
    assert {week.roles for week in weeks if week.phase == "max-strength"} == {("lift-a",)}


def test_a_third_session_is_hip_and_core() -> None:
    weeks = weeks_of(season(18, **{"strength.sessions": 3}))
    assert weeks[0].roles == ("lift-a", "lift-b", "core-1")


def test_novices_get_hip_and_core_without_asking() -> None:
    weeks = weeks_of(season(18), level="novice")
    assert all("core-1" in week.roles for week in weeks if week.phase != "none")


def test_the_race_week_holds_core_work_only_and_the_taper_one_lift() -> None:
    weeks = {span.phase: week.roles for span, week in zipped(season(18))}
    assert weeks["race"] == ("core-1",)
    assert weeks["taper"] == ("lift-a", "core-1")


def test_a_short_first_week_holds_one_lift_and_a_shorter_one_none() -> None:
    for days, roles in ((7, 2), (5, 2), (4, 1), (3, 0), (1, 0)):
        given = evolve(season(16), start=MONDAY + timedelta(days=7 - days))
        assert len(weeks_of(given)[0].roles) == roles, days


def test_a_week_without_windows_holds_no_lift() -> None:
    spans = [evolve(span, caps=()) if span.number == 3 else span for span in spans_of(season(16))]
    weeks = strength_weeks(season(16), "intermediate", spans, [4] * len(spans))
    assert weeks[2].roles == ()
    assert weeks[3].weeks_lifting == 2


def test_weeks_inside_a_phase_are_counted_from_nought() -> None:
    weeks = weeks_of(season(16, **{"strength.experience": "some"}))
    assert [week.phase_week for week in weeks[:5]] == [0, 1, 2, 3, 0]
    assert [week.weeks_lifting for week in weeks[:5]] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("every", [3, 4])
def test_left_is_tested_against_right_about_every_four_weeks(every: int) -> None:
    for count in (12, 18, 26, 40):
        weeks = weeks_of(season(count), every=every)
        tested = [number for number, week in enumerate(weeks, start=1) if week.test]
        assert tested, count
        gaps = [b - a for a, b in itertools.pairwise(tested)]
        assert all(3 <= gap <= 5 for gap in gaps), (count, tested)


def test_tests_come_in_deload_weeks_with_a_lift() -> None:
    for week in weeks_of(season(30)):
        assert not week.test or (week.deload and "lift-a" in week.roles)
