"""What a rule is: an id, a sentence, its source, a severity and, if a plan can break it, a check.

What checks look at is `view`; the rules themselves stand in the modules of their families.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, Literal

from attrs import frozen

from pacelift.coach.plan import Value

if TYPE_CHECKING:
    from pacelift.coach.rules.view import PlanView

Severity = Literal["hard", "soft", "info"]


@frozen
class Finding:
    """One place where a plan breaks a rule. `where` is a session id, "week N" or "plan"."""

    rule: str
    severity: Severity
    where: str
    text: str
    values: tuple[tuple[str, Value], ...] = ()


Check = Callable[["PlanView"], Iterable[tuple[str, str]]]
"""Yields (where, what is wrong in plain words with numbers and units). The plan itself is
`view.plan`."""


@frozen
class Rule:
    """A rule of the coach.

    `sentence` is one plain sentence for the runner, `source` names studies or books, `evidence` is
    A (meta-analyses, large consistent data), B (a trial or good cohort), C (small, conflicting or
    consensus) or P (practice). Without a check, `unchecked` says why no finished plan can show it.
    """

    id: str
    severity: Severity
    sentence: str
    source: str
    evidence: Literal["A", "B", "C", "P"]
    check: Check | None = None
    unchecked: str | None = None


TOLERANCE: Final = 1e-6
"""Room for the rounding of floating point, in whatever unit is compared."""
