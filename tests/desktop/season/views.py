"""Seasons as hypothesis makes them: any length, any volumes, days off anywhere."""

from __future__ import annotations

from typing import Final, get_args

from hypothesis import strategies as st

from pacelift.coach.plan import Phase, StrengthPhase
from pacelift.desktop.ruler import Ruler
from pacelift.words.season_view import (
    Band,
    Moment,
    SeasonHeadings,
    SeasonView,
    SeasonWeek,
    Sign,
    Stretch,
)

RULER: Final = Ruler(line=14, width=lambda text: 7.0 * len(text))
HEADINGS: Final = SeasonHeadings("km a week", "Running", "Strength", "Load", "Monotony")
_VOLUMES: Final = st.floats(0, 220)
_LOADS: Final = st.floats(0, 6000)
_PHASES: Final = ("base", "build", "peak", "taper", "race", "recovery")
_STRENGTH: Final = ("foundation", "max-strength", "power", "maintenance", "taper")


@st.composite
def weeks(draw: st.DrawFn, number: int) -> SeasonWeek:
    """A week with any figures."""
    return SeasonWeek(
        number=number,
        phase=draw(st.sampled_from(get_args(Phase))),
        is_lighter=draw(st.booleans()),
        volume=draw(_VOLUMES),
        volume_done=draw(_VOLUMES),
        long_run=draw(st.floats(0, 60)),
        strength_phase=draw(st.sampled_from(get_args(StrengthPhase))),
        lifts=draw(st.integers(0, 4)),
        load=draw(_LOADS),
        load_done=draw(_LOADS),
        monotony=draw(st.none() | st.floats(0.1, 9)),
        facts=(f"Week {number}",),
    )


@st.composite
def seasons(draw: st.DrawFn) -> SeasonView:
    """A season of 5 to 56 weeks."""
    count = draw(st.integers(5, 56))
    told = tuple(draw(weeks(number)) for number in range(1, count + 1))
    places = st.floats(0, count)
    begins = draw(st.lists(st.floats(0, count - 1), max_size=4))
    return SeasonView(
        story=("A season.",),
        headings=HEADINGS,
        weeks=told,
        phases=_bands(count, _PHASES),
        strength=_bands(count, _STRENGTH),
        pauses=tuple(Stretch(at, at + draw(st.floats(0.1, 1)), "injured") for at in begins),
        months=tuple(Moment(at * 4.3, "Sep") for at in range(int(count / 4.3) + 1)),
        race=Moment(draw(places), draw(st.text("Marathon ", max_size=60))),
        today=draw(st.none() | st.builds(Moment, places, st.just("today"))),
        this_week=0,
        legend=tuple((sign, f"the {sign}") for sign in get_args(Sign)),
        shares=(),
    )


def _bands(count: int, names: tuple[str, ...]) -> tuple[Band, ...]:
    """All weeks in bands of as equal a length as can be."""
    edges = [round(index * count / len(names)) for index in range(len(names) + 1)]
    return tuple(
        Band(first, after - 1, name, name)
        for first, after, name in zip(edges, edges[1:], names, strict=False)
        if first < after
    )
