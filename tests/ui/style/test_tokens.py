"""Contrast by WCAG 2.x, computed here from the definition of relative luminance."""

from collections.abc import Mapping

import pytest

from qmapp.ui.style.tokens import DARK, LIGHT, ON_SIDE, PHASES, TONE_ICONS

PAIRS = (
    ("text", "chartBar", 3.0),
    ("text", "surface", 4.5),
    ("text", "bg", 4.5),
    ("text2", "surface", 4.5),
    ("text2", "bg", 4.5),
    ("text2", "surface2", 4.5),
    ("text3", "surface", 4.5),
    ("text3", "bg", 4.5),
    ("text3", "surface2", 4.5),
    ("text3", "accentSoft", 4.5),
    ("text", "accentSoft", 4.5),
    ("accent", "surface", 4.5),
    ("accent", "accentSoft", 4.5),
    ("onAccent", "accent", 4.5),
    ("onAccent", "accentH", 4.5),
    ("ctl", "surface", 3.0),
    ("ctl", "surface2", 3.0),
    ("focus", "surface", 3.0),
    ("focus", "bg", 3.0),
    ("sideText", "side", 4.5),
    ("sideText2", "side", 4.5),
    ("sideText", "side2", 4.5),
    ("ok", "surface", 4.5),
    ("ok", "okS", 4.5),
    ("warn", "surface", 4.5),
    ("warn", "warnS", 4.5),
    ("bad", "surface", 4.5),
    ("bad", "badS", 4.5),
    ("info", "surface", 4.5),
    ("info", "infoS", 4.5),
    ("neutral", "surface", 4.5),
    ("neutral", "neutralS", 4.5),
    ("plan", "surface", 4.5),
    ("plan", "planS", 4.5),
    ("do", "surface", 4.5),
    ("do", "doS", 4.5),
    ("check", "surface", 4.5),
    ("check", "checkS", 4.5),
    ("act", "surface", 4.5),
    ("act", "actS", 4.5),
    ("chart1", "surface", 3.0),
    ("chart2", "surface", 3.0),
    ("chart3", "surface", 3.0),
    ("chart4", "surface", 3.0),
    ("chart5", "surface", 3.0),
    ("chartBar", "surface", 3.0),
)


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_known_ratio() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "limit"), PAIRS)
def test_every_pair_can_be_read(theme: Mapping[str, str], ink: str, ground: str, limit: float) -> None:
    assert contrast(theme[ink], theme[ground]) >= limit


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_phases_can_be_read_on_the_sidebar(theme: Mapping[str, str]) -> None:
    assert all(contrast(color, theme["side"]) >= 4.5 for color in ON_SIDE.values())


def test_both_themes_name_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert {f"{name}S" for name in (*PHASES, *TONE_ICONS)} <= LIGHT.keys()
