"""What to say when: each notice once, none in quiet hours, none for the past."""

from datetime import UTC, datetime, time, timedelta

import pytest
from attrs import evolve

from pacelift.coach.due import LONGEST_WAIT, Due, Times, due, still_told
from pacelift.coach.edited import with_sessions
from pacelift.coach.plan import Away, Plan
from tests.words.builders import at, plan, run

PLAN = plan()
LONG = next(each for each in PLAN.sessions if each.id == "w01-long")
"""Sun 10 Jan 2027, 08:00, 101 min; in bed by 22:00 the evening before."""

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"2027-01-{text}+01:00")


def asked(
    text: str, times: Times | None = None, told: frozenset[str] = frozenset(), of: Plan = PLAN
) -> Due:
    return due(of, moment(text), times or Times(), told, LONG_AGO)


def kinds(answer: Due) -> list[tuple[str, str | None]]:
    return [(each.kind, each.session) for each in answer.notices]


def only(*sessions: object) -> Plan:
    return evolve(PLAN, sessions=sessions)


def test_a_session_is_asked_about_from_its_end_on() -> None:
    assert kinds(asked("10T09:40:59")) == []
    assert kinds(asked("10T09:41")) == [("check-in", "w01-long")]


def test_what_was_told_is_not_told_again() -> None:
    (notice,) = asked("10T09:41").notices
    assert kinds(asked("10T09:42", told=frozenset({notice.key}))) == []


@pytest.mark.parametrize("status", ["done", "missed", "too-hard", "dropped"])
def test_a_session_that_is_marked_or_dropped_is_not_asked_about(status: str) -> None:
    answered = with_sessions(PLAN, [evolve(LONG, status=status)])
    assert kinds(asked("10T09:41", of=answered)) == []


def test_a_reminder_comes_as_long_before_as_the_runner_wants() -> None:
    assert kinds(asked("10T07:15", Times(reminder_min=45))) == [("reminder", "w01-long")]
    assert kinds(asked("10T07:30", Times(reminder_min=None, morning=None))) == []


def test_a_reminder_is_not_said_when_the_session_has_begun() -> None:
    assert kinds(asked("10T08:00", Times(reminder_min=5))) == []


def test_the_morning_line_comes_on_days_with_a_session_ahead() -> None:
    assert kinds(asked("07T07:00")) == [("morning", None)]
    assert ("morning", None) not in kinds(asked("08T07:00"))  # the day has begun by then
    assert kinds(asked("09T07:00")) == []  # a rest day


def test_there_is_no_morning_line_when_a_reminder_says_the_same_as_soon() -> None:
    assert kinds(asked("10T07:00")) == []
    assert kinds(asked("10T07:00", Times(reminder_min=None))) == [("morning", None)]


def test_the_evening_before_a_long_run_ends_an_hour_before_bed() -> None:
    assert kinds(asked("09T21:00")) == [("wind-down", "w01-long")]
    assert kinds(asked("09T21:00", Times(wind_down=False))) == []


def test_nothing_is_said_in_quiet_hours() -> None:
    quiet = Times(quiet_from=time(6), quiet_to=time(12))
    for minutes in range(0, 6 * 60, 5):
        at_once = moment("10T06:00") + timedelta(minutes=minutes)
        assert due(PLAN, at_once, quiet, (), LONG_AGO).notices == ()


def test_a_check_in_waits_for_the_end_of_quiet_hours() -> None:
    late = only(run("w01-easy-1", at(LONG.start.date(), 21, 30), 8.0))
    assert kinds(asked("10T22:21", of=late)) == []
    assert kinds(asked("11T06:30", of=late)) == [("check-in", "w01-easy-1")]


def test_after_a_sleep_only_the_check_ins_of_today_are_still_said() -> None:
    assert kinds(asked("10T20:30")) == [("check-in", "w01-long")]
    assert kinds(asked("11T07:00")) == []


def test_a_check_in_of_the_day_before_is_left_to_the_panel() -> None:
    assert kinds(asked("11T00:30")) == []


