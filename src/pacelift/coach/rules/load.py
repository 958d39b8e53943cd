"""Training load (R-LOAD-*): session effort times minutes, and how it varies over a week.

Session load itself is `Session.load`; what is lifted and run is elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from pacelift.coach.rules.base import Rule
from pacelift.coach.rules.view import DAYS_A_WEEK, PlanView, WeekView
from pacelift.errors import said

MONOTONY_MOST: Final = 2.0
TOP_QUARTILE: Final = 0.75
"""R-LOAD-1: mean daily load over its standard deviation, in the weeks of the highest quarter."""


def monotony(daily: tuple[float, ...]) -> float:
    """Mean over standard deviation of daily loads; infinite when all days are the same.

    Source: Foster 2001.
    """
    mean = sum(daily) / len(daily)
    variance = sum((load - mean) ** 2 for load in daily) / len(daily)
    return mean / math.sqrt(variance) if variance else math.inf


def _monotony(view: PlanView) -> Iterable[tuple[str, str]]:
    weeks = [(week, _daily_loads(week)) for week in view.to_race if week.full]
    weeks.sort(key=lambda pair: sum(pair[1]))
    for week, daily in weeks[int(TOP_QUARTILE * len(weeks)) :]:
        if any(daily) and monotony(daily) > MONOTONY_MOST:
            yield (
                week.where,
                said("monotony {value:.1f} in one of the hardest weeks", value=monotony(daily)),
            )


def _daily_loads(week: WeekView) -> tuple[float, ...]:
    daily = [0.0] * DAYS_A_WEEK
    for session in week.sessions:
        if session.discipline != "race":
            daily[session.start.weekday()] += session.load
    return tuple(daily)


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R-LOAD-1",
        "soft",
        "Load is effort times minutes, for running and lifting alike; hard weeks need easy days in "
        "them.",
        "Foster 2001",
        "B",
        _monotony,
    ),
    Rule(
        "R-LOAD-2",
        "hard",
        "No decision rests on the ratio of this week's load to the last weeks' average: it does "
        "not predict trouble.",
        "Impellizzeri 2020, Impellizzeri 2021, Schuster Brandt Frandsen 2025",
        "A",
        unchecked="it is about the rules themselves: a test sees that none uses that ratio",
    ),
    Rule(
        "R-LOAD-3",
        "info",
        "Long and short averages of daily load show the trend and nothing more.",
        "general knowledge, not cited",
        "C",
        unchecked="shown for information only",
    ),
)
