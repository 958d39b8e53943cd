"""An edited profile changes what lies ahead as little as it can, and nothing that is past."""

import os
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pacelift.coach.adapt.giving_way import broken_rules
from pacelift.coach.changes import Change
from pacelift.coach.journal import Entry, fold, new_entry
from pacelift.coach.placing_input import monday_of
from pacelift.coach.plan import Plan, Session
from pacelift.coach.planner import start
from pacelift.coach.profile_input import complete
from pacelift.coach.slots import minute_of, week_slots
from pacelift.errors import Refusal
from tests.builders import TODAY, profile_document
from tests.coach.adapt.lives import entry, mark, marks, move, pause, session, told
from tests.coach.adapt.logged import asked as lifted
from tests.coach.adapt.logged import log
from tests.coach.plans import EVENINGS, SHORT_MORNINGS, VARIED, catalogue, example_plan, varied_plan

EXAMPLES: Final = int(os.environ.get("PACELIFT_EDITS", "60"))
AT: Final = datetime(2027, 3, 4, 20)
"""A Thursday evening in the ninth week of the example."""
MONDAY: Final = date(2027, 3, 8)


def completed(**overrides: object) -> dict[str, Any]:
    return complete(profile_document(**overrides), today=TODAY, system_timezone="UTC")


def edit(plan: Plan, at: datetime = AT, /, **overrides: object) -> tuple[Plan, tuple[Change, ...]]:
    return told(plan, entry(plan, "profile", at, profile=completed(**overrides)))


def asked(each: Session) -> tuple[object, ...]:
    return each.start, each.minutes, each.km, each.kind, each.steps, each.exercises, each.status


def ahead(plan: Plan, now: datetime) -> list[Session]:
    return [each for each in plan.sessions if each.start > now and each.status == "planned"]


def in_a_window(plan: Plan, each: Session) -> bool:
    monday, zone = monday_of(each.start.date()), plan.profile.timezone
    at = minute_of(each.start, monday, zone)
    slots = week_slots(monday, plan.profile.windows, zone, 0, 6)
    return any(slot.start <= at and at + each.minutes <= slot.end for slot in slots)


def reasons(changes: tuple[Change, ...]) -> set[str]:
    return {each.reason.code for each in changes}


def test_a_profile_that_says_the_same_changes_nothing() -> None:
    plan = example_plan()
    assert edit(plan) == (plan, ())


@pytest.mark.parametrize(
    "words", [{"name": "Another"}, {"race.name": "Elbe Marathon"}, {"race.goal": "4:20:00"}]
)
def test_words_and_goals_move_no_session(words: dict[str, object]) -> None:
    after, changes = edit(example_plan(), **words)
    assert {each.what for each in changes} <= {"shortened", "eased"}
    assert [each.start for each in after.sessions] == [e.start for e in example_plan().sessions]


def test_a_goal_out_of_reach_is_told() -> None:
    after, _ = edit(example_plan(), **{"race.goal": "2:30:00"})
    assert ("R-GOAL-2", "goal-out-of-reach") in {(e.rule, e.code) for e in after.warnings}


def test_other_units_alone_change_no_session() -> None:
    miles = {
        "units": "mi",
        "running.weekly": 19.9,
        "running.longest": 9.9,
    }
    after, changes = edit(example_plan(), **miles)
    assert after.profile.units == "mi"
    assert changes == ()


def test_a_session_that_still_fits_its_window_stays() -> None:
    plan = example_plan()
    windows = [
        {"days": ["mon", "wed", "fri"], "from": "06:30", "to": "08:00"},
        {"days": ["tue", "thu"], "from": "06:30", "to": "08:00"},
        {"days": ["sat", "sun"], "from": "08:00", "to": "13:00"},
    ]
    after, changes = edit(plan, window=windows)
    assert changes
    assert reasons(changes) <= {"other-windows", "shorter-windows", "no-window-left", "really-run"}
    assert all(in_a_window(after, each) for each in ahead(after, AT) if each.discipline != "race")
    old = {each.id: each for each in plan.sessions}
    for change in changes:
        assert change.before is not None
        near = change.before.start < AT + timedelta(hours=48)
        assert not near or not in_a_window(after, old[change.session])


def test_what_has_no_window_left_is_dropped_by_worth_and_said() -> None:
    after, changes = edit(example_plan(), window=EVENINGS)
    dropped = [each for each in changes if each.what == "dropped"]
    assert dropped
    assert {each.reason.code for each in dropped} == {"no-window-left"}
    later = [each.session for each in dropped if not each.session.startswith("w09")]
    assert not [each for each in later if each.endswith("-long")]
    assert all(in_a_window(after, each) for each in ahead(after, AT) if each.discipline != "race")


