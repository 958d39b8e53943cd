"""Lives, policies and the comparison: that what the table says was really lived."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final

import pytest
from attrs import evolve, fields, frozen

from pacelift.coach.catalogue import Catalogue
from pacelift.coach.changes import Change
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan, Reason, Session
from tests.coach.plans import catalogue, example_plan
from tests.simulation.life import (
    BUSY_MIN,
    FIRST_PAUSE_DAY,
    MOST_MISSED,
    QUIET_DAYS,
    UNTROUBLED,
    Felt,
    Life,
    Pause,
    draw_life,
)
from tests.simulation.measures import Measures
from tests.simulation.policies import Adapting, Answer, Happened, MakeUp, Policy, Unchanged, told
from tests.simulation.report import HEADINGS, POLICIES, REFERENCE, compare, spread, table
from tests.simulation.season import live

ATHLETES: Final = 8
"""`python -m tests.simulation` has 200."""

compared = cache(compare)
OURS: Final = POLICIES[-1]

START, RACE = example_plan().weeks[0].start, example_plan().profile.race.date
NOW: Final = datetime(2027, 2, 1, tzinfo=UTC)


def a_session(kind: str) -> Session:
    """The contract's example's first of that kind."""
    return next(each for each in example_plan().sessions if each.kind == kind)


def on(session: Session) -> date:
    """The day of a session."""
    return session.start.date()


def missing(*days: date) -> Life:
    """A life that loses just these days."""
    return evolve(UNTROUBLED, missed=frozenset(days))


def after(policy: Policy, session: Session, mark: str = "missed", days: int = 7) -> Plan:
    """The example's plan after that session was marked, with so many free days to come."""
    free = tuple(on(session) + timedelta(days=n) for n in range(1, days + 1))
    felt = Felt("missed", 0.0) if mark == "missed" else Felt("done", 3.0)
    return policy.marked(example_plan(), Happened(session, felt, NOW, free)).plan


def by_id(plan: Plan) -> dict[str, Session]:
    """A plan's sessions."""
    return {each.id: each for each in plan.sessions}


# Lives


def test_a_seed_is_one_life_and_another_seed_another() -> None:
    assert draw_life(5, START, RACE) == draw_life(5, START, RACE)
    assert draw_life(5, START, RACE) != draw_life(6, START, RACE)


def test_lives_have_all_shares_of_missed_days_and_one_or_two_pauses_apart_from_each_other() -> None:
    lives = [draw_life(seed, START, RACE) for seed in range(200)]
    shares = [len(life.missed) / (RACE - START).days for life in lives]
    assert min(shares) < 0.05
    assert MOST_MISSED - 0.05 < max(shares) < MOST_MISSED + 0.12
    assert sum(shares) / len(shares) == pytest.approx(MOST_MISSED / 2, abs=0.03)
    assert {len(life.pauses) for life in lives} == {1, 2}
    assert {pause.kind for life in lives for pause in life.pauses} == {
        "ill",
        "injured",
        "away",
        "busy",
    }
    for life in lives:
        days = [START + timedelta(days=FIRST_PAUSE_DAY - 1)]
        for pause in life.pauses:
            assert days[-1] < pause.first <= pause.last
            days.append(pause.last)
        assert (RACE - days[-1]).days > QUIET_DAYS


def test_in_hard_stretches_many_sessions_are_too_hard_and_outside_few() -> None:
    easy = a_session("easy")
    marks = {"too-hard": 0, "done": 0, "too-easy": 0}
    for seed in range(50):
        life = evolve(draw_life(seed, START, RACE), missed=frozenset(), pauses=())
        for day in life.strain:
            felt = life.felt(evolve(easy, start=datetime.combine(day, easy.start.time())))
            marks[felt.mark] += 1
    share = marks["too-hard"] / sum(marks.values())
    assert 0.01 < share < 0.15
    assert marks["too-easy"] < marks["too-hard"]


@pytest.mark.parametrize(
    ("strain", "mark", "rpe"),
    [
        (0.0, "done", 3.0),
        (2.9, "done", 5.9),
        (3.0, "too-hard", 6.0),
        (9.0, "too-hard", 10.0),
        (-2.9, "done", 0.1),
        (-3.0, "too-easy", 0.0),
    ],
)
def test_a_session_is_too_hard_or_too_easy_two_points_beyond_its_target(
    strain: float, mark: str, rpe: float
) -> None:
    easy = a_session("easy")
    assert easy.rpe == (2, 4)
    felt = evolve(UNTROUBLED, strain={on(easy): strain}).felt(easy)
    assert felt.mark == mark
    assert felt.rpe == pytest.approx(rpe)


