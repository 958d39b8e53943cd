"""The few colours of the panel, made from the desktop's own, and how well they can be read.

No Qt here; which palette the desktop has is `style`'s. The icon needs this, so no library either.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

Rgb = tuple[int, int, int]

READABLE: Final = 4.5
"""The contrast that WCAG 2.2 asks of text."""

_ACCENT_ON_LIGHT: Final = (15, 108, 99)
_ACCENT_ON_DARK: Final = (94, 214, 196)
_WHITE: Final = (255, 255, 255)
_BLACK: Final = (0, 0, 0)


class Colours(NamedTuple):
    """What is painted in which; `quiet` is text of less weight, `raised` a button's ground."""

    window: Rgb
    card: Rgb
    raised: Rgb
    line: Rgb
    text: Rgb
    quiet: Rgb
    accent: Rgb
    on_accent: Rgb


@lru_cache(maxsize=4)
def colours(window: Rgb, card: Rgb, text: Rgb) -> Colours:
    """The colours beside the desktop's ground, its ground for content, and its text."""
    accent = _ACCENT_ON_DARK if _luminance(card) < 0.3 else _ACCENT_ON_LIGHT
    accent = _readable(accent, text, (window, card))
    quiet = _readable(mix(text, card, 0.68), text, (window, card))
    return Colours(
        window=window,
        card=card,
        raised=mix(text, card, 0.06),
        line=mix(text, card, 0.22),
        text=text,
        quiet=quiet,
        accent=accent,
        on_accent=max((_WHITE, _BLACK), key=lambda each: contrast(each, accent)),
    )


def mix(one: Rgb, other: Rgb, share: float) -> Rgb:
    """So much of the one in the other."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def hex_of(colour: Rgb) -> str:
    """Such as "#0f6c63"."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _readable(colour: Rgb, text: Rgb, grounds: tuple[Rgb, ...]) -> Rgb:
    """The colour, nearer to the text's as far as it takes to be read on all grounds."""
    for tenths in range(10, 0, -1):
        tried = mix(colour, text, tenths / 10)
        if all(contrast(tried, ground) >= READABLE for ground in grounds):
            return tried
    return text


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(each / 255) for each in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
