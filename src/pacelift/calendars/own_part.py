"""The part of an event's body that is ours, between two lines that say so.

Pure. The rest is the runner's: what they write before it, after it or into it is kept.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from attrs import frozen

BEGIN: Final = "--- Pacelift ---"
END: Final = "--- Your own notes go below this line ---"

_TAG: Final = re.compile(r"<[a-zA-Z/!][^<>]*>")
_BREAK: Final = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6])>", re.IGNORECASE)


@frozen
class Body:
    """An event's body in three: `own` is ours, None where its lines are gone."""

    before: str = ""
    own: str | None = None
    after: str = ""

    @property
    def theirs(self) -> tuple[str, str]:
        """What the runner wrote around our part."""
        return (self.before, self.after)


def parted(text: str) -> Body:
    """The body of an event in its parts; only a part with both its lines counts as ours."""
    lines = text.split("\n")
    stripped = [line.strip() for line in lines]
    if BEGIN not in stripped:
        return Body(before=text.strip("\n"))
    first = stripped.index(BEGIN)
    if END not in stripped[first:]:
        return Body(before=text.strip("\n"))
    last = stripped.index(END, first)
    return Body(*("\n".join(part).strip("\n") for part in _three(lines, first, last)))


def _three(lines: list[str], first: int, last: int) -> tuple[list[str], list[str], list[str]]:
    return lines[:first], lines[first + 1 : last], lines[last + 1 :]


def joined(body: Body) -> str:
    """The text of a body; one without a part of ours is what the runner wrote."""
    if not body.own:
        return "\n".join(part for part in body.theirs if part)
    parts = (body.before, f"{BEGIN}\n{body.own}\n{END}", body.after)
    return "\n".join(part for part in parts if part)


def with_own(body: Body, own: str, agreed: str) -> Body:
    """The body with our part anew.

    Lines that somebody wrote into our part, which the agreed one does not have, go below it; where
    our two lines are gone, what is left of the agreed part makes way.
    """
    ours = {line.strip() for text in (agreed, own, BEGIN, END) for line in text.split("\n")}
    if body.own is None:
        return Body(_but(body.before, ours), own, body.after)
    inside = _but(body.own, ours)
    return Body(body.before, own, "\n".join(part for part in (inside, body.after) if part))


def _but(text: str, known: set[str]) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip() not in known)


def plain_text(markup: str) -> str:
    """The text of a body that a calendar's own editor has turned into HTML."""
    if "<" not in markup and "&" not in markup:
        return markup
    return unescape(_TAG.sub("", _BREAK.sub("\n", markup)))
