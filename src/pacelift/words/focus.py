"""Focus cues: one thought for a key session (R-MENT-1, R-MENT-2), picked by the plan's number.

Own words. Which session gets one, and which number, is the coach's.
"""

from __future__ import annotations

from typing import Final

from pacelift.coach.plan import Session
from pacelift.words.voice import Voice, mark

RUN_CUES: Final = (
    mark("Run tall, as if a string drew the top of your head up."),
    mark("Quick, quiet feet: listen to how softly you land."),
    mark("Drop your shoulders and let your hands hang loose."),
    mark("Breathe out fully; the breath in comes by itself."),
    mark("Cut the distance into pieces and run only the piece you are in."),
    mark("If it gets hard, then slow your breath first, not your legs."),
    mark("Pick a word for the hard minutes, such as smooth, and say it with every fourth step."),
    mark("Begin slower than you feel like and finish as if you could go on."),
    mark("See the last kilometre of your race: where you are, how you run, who is there."),
    mark("Look twenty steps ahead and run towards that point, then choose the next."),
    mark("Climb with short steps and strong arms, then let the hill carry you down."),
    mark("Notice three things around you whenever your mind starts counting."),
    mark("Speak to yourself as you would to a friend running beside you."),
    mark("Let the pace come from relaxing, not from trying harder."),
)
LIFT_CUES: Final = (
    mark("Push the floor away and mean to move fast, even when the weight moves slowly."),
    mark("Before each set, see its first repetition; then do it just like that."),
    mark("Count honestly how many good repetitions are left, and stop there."),
    mark("The set ends when the form changes, not when the number is reached."),
    mark("One breath in, brace, move; the next breath belongs to the next repetition."),
    mark("Own the way down: the slower you lower, the more you learn."),
    mark("Feel the whole foot on the floor from the first repetition to the last."),
)


def focus_text(session: Session, voice: Voice) -> str | None:
    """The session's focus cue, or None; any number has a cue."""
    if session.focus is None:
        return None
    cues = LIFT_CUES if session.discipline in ("strength", "core") else RUN_CUES
    return voice.say(cues[session.focus % len(cues)])
