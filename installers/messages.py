"""Finds every text of Pacelift that is to be translated: in its source and in its exercises.

What is done with them is translations.py's. A text is found where it is a plain literal: the
argument of a call that says it, an error's sentence, an option's help, a command's docstring.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SAYING: Mapping[str, Sequence[int]] = {
    "say": (0,),
    "said": (0,),
    "mark": (0,),
    "message": (0,),
    "term": (0,),
    "say_n": (0,),
    "mark_n": (0,),
    "BadInput": (1, 2),
    "CalendarNeedsYou": (1, 2),
    "CalendarOutOfReach": (1, 2),
    "Change": (0,),
    "Defect": (1, 2),
    "Kind": (1,),
    "Option": (0,),
    "PaceliftError": (1, 2),
    "Problem": (2, 3),
    "Refusal": (2, 3),
    "Rule": (2, 3),
    "WrongValue": (0,),
    "_failure": (2, 3),
    "_bad": (1,),
    "_not_toml": (2,),
    "_must": (2,),
    "_may": (2,),
    "_aside": (2,),
    "Table": (2,),
}
"""Which arguments of which calls a person reads; some have their plural behind it."""

WITH_PLURAL = ("say_n", "mark_n")
HELP = "help"
EXERCISE_TEXTS = ("name", "cues", "faults", "avoid_note")


@dataclass
class Message:
    """A text to translate, its plural form or None, and the files it stands in."""

    id: str
    plural: str | None = None
    where: list[str] = field(default_factory=list)


def of_source(root: Path) -> list[Message]:
    """The messages of all modules under root/src, in the order of files and lines."""
    found: dict[str, Message] = {}
    for path in sorted((root / "src").rglob("*.py")):
        place = path.relative_to(root).as_posix()
        for text, plural in _of_module(ast.parse(path.read_text("utf-8"))):
            message = found.setdefault(text, Message(text))
            message.plural = message.plural or plural
            if place not in message.where:
                message.where.append(place)
    return list(found.values())


def of_exercises(path: Path) -> list[Message]:
    """The texts of the exercises' file; each tells the exercises that it stands in."""
    found: dict[str, Message] = {}
    for exercise in json.loads(path.read_text("utf-8")):
        for name in EXERCISE_TEXTS:
            texts = exercise.get(name) or []
            for text in [texts] if isinstance(texts, str) else texts:
                place = f"{exercise['id']}/{name}"
                message = found.setdefault(text, Message(text))
                if place not in message.where:
                    message.where.append(place)
    return list(found.values())


def _of_module(module: ast.Module) -> Iterator[tuple[str, str | None]]:
    nodes = (each for each in ast.walk(module) if isinstance(each, ast.Call | ast.FunctionDef))
    for node in sorted(nodes, key=lambda each: (each.lineno, each.col_offset)):
        if isinstance(node, ast.Call):
            yield from _of_call(node)
        elif any(map(_is_command, node.decorator_list)):
            yield from ((text, None) for text in _paragraphs(ast.get_docstring(node)))


def _of_call(call: ast.Call) -> Iterator[tuple[str, str | None]]:
    name = _name(call.func)
    if name == "map" and _name(call.args[0]) == "mark":
        yield from ((text, None) for each in call.args[1:] for text in _items(each))
    for place in SAYING.get(name, ()):
        if place < len(call.args):
            plural = None
            if name in WITH_PLURAL:
                plural = next(_literals(call.args[1]), None)
            yield from ((text, plural) for text in _literals(call.args[place]) if _has_words(text))
    for keyword in call.keywords:
        if keyword.arg == HELP:
            yield from ((text, None) for text in _literals(keyword.value) if _has_words(text))


def _literals(node: ast.expr) -> Iterator[str]:
    """The literal texts that an argument may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for each in node.values:
            yield from _literals(each)


def _items(node: ast.expr) -> Iterator[str]:
    """The literal texts of a tuple or a list."""
    for each in node.elts if isinstance(node, ast.Tuple | ast.List) else ():
        yield from _literals(each)


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, text))


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_command(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and _name(decorator.func) in ("command", "group")


def _paragraphs(docstring: str | None) -> Iterator[str]:
    """A command's help as it is shown: each paragraph in one line."""
    for each in inspect.cleandoc(docstring or "").split("\n\n"):
        if each.strip():
            yield " ".join(each.split())