def test_nothing_is_due_from_before_the_app_first_ran() -> None:
    assert due(PLAN, moment("10T12:00"), Times(), (), moment("10T11:00")).notices == ()


def test_a_moved_session_may_be_asked_about_again() -> None:
    (notice,) = asked("10T09:41").notices
    moved = with_sessions(PLAN, [evolve(LONG, start=at(LONG.start.date(), 15))])
    again = asked("10T16:41", told=frozenset({notice.key}), of=moved)
    assert kinds(again) == [("check-in", "w01-long")]


def test_a_session_that_follows_at_once_is_not_announced_during_the_one_before() -> None:
    day = LONG.start.date()
    both = only(run("w01-easy-1", at(day, 8), 8.0), run("w01-easy-2", at(day, 9), 5.0))
    said = {
        kind
        for minutes in range(180)
        for kind in kinds(
            due(both, moment("10T07:00") + timedelta(minutes=minutes), Times(), (), LONG_AGO)
        )
    }
    assert ("reminder", "w01-easy-2") not in said
    assert ("reminder", "w01-easy-1") in said


@pytest.mark.parametrize(
    ("now", "next_at"),
    [
        ("10T07:25", "10T07:30"),  # the reminder
        ("10T09:38", "10T09:41"),  # the check-in
        ("09T23:55", "10T00:00"),  # another day has another page
        ("10T12:00", "10T12:15"),  # never longer than a quarter of an hour
        ("10T06:27", "10T06:30"),  # the end of quiet hours
    ],
)
def test_the_next_moment_to_ask_is_the_next_at_which_something_changes(
    now: str, next_at: str
) -> None:
    assert asked(now).next_at == moment(next_at)


def test_the_night_the_clocks_change_keeps_wall_times() -> None:
    day = datetime(2027, 3, 28).date()
    early = only(run("w12-long", at(day, 3, 30), 1.0, minutes=60))
    now = datetime.fromisoformat("2027-03-28T03:00+02:00")
    always = Times(quiet_from=time(0), quiet_to=time(0))
    (notice,) = due(early, now, always, (), LONG_AGO).notices
    assert (notice.kind, notice.at) == ("reminder", now)


def test_away_it_is_told_by_the_clocks_there() -> None:
    """08:00 in New York is 14:00 at home."""
    there = Away(LONG.start.date(), LONG.start.date(), zone_name="America/New_York")
    of = evolve(PLAN, away=(there,), sessions=(LONG,))
    assert kinds(asked("10T09:41", Times(morning=None), of=of)) == []
    assert kinds(asked("10T15:41", of=of)) == [("check-in", "w01-long")]


def test_keys_of_days_long_past_are_forgotten() -> None:
    (notice,) = asked("10T09:41").notices
    told = {notice.key, "morning 2027-01-10"}
    assert still_told(told, PLAN, moment("11T08:00")) == told
    a_month_wrong = moment("11T08:00") + timedelta(days=31)
    assert still_told(told, PLAN, a_month_wrong) == told
    assert still_told(told, PLAN, moment("11T08:00") - timedelta(days=31)) == told
    assert still_told(told, PLAN, moment("11T08:00") + timedelta(days=70)) == frozenset()


def test_over_a_season_nothing_is_said_twice_and_every_session_is_asked_about() -> None:
    now, told, said = moment("04T00:00"), frozenset[str](), []
    while now < datetime(2027, 2, 2, tzinfo=UTC):
        answer = due(PLAN, now, Times(), told, LONG_AGO)
        assert now < answer.next_at <= now + LONGEST_WAIT
        said += [each.key for each in answer.notices]
        told = still_told(told | {each.key for each in answer.notices}, PLAN, now)
        now = answer.next_at
    assert len(said) == len(set(said))
    asked_about = {key.split()[1] for key in said if key.startswith("check-in")}
    assert asked_about == {each.id for each in PLAN.sessions if each.status == "planned"}
