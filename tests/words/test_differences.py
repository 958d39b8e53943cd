"""What differs in a session, told in clauses."""

from functools import cache

import pytest
from attrs import evolve

from pacelift.coach.changes import Change
from pacelift.coach.plan import Plan, Prescription, Reason, Session, Step
from pacelift.words.changes import told_changes
from pacelift.words.differences import difference_text, only_pace_differs
from pacelift.words.voice import Voice
from tests.coach.plans import catalogue, example_plan

SLOWER = Reason("R-MISS-4", "slower-paces", (("days", 8),))
OTHER = Reason("R-REPLAN-1", "least-change")


@cache
def planned() -> Plan:
    return example_plan()


def first(kind: str) -> Session:
    return next(each for each in planned().sessions if each.kind == kind)


def paced(run: Session, factor: float) -> Session:
    def step(part: Step) -> Step:
        pace = None if part.pace is None else (part.pace[0] * factor, part.pace[1] * factor)
        longer = factor if part.by == "km" else 1.0
        return evolve(part, pace=pace, minutes=part.minutes * longer)

    return evolve(run, steps=tuple(map(step, run.steps)))


def lift(*exercises: Prescription) -> Session:
    return evolve(first("strength"), exercises=exercises)


def dose(exercise: str, sets: int = 3, **given: object) -> Prescription:
    one = first("strength").exercises[0]
    held = {"load_kg": None, "load_percent": None, "contacts": 0, "rir": 3, **given}
    return evolve(one, exercise=exercise, sets=sets, **held)


SQUAT, LUNGE, ROW = "goblet-squat", "dumbbell-walking-lunge", "backpack-row"
FLOOR, CALF = "dumbbell-floor-press", "backpack-single-leg-calf-raise"
CALF_NAME = "Backpack single-leg calf raise"


def told(before: Session, after: Session) -> str:
    return difference_text(before, after, catalogue(), Voice())


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ([dose(SQUAT, 3)], [dose(SQUAT, 2)], "1 set fewer of Goblet squat"),
        ([dose(SQUAT, 2)], [dose(SQUAT, 4)], "2 sets more of Goblet squat"),
        (
            [dose(SQUAT, 3), dose(LUNGE, 3), dose(ROW, 2), dose(FLOOR, 2)],
            [dose(SQUAT, 2), dose(LUNGE, 2), dose(ROW, 1), dose(FLOOR, 1)],
            "1 set fewer of Goblet squat, Dumbbell walking lunge and 2 more",
        ),
        (
            [dose(SQUAT, load_kg=16)],
            [dose(SQUAT, load_kg=17.5)],
            "Goblet squat with 17.5 kg instead of 16 kg",
        ),
        ([dose(SQUAT)], [dose(SQUAT, load_kg=16)], "Goblet squat with 16 kg"),
        ([dose(SQUAT, load_kg=6)], [dose(SQUAT)], "Goblet squat with a weight by feel"),
        ([dose(SQUAT)], [dose(SQUAT, tempo="3-1-1")], "Goblet squat slower"),
        (
            [dose(LUNGE)],
            [dose(LUNGE, weaker="left", extra_sets=1)],
            "Dumbbell walking lunge: left side first and one set more",
        ),
        ([dose(CALF, weaker="left")], [dose(CALF)], f"{CALF_NAME}: both sides the same"),
        (
            [dose(SQUAT, amount=(8, 12))],
            [dose(SQUAT, amount=(6, 8))],
            "Goblet squat: 3 × 6–8 instead of 3 × 8–12",
        ),
        ([dose(SQUAT)], [dose(SQUAT, rir=4)], "4 reps in reserve instead of 3: Goblet squat"),
        ([dose(SQUAT)], [dose(LUNGE)], "Dumbbell walking lunge instead of Goblet squat"),
        ([dose(SQUAT), dose(ROW)], [dose(SQUAT)], "without Backpack row"),
        ([dose(SQUAT)], [dose(SQUAT), dose(ROW)], "new: Backpack row"),
        (
            [dose(each, load_kg=10) for each in (SQUAT, LUNGE, ROW, FLOOR)],
            [dose(each, load_kg=12) for each in (SQUAT, LUNGE, ROW, FLOOR)],
            (
                "Goblet squat with 12 kg instead of 10 kg; "
                "Dumbbell walking lunge with 12 kg instead of 10 kg; 2 more like these"
            ),
        ),
    ],
)
def test_a_lift_tells_what_to_do_otherwise(
    before: list[Prescription], after: list[Prescription], text: str
) -> None:
    assert told(lift(*before), lift(*after)) == text