def test_a_sore_knee_swaps_exercises_and_leaves_runs_alone() -> None:
    plan = example_plan()
    after, changes = edit(plan, **{"athlete.injuries": ["knee", "calf"]})
    assert {each.reason.code for each in changes} == {"other-exercise"}
    for each in ahead(after, AT):
        for exercise in each.exercises:
            assert not {"knee", "calf"} & set(catalogue()[exercise.exercise].avoid)
    assert {each.session.split("-")[1] for each in changes} <= {"lift", "core"}


def test_less_equipment_swaps_exercises_in_their_place() -> None:
    after, changes = edit(example_plan(), **{"strength.equipment": "none"})
    assert {each.reason.code for each in changes} == {"now-equipment"}
    assert {
        catalogue()[exercise.exercise].equipment
        for each in ahead(after, AT)
        for exercise in each.exercises
    } == {"none"}


def test_what_was_lifted_counts_in_the_season_planned_anew() -> None:
    plan, at = example_plan(), datetime(2027, 1, 13, 20)
    for session_id in ("w01-lift-a", "w02-lift-a"):
        plan, _ = log(plan, session_id, "goblet-squat", 14, 16.0, at=at)
    before = lifted(plan, "w04-lift-a", "goblet-squat")
    after, changes = edit(plan, at, **{"running.weekly": 28})
    assert changes
    assert before.load_kg == lifted(after, "w04-lift-a", "goblet-squat").load_kg == 17.0


@pytest.mark.parametrize("sessions", [0, 1, 3])
def test_more_or_fewer_lifts_leave_runs_alone(sessions: int) -> None:
    plan = example_plan()
    after, changes = edit(plan, **{"strength.sessions": sessions})
    assert changes
    assert not [e for e in changes if (e.before or e.after).discipline == "run"]  # type: ignore[union-attr]
    later = [each for each in ahead(after, AT) if each.start.date() >= MONDAY]
    assert bool([each for each in later if each.exercises]) == bool(sessions)


def test_a_later_race_has_its_taper_there_and_ids_go_on() -> None:
    plan = example_plan()
    after, _ = edit(plan, **{"race.date": date(2027, 5, 30)})
    (was,) = (each for each in plan.sessions if each.discipline == "race")
    (race,) = (each for each in after.sessions if each.discipline == "race")
    assert (race.id, race.start) == (was.id, datetime(2027, 5, 30, 9, 30))
    assert [week.number for week in after.weeks] == list(range(1, len(after.weeks) + 1))
    tapered = [week for week in after.weeks if week.phase in ("taper", "race")]
    assert tapered[-1].start <= race.start.date() <= tapered[-1].end
    assert len(tapered) == 3
    assert len({each.id for each in after.sessions}) == len(after.sessions)


def test_the_season_goes_on_from_what_was_really_run() -> None:
    plan = example_plan()
    lazy = marks(
        plan,
        "missed",
        [s.id for s in plan.sessions if s.discipline == "run" and 5 <= s.week <= 8 and not s.key],
    )
    week = MONDAY.isocalendar().week - plan.weeks[0].start.isocalendar().week
    usual, _ = edit(plan, **{"running.long_run_day": "sat"})
    less, _ = edit(lazy, **{"running.long_run_day": "sat"})
    assert less.weeks[week].km < usual.weeks[week].km


def test_the_season_is_planned_anew_from_the_next_monday_only() -> None:
    plan = example_plan()
    _, changes = edit(plan, **{"running.days": 5})
    starts = [(each.before or each.after).start.date() for each in changes]  # type: ignore[union-attr]
    assert min(starts) >= MONDAY


def test_what_was_pinned_stays_where_it_was_put() -> None:
    plan, _ = move(example_plan(), "w11-easy-1", datetime(2027, 3, 18, 18), AT)
    after, _ = edit(plan, AT + timedelta(hours=1), **{"running.days": 5})
    kept = session(after, "w11-easy-1")
    assert (kept.start, kept.pinned) == (datetime(2027, 3, 18, 18), True)


def test_days_off_that_were_told_stay_off() -> None:
    data = {"kind": "away", "from": "2027-03-15", "to": "2027-03-19"}
    plan, _ = told(example_plan(), entry(example_plan(), "pause", AT, **data))
    after, _ = edit(plan, AT + timedelta(hours=1), **{"running.days": 5})
    off = [e for e in after.sessions if date(2027, 3, 15) <= e.start.date() <= date(2027, 3, 19)]
    assert off
    assert {each.status for each in off} == {"dropped"}


