"""Why a lift goes on as it does, from what was logged: one sentence for each (rule, code).

They are told with the change and, as long as they are news, with the lift.
"""

from __future__ import annotations

from typing import Final

from pacelift.words.voice import mark

SENTENCES: Final[dict[tuple[str, str], str]] = {
    ("R-STR-13", "load-up"): mark(
        "{exercise}: {kg} kg after {before_kg} kg, as your last set held two repetitions more than "
        "asked, twice in a row (Baechle & Earle)."
    ),
    ("R-STR-13", "load-down"): mark(
        "{exercise}: {kg} kg after {before_kg} kg, as the repetitions asked for were too many "
        "twice in a row (coaching practice)."
    ),
    ("R-STR-13", "same-load"): mark(
        "{exercise}: {kg} kg, the load you lifted last time (coaching practice)."
    ),
    ("R-STR-13", "big-step"): mark(
        "{exercise}: {kg} kg. The {before_kg} kg of last time are more than a step above what you "
        "lifted before; they count once you have lifted them twice (coaching practice)."
    ),
    ("R-STR-13", "by-feel"): mark(
        "{exercise}: the next weight is a big step from {kg} kg. Try it when you like, and stop "
        "while the repetitions in reserve are there (coaching practice)."
    ),
    ("R-STR-13", "new-phase"): mark(
        "{exercise}: {kg} kg to begin with. Your last sets point to a best single between {low_kg} "
        "and {high_kg} kg (formulas of Epley and Brzycki); this goes by the lower end."
    ),
    ("R-STR-13", "hold-hard"): mark(
        "{exercise}: {kg} kg. Last time was too hard, so no load is added (Baechle & Earle)."
    ),
    ("R-STR-13", "reps"): mark(
        "{exercise}: {reps} repetitions or more. They climb to the top of the band before anything "
        "gets harder (Baechle & Earle)."
    ),
    ("R-STR-13", "harder"): mark(
        "{exercise} after {before}: you had repetitions to spare at the top of the band, twice in "
        "a row (coaching practice)."
    ),
    ("R-STR-13", "easier"): mark(
        "{exercise} instead of {before} for now: the repetitions asked for were too many twice in "
        "a row (coaching practice)."
    ),
    ("R-STR-13", "slower"): mark(
        "{exercise}: slower on the way down and with a pause. Nothing harder suits your equipment "
        "yet, and this makes it so (coaching practice)."
    ),
    ("R-STR-14", "light-load"): mark(
        "{exercise}: {kg} kg. The week in which you run less is a lighter one for lifts too "
        "(Bell 2023)."
    ),
    ("R-STR-14", "lighter-load"): mark(
        "{exercise}: {kg} kg after {before_kg} kg. In the week in which you run less, loads are a "
        "little lighter (Bell 2023)."
    ),
    ("R-MISS-4", "load-back"): mark(
        "{exercise}: {kg} kg after {before_kg} kg before the break. The longer a break, the more "
        "strength it takes, and it comes back with training (Bosquet 2013)."
    ),
    ("R-MISS-4", "load-anew"): mark(
        "{exercise}: after the break choose the weight anew, by the repetitions in reserve "
        "(coaching practice)."
    ),
    ("R-STR-12", "weaker-side"): mark(
        "{exercise}: your {side} side goes first and does one set more, as the test found it "
        "{percent} % behind (coaching practice)."
    ),
    ("R-STR-12", "weaker-first"): mark(
        "{exercise}: your {side} side goes first, as the test found it {percent} % behind. A set "
        "more of it would take longer than this session has (coaching practice)."
    ),
    ("R-STR-12", "sides-even"): mark(
        "The test found your sides within a tenth of each other, so both do the same again "
        "(coaching practice)."
    ),
    ("R-STR-12", "sides-later"): mark(
        "No extra set for one side this time: it comes back once there is room for it "
        "(coaching practice)."
    ),
}
