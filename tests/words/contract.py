"""The contract's plan document as a JSON Schema, for whoever shows a plan in JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import jsonschema

SCHEMA: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data/plan.schema.json").read_text(encoding="utf-8")
)


def validate(document: dict[str, Any]) -> None:
    """Raises ValidationError where the document is not what the contract says."""
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(document)))
