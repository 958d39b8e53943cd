"""What a sheet of paper says of a week or a season, as values: sessions, boxes to tick, a table.

How it is set on the page is the desktop's; a full week may have to be told with less detail.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

from attrs import evolve, frozen

from pacelift.coach.clock import end_of
from pacelift.coach.plan import Plan, Session, Week
from pacelift.coach.season_figures import is_done
from pacelift.words.care import effort_text, fuel_text
from pacelift.words.exercises import amount_text, prescription_line
from pacelift.words.gist import gist
from pacelift.words.numbers import (
    band,
    clock_time,
    day_name,
    days_text,
    decimal,
    distance,
    duration,
    full_date,
)
from pacelift.words.plain import plain
from pacelift.words.season import WeekRow, week_headings, week_row
from pacelift.words.season_view import SeasonView
from pacelift.words.steps import step_lines
from pacelift.words.terms import PHASES
from pacelift.words.titles import title
from pacelift.words.voice import Voice, mark

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises

Detail = Literal["full", "short", "titles"]
DETAILS: Final[tuple[Detail, ...]] = ("full", "short", "titles")
"""From the most to the least that is told of a session."""

Columns = Literal["all", "no-runs", "no-strength"]
"""How much of the season's table is shown: without the number of runs, without strength too."""

_COLUMNS_LEFT_OUT: Final[dict[Columns, str]] = {
    "all": mark("The sessions of each week are on its own page, and in Pacelift."),
    "no-runs": mark(
        "Left out: how many runs a week has. Its sessions are on its own page, and in Pacelift."
    ),
    "no-strength": mark(
        "Left out: how many runs and lifts a week has. Its sessions are on its own page, and in "
        "Pacelift."
    ),
}
_LEFT_OUT: Final[dict[Detail, str]] = {
    "full": mark("Why, plan B and the cues of each exercise are in Pacelift."),
    "short": mark(
        "Left out to fit the page: reserve, tempo, rests and fuel. Pacelift has them, with why and "
        "plan B."
    ),
    "titles": mark("Left out to fit the page: steps and exercises. Pacelift has them."),
}


@frozen
class PaperLine:
    """A line of a session, and how many boxes there are to tick: one for each set."""

    text: str
    boxes: int = 0


@frozen
class PaperSession:
    """A session of the sheet."""

    title: str
    time: str
    lines: tuple[PaperLine, ...]
    is_done: bool


@frozen
class PaperDay:
    """A day of the sheet; `rest` is said where it has no session."""

    name: str
    sessions: tuple[PaperSession, ...]
    rest: str


@frozen
class PaperWeek:
    """A week's sheet; `foot` says what is left out."""

    title: str
    subtitle: str
    days: tuple[PaperDay, ...]
    foot: str


@frozen
class PaperSeason:
    """A season's sheet: its story, its picture and its table.

    `feet` say what is left out, by how much of the table is shown.
    """

    title: str
    story: tuple[str, ...]
    picture: SeasonView
    headings: WeekRow
    rows: tuple[WeekRow, ...]
    feet: Mapping[Columns, str]


def paper_season(plan: Plan, view: SeasonView, voice: Voice) -> PaperSeason:
    """The sheet of the season that is in view; today's line is left out, as paper hangs longer."""
    return PaperSeason(
        title=plain(plan.profile.name),
        story=view.story,
        picture=evolve(
            view, today=None, legend=tuple(each for each in view.legend if each[0] != "today")
        ),
        headings=week_headings(voice),
        rows=tuple(week_row(each, plan, voice) for each in plan.weeks),
        feet={each: voice.say(text) for each, text in _COLUMNS_LEFT_OUT.items()},
    )


def paper_week(
    plan: Plan, number: int, exercises: Exercises, voice: Voice, detail: Detail
) -> PaperWeek:
    """The sheet of that week; raises StopIteration for a week the plan does not have."""
    week = next(each for each in plan.weeks if each.number == number)
    held = [each for each in plan.sessions if each.week == number and each.status != "dropped"]
    days = [week.start + timedelta(days=by) for by in range(week.days)]
    return PaperWeek(
        title=plain(plan.profile.name),
        subtitle=_subtitle(week, plan, voice),
        days=tuple(
            PaperDay(
                name=day_name(voice, day),
                sessions=tuple(_sessions(held, day, plan, exercises, voice, detail)),
                rest=voice.say("Rest"),
            )
            for day in days
        ),
        foot=voice.say(_LEFT_OUT[detail]),
    )


def _subtitle(week: Week, plan: Plan, voice: Voice) -> str:
    told = voice.say(
        "Week {number} of {count}, {days}: {phase}",
        number=week.number,
        count=len(plan.weeks),
        days=days_text(voice, week.start, week.end),
        phase=voice.term(PHASES[week.phase]),
    )
    if week.cutback:
        told = voice.say("{week}, a lighter week", week=told)
    if week.km:
        told = voice.say("{week} · {km} of running", week=told, km=distance(voice, week.km))
    race = plan.profile.race
    return voice.say(
        "{week} · {race} on {date}",
        week=told,
        race=plain(race.name),
        date=full_date(voice, race.date),
    )


def _sessions(
    held: list[Session], day: date, plan: Plan, exercises: Exercises, voice: Voice, detail: Detail
) -> Iterator[PaperSession]:
    for each in held:
        if each.start.date() == day:
            end = end_of(each.start, each.minutes, plan.clocks)
            yield PaperSession(
                title=title(each, plan.profile.race.name, voice),
                time=voice.say(
                    "{times}, {length}",
                    times=band(clock_time(each.start), clock_time(end)),
                    length=duration(voice, each.minutes),
                ),
                lines=tuple(_lines(each, exercises, voice, detail)),
                is_done=is_done(each),
            )


def _lines(
    session: Session, exercises: Exercises, voice: Voice, detail: Detail
) -> Iterator[PaperLine]:
    if detail == "titles":
        return
    if session.exercises:
        yield from _exercises(session, exercises, voice, detail)
        return
    if detail == "short":
        yield from map(PaperLine, gist(session, exercises, voice))
        return
    yield from map(PaperLine, step_lines(session, voice))
    yield PaperLine(effort_text(session, voice))
    fuel = fuel_text(session, voice)
    if fuel is not None:
        yield PaperLine(fuel)


def _exercises(
    session: Session, exercises: Exercises, voice: Voice, detail: Detail
) -> Iterator[PaperLine]:
    for each in session.exercises:
        record = exercises[each.exercise]
        boxes = each.sets + each.extra_sets
        if detail == "full":
            yield PaperLine(prescription_line(each, record, voice), boxes)
            continue
        name, amount = voice.term(record.name), amount_text(each, record, voice)
        if each.load_kg is not None:
            kg = decimal(voice, each.load_kg)
            amount = voice.say("{amount}, {kg} kg", amount=amount, kg=kg)
        yield PaperLine(voice.say("{exercise}: {amount}", exercise=name, amount=amount), boxes)
