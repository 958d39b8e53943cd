"""What the runner should know about the whole plan: one text for each (rule, code).

What is so, what it means, what would change it. Nothing here blames or promises.
"""

from __future__ import annotations

from typing import Final

from pacelift.coach.plan import Reason
from pacelift.words.race_day import SENTENCES as RACE_DAY
from pacelift.words.reasons import fill
from pacelift.words.voice import Voice, mark

SENTENCES: Final[dict[tuple[str, str], str]] = {
    ("R-SAFE-2", "disclaimer"): mark(
        "General fitness information for adults, not medical advice. Stop and get help for chest "
        "pain, fainting, severe breathlessness or sudden severe pain. No result is promised, nor "
        "freedom from injury; the weights you lift are your own choice."
    ),
    ("R-PHASE-2", "fell-short"): mark(
        "With what was missed, your longest run in the last eight weeks before the race will be "
        "{km}. That is short for it: a later date, a shorter race or planned walk breaks would be "
        "kinder to you."
    ),
    ("R-TAPER-2", "small-taper"): mark(
        "As things are now, the last weeks before the race hold less running than is usual: you "
        "will be rested, and a little less used to it."
    ),
    ("R-HARD-1", "re-test"): mark(
        "Three key runs in three weeks were too hard. Run a small race or a test, and "
        "think of a goal 2 to 4 % slower: the paces may be too fast for now."
    ),
    ("R-MISS-5", "look-at-goal"): mark(
        "{days} days off are enough to look at your goal again. The prediction now allows for "
        "them; what you aim at stays your choice (Pfitzinger)."
    ),
    ("R-MISS-5", "later-race"): mark(
        "{days} days off are more than four weeks: think of a later race, or of a shorter one on "
        "that day. The prediction now allows for them; what you aim at stays your choice "
        "(Pfitzinger)."
    ),
    **RACE_DAY,
    ("R-PAIN-1", "while-it-is-small"): mark(
        "With a pain up to 2 of 10 you may run easy as long as it does not rise; stop when it "
        "does, turns sharp or makes you limp (Vincent & Vincent 2017)."
    ),
    ("R-PAIN-1", "pain-that-lasts"): mark(
        "A pain that has been there for {days} days is worth a look: see a physiotherapist or a "
        "doctor, even if it is small."
    ),
    ("R-PAIN-1", "see-someone"): mark(
        "Pain of 5 or more of 10, at night, on bone or with a limp: no running. See a "
        "physiotherapist or a doctor before you start again."
    ),
    ("R-REPLAN-1", "breaks-rule"): mark(
        "Your {kind} on {at} breaks a rule: {found} ({broken}). It stays where you want it; "
        "{better} would be the nearest time that keeps all rules."
    ),
    ("R-REPLAN-1", "breaks-rule-anywhere"): mark(
        "Your {kind} on {at} breaks a rule: {found} ({broken}). It stays where you want it; no "
        "other time of that week would keep all rules."
    ),
    ("R-PHASE-2", "short-long-run"): mark(
        "Your longest run before the race will be {km}. You can finish on that, but the last part "
        "will be slow and hard: start gently, plan walk breaks, and keep a time goal for another "
        "race."
    ),
    ("R-PHASE-2", "run-walk"): mark(
        "Your longest run before the race will be {km}, so race day is planned as run and walk "
        "from the start: a minute of walking about every ten minutes, before you need it."
    ),
    ("R-VOL-3", "bigger-steps"): mark(
        "As you chose, single runs grow by up to {percent} % over the longest of the last 30 days. "
        "Steps over 10 % went with more injuries in 5,200 runners (Schuster Brandt Frandsen 2025); "
        "skip one whenever something hurts."
    ),
    ("R-VOL-6", "low-volume"): mark(
        "Your biggest week is {km}. That is enough to finish; after low weekly volume "
        "marathoners were some minutes slower, and no more often injured (Fokkema 2020)."
    ),
    ("R-GOAL-2", "goal-out-of-reach"): mark(
        "{goal_s} is faster than your recent running supports. Keep it as goal A for a perfect "
        "day; goal B is {b_s} and goal C is {c_s}. Your training paces come "
        "from what you can do now."
    ),
    ("R-GOAL-1", "fewer-runs"): mark(
        "You asked for {wanted} runs a week. For a first marathon {planned} are planned, so that "
        "each of them can do its work (Galloway, Higdon)."
    ),
    ("R-DAYS-1", "fewer-runs"): mark(
        "You asked for {wanted} runs a week. Your windows, the rest days you need and the distance "
        "you run leave room for {planned}."
    ),
    ("R-DAYS-1", "weeks-of-fewer-runs"): mark(
        "Some weeks have fewer than {planned} runs, {fewest} at the least (weeks: {weeks}; "
        "{count} in all): one more would be shorter than twenty minutes or has no place beside "
        "the others."
    ),
    ("R-STR-5", "core-for-lift"): mark(
        "You asked for {wanted} lifts a week. There are {planned} lifts and a short hip and core "
        "session, so that your legs stay fit to run (coaching practice)."
    ),
    ("R-DAYS-1", "fewer-lifts"): mark(
        "You asked for {wanted} lifts a week. Beside the runs your windows leave room for "
        "{planned}."
    ),
    ("R-DAYS-1", "no-room"): mark(
        "Not everything fits your windows: {role} is left out (weeks: "
        "{weeks}; {count} in all). One more window in those weeks would bring it back."
    ),
    ("R-DAYS-1", "shortened"): mark(
        "Shortened to fit your windows: {role}, to {minutes} at most (weeks: {weeks})."
    ),
    ("R-LONG-2", "time-cap"): mark(
        "Long runs end at {minutes}, about {km} for you: beyond that they tire more than they "
        "teach (Daniels)."
    ),
    ("R-LONG-2", "window-cap"): mark(
        "Your window for the long run holds {minutes}, about {km}. With a longer window the long "
        "run could grow further."
    ),
    ("R-VOL-7", "less-than-now"): mark(
        "Your first week has {km}, less than the {weekly_km} you run now: more does not fit into "
        "your windows and the limits for single runs."
    ),
    ("R-STR-11", "technique-check"): mark(
        "Before your first heavy work with a barbell, have a qualified trainer look at your "
        "technique once."
    ),
    ("R-PACE-7", "effort-only"): mark(
        "There is no recent race and no easy pace in your profile, so the plan goes by effort: "
        "easy means that you can talk in full sentences. Add one of them to see paces "
        "and a forecast."
    ),
    ("R-STR-18", "no-load"): mark(
        "Without weights the heaviest work is out of reach; one-leg exercises, slow lowering, "
        "holds and small jumps do most of it. A pair of dumbbells would open the rest."
    ),
    ("R-INJ-1", "injury"): mark(
        "You named your {injury}: exercises that strain it are left out. Stop a run when pain "
        "rises or turns sharp; if it is worse the next day, see a physiotherapist or a doctor "
        "(pain rules: Vincent & Vincent 2017)."
    ),
    ("R-LONG-1", "long-share"): mark(
        "The long run takes up to {percent} % of a week, which is a lot. One more easy run a week "
        "would balance it."
    ),
    ("R-MAST-1", "masters"): mark(
        "With the years recovery takes longer, so hard days keep more distance "
        "(Pfitzinger & Latter)."
    ),
    ("R-MAST-1", "masters-lighter"): mark(
        "With the years recovery takes longer, so hard days keep more distance and lighter weeks "
        "come sooner (Pfitzinger & Latter)."
    ),
    ("R-STR-2", "few-weeks"): mark(
        "Weeks with strength before the race: {weeks}. The full effect takes about ten "
        "(Eihara 2022), so take it as a good start."
    ),
}


def warning_text(warning: Reason, voice: Voice) -> str:
    """The text of one warning; raises KeyError for a code nobody has put into words."""
    return fill(SENTENCES[warning.rule, warning.code], warning, voice)
