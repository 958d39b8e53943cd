"""An error as text for a person and as the contract's JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pacelift.errors import PaceliftError, Refusal
from pacelift.words.problem_titles import problem_lines
from pacelift.words.voice import Voice


def error_text(error: PaceliftError, voice: Voice) -> str:
    """Title, what happened, what to do; a refusal's options one a line."""
    lines = list(problem_lines(error, voice))
    if isinstance(error, Refusal):
        lines[0] += f" ({error.rule})"
        for number, option in enumerate(error.options, start=1):
            keys = ", ".join(_keys(option.profile))
            lines.append(f"  {number}. {voice.tell(option.text)} ({keys})")
    return _harmless("\n".join(line for line in lines if line))


def _harmless(text: str) -> str:
    """The text with characters that a terminal would obey written out: paths may hold any."""
    return "".join(
        char if char.isprintable() or char == "\n" else char.encode("unicode_escape").decode()
        for char in text
    )


def error_document(error: PaceliftError, voice: Voice) -> dict[str, Any]:
    """The contract's `{"error": …}`, with a refusal's options and a profile's problems."""
    told: dict[str, Any] = {
        "code": error.code,
        "text": voice.tell(error.text),
        "fix": voice.tell(error.fix),
    }
    if isinstance(error, Refusal):
        told["rule"] = error.rule
        told["options"] = [
            {"text": voice.tell(each.text), "profile": each.profile} for each in error.options
        ]
    problems = getattr(error, "problems", None)
    if problems is not None:
        told["problems"] = [
            {
                "key": each.key,
                "value": each.value,
                "allowed": voice.tell(each.allowed),
                "hint": voice.tell(each.hint),
            }
            for each in problems
        ]
    return {"error": told}


def _keys(profile: Mapping[str, object], path: str = "") -> Iterator[str]:
    """The keys to set, as TOML, such as `race.distance = "half"`."""
    for key, value in profile.items():
        if isinstance(value, Mapping):
            yield from _keys(value, f"{path}{key}.")
        else:
            yield f"{path}{key} = {_toml(value)}"


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{key} = {_toml(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
