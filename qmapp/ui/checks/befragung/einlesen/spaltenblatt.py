"""One column: where it goes, and what its words are taken for."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from qmapp.checks.befragung.einlesen import Befundart, Grund, Wortlesart, Ziel, Zielart, zielart
from qmapp.ui.checks.befragung.einlesen.blick import Blick
from qmapp.ui.checks.befragung.einlesen.worte import ZIELE, frage, werte
from qmapp.ui.checks.befragung.einlesen.worttafel import Worttafel
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField

_KEYS = "Ziffer: Stufe · 0: nicht beurteilbar · Entf: keine Angabe · Rücktaste: zurück"
#: Where a column is doubtful as a whole, what is read in it may be taken as it is by one who has looked.
_DOUBTFUL = frozenset({Befundart.AUSSERHALB, Befundart.GEMISCHT})


class Spaltenblatt(QWidget):
    """``changed`` carries the new Zuordnung."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._blick: Blick | None = None
        self._place = 0
        self._name = Label("", "bodyb", wrap=True)
        self._trouble = Label("", "small", "warn", wrap=True)
        self.ziel = SelectField("Gehört zu")
        self.woerter = Worttafel()
        self.wert = SelectField("Gilt als")
        self.ueberall = QCheckBox("In allen Spalten mit diesem Wort")
        self.ueberall.setChecked(True)
        self.alle = Button("Alle wie gelesen übernehmen", "check")
        self.rest = Button("Alle offenen: keine Angabe", "minus")
        self._keys = Label(_KEYS, "cap", "text3", wrap=True)
        self._says = Label("", "small", "text2", wrap=True)
        self._filler = QWidget()
        sized(self.woerter, min_height=84)
        decide = hbox((self.wert, 1), vbox(None, self.ueberall, gap=0), gap=10)
        self._answers = box(vbox((self.woerter, 1), decide, hbox(self.alle, self.rest, None, gap=8), self._keys, gap=8))
        self.setLayout(
            vbox(self._name, self._trouble, self.ziel, self._says, (self._answers, 1), (self._filler, 1), gap=8)
        )
        self.ziel.committed.connect(self._on_target)
        self.woerter.current_changed.connect(self._on_word)
        self.woerter.decided.connect(self._decide)
        self.woerter.undecided.connect(self._forget)
        self.wert.committed.connect(self._on_value)
        self.alle.clicked.connect(self._take_all)
        self.rest.clicked.connect(self._drop_rest)

    def show_spalte(self, blick: Blick, place: int) -> None:
        """Show a column as it is understood now."""
        anew = self._blick is None or self._blick.katalog is not blick.katalog
        self._blick, self._place = blick, place
        target = blick.ziel(place)
        self._name.setText(blick.name(place))
        open_ones = blick.befunde(place)
        self._trouble.setText(_TO_DO.get(open_ones[0].art, open_ones[0].satz) if open_ones else "")
        show_if(self._trouble, bool(open_ones))
        if anew:
            self.ziel.set_choices(_choices(blick))
        self.ziel.set_value((target.art, target.code))
        words = blick.woerter(place)
        has_answers = target.art in (Zielart.ITEM, Zielart.ANGABE)
        self.woerter.show_woerter(blick, place, words)
        show_if(self._answers, has_answers)
        show_if(self._filler, not has_answers)
        self._says.setText(_SAYS.get(target.art, ""))
        show_if(self._says, target.art in _SAYS)
        if has_answers:
            self.wert.set_choices(werte(blick.katalog, target))
            # Before it is said which end A1 is, what is read of codes is no more than a guess.
            sure = all(one.art is not Befundart.RICHTUNG for one in blick.offene)
            show_if(self.alle, sure and any(one.art in _DOUBTFUL for one in open_ones))
            show_if(self.rest, sum(not word.verstanden for word in words) > 1)
            if self.woerter.current() is None and words:
                self.woerter.go_on()
            self._on_word(self.woerter.current())

    def clear_spalte(self, place: int) -> None:
        """Do not read a column."""
        if self._blick is not None:
            self.changed.emit(self._blick.zuordnung.mit(place, Ziel()))

    @Slot(object)
    def _on_target(self, chosen: object) -> None:
        if self._blick is None or not isinstance(chosen, tuple):
            return
        art, code = chosen
        before = self._blick.ziel(self._place)
        if (art, code) != (before.art, before.code):
            grund = Grund.KEINER if art is Zielart.IGNORIERT else Grund.GEWAEHLT
            self.changed.emit(self._blick.zuordnung.mit(self._place, Ziel(art, code, grund=grund)))

    @Slot(object)
    def _on_word(self, row: Wortlesart | None) -> None:
        known = row is not None and row.verstanden
        self.wert.set_value(row.wert if row is not None and known else "")
        self.wert.combo.setEnabled(row is not None)

    @Slot(object)
    def _on_value(self, value: object) -> None:
        row = self.woerter.current()
        if row is not None and (value is None or isinstance(value, int)):
            self._decide(row, value)

    @Slot(object, object)
    def _decide(self, row: Wortlesart, value: int | None) -> None:
        if self._blick is None or not row.schluessel:
            return
        self.changed.emit(self._blick.zuordnung.mit_wert(self._where(row), row.schluessel, value))
        self.woerter.go_on()

    @Slot(object)
    def _forget(self, row: Wortlesart) -> None:
        if self._blick is not None:
            self.changed.emit(self._blick.zuordnung.ohne_wert(self._where(row), row.schluessel))

    @Slot()
    def _take_all(self) -> None:
        """Every word that can be read is decided as it was read: by somebody who has looked at it."""
        if self._blick is None:
            return
        target = self._blick.ziel(self._place)
        words = self._blick.woerter(self._place)
        read = {word.schluessel: word.wert for word in words if word.verstanden and word.schluessel}
        self.changed.emit(self._blick.zuordnung.mit(self._place, replace(target, werte={**read, **target.werte})))

    @Slot()
    def _drop_rest(self) -> None:
        """Every word nobody can read is no answer: what people wrote beside the choices."""
        if self._blick is None:
            return
        target, words = self._blick.ziel(self._place), self._blick.woerter(self._place)
        unread = {word.schluessel: None for word in words if not word.verstanden and word.schluessel}
        self.changed.emit(self._blick.zuordnung.mit(self._place, replace(target, werte={**target.werte, **unread})))

    def _where(self, row: Wortlesart) -> list[int]:
        """The columns a decision is for: questions of the same kind that know the word, or this one alone."""
        assert self._blick is not None
        if not self.ueberall.isChecked():
            return [self._place]
        return same_word(self._blick, self._place, row.schluessel)


