"""Names that people typed, made safe to show."""

import pytest

from pacelift.words.plain import plain


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Hamburg Marathon", "Hamburg Marathon"),
        ("two\nlines\r\nand\ttabs", "two lines and tabs"),
        ("\x1b[31mred\x07", "[31mred"),
        ("  wide   gaps ", "wide gaps"),
        ("a\u2028b\u2029c\u00a0d", "a b c d"),
        ("São Paulo 🏃🏽\u200d♀️", "São Paulo 🏃🏽\u200d♀️"),
        (
            "Edinburgh 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
            "Edinburgh 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        ),
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("\ud800lone", "lone"),
        ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
        ("", ""),
    ],
)
def test_a_name_is_one_line_without_what_steers_a_terminal(name: str, shown: str) -> None:
    assert plain(name) == shown


def test_a_right_to_left_name_is_isolated_from_the_text_around_it() -> None:
    assert plain("מרתון ת״א") == "\u2068מרתון ת״א\u2069"


def test_an_isolate_inside_a_name_cannot_close_ours() -> None:
    assert plain("מרתון\u2069") == "\u2068מרתון\u2069"
