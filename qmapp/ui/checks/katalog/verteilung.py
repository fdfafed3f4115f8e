"""How the questions of a version spread over dimensions, Ausrichtungen and weights."""

from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.checks.katalog import Ausrichtung, Katalog, Katalogart, Verteilung, Verteilungszeile, verteilung
from qmapp.checks.katalog.verteilung import GEWICHTE
from qmapp.checks.katalog.worte import AUSRICHTUNGEN
from qmapp.ui.checks.katalog.arten import many
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

#: A line with the words it is shown under.
_Benannt = tuple[str, Verteilungszeile]


class Verteilungstafel(Card):
    """A table with a line for each part and one for all; weights only where questions are weighed."""

    def __init__(self, what: str) -> None:
        columns: list[Column[_Benannt]] = [
            Column(what, _titel),
            Column("Anzahl", lambda row: german.integer(row[1].fragen), width=70, right=True),
            *(_gewicht(place, weight) for place, weight in enumerate(GEWICHTE)),
            Column("Summe", lambda row: german.integer(row[1].gewicht), width=70, right=True, tip="Summe der Gewichte"),
            Column("Anteil", _anteil, width=122, bar=_share, tip="Anteil an der Summe der Gewichte"),
        ]
        title = f"Nach {what}"
        self.table: Table[_Benannt] = Table(title, TableModel(columns, _titel))
        super().__init__(self.table, title=title, subtitle=" ", margin=(1, 13, 1, 6))
        inset_head(self)

    def show_lines(self, lines: list[_Benannt], subtitle: str, *, weighed: bool) -> None:
        """Show other lines."""
        self.set_title(self.title.text(), subtitle)
        for column in range(2, 3 + len(GEWICHTE)):
            self.table.setColumnHidden(column, not weighed)
        self.table.show_rows(lines)
        self.table.fit()


class Verteilungsansicht(QWidget):
    """A table over the Bereiche and, but for an Aktenprüfung, one over the Ausrichtungen."""

    def __init__(self) -> None:
        super().__init__()
        self.bereiche = Verteilungstafel("Bereich")
        self.dimensionen = Verteilungstafel("Qualitätsdimension")
        self.ausrichtungen = Verteilungstafel("Ausrichtung")
        self.setLayout(vbox(self.bereiche, self.dimensionen, self.ausrichtungen, gap=12))

    def show_katalog(self, katalog: Katalog) -> None:
        """Show the spread of a version."""
        found = verteilung(katalog)
        titles = {bereich.schluessel: bereich.titel for bereich in katalog.bereiche}
        weighed = katalog.art is not Katalogart.BEFRAGUNG
        audit = katalog.art is Katalogart.AKTENPRUEFUNG
        whole: _Benannt = ("Zusammen", found.gesamt)
        lines = [(titles[line.schluessel], line) for line in found.bereiche]
        parts = self.bereiche if audit else self.dimensionen
        parts.show_lines([*lines, whole], _umfang(katalog, found), weighed=weighed)
        turned = [(_ausrichtung(line), line) for line in found.ausrichtungen]
        self.ausrichtungen.show_lines([*turned, whole], "Q1 bis Q5 der Qualitätsvision", weighed=weighed)
        for table, wanted in ((self.bereiche, audit), (self.dimensionen, not audit), (self.ausrichtungen, not audit)):
            show_if(table, wanted)


def _umfang(katalog: Katalog, found: Verteilung) -> str:
    if katalog.art is not Katalogart.BEFRAGUNG:
        return f"{many(katalog.art, found.gesamt.fragen)}, Summe der Gewichte {german.integer(found.gesamt.gewicht)}"
    beside = f"{german.integer(found.freitexte)} freie Antworten und {german.integer(found.angaben)} Angaben zur Person"
    return f"{german.integer(found.gesamt.fragen)} Aussagen; {beside} werden nicht bewertet"


def _titel(row: _Benannt) -> str:
    return row[0]


def _gewicht(place: int, weight: int) -> Column[_Benannt]:
    def text(row: _Benannt) -> str:
        return german.integer(row[1].je_gewicht[place])

    return Column(f"Gewicht {weight}", text, width=84, right=True)


def _anteil(row: _Benannt) -> str:
    return german.percent(row[1].anteil, 0)


def _share(row: _Benannt) -> float:
    return float(row[1].anteil)


def _ausrichtung(line: Verteilungszeile) -> str:
    return AUSRICHTUNGEN[Ausrichtung(line.schluessel)] if line.schluessel else "ohne Ausrichtung"
