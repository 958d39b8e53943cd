"""Score, paces, prediction and efforts of a finished plan."""

from __future__ import annotations

import pytest
from attrs import evolve

from pacelift.coach import fitness as f
from pacelift.coach.plan import Plan
from tests.coach.rules.plan_builder import (
    build,
    change,
    change_fitness,
    change_profile,
    found,
    session_of,
)


def with_pace(plan: Plan, session_id: str, zone: str, *, by: float) -> Plan:
    """All paces of one zone in a run, moved by so many seconds."""
    steps = tuple(
        evolve(s, pace=(s.pace[0] + by, s.pace[1] + by)) if s.zone == zone and s.pace else s
        for s in session_of(plan, session_id).steps
    )
    return change(plan, session_id, steps=steps)


def by_effort(plan: Plan) -> Plan:
    """The plan of a runner without a race: no score, no paces, none shown."""
    sessions = tuple(
        evolve(s, steps=tuple(evolve(part, pace=None) for part in s.steps)) for s in plan.sessions
    )
    fitness = evolve(plan.fitness, source="effort", score=None, paces=None, prediction_s=None)
    running = evolve(plan.profile.running, recent_race=None)
    profile = evolve(plan.profile, running=running)
    return evolve(plan, profile=profile, fitness=fitness, sessions=sessions)


def test_a_score_that_is_not_the_races_is_found() -> None:
    score = build().fitness.score or 0.0
    plan = change_fitness(build(), score=score + 0.3, paces=f.paces_of_score(score + 0.3))
    assert found(plan)["R-PACE-1"] == {"plan"}
    assert "R-PACE-1" not in found(change_fitness(build(), score=round(score, 1)))


def test_a_missing_score_is_found_where_there_is_a_race() -> None:
    assert "R-PACE-1" in found(change_fitness(build(), score=None))


def test_an_easy_pace_needs_no_race() -> None:
    plan = change_profile(change_fitness(build(), source="easy_pace"), "running", recent_race=None)
    assert "R-PACE-1" not in found(plan)


@pytest.mark.parametrize("pace", ["threshold", "interval", "repetition"])
def test_a_training_pace_that_is_not_the_scores_is_found(pace: str) -> None:
    paces = build().fitness.paces
    assert paces is not None
    for by, wrong in ((1.1, True), (0.9, False)):
        moved = evolve(paces, **{pace: getattr(paces, pace) + by})
        assert ("R-PACE-3" in found(change_fitness(build(), paces=moved))) == wrong


def test_easy_paces_that_are_not_the_scores_are_found() -> None:
    paces = build().fitness.paces
    assert paces is not None
    fast, slow = paces.easy
    plan = change_fitness(build(), paces=evolve(paces, easy=(fast - 5, slow)))
    assert "R-PACE-3" in found(plan)


def test_paces_without_a_score_are_found() -> None:
    assert "plan" in found(change_fitness(build(), score=None))["R-PACE-3"]


def test_a_plan_by_effort_shows_no_pace() -> None:
    assert found(by_effort(build())) == {}
    paces = build().fitness.paces
    told = with_pace_shown(by_effort(build()))
    assert paces is not None
    assert found(told)["R-PACE-3"] == {"w05-easy-1"}


def with_pace_shown(plan: Plan) -> Plan:
    steps = tuple(evolve(s, pace=(360.0, 390.0)) for s in session_of(plan, "w05-easy-1").steps)
    return change(plan, "w05-easy-1", steps=steps)


@pytest.mark.parametrize(
    ("session_id", "zone"),
    [
        ("w05-easy-1", "E"),
        ("w05-quality-1", "T"),
        ("w09-quality-1", "I"),
        ("w03-quality-1", "R"),
    ],
)
def test_a_step_outside_its_zone_is_found(session_id: str, zone: str) -> None:
    for by, wrong in ((1.5, True), (-1.5, True), (0.5, False), (-0.5, False)):
        plan = with_pace(build(), session_id, zone, by=by)
        assert (found(plan).get("R-PACE-3") == {session_id}) == wrong


def test_recovery_runs_and_jogs_may_be_slower_than_easy_but_not_faster() -> None:
    assert "R-PACE-3" not in found(with_pace(build(), "w14-easy-1", "E", by=30.0))
    assert "R-PACE-3" in found(with_pace(build(), "w14-easy-1", "E", by=-2.0))
    jog = tuple(evolve(s, kind="jog") for s in session_of(build(), "w05-easy-1").steps)
    jogging = change(build(), "w05-easy-1", steps=jog)
    assert "R-PACE-3" not in found(with_pace(jogging, "w05-easy-1", "E", by=30.0))


