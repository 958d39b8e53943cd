"""Days and times as they are typed after a command."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from pacelift.errors import BadInput, said

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(rf"{_DAY.pattern}T[0-9]{{2}}:[0-9]{{2}}")


def read_day(told: str) -> date:
    """A date written YYYY-MM-DD. Raises BadInput "bad-day"."""
    try:
        if _DAY.fullmatch(told):
            return date.fromisoformat(told)
    except ValueError:
        pass
    raise BadInput(
        "bad-day",
        said("{told!r} is not a day.", told=told),
        "Write it as YYYY-MM-DD, such as 2027-03-28.",
    )


def read_when(told: str) -> date | datetime:
    """A date, or a local time written YYYY-MM-DDTHH:MM. Raises BadInput "bad-day", "bad-time"."""
    if "T" not in told:
        return read_day(told)
    try:
        if _TIME.fullmatch(told):
            return datetime.fromisoformat(told)
    except ValueError:
        pass
    raise BadInput(
        "bad-time",
        said("{told!r} is not a local time.", told=told),
        "Write it as YYYY-MM-DDTHH:MM, such as 2027-03-28T07:30.",
    )
