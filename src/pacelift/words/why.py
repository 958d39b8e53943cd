"""Why a session is as it is: one sentence for each (rule, code), with the science named.

The values' meaning: `percent` is a share of the longest run (taper) or what is taken off it
(cutback). What concerns the whole plan is `warnings`.
"""

from __future__ import annotations

from typing import Final

from pacelift.coach.plan import Reason
from pacelift.words.changes import SENTENCES as CHANGES
from pacelift.words.lifting import SENTENCES as LIFTING
from pacelift.words.race_day import SENTENCES as RACE_DAY
from pacelift.words.reasons import fill
from pacelift.words.voice import Voice, mark

SENTENCES: Final[dict[tuple[str, str], str]] = {
    ("R-LONG-1", "long-run"): mark(
        "The long run is the week's most useful session: it teaches you to keep going when tired. "
        "Published plans give it about a third of the week (Daniels, Pfitzinger, Higdon)."
    ),
    ("R-VOL-3", "long-step"): mark(
        "{km}, after a longest run of {longest_km}: runs more than 10 % longer than the longest of "
        "the last 30 days went with more injuries in 5,200 runners (Schuster Brandt Frandsen 2025)."
    ),
    ("R-VOL-5", "cutback"): mark(
        "A lighter week, {percent} % below your longest run so far, so that the work of the weeks "
        "before can settle (Higdon and most published plans)."
    ),
    ("R-LONG-4", "marathon-pace-in-long"): mark(
        "{km} of it at marathon pace: you learn the rhythm of race day on tired legs. Only in the "
        "last hard weeks, and never two weeks running (Pfitzinger)."
    ),
    ("R-INT-1", "easy"): mark(
        "Easy on purpose: about four fifths of all running is, in good plans and in faster "
        "marathoners (Knopp 2024, Muniz-Pumares 2025)."
    ),
    ("R-REST-1", "recovery"): mark(
        "Short and slow: the day after a long run is for recovering (Pfitzinger & Latter)."
    ),
    ("R-INT-4", "strides"): mark(
        "Strides keep your legs quick and cost almost nothing (Daniels, Pfitzinger)."
    ),
    ("R-INT-4", "hills"): mark(
        "Short hills early on prepare your legs for faster running later (Daniels, Pfitzinger)."
    ),
    ("R-INT-4", "steady"): mark(
        "A steady stretch brings rhythm into the week without hard running (Pfitzinger)."
    ),
    ("R-INT-4", "threshold"): mark(
        "Comfortably hard running raises the pace you can hold for long (Daniels, Pfitzinger)."
    ),
    ("R-INT-4", "intervals"): mark(
        "Intervals lift your top end; they come late and at most every 7 to 10 days "
        "(Daniels, Pfitzinger)."
    ),
    ("R-INT-4", "marathon-pace"): mark(
        "Running at marathon pace makes race day's rhythm familiar (Pfitzinger)."
    ),
    ("R-TAPER-1", "taper"): mark(
        "Taper: {percent} % of your longest run; less to run, the same rhythm, some speed. That "
        "helped in 27 studies (Bosquet 2007) and 158,000 marathoners (Smyth & Lawlor 2021)."
    ),
    ("R-TAPER-3", "sharp"): mark(
        "Short and lively: it keeps your legs awake while the volume falls (Pfitzinger)."
    ),
    ("R-RW-1", "run-walk"): mark(
        "Planned walk breaks: first-time marathoners finished in about the same time with them, "
        "and far fewer were exhausted (Hottenrott 2016)."
    ),
    ("R-STR-9", "foundation"): mark(
        "Foundation weeks: moderate loads and clean form, which the heavier work later stands on "
        "(Blagrove 2018)."
    ),
    ("R-STR-9", "max-strength"): mark(
        "Few repetitions, a demanding load, long rests: this improved running economy more than "
        "lighter work (Eihara 2022)."
    ),
    ("R-STR-9", "power"): mark(
        "Fast lifts and a few jumps turn strength into a springier stride (Denadai 2017)."
    ),
    ("R-STR-6", "maintenance"): mark(
        "One session a week keeps the strength you have, as long as the load stays (Spiering 2021)."
    ),
    ("R-STR-8", "taper"): mark(
        "Light and short before the race. What you have built stays: four weeks without such "
        "training took nothing away in a small study (Berryman 2021)."
    ),
    ("R-STR-14", "deload"): mark(
        "Fewer sets in the same week in which you run less: both rest together (Bell 2023)."
    ),
    ("R-STR-8", "last-heavy"): mark(
        "Your last heavy leg session, {days} days before the race, so that your legs are fresh "
        "on the day (Pfitzinger)."
    ),
    ("R-STR-11", "technique-first"): mark(
        "Technique first: learn the movements for three to four weeks before any weight is heavy "
        "(\u0160uc 2022)."
    ),
    ("R-STR-1", "economy"): mark(
        "Runners who lift use 2 to 8 % less energy at the same pace (24 studies, Blagrove 2018)."
    ),
    ("R-STR-4", "durability"): mark(
        "Ten weeks of strength work helped 28 trained men to hold their running economy over 90 "
        "minutes (Zanini 2025)."
    ),
    ("R-STR-16", "hip-core"): mark(
        "Hips and trunk hold your stride together; short, regular sessions as in a trial with new "
        "runners (Lepp\u00e4nen 2024)."
    ),
    ("R-STR-17", "swapped"): mark(
        "Chosen with your {injury} in mind: what strains it is replaced by something kinder "
        "(coaching practice)."
    ),
    ("R-STR-18", "no-load"): mark(
        "Without weights, one leg at a time, slow lowering and pauses make it demanding "
        "(coaching practice)."
    ),
    ("R-STR-13", "progression"): mark(
        "Two repetitions more than asked in the last set, twice in a row: then add about 5 % for "
        "legs, half of that for the upper body (Baechle & Earle)."
    ),
    ("R-STR-12", "sides-test"): mark(
        "The tests count left and right apart, about every four weeks: that shows whether one leg "
        "lags behind (coaching practice)."
    ),
    ("R-STR-12", "one-sided"): mark(
        "One leg at a time: running is done that way too, and differences between the sides show "
        "(coaching practice)."
    ),
    ("R-ORD-2", "hours-to-hard"): mark(
        "{hours} h until your next {kind}: heavy leg work can be felt for one to two days "
        "(Doma 2017)."
    ),
    ("R-ORD-1", "after-run"): mark(
        "{hours} h after your run: lifting first would cost more the day after "
        "(Doma & Deakin 2013)."
    ),
    ("R-SAFE-3", "even-pace"): mark(
        "Start a touch slower than feels right, then run evenly: 28 % of men and 17 % of women "
        "hit the wall in 4 million marathon records (Smyth 2021)."
    ),
    ("R-SAFE-3", "even-pace-short"): mark(
        "Start a touch slower than feels right, run evenly, and keep what is left for the end "
        "(coaching practice)."
    ),
    ("R-POST-1", "after-race"): mark(
        "After the race: first no running, then easy running only (Pierce, FIRST)."
    ),
    ("R-FUEL-1", "fuel"): mark(
        "Carbohydrate on the way helps on runs this long, and race day wants it practised "
        "(Wallis & Podlogar 2022)."
    ),
    ("R-MENT-1", "focus"): mark(
        "One thought to hold on to: self-talk, imagery and goals help endurance (McCormick 2015)."
    ),
    ("R-SLEEP-1", "sleep"): mark(
        "More sleep before it counts: cyclists who slept longer for three nights held their "
        "performance better (Roberts 2019)."
    ),
    ("R-NOV-1", "start-slowly"): mark(
        "Short and easy to begin with: the distance can wait (Nielsen 2014)."
    ),
}


def why_text(reason: Reason, voice: Voice) -> str:
    """The sentence for one reason; raises KeyError for a code nobody has put into words."""
    code = (reason.rule, reason.code)
    told = next((each for each in (SENTENCES, LIFTING, RACE_DAY) if code in each), CHANGES)
    return fill(told[code], reason, voice)