@pytest.mark.parametrize(
    ("pause", "prevented"),
    [
        (Pause("ill", START, RACE), {"easy", "long", "strength"}),
        (Pause("away", START, RACE), {"easy", "long", "strength"}),
        (Pause("away", START, RACE, equipment="bands"), set()),
        (Pause("injured", START, RACE, pain=5), {"easy", "long", "strength"}),
        (Pause("injured", START, RACE, pain=4), {"long", "strength"}),
        (Pause("busy", START, RACE), {"long"}),
    ],
)
def test_a_pause_prevents_what_its_kind_says(pause: Pause, prevented: set[str]) -> None:
    assert a_session("strength").minutes <= BUSY_MIN < a_session("long").minutes
    kinds = ("easy", "long", "strength")
    assert {each for each in kinds if pause.prevents(a_session(each))} == prevented


# A season lived


def test_a_life_without_trouble_is_the_plan_to_the_letter_up_to_the_eve_of_the_race() -> None:
    plan = example_plan()
    lived = live(plan, UNTROUBLED, MakeUp())
    assert [each.session for each in lived.did] == [s for s in plan.sessions if on(s) < RACE]
    assert lived.changes == ()


def test_what_falls_out_is_not_done_and_left_alone_when_nothing_is_changed() -> None:
    long = a_session("long")
    lived = live(example_plan(), missing(on(long)), Unchanged())
    assert {each.session.id for each in lived.did} == {
        s.id for s in example_plan().sessions if on(s) < RACE and on(s) != on(long)
    }
    assert lived.changes == ()


def test_all_policies_meet_the_same_life() -> None:
    """Whatever a policy does with sessions, none is ever done on a day that fell out."""
    for seed in range(2):
        life = draw_life(seed, START, RACE)
        for policy in POLICIES:
            for each in live(example_plan(), life, policy).did:
                assert each.day not in life.missed
                pause = life.pause_on(each.day)
                assert pause is None or not pause.prevents(each.session)
                expected = life.felt(each.session)
                assert (expected.mark != "missed", expected.rpe) == (True, each.rpe)


@frozen
class Recording:
    """Changes nothing; keeps what it was told."""

    heard: list[tuple[str, datetime]]
    free: list[tuple[date, tuple[date, ...]]]
    name: str = "recording"

    def marked(self, plan: Plan, happened: Happened) -> Answer:
        self.heard.append((happened.session.id, happened.at))
        self.free.append((on(happened.session), happened.free))
        return Unchanged().marked(plan, happened)

    def paused(self, plan: Plan, pause: Pause, at: datetime) -> Answer:
        self.heard.append((pause.kind, at))
        return Answer(plan, 2)


def test_a_policy_hears_everything_in_order_of_time_and_of_being_away_a_week_ahead() -> None:
    away = Pause("away", START + timedelta(days=30), START + timedelta(days=35))
    ill = Pause("ill", START + timedelta(days=60), START + timedelta(days=63))
    policy = Recording([], [])
    lived = live(example_plan(), evolve(UNTROUBLED, pauses=(away, ill)), policy)
    instants = [at for _, at in policy.heard]
    assert instants == sorted(instants)
    heard = dict(policy.heard)
    assert heard["away"].date() == away.first - timedelta(days=7)
    assert heard["ill"].date() == ill.first
    assert lived.changes == ((away.known, 2), (ill.known, 2))


def test_no_day_of_a_pause_the_runner_knows_of_counts_as_free() -> None:
    away = Pause("away", START + timedelta(days=30), START + timedelta(days=35))
    policy = Recording([], [])
    live(example_plan(), evolve(UNTROUBLED, pauses=(away,)), policy)
    for day, free in policy.free:
        assert len(free) == 7
        assert day < free[0]
        if day >= away.known:
            assert not any(away.first <= each <= away.last for each in free)


# Policies


