"""The runner's own moves: what gives way, what is kept and said."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from pacelift.coach.own_moves import broken_by, runners_own
from pacelift.coach.rules import hard_findings
from pacelift.words.voice import Voice
from pacelift.words.warnings import warning_text
from tests.coach.adapt.lives import mark, move, session
from tests.coach.plans import SHORT_MORNINGS, catalogue, example_plan, plan_with

MONDAY = datetime(2027, 2, 1, 5)
"""Of week 5: hard run and lift A on Tuesday, easy run and lift B on Thursday, easy run on Friday,
the long run on Sunday."""


def test_a_move_that_breaks_nothing_changes_nothing_else() -> None:
    to = datetime(2027, 2, 5, 7)
    plan, changes = move(example_plan(), "w05-easy-2", to, MONDAY)
    assert [(c.session, c.what) for c in changes] == [("w05-easy-2", "moved")]
    moved = session(plan, "w05-easy-2")
    assert (moved.start, moved.pinned) == (to, True)
    assert not hard_findings(plan, catalogue())


def test_others_of_the_week_give_way() -> None:
    """Friday is the second easy run's, and the day after lift B."""
    to = datetime(2027, 2, 5, 6, 30)
    plan, changes = move(example_plan(), "w05-long", to, MONDAY)
    assert session(plan, "w05-long").start == to
    assert not hard_findings(plan, catalogue())
    others = [c for c in changes if c.session != "w05-long"]
    assert others
    assert {c.reason.code for c in others} <= {"gives-way", "no-room-left", "work-with-week"}
    assert {c.session[:3] for c in others} <= {"w05", "w06"}


def test_a_move_against_a_rule_is_kept_said_and_a_better_time_offered() -> None:
    """On Monday evening the legs of lift A come on the eve of the hard run, which is too soon to
    give way."""
    to = datetime(2027, 2, 1, 18)
    plan, _ = move(example_plan(), "w05-lift-a", to, MONDAY)
    assert session(plan, "w05-lift-a").start == to
    flags = [each for each in plan.warnings if each.code.startswith("breaks-rule")]
    (flag,) = flags
    assert broken_by(flag) == {"R-ORD-2", "R-ORD-5", "R-REST-1"}
    text = warning_text(flag, Voice())
    assert text.startswith("Your strength session on Mon 1 Feb, 18:00 breaks a rule:")
    assert text.startswith(
        "Your strength session on Mon 1 Feb, 18:00 breaks a rule: the hill session on Tue 2 Feb "
        "starts 11.8 h after the strength session on Mon 1 Feb ends;"
    )
    assert "It stays where you want it; Tue 2 Feb, 17:30" in text
    better = datetime.fromisoformat(str(dict(flags[0].values)["better"]))
    again, _ = move(plan, "w05-lift-a", better, MONDAY)
    assert not hard_findings(again, catalogue())
    assert not [each for each in again.warnings if each.code.startswith("breaks-rule")]


def test_a_move_costs_nothing_of_more_worth() -> None:
    """Heavy legs on the eve of the long run: that stays, and the move is what is spoken of."""
    plan, changes = move(example_plan(), "w09-lift-a", datetime(2027, 3, 6, 18), MONDAY)
    assert session(plan, "w09-long") == session(example_plan(), "w09-long")
    assert not [each for each in changes if each.what == "dropped"]
    (flag,) = [each for each in plan.warnings if broken_by(each)]
    better = datetime.fromisoformat(str(dict(flag.values)["better"]))
    again, _ = move(plan, "w09-lift-a", better, MONDAY)
    assert not hard_findings(again, catalogue())


def test_what_stands_where_the_runner_puts_something_goes_however_soon() -> None:
    wednesday = datetime(2027, 2, 3, 5)
    plan, changes = move(example_plan(), "w05-quality-1", datetime(2027, 2, 4, 6, 30), wednesday)
    assert {(c.session, c.what, c.reason.code) for c in changes} == {
        ("w05-quality-1", "moved", "runner-moved"),
        ("w05-easy-1", "moved", "gives-way"),
    }
    assert session(plan, "w05-easy-1").start >= wednesday + timedelta(hours=48)
    assert not hard_findings(plan, catalogue())


def test_what_finds_no_other_place_is_dropped_for_what_stands_there_now() -> None:
    """An easy run, of more worth to a first-timer than the hard one."""
    no_saturday = [
        {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "06:30", "to": "08:30"},
        {"days": ["tue", "thu"], "from": "17:30", "to": "19:30"},
        {"days": ["sun"], "from": "08:00", "to": "13:00"},
    ]
    before, wednesday = plan_with(window=no_saturday), datetime(2027, 2, 3, 5)
    plan, changes = move(before, "w05-quality-1", datetime(2027, 2, 4, 6, 30), wednesday)
    assert ("w05-easy-1", "dropped") in {(c.session, c.what) for c in changes}
    assert not hard_findings(plan, catalogue())


def test_of_two_of_a_kind_the_one_that_the_runner_put_there_stays() -> None:
    plan, changes = move(example_plan(), "w07-long", datetime(2027, 2, 7, 8), MONDAY)
    assert ("w05-long", "dropped") in {(c.session, c.what) for c in changes}
    assert session(plan, "w07-long").start == datetime(2027, 2, 7, 8)
    assert not hard_findings(plan, catalogue())


