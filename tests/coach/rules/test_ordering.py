"""Hours and days between the sessions of a finished plan, to the minute."""

from __future__ import annotations

from datetime import date, time
from typing import Any, Final

import pytest
from attrs import evolve

from pacelift.coach import rules
from pacelift.coach.plan import Plan, Session
from pacelift.coach.profile import Window
from pacelift.coach.rules.ordering import efforts
from pacelift.coach.rules.view import view_of
from tests.coach.rules.plan_builder import (
    add,
    at,
    build,
    catalogue,
    change,
    change_fitness,
    change_profile,
    change_week,
    drop,
    found,
    session_of,
)

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)

KINDS: Final[dict[str, dict[str, Any]]] = {
    "easy": {"discipline": "run", "kind": "easy", "leg_load": 1},
    "long": {"discipline": "run", "kind": "long", "leg_load": 2},
    "quality": {"discipline": "run", "kind": "threshold", "quality": True, "leg_load": 2},
    "race": {"discipline": "race", "kind": "race", "leg_load": 3},
    "heavy": {"discipline": "strength", "kind": "strength", "leg_load": 3},
    "medium": {"discipline": "strength", "kind": "strength", "leg_load": 2},
    "light": {"discipline": "strength", "kind": "strength", "leg_load": 1},
    "arms": {"discipline": "strength", "kind": "strength", "leg_load": 0},
    "core": {"discipline": "core", "kind": "core", "leg_load": 0},
}


def effort(
    kind: str, minutes: int, weekday: int, clock: str, *, week: int = 5, **more: object
) -> Session:
    """A session that matters for its kind, minutes and time only; pinned, so it needs no window."""
    role = f"{kind}-{weekday}"
    template = evolve(session_of(build(), "w05-easy-1"), steps=(), pinned=True)
    return evolve(
        template,
        id=f"w{week:02d}-{role}",
        role=role,
        week=week,
        minutes=minutes,
        start=at(week, weekday, time.fromisoformat(clock)),
        **{**KINDS[kind], **more},
    )


def only(*sessions: Session, plan: Plan | None = None) -> Plan:
    """The plan with nothing but these sessions in the weeks around theirs."""
    plan = plan or build()
    weeks = {session.week for session in sessions}
    near = {number + by for number in weeks for by in (-1, 0, 1)}
    return add(drop(plan, *(s.id for s in plan.sessions if s.week in near)), *sessions)


def places(plan: Plan, rule: str) -> set[str]:
    """Where that rule finds something."""
    return found(plan).get(rule, set())


def said(plan: Plan, rule: str) -> str:
    """The text of that rule's only finding."""
    (text,) = [each.text for each in rules.check(plan, catalogue()) if each.rule == rule]
    return text


Spec = tuple[str, int, int, str]