def test_a_missed_session_is_made_up_on_the_next_day_without_one_of_its_kind() -> None:
    long = a_session("long")
    moved = by_id(after(MakeUp(), long))[long.id]
    runs = {on(s) for s in example_plan().sessions if s.discipline == "run"}
    assert moved.status == "planned"
    assert moved.minutes == long.minutes
    assert on(moved) > on(long)
    assert on(moved) not in runs
    window = next(
        w
        for w in example_plan().profile.windows
        if w.weekday == on(moved).weekday() and w.end_min - w.start_min >= long.minutes
    )
    assert moved.start.hour * 60 + moved.start.minute >= window.start_min


def test_what_is_made_up_begins_after_what_its_window_already_holds() -> None:
    easy, lift = a_session("easy"), a_session("strength")
    next_day = datetime.combine(on(easy) + timedelta(days=1), time(6, 30))
    lift = evolve(lift, start=next_day)
    plan = evolve(example_plan(), sessions=(easy, lift))
    free = (on(lift),)
    answer = MakeUp().marked(plan, Happened(easy, Felt("missed", 0.0), NOW, free))
    assert answer.changes == 1
    assert by_id(answer.plan)[easy.id].start == next_day + timedelta(minutes=lift.minutes)


def test_without_a_free_day_the_shortest_session_ahead_grows_by_the_missed_one() -> None:
    long = max((s for s in example_plan().sessions if s.kind == "long"), key=lambda s: s.minutes)
    made_up = after(MakeUp(), long, days=4)
    grown = [s for s in made_up.sessions if s.minutes > by_id(example_plan())[s.id].minutes]
    assert [s.status for s in made_up.sessions if s.id == long.id] == ["missed"]
    assert len(grown) == 1
    before = by_id(example_plan())[grown[0].id]
    days = {on(long) + timedelta(days=n) for n in range(1, 5)}
    lengths = [
        s.minutes for s in example_plan().sessions if on(s) in days and s.discipline == "run"
    ]
    assert len(set(lengths)) > 1
    assert (before.discipline, before.minutes) == ("run", min(lengths))
    assert grown[0].minutes == before.minutes + long.minutes
    assert grown[0].km == (before.km or 0) + (long.km or 0)


def test_what_was_done_is_not_made_up_nor_is_anything_on_the_eve_of_the_race() -> None:
    long = a_session("long")
    done = after(MakeUp(), long, "done")
    assert [s for s in done.sessions if s.id != long.id] == [
        s for s in example_plan().sessions if s.id != long.id
    ]
    last = max((s for s in example_plan().sessions if on(s) < RACE), key=lambda s: s.start)
    ahead = [s for s in after(MakeUp(), last).sessions if s.start > last.start]
    assert ahead == [s for s in example_plan().sessions if s.start > last.start]


def test_the_coach_is_told_what_the_journal_would_hold() -> None:
    entries: list[Entry] = []

    def adapt(plan: Plan, entry: Entry, known: Catalogue) -> tuple[Plan, tuple[Change, ...]]:
        assert known is catalogue()
        entries.append(entry)
        return plan, ()

    policy = Adapting(adapt, catalogue())
    run, lift = a_session("easy"), a_session("strength")
    for session, felt in [
        (run, Felt("missed", 0.0)),
        (run, Felt("too-hard", 6.4)),
        (lift, Felt("done", 5.5)),
    ]:
        assert policy.marked(example_plan(), Happened(session, felt, NOW, ())) == (
            example_plan(),
            0,
        )
    policy.paused(example_plan(), Pause("injured", START, START + timedelta(days=2), 4), NOW)
    assert [(each.kind, each.at, each.data) for each in entries] == [
        ("mark", NOW, {"session": run.id, "mark": "missed"}),
        (
            "mark",
            NOW,
            {"session": run.id, "mark": "too-hard", "rpe": 6, "minutes": run.minutes, "km": run.km},
        ),
        ("mark", NOW, {"session": lift.id, "mark": "done", "rpe": 6, "minutes": lift.minutes}),
        ("pause", NOW, {"kind": "injured", "from": "2027-01-06", "to": "2027-01-08", "pain": 4}),
    ]


def test_runs_that_only_get_other_paces_are_one_change_to_bear() -> None:
    run, lift = a_session("easy"), a_session("strength")
    slower = evolve(run, steps=tuple(evolve(each, pace=(400.0, 430.0)) for each in run.steps))
    reason = Reason("R-MISS-4", "slower-paces")
    paced = Change(run.id, "eased", run, slower, reason)
    dropped = Change(lift.id, "dropped", lift, evolve(lift, status="dropped"), reason)
    assert [told(each) for each in ((), (paced,), (paced, paced), (paced, dropped, dropped))] == [
        0,
        1,
        1,
        3,
    ]


