"""Names that people typed, made safe to show: one line, no control characters, bidi kept inside.

What our own texts say is elsewhere; what a file format must escape is that format's business.
"""

from __future__ import annotations

from typing import Final

_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_ISOLATE: Final = "\u2069"
_JOINERS: Final = frozenset("\u200c\u200d")
"""Needed by several scripts and by emoji made of several parts."""

_TAGS: Final = range(0xE0020, 0xE0080)
"""Needed by the flags of Scotland, Wales and others."""


def plain(name: str) -> str:
    """The name on one line, without characters that steer a terminal or the text around it.

    Emoji and every script stay as they are; a name with right-to-left letters is isolated, so
    that what stands around it keeps its order.
    """
    if name.isascii():
        return " ".join("".join(c if c.isprintable() else " " for c in name).split())
    import unicodedata  # hardly ever needed, and every start would pay for it

    kept = []
    for char in name:
        category = unicodedata.category(char)
        if category in ("Cc", "Zl", "Zp", "Zs"):
            kept.append(" ")
        elif category[0] != "C" or char in _JOINERS or ord(char) in _TAGS:
            kept.append(char)
    text = " ".join("".join(kept).split())
    if any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text):
        return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"
    return text
