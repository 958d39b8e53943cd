"""Every reason and warning a plan may carry has a sentence, with its places filled."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import pacelift.coach
from pacelift.coach.plan import Reason, Value
from pacelift.coach.rules import RULES
from pacelift.words import changes, lifting, warnings, why
from pacelift.words.voice import Voice
from tests.coach.plans import VARIED, varied_plan

Codes = dict[tuple[str, str], dict[str, Value]]

REASONS: Codes = {
    ("R-LONG-1", "long-run"): {},
    ("R-VOL-3", "long-step"): {"km": 17.0, "longest_km": 16.0},
    ("R-VOL-5", "cutback"): {"percent": 28},
    ("R-LONG-4", "marathon-pace-in-long"): {"km": 8.0},
    ("R-INT-1", "easy"): {},
    ("R-REST-1", "recovery"): {},
    ("R-INT-4", "strides"): {},
    ("R-INT-4", "hills"): {},
    ("R-INT-4", "steady"): {},
    ("R-INT-4", "threshold"): {},
    ("R-INT-4", "intervals"): {},
    ("R-INT-4", "marathon-pace"): {},
    ("R-TAPER-1", "taper"): {"percent": 60},
    ("R-TAPER-3", "sharp"): {},
    ("R-RW-1", "run-walk"): {},
    ("R-STR-9", "foundation"): {},
    ("R-STR-9", "max-strength"): {},
    ("R-STR-9", "power"): {},
    ("R-STR-6", "maintenance"): {},
    ("R-STR-8", "taper"): {},
    ("R-STR-14", "deload"): {},
    ("R-STR-8", "last-heavy"): {"days": 12},
    ("R-STR-11", "technique-first"): {},
    ("R-STR-1", "economy"): {},
    ("R-STR-4", "durability"): {},
    ("R-STR-16", "hip-core"): {},
    ("R-STR-17", "swapped"): {"injury": "achilles"},
    ("R-STR-18", "no-load"): {},
    ("R-STR-13", "progression"): {},
    ("R-STR-12", "one-sided"): {},
    ("R-STR-12", "sides-test"): {},
    ("R-ORD-2", "hours-to-hard"): {"hours": 62, "kind": "long"},
    ("R-ORD-1", "after-run"): {"hours": 8},
    ("R-SAFE-3", "even-pace"): {},
    ("R-SAFE-3", "even-pace-short"): {},
    ("R-POST-1", "after-race"): {},
    ("R-FUEL-1", "fuel"): {},
    ("R-MENT-1", "focus"): {},
    ("R-SLEEP-1", "sleep"): {},
    ("R-NOV-1", "start-slowly"): {},
}
RACE_DAY: Codes = {
    ("R-ILL-1", "race-ill"): {},
    ("R-PAIN-1", "race-hurt"): {},
    ("R-PAIN-1", "race-sore"): {},
    ("R-MISS-4", "race-on-way-back"): {"days": 12},
    ("R-ILL-2", "race-on-way-back"): {"days": 5},
}
WARNINGS: Codes = {
    ("R-SAFE-2", "disclaimer"): {},
    ("R-PHASE-2", "short-long-run"): {"km": 22.0},
    ("R-PHASE-2", "run-walk"): {"km": 15.0},
    ("R-PHASE-2", "fell-short"): {"km": 15.0},
    ("R-HARD-1", "re-test"): {},
    ("R-TAPER-2", "small-taper"): {},
    ("R-MISS-5", "look-at-goal"): {"days": 22},
    ("R-MISS-5", "later-race"): {"days": 40},
    ("R-PAIN-1", "while-it-is-small"): {},
    ("R-PAIN-1", "pain-that-lasts"): {"days": 20},
    **RACE_DAY,
    ("R-PAIN-1", "see-someone"): {},
    ("R-REPLAN-1", "breaks-rule"): {
        "session": "w05-long",
        "kind": "long",
        "at": "2027-02-06T08:00",
        "found": "long@2027-02-06T08:00 is on the day after threshold@2027-02-05T06:30",
        "broken": "R-INT-2 R-ORD-3",
        "better": "2027-02-07T08:00",
    },
    ("R-REPLAN-1", "breaks-rule-anywhere"): {
        "session": "w05-long",
        "kind": "long",
        "at": "2027-02-06T08:00",
        "found": "week 5: 0 rest days, 1 are needed",
        "broken": "R-REST-1",
    },
    ("R-VOL-3", "bigger-steps"): {"percent": 15},
    ("R-VOL-6", "low-volume"): {"km": 34.5},
    ("R-GOAL-2", "goal-out-of-reach"): {"goal_s": 10800, "b_s": 13500, "c_s": 14400},
    ("R-GOAL-1", "fewer-runs"): {"wanted": 6, "planned": 4},
    ("R-DAYS-1", "fewer-runs"): {"wanted": 6, "planned": 5},
    ("R-DAYS-1", "weeks-of-fewer-runs"): {
        "planned": 6,
        "fewest": 4,
        "count": 3,
        "weeks": "3, 4, 7",
    },
    ("R-DAYS-1", "fewer-lifts"): {"wanted": 3, "planned": 1},
    ("R-STR-5", "core-for-lift"): {"wanted": 3, "planned": 2},
    ("R-DAYS-1", "no-room"): {"role": "lift-b", "count": 3, "weeks": "2, 4, 5"},
    ("R-DAYS-1", "shortened"): {"role": "easy", "minutes": 65, "weeks": "3"},
    ("R-LONG-2", "time-cap"): {"minutes": 150, "km": 24.0},
    ("R-LONG-2", "window-cap"): {"minutes": 120, "km": 19.0},
    ("R-VOL-7", "less-than-now"): {"km": 20.0, "weekly_km": 32.0},
    ("R-STR-11", "technique-check"): {},
    ("R-PACE-7", "effort-only"): {},
    ("R-STR-18", "no-load"): {},
    ("R-INJ-1", "injury"): {"injury": "bone-stress"},
    ("R-LONG-1", "long-share"): {"percent": 60},
    ("R-MAST-1", "masters"): {},
    ("R-MAST-1", "masters-lighter"): {},
    ("R-STR-2", "few-weeks"): {"weeks": 7},
}
CHANGES: Codes = {
    ("R-REPLAN-1", "least-change"): {},
    ("R-REPLAN-1", "runner-moved"): {},
    ("R-REPLAN-1", "taken-out"): {},
    ("R-REPLAN-1", "undone"): {},
    ("R-REPLAN-1", "away"): {},
    ("R-REPLAN-1", "other-clocks"): {},
    ("R-ILL-1", "ill"): {},
    ("R-PAIN-1", "injured"): {},
    ("R-REPLAN-1", "gives-way"): {},
    ("R-REPLAN-1", "no-room-left"): {},
    ("R-MISS-2", "done-after-all"): {},
    ("R-MISS-2", "busy"): {},
    ("R-STR-18", "other-equipment"): {},
    ("R-STR-11", "later-start"): {},
    ("R-MISS-1", "moved-after-missed"): {},
    ("R-MISS-3", "really-run"): {"longest_km": 16.0},
    ("R-MISS-4", "way-back"): {"days": 12},
    ("R-MISS-4", "slower-paces"): {"days": 12},
    ("R-MISS-7", "repeat-week"): {"km": 31.5},
    ("R-MISS-7", "weeks-before"): {},
    ("R-MISS-7", "work-with-week"): {},
    ("R-HARD-1", "next-of-kind"): {"kind": "threshold"},
    ("R-HARD-1", "lower-score"): {},
    ("R-HARD-1", "easy-days"): {},
    ("R-HARD-3", "easy-days"): {},
    ("R-HARD-1", "lift-after-run"): {},
    ("R-HARD-1", "lighter-week"): {},
    ("R-HARD-1", "no-second"): {},
    ("R-HARD-1", "lift-less"): {},
    ("R-HARD-1", "off-the-legs"): {},
    ("R-HARD-1", "easy-after-legs"): {},
    ("R-HARD-4", "faster-paces"): {},
    ("R-RACE-1", "easy-after"): {"race_km": 21.1},
    ("R-PACE-5", "race-result"): {"race_km": 10.0, "time_s": 2850},
    ("R-LONG-2", "within-cap"): {"minutes": 150},
    ("R-REPLAN-1", "profile-edited"): {},
    ("R-DAYS-1", "other-windows"): {},
    ("R-DAYS-1", "shorter-windows"): {},
    ("R-DAYS-1", "around-appointment"): {},
    ("R-MISS-2", "shorter-around-appointment"): {},
    ("R-DAYS-1", "no-window-left"): {},
    ("R-STR-17", "other-exercise"): {},
    ("R-STR-18", "now-equipment"): {},
    ("R-ILL-2", "first-runs-back"): {},
    ("R-ILL-2", "first-lift-back"): {},
    ("R-PAIN-1", "nothing-hard"): {},
    ("R-PAIN-1", "half-and-easy"): {},
    ("R-PAIN-2", "run-and-walk"): {},
}
LIFTING: Codes = {
    ("R-STR-13", "load-up"): {"exercise": "Back squat", "kg": 62.5, "before_kg": 60.0},
    ("R-STR-13", "load-down"): {"exercise": "Back squat", "kg": 57.5, "before_kg": 60.0},
    ("R-STR-13", "same-load"): {"exercise": "Back squat", "kg": 60.0},
    ("R-STR-13", "by-feel"): {"exercise": "Goblet squat", "kg": 6.0},
    ("R-STR-13", "new-phase"): {"exercise": "Back squat", "kg": 60.0, "low_kg": 78, "high_kg": 84},
    ("R-STR-13", "hold-hard"): {"exercise": "Back squat", "kg": 60.0},
    ("R-STR-13", "reps"): {"exercise": "Push-up", "reps": 9},
    ("R-STR-13", "harder"): {"exercise": "Raised push-up", "before": "Push-up"},
    ("R-STR-13", "easier"): {"exercise": "Push-up", "before": "Raised push-up"},
    ("R-STR-13", "slower"): {"exercise": "Push-up"},
    ("R-STR-14", "light-load"): {"exercise": "Back squat", "kg": 57.5},
    ("R-STR-14", "lighter-load"): {"exercise": "Back squat", "kg": 57.5, "before_kg": 60.0},
    ("R-STR-13", "big-step"): {"exercise": "Back squat", "kg": 62.5, "before_kg": 100.0},
    ("R-MISS-4", "load-back"): {"exercise": "Back squat", "kg": 52.5, "before_kg": 60.0},
    ("R-MISS-4", "load-anew"): {"exercise": "Back squat"},
    ("R-STR-12", "weaker-side"): {"exercise": "Calf raise", "side": "left", "percent": 14},
    ("R-STR-12", "sides-even"): {},
    ("R-STR-12", "weaker-first"): {"exercise": "Calf raise", "side": "left", "percent": 14},
    ("R-STR-12", "sides-later"): {},
}
TABLES: list[tuple[Codes, Callable[[Reason, Voice], str]]] = [
    (REASONS, why.why_text),
    (LIFTING, why.why_text),
    (WARNINGS, warnings.warning_text),
    (CHANGES, changes.change_why),
]
PROMISES = re.compile(
    r"prevent|injury[- ]free|avoid injur|heal|cure|guarante|VDOT|you should have|fail",
    re.IGNORECASE,
)


def _say(codes: Codes, code: tuple[str, str], voice: Voice) -> str:
    reason = Reason(*code, tuple(codes[code].items()))
    tell = next(tell for table, tell in TABLES if table is codes)
    return tell(reason, voice)


ALL = [(codes, code) for codes, _ in TABLES for code in codes]
NAMES = [" ".join(code) for _, code in ALL]


@pytest.mark.parametrize(("codes", "code"), ALL, ids=NAMES)
@pytest.mark.parametrize("units", ["km", "mi"])
def test_every_code_is_one_text_with_its_places_filled(
    codes: Codes, code: tuple[str, str], units: str
) -> None:
    text = _say(codes, code, Voice(units))  # type: ignore[arg-type]
    assert text[-1] in ".)"
    assert "{" not in text
    assert len(text) < 300
    if units == "mi":
        assert " km" not in text


@pytest.mark.parametrize(("codes", "code"), ALL, ids=NAMES)
def test_no_text_promises_blames_or_uses_a_trade_mark(codes: Codes, code: tuple[str, str]) -> None:
    assert not PROMISES.search(_say(codes, code, Voice()))


@pytest.mark.parametrize("code", [*REASONS, *LIFTING], ids=" ".join)
def test_every_reason_names_where_it_comes_from(code: tuple[str, str]) -> None:
    text = {**why.SENTENCES, **lifting.SENTENCES}[code]
    assert re.search(r"\((?:[^()]*[A-ZŠ][^()]*|coaching practice)\)", text)


@pytest.mark.parametrize("code", RACE_DAY, ids=" ".join)
def test_what_is_told_of_race_day_is_the_same_of_the_plan_and_on_its_card(
    code: tuple[str, str],
) -> None:
    reason = Reason(*code, tuple(RACE_DAY[code].items()))
    assert warnings.warning_text(reason, Voice()) == why.why_text(reason, Voice())


@pytest.mark.parametrize("code", LIFTING, ids=" ".join)
def test_why_a_lift_goes_on_is_the_same_with_the_change_and_with_the_lift(
    code: tuple[str, str],
) -> None:
    reason = Reason(*code, tuple(LIFTING[code].items()))
    assert changes.change_why(reason, Voice()) == why.why_text(reason, Voice())


def test_each_table_holds_just_the_codes_the_coach_uses() -> None:
    assert set(why.SENTENCES) == set(REASONS)
    assert set(warnings.SENTENCES) == set(WARNINGS)
    assert set(changes.SENTENCES) == set(CHANGES)
    assert set(lifting.SENTENCES) == set(LIFTING)


def test_every_change_names_a_rule_of_ours() -> None:
    assert {rule for rule, _ in CHANGES} <= set(RULES)


def _codes_in_the_coach() -> set[tuple[str, str]]:
    """Every `Reason("rule", "code", …)` written out in the coach."""
    found = set()
    for path in Path(pacelift.coach.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "Reason"
            ):
                texts = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
                if len(texts) == 2:
                    found.add((texts[0], texts[1]))
    return found


def _codes_in_plans() -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """What real plans give as reasons of their sessions, and as warnings."""
    plans = [varied_plan(name) for name in VARIED]
    reasons = (reason for plan in plans for session in plan.sessions for reason in session.why)
    warned = (reason for plan in plans for reason in plan.warnings)
    return {(r.rule, r.code) for r in reasons}, {(r.rule, r.code) for r in warned}


def test_there_are_words_for_just_what_the_coach_can_give() -> None:
    """A code put together at run time is only found in plans; a rare one only in the source."""
    reasons, warned = _codes_in_plans()
    assert reasons <= set(REASONS)
    assert warned <= set(WARNINGS)
    assert reasons | warned | _codes_in_the_coach() == {
        code for codes, _ in TABLES for code in codes
    }


def test_a_reason_speaks_the_runners_units() -> None:
    step = Reason("R-VOL-3", "long-step", (("km", 17.0), ("longest_km", 16.0)))
    assert why.why_text(step, Voice()).startswith("17 km, after a longest run of 16 km")
    assert why.why_text(step, Voice("mi")).startswith("10.6 mi, after a longest run of 9.9 mi")


def test_goals_are_told_as_race_times() -> None:
    text = _say(WARNINGS, ("R-GOAL-2", "goal-out-of-reach"), Voice())
    assert text.startswith("3:00:00 is faster")
    assert "goal B is 3:45:00 and goal C is 4:00:00" in text


def test_codes_inside_a_reason_become_words() -> None:
    assert "Achilles tendon" in _say(REASONS, ("R-STR-17", "swapped"), Voice())
    assert "your next long run" in _say(REASONS, ("R-ORD-2", "hours-to-hard"), Voice())
    assert "lift B is left out" in _say(WARNINGS, ("R-DAYS-1", "no-room"), Voice())
    assert "an easy run, to 1 h 5 min at most" in _say(WARNINGS, ("R-DAYS-1", "shortened"), Voice())


def test_a_lift_going_on_names_its_exercise_its_weight_and_its_side() -> None:
    up = _say(LIFTING, ("R-STR-13", "load-up"), Voice())
    assert up.startswith("Back squat: 62.5 kg after 60 kg")
    assert "best single between 78 and 84 kg" in _say(LIFTING, ("R-STR-13", "new-phase"), Voice())
    assert "your left side goes first" in _say(LIFTING, ("R-STR-12", "weaker-side"), Voice())


def test_no_hour_between_is_said_in_words() -> None:
    assert "less than 1 h after" in why.why_text(
        Reason("R-ORD-1", "after-run", (("hours", 0),)), Voice()
    )


def test_an_unknown_code_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        why.why_text(Reason("R-NOT-1", "made-up"), Voice())


def test_of_a_move_it_is_said_what_is_wrong_with_the_rules_it_breaks() -> None:
    move = (("session", "w05-lift-a"), ("kind", "strength"), ("at", "2027-02-06T18:00"))
    found = (
        "found",
        "long@2027-02-07T08:00 starts 13.2 h after strength@2027-02-06T18:00 ends; 24 h are needed",
    )
    broken = ("broken", "R-ORD-2 R-INT-2 R-REST-1")
    text = warnings.warning_text(
        Reason("R-REPLAN-1", "breaks-rule-anywhere", (*move, found, broken)), Voice()
    )
    assert (
        "breaks a rule: the long run on Sun 7 Feb starts 13.2 h after the strength session on "
        "Sat 6 Feb ends; 24 h are needed (R-ORD-2; also R-INT-2, R-REST-1). It stays"
    ) in text
    alone = (*move, found, ("broken", "R-INT-2"))
    assert "needed (R-INT-2). It" in warnings.warning_text(
        Reason("R-REPLAN-1", "breaks-rule-anywhere", alone), Voice()
    )
