"""How far both agree: by Prüfpunkt at the left, kappa with its table at the right."""

from fractions import Fraction

from PySide6.QtCore import Signal, Slot

from qmapp.checks.aktenpruefung.zweitpruefung.rows import Abgleich, PunktUebereinstimmung, Uebereinstimmung
from qmapp.checks.sampling import rechenweg
from qmapp.checks.sampling.inputs import exact_percent
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.german import decimal, integer, percent
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.checks.zweitpruefung.kreuztafel import Kreuztafel
from qmapp.ui.style import Tone, box, hbox, sized
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, Columns, EmptyState, KeyFigure
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_AKTEN, _ANTWORTEN, _PUNKT = "akten", "antworten", "punkt"
_WHAT = {
    _AKTEN: "Hat die Akte einen materiellen Fehler? Das zählt die Fallfehlerquote.",
    _ANTWORTEN: "Alle Antworten zu allen Prüfpunkten.",
}
_NONE = "–"
_NOTHING = (
    "Noch keine Akte doppelt geprüft",
    "Sobald die erste Akte auch zum zweiten Mal abgeschlossen ist, steht hier, wie weit beide übereinstimmen.",
)


class Uebereinstimmungen(Columns):
    """``noted`` carries the Prüfpunkt to note for the catalogue."""

    noted = Signal(object)

    def __init__(self) -> None:
        self.punkte = PunkteKarte()
        self.guete = GueteKarte()
        self.empty = Card(EmptyState("users", *_NOTHING))
        super().__init__((self.punkte, 8), (self.guete, 5), (self.empty, 1), fold=900)
        self.punkte.table.current_changed.connect(self.guete.show_punkt)
        self.punkte.note.clicked.connect(self._note)

    def show_abgleich(self, found: Abgleich, *, writable: bool) -> None:
        """Show another state."""
        self.punkte.show_abgleich(found, writable=writable)
        self.guete.show_abgleich(found, self.punkte.table.current())
        for widget in (self.punkte, self.guete):
            show_if(widget, bool(found.punkte))
        show_if(self.empty, not found.punkte)

    @Slot()
    def _note(self) -> None:
        row = self.punkte.to_note()
        if row is not None:
            self.noted.emit(row)


class PunkteKarte(Card):
    """Agreement at every Prüfpunkt, the unclear ones marked."""

    def __init__(self) -> None:
        self.note = Button("Für den Katalog vermerken", "books", "link")
        columns: list[Column[PunktUebereinstimmung]] = [
            Column("Nr.", _nummer, width=44, right=True, sort=_number),
            Column("Prüfpunkt", _titel, sort=_titel),
            Column("Akten", _n, width=64, right=True, sort=_count),
            Column("gleich", _anteil, width=104, right=True, bar=_share, sort=_share),
            Column("Kappa", _kappa, width=62, right=True),
            Column("", _leer, width=98, pill=_pill),
        ]
        self.table: Table[PunktUebereinstimmung] = Table("Übereinstimmung je Prüfpunkt", TableModel(columns, _code))
        self._words = Label("", "small", "text2", wrap=True)
        foot = box(hbox((self._words, 1), self.note, gap=8, margin=(15, 4, 10, 6)))
        super().__init__(
            (self.table, 1), foot, title="Übereinstimmung je Prüfpunkt", subtitle=" ", margin=(1, 13, 1, 4)
        )
        inset_head(self)
        sized(self.table, min_height=200)
        self.table.current_changed.connect(self._on_current)
        self._writable = False
        self._unclear: tuple[PunktUebereinstimmung, ...] = ()

    def show_abgleich(self, found: Abgleich, *, writable: bool) -> None:
        """Show the Prüfpunkte in catalogue order; the selection stays."""
        self._writable, self._unclear = writable, found.unklare
        limit = _limit(found)
        self.set_title(
            "Übereinstimmung je Prüfpunkt", f"Gleiche Antworten beider; unter {limit} gilt ein Punkt als unklar"
        )
        self.table.show_rows(found.punkte)
        if found.punkte and self.table.current() is None:
            # Else taking the focus would choose the first one, and with it another table beside.
            self.table.select_key(found.punkte[0].punkt.code)
        count = len(self._unclear)
        if not count:
            words = f"Kein Prüfpunkt liegt unter {limit}."
        else:
            words = f"{'Ein Prüfpunkt liegt' if count == 1 else f'{integer(count)} Prüfpunkte liegen'} unter {limit}."
        self._words.setText(words)
        self._show_note()

    def to_note(self) -> PunktUebereinstimmung | None:
        """The Prüfpunkt the button is about: the one selected, else the first unclear one not noted yet."""
        row = self.table.current()
        if row is not None and row.unklar and not row.vermerkt:
            return row
        return next((row for row in self._unclear if not row.vermerkt), None)

    def words(self) -> str:
        """What stands below the table."""
        return self._words.text()

    @Slot(object)
    def _on_current(self, _: PunktUebereinstimmung) -> None:
        self._show_note()

    def _show_note(self) -> None:
        row = self.to_note()
        show_if(self.note, self._writable and row is not None)
        if row is not None:
            self.note.set_text(f"Punkt {row.punkt.nummer} für den Katalog vermerken")