# The comparison


def test_nine_in_ten_are_not_worse_than_the_ninth_decile() -> None:
    assert spread([5, 1, 2, 3, 4, 6, 7, 8, 9, 100]).ninth_decile == 9
    assert spread([5, 1, 2, 3, 4, 6, 7, 8, 9, 100], low_is_bad=True).ninth_decile == 2
    assert spread([1, 2]).mean == 1.5
    assert spread([1, 2, 3, 4, 5]).ninth_decile == 5
    assert spread([4]).ninth_decile == 4


def test_more_form_is_better_and_less_of_anything_else() -> None:
    names = list(HEADINGS)
    low, high = Measures(**dict.fromkeys(names, 1.0)), Measures(**dict.fromkeys(names, 2.0))
    others = [policy.name for policy in POLICIES[:-1]]
    last = POLICIES[-1].name
    season = {REFERENCE: low, last: high, **dict.fromkeys(others, low)}
    lines = table([season, season]).splitlines()
    counts = {
        heading: line.split()[-3:]
        for heading in HEADINGS.values()
        for line in lines
        if line.startswith(f"    {heading}")
    }
    better = {heading for heading, count in counts.items() if count == ["2", "0", "0"]}
    worse = {heading for heading, count in counts.items() if count == ["0", "0", "2"]}
    assert better == {HEADINGS["form_percent"]}
    assert worse == set(HEADINGS.values()) - better


def test_every_measure_is_in_the_table() -> None:
    assert list(HEADINGS) == [each.name for each in fields(Measures)]
    text = table([compared(0), compared(1)])
    for each in (*HEADINGS.values(), *(policy.name for policy in POLICIES), REFERENCE):
        assert each in text


def test_the_same_athletes_give_the_same_table() -> None:
    assert table([compare(0), compare(1)]) == table([compared(0), compared(1)])


def mean(policy: Policy, name: str) -> float:
    """A measure's mean over the athletes of these tests."""
    return spread(getattr(compared(n)[policy.name], name) for n in range(ATHLETES)).mean


def test_making_up_spares_load_and_costs_spikes_and_hard_efforts_too_close() -> None:
    unchanged, made_up = Unchanged(), MakeUp()
    for each in ("spike_weeks", "over_plan_weeks", "spike_runs", "close_efforts", "changes_a_week"):
        assert mean(made_up, each) > mean(unchanged, each)
    assert mean(made_up, "load_lost_percent") < mean(unchanged, "load_lost_percent")
    assert mean(unchanged, "changes_a_week") == 0
    assert mean(unchanged, "over_plan_weeks") == 0
    assert 0 < mean(unchanged, "form_percent") < 100


def test_ours_has_no_hard_effort_too_close_and_no_run_or_week_beyond_what_was_planned() -> None:
    for seed in range(ATHLETES):
        ours = compared(seed)[OURS.name]
        assert (ours.close_efforts, ours.over_plan_weeks) == (0, 0)
        assert ours.spike_runs <= compared(seed)[Unchanged().name].spike_runs


def test_ours_has_fewer_spikes_than_making_everything_up() -> None:
    for each in ("spike_weeks", "over_plan_weeks", "spike_runs", "close_efforts"):
        assert mean(OURS, each) < mean(MakeUp(), each)


def test_what_is_not_better_is_said_in_the_report() -> None:
    seasons = [compared(seed) for seed in range(ATHLETES)]
    assert mean(OURS, "load_lost_percent") > mean(MakeUp(), "load_lost_percent")
    said = " ".join(table(seasons).rpartition("Not the better one in: ")[2].split())
    assert HEADINGS["load_lost_percent"] in said
    assert HEADINGS["close_efforts"] not in said


def test_a_plan_done_to_the_letter_loses_nothing_and_keeps_the_rules() -> None:
    for seed in range(ATHLETES):
        letter = compared(seed)[REFERENCE]
        assert (letter.close_efforts, letter.spike_runs, letter.over_plan_weeks) == (0, 0, 0)
        assert (letter.load_lost_percent, letter.form_percent) == pytest.approx((0, 100))
        assert letter.changes_a_week == 0
