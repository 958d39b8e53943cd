"""A document written as TOML reads as the same document."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach.profile_input import complete
from pacelift.coach.profile_toml import parse_toml
from pacelift.coach.profile_writing import write_toml
from tests.builders import TODAY, profile_document
from tests.strategies import profile_documents


def completed(document: Any) -> dict[str, Any]:
    return complete(document, today=TODAY, system_timezone="UTC")


@given(profile_documents())
def test_every_profile_reads_as_what_was_written(document: dict[str, Any]) -> None:
    for each in (document, completed(document)):
        read = parse_toml(write_toml(each).encode(), "written")
        assert completed(read) == completed(document)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_written_so_that_it_reads_as_itself(text: str) -> None:
    assert tomllib.loads(write_toml({"name": text}))["name"] == text


def test_dates_are_written_as_dates_whatever_form_they_had() -> None:
    written = write_toml(completed(profile_document()))
    assert "start = 2027-01-06\n" in written
    assert "\ndate = 2027-04-25\n" in written


def test_what_is_no_date_is_written_as_it_was_typed() -> None:
    assert 'date = "soon"' in write_toml({"race": {"date": "soon"}})


def test_half_a_document_is_written_too() -> None:
    assert tomllib.loads(write_toml({"race": {}, "units": "mi"})) == {"race": {}, "units": "mi"}
