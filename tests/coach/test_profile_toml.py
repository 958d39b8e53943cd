"""TOML bytes: documents, and files that are no profile at all."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach.profile_toml import MAX_BYTES, MAX_LINE, parse_toml
from pacelift.errors import BadInput


def refused(data: bytes, source: str = "my.toml") -> BadInput:
    with pytest.raises(BadInput) as caught:
        parse_toml(data, source)
    assert caught.value.exit_code == 2
    return caught.value


def test_a_document_has_tomls_types() -> None:
    text = 'name = "Köln"\nstart = 2027-01-06\n[running]\nweekly = 32\n[[window]]\ndays = ["mon"]\n'
    assert parse_toml(text.encode(), "p.toml") == {
        "name": "Köln",
        "start": date(2027, 1, 6),
        "running": {"weekly": 32},
        "window": [{"days": ["mon"]}],
    }


@pytest.mark.parametrize("data", [b'\xef\xbb\xbfname = "x"', b'name = "x"\r\n'])
def test_files_of_windows_editors_are_read(data: bytes) -> None:
    assert parse_toml(data, "p.toml") == {"name": "x"}


def test_a_file_of_5_mb_is_refused_by_its_size() -> None:
    error = refused(b"#" * 5_000_000)
    assert error.code == "too-big"
    assert error.text == "my.toml: got 5,000,000 bytes; allowed: at most 256 KiB"


def test_a_file_of_exactly_the_limit_is_read() -> None:
    line = b"# " + b"x" * 61 + b"\n"
    data = line * (MAX_BYTES // 64)
    assert len(data) == MAX_BYTES
    assert parse_toml(data, "p.toml") == {}
    refused(data + b"\n")


def test_a_binary_file_is_refused() -> None:
    error = refused(random.Random(1).randbytes(10_000))
    assert error.code == "not-text"
    assert error.text.startswith("my.toml: not a text file: the byte at position ")


def test_a_nul_is_refused() -> None:
    error = refused(b'name = "a\0b"')
    assert (
        error.text == "my.toml: not a text file: there is a NUL at position 9; allowed: UTF-8 text"
    )


def test_utf_16_is_told_from_other_bytes() -> None:
    assert refused('name = "x"'.encode("utf-16")).fix == "Save it as UTF-8, not UTF-16."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('name = "x"\nunits = km\n', "my.toml: line 2: got units = km: Invalid value; allowed: TOML"),
        ("\n\nfrom = 06:30\n", "my.toml: line 3: got from = 06:30: Expected newline or end of document after a statement; allowed: TOML"),
        ('name = "x', "my.toml: Unterminated string; allowed: TOML"),
        ("a = 1\na = 2\nb = 3\n", "my.toml: line 2: got a = 2: Cannot overwrite a value; allowed: TOML"),
        ("just words", "my.toml: line 1: got just words: "),
        ("x = \x1b[2J" + "y" * 99, "my.toml: line 1: got x = \\x1b[2J" + "y" * 48 + "…: "),
        ("x = " + "[" * 1500, "my.toml: values nested too deeply; allowed: TOML"),
        ("x = " + "9" * 5000, "my.toml: line 1: a line of more than 2000 characters; allowed: TOML"),
        ("\n" + "#" * (MAX_LINE + 1), "my.toml: line 2: a line of more than 2000 characters; allowed: TOML"),
        ("\n\n" + "a." * 8 + "b = 1", "my.toml: line 3: a key of more than eight parts; allowed: TOML"),
        ("[" + "a . " * 8 + "b]", "my.toml: line 1: a key of more than eight parts; allowed: TOML"),
        ("[[ " + '"a.\\"b" . ' * 8 + "b]]", "my.toml: line 1: a key of more than eight parts; allowed: TOML"),
    ],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_what_is_not_toml_is_refused_with_its_line(text: str, told: str) -> None:
    assert refused(text.encode()).text.startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "a = {" + "b." * 900 + "c = 1}",
        "x = " + "9" * 1900,
        "\n".join(f"[a{number}.b]" for number in range(15_000)),
        "[[a.b.c.d.e.f.g.h]]\n" * 10_000,
        "x = [" + "1,\n" * 80_000 + "]",
        "\n" * 200_000,
        (" " * 1999 + "\n") * 100,
    ],
    ids=[
        "deep-inline-key",
        "long-number",
        "tables",
        "arrays-of-tables",
        "array",
        "lines",
        "spaces",
    ],
)
def test_odd_files_are_read_without_fuss(text: str) -> None:
    assert isinstance(parse_toml(text.encode(), "my.toml"), dict)


def test_the_files_name_is_shown_plainly() -> None:
    assert refused(b"?", "evil\n\u202e\x1b.toml").text.startswith(
        r"evil\n\u202e\x1b.toml: line 1: "
    )


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_a_document_or_refused(data: bytes) -> None:
    try:
        told = f"my.toml: {len(parse_toml(data, 'my.toml'))} keys"
    except BadInput as error:
        told = error.text
    assert told.startswith("my.toml: ")
    assert told.isprintable()
