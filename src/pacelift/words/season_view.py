"""The season as a picture shows it, as values: weeks, bands, pauses, its story, facts of a week.

Nothing here knows a toolkit or a pixel. Texts are plain text in the voice's units; so are volumes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from attrs import frozen

from pacelift.coach.plan import Phase, Plan, StrengthPhase, Week
from pacelift.coach.season_figures import NONE, Count, WeekFigures, position, season_figures
from pacelift.words.numbers import days_text, decimal, distance, full_date, month_name
from pacelift.words.plain import plain
from pacelift.words.terms import PHASES, STRENGTH_PHASES
from pacelift.words.today_view import Progress
from pacelift.words.voice import Voice, mark

if TYPE_CHECKING:
    from pacelift.coach.adapt.paused import Pause  # brings the planner, which a picture needs not

Sign = Literal[
    "planned", "done", "long", "lighter", "taper", "pause", "today", "race", "load", "load-done"
]
"""What the legend explains."""

NOON: Final = 0.5 / 7
"""Half a day on an axis of weeks."""

_PAUSES: Final[dict[str, str]] = {
    "ill": mark("ill"),
    "injured": mark("injured"),
    "away": mark("away"),
    "busy": mark("busy"),
}
_PAUSE_FACTS: Final[dict[str, str]] = {
    "ill": mark("Ill: {days}"),
    "injured": mark("Injured: {days}"),
    "away": mark("Away: {days}"),
    "busy": mark("Busy: {days}"),
}
_PHASES: Final[dict[Phase, str]] = {**PHASES, "race": mark("race")}
"""Shorter, as the race has one week."""

_SIGNS: Final[tuple[tuple[Sign, str], ...]] = (
    ("planned", mark("planned")),
    ("done", mark("done")),
    ("long", mark("long run")),
    ("lighter", mark("lighter week")),
    ("taper", mark("taper")),
    ("pause", mark("days off")),
    ("today", mark("today")),
    ("race", mark("race")),
    ("load", mark("load planned")),
    ("load-done", mark("load done")),
)


@frozen
class SeasonWeek:
    """A week of the picture: volumes in the season's unit, load in effort times minutes.

    `facts` are the lines that a reader of the picture gets for it.
    """

    number: int
    phase: Phase
    is_lighter: bool
    volume: float
    volume_done: float
    long_run: float
    strength_phase: StrengthPhase
    lifts: int
    load: float
    load_done: float
    monotony: float | None
    facts: tuple[str, ...]

    @property
    def is_taper(self) -> bool:
        """Whether it is a week of the taper, the race's with it."""
        return self.phase in ("taper", "race")


@frozen
class Band:
    """Weeks with one phase in a row, by their indices, both included."""

    first: int
    last: int
    kind: str
    name: str


@frozen
class Stretch:
    """Some days; `begin` and `end` on an axis on which each week is 1 long."""

    begin: float
    end: float
    name: str


@frozen
class Moment:
    """A point on the same axis."""

    at: float
    name: str


@frozen
class SeasonHeadings:
    """What the rows of the picture are called."""

    volume: str
    phases: str
    strength: str
    load: str
    monotony: str


@frozen
class SeasonView:
    """A season. `story` tells it in sentences; `shares` are empty before anything is due.

    `this_week` is the index of today's week; before the season its first, after it its last.
    """

    story: tuple[str, ...]
    headings: SeasonHeadings
    weeks: tuple[SeasonWeek, ...]
    phases: tuple[Band, ...]
    strength: tuple[Band, ...]
    pauses: tuple[Stretch, ...]
    months: tuple[Moment, ...]
    race: Moment
    today: Moment | None
    this_week: int
    legend: tuple[tuple[Sign, str], ...]
    shares: tuple[Progress, ...]


def season_view(plan: Plan, today: date, voice: Voice, pauses: Sequence[Pause] = ()) -> SeasonView:
    """The season as of that day; `pauses` are those the runner has told."""
    figures = season_figures(plan, today)
    unit_km = plan.profile.unit_km
    shown = tuple(_week(each, plan, pauses, voice, unit_km) for each in figures)
    race_day = plan.profile.race.date
    in_season = plan.weeks[0].start <= today <= plan.weeks[-1].end
    at = position(plan, today) + NOON
    used = _signs(shown, pauses, is_begun=any(each.load_done for each in shown), today=in_season)
    return SeasonView(
        story=tuple(_story(plan, figures, voice)),
        headings=_headings(voice),
        weeks=shown,
        phases=tuple(_bands([(e.phase, _PHASES[e.phase]) for e in plan.weeks], voice)),
        strength=tuple(
            _bands(
                [(e.strength_phase, STRENGTH_PHASES[e.strength_phase]) for e in plan.weeks], voice
            )
        ),
        pauses=tuple(_stretches(plan, pauses, voice)),
        months=tuple(_months(plan, voice)),
        race=Moment(position(plan, race_day) + NOON, plain(plan.profile.race.name)),
        today=Moment(at, voice.say("today")) if in_season else None,
        this_week=min(max(int(at), 0), len(shown) - 1),
        legend=tuple((sign, voice.term(text)) for sign, text in _SIGNS if sign in used),
        shares=tuple(_shares(figures, voice)),
    )


