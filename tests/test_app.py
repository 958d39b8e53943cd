"""The use cases on an installation, below the command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest
from attrs import evolve

from pacelift.app import App
from pacelift.calendars.ics import FileEvent, read_calendar
from pacelift.coach import codec, planner, rules
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan
from pacelift.coach.profile import Profile
from pacelift.coach.profile_example import example
from pacelift.errors import BadInput
from pacelift.store.store import open_store
from tests.builders import TODAY
from tests.cli.given import home_with
from tests.words.builders import plan

NOW = datetime.fromisoformat("2027-01-06T07:00+01:00")
LATER = datetime.fromisoformat("2027-01-08T07:00+01:00")
PROFILE = example(TODAY).encode()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The coach replaced by the hand-made plan; lists the ids it was asked to make."""
    asked: list[str] = []

    def start(profile: Profile, _catalogue: Catalogue, plan_id: str) -> Plan:
        asked.append(plan_id)
        return evolve(plan(), id=plan_id, profile=profile)

    monkeypatch.setattr(planner, "start", start)
    monkeypatch.setattr(rules, "hard_findings", lambda _plan, _catalogue: ())
    return asked


def _events(file: Path) -> dict[str | None, FileEvent]:
    return {each.session: each for each in read_calendar(file.read_bytes(), zone="Europe/Berlin")}


def test_a_draft_is_kept_nowhere(made: list[str], tmp_path: Path) -> None:
    home = tmp_path / "home"
    draft = App(home, NOW).draft(PROFILE, "profile.toml")
    assert made == [draft.plan.id]
    assert draft.replaces is None
    assert not home.exists()


def test_a_kept_plan_comes_from_its_snapshot(made: list[str], tmp_path: Path) -> None:
    app = App(tmp_path, NOW)
    draft = app.draft(PROFILE, "profile.toml")
    app.keep(draft)
    assert App(tmp_path, LATER).plan() == draft.plan
    assert len(made) == 1


def test_without_its_snapshot_the_journal_gives_the_same_plan(
    made: list[str], tmp_path: Path
) -> None:
    app = App(tmp_path, NOW)
    draft = app.draft(PROFILE, "profile.toml")
    app.keep(draft)
    with open_store(tmp_path, write=True) as store:
        store.connection.execute("DELETE FROM snapshot")
    assert app.plan() == draft.plan
    assert app.plan() == draft.plan
    assert len(made) == 2


def test_a_second_draft_knows_what_it_would_replace(made: list[str], tmp_path: Path) -> None:
    app = App(tmp_path, NOW)
    app.keep(app.draft(PROFILE, "profile.toml"))
    assert app.draft(PROFILE, "profile.toml").replaces == "Hamburg 2027"


def test_the_later_of_two_kept_at_once_is_the_active_plan(made: list[str], tmp_path: Path) -> None:
    one, two = App(tmp_path, NOW), App(tmp_path, LATER)
    first, second = one.draft(PROFILE, "a"), two.draft(PROFILE, "b")
    two.keep(second)
    one.keep(first)
    assert one.plan().id == second.plan.id


def test_an_entry_is_folded_on_the_kept_plan(made: list[str], tmp_path: Path) -> None:
    app = App(tmp_path, NOW)
    app.keep(app.draft(PROFILE, "profile.toml"))
    answer = app.mark("w01-easy-1", "done", km=6.0)
    assert App(tmp_path, LATER).plan() == answer.plan
    assert len(made) == 1


def _forget_snapshots(home: Path) -> None:
    with open_store(home, write=True) as store:
        store.connection.execute("DELETE FROM snapshot")


def _after_three_entries(home: Path) -> list[Plan]:
    """The plans from the first to the one after a mark, a move and a pause."""
    app = App(home, NOW)
    app.keep(app.draft(PROFILE, "profile.toml"))
    return [
        app.plan(),
        app.mark("w01-easy-1", "missed").plan,
        app.move("w01-long", date(2027, 1, 9)).plan,
        app.pause("ill", date(2027, 1, 7), date(2027, 1, 12)).plan,
    ]


def test_from_nothing_the_fold_is_what_the_snapshot_was(made: list[str], tmp_path: Path) -> None:
    plans = _after_three_entries(tmp_path)
    _forget_snapshots(tmp_path)
    assert repr(App(tmp_path, LATER).plan()) == repr(plans[-1])
    assert App(tmp_path, LATER).history().plan == plans[-1]
    assert len(made) == 3


@pytest.mark.parametrize("forgetful", [False, True])
def test_undo_gives_each_former_plan_to_the_byte(
    made: list[str], tmp_path: Path, *, forgetful: bool
) -> None:
    plans = _after_three_entries(tmp_path)
    for former in reversed(plans[:-1]):
        if forgetful:
            _forget_snapshots(tmp_path)
        assert repr(App(tmp_path, LATER).undo().plan) == repr(former)
        assert repr(App(tmp_path, LATER).plan()) == repr(former)
    assert forgetful or len(made) == 1
    with pytest.raises(BadInput):
        App(tmp_path, LATER).undo()


