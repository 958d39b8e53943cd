"""The body of a calendar event: the session's card as plain text, its id and the disclaimer.

The title is `titles`; what a file format must escape is that format's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pacelift.coach.plan import Session
from pacelift.words.card import Part, parts
from pacelift.words.voice import Voice, mark

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises

MOST_REASONS: Final = 2
"""An event tells why in a line or two; the card tells it all."""

_DISCLAIMER: Final = mark(
    "General fitness information, not medical advice. Stop and get help for chest pain, fainting, "
    "severe breathlessness or sudden severe pain."
)


def body_text(session: Session, exercises: Exercises, voice: Voice) -> str:
    """The body in full, one paragraph a part, lines broken only between statements."""
    said = parts(session, exercises, voice, most_reasons=MOST_REASONS)
    told = [_paragraph(part, voice) for part in said]
    told.append(voice.say("Pacelift session: {session}", session=session.id))
    told.append(voice.say(_DISCLAIMER))
    return "\n\n".join(told)


def _paragraph(part: Part, voice: Voice) -> str:
    return "\n".join((voice.say("{heading}:", heading=part.heading), *part.lines))