def test_a_lift_of_another_length_tells_it_too() -> None:
    before = evolve(lift(dose(SQUAT, 3)), minutes=40)
    after = evolve(lift(dose(SQUAT, 2)), minutes=35)
    assert told(before, after) == "1 set fewer of Goblet squat; 35 min"


def test_a_run_at_another_pace_tells_the_pace_of_its_hard_part() -> None:
    run = first("threshold")
    assert told(run, paced(run, 1.02)) == "5:08–5:16 /km instead of 5:02–5:10 /km"


def test_a_run_with_fewer_repeats_tells_what_is_left() -> None:
    run = first("hills")
    steps = tuple(evolve(s, repeat=s.repeat - 1) if s.repeat > 1 else s for s in run.steps)
    assert told(run, evolve(run, steps=steps)).startswith("6 × ")


def test_only_the_pace_differs_when_way_and_time_stay() -> None:
    run = first("threshold")
    assert only_pace_differs(run, paced(run, 1.02))
    assert not only_pace_differs(run, run)
    assert not only_pace_differs(run, evolve(paced(run, 1.02), steps=run.steps[:1]))
    assert not only_pace_differs(run, evolve(paced(run, 1.02), status="dropped"))


def test_many_runs_at_other_paces_are_one_line_and_the_rest_are_told_each() -> None:
    easy = [each for each in planned().sessions if each.kind == "easy"]
    changes = [Change(each.id, "eased", each, paced(each, 1.02), SLOWER) for each in easy]
    shorter = evolve(easy[0], km=5.0, minutes=35)
    changes.insert(0, Change(easy[0].id, "shortened", easy[0], shorter, SLOWER))
    (group,) = told_changes(changes, planned(), catalogue(), Voice())
    assert len(group.lines) == 2
    assert group.lines[0].startswith("Shortened: ")
    assert group.lines[1].startswith(f"Other paces: {len(easy)} runs from ")
    assert group.rule == "R-MISS-4"


def test_the_same_step_in_many_lifts_is_one_line_and_another_its_own() -> None:
    lifts = [each for each in planned().sessions if each.kind == "strength"][:4]
    before = [evolve(each, exercises=(dose(SQUAT, load_kg=16),)) for each in lifts]
    kgs = (17, 17, 15, 17)
    changes = [
        Change(
            each.id, "progressed", each, evolve(each, exercises=(dose(SQUAT, load_kg=kg),)), OTHER
        )
        for each, kg in zip(before, kgs, strict=True)
    ]
    (group,) = told_changes(changes, planned(), catalogue(), Voice())
    assert group.lines == (
        (
            "A step further: 3 lifts from Wed 6 Jan to Thu 14 Jan: "
            "Goblet squat with 17 kg instead of 16 kg."
        ),
        "A step further: Full body A, Tue 12 Jan: Goblet squat with 15 kg instead of 16 kg.",
    )


def test_one_run_at_another_pace_is_told_by_itself() -> None:
    run = first("threshold")
    change = Change(run.id, "eased", run, paced(run, 1.02), SLOWER)
    (group,) = told_changes([change], planned(), catalogue(), Voice())
    assert "5:08–5:16 /km instead of 5:02–5:10 /km" in group.lines[0]


def test_changes_of_one_reason_stand_together_wherever_they_are() -> None:
    one, two, three = planned().sessions[:3]
    changes = [
        Change(one.id, "dropped", one, None, OTHER),
        Change(two.id, "dropped", two, None, SLOWER),
        Change(three.id, "dropped", three, None, OTHER),
    ]
    groups = told_changes(changes, planned(), catalogue(), Voice())
    assert [len(each.lines) for each in groups] == [2, 1]
