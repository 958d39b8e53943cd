"""Rounds of a real plan with a calendar: either side changes, and the other follows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from pacelift.app import App
from pacelift.calendars.adapters.memory import MemoryCalendar
from pacelift.calendars.event import event_uuid
from pacelift.calendars.port import Look
from pacelift.coach.plan import Session
from pacelift.coach.profile_example import example
from pacelift.store.store import open_store
from pacelift.sync.rounds import Synced, sync
from tests.coach.adapt.lives import session as found
from tests.coach.plans import catalogue

from pacelift.coach.rules import hard_findings  # isort: skip

BEGUN = datetime.fromisoformat("2026-11-23T12:00+01:00")
MONDAY = datetime.fromisoformat("2026-12-14T05:00+01:00")


class Runner:
    """An installation with the example's plan, in step with a calendar."""

    def __init__(self, home: Path, profile: bytes) -> None:
        self.home = home
        app = App(home, BEGUN)
        app.keep(app.draft(profile, "profile.toml"))
        self.calendar = MemoryCalendar()
        self.sync(BEGUN)

    def sync(self, now: datetime = MONDAY) -> Synced:
        return sync(App(self.home, now), self.calendar)

    def app(self, now: datetime = MONDAY) -> App:
        return App(self.home, now)

    def session(self, name: str) -> Session:
        return found(self.app().plan(), name)

    def id_of(self, name: str, generation: int = 0) -> str:
        return event_uuid(self.app().plan().id, name, generation).hex

    def look(self, name: str, generation: int = 0) -> Look:
        look = self.calendar.events[self.id_of(name, generation)].remote.look
        assert look is not None
        return look

    def by_hand(self, name: str, **changes: object) -> None:
        self.calendar.writes(self.id_of(name), evolve(self.look(name), **changes))


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path, example(date(2026, 11, 23)).encode())


def test_every_session_is_an_event_at_its_time(runner: Runner) -> None:
    plan = runner.app().plan()
    held = [each for each in plan.sessions if each.status != "dropped"]
    assert len(runner.calendar.events) == len(held)
    assert runner.look("w03-long").title.startswith("Run: Long run ")
    assert "Plan B" in (runner.look("w03-long").body.own or "")


def test_a_round_with_nothing_to_do_asks_once(runner: Runner) -> None:
    before = runner.calendar.requests
    outcome = runner.sync().outcome
    assert runner.calendar.requests == before + 1
    assert (outcome.created, outcome.updated, outcome.deleted) == (0, 0, 0)


def test_a_moved_event_moves_its_session_and_the_plan_repairs_itself(runner: Runner) -> None:
    """The long run on Saturday: what is in its way makes room, and one undo takes it all back."""
    look = runner.look("w03-long")
    runner.by_hand(
        "w03-long", start=look.start - timedelta(days=1), end=look.end - timedelta(days=1)
    )
    (told,) = runner.sync().told
    assert told.entry.kind == "move"
    moved = runner.session("w03-long")
    assert moved.pinned
    assert moved.start.weekday() == 5
    assert not hard_findings(runner.app().plan(), catalogue())
    assert runner.look("w03-long").start == look.start - timedelta(days=1)
    assert runner.sync().outcome.updated == 0
    runner.app().undo()
    runner.sync()
    assert runner.look("w03-long").start == look.start


def test_a_mark_on_the_phone_is_the_runner_s_mark(runner: Runner) -> None:
    evening = datetime.fromisoformat("2026-12-20T20:00+01:00")
    title = runner.look("w03-long").title
    runner.by_hand("w03-long", title=f"{title} !")
    (told,) = runner.sync(evening).told
    assert (told.entry.kind, told.entry.data["mark"]) == ("mark", "too-hard")
    assert runner.session("w03-long").status == "too-hard"
    assert runner.look("w03-long").title == f"! {title}"


def test_a_deleted_event_is_a_session_off_and_undo_brings_it_back(runner: Runner) -> None:
    runner.calendar.deletes([runner.id_of("w03-easy-1")])
    (told,) = runner.sync().told
    assert told.entry.kind == "skip"
    assert runner.session("w03-easy-1").status == "dropped"
    assert runner.sync().outcome.created == 0
    runner.app().undo()
    runner.sync()
    assert runner.look("w03-easy-1", generation=1).title == runner.look("w03-easy-2").title


def test_a_future_session_marked_as_missed_is_off(runner: Runner) -> None:
    runner.by_hand("w04-easy-1", title=f"x {runner.look('w04-easy-1').title}")
    (told,) = runner.sync().told
    assert told.entry.kind == "skip"


@pytest.mark.parametrize(
    ("name", "changes"),
    [("w04-long", {"title": "✓ {title}"}), ("w18-race", {"title": "✓ {title}"})],
)
def test_what_the_plan_cannot_follow_is_said(
    runner: Runner, name: str, changes: dict[str, str]
) -> None:
    before = runner.look(name).title
    runner.by_hand(name, title=changes["title"].format(title=before))
    synced = runner.sync()
    assert synced.told == ()
    assert list(synced.refused) == [name]
    assert runner.look(name).title == before


