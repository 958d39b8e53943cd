"""The race prediction follows the volume that is really run (R-PACE-7)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from attrs import evolve

from pacelift.coach.assemble import with_forecast
from pacelift.coach.fitness import with_prediction
from pacelift.coach.plan import Plan
from pacelift.coach.rules.view import PlanView, really_km
from pacelift.coach.totals import block_of

NO_MATTER: Final = 0.05
"""R-MISS-7: so small a share more or less is no matter."""


def predicted(plan: Plan, view: PlanView, now: datetime) -> Plan:
    """The plan with the prediction for its weeks as they are now; `view` is of its runs."""
    told_for, profile = plan.fitness.block_km, plan.profile
    if told_for is None or profile.race.date <= now.date():
        return plan
    weeks = (week for week in view.by_week if week.week.phase != "recovery")
    block_km = block_of(sum(map(really_km, week.runs)) for week in weeks)
    if abs(block_km - told_for) <= NO_MATTER * told_for:
        return plan
    fitness = with_prediction(plan.fitness, profile, block_km)
    sessions = with_forecast(plan.sessions, profile, fitness)
    return evolve(plan, fitness=fitness, sessions=sessions)
