"""The six answers to a question as the window shows them, the same in every view."""

from typing import Final

from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import Urteil
from qmapp.ui.style import Tone
from qmapp.ui.widgets.answers import Answer

_LOOKS: dict[Urteil, tuple[str, str, str, Tone]] = {
    Urteil.VOLL: ("Voll erfüllt", "Voll", "circle-check", "ok"),
    Urteil.UEBERWIEGEND: ("Überwiegend", "Überwiegend", "check", "info"),
    Urteil.TEILWEISE: ("Teilweise", "Teilweise", "circle-dashed", "warn"),
    Urteil.NICHT: ("Nicht erfüllt", "Nicht", "x", "bad"),
    Urteil.NICHT_ZUTREFFEND: ("Nicht zutreffend", "N. z.", "minus", "neutral"),
    Urteil.NICHT_BEURTEILBAR: ("Nicht beurteilbar", "N. b.", "eye-off", "neutral"),
}

ANTWORTEN: Final = tuple(
    Answer(urteil, worte.TASTEN[urteil], words, icon, tone, short)
    for urteil, (words, short, icon, tone) in _LOOKS.items()
)


def pille(urteil: Urteil) -> tuple[Tone, str, str]:
    """Tone, words and icon of an answer as a pill: „2 · überwiegend erfüllt“."""
    _, _, icon, tone = _LOOKS[urteil]
    return tone, worte.urteil(urteil), icon