def test_a_newer_recent_race_gives_its_paces() -> None:
    newer = {"running.recent_race.time": "0:47:00", "running.recent_race.date": date(2026, 12, 20)}
    after, changes = edit(example_plan(), **newer)
    assert after.fitness.score is not None
    assert example_plan().fitness.score is not None
    assert after.fitness.score > example_plan().fitness.score
    assert "moved" not in {each.what for each in changes}


@pytest.mark.parametrize(
    ("edits", "code"),
    [
        ({"athlete.screening": "symptoms"}, "see-a-doctor"),
        ({"athlete.injuries": ["bone-stress"]}, "bone-stress"),
        ({"race.date": date(2027, 3, 6)}, "too-near"),
    ],
)
def test_what_a_rule_refuses_is_refused_with_its_options(
    edits: dict[str, object], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        edit(example_plan(), **edits)
    assert refused.value.code == code
    assert refused.value.options


RACE_DAY: Final = date(2027, 4, 25)
RACE_WEEK: Final = 16


def put_off(week: int, weeks: int) -> tuple[Plan, datetime]:
    """The plan after its race was put off so many weeks in the middle of that week."""
    at = datetime(2027, 1, 6, 8) + timedelta(weeks=week - 1)
    return edit(example_plan(), at, **{"race.date": RACE_DAY + timedelta(weeks=weeks)})[0], at


@pytest.mark.parametrize(
    ("week", "weeks"),
    [
        *((week, (1, 2, 4)[week % 3]) for week in range(1, RACE_WEEK - 2)),
        *((week, weeks) for week in range(RACE_WEEK - 2, RACE_WEEK + 1) for weeks in (1, 2, 4)),
    ],
)
def test_the_race_can_be_put_off_in_any_week_of_the_season(week: int, weeks: int) -> None:
    after, at = put_off(week, weeks)
    (race,) = [each for each in after.sessions if each.discipline == "race"]
    (before,) = [each for each in example_plan().sessions if each.discipline == "race"]
    assert race.id == before.id
    assert race.start == before.start + timedelta(weeks=weeks)
    assert race.week == next(each.number for each in after.weeks if each.phase == "race")
    assert broken_rules(after, catalogue()) == set()
    assert [e for e in after.sessions if e.start <= at] == [
        e for e in example_plan().sessions if e.start <= at
    ]


def test_a_race_week_that_lost_its_race_was_a_lighter_one_and_measures_no_later_one() -> None:
    after, _ = put_off(RACE_WEEK, 2)
    lost, second, race_week = after.weeks[RACE_WEEK - 1 : RACE_WEEK + 2]
    assert (lost.phase, lost.cutback) == ("taper", True)
    assert second.km > 2 * lost.km
    assert race_week.km < second.km
    assert after.weeks[: RACE_WEEK - 1] == example_plan().weeks[: RACE_WEEK - 1]


def test_once_the_race_has_begun_another_is_another_plan() -> None:
    over = datetime(2027, 4, 25, 9, 30)
    later = {"race.date": RACE_DAY + timedelta(weeks=4)}
    with pytest.raises(Refusal) as refused:
        edit(example_plan(), over, **later)
    assert refused.value.code == "race-over"
    assert edit(example_plan(), over - timedelta(minutes=1), **later)[1]


def test_a_refused_edit_among_entries_that_met_changes_nothing() -> None:
    first = new_entry(completed(), datetime.fromisoformat("2027-01-04T08:00+00:00"), ())
    sick = completed(**{"athlete.screening": "symptoms"})
    at = datetime.fromisoformat("2027-02-04T08:00+00:00")
    refused = Entry("e", at, "profile", {"plan": first.id, "profile": sick})

    def make(profile: Any, plan_id: str) -> Plan:
        return start(profile, catalogue(), plan_id)

    folded = fold((first, refused), make, told)
    assert folded.history == ((refused, ()),)
    assert folded.plan == fold((first,), make, told).plan


@pytest.mark.parametrize("profile", [None, 7, "x", {}, {"name": "x"}, {"start": "soon"}])
def test_what_another_machine_tells_amiss_changes_nothing(profile: object) -> None:
    plan = example_plan()
    assert told(plan, entry(plan, "profile", AT, profile=profile)) == (plan, ())
    assert told(plan, entry(plan, "profile", AT)) == (plan, ())


EDITS: Final[tuple[Mapping[str, object], ...]] = (
    {"running.days": 3},
    {"running.days": 5},
    {"running.long_run_day": "sat"},
    {"running.weekly": 44, "running.longest": 18},
    {"strength.sessions": 0},
    {"strength.sessions": 1},
    {"strength.sessions": 3, "strength.experience": "regular"},
    {"strength.equipment": "none"},
    {"strength.equipment": "gym", "strength.one_rep_max": {"squat": 90}},
    {"athlete.injuries": ["knee", "achilles"]},
    {"athlete.injuries": ["back"]},
    {"athlete.born": 1958},
    {"race.goal": "finish"},
    {"race.start": "13:30"},
    {"race.distance": "half", "race.goal": "finish"},
    {"race.distance": "10k", "race.goal": "finish"},
    {"window": EVENINGS},
    {"window": SHORT_MORNINGS},
    {"timezone": "Asia/Kathmandu"},
    {"running.recent_race.time": "0:47:00"},
    {"name": "Another"},
)


@st.composite
def edited_lives(
    draw: st.DrawFn,
) -> tuple[str, list[tuple[str, str]], datetime, dict[str, object]]:
    """A runner of `VARIED`, what they missed or did, when they edit, and what."""
    name = draw(st.sampled_from(list(VARIED)))
    plan = varied_plan(name)
    cut = draw(st.integers(0, len(plan.sessions) - 2))
    at = plan.sessions[cut].start + timedelta(hours=draw(st.integers(-40, 40)))
    over = [s for s in plan.sessions if s.start + timedelta(minutes=s.minutes) < at]
    bad = draw(st.integers(0, 30))
    said = [
        (each.id, draw(st.sampled_from(["missed", "done", "too-hard"])))
        for each in over
        if each.discipline != "race" and draw(st.integers(0, 99)) < bad
    ]
    edits: dict[str, object] = {}
    for each in draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=2)):
        edits |= each
    if draw(st.booleans()):
        race = plan.profile.race.date + timedelta(days=draw(st.integers(-28, 42)))
        edits["race.date"] = race
    return name, said, at, edits