class GueteKarte(Card):
    """Agreement, what chance alone would give, kappa, and the table all of it comes from."""

    def __init__(self) -> None:
        self.what = SegmentedControl("Worüber", [(_AKTEN, "Akten"), (_ANTWORTEN, "Antworten"), (_PUNKT, "Prüfpunkt")])
        self._lead = Label("", "small", "text2", wrap=True)
        self._agreed = KeyFigure("Übereinstimmung", big=True)
        self._kappa = KeyFigure("Cohens Kappa", big=True)
        self._expected = KeyFigure("Durch Zufall erwartet")
        self._counted = KeyFigure("Gleich beurteilt")
        self._why = Label("", "small", "text2", wrap=True)
        self.tafel = Kreuztafel()
        super().__init__(
            self.what,
            self._lead,
            box(hbox((self._agreed, 1), (self._kappa, 1), gap=14)),
            box(hbox((self._counted, 1), (self._expected, 1), gap=14)),
            self._why,
            self.tafel,
            None,
            title="Übereinstimmung und Kappa",
            subtitle="Kappa: 1 heißt immer gleich, 0 nur wie durch Zufall",
            gap=11,
        )
        sized(self, min_width=300)
        self._found: Abgleich | None = None
        self._punkt: PunktUebereinstimmung | None = None
        self.what.chosen.connect(self._show)

    def show_abgleich(self, found: Abgleich, punkt: PunktUebereinstimmung | None) -> None:
        """Show another state, with the Prüfpunkt selected in the table."""
        self._found, self._punkt = found, punkt
        self._show()

    @Slot(object)
    def show_punkt(self, punkt: PunktUebereinstimmung) -> None:
        """Show one Prüfpunkt."""
        self._punkt = punkt
        self.what.set_value(_PUNKT)
        self._show()

    def shown(self) -> Uebereinstimmung | None:
        """What the figures are of."""
        if self._found is None:
            return None
        chosen = self.what.value()
        if chosen == _PUNKT:
            return None if self._punkt is None else self._punkt.antworten
        return self._found.akten if chosen == _AKTEN else self._found.antworten

    def ways(self) -> tuple[Rechenweg, ...]:
        """How the figures shown have come about; none where there is no kappa."""
        found = self.shown()
        return () if found is None or found.kappa is None else (rechenweg.for_kappa(found.tafel),)

    def figures(self) -> tuple[str, str, str, str]:
        """Agreement, kappa, counted, expected as shown."""
        return self._agreed.value(), self._kappa.value(), self._counted.value(), self._expected.value()

    def words(self) -> str:
        """The sentence about what is shown, and why there is no kappa."""
        return " ".join(part for part in (self._lead.text(), self._why.text()) if part)

    @Slot()
    @Slot(object)
    def _show(self, _: object = None) -> None:
        found = self.shown()
        chosen = str(self.what.value())
        if chosen == _PUNKT and self._punkt is not None:
            self._lead.setText(f"Prüfpunkt {self._punkt.punkt.nummer}: {self._punkt.punkt.titel}")
        else:
            self._lead.setText(_WHAT.get(chosen, "Wählen Sie links einen Prüfpunkt."))
        for widget in (self._agreed, self._kappa, self._expected, self._counted, self.tafel):
            show_if(widget, found is not None and found.n > 0)
        self._why.setText("" if found is None else found.ohne_kappa)
        show_if(self._why, bool(self._why.text()))
        if found is None or found.anteil is None:
            return
        self._agreed.set(percent(found.anteil))
        self._kappa.set(_NONE if found.kappa is None else decimal(found.kappa, 2))
        self._expected.set(_NONE if found.erwartet is None else percent(found.erwartet))
        self._counted.set(f"{integer(found.gleich)} von {integer(found.n)}")
        self.tafel.show_table(found)


def _limit(found: Abgleich) -> str:
    return exact_percent(Fraction(found.kopf.unklar_prozent) / 100)


def _code(row: PunktUebereinstimmung) -> str:
    return row.punkt.code


def _number(row: PunktUebereinstimmung) -> int:
    return row.punkt.nummer


def _nummer(row: PunktUebereinstimmung) -> str:
    return str(row.punkt.nummer)


def _titel(row: PunktUebereinstimmung) -> str:
    return row.punkt.titel


def _count(row: PunktUebereinstimmung) -> int:
    return row.antworten.n


def _n(row: PunktUebereinstimmung) -> str:
    return integer(row.antworten.n)


def _share(row: PunktUebereinstimmung) -> float | None:
    return None if row.antworten.anteil is None else float(row.antworten.anteil)


def _anteil(row: PunktUebereinstimmung) -> str:
    return _NONE if row.antworten.anteil is None else percent(row.antworten.anteil, 0)


def _kappa(row: PunktUebereinstimmung) -> str:
    return _NONE if row.antworten.kappa is None else decimal(row.antworten.kappa, 2)


def _leer(_: PunktUebereinstimmung) -> str:
    return ""


def _pill(row: PunktUebereinstimmung) -> tuple[Tone, str] | None:
    if not row.unklar:
        return None
    return ("info", "Vermerkt") if row.vermerkt else ("warn", "Unklar")
