"""The plan as the contract's JSON document."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import jsonschema
import pytest
from attrs import evolve

from pacelift.coach.edited import with_sessions
from pacelift.coach.plan import Actual, LoggedSet
from pacelift.coach.profile import Units
from pacelift.words.document import plan_document
from pacelift.words.voice import Voice
from tests.coach.plans import VARIED, catalogue, varied_plan
from tests.words.builders import CATALOGUE, at, plan, run
from tests.words.contract import SCHEMA, validate

NOW = datetime(2027, 1, 4, 7, 0, tzinfo=UTC)


def document(units: Units = "km", **overrides: object) -> dict[str, Any]:
    return plan_document(plan(units, **overrides), CATALOGUE, NOW, Voice(units))


def _session(told: dict[str, Any], session_id: str) -> dict[str, Any]:
    return next(each for each in told["sessions"] if each["id"] == session_id)


@pytest.mark.parametrize("units", ["km", "mi"])
def test_the_document_is_what_the_contract_says(units: Units) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validate(document(units))


@pytest.mark.parametrize("name", VARIED)
def test_every_runner_s_plan_is_what_the_contract_says(name: str) -> None:
    made = varied_plan(name)
    validate(plan_document(made, catalogue(), NOW, Voice(made.profile.units)))


def _documents() -> Iterator[dict[str, Any]]:
    """The documents of runners as different as the contract allows."""
    for name in VARIED:
        made = varied_plan(name)
        yield plan_document(made, catalogue(), NOW, Voice(made.profile.units))


def test_the_three_sources_of_fitness_are_told_apart() -> None:
    told = {each["fitness"]["source"]: each["fitness"]["paces"] for each in _documents()}
    assert set(told) == {"recent_race", "easy_pace", "effort"}
    assert [source for source, paces in told.items() if paces is None] == ["effort"]


def test_weeks_run_monday_to_sunday_and_only_the_first_may_begin_later() -> None:
    for told in _documents():
        begins = [date.fromisoformat(week["start"]) for week in told["weeks"]]
        ends = [date.fromisoformat(week["end"]) for week in told["weeks"]]
        assert {day.weekday() for day in begins[1:]} <= {0}
        assert {day.weekday() for day in ends} == {6}
        assert [week["number"] for week in told["weeks"]] == list(range(1, len(begins) + 1))


def test_a_week_holds_the_sums_of_its_runs_and_the_lifts_it_has() -> None:
    for told in _documents():
        for week in told["weeks"]:
            held = [s for s in told["sessions"] if week["start"] <= s["date"] <= week["end"]]
            runs = [s for s in held if s["discipline"] == "run"]
            assert week["km"] == pytest.approx(sum(s["km"] for s in runs), abs=0.02)
            assert week["minutes"] == sum(s["minutes"] for s in runs)
            assert week["long_km"] == sum(s["km"] for s in runs if s["kind"] == "long")
            lifts = [s for s in held if s["discipline"] == "strength"]
            assert week["strength"]["sessions"] == len(lifts)


def test_a_run_is_its_steps_and_a_lift_its_exercises() -> None:
    """Km and minutes of a step are of one repeat; a session lasts whole blocks of five minutes."""
    for session in (each for told in _documents() for each in told["sessions"]):
        steps, exercises = session["steps"], session["exercises"]
        lift = session["discipline"] in ("strength", "core")
        assert (bool(steps), bool(exercises)) == (not lift, lift)
        assert (session["km"] is None) == lift
        if session["discipline"] == "run":
            km = sum((step["km"] or 0) * step["repeat"] for step in steps)
            minutes = sum((step["minutes"] or 0) * step["repeat"] for step in steps)
            assert km == pytest.approx(session["km"], abs=0.1)
            assert minutes - 0.5 <= session["minutes"] <= minutes + 5.5
        assert all(3 <= len(each["cues"]) <= 4 for each in exercises)
        assert session["why"]


def test_a_session_lasts_from_its_start_to_its_end_whatever_the_clocks_do() -> None:
    for session in (each for told in _documents() for each in told["sessions"]):
        start, end = map(datetime.fromisoformat, (session["start"], session["end"]))
        assert end - start == timedelta(minutes=session["minutes"])
        assert session["start"].startswith(session["date"])
        low, high = session["rpe"]
        assert session["load"] == pytest.approx((low + high) / 2 * session["minutes"], abs=0.05)


def test_by_effort_there_is_no_score_no_pace_and_no_prediction() -> None:
    by_effort = evolve(plan().fitness, source="effort", score=None, paces=None, prediction_s=None)
    told = plan_document(evolve(plan(), fitness=by_effort), CATALOGUE, NOW, Voice())
    assert told["fitness"] == {"score": None, "source": "effort", "paces": None, "prediction": None}
    validate(told)


def test_the_keys_stand_in_the_contracts_order() -> None:
    told = document()
    assert list(told) == SCHEMA["required"]
    week_keys = SCHEMA["$defs"]["week"]["required"]
    assert list(told["weeks"][0])[: len(week_keys)] == week_keys
    session_keys = SCHEMA["$defs"]["session"]["required"]
    assert list(told["sessions"][0])[: len(session_keys)] == session_keys
    exercise = _session(told, "w01-lift-a")["exercises"][0]
    assert list(exercise) == SCHEMA["$defs"]["exercise"]["required"]


def test_quantities_stay_km_and_seconds_whatever_the_runner_reads() -> None:
    in_km, in_miles = document("km"), document("mi")
    long_km, long_mi = _session(in_km, "w01-long"), _session(in_miles, "w01-long")
    assert long_mi["km"] == long_km["km"] == 16.0
    assert long_mi["steps"][0]["pace"] == [356, 398]
    assert long_km["title"] == "Run: Long run 16 km"
    assert long_mi["title"] == "Run: Long run 9.9 mi"
    assert in_km["fitness"] == in_miles["fitness"]


def test_fitness_and_race_are_in_the_contracts_forms() -> None:
    told = document(**{"race.goal": "3:45:00"})
    assert told["race"] == {
        "name": "Hamburg Marathon",
        "date": "2027-01-31",
        "start": "09:30",
        "distance": "marathon",
        "km": 42.195,
        "goal": "3:45:00",
    }
    assert told["fitness"]["paces"]["easy"] == [356, 398]
    assert told["fitness"]["prediction"] == {"low": "3:50:00", "high": "4:05:00"}


def test_times_carry_the_offset_in_force_then() -> None:
    assert document()["as_of"] == "2027-01-04T08:00:00+01:00"
    across = run("w01-easy-1", at(date(2027, 3, 28), 1, 30), 8.0, minutes=60)
    told = plan_document(evolve(plan(), sessions=(across,)), CATALOGUE, NOW, Voice())
    assert told["sessions"][0]["start"] == "2027-03-28T01:30:00+01:00"
    assert told["sessions"][0]["end"] == "2027-03-28T03:30:00+02:00"
    assert told["sessions"][0]["date"] == "2027-03-28"


def test_what_the_contract_did_not_have_is_added_behind() -> None:
    told = document()
    long = _session(told, "w01-long")
    assert long["bedtime"] == "2027-01-09T22:00:00+01:00"
    assert long["fuel_g_per_h"] == [30, 60]
    assert long["focus"].startswith("Run tall")
    assert told["weeks"][1]["sleep_h"] == [7.5, 9.5]


def test_exercises_carry_names_and_cues_of_the_catalogue() -> None:
    squat, plank, pogo = _session(document(), "w01-lift-a")["exercises"]
    assert (squat["name"], squat["reps"], squat["load_kg"], squat["rir"]) == (
        "Goblet squat",
        "8-12",
        16.0,
        3,
    )
    assert (plank["reps"], plank["unilateral"]) == ("20-40 s", True)
    assert pogo["contacts"] == 40
    assert len(squat["cues"]) == 3


def test_a_step_without_distance_has_null_for_it() -> None:
    steps = (
        evolve(run("w01-easy-1", at(date(2027, 1, 6), 7), 5.0).steps[0], km=0.0, by="minutes"),
    )
    session = run("w01-easy-1", at(date(2027, 1, 6), 7), 5.0, steps=steps)
    told = plan_document(evolve(plan(), sessions=(session,)), CATALOGUE, NOW, Voice())
    assert told["sessions"][0]["steps"][0]["km"] is None


def test_equal_plans_give_equal_bytes() -> None:
    assert json.dumps(document()) == json.dumps(document())


def test_what_was_really_done_is_told_with_its_lifts() -> None:
    logged = LoggedSet("side-plank", 2, 40, None, 1, "left")
    done = evolve(plan().sessions[1], status="done", actual=Actual(None, 42, 6.5, "ok", (logged,)))
    told = plan_document(with_sessions(plan(), [done]), CATALOGUE, NOW, Voice())
    assert _session(told, "w01-lift-a")["actual"] == {
        "km": None,
        "minutes": 42,
        "rpe": 6.5,
        "exercises": [
            {
                "exercise": "side-plank",
                "name": "Side plank",
                "sets": 2,
                "reps": 40,
                "load_kg": None,
                "rir": 1,
                "side": "left",
            }
        ],
        "note": "ok",
    }
    assert _session(told, "w01-long")["actual"] is None
    validate(told)