@pytest.mark.no_cover  # Whole seasons: measuring them takes longer than living them.
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(edited_lives())
def test_whatever_is_edited_the_plan_keeps_its_promises(
    life: tuple[str, list[tuple[str, str]], datetime, dict[str, object]],
) -> None:
    name, said, at, edits = life
    plan = varied_plan(name)
    document = {**VARIED[name], **edits}
    race = document.get("race.date", plan.profile.race.date)
    assume(isinstance(race, date) and plan.profile.start + timedelta(days=35) < race)
    assume(isinstance(race, date) and race > at.date())
    assume(isinstance(race, date) and race - plan.profile.start <= timedelta(days=364))
    for session_id, how in said:
        plan, _ = mark(plan, session_id, how)
    if document.get("running.recent_race", 0) != 0:
        document = {k: v for k, v in document.items() if not k.startswith("running.recent_race.")}
    try:
        after, changes = edit(plan, at, **document)
    except Refusal:
        return
    now = after.told or at
    old = {each.id: each for each in plan.sessions}
    new = {each.id: each for each in after.sessions}
    assert len(new) == len(after.sessions)
    for each in plan.sessions:
        if each.start <= at:
            assert asked(new[each.id]) == asked(each), each.id
    assert [week.number for week in after.weeks] == list(range(1, len(after.weeks) + 1))
    by_number = {week.number: week for week in after.weeks}
    for each in ahead(after, max(now, at)):
        week = by_number[each.week]
        assert week.start <= each.start.date() <= week.end, each.id
        if each.discipline != "race" and not each.pinned:
            assert in_a_window(after, each), each.id
    races = [each for each in after.sessions if each.discipline == "race"]
    assert [each.start.date() for each in races] == [after.profile.race.date]
    known = broken_rules(plan, catalogue())
    assert broken_rules(after, catalogue()) <= known
    for change in changes:
        assert change.reason.rule.startswith("R-")
    assert set(old) - set(new) <= {each.session for each in changes}


@pytest.mark.parametrize("told_of", [{"running.days": 3}, {"window": SHORT_MORNINGS}])
def test_days_away_keep_their_clocks_and_windows(told_of: dict[str, object]) -> None:
    first, last = date(2027, 3, 15), date(2027, 3, 21)
    said = {"timezone": "Asia/Tokyo", "windows": ["17:00-19:30"]}
    away, _ = pause(example_plan(), "away", first, last, AT, **said)
    after, _ = edit(away, **told_of)
    there = [each for each in after.sessions if first <= each.start.date() <= last]
    held = [each for each in there if each.status == "planned"]
    assert held
    assert {each.start.hour for each in held} <= {17, 18}
    assert after.away == away.away
    assert not broken_rules(after, catalogue())
