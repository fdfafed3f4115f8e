"""What a sheet asks, below each other: items, questions about oneself, free texts; and what has been answered."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent

from qmapp.checks.befragung.rows import NICHT_BEURTEILBAR
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.checks.katalog.katalog import ANGABE, FREITEXT
from qmapp.ui.checks.befragung.erfassung.freitext import Freitext
from qmapp.ui.checks.befragung.erfassung.zeile import Bogenzeile, Kaestchen
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.rollflaeche import Rollflaeche


class Fragen(Rollflaeche):
    """``ticked`` carries (code, value), ``chosen`` the code of a row clicked; ``edited``: a free text is another.

    ``decided``: what was found in a free text has been blanked out or kept; ``asked`` carries the question about it.
    """

    ticked = Signal(str, int)
    chosen = Signal(str)
    edited = Signal()
    decided = Signal()
    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(box(vbox(gap=0)), "surface")
        self._katalog: Katalog | None = None
        self._rows: dict[str, Bogenzeile] = {}
        self._texts: dict[str, Freitext] = {}
        self.items: tuple[str, ...] = ()
        self.angaben_codes: tuple[str, ...] = ()

    def show_katalog(self, katalog: Katalog) -> bool:
        """Make the rows of a questionnaire; False where it is the one shown."""
        if katalog == self._katalog:
            return False
        self._katalog = katalog
        scale = scale_boxes(katalog)
        items = [punkt for punkt in katalog.punkte if katalog.dimension(punkt) is not None]
        angaben = [punkt for punkt in katalog.punkte if punkt.bereich == ANGABE]
        self.items = tuple(punkt.code for punkt in items)
        self.angaben_codes = tuple(punkt.code for punkt in angaben)
        self._rows, self._texts = {}, {}
        self._column = vbox(gap=0, margin=(0, 0, 6, 0))
        for number, punkt in enumerate(items, 1):
            self._add(Bogenzeile(punkt, number, scale))
        self._heading("Angaben zur Person", "A", bool(angaben))
        for number, punkt in enumerate(angaben, 1):
            self._add(Bogenzeile(punkt, number, option_boxes(punkt)))
        texts = [punkt for punkt in katalog.punkte if punkt.bereich == FREITEXT]
        self._heading("Freie Antworten", "F", bool(texts))
        for punkt in texts:
            self._add_text(Freitext(punkt.code, punkt.frage))
        self._column.addStretch(1)
        old = self.set_content(box(self._column))
        if old is not None:
            old.deleteLater()
        return True

    def _heading(self, words: str, key: str, wanted: bool) -> None:
        if wanted:
            line = hbox(Label(words, "smallb", "text2"), Label(f"Taste {key}", "cap", "text3"), None, gap=8)
            self._column.addWidget(box(hbox((line, 1), margin=(12, 14, 12, 4))))

    def _add(self, row: Bogenzeile) -> None:
        self._rows[row.punkt.code] = row
        self._column.addWidget(row)
        row.ticked.connect(self.ticked)
        row.chosen.connect(self.chosen)

    def _add_text(self, text: Freitext) -> None:
        self._texts[text.code] = text
        self._column.addWidget(box(vbox(text, gap=0, margin=(12, 2, 12, 8))))
        text.edited.connect(self.edited)
        text.committed.connect(self._on_text)
        text.decided.connect(self.decided)
        text.asked.connect(self.asked)

    def set_locked(self, locked: bool) -> None:
        """Show a sheet that takes no answers."""
        for row in self._rows.values():
            row.setEnabled(not locked)
        for text in self._texts.values():
            text.field.set_read_only(locked)

    def show_answers(self, werte: Mapping[str, int], angaben: Mapping[str, int], texte: Mapping[str, str]) -> None:
        """Show what a sheet says."""
        said = {**werte, **angaben}
        for code, row in self._rows.items():
            row.set_value(said.get(code))
        for code, text in self._texts.items():
            text.show_text(texte.get(code, ""))

    def werte(self) -> dict[str, int]:
        """Item → step."""
        return self._said(self.items)

    def angaben(self) -> dict[str, int]:
        """Question about oneself → choice."""
        return self._said(self.angaben_codes)

    def texte(self, *, passing: bool = False) -> dict[str, str]:
        """Free texts as they may be kept now, or in ``passing`` while one of them may be half typed."""
        ways = {code: text.settled_text if passing else text.safe_text for code, text in self._texts.items()}
        found = {code: way() for code, way in ways.items()}
        return {code: text for code, text in found.items() if text}

    def offener_text(self) -> Freitext | None:
        """The first free text in which something waits for a decision."""
        return next((text for text in self._texts.values() if text.offen()), None)

    def first_text(self) -> Freitext | None:
        """The first free text, if the questionnaire has any."""
        return next(iter(self._texts.values()), None)

    def rows(self) -> Mapping[str, Bogenzeile]:
        """The rows by code."""
        return self._rows

    def text(self, code: str) -> Freitext:
        """The free text of a question."""
        return self._texts[code]

    def commit(self) -> None:
        """Take over what is being typed."""
        for text in self._texts.values():
            text.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The arrows move between rows, not the picture.
        event.ignore()

    def _said(self, codes: Sequence[str]) -> dict[str, int]:
        found = {code: self._rows[code].value() for code in codes}
        return {code: value for code, value in found.items() if value is not None}

    @Slot(str)
    def _on_text(self, _: str) -> None:
        self.edited.emit()


def scale_boxes(katalog: Katalog) -> tuple[Kaestchen, ...]:
    """The steps of the scale from the lowest, and „nicht beurteilbar“ apart."""
    assert katalog.skala is not None, "every catalogue of a Befragung has one"
    steps = sorted(katalog.skala.stufen, key=lambda stufe: stufe.wert)
    apart = Kaestchen(NICHT_BEURTEILBAR, "0", katalog.skala.nicht_beurteilbar.wort, abseits=True)
    return (*(Kaestchen(stufe.wert, str(stufe.wert), stufe.wort) for stufe in steps), apart)


def option_boxes(punkt: Pruefpunkt) -> tuple[Kaestchen, ...]:
    """The choices of a question about oneself, counted from 1."""
    return tuple(Kaestchen(number, str(number), words) for number, words in enumerate(punkt.optionen, 1))
