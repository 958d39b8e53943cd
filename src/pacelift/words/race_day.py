"""What speaks against a race in words: told of the whole plan, and on the race's own card."""

from __future__ import annotations

from typing import Final

from pacelift.words.voice import mark

_ON_WAY_BACK: Final = mark(
    "Race day comes before the way back from {days} days off is over. Start only if easy runs feel "
    "as they did before, slower than planned and to finish; a later race would be kinder "
    "(Daniels)."
)
SENTENCES: Final[dict[tuple[str, str], str]] = {
    ("R-ILL-1", "race-ill"): mark(
        "Your race falls on days you are ill. With fever, aching muscles, or chest or stomach "
        "symptoms do not start: who races with them drops out up to 1.9 times as often "
        "(Schwellnus). A later race is the better goal."
    ),
    ("R-PAIN-1", "race-hurt"): mark(
        "Your race falls on days without running. With a pain of 5 or more of 10 do not start, "
        "nor with a limp (Vincent & Vincent 2017). A later race is the better goal."
    ),
    ("R-PAIN-1", "race-sore"): mark(
        "Your race falls on days on which something hurts, and a race is hard running. Start only "
        "if the pain is 2 of 10 or less on the day, and stop when it rises; otherwise a later race "
        "is the better goal (Vincent & Vincent 2017)."
    ),
    ("R-MISS-4", "race-on-way-back"): _ON_WAY_BACK,
    ("R-ILL-2", "race-on-way-back"): _ON_WAY_BACK,
}
