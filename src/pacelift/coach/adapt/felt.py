"""How a session felt: by the runner's mark, or by the effort they told against the one asked."""

from __future__ import annotations

from typing import Final

from pacelift.coach.plan import Session
from pacelift.coach.rules.intensity import EASY_KINDS

OFF_TARGET: Final = 2
"""R-HARD-1, R-HARD-4: so far beyond the target effort a session was too hard, or too easy."""
HARD_WHEN_EASY: Final = 5
"""R-HARD-3: the effort from which an easy run felt hard."""


def felt_hard(session: Session) -> bool:
    """Whether it was too hard (R-HARD-1, R-HARD-3)."""
    if session.status == "too-hard":
        return True
    rpe = None if session.actual is None else session.actual.rpe
    if session.status != "done" or rpe is None:
        return False
    if _is_easy_run(session):
        return rpe >= HARD_WHEN_EASY
    return rpe >= session.rpe[1] + OFF_TARGET


def easy_felt_hard(session: Session) -> bool:
    """Whether it was an easy run, and too hard (R-HARD-3)."""
    return _is_easy_run(session) and felt_hard(session)


def _is_easy_run(session: Session) -> bool:
    return session.kind in EASY_KINDS and session.discipline == "run" and not session.key


def felt_easy(session: Session) -> bool:
    """Whether it was too easy (R-HARD-4)."""
    if session.status == "too-easy":
        return True
    rpe = None if session.actual is None else session.actual.rpe
    return session.status == "done" and rpe is not None and rpe <= session.rpe[0] - OFF_TARGET
