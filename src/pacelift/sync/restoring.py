"""A second machine: the journal and the plan rebuilt from what the calendar's events carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacelift.calendars import rows as row_text
from pacelift.calendars.agreed import Agreed
from pacelift.calendars.event import event_uuid
from pacelift.errors import BadInput
from pacelift.store.store import open_store
from pacelift.sync.alone import alone
from pacelift.sync.desired import desired_events
from pacelift.sync.journal_side import HEARD_UP_TO
from pacelift.sync.state import entries_of, latest_plan

if TYPE_CHECKING:
    from pacelift.app import App
    from pacelift.calendars.port import Listing, Memo
    from pacelift.coach.plan import Plan


def restore(app: App, looked: Listing, *, discreet: bool = False) -> Plan:
    """Keeps the journal that the events carry, and what was agreed of them, all at once.

    What the runner did to an event since is heard in the first round. Raises BadInput
    "plan-is-there" where there is a plan already, "nothing-to-restore".
    """
    if app.plan_or_none() is not None:
        raise BadInput(
            "plan-is-there",
            "This installation has a plan already.",
            "To restore beside it, name another folder: pacelift restore --home DIR",
        )
    ours = _ours(looked)
    entries = entries_of(memo.state for memo in ours.values())
    made = latest_plan(entries)
    if made is None:
        raise nothing_to_restore()
    kept = tuple(each for each in entries if made.id in (each.id, each.data.get("plan")))
    plan = app.plan_from(kept)
    events = desired_events(plan, app.catalogue, {}, app.voice(plan), discreet=discreet)
    wanted = {(each.plan, each.session): each.look for each in events}
    rows = {}
    for each in looked.items:
        memo = ours.get(each.id)
        if memo is None or each.look is None:
            continue
        as_it_is = each.id in looked.untouched or each.look.end <= app.now
        base = each.look if as_it_is else wanted.get((memo.plan, memo.session), each.look)
        row = Agreed(id=each.id, memo=memo, ours=base, theirs=base, etag=each.etag)
        rows[each.id] = row_text.dumps(row)
    with alone(app), open_store(app.home, write=True) as store:
        # No token: the first round looks at every event.
        store.heard(kept, rows, {HEARD_UP_TO: ""})
    return plan


def _ours(looked: Listing) -> dict[str, Memo]:
    """What was noted in events of ours, by id; a copy that the runner made of one is theirs."""
    return {
        key: memo
        for key, memo in looked.memos.items()
        if event_uuid(memo.plan, memo.session, memo.generation).hex == key
    }


def nothing_to_restore() -> BadInput:
    """No calendar there carries a plan."""
    return BadInput(
        "nothing-to-restore",
        "No plan of Pacelift's was found in this Google account's calendars.",
        "Sign in with the account that has it, or make a new plan: pacelift new PROFILE",
    )
