"""Google's own description of Calendar v3: its methods, and what each of them takes.

Read where google-api-python-client keeps it: the one oracle that Google wrote.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import unquote

from attrs import frozen
from jsonschema import Draft202012Validator

from tests.google_double.refusals import Refused

_BOOLEANS: Final = ("true", "false")


@frozen
class Method:
    """A method of the service. `scopes` are those of which one is needed."""

    id: str
    verb: str
    pattern: re.Pattern[str]
    query: Mapping[str, Mapping[str, Any]]
    scopes: frozenset[str]
    schema: str | None


@cache
def document() -> dict[str, Any]:
    """The discovery document that the installed library has."""
    kept = files("googleapiclient.discovery_cache") / "documents" / "calendar.v3.json"
    document: dict[str, Any] = json.loads(kept.read_text("utf-8"))
    return document


@cache
def methods() -> tuple[Method, ...]:
    """All methods of the service."""
    return tuple(_methods(document()))


def _methods(resource: Mapping[str, Any]) -> Iterator[Method]:
    for method in resource.get("methods", {}).values():
        parameters = {**document()["parameters"], **method.get("parameters", {})}
        yield Method(
            id=method["id"].removeprefix("calendar."),
            verb=method["httpMethod"],
            pattern=_pattern(method["path"]),
            query={name: each for name, each in parameters.items() if each["location"] == "query"},
            scopes=frozenset(method.get("scopes", ())),
            schema=method.get("request", {}).get("$ref"),
        )
    for each in resource.get("resources", {}).values():
        yield from _methods(each)


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", path)
    found = [f"(?P<{part}>[^/]+)" if n % 2 else re.escape(part) for n, part in enumerate(parts)]
    return re.compile("/" + re.escape(document()["servicePath"]) + "".join(found))


def method_of(verb: str, path: str) -> tuple[Method, dict[str, str]]:
    """The method of a request and the parameters in its path. Raises Refused."""
    # The longest first, so that events/import is no event.
    for method in sorted(methods(), key=lambda each: -len(each.pattern.pattern)):
        found = method.pattern.fullmatch(path)
        if found and method.verb == verb:
            return method, {name: unquote(text) for name, text in found.groupdict().items()}
    raise Refused("notFound", f"{verb} {path} is no method of the service")


def check_query(method: Method, query: Mapping[str, Sequence[str]]) -> None:
    """Refuses a parameter that the method does not have, or a value it cannot have."""
    for name, values in query.items():
        known = method.query.get(name)
        if known is None:
            raise Refused("invalidParameter", f"{method.id} takes no {name}")
        if len(values) > 1 and not known.get("repeated"):
            raise Refused("invalidParameter", f"{name} given more than once")
        for value in values:
            _check_value(name, known, value)


def _check_value(name: str, known: Mapping[str, Any], value: str) -> None:
    integer = known["type"] == "integer"
    wrong = (
        (known["type"] == "boolean" and value not in _BOOLEANS)
        or (integer and not value.isdigit())
        or (integer and int(value) < int(known.get("minimum", 0)))
        or ("enum" in known and value not in known["enum"])
    )
    if wrong:
        raise Refused("invalidParameter", f"{value!r} is no {name}")


def check_body(method: Method, body: object) -> None:
    """Refuses a body that is not as Google's schema of it; in a patch null takes a field away."""
    if method.schema is None:
        if body is not None:
            raise Refused("invalid", f"{method.id} takes no body")
        return
    told = _without_nulls(body) if method.verb == "PATCH" else body
    for error in _validator(method.schema).iter_errors(told):
        raise Refused("invalid", f"{method.schema} at {error.json_path}: {error.message}")


def _without_nulls(value: object) -> object:
    if isinstance(value, dict):
        return {name: _without_nulls(each) for name, each in value.items() if each is not None}
    return value


@cache
def _validator(schema: str) -> Draft202012Validator:
    defined = {name: _json_schema(each) for name, each in document()["schemas"].items()}
    return Draft202012Validator({"$ref": f"#/$defs/{schema}", "$defs": defined})


def _json_schema(described: Mapping[str, Any]) -> dict[str, Any]:
    """One of Google's schemas as JSON Schema: nothing that it does not name is allowed."""
    if "$ref" in described:
        return {"$ref": f"#/$defs/{described['$ref']}"}
    schema: dict[str, Any] = {} if described["type"] == "any" else {"type": described["type"]}
    if "enum" in described:
        schema["enum"] = described["enum"]
    if "items" in described:
        schema["items"] = _json_schema(described["items"])
    if described["type"] == "object":
        properties = described.get("properties", {})
        schema["properties"] = {name: _json_schema(each) for name, each in properties.items()}
        others = described.get("additionalProperties")
        schema["additionalProperties"] = False if others is None else _json_schema(others)
    return schema
