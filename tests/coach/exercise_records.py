"""A builder for tests: one sound exercise record, changed only in what a test is about."""

from __future__ import annotations

from typing import Any


def record(exercise_id: str = "squat", **changes: object) -> dict[str, Any]:
    """A record of the catalogue as JSON gives it; fields by name replace or add to it."""
    return {
        "id": exercise_id,
        "name": "Squat",
        "pattern": "squat",
        "area": "legs",
        "equipment": "none",
        "level": "beginner",
        "unilateral": False,
        "easier": None,
        "harder": None,
        "cues": ["Down", "Stay", "Up"],
        "faults": ["Too fast", "Too short"],
        "avoid": [],
        "avoid_note": "Nothing known.",
        "unit": "reps",
        "amount": {"foundation": [8, 12], "taper": [5, 8]},
        "sets": [2, 3],
        "impact": "none",
        "soreness": "low",
        **changes,
    }