def test_a_long_run_does_not_go_for_an_easy_one() -> None:
    plan, _ = move(example_plan(), "w05-easy-1", datetime(2027, 2, 7, 8), MONDAY)
    assert session(plan, "w05-long") == session(example_plan(), "w05-long")
    assert [broken_by(each) for each in plan.warnings if broken_by(each)] == [{"R-FIT-1"}]


def test_others_give_way_even_where_that_mends_a_part_only() -> None:
    plan, changes = move(example_plan(), "w05-long", datetime(2027, 2, 3, 6, 30), MONDAY)
    gave_way = {c.session for c in changes if c.reason.code == "gives-way"}
    assert gave_way == {"w05-easy-1", "w05-lift-b"}
    (flag,) = [each for each in plan.warnings if broken_by(each)]
    assert broken_by(flag) == {f.rule for f in hard_findings(plan, catalogue())}


def test_what_an_earlier_move_broke_is_not_said_of_a_later_one() -> None:
    broken, _ = move(example_plan(), "w05-lift-a", datetime(2027, 2, 1, 18), MONDAY)
    plan, changes = move(broken, "w09-easy-2", datetime(2027, 3, 5, 7), MONDAY)
    assert [c.session for c in changes] == ["w09-easy-2"]
    assert plan.warnings == broken.warnings


def test_a_bedtime_goes_with_its_session() -> None:
    plan, _ = move(example_plan(), "w05-long", datetime(2027, 2, 6, 8), MONDAY)
    assert session(plan, "w05-long").bedtime == datetime(2027, 2, 5, 22, 30)


def test_the_race_never_moves() -> None:
    plan, changes = move(example_plan(), "w16-race", datetime(2027, 4, 24, 9), MONDAY)
    assert (plan, changes) == (example_plan(), ())


def test_a_break_that_an_earlier_move_made_too_is_said_of_the_later_one_as_well() -> None:
    """Both lifts break the day's distance to the next; then the first of them goes away again."""
    plan = plan_with(
        **{
            "start": date(2027, 1, 10),
            "race.date": date(2027, 4, 11),
            "race.distance": "half",
            "running.weekly": 43,
            "running.longest": 21.5,
            "strength.sessions": 3,
            "strength.equipment": "none",
            "window": SHORT_MORNINGS,
        }
    )
    at = datetime(2027, 1, 10, 5)
    for name, to in (
        ("w02-lift-b", datetime(2027, 1, 18, 8)),
        ("w02-lift-a", datetime(2027, 1, 18, 18)),
        ("w02-lift-b", datetime(2027, 1, 16, 16, 31)),
    ):
        plan, _ = move(plan, name, to, at)
        findings = hard_findings(plan, catalogue())
        assert findings
        assert runners_own(findings, plan) == findings


def test_a_run_that_was_done_after_all_says_what_the_runner_put_in_its_place() -> None:
    """Both easy runs are on Thursday now, the second of them where the runner put it."""
    plan, _ = mark(example_plan(), "w05-easy-1", "missed")
    evening = datetime(2027, 2, 4, 20)
    plan, _ = move(plan, "w05-easy-2", evening, datetime(2027, 2, 4, 12))
    assert "R-FIT-1" not in {rule for each in plan.warnings for rule in broken_by(each)}
    plan, changes = mark(plan, "w05-easy-1", "done", at=datetime(2027, 2, 4, 13))
    assert session(plan, "w05-easy-2").start == evening
    assert changes == ()
    (flag,) = [each for each in plan.warnings if "R-FIT-1" in broken_by(each)]
    assert ("session", "w05-easy-2") in flag.values


def test_a_lift_that_was_done_after_all_pushes_on_the_hard_run_that_took_its_day() -> None:
    """Without the lift of Tuesday, the hard run missed that morning had its place on Wednesday."""
    tuesday = datetime(2027, 2, 2, 21)
    plan, _ = mark(example_plan(), "w05-lift-a", "missed", at=tuesday)
    plan, _ = mark(plan, "w05-quality-1", "missed", at=tuesday)
    assert session(plan, "w05-quality-1").start.date() == date(2027, 2, 3)
    plan, changes = mark(plan, "w05-lift-a", "done", at=tuesday)
    assert {each.reason.code for each in changes} == {"done-after-all"}
    assert session(plan, "w05-quality-1").start.date() > date(2027, 2, 3)
    assert not hard_findings(plan, catalogue())


def test_a_run_that_was_done_after_all_leaves_what_an_earlier_move_broke_to_the_runner() -> None:
    plan, _ = mark(example_plan(), "w09-easy-1", "missed")
    noon = datetime(2027, 3, 4, 12)
    plan, _ = move(plan, "w09-lift-b", datetime(2027, 3, 6, 18), noon)
    assert hard_findings(plan, catalogue())
    after, changes = mark(plan, "w09-easy-1", "done", at=noon)
    assert changes == ()
    assert hard_findings(after, catalogue()) == hard_findings(plan, catalogue())
