"""The plan as the contract's JSON document, `pacelift.plan/1`: the form people script against.

Quantities are km, minutes, seconds per km and ISO 8601 local times whatever the runner's units;
only the texts in it use those. A field may be added here, none is ever renamed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pacelift.coach.catalogue import Catalogue
from pacelift.coach.clock import end_of, local, zone
from pacelift.coach.plan import (
    Actual,
    Fitness,
    LoggedSet,
    Plan,
    Prescription,
    Reason,
    Session,
    Step,
    Week,
)
from pacelift.coach.profile import Race
from pacelift.words.exercises import amount_json, load_note
from pacelift.words.focus import focus_text
from pacelift.words.numbers import race_time
from pacelift.words.plan_b import plan_b
from pacelift.words.steps import step_text
from pacelift.words.titles import title
from pacelift.words.voice import Voice
from pacelift.words.warnings import warning_text
from pacelift.words.why import why_text

FORMAT = "pacelift.plan/1"


def plan_document(
    plan: Plan, catalogue: Catalogue, as_of: datetime, voice: Voice
) -> dict[str, Any]:
    """The whole plan, told as of an aware instant; equal inputs give equal documents."""
    profile = plan.profile
    return {
        "format": FORMAT,
        "plan": plan.id,
        "name": profile.name,
        "timezone": profile.timezone,
        "units": profile.units,
        "as_of": as_of.astimezone(zone(profile.timezone)).isoformat(timespec="seconds"),
        "race": race_document(profile.race),
        "fitness": fitness_document(plan.fitness),
        "weeks": [_week(week) for week in plan.weeks],
        "sessions": [session_document(each, plan, catalogue, voice) for each in plan.sessions],
        "warnings": warning_documents(plan.warnings, voice),
    }


def session_document(
    session: Session, plan: Plan, catalogue: Catalogue, voice: Voice
) -> dict[str, Any]:
    """One session as it stands in the plan's document."""
    clocks = plan.clocks
    start = local(session.start, clocks)
    way = plan_b(session, voice)
    return {
        "id": session.id,
        "date": start.date().isoformat(),
        "start": _iso(start),
        "end": _iso(end_of(session.start, session.minutes, clocks)),
        "minutes": session.minutes,
        "discipline": session.discipline,
        "kind": session.kind,
        "title": title(session, plan.profile.race.name, voice),
        "key": session.key,
        "quality": session.quality,
        "leg_load": session.leg_load,
        "km": None if session.km is None else _km(session.km),
        "rpe": list(session.rpe),
        "load": round(session.load, 1),
        "steps": [_step(step, voice) for step in session.steps],
        "exercises": [_exercise(each, catalogue, voice) for each in session.exercises],
        "why": [_reason(each, why_text(each, voice)) for each in session.why],
        "plan_b": {"tired": way.tired, "short": way.short, "missed": way.missed},
        "status": session.status,
        "pinned": session.pinned,
        "actual": None if session.actual is None else _actual(session.actual, catalogue, voice),
        "focus": focus_text(session, voice),
        "fuel_g_per_h": None if session.fuel_g_per_h is None else list(session.fuel_g_per_h),
        "bedtime": None if session.bedtime is None else _iso(local(session.bedtime, clocks)),
    }


def race_document(race: Race) -> dict[str, Any]:
    """The race as it stands in the plan's document."""
    return {
        "name": race.name,
        "date": race.date.isoformat(),
        "start": f"{race.start:%H:%M}",
        "distance": race.distance,
        "km": race.km,
        "goal": "finish" if race.goal_s is None else race_time(race.goal_s),
    }


def fitness_document(fitness: Fitness) -> dict[str, Any]:
    """What the runner can do, as it stands in the plan's document."""
    paces, predicted = fitness.paces, fitness.prediction_s
    return {
        "score": None if fitness.score is None else round(fitness.score, 1),
        "source": fitness.source,
        "paces": None
        if paces is None
        else {
            "easy": [round(each) for each in paces.easy],
            "marathon": round(paces.marathon),
            "threshold": round(paces.threshold),
            "interval": round(paces.interval),
            "repetition": round(paces.repetition),
        },
        "prediction": None
        if predicted is None
        else {"low": race_time(predicted[0]), "high": race_time(predicted[1])},
    }


def _week(week: Week) -> dict[str, Any]:
    return {
        "number": week.number,
        "start": week.start.isoformat(),
        "end": week.end.isoformat(),
        "phase": week.phase,
        "cutback": week.cutback,
        "km": _km(week.km),
        "long_km": _km(week.long_km),
        "minutes": week.minutes,
        "load": round(week.load, 1),
        "strength": {"phase": week.strength_phase, "sessions": week.strength_sessions},
        "sleep_h": list(week.sleep_h),
    }


def _step(step: Step, voice: Voice) -> dict[str, Any]:
    return {
        "text": step_text(step, voice),
        "km": round(step.km, 3) or None,
        "minutes": round(step.minutes, 2) or None,
        "zone": step.zone,
        "pace": None if step.pace is None else [round(each) for each in step.pace],
        "repeat": step.repeat,
    }


def _exercise(prescription: Prescription, catalogue: Catalogue, voice: Voice) -> dict[str, Any]:
    exercise = catalogue[prescription.exercise]
    return {
        "name": voice.term(exercise.name),
        "pattern": exercise.pattern,
        "area": exercise.area,
        "unilateral": exercise.unilateral,
        "sets": prescription.sets,
        "reps": amount_json(prescription),
        "rir": prescription.rir,
        "load_kg": prescription.load_kg,
        "load_note": load_note(prescription, exercise, voice),
        "rest_s": prescription.rest_s,
        "contacts": prescription.contacts,
        "cues": [voice.term(cue) for cue in exercise.cues],
    }


def warning_documents(warnings: Iterable[Reason], voice: Voice) -> list[dict[str, str]]:
    """Warnings as the contract's `{"rule", "text"}`."""
    return [_reason(each, warning_text(each, voice)) for each in warnings]


def _actual(actual: Actual, catalogue: Catalogue, voice: Voice) -> dict[str, Any]:
    return {
        "km": actual.km,
        "minutes": actual.minutes,
        "rpe": actual.rpe,
        "exercises": [_logged(each, catalogue, voice) for each in actual.sets],
        "note": actual.note,
    }


def _logged(logged: LoggedSet, catalogue: Catalogue, voice: Voice) -> dict[str, Any]:
    return {
        "exercise": logged.exercise,
        "name": voice.term(catalogue[logged.exercise].name),
        "sets": logged.sets,
        "reps": logged.reps,
        "load_kg": logged.load_kg,
        "rir": logged.rir,
        "side": logged.side,
    }


def _reason(reason: Reason, text: str) -> dict[str, str]:
    return {"rule": reason.rule, "text": text}


def _km(km: float) -> float:
    return round(km, 2)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
