"""What the commands of a connected calendar share: the account, and a round shown."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from pacelift.app import App
from pacelift.cli.answer import change_lines
from pacelift.cli.layout import labelled, wrap
from pacelift.cli.output import bold, print_json, print_lines, width
from pacelift.errors import BadInput, CalendarNeedsYou, CalendarOutOfReach
from pacelift.words.clashes import offer_text, ways_out
from pacelift.words.entries import entry_text
from pacelift.words.numbers import clock_time, day_name
from pacelift.words.plain import plain
from pacelift.words.syncing import RoundFacts, round_text
from pacelift.words.voice import Voice, mark

if TYPE_CHECKING:
    from pacelift.sync.around import Offer
    from pacelift.sync.connection import Connection
    from pacelift.sync.google.account import Account
    from pacelift.sync.rehearsal import Writing
    from pacelift.sync.rounds import Manner, Synced

EXIT_CODES: Final = {
    "ok": 0,
    "offline": CalendarOutOfReach.exit_code,
    "reconnect": CalendarNeedsYou.exit_code,
    "confirm": CalendarNeedsYou.exit_code,
}

_WRITINGS: Final = {"new": mark("new"), "changed": mark("changed"), "removed": mark("removed")}


def account_of(app: App) -> Account:
    """The account of an installation, which waits as long as it has to."""
    from pacelift.calendars.adapters.google.waits import Waits
    from pacelift.sync.google.account import Account
    from pacelift.system.secrets import Secrets

    never = threading.Event()
    return Account(app, Secrets(app.home), Waits(never.wait, random.random))


def one_round(
    account: Account, connection: Connection, manner: Manner, *, only_look: bool = False
) -> Synced:
    """A round as that connection has it, or only what it would do."""
    from pacelift.calendars.adapters.google.busy_times import GoogleBusyTimes
    from pacelift.sync.google.account import open_google
    from pacelift.sync.google.naming import name_after_plan
    from pacelift.sync.rounds import preview, sync

    calendar = open_google(account, connection)
    busy_times = GoogleBusyTimes(calendar.service) if connection.free_busy else None
    manner = evolve(manner, discreet=connection.discreet, busy_times=busy_times)
    try:
        if only_look:
            return preview(account.app, calendar, manner)
        synced = sync(account.app, calendar, manner)
        if synced.outcome.status == "ok":
            name_after_plan(account.app, calendar, connection)
        return evolve(synced, requests=calendar.requests)
    finally:
        calendar.close()


def show_round(app: App, synced: Synced, *, as_json: bool, preview: bool = False) -> int:
    """Prints how a round went; its exit code."""
    voice = app.voice(app.plan())
    if as_json:
        print_json(round_document(app, synced, voice, preview=preview))
    else:
        print_lines(_lines(app, synced, voice, preview=preview))
    code = EXIT_CODES[synced.outcome.status]
    return code or (BadInput.exit_code if synced.no_offer else 0)


def round_document(app: App, synced: Synced, voice: Voice, *, preview: bool) -> dict[str, Any]:
    """The contract's document of a round."""
    outcome = synced.outcome
    return {
        "calendar": "google",
        "status": outcome.status,
        "created": outcome.created,
        "updated": outcome.updated,
        "deleted": outcome.deleted,
        "unchanged": outcome.unchanged,
        "pulled": [{"session": each.session, "what": each.what} for each in outcome.pulled],
        "pending": outcome.pending,
        "requests": synced.requests,
        "cause": outcome.cause,
        "text": _text(synced, voice, preview=preview),
        "told": [
            {
                "session": each.entry.data.get("session"),
                "text": entry_text(each.entry, each.plan, voice, app.catalogue),
                "changes": len(each.changes),
            }
            for each in synced.told
        ],
        "refused": [{"session": key, "text": text} for key, text in synced.refused.items()],
        "apart": [{"session": key, "text": text} for key, text in synced.apart.items()],
        "offers": [_offer(each, voice, app) for each in synced.offers],
        "preview": preview,
        **({"writings": [_planned(each) for each in synced.writings]} if preview else {}),
    }


def _planned(writing: Writing) -> dict[str, Any]:
    look = writing.look
    return {
        "what": writing.what,
        "id": writing.id,
        "title": None if look is None else look.title,
        "start": None if look is None else look.start.isoformat(),
    }


def _offer(offer: Offer, voice: Voice, app: App) -> dict[str, Any]:
    session, instead = offer.session, offer.instead
    return {
        "session": session.id,
        "start": session.start.isoformat(timespec="minutes"),
        "text": offer_text(session, instead, app.plan(), voice),
        "to": None if instead is None else instead.start.isoformat(timespec="minutes"),
        "minutes": None if instead is None else instead.minutes,
    }


def _text(synced: Synced, voice: Voice, *, preview: bool) -> str:
    outcome = synced.outcome
    facts = RoundFacts(
        created=outcome.created,
        updated=outcome.updated,
        deleted=outcome.deleted,
        unchanged=outcome.unchanged,
        pulled=len(outcome.pulled),
        pending=outcome.pending,
        doubtful=outcome.doubtful,
        cause=outcome.cause,
        apart=tuple(synced.apart.values()),
        busy_cause=synced.busy_cause,
        no_offer=synced.no_offer,
        offers=len(synced.offers),
        preview=preview,
    )
    return round_text(facts, voice)


def _lines(app: App, synced: Synced, voice: Voice, *, preview: bool) -> Iterator[str]:
    for line in wrap(_text(synced, voice, preview=preview), width()):
        yield bold(line)
    for told in synced.told:
        yield from wrap(entry_text(told.entry, told.plan, voice, app.catalogue), width())
        yield from change_lines(told.changes, told.plan, app.catalogue, voice)
    for text in synced.refused.values():
        yield from labelled("!", (plain(text),), 2, width())
    for offer in synced.offers:
        text = offer_text(offer.session, offer.instead, app.plan(), voice)
        ways = ways_out(offer.session, offer.instead, voice)
        yield from labelled("!", (text, *ways), 2, width())
    for writing in synced.writings:
        yield from labelled("•", (_writing(writing, app, voice),), 2, width())


def _writing(writing: Writing, app: App, voice: Voice) -> str:
    from pacelift.coach.clock import to_wall

    what = voice.say(_WRITINGS[writing.what])
    if writing.look is None:
        return what
    start = to_wall(writing.look.start, app.plan().clocks)
    when = f"{day_name(voice, start.date())} {clock_time(start)}"
    return f"{when}  {plain(writing.look.title)} ({what})"
