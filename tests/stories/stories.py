"""The eight stories; what came of each is its page, a file beside this one."""

from __future__ import annotations

from typing import Final

from tests.stories.told import Said, Story

STORIES: Final = (
    Story(
        name="wet-sunday",
        title="A wet Sunday",
        situation=(
            "Week 7. It has rained since Friday, the long run of 21.5 km did not happen, and on "
            "Sunday evening she says so."
        ),
        said=(Said("2027-02-21T19:00+01:00", ("mark", "w07-long", "missed")),),
        weeks=(7, 8),
        coach=(
            "One long run missed is no harm, and nobody makes it up on Monday between two "
            "other hard days. The next one goes on from the longest run she really did."
        ),
        profile={},
    ),
    Story(
        name="flu",
        title="Flu in week 9",
        situation=(
            "Monday of week 9: fever and aching limbs. The doctor says a week. She tells Pacelift "
            "from bed, up to Monday of the week after."
        ),
        said=(Said("2027-03-01T07:00+01:00", ("pause", "ill", "2027-03-01", "2027-03-08")),),
        weeks=(9, 10, 11),
        coach=(
            "Nothing until a day after the last symptom; then as many days easy as were lost, half "
            "and then three quarters of what was planned. The paces allow for it, and the race "
            "stays where it is."
        ),
        profile={},
    ),
    Story(
        name="calf-pain",
        title="Calf pain, 4 of 10",
        situation=(
            "Wednesday of week 8, after the threshold run: the left calf pulls, 4 of 10, and no "
            "worse the morning after. She gives it until Sunday."
        ),
        said=(
            Said(
                "2027-02-24T18:00+01:00",
                ("pause", "injured", "2027-02-25", "2027-02-28", "--pain", "4"),
            ),
        ),
        weeks=(8, 9),
        coach=(
            "Four of ten is amber: half of it, easy, no jumps, and stop when it rises. At five she "
            "would not run at all and see a physiotherapist or a doctor."
        ),
        profile={},
    ),
    Story(
        name="wedding",
        title="A wedding week",
        situation=(
            "His sister marries on Saturday of week 9. Until Friday there is little time, and from "
            "Saturday to Sunday none."
        ),
        said=(
            Said("2027-02-28T20:00+01:00", ("pause", "busy", "2027-03-02", "2027-03-05")),
            Said("2027-02-28T20:01+01:00", ("pause", "away", "2027-03-06", "2027-03-07")),
        ),
        weeks=(9, 10),
        coach=(
            "The hard run stays, short; the rest of the busy days goes. The long run falls to the "
            "wedding, and a lighter week follows anyway: dance."
        ),
        profile={},
    ),
    Story(
        name="two-too-hard",
        title="Two threshold runs too hard",
        situation=(
            "The threshold run of week 7 was a fight, and the one of week 8 again: she gave up on "
            "the last repeat."
        ),
        said=(
            Said("2027-02-16T09:00+01:00", ("mark", "w07-quality-1", "too-hard", "--rpe", "9")),
            Said("2027-02-23T09:00+01:00", ("mark", "w08-quality-1", "too-hard", "--rpe", "9")),
        ),
        weeks=(7, 8, 9),
        coach=(
            "Once: the next one shorter and a little slower, two easy days, a set less for the "
            "legs. Twice within ten days is a pattern: a lighter week, and paces that fit."
        ),
        profile={},
    ),
    Story(
        name="squats-before-intervals",
        title="Heavy squats before the hard run",
        situation=(
            "The gym is closed on Tuesday, so he puts the heavy squats on Monday morning of week "
            "8, the day before his threshold run; and then they were too much."
        ),
        said=(
            Said("2027-02-20T10:00+01:00", ("move", "w08-lift-a", "2027-02-22T06:30")),
            Said("2027-02-22T08:00+01:00", ("mark", "w08-lift-a", "too-hard")),
        ),
        weeks=(8, 9),
        coach=(
            "Heavy legs are felt for two days. The threshold run makes room or becomes an easy "
            "run, and the next squats have a set less."
        ),
        profile={},
    ),
    Story(
        name="three-weeks-off",
        title="Three weeks off",
        situation=(
            "A new job in another town: from week 8 to week 10 there is no training at all."
        ),
        said=(Said("2027-02-21T20:00+01:00", ("pause", "away", "2027-02-22", "2027-03-14")),),
        weeks=(8, 9, 10, 11, 12, 13, 14),
        coach=(
            "Three weeks back: half, then three quarters, all of it easy, with slower paces. The "
            "long run starts again from what is in the legs, and the goal is looked at honestly."
        ),
        profile={},
    ),
    Story(
        name="too-easy",
        title="Too easy for three weeks",
        situation=(
            "Three threshold runs over three weeks felt like easy ones; none of the key sessions "
            "was missed."
        ),
        said=(
            Said("2027-02-09T09:00+01:00", ("mark", "w06-quality-1", "too-easy")),
            Said("2027-02-16T09:00+01:00", ("mark", "w07-quality-1", "too-easy")),
            Said("2027-02-23T09:00+01:00", ("mark", "w08-quality-1", "too-easy")),
        ),
        weeks=(8, 9),
        coach=("One lever at a time: paces two per cent faster, and not a kilometre more."),
        profile={},
    ),
)