BROKEN: Final[tuple[tuple[str, Spec, Spec], ...]] = (
    ("R-ORD-1", ("light", 45, TUE, "06:30"), ("easy", 41, TUE, "17:30")),
    ("R-ORD-1", ("light", 45, TUE, "06:30"), ("quality", 40, TUE, "17:30")),
    ("R-ORD-1", ("light", 45, TUE, "06:30"), ("long", 40, TUE, "17:30")),
    ("R-ORD-2", ("heavy", 45, TUE, "17:30"), ("quality", 60, THU, "06:14")),
    ("R-ORD-2", ("heavy", 45, TUE, "17:30"), ("long", 60, THU, "06:14")),
    ("R-ORD-2", ("heavy", 45, TUE, "17:30"), ("race", 60, THU, "06:14")),
    ("R-ORD-2", ("medium", 45, TUE, "17:30"), ("quality", 60, WED, "18:14")),
    ("R-ORD-3", ("quality", 60, TUE, "06:30"), ("light", 45, TUE, "10:29")),
    ("R-ORD-3", ("long", 60, TUE, "06:30"), ("light", 45, TUE, "10:29")),
    ("R-ORD-5", ("medium", 45, TUE, "06:30"), ("quality", 60, WED, "18:00")),
    ("R-ORD-5", ("medium", 45, TUE, "06:30"), ("long", 60, WED, "18:00")),
    ("R-ORD-5", ("long", 90, SUN, "08:00"), ("light", 45, SUN, "17:30")),
    ("R-ORD-5", ("light", 45, SUN, "06:30"), ("long", 90, SUN, "17:30")),
    ("R-ORD-6", ("heavy", 45, MON, "17:30"), ("heavy", 45, WED, "18:14")),
    ("R-ORD-6", ("heavy", 45, MON, "17:30"), ("long", 60, WED, "18:14")),
    ("R-ORD-6", ("heavy", 45, MON, "17:30"), ("medium", 45, TUE, "18:14")),
    ("R-ORD-6", ("medium", 45, MON, "17:30"), ("heavy", 45, TUE, "18:14")),
    ("R-ORD-6", ("long", 60, MON, "08:00"), ("medium", 45, TUE, "08:59")),
    ("R-ORD-6", ("long", 60, MON, "08:00"), ("heavy", 45, TUE, "20:59")),
    ("R-ORD-6", ("race", 60, MON, "08:00"), ("heavy", 45, TUE, "20:59")),
    ("R-INT-2", ("quality", 60, TUE, "06:30"), ("quality", 60, WED, "19:30")),
    ("R-INT-2", ("quality", 60, TUE, "06:30"), ("heavy", 45, WED, "19:30")),
    ("R-INT-2", ("long", 60, TUE, "06:30"), ("quality", 60, WED, "19:30")),
    ("R-REST-1", ("long", 90, SAT, "08:00"), ("easy", 41, SUN, "17:30")),
    ("R-REST-1", ("long", 90, SAT, "08:00"), ("medium", 45, SUN, "17:30")),
    ("R-REST-1", ("race", 60, SAT, "08:00"), ("easy", 41, SUN, "17:30")),
    ("R-TAPER-3", ("easy", 31, SAT, "08:00"), ("race", 60, SUN, "09:30")),
    ("R-TAPER-3", ("core", 20, SAT, "08:00"), ("race", 60, SUN, "09:30")),
    ("R-FIT-1", ("easy", 30, TUE, "06:30"), ("easy", 31, TUE, "17:30")),
    ("R-FIT-1", ("core", 20, SUN, "08:00"), ("race", 60, SUN, "09:30")),
    ("R-FIT-1", ("race", 60, SUN, "09:30"), ("core", 20, SUN, "12:00")),
    ("R-FIT-1", ("easy", 60, TUE, "06:30"), ("core", 20, TUE, "07:29")),
)
"""Rule, earlier and later session: kind, minutes, weekday, time."""