def help_texts(voice: Voice) -> tuple[str, ...]:
    """What load and monotony are, and what they are not (R-LOAD-1, R-LOAD-2)."""
    return (
        voice.say(
            "Load is effort, 0 to 10, times minutes: of runs, lifts and core alike. Monotony is "
            "the mean load of a day, divided by how much the days differ; above 2, the dashed "
            "line, a hard week has too few easy days in it (Foster 2001)."
        ),
        voice.say(
            "Both are for looking back. There is no risk score here, and no ratio of this week to "
            "the weeks before: neither foretells an injury (Impellizzeri 2020 and 2021, Schuster "
            "Brandt Frandsen 2025)."
        ),
    )


def week_facts(
    plan: Plan, number: int, today: date, voice: Voice, pauses: Sequence[Pause] = ()
) -> tuple[str, ...]:
    """What a reader of the picture gets for the week of that number, its name first."""
    figures = next(each for each in season_figures(plan, today) if each.week.number == number)
    return tuple(_facts(figures, plan, pauses, voice))


def _headings(voice: Voice) -> SeasonHeadings:
    per_week = mark("miles a week") if voice.units == "mi" else mark("km a week")
    return SeasonHeadings(
        volume=voice.say(per_week),
        phases=voice.say("Running"),
        strength=voice.say("Strength"),
        load=voice.say("Load"),
        monotony=voice.say("Monotony"),
    )


def _signs(
    weeks: Iterable[SeasonWeek], pauses: Sequence[Pause], *, is_begun: bool, today: bool
) -> frozenset[Sign]:
    """What there is to explain."""
    shown = tuple(weeks)
    optional: dict[Sign, bool] = {
        "done": is_begun,
        "load-done": is_begun,
        "lighter": any(each.is_lighter for each in shown),
        "taper": any(each.is_taper for each in shown),
        "pause": bool(pauses),
        "today": today,
    }
    return frozenset(sign for sign, _ in _SIGNS if optional.get(sign, True))


def _week(
    figures: WeekFigures, plan: Plan, pauses: Sequence[Pause], voice: Voice, unit_km: float
) -> SeasonWeek:
    week = figures.week
    return SeasonWeek(
        number=week.number,
        phase=week.phase,
        is_lighter=week.cutback,
        volume=figures.km / unit_km,
        volume_done=figures.km_done / unit_km,
        long_run=figures.long_km / unit_km,
        strength_phase=week.strength_phase,
        lifts=figures.lifts.held,
        load=figures.load,
        load_done=figures.load_done,
        monotony=figures.monotony,
        facts=tuple(_facts(figures, plan, pauses, voice)),
    )


def _facts(
    figures: WeekFigures, plan: Plan, pauses: Sequence[Pause], voice: Voice
) -> Iterator[str]:
    week = figures.week
    yield _name(week, len(plan.weeks), voice)
    yield _running(figures, voice)
    if figures.lifts.held:
        yield voice.say_n(
            "Strength: {n} lift, {phase}",
            "Strength: {n} lifts, {phase}",
            figures.lifts.held,
            phase=voice.term(STRENGTH_PHASES[week.strength_phase]),
        )
    if figures.load:
        yield _load(figures, voice)
    told = [text for text, _ in _told(figures.runs, figures.lifts, figures.core, voice)]
    if told:
        yield voice.say("Done: {told}", told=", ".join(told))
    for pause in pauses:
        if pause.first <= week.end and pause.last >= week.start:
            days = days_text(voice, pause.first, pause.last)
            yield voice.say(_PAUSE_FACTS[pause.kind], days=days)
    if week.start <= plan.profile.race.date <= week.end:
        race = plan.profile.race
        yield voice.say(
            "Race: {name}, {date}", name=plain(race.name), date=full_date(voice, race.date)
        )


def _name(week: Week, count: int, voice: Voice) -> str:
    sentence = (
        mark("Week {number} of {count}, {days}: {phase}, a lighter week")
        if week.cutback
        else mark("Week {number} of {count}, {days}: {phase}")
    )
    return voice.say(
        sentence,
        number=week.number,
        count=count,
        days=days_text(voice, week.start, week.end),
        phase=voice.term(PHASES[week.phase]),
    )