def test_what_came_in_while_an_entry_was_made_is_in_the_plan(
    made: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = App(tmp_path, NOW)
    app.keep(app.draft(PROFILE, "profile.toml"))
    keep = App._keep

    def late(self: App, entry: Entry, active: tuple[Entry, ...], plan: Plan) -> None:
        monkeypatch.setattr(App, "_keep", keep)
        App(tmp_path, LATER).move("w01-long", date(2027, 1, 9))
        keep(self, entry, active, plan)

    monkeypatch.setattr(App, "_keep", late)
    app.mark("w01-easy-1", "done")
    folded = app.plan()
    assert {each.id: each.status for each in folded.sessions}["w01-easy-1"] == "done"
    assert {each.id: each.pinned for each in folded.sessions}["w01-long"]


def test_a_look_ahead_writes_nothing_where_there_is_a_plan(made: list[str], tmp_path: Path) -> None:
    app = App(tmp_path, NOW)
    app.keep(app.draft(PROFILE, "profile.toml"))
    before = app.plan()
    assert app.move("w01-long", date(2027, 1, 9), dry_run=True).plan != before
    assert app.plan() == before


def test_no_plan_is_none_or_an_error_as_asked(tmp_path: Path) -> None:
    app = App(tmp_path, NOW)
    assert app.plan_or_none() is None
    with pytest.raises(BadInput) as caught:
        app.plan()
    assert caught.value.code == "no-plan"


def test_a_broken_database_is_not_taken_for_no_plan(tmp_path: Path) -> None:
    (tmp_path / "pacelift.db").write_bytes(b"something else" * 100)
    with pytest.raises(BadInput) as caught:
        App(tmp_path, NOW).plan_or_none()
    assert caught.value.code == "database-corrupt"


def test_a_changed_session_rises_in_the_export_and_others_stay(tmp_path: Path) -> None:
    home, file = home_with(plan(), tmp_path / "home"), tmp_path / "plan.ics"
    App(home, NOW).export(file, discreet=False)
    before = _events(file)
    changed = tuple(
        evolve(each, minutes=50) if each.id == "w01-easy-1" else each for each in plan().sessions
    )
    _put(home, evolve(plan(), sessions=changed))
    App(home, LATER).export(file, discreet=False)
    after = _events(file)
    assert after["w01-easy-1"].sequence == before["w01-easy-1"].sequence + 1
    assert after["w01-long"] == before["w01-long"]


def test_a_dropped_session_is_told_as_cancelled(tmp_path: Path) -> None:
    home, file = home_with(plan(), tmp_path / "home"), tmp_path / "plan.ics"
    App(home, NOW).export(file, discreet=False)
    dropped = tuple(
        evolve(each, status="dropped") if each.id == "w01-long" else each
        for each in plan().sessions
    )
    _put(home, evolve(plan(), sessions=dropped))
    exported = App(home, LATER).export(file, discreet=False)
    assert exported.events == 6
    assert _events(file)["w01-long"].status == "cancelled"


def test_a_discreet_export_reminds_of_nothing(tmp_path: Path) -> None:
    home, file = home_with(plan(), tmp_path / "home"), tmp_path / "plan.ics"
    App(home, NOW).export(file, discreet=True)
    assert all(event.reminders == () for event in read_calendar(file.read_bytes(), zone="UTC"))


def test_a_failed_export_is_not_remembered(tmp_path: Path) -> None:
    home = home_with(plan(), tmp_path / "home")
    with pytest.raises(BadInput):
        App(home, NOW).export(tmp_path / "no" / "plan.ics", discreet=False)
    with open_store(home, write=False) as store:
        assert store.setting("exported") is None


def test_the_voice_speaks_the_plans_units(tmp_path: Path) -> None:
    assert App(tmp_path, NOW).voice(plan("mi")).units == "mi"


def _put(home: Path, changed: Plan) -> None:
    """Replaces the snapshot, as a later part's entry would."""
    with open_store(home, write=True) as store:
        store.connection.execute("UPDATE snapshot SET plan = ?", (codec.dumps(changed),))


def test_a_days_page_parses_only_the_exercises_it_shows(tmp_path: Path) -> None:
    app = App(tmp_path, NOW)
    used = app.exercises_of(plan().sessions[1:2])
    assert set(used) == {"goblet-squat", "side-plank", "pogo-hops"}
    assert used["goblet-squat"] == app.catalogue["goblet-squat"]
    assert app.exercises_of(plan().sessions[:1]) == {}


def test_a_sign_of_life_is_given_only_while_a_plan_is_made(made: list[str], tmp_path: Path) -> None:
    signs: list[int] = []

    @contextmanager
    def planning() -> Iterator[None]:
        signs.append(len(made))
        yield

    app = App(tmp_path, NOW, planning)
    app.keep(app.draft(PROFILE, "profile.toml"))
    app.plan()
    assert signs == [0]
