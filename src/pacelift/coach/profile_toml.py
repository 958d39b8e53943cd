"""From the bytes of a TOML file to a document; what the document means is `profile_input`'s.

Nothing is parsed before its size and shape are known to be harmless.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

from pacelift.coach.profile_problems import shown_name
from pacelift.errors import BadInput, said

MAX_BYTES: Final = 256 * 1024
MAX_LINE: Final = 2000
"""In characters: some long lines take the parser seconds, and int() refuses 4300 digits."""

# A key of thousands of parts takes the parser gigabytes; the deepest key of ours has three.
_DEEP_KEY: Final = re.compile(
    r"""^[ \t]*(?:\[{1,2}[ \t]*)?"""
    r"""(?:(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')[ \t]*\.[ \t]*){8}""",
    re.MULTILINE,
)
_PLACE: Final = re.compile(r"\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


def parse_toml(data: bytes, source: str) -> dict[str, Any]:
    """The document in a TOML file's bytes; `source` is the file's name for messages.

    Raises BadInput for what is too long, not UTF-8 text or not TOML, with the line if it is known.
    """
    name = shown_name(source)
    if len(data) > MAX_BYTES:
        raise BadInput(
            "too-big",
            said(
                "{name}: got {bytes:,} bytes; allowed: at most {kib} KiB",
                name=name,
                bytes=len(data),
                kib=MAX_BYTES // 1024,
            ),
            said("Check that this is the profile you meant."),
        )
    text = _text(data, name)
    _refuse_monsters(text, name)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _not_toml(name, None, "values nested too deeply") from None
    except tomllib.TOMLDecodeError as error:
        raise _from_parser(name, text, error) from None


def _text(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_text(
            name, data, said("the byte at position {position} is not UTF-8", position=error.start)
        ) from None
    if "\0" in text:
        raise _not_text(
            name, data, said("there is a NUL at position {position}", position=text.index(chr(0)))
        )
    return text


def _not_text(name: str, data: bytes, found: str) -> BadInput:
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    fix = (
        said("Save it as UTF-8, not UTF-16.")
        if utf_16
        else said("Check that this is the profile you meant.")
    )
    return BadInput(
        "not-text",
        said("{name}: not a text file: {found}; allowed: UTF-8 text", name=name, found=found),
        fix,
    )


def _refuse_monsters(text: str, name: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            raise _not_toml(
                name, number, said("a line of more than {most} characters", most=MAX_LINE)
            )
    deep = _DEEP_KEY.search(text)
    if deep:
        number = text.count("\n", 0, deep.start()) + 1
        raise _not_toml(name, number, "a key of more than eight parts")


def _from_parser(name: str, text: str, error: tomllib.TOMLDecodeError) -> BadInput:
    """The parser's message behind the line it is about; an error at the very end names no line."""
    what = str(error)
    place = _PLACE.search(what)
    number = int(place["line"]) if place and place["line"] else None
    what = _PLACE.sub("", what).rstrip()
    if number is None:
        return _not_toml(name, None, shown_name(what))
    line = text.split("\n")[number - 1].strip()
    return _not_toml(
        name, number, said("got {line}: {what}", line=shown_name(line), what=shown_name(what))
    )


def _not_toml(name: str, line: int | None, what: str) -> BadInput:
    where = f"{name}: line {line}" if line else name
    return BadInput(
        "not-toml",
        said("{where}: {what}; allowed: TOML", where=where, what=what),
        'Correct it; texts and times stand in quotes, as in from = "06:30". '
        "`pacelift profile --example` prints a whole profile.",
    )