def test_a_marathon_pace_that_is_not_the_scores_is_found() -> None:
    paces = build().fitness.paces
    assert paces is not None
    for by, wrong in ((1.1, True), (0.9, False)):
        plan = change_fitness(build(), paces=evolve(paces, marathon=paces.marathon + by))
        assert ("plan" in found(plan).get("R-PACE-4", set())) == wrong


def test_a_step_outside_marathon_pace_is_found() -> None:
    plan = with_pace(build(), "w12-quality-1", "M", by=2.0)
    assert found(plan)["R-PACE-4"] == {"w12-quality-1"}


def test_a_prediction_faster_than_the_score_is_found() -> None:
    best, worst = build().fitness.prediction_s or (0, 0)
    plan = change_fitness(build(), prediction_s=(best - 200, worst))
    assert found(plan)["R-PACE-7"] == {"plan"}
    assert "R-PACE-7" not in found(change_fitness(build(), prediction_s=(best, worst + 60)))


def test_a_prediction_the_wrong_way_round_is_found() -> None:
    best, worst = build().fitness.prediction_s or (0, 0)
    assert "R-PACE-7" in found(change_fitness(build(), prediction_s=(worst, best)))


def test_a_marathon_prediction_without_regard_for_volume_is_found() -> None:
    best, _ = build().fitness.prediction_s or (0, 0)
    plan = change_fitness(build(), prediction_s=(best, best + 60))
    assert found(plan)["R-PACE-7"] == {"plan"}
    assert "R-PACE-7" not in found(change_profile(plan, "race", distance="half"))


def test_the_volume_counts_without_a_shorter_race_too() -> None:
    best, _ = build().fitness.prediction_s or (0, 0)
    plan = change_fitness(build(), prediction_s=(best, best + 60), source="easy_pace")
    assert "R-PACE-7" in found(change_profile(plan, "running", recent_race=None))


def test_a_long_run_at_another_pace_than_easy_is_found() -> None:
    assert "R-PACE-11" in found(with_pace(build(), "w05-long", "E", by=80.0))
    assert "R-PACE-11" in found(with_pace(build(), "w05-long", "E", by=-40.0))
    assert "R-PACE-11" not in found(with_pace(build(), "w05-easy-1", "E", by=80.0))


def test_a_long_run_with_marathon_pace_in_it_may_vary() -> None:
    steps = session_of(build(), "w09-long").steps
    paces = build().fitness.paces
    assert paces is not None
    at_pace = evolve(steps[0], zone="M", pace=f.zone_range(paces, "M"), km=1.0)
    plan = change(build(), "w09-long", steps=(*steps, at_pace))
    assert "R-PACE-11" not in found(with_pace(plan, "w09-long", "E", by=80.0))


def test_an_effort_above_the_kind_of_session_is_found() -> None:
    for session_id, effort in (
        ("w05-easy-1", (4, 5)),
        ("w05-lift-a", (8, 9)),
        ("w12-core-1", (5, 6)),
        ("w05-long", (6, 5)),
    ):
        assert found(change(build(), session_id, rpe=effort)) == {"R-PACE-12": {session_id}}


def test_a_long_run_with_marathon_pace_may_feel_like_it() -> None:
    steps = session_of(build(), "w09-long").steps
    paces = build().fitness.paces
    assert paces is not None
    at_pace = evolve(steps[0], zone="M", pace=f.zone_range(paces, "M"), km=1.0)
    harder = change(build(), "w09-long", rpe=(4, 6))
    assert found(harder)["R-PACE-12"] == {"w09-long"}
    assert "R-PACE-12" not in found(change(harder, "w09-long", steps=(*steps, at_pace)))


@pytest.mark.parametrize(("kind", "is_found"), [("steady", False), ("easy", True)])
def test_only_steady_running_may_be_faster_than_easy_in_its_zone(
    kind: str, *, is_found: bool
) -> None:
    plan = build()
    paces = plan.fitness.paces
    assert paces is not None
    (part, *rest) = session_of(plan, "w05-easy-1").steps
    faster = evolve(part, kind=kind, pace=f.steady_range(paces))
    plan = change(plan, "w05-easy-1", steps=(faster, *rest))
    assert ("R-PACE-3" in found(plan)) == is_found


def test_steady_running_at_marathon_pace_is_found() -> None:
    plan = build()
    paces = plan.fitness.paces
    assert paces is not None
    (part, *rest) = session_of(plan, "w05-easy-1").steps
    too_fast = evolve(part, kind="steady", pace=f.zone_range(paces, "M"))
    plan = change(plan, "w05-easy-1", steps=(too_fast, *rest))
    assert "R-PACE-3" in found(plan)
