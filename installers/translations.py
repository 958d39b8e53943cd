"""Keeps the translations of Pacelift's texts: one .po file to edit, one .mo file that is read.

    python3 installers/dev.py translations [LANGUAGE ...]

brings every .po up to date with the source, begins those of a LANGUAGE that is named, and compiles
them. A text of ours that changes is another text: it waits for its translation again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from messages import Message, of_exercises, of_source

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"

DOMAINS: Mapping[str, Callable[[], Sequence[Message]]] = {
    "pacelift": lambda: of_source(ROOT),
    "exercises": lambda: of_exercises(ROOT / "resources" / "exercises.json"),
}
"""The catalogues, and where their texts come from."""

NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""A date of the day would be a change without one; git knows when it was."""


def po_file(language: str, domain: str) -> Path:
    """What a translator edits."""
    return FOLDER / language / "LC_MESSAGES" / f"{domain}.po"


def languages() -> tuple[str, ...]:
    """The languages that were begun."""
    return tuple(sorted(each.name for each in FOLDER.iterdir() if each.is_dir()))


def read(language: str, domain: str) -> Catalog:
    """A catalogue as it stands; an empty one where there is none."""
    path = po_file(language, domain)
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def up_to_date(kept: Catalog, wanted: Sequence[Message]) -> Catalog:
    """The wanted texts, in their order, each with the translation that is kept of it."""
    new = Catalog(
        locale=kept.locale,
        header_comment="# Pacelift's texts in this language; see installers/translations.py.",
        project="Pacelift",
        version="0",
        last_translator="The Pacelift developers",
        language_team="The Pacelift developers",
        msgid_bugs_address="",
        creation_date=NO_DATE,
        revision_date=NO_DATE,
        charset="utf-8",
        fuzzy=False,
    )
    for each in wanted:
        found = kept.get(each.id)
        ids = each.id if each.plural is None else (each.id, each.plural)
        empty = "" if each.plural is None else ("",) * new.num_plurals
        fits = found is not None and found.pluralizable == (each.plural is not None)
        string = found.string if found is not None and fits else empty
        new.add(ids, string, locations=[(place, 0) for place in each.where])
    return new


def compiled(catalogue: Catalog) -> bytes:
    """What gettext reads."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def missing(catalogue: Catalog) -> Iterator[str]:
    """The texts that have no translation yet."""
    for message in catalogue:
        strings = message.string if isinstance(message.string, tuple | list) else [message.string]
        if message.id and not all(strings):
            yield str(message.id)


def update(language: str) -> int:
    """Writes a language's files anew; how many texts wait for their translation."""
    waiting = 0
    for domain, texts in DOMAINS.items():
        path = po_file(language, domain)
        catalogue = up_to_date(read(language, domain), texts())
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=100, include_lineno=False)
        path.with_suffix(".mo").write_bytes(compiled(catalogue))
        waiting += len(list(missing(catalogue)))
    return waiting


def main(arguments: Sequence[str]) -> int:
    """Brings all languages up to date; 1 where texts wait for their translation."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    waiting = {each: update(each) for each in sorted({*languages(), *arguments})}
    for language, count in waiting.items():
        print(
            f"{language}: {count} texts wait for their translation"
            if count
            else f"{language}: whole"
        )
    return 1 if any(waiting.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
