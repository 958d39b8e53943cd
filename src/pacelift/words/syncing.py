"""How a round with the calendar went, in one or two plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from pacelift.words.voice import Voice, mark


@frozen(kw_only=True)
class RoundFacts:
    """What is told of a round; `cause` says why it is not ok, `preview` that it was a look only.

    `apart` tells of each event that stands where the plan cannot follow. `busy_cause` says why
    appointments could not be looked at, `offers` counts sessions at the time of one, `no_offer`
    says that there was none to take.
    """

    created: int = 0
    updated: int = 0
    deleted: int = 0
    unchanged: int = 0
    pulled: int = 0
    pending: int = 0
    doubtful: int = 0
    cause: str = ""
    apart: tuple[str, ...] = ()
    busy_cause: str = ""
    no_offer: bool = False
    offers: int = 0
    preview: bool = False


_STOPPED: Final[Mapping[str, str]] = {
    "unreached": mark("Your calendar cannot be reached now; the next round tries again."),
    "later": mark("Google asks to be left alone for a while; a later round goes on."),
    "signed-out": mark("Google has signed Pacelift out. Sign in again: pacelift connect google"),
    "refused": mark(
        "Google refuses what Pacelift asks. Connect again and leave every box ticked: pacelift "
        "connect google"
    ),
    "calendar-gone": mark(
        "The calendar of your plan is gone from Google. To make it anew: pacelift sync --confirm"
    ),
}


_BUSY: Final[Mapping[str, str]] = {
    "unreached": mark("Your other appointments could not be looked at; the next round tries."),
    "not-allowed": mark(
        "Google does not tell when you are busy. Connect again with it allowed: pacelift connect "
        "google --free-busy"
    ),
}


def round_text(facts: RoundFacts, voice: Voice) -> str:
    """The state in words: what was done, what came, what waits, and what is asked of the runner."""
    told = [_stopped(facts, voice)] if facts.cause else []
    told += [_done(facts, voice)] if facts.created + facts.updated + facts.deleted else []
    if facts.pulled:
        one, many = "{n} change came from it.", "{n} changes came from it."
        told.append(voice.say_n(one, many, facts.pulled))
    if facts.pending:
        told.append(voice.say_n("{n} change waits.", "{n} changes wait.", facts.pending))
    told += facts.apart
    told = told or [voice.say("Your calendar is in step with the plan.")]
    if facts.offers:
        one = "{n} session is at the time of another appointment of yours."
        many = "{n} sessions are at the time of other appointments of yours."
        told.append(voice.say_n(one, many, facts.offers))
    if facts.no_offer:
        told.append(
            voice.say(
                "There was nothing to take: nothing else is in your calendar at that session's "
                "time, or its week has no room for it."
            )
        )
    if facts.busy_cause:
        told.append(voice.say(_BUSY[facts.busy_cause]))
    return " ".join(told)


def _stopped(facts: RoundFacts, voice: Voice) -> str:
    if facts.cause == "many-deleted":
        return voice.say_n(
            "{n} coming session is gone from your calendar at once; nothing was changed. To take "
            "it out of the plan: pacelift sync --confirm. To have it in the calendar again: "
            "pacelift sync --make-again",
            "{n} coming sessions are gone from your calendar at once; nothing was changed. To take "
            "them out of the plan: pacelift sync --confirm. To have them in the calendar again: "
            "pacelift sync --make-again",
            facts.doubtful,
        )
    return voice.say(_STOPPED[facts.cause])


def _done(facts: RoundFacts, voice: Voice) -> str:
    parts = (
        (facts.created, voice.say_n("{n} new", "{n} new", facts.created)),
        (facts.updated, voice.say_n("{n} changed", "{n} changed", facts.updated)),
        (facts.deleted, voice.say_n("{n} removed", "{n} removed", facts.deleted)),
    )
    events = ", ".join(text for count, text in parts if count)
    if facts.preview:
        return voice.say("A round would write to your calendar: {events}.", events=events)
    return voice.say("Written to your calendar: {events}.", events=events)