LEGAL: Final[tuple[tuple[str, Spec, Spec], ...]] = (
    ("R-ORD-1", ("light", 45, TUE, "06:30"), ("easy", 40, TUE, "17:30")),
    ("R-ORD-1", ("arms", 45, TUE, "06:30"), ("easy", 60, TUE, "17:30")),
    ("R-ORD-1", ("core", 20, TUE, "06:30"), ("quality", 60, TUE, "17:30")),
    ("R-ORD-1", ("easy", 60, TUE, "06:30"), ("heavy", 45, TUE, "17:30")),
    ("R-ORD-1", ("light", 45, TUE, "17:30"), ("easy", 60, WED, "06:30")),
    ("R-ORD-2", ("heavy", 45, TUE, "17:30"), ("quality", 60, THU, "06:15")),
    ("R-ORD-2", ("heavy", 45, TUE, "17:30"), ("long", 60, THU, "06:15")),
    ("R-ORD-2", ("heavy", 45, TUE, "17:30"), ("race", 60, THU, "06:15")),
    ("R-ORD-2", ("medium", 45, TUE, "17:30"), ("quality", 60, WED, "18:15")),
    ("R-ORD-2", ("heavy", 45, TUE, "17:30"), ("easy", 60, WED, "06:30")),
    ("R-ORD-2", ("light", 45, TUE, "17:30"), ("quality", 60, WED, "06:30")),
    ("R-ORD-3", ("quality", 60, TUE, "06:30"), ("light", 45, TUE, "10:30")),
    ("R-ORD-3", ("long", 60, TUE, "06:30"), ("light", 45, TUE, "10:30")),
    ("R-ORD-3", ("easy", 60, TUE, "06:30"), ("heavy", 45, TUE, "07:30")),
    ("R-ORD-3", ("quality", 60, TUE, "06:30"), ("core", 20, TUE, "07:30")),
    ("R-ORD-3", ("quality", 60, TUE, "22:30"), ("light", 45, WED, "00:30")),
    ("R-ORD-5", ("light", 45, TUE, "06:30"), ("quality", 60, WED, "18:00")),
    ("R-ORD-5", ("medium", 45, TUE, "06:30"), ("easy", 60, WED, "06:30")),
    ("R-ORD-5", ("medium", 45, TUE, "06:30"), ("quality", 60, THU, "06:30")),
    ("R-ORD-5", ("long", 89, SUN, "08:00"), ("light", 45, SUN, "17:30")),
    ("R-ORD-5", ("light", 45, SUN, "06:30"), ("long", 89, SUN, "17:30")),
    ("R-ORD-5", ("long", 90, SUN, "08:00"), ("core", 20, SUN, "17:30")),
    ("R-ORD-6", ("heavy", 45, MON, "17:30"), ("heavy", 45, WED, "18:15")),
    ("R-ORD-6", ("heavy", 45, MON, "17:30"), ("long", 60, WED, "18:15")),
    ("R-ORD-6", ("heavy", 45, MON, "17:30"), ("medium", 45, TUE, "18:15")),
    ("R-ORD-6", ("medium", 45, MON, "17:30"), ("heavy", 45, TUE, "18:15")),
    ("R-ORD-6", ("long", 60, MON, "08:00"), ("medium", 45, TUE, "09:00")),
    ("R-ORD-6", ("long", 60, MON, "08:00"), ("heavy", 45, TUE, "21:00")),
    ("R-ORD-6", ("race", 60, MON, "08:00"), ("heavy", 45, TUE, "21:00")),
    ("R-ORD-6", ("heavy", 45, MON, "17:30"), ("light", 45, TUE, "06:30")),
    ("R-INT-2", ("quality", 60, TUE, "06:30"), ("quality", 60, THU, "00:30")),
    ("R-INT-2", ("quality", 60, TUE, "06:30"), ("heavy", 45, TUE, "19:30")),
    ("R-INT-2", ("medium", 45, TUE, "06:30"), ("quality", 60, WED, "19:30")),
    ("R-INT-2", ("quality", 60, TUE, "06:30"), ("easy", 60, WED, "06:30")),
    ("R-REST-1", ("long", 90, SAT, "08:00"), ("easy", 40, SUN, "08:00")),
    ("R-REST-1", ("long", 89, SAT, "08:00"), ("easy", 60, SUN, "08:00")),
    ("R-REST-1", ("long", 90, SAT, "08:00"), ("light", 45, SUN, "08:00")),
    ("R-REST-1", ("long", 90, FRI, "20:00"), ("easy", 60, SUN, "08:00")),
    ("R-REST-1", ("race", 60, SAT, "08:00"), ("easy", 40, SUN, "08:00")),
    ("R-TAPER-3", ("easy", 30, SAT, "08:00"), ("race", 60, SUN, "09:30")),
    ("R-TAPER-3", ("easy", 60, FRI, "20:00"), ("race", 60, SUN, "09:30")),
    ("R-FIT-1", ("easy", 30, SAT, "12:00"), ("easy", 31, SUN, "08:00")),
    ("R-FIT-1", ("easy", 30, TUE, "06:30"), ("core", 20, TUE, "17:30")),
    ("R-FIT-1", ("easy", 60, TUE, "06:30"), ("core", 20, TUE, "07:30")),
)


def named(case: tuple[str, Spec, Spec]) -> str:
    rule, earlier, later = case
    return f"{rule} {earlier[0]} {earlier[1]} then {later[0]} {later[1]} at {later[3]}"


@pytest.mark.parametrize("case", BROKEN, ids=named)
def test_a_pair_too_close_is_found_at_the_later_one(case: tuple[str, Spec, Spec]) -> None:
    rule, earlier, later = case
    second = effort(*later)
    assert places(only(effort(*earlier), second), rule) == {second.id}