def test_the_race_stays_where_the_runner_put_its_event(runner: Runner) -> None:
    look = runner.look("w18-race")
    later = look.start + timedelta(hours=1)
    runner.by_hand("w18-race", start=later, end=look.end + timedelta(hours=1))
    assert "never moves" in runner.sync().refused["w18-race"]
    assert runner.look("w18-race").start == later


def test_what_stands_where_the_plan_cannot_follow_is_said_for_as_long_as_it_does(
    runner: Runner,
) -> None:
    look = runner.look("w18-race")
    runner.by_hand("w18-race", start=look.start + timedelta(hours=1))
    first = runner.sync()
    assert (list(first.refused), first.apart) == (["w18-race"], {})
    for _ in range(2):
        later = runner.sync()
        assert later.refused == {}
        assert later.outcome.updated == 0
        assert "never moves" in later.apart["w18-race"]
        assert "w18-race" not in later.apart["w18-race"]
    runner.by_hand("w18-race", start=look.start)
    runner.sync()
    assert runner.sync().apart == {}


def test_an_event_that_was_dragged_into_the_past_is_said_to_stand_there(runner: Runner) -> None:
    past = MONDAY - timedelta(days=5)
    runner.by_hand("w05-long", start=past, end=past + timedelta(hours=2))
    assert list(runner.sync().refused) == ["w05-long"]
    assert "is in the past" in runner.sync().apart["w05-long"]
    after_it = datetime.fromisoformat("2027-01-11T05:00+01:00")
    assert runner.sync(after_it).apart == {}


def test_what_was_marked_in_the_app_stands_in_the_calendar(runner: Runner) -> None:
    evening = datetime.fromisoformat("2026-12-20T20:00+01:00")
    title = runner.look("w03-long").title
    runner.app(evening).mark("w03-long", "done", rpe=4)
    assert runner.sync(evening).outcome.updated >= 1
    assert runner.look("w03-long").title == f"✓ {title}"


def test_what_was_heard_is_kept_with_its_entries(runner: Runner) -> None:
    runner.calendar.deletes([runner.id_of("w03-easy-1")])
    runner.sync()
    with open_store(runner.home, write=False) as store:
        assert [each.kind for each in store.entries()] == ["new", "skip"]
        assert len(store.calendar_rows()) == len(runner.calendar.events)


def test_what_is_done_to_the_events_of_a_former_plan_is_no_business_of_the_new_one(
    runner: Runner,
) -> None:
    former = {name: runner.id_of(name) for name in ("w04-easy-1", "w05-long")}
    app = runner.app()
    app.keep(app.draft(example(BEGUN.date()).encode(), "profile.toml"))
    runner.calendar.deletes([former["w04-easy-1"]])
    look = runner.calendar.events[former["w05-long"]].remote.look
    assert look is not None
    runner.calendar.writes(former["w05-long"], evolve(look, start=look.start + timedelta(hours=1)))
    synced = runner.sync()
    assert synced.told == ()
    assert synced.refused == {}
    assert runner.session("w04-easy-1").status == "planned"
    assert not runner.session("w05-long").pinned


def test_made_a_whole_day_it_moves_to_that_day_at_its_own_time(runner: Runner) -> None:
    before = runner.session("w05-easy-1").start
    midnight = runner.look("w05-easy-1").start.replace(hour=23, minute=0)
    runner.by_hand("w05-easy-1", start=midnight, end=midnight + timedelta(days=1), whole_day=True)
    runner.sync()
    after = runner.session("w05-easy-1").start
    assert (after.date() - before.date()).days == 1
    assert after.time() == before.time()
    assert not runner.look("w05-easy-1").whole_day


def test_made_a_whole_day_of_its_own_day_it_gets_its_time_back(runner: Runner) -> None:
    before = runner.session("w05-easy-1")
    midnight = runner.look("w05-easy-1").start.replace(hour=23, minute=0) - timedelta(days=1)
    runner.by_hand("w05-easy-1", start=midnight, end=midnight + timedelta(days=1), whole_day=True)
    assert runner.sync().told == ()
    assert runner.session("w05-easy-1") == before
    assert runner.look("w05-easy-1").end - runner.look("w05-easy-1").start == timedelta(
        minutes=before.minutes
    )


def test_what_cannot_be_followed_names_the_session_and_what_to_do(runner: Runner) -> None:
    look = runner.look("w18-race")
    runner.by_hand("w18-race", start=look.start + timedelta(days=1), end=look.end)
    (text,) = runner.sync().refused.values()
    assert "w18-race" not in text
    assert "A race on another day is a new profile." in text
