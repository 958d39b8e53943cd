"""Marks a runner writes into an event's title, and the signs that we put there ourselves.

Pure. `✓ Run: Easy run 7 km` is the title with its sign; what is left without it must be the title
we agreed on, so that "Easy run with Jo" stays a new name and is no mark.
"""

from __future__ import annotations

import re
from typing import Final, Literal

Mark = Literal["done", "missed", "too-hard", "too-easy"]

WRITTEN: Final[dict[str, Mark]] = {
    "✓": "done",
    "✔": "done",
    "✅": "done",
    "☑": "done",
    "done": "done",
    "x": "missed",
    "✗": "missed",
    "✘": "missed",
    "❌": "missed",
    "missed": "missed",
    "skip": "missed",
    "!": "too-hard",
    "hard": "too-hard",
    "too hard": "too-hard",
    "too easy": "too-easy",
    "erledigt": "done",
    "ausgefallen": "missed",
    "hart": "too-hard",
    "zu hart": "too-hard",
    "zu leicht": "too-easy",
}
"""What counts as a mark beside a title, in any case and any common punctuation.

Words of all our languages count at any time: an event may be older than the language chosen now.
"""

SIGNS: Final[dict[Mark, str]] = {"done": "✓", "missed": "✗", "too-hard": "!", "too-easy": "✓"}
"""What our own titles begin with once a session is marked."""

_AROUND: Final = " \t:;,.-–—()[]{}"
_SIGN: Final = re.compile(rf"^(?:{'|'.join(map(re.escape, set(SIGNS.values())))}) ")
_GAP: Final = re.compile(r"\s+")
_VARIATION: Final = re.compile("[\ufe0e\ufe0f]")


def signed(title: str, mark: Mark | None) -> str:
    """The title with the sign of a mark before it."""
    return title if mark is None else f"{SIGNS[mark]} {title}"


def bare(title: str) -> str:
    """A title of ours without its sign."""
    return _SIGN.sub("", title)


def mark_in(title: str, agreed: str) -> Mark | None:
    """The mark somebody wrote before or after the agreed title; None if it is anything else.

    Beside a sign of ours the newer word is what counts.
    """
    written, known = _plain(title), _plain(bare(agreed))
    sign = _SIGN.match(agreed)
    ours = _plain(sign[0]) if sign else ""
    for text in (written, written.removeprefix(ours).strip()):
        for begins, rest in (
            (text.startswith(known), text[len(known) :]),
            (text.endswith(known), text[: -len(known)]),
        ):
            words = rest.replace(ours, "", 1).strip(_AROUND)
            words = words.rstrip("!") or words[:1]
            if begins and (mark := WRITTEN.get(words)):
                return mark
    return None


def _plain(text: str) -> str:
    return _GAP.sub(" ", _VARIATION.sub("", text)).strip().casefold()