def _running(figures: WeekFigures, voice: Voice) -> str:
    if not figures.km:
        return voice.say("No running")
    asked = distance(voice, figures.km)
    if figures.runs.due:
        done = distance(voice, figures.km_done) if figures.km_done else "0"
        asked = voice.say("{done} of {asked}", done=done, asked=asked)
    if not figures.long_km:
        return voice.say("Running: {km}", km=asked)
    long = distance(voice, figures.long_km)
    return voice.say("Running: {km}, long run {long}", km=asked, long=long)


def _load(figures: WeekFigures, voice: Voice) -> str:
    load = decimal(voice, figures.load, 0)
    if figures.load_done:
        load = voice.say("{done} of {asked}", done=decimal(voice, figures.load_done, 0), asked=load)
    if figures.monotony is None:
        return voice.say("Load: {load}", load=load)
    monotony = decimal(voice, figures.monotony)
    return voice.say("Load: {load}, monotony {monotony}", load=load, monotony=monotony)


def _told(runs: Count, lifts: Count, core: Count, voice: Voice) -> Iterator[tuple[str, Count]]:
    """Of each kind that has any due, how many of them are done."""
    if runs.due:
        yield (
            voice.say_n("{done} of {n} run", "{done} of {n} runs", runs.due, done=runs.done),
            runs,
        )
    if lifts.due:
        yield (
            voice.say_n("{done} of {n} lift", "{done} of {n} lifts", lifts.due, done=lifts.done),
            lifts,
        )
    if core.due:
        yield (
            voice.say_n(
                "{done} of {n} core session",
                "{done} of {n} core sessions",
                core.due,
                done=core.done,
            ),
            core,
        )


def _shares(figures: Sequence[WeekFigures], voice: Voice) -> Iterator[Progress]:
    """How much of what was due so far is done, by kind."""
    runs, lifts, core = (
        sum((getattr(each, kind) for each in figures), NONE) for kind in ("runs", "lifts", "core")
    )
    for text, count in _told(runs, lifts, core, voice):
        yield Progress(_with_open(text, count.open, voice), count.done / count.due)


def _with_open(text: str, count: int, voice: Voice) -> str:
    if not count:
        return text
    return voice.say_n(
        "{done}; {n} is not told yet", "{done}; {n} are not told yet", count, done=text
    )


def _story(plan: Plan, figures: Sequence[WeekFigures], voice: Voice) -> Iterator[str]:
    """The season in sentences."""
    race = plan.profile.race
    to_race = [each for each in figures if each.week.phase != "recovery"]
    yield voice.say_n(
        "A season of {n} week, to {race} on {date}.",
        "A season of {n} weeks, to {race} on {date}.",
        len(to_race),
        race=plain(race.name),
        date=full_date(voice, race.date),
    )
    highest = max(to_race, key=lambda each: each.km)
    if highest.km:
        yield voice.say(
            "The highest week has {km} (week {number}).",
            km=distance(voice, highest.km),
            number=highest.week.number,
        )
    longest = max(to_race, key=lambda each: each.long_km)
    if longest.long_km:
        yield voice.say(
            "The longest run is {km} (week {number}).",
            km=distance(voice, longest.long_km),
            number=longest.week.number,
        )
    ran = sum(each.km_done for each in figures)
    if ran:
        yield voice.say("You have run {km} so far.", km=distance(voice, ran))


def _bands(kinds: Sequence[tuple[str, str]], voice: Voice) -> Iterator[Band]:
    """Weeks of one kind in a row; `kinds` has each week's and its name."""
    for (kind, name), group in groupby(enumerate(kinds), key=lambda each: each[1]):
        indices = [index for index, _ in group]
        if kind != "none":
            yield Band(indices[0], indices[-1], kind, voice.term(name))


def _stretches(plan: Plan, pauses: Iterable[Pause], voice: Voice) -> Iterator[Stretch]:
    """The pauses as far as they lie in the season."""
    for pause in pauses:
        begin = max(position(plan, pause.first), 0.0)
        end = min(position(plan, pause.last) + 2 * NOON, float(len(plan.weeks)))
        if begin < end:
            yield Stretch(begin, end, voice.term(_PAUSES[pause.kind]))


def _months(plan: Plan, voice: Voice) -> Iterator[Moment]:
    """Where each month begins; the first one where the season does."""
    first, last = plan.weeks[0].start, plan.weeks[-1].end
    yield Moment(position(plan, first), month_name(voice, first.month))
    month = first.year * 12 + first.month
    while (begin := date(month // 12, month % 12 + 1, 1)) <= last:
        yield Moment(position(plan, begin), month_name(voice, begin.month))
        month += 1