@pytest.mark.parametrize("case", LEGAL, ids=named)
def test_a_pair_just_far_enough_is_not_found(case: tuple[str, Spec, Spec]) -> None:
    rule, earlier, later = case
    assert places(only(effort(*earlier), effort(*later)), rule) == set()


@pytest.mark.parametrize("status", ["missed", "dropped"])
@pytest.mark.parametrize("case", BROKEN, ids=named)
def test_what_is_not_done_breaks_nothing(case: tuple[str, Spec, Spec], status: str) -> None:
    rule, earlier, later = case
    first, second = effort(*earlier), effort(*later)
    assert places(only(evolve(first, status=status), second), rule) == set()
    assert places(only(first, evolve(second, status=status)), rule) == set()


def test_a_session_in_between_hides_no_pair() -> None:
    """Heavy legs are measured against the long run, whatever else stands between them."""
    core = effort("core", 20, TUE, "07:00")
    long = effort("long", 60, WED, "18:14")
    plan = only(effort("heavy", 45, MON, "17:30"), core, long)
    assert places(plan, "R-ORD-6") == {long.id}


def test_pairs_are_seen_across_the_edge_of_a_week() -> None:
    after = effort("easy", 41, MON, "06:30", week=6)
    plan = only(effort("long", 90, SUN, "08:00"), after)
    assert places(plan, "R-REST-1") == {after.id}


@pytest.mark.parametrize(("clock", "broken"), [("08:59", True), ("09:00", False)])
def test_hours_are_counted_through_the_night_the_clocks_go_forward(
    clock: str, broken: bool
) -> None:
    """On 28 March 2027 an hour is missing: 36 h after Saturday 20:00 it is Monday 09:00."""
    heavy = effort("heavy", 45, SAT, "19:15", week=8)
    quality = effort("quality", 60, MON, clock, week=9)
    assert places(only(heavy, quality), "R-ORD-2") == ({quality.id} if broken else set())


def test_the_next_day_is_seen_to_its_end_even_if_it_has_25_hours() -> None:
    """In Sydney on 4 April 2027, with 48.5 h between the two."""
    first = effort("quality", 20, SAT, "00:00", week=9)
    second = effort("quality", 20, SUN, "23:50", week=9)
    plan = change_profile(only(first, second), timezone="Australia/Sydney")
    assert places(plan, "R-INT-2") == {second.id}


def test_findings_tell_hours_or_the_day() -> None:
    early = only(effort("heavy", 45, TUE, "17:30"), effort("quality", 60, THU, "00:15"))
    assert (
        said(early, "R-ORD-2")
        == "w05-quality-3 starts 30.0 h after w05-heavy-1 ends; 36 h are needed"
    )
    eve = only(effort("medium", 45, TUE, "06:30"), effort("quality", 60, WED, "18:00"))
    assert said(eve, "R-ORD-5") == "w05-quality-2 is on the day after w05-medium-1"
    twice = only(effort("easy", 30, TUE, "06:30"), effort("quality", 30, TUE, "17:30"))
    assert said(twice, "R-FIT-1") == "w05-quality-1 is on the same day as w05-easy-1"


def test_each_view_has_its_own_efforts() -> None:
    """They are kept from rule to rule, but never for another plan."""
    whole = view_of(build(), catalogue())
    less = view_of(drop(build(), "w05-long"), catalogue())
    assert efforts(whole) is efforts(whole)
    assert {e.id for e in efforts(whole)} - {e.id for e in efforts(less)} == {"w05-long"}