def same_word(blick: Blick, place: int, word: str) -> list[int]:
    """Columns that go to an item (a question about oneself: this one alone) and hold the word."""
    if blick.ziel(place).art is not Zielart.ITEM:
        return [place]
    return [
        other
        for other, target in enumerate(blick.zuordnung.spalten)
        if target.art is Zielart.ITEM and (other == place or blick.kennt(other, word))
    ]


#: What is to be done with an open column, where its words are in sight.
_TO_DO = {
    Befundart.AUSSERHALB: "Legen Sie für jede Zahl fest, was sie bedeutet.",
    Befundart.GEMISCHT: "Legen Sie für jeden Wert fest, was er bedeutet.",
    Befundart.UNVERSTANDEN: "Legen Sie fest, was diese Wörter bedeuten.",
}
_SAYS = {
    Zielart.IGNORIERT: "Diese Spalte bleibt in Ihrer Datei.",
    Zielart.BOGENNUMMER: "Jede Zeile braucht hier eine eigene Nummer.",
    Zielart.ABGESCHLOSSEN: "Ist das Feld leer, wurde die Befragung abgebrochen.",
    Zielart.LETZTE_SEITE: "Wer die letzte Seite nicht erreicht hat, hat abgebrochen.",
    Zielart.FREITEXT: "Was eine Person erkennen lässt, wird beim Einlesen geschwärzt.",
}


def _choices(blick: Blick) -> list[tuple[object, str]]:
    fixed: list[tuple[object, str]] = [((art, ""), words) for art, words in ZIELE.items()]
    return [*fixed, *(((zielart(punkt), punkt.code), frage(punkt)) for punkt in blick.katalog.punkte)]
