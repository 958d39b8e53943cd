"""The season drafted: runs and lifts of every week, before anything has a day."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from attrs import evolve

from pacelift.coach.draft import Draft, WeekDraft
from pacelift.coach.profile import Profile
from pacelift.coach.rules import intensity, strength, taper, volume
from tests.builders import ABSENT, profile
from tests.coach.drafts import AMPLE, MONDAY, before_taper, drafted, season

GOAL = {"race.goal": "3:30:00", "running.recent_race.time": "0:44:00", "window": AMPLE}

TIGHT = [
    {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "06:00", "to": "06:50"},
    {"days": ["sun"], "from": "08:00", "to": "12:00"},
]


def racing(made: Draft) -> tuple[WeekDraft, ...]:
    return tuple(week for week in made.weeks if week.span.phase != "recovery")


def marathon_pace_weeks(made: Draft) -> list[int]:
    return [
        week.span.number
        for week in made.weeks
        for run in week.runs
        if run.role == "long" and any(part.zone == "M" for part in run.steps)
    ]


def runners() -> list[Profile]:
    """Small and large, short and long, near and far."""
    return [
        season(28, **{"running.weekly": 15, "running.longest": 6}),
        season(16, **{"running.weekly": 32, "running.longest": 16}),
        season(
            12,
            **{
                "running.weekly": 60,
                "running.longest": 26,
                "running.days": 5,
                "running.marathons": 3,
                **GOAL,
            },
        ),
        season(
            10,
            **{
                "race.distance": "half",
                "running.weekly": 24,
                "running.longest": 10,
                "running.days": 3,
            },
        ),
        season(
            8,
            **{
                "race.distance": "10k",
                "running.weekly": 45,
                "running.longest": 14,
                "running.days": 5,
            },
        ),
        season(
            6,
            **{
                "race.distance": "5k",
                "running.weekly": 30,
                "running.longest": 10,
                "running.recent_race": ABSENT,
            },
        ),
    ]


@pytest.mark.parametrize(
    "given", runners(), ids=lambda p: f"{p.race.distance}-{p.running.weekly_km}"
)
def test_no_run_outgrows_the_three_weeks_before_it(given: Profile) -> None:
    made = racing(drafted(given))
    for index, week in enumerate(made):
        recent = [run.km for w in made[max(0, index - 3) : index] for run in w.runs]
        recent += [given.running.longest_km] if index < 3 else []
        for run in week.runs:
            most = volume.allowed_single_run_km(max(recent), given.running.single_run_step)
            assert run.km <= most, (week.span.number, run.role)


@pytest.mark.parametrize(
    "given", runners(), ids=lambda p: f"{p.race.distance}-{p.running.weekly_km}"
)
def test_weeks_of_runs_keep_the_two_week_rule_and_come_close_to_their_targets(
    given: Profile,
) -> None:
    made = drafted(given)
    build = before_taper(made)
    usual = highest = given.running.weekly_km
    for index, week in enumerate(build):
        if index < 2:
            reference = usual
        else:
            reference = highest if build[index - 2].span.cutback else build[index - 2].km
        assert week.km <= volume.TWO_WEEK_STEP * reference + volume.WEEK_ROUNDING_KM
        highest = max(highest, week.km)
        assert week.km <= made.ladder.targets[index].km + 1.0, week.span.number


def test_a_new_high_week_grows_on_what_the_weeks_before_were_not_on_what_they_aimed_at() -> None:
    given = season(
        20,
        **{"running.weekly": 24, "running.longest": 12, "running.days": 5, "window": TIGHT},
    )
    weeks = before_taper(drafted(given))
    highest = given.running.weekly_km
    for week in weeks:
        assert week.km <= max(1.15 * highest, highest + 5.0) + 1e-6, week.span.number
        highest = max(highest, week.km)


def test_a_cutback_week_is_one_against_what_the_weeks_before_were() -> None:
    given = season(
        20,
        **{"running.weekly": 60, "running.longest": 18, "running.days": 5, "window": TIGHT},
    )
    highest = 0.0
    for week in before_taper(drafted(given)):
        if week.span.cutback:
            assert week.km <= 0.85 * highest, week.span.number
            highest = 0.0
        else:
            highest = max(highest, week.km)


@pytest.mark.parametrize(
    "given", runners(), ids=lambda p: f"{p.race.distance}-{p.running.weekly_km}"
)
def test_the_taper_falls_week_by_week_inside_its_shares_of_the_highest(given: Profile) -> None:
    made = racing(drafted(given))
    peak = max(week.km for week in made if week.span.taper is None)
    shares = taper.schedule(given, len(made))
    before = peak
    for week in made:
        if week.span.taper is not None:
            _, low, high = shares[week.span.taper]
            assert low <= week.km / peak <= high, week.span.number
            assert week.km < before
            before = week.km


@pytest.mark.parametrize(
    "given", runners(), ids=lambda p: f"{p.race.distance}-{p.running.weekly_km}"
)
def test_hard_runs_keep_their_caps_in_the_week_they_are_in(given: Profile) -> None:
    for week in drafted(given).weeks:
        for run in week.runs:
            for zone, share in (
                ("T", intensity.THRESHOLD_SHARE),
                ("I", intensity.INTERVAL_SHARE),
                ("R", intensity.REPETITION_SHARE),
            ):
                km = sum(part.km * part.repeat for part in run.steps if part.zone == zone)
                assert km <= share * week.km + intensity.WORK_ROUNDING_KM, (
                    week.span.number,
                    run.kind,
                )


def test_the_number_of_runs_is_the_shape_s_and_a_part_week_has_its_share() -> None:
    made = drafted(profile(start=date(2027, 1, 7)), runs=5)
    assert [len(week.runs) for week in made.weeks[:3]] == [3, 5, 5]


def test_a_week_that_has_room_for_fewer_runs_gets_fewer() -> None:
    made = drafted(season(12), fewer={3: 2})
    assert [len(week.runs) for week in made.weeks[1:4]] == [4, 2, 4]


def test_a_week_never_has_more_runs_than_days_with_windows() -> None:
    windows = [{"days": ["tue", "thu", "sun"], "from": "07:00", "to": "10:00"}]
    made = drafted(season(12, window=windows), runs=4)
    assert max(len(week.runs) for week in made.weeks) == 3


def test_a_week_without_room_for_the_long_run_has_none() -> None:
    made = drafted(season(12), no_long=frozenset({3}))
    assert [week.long_km > 0 for week in made.weeks[1:4]] == [True, False, True]


@pytest.mark.parametrize(
    ("race_day", "runs"),
    [("2027-04-25", 3), ("2027-04-24", 3), ("2027-04-22", 2), ("2027-04-20", 1)],
)
def test_the_race_week_keeps_the_runs_its_days_allow(race_day: str, runs: int) -> None:
    made = drafted(profile(start=MONDAY, **{"race.date": date.fromisoformat(race_day)}))
    race_week = next(week for week in made.weeks if week.span.phase == "race")
    assert len(race_week.runs) == runs


def test_a_race_on_monday_has_no_run_in_its_week() -> None:
    made = drafted(profile(start=MONDAY, **{"race.date": date(2027, 4, 26)}))
    assert next(week for week in made.weeks if week.span.phase == "race").runs == ()


def test_after_a_marathon_the_first_week_is_free_and_the_second_easy() -> None:
    after = [week for week in drafted(season(16)).weeks if week.span.phase == "recovery"]
    assert [len(week.runs) for week in after] == [0, 3]
    assert {run.kind for run in after[1].runs} == {"recovery"}


def test_after_a_half_the_next_week_is_easy() -> None:
    made = drafted(season(12, **{"race.distance": "half"}))
    assert len(made.weeks[-1].runs) == 3


def test_marathon_pace_comes_in_peak_long_runs_and_never_two_weeks_running() -> None:
    made = drafted(season(24, **{"running.marathons": 2, "running.weekly": 45, **GOAL}))
    weeks = marathon_pace_weeks(made)
    assert len(weeks) >= 2
    assert all(after - before >= 2 for before, after in itertools.pairwise(weeks))
    phases = {week.span.number: week.span.phase for week in made.weeks}
    assert {phases[number] for number in weeks} == {"peak"}


def test_marathon_pace_parts_grow_through_the_peak() -> None:
    made = drafted(season(30, **{"running.marathons": 2, "running.weekly": 45, **GOAL}))
    shares = [
        sum(part.km for part in run.steps if part.zone == "M") / run.km
        for week in made.weeks
        for run in week.runs
        if run.role == "long" and any(part.zone == "M" for part in run.steps)
    ]
    assert shares == sorted(shares)
    assert len(shares) >= 2


def test_no_long_run_holds_marathon_pace_without_a_time_goal() -> None:
    assert marathon_pace_weeks(drafted(season(24, **{"running.marathons": 2}))) == []


def test_a_first_timer_runs_nothing_hard_but_steady_runs() -> None:
    given = season(30, **{"running.weekly": 18, "running.longest": 8})
    kinds = {run.kind for week in drafted(given).weeks for run in week.runs}
    assert kinds == {"easy", "long", "steady", "recovery"}


def test_hard_kinds_take_turns_without_the_cutback_weeks() -> None:
    given = season(24, **{"running.days": 4, "running.weekly": 45, "running.longest": 18})
    kinds = [
        run.kind
        for week in before_taper(drafted(given))
        if week.span.phase == "build" and not week.span.cutback
        for run in week.runs
        if run.role == "quality-1"
    ]
    assert kinds == [("threshold", "threshold", "hills")[i % 3] for i in range(len(kinds))]


def contacts(made: Draft) -> list[int]:
    return [
        max((each.contacts for lift in week.lifts for each in lift.exercises), default=0)
        for week in made.weeks
    ]


@pytest.mark.parametrize("experience", ["none", "some", "regular"])
def test_jumps_start_late_and_grow_by_twenty_contacts_at_most(experience: str) -> None:
    made = drafted(season(24, **{"strength.experience": experience, "strength.equipment": "gym"}))
    counted = contacts(made)
    first = next(index for index, each in enumerate(counted) if each)
    assert first >= strength.WEEKS_BEFORE_JUMPS
    assert counted[first] <= strength.FIRST_CONTACTS[1]
    before = counted[first]
    for each in (each for each in counted[first:] if each):
        assert each <= before + strength.CONTACTS_STEP
        before = max(before, each)
    assert max(counted) <= strength.MOST_CONTACTS


def test_strength_backs_off_in_the_weeks_in_which_running_does() -> None:
    made = before_taper(drafted(season(20)))
    for before, week in itertools.pairwise(made):
        if week.span.cutback:
            sets, usual = (
                sum(each.sets for lift in w.lifts for each in lift.exercises if not each.test)
                for w in (week, before)
            )
            assert sets <= strength.DELOAD_SETS * usual, week.span.number


def test_most_sets_are_lifted_while_running_volume_is_low() -> None:
    made = before_taper(drafted(season(18, **{"running.weekly": 40, **GOAL})))
    heaviest = max(made, key=lambda week: week.km)
    sets = [sum(each.sets for lift in week.lifts for each in lift.exercises) for week in made]
    assert sets[made.index(heaviest)] < max(sets)


def test_lifts_are_made_for_the_longest_window_of_the_week() -> None:
    windows = [{"days": ["mon", "tue", "thu", "sat", "sun"], "from": "07:00", "to": "07:30"}]
    made = drafted(season(8, window=windows, **{"race.distance": "5k", "running.longest": 5}))
    lifts = [lift for week in made.weeks for lift in week.lifts]
    assert lifts
    assert max(lift.minutes for lift in lifts) <= 30


def test_the_ladder_of_a_draft_is_what_its_long_runs_are() -> None:
    made = drafted(season(16))
    longs = [week.long_km for week in before_taper(made)]
    assert longs == pytest.approx([target.long_km for target in made.ladder.targets], abs=0.05)
    assert made.ladder.longest_km == max(longs)


def test_the_taper_is_measured_against_the_highest_full_week_that_was_really_composed() -> None:
    tight = season(
        16,
        window=[{"days": ["tue", "thu", "sat", "sun"], "from": "07:00", "to": "08:30"}],
        **{"running.weekly": 60, "running.longest": 13},
    )
    made = racing(drafted(tight))
    peak = max(week.km for week in made if week.span.taper is None)
    _, low, high = taper.schedule(tight, len(made))[-3]
    first = next(week for week in made if week.span.taper == -3)
    assert low <= first.km / peak <= high


@pytest.mark.parametrize("start_weekday", range(7))
def test_a_season_may_start_on_any_day(start_weekday: int) -> None:
    given = evolve(season(14), start=MONDAY + timedelta(days=start_weekday))
    first = drafted(given).weeks[0]
    days = 7 - start_weekday
    assert first.km <= volume.START_BAND[1] * 32 * days / 7 + 0.5 * len(first.runs)
    assert len(first.runs) == int(4 * days / 7 + 0.5)


@pytest.mark.parametrize("experience", ["none", "some", "regular"])
@pytest.mark.parametrize("every", [3, 4])
def test_a_deload_week_has_at_most_sixty_percent_of_the_sets_of_the_week_before(
    experience: str, every: int
) -> None:
    for count in range(10, 21):
        given = season(count, **{"strength.experience": experience, "strength.equipment": "gym"})
        for before, week in itertools.pairwise(before_taper(drafted(given, cutback_every=every))):
            if week.lift_week.deload:
                most = strength.DELOAD_SETS * sets_a_lift(before)
                assert sets_a_lift(week) <= most, (count, week.span.number)


def sets_a_lift(week: WeekDraft) -> float:
    """Mean sets of the week's lifts, tests left out."""
    lifts = [lift for lift in week.lifts if lift.role != "core-1"]
    return sum(e.sets for lift in lifts for e in lift.exercises if not e.test) / len(lifts)
