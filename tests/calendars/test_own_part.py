"""Our part of a body, and the runner's around it."""

import pytest

from pacelift.calendars.own_part import BEGIN, END, Body, joined, parted, plain_text, with_own

OURS = f"{BEGIN}\n7 km easy\nEffort 2 of 10\n{END}"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (OURS, Body(own="7 km easy\nEffort 2 of 10")),
        (
            f"With Jo\n{OURS}\nBring gels",
            Body("With Jo", "7 km easy\nEffort 2 of 10", "Bring gels"),
        ),
        ("", Body()),
        ("Only theirs", Body("Only theirs")),
        (f"{BEGIN}\nno end", Body(f"{BEGIN}\nno end")),
        (f"{END}\nno beginning", Body(f"{END}\nno beginning")),
    ],
)
def test_a_text_is_parted_and_joined_again(text: str, body: Body) -> None:
    assert parted(text) == body
    assert joined(parted(text)) == text


def test_our_part_is_written_anew_and_theirs_stays() -> None:
    before = parted(f"With Jo\n{OURS}\nBring gels")
    assert with_own(before, "8 km easy", "7 km easy\nEffort 2 of 10") == Body(
        "With Jo", "8 km easy", "Bring gels"
    )


def test_what_was_written_into_our_part_goes_below_it() -> None:
    before = parted(f"{BEGIN}\n7 km easy\nalong the river\nEffort 2 of 10\n{END}\nBring gels")
    assert with_own(before, "8 km easy", "7 km easy\nEffort 2 of 10") == Body(
        "", "8 km easy", "along the river\nBring gels"
    )


def test_where_our_lines_are_gone_nothing_stands_twice() -> None:
    before = parted(f"7 km easy\nEffort 2 of 10\n{END}\nBring gels")
    after = with_own(before, "8 km easy", "7 km easy\nEffort 2 of 10")
    assert after == Body("Bring gels", "8 km easy")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("plain, 3 < 4", "plain, 3 < 4"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<p>one</p><p>two &amp; three</p>", "one\ntwo & three\n"),
        ('<a href="https://example.org">a link</a>', "a link"),
    ],
)
def test_a_body_edited_in_a_browser_is_read_as_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text
