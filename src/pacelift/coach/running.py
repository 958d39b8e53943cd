"""The runs of one week: their kinds, distances and steps, before they have a day.

A week is composed towards its target: the long run, then the hard runs, then easy runs that share
what is left. What a window or a rule does not allow is not made up elsewhere.
"""

from __future__ import annotations

from attrs import evolve

from pacelift.coach.easy_running import easy_runs, recovery_runs
from pacelift.coach.hard_running import quality_runs
from pacelift.coach.long_running import long_run, only_begun
from pacelift.coach.run_draft import RunDraft, WeekFrame

SHARE_SLACK = 0.95
"""A week this near to what its shares were taken of keeps R-INT-3, whose caps are aimed at 90 %."""


def compose(frame: WeekFrame) -> tuple[RunDraft, ...]:
    """The week's runs in their order of worth (R-MISS-2).

    R-INT-3's caps are shares of the week's km. Where windows leave less of it than was aimed at,
    the week is composed again for what they leave.
    """
    if frame.runs <= 0:
        return ()
    if frame.span.phase == "recovery":
        return recovery_runs(frame)
    if only_begun(frame):
        frame = evolve(frame, target=evolve(frame.target, long_km=0.0))
    week_km = frame.target.km
    while True:
        drafts = _composed(frame, week_km)
        km = sum(run.km for run in drafts)
        if km >= SHARE_SLACK * week_km:
            return drafts
        week_km = km


def _composed(frame: WeekFrame, week_km: float) -> tuple[RunDraft, ...]:
    drafts: list[RunDraft] = []
    if frame.target.long_km > 0:
        drafts.append(long_run(frame))
    drafts += quality_runs(frame, drafts, week_km)
    return (*drafts, *easy_runs(frame, drafts, week_km))