def days_of_training(first: int, count: int, **more: Any) -> list[Session]:
    """An easy run of 30 minutes each day, counted from week 5's Monday."""
    return [
        effort("easy", 30, day % 7, "08:00", week=5 + day // 7, **more)
        for day in range(first, first + count)
    ]


def test_a_seventh_day_in_a_row_is_found() -> None:
    assert places(only(*days_of_training(1, 6)), "R-REST-1") == set()
    assert places(only(*days_of_training(1, 7)), "R-REST-1") == {"w06-easy-0"}
    assert places(only(*days_of_training(1, 8)), "R-REST-1") == {"w06-easy-0", "w06-easy-1"}


@pytest.mark.parametrize(("kind", "rest"), [("light", False), ("arms", True), ("core", True)])
def test_a_day_without_running_and_leg_strength_is_rest(kind: str, rest: bool) -> None:
    six = days_of_training(0, 6)
    seventh = effort(kind, 20, SUN, "08:00")
    assert places(only(*six, seventh), "R-REST-1") == (set() if rest else {seventh.id})
    assert places(only(*six, seventh), "R-DAYS-1") == (set() if rest else {"week 5"})


def test_a_missed_day_is_rest() -> None:
    week = days_of_training(0, 7)
    assert places(only(*week), "R-DAYS-1") == {"week 5"}
    missed = (*week[:3], evolve(week[3], status="missed"), *week[4:])
    assert places(only(*missed), "R-DAYS-1") == set()
    assert places(only(*missed), "R-REST-1") == set()


def test_a_novice_has_two_rest_days() -> None:
    novice = change_fitness(build(), level="novice")
    assert places(only(*days_of_training(0, 5), plan=novice), "R-DAYS-1") == set()
    assert "week 5" in places(only(*days_of_training(0, 6), plan=novice), "R-DAYS-1")
    assert places(only(*days_of_training(0, 6)), "R-DAYS-1") == set()


@pytest.mark.parametrize(("days", "broken"), [(3, False), (4, True), (6, True)])
def test_a_part_week_needs_rest_from_four_days_on(days: int, broken: bool) -> None:
    first = 7 - days
    plan = change_week(build(), 5, start=date(2027, 3, 1 + first))
    trained = only(*days_of_training(first, days), plan=plan)
    assert places(trained, "R-DAYS-1") == ({"week 5"} if broken else set())
    rested = only(*days_of_training(first, days - 1), plan=plan)
    assert places(rested, "R-DAYS-1") == set()


@pytest.mark.parametrize(
    ("clock", "minutes", "broken"),
    [
        ("06:30", 90, False),
        ("06:40", 80, False),
        ("06:25", 60, True),
        ("06:35", 90, True),
        ("05:00", 60, True),
        ("17:30", 60, True),
    ],
)
def test_a_session_outside_the_windows_is_found(clock: str, minutes: int, broken: bool) -> None:
    """On Wednesdays there is one window, from 06:30 to 08:00."""
    easy = effort("easy", minutes, WED, clock, pinned=False)
    assert places(only(easy), "R-FIT-1") == ({easy.id} if broken else set())


def test_a_session_may_not_reach_from_one_window_into_another() -> None:
    windows = (Window(WED, 390, 480), Window(WED, 480, 600))
    plan = change_profile(build(), windows=(*build().profile.windows, *windows))
    easy = effort("easy", 60, WED, "07:30", pinned=False)
    assert places(only(easy, plan=plan), "R-FIT-1") == {easy.id}


@pytest.mark.parametrize(
    "more", [{"pinned": True}, {"status": "missed"}, {"status": "dropped"}], ids=str
)
def test_what_the_runner_put_there_or_does_not_do_needs_no_window(more: dict[str, Any]) -> None:
    free = effort("easy", 60, WED, "12:00", **{"pinned": False, **more})
    assert places(only(free), "R-FIT-1") == set()
    done = evolve(free, pinned=False, status="done")
    assert places(only(done), "R-FIT-1") == {done.id}


def test_the_race_needs_no_window() -> None:
    plan = change(build(), "w12-race", start=at(12, SUN, time(17)))
    assert "R-FIT-1" not in found(plan)


@pytest.mark.parametrize(
    ("zone", "week", "minutes"),
    [("Europe/Berlin", 8, 120), ("Australia/Sydney", 9, 240), ("Europe/Berlin", 9, 180)],
    ids=["an hour less", "an hour more", "plain"],
)
def test_a_window_over_a_change_of_clocks_has_its_true_length(
    zone: str, week: int, minutes: int
) -> None:
    """01:00 to 04:00 on the Sundays of 28 March and 4 April 2027."""
    plan = change_profile(build(), timezone=zone, windows=(Window(SUN, 60, 240),))
    fits = effort("easy", minutes, SUN, "01:00", week=week, pinned=False)
    assert fits.id not in places(only(fits, plan=plan), "R-FIT-1")
    over = evolve(fits, minutes=minutes + 1)
    assert over.id in places(only(over, plan=plan), "R-FIT-1")
