"""Texts and the room they have."""

from hypothesis import given
from hypothesis import strategies as st

from pacelift.desktop.ruler import Ruler

RULER = Ruler(line=12, width=lambda text: 6.0 * len(text))
WORDS = st.text("abc ", max_size=60)


def test_a_text_that_fits_is_whole_and_one_that_does_not_ends_in_an_ellipsis() -> None:
    assert RULER.fitted("maintenance", 66) == "maintenance"
    assert RULER.fitted("maintenance", 60) == "maintenan…"
    assert RULER.fitted("maintenance", 12) == ""


def test_lines_break_between_words_and_never_before_a_unit() -> None:
    assert RULER.wrapped("rest 2 min 30 s then", 72) == ("rest 2\u00a0min", "30\u00a0s then")


@given(WORDS, st.integers(30, 200))
def test_no_line_is_wider_than_its_room_and_no_word_is_lost(text: str, room: int) -> None:
    lines = RULER.wrapped(text, room)
    assert all(RULER.width(line) <= room for line in lines)
    words = text.split()
    if all(RULER.width(word) <= room for word in words):
        assert " ".join(lines).split() == words
