"""Making a title that a person typed safe to show in any output.

Nothing else in a profile is free text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MAX_CHARACTERS: Final = 100

# Marks that turn the direction of the text around them: they could make a calendar lie.
_DIRECTION_MARKS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANK: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_UNSEEN: Final = _BLANK | {"Cf", "Zs"}


def clean_name(text: str) -> str:
    """The text on one line: NFC, no direction marks, one space for control characters and spaces.

    Letters of every script and emoji, joined ones too, stay. Empty when nothing visible is left.
    """
    text = _DIRECTION_MARKS.sub("", text)
    text = "".join(" " if unicodedata.category(c) in _BLANK else c for c in text)
    text = " ".join(unicodedata.normalize("NFC", text).split())
    seen = any(unicodedata.category(c) not in _UNSEEN for c in text)
    return text if seen else ""
