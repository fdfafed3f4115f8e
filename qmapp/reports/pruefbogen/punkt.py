"""A Prüfpunkt on the sheet: number, title and question at the left, boxes and lines to write on at the right."""

from dataclasses import dataclass
from functools import cached_property

from qmapp.checks.katalog import AusserKraft, Pruefpunkt
from qmapp.german import NBSP
from qmapp.reports import palette
from qmapp.reports.pdf import typeset
from qmapp.reports.pdf.canvas import TaggedCanvas
from qmapp.reports.pdf.page import MM
from qmapp.reports.pdf.typeset import Lines, Style

#: The boxes in the order of the keys that enter them: 1, 2 with its kind, 3, 4.
KAESTCHEN = ("erfüllt", "F1", "F2", "F3+", "F3−", "entfällt", "n." + NBSP + "p.")
#: Causes by the letter that is written on the sheet and typed when it is entered.
BUCHSTABEN = {
    "R": "Rechtsanwendung",
    "S": "Sachverhalt",
    "B": "Berechnung",
    "E": "Eingabe/IT",
    "F": "Frist",
    "D": "Dokumentation",
    "T": "Schnittstelle",
    "O": "Sonderregelung",
    "M": "Mitwirkung",
}

WIDTH = 175 * MM
_NUMBER = 9 * MM
_RIGHT = 84 * MM
_LEFT_WIDTH = _RIGHT - _NUMBER - 4 * MM
_RIGHT_WIDTH = WIDTH - _RIGHT
_BOX = 9.2
_LINE = 14.4
PAD = 2.8

NUMBER = Style("semibold", 10, 11.4)
_TITLE = Style("semibold", 9, 11.4)
_QUESTION = Style("regular", 8.2, 9.5, palette.TEXT2)
_LABEL = Style("regular", 8.4, 11.4)
_FIELD = Style("regular", 7.2, 9, palette.TEXT2)


@dataclass(frozen=True)
class Punktfeld:
    """The block of one Prüfpunkt; what is out of force says so in place of the boxes."""

    punkt: Pruefpunkt
    nummern: tuple[int, ...] = ()
    ausser_kraft: AusserKraft | None = None

    @cached_property
    def height(self) -> float:
        """From rule to rule."""
        right = 12.0 + 2 * _LINE if self._reason is None else self._reason.height
        return max(self._title.height + self._question.height, right) + 2 * PAD

    @cached_property
    def _title(self) -> Lines:
        return typeset.typeset(self.punkt.titel + " ", _TITLE, _LEFT_WIDTH)

    @cached_property
    def _question(self) -> Lines:
        frage = self.punkt.frage
        if self.nummern:
            frage += f" (Entfällt er, entfällt auch {', '.join(map(str, self.nummern))}.)"
        return typeset.typeset(frage, _QUESTION, _LEFT_WIDTH)

    @cached_property
    def _reason(self) -> Lines | None:
        why = self.ausser_kraft
        if why is None:
            return None
        words = why.satz if why.durch else f"Entfällt für den geprüften Zeitraum: {why.pause.satz}"
        return typeset.typeset(f"{words}.", _QUESTION, _RIGHT_WIDTH)

    def draw(self, canvas: TaggedCanvas) -> None:
        """Draw below the origin, without the number."""
        typeset.draw(canvas, self._title, _NUMBER, -PAD, None)
        typeset.draw(canvas, self._question, _NUMBER, -PAD - self._title.height, None)
        if self._reason is not None:
            typeset.draw(canvas, self._reason, _RIGHT, -PAD, None)
            return
        self._draw_boxes(canvas)
        top = -PAD - 12
        self._draw_amounts(canvas, top - _LINE + 0.6)
        _line_to_write(canvas, "Bemerkung", _RIGHT, top - 2 * _LINE + 1.2, _RIGHT_WIDTH)

    def _draw_boxes(self, canvas: TaggedCanvas) -> None:
        widths = [_BOX + 2.6 + typeset.width_of(label, _LABEL) for label in KAESTCHEN]
        gap = (_RIGHT_WIDTH - sum(widths)) / (len(KAESTCHEN) - 1)
        x, base = _RIGHT, -PAD - 9.0
        for label, width in zip(KAESTCHEN, widths, strict=True):
            canvas.box(x, base - 1.2, _BOX, _BOX, palette.TEXT2, 0.7)
            canvas.show(x + _BOX + 2.6, base, label, "regular", _LABEL.size, palette.TEXT, actual=f"☐{NBSP}{label} ")
            x += width + gap

    def _draw_amounts(self, canvas: TaggedCanvas, base: float) -> None:
        third = (_RIGHT_WIDTH - 2 * 3 * MM) / 20
        x = _RIGHT
        for label, parts in (("€ je Monat", 9), ("Monate", 5), ("Ursache", 6)):
            _line_to_write(canvas, label, x, base, third * parts)
            x += third * parts + 3 * MM


def _line_to_write(canvas: TaggedCanvas, label: str, x: float, base: float, width: float) -> None:
    """A small label and a rule behind it at writing height."""
    start = typeset.width_of(label, _FIELD) + 3
    canvas.show(x, base, label, "regular", _FIELD.size, _FIELD.colour, actual=f"{label}: ____ ")
    canvas.rule(x + start, base - 1.4, width - start, palette.CONTROL, 0.5)
