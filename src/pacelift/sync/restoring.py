"""A second machine: the journal and the plan rebuilt from what the calendar's events carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacelift.calendars import rows as row_text
from pacelift.calendars.agreed import Agreed
from pacelift.errors import BadInput
from pacelift.store.store import open_store
from pacelift.sync.journal_side import HEARD_UP_TO
from pacelift.sync.state import entries_of, latest_plan

if TYPE_CHECKING:
    from pacelift.app import App
    from pacelift.calendars.port import Looked
    from pacelift.coach.plan import Plan


def restore(app: App, looked: Looked) -> Plan:
    """Keeps the journal that the events carry, and the events as agreed, all at once.

    Raises BadInput "plan-is-there" where there is a plan already, "nothing-to-restore".
    """
    if app.plan_or_none() is not None:
        raise BadInput(
            "plan-is-there",
            "This installation has a plan already.",
            "To restore beside it, name another folder: pacelift restore --home DIR",
        )
    entries = entries_of(memo.state for memo in looked.memos.values())
    made = latest_plan(entries)
    if made is None:
        raise nothing_to_restore()
    kept = tuple(each for each in entries if made.id in (each.id, each.data.get("plan")))
    plan = app.plan_from(kept)
    rows = {
        each.id: row_text.dumps(
            Agreed(
                id=each.id,
                memo=looked.memos[each.id],
                ours=each.look,
                theirs=each.look,
                etag=each.etag,
            )
        )
        for each in looked.listing.items
        if each.look is not None and each.id in looked.memos
    }
    with open_store(app.home, write=True) as store:
        store.heard(kept, rows, {HEARD_UP_TO: looked.listing.token})
    return plan


def nothing_to_restore() -> BadInput:
    """No calendar there carries a plan."""
    return BadInput(
        "nothing-to-restore",
        "No plan of Pacelift's was found in this Google account's calendars.",
        "Sign in with the account that has it, or make a new plan: pacelift new PROFILE",
    )
