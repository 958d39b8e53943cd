"""A profile in words: shown back to the runner as it was understood."""

from __future__ import annotations

from collections.abc import Iterator

from pacelift.coach.profile import Athlete, Profile, Running, Window
from pacelift.words.numbers import (
    band,
    decimal,
    distance,
    full_date,
    pace,
    race_time,
    weekday_name,
)
from pacelift.words.plain import plain
from pacelift.words.terms import DISTANCES, EQUIPMENT, EXPERIENCES, INJURIES, SCREENINGS
from pacelift.words.voice import Voice


def profile_lines(profile: Profile, voice: Voice) -> Iterator[tuple[str, str]]:
    """Pairs of a heading and its text, in the order of the profile."""
    race, running = profile.race, profile.running
    yield voice.say("Plan"), plain(profile.name)
    yield (
        voice.say("Starts"),
        voice.say(
            "{date}, time zone {zone}",
            date=full_date(voice, profile.start),
            zone=profile.timezone,
        ),
    )
    yield (
        voice.say("Race"),
        voice.say(
            "{name}, {date}, {time}, {km}",
            name=plain(race.name),
            date=full_date(voice, race.date),
            time=f"{race.start:%H:%M}",
            km=distance(voice, race.km),
        ),
    )
    goal = voice.say("to finish") if race.goal_s is None else race_time(race.goal_s)
    yield voice.say("Goal"), goal
    yield voice.say("Running"), _running(running, voice)
    yield voice.say("Fitness"), _fitness(running, voice)
    yield voice.say("Strength"), _strength(profile, voice)
    yield voice.say("Health"), _health(profile.athlete, voice)
    yield voice.say("Windows"), "; ".join(_windows(profile.windows, voice))


def _running(running: Running, voice: Voice) -> str:
    return voice.say(
        "{weekly} a week, longest run {longest}, {days} runs a week wanted",
        weekly=distance(voice, running.weekly_km),
        longest=distance(voice, running.longest_km),
        days=running.days,
    )


def _fitness(running: Running, voice: Voice) -> str:
    recent = running.recent_race
    if recent is not None:
        return voice.say(
            "{distance} in {time} on {date}",
            distance=voice.term(DISTANCES[recent.distance]),
            time=race_time(recent.time_s),
            date=full_date(voice, recent.date),
        )
    if running.easy_pace_s_per_km is not None:
        return voice.say("easy pace {pace}", pace=pace(voice, running.easy_pace_s_per_km))
    return voice.say("by effort")


def _strength(profile: Profile, voice: Voice) -> str:
    strength = profile.strength
    text = voice.say(
        "{sessions} a week wanted; experience: {experience}; equipment: {equipment}",
        sessions=strength.sessions,
        experience=voice.term(EXPERIENCES[strength.experience]),
        equipment=voice.term(EQUIPMENT[strength.equipment]),
    )
    if not strength.one_rep_max_kg:
        return text
    best = ", ".join(f"{name} {decimal(voice, kg)} kg" for name, kg in strength.one_rep_max_kg)
    return voice.say("{strength}; best single: {lifts}", strength=text, lifts=best)


def _health(athlete: Athlete, voice: Voice) -> str:
    screening = voice.term(SCREENINGS[athlete.screening])
    if not athlete.injuries:
        return screening
    injuries = ", ".join(voice.term(INJURIES[tag]) for tag in athlete.injuries)
    return voice.say("{screening}; sore now: {injuries}", screening=screening, injuries=injuries)


def _windows(windows: tuple[Window, ...], voice: Voice) -> Iterator[str]:
    """Days that share their times are told together."""
    days: dict[tuple[int, int], list[str]] = {}
    for window in windows:
        name = weekday_name(voice, window.weekday)
        days.setdefault((window.start_min, window.end_min), []).append(name)
    for (start, end), names in days.items():
        times = band(_clock(start), _clock(end))
        yield voice.say("{days} {times}", days=", ".join(names), times=times)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
