"""Quantities as text: distances and paces in the runner's units, times, dates, bands.

Only what a person reads; JSON has its own units. Sentences around them are other modules'.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from pacelift.coach.plan import PaceRange
from pacelift.coach.profile import KM_PER_MILE
from pacelift.words.voice import Voice, mark

_WEEKDAYS: Final = tuple(map(mark, ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")))
_MONTHS: Final = tuple(
    map(
        mark,
        (
            "Jan",
            "Feb",
            "Mar",
            "Apr",
            "May",
            "Jun",
            "Jul",
            "Aug",
            "Sep",
            "Oct",
            "Nov",
            "Dec",
        ),
    )
)


DATE_PATTERN: Final = mark("ddd d MMM yyyy")
"""A whole date in Qt's letters, for a field in which one is typed."""


def decimal(voice: Voice, value: float, digits: int = 1) -> str:
    """The number with at most that many decimals, none when they are zero."""
    text = f"{value:.{digits}f}"
    return voice.number(text.rstrip("0").rstrip(".") if "." in text else text)


def distance(voice: Voice, km: float) -> str:
    """Such as "16 km", "9.9 mi"; below one unit "400 m" or "0.25 mi"."""
    if voice.units == "mi":
        miles = km / KM_PER_MILE
        return voice.say("{miles} mi", miles=decimal(voice, miles, 1 if miles >= 1 else 2))
    if round(km, 2) < 1:
        return voice.say("{metres} m", metres=round(km * 1000))
    return voice.say("{km} km", km=decimal(voice, km))


def pace(voice: Voice, s_per_km: float) -> str:
    """Such as "5:30 /km" or "8:51 /mi"."""
    return _per_unit(voice, bare_pace(voice, s_per_km))


def pace_range(voice: Voice, paces: PaceRange) -> str:
    """Such as "5:56-6:38 /km", one pace when both ends read the same."""
    fast, slow = (bare_pace(voice, each) for each in paces)
    return _per_unit(voice, fast if fast == slow else band(fast, slow))


def band(low: object, high: object) -> str:
    """Such as "8-12", or "8" when both are the same."""
    return str(low) if low == high else f"{low}\N{EN DASH}{high}"


def duration(voice: Voice, minutes: float) -> str:
    """Such as "1 h 45 min", "45 min", "2 h"."""
    hours, rest = divmod(round(minutes), 60)
    if hours and rest:
        return voice.say("{hours} h {minutes} min", hours=hours, minutes=rest)
    if hours:
        return voice.say("{hours} h", hours=hours)
    return voice.say("{minutes} min", minutes=rest)


def short_duration(voice: Voice, seconds: float) -> str:
    """Such as "45 s", "90 s", "2 min", "2 min 30 s": rests and the parts of a session."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    if whole < 120 and rest:
        return voice.say("{seconds} s", seconds=whole)
    if rest:
        return voice.say("{minutes} min {seconds} s", minutes=minutes, seconds=rest)
    return duration(voice, minutes)


def race_time(seconds: float) -> str:
    """Such as "3:45:00": hours, minutes, seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"


def clock_time(moment: datetime) -> str:
    """Such as "07:15": local wall time."""
    return f"{moment:%H:%M}"


def weekday_name(voice: Voice, weekday: int) -> str:
    """Such as "Sun"; 0 is Monday."""
    return voice.term(_WEEKDAYS[weekday])


def month_name(voice: Voice, month: int) -> str:
    """Such as "Apr"; 1 is January."""
    return voice.term(_MONTHS[month - 1])


def short_day(voice: Voice, day: date) -> str:
    """Such as "25 Apr"."""
    return voice.say("{day} {month}", day=day.day, month=voice.term(_MONTHS[day.month - 1]))


def days_text(voice: Voice, first: date, last: date) -> str:
    """Such as "11–17 Jan" or "28 Jan–3 Feb"."""
    end = short_day(voice, last)
    if first.month == last.month:
        start = voice.say("{day}", day=first.day)
        return band(start, end) if first != last else end
    return band(short_day(voice, first), end)


def day_name(voice: Voice, day: date) -> str:
    """Such as "Sun 25 Apr"."""
    return voice.say(
        "{weekday} {day} {month}",
        weekday=weekday_name(voice, day.weekday()),
        day=day.day,
        month=voice.term(_MONTHS[day.month - 1]),
    )


def full_date(voice: Voice, day: date) -> str:
    """Such as "Sun 25 Apr 2027"."""
    return voice.say("{day} {year}", day=day_name(voice, day), year=day.year)


def _per_shown_unit(voice: Voice, s_per_km: float) -> float:
    return s_per_km * (KM_PER_MILE if voice.units == "mi" else 1.0)


def bare_pace(voice: Voice, s_per_km: float) -> str:
    """Such as "5:30", where the unit stands elsewhere."""
    return _minutes_seconds(_per_shown_unit(voice, s_per_km))


def _minutes_seconds(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def _per_unit(voice: Voice, text: str) -> str:
    if voice.units == "mi":
        return voice.say("{pace} /mi", pace=text)
    return voice.say("{pace} /km", pace=text)
