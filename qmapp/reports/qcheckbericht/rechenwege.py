"""Chapter on how the degrees were reckoned: formula and sums, and the points of every question."""

from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Dimension
from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import HOECHSTPUNKTE, Frage
from qmapp.german import integer
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table
from qmapp.reports.pruefbericht.rechenweg import rechenweg_tabelle
from qmapp.reports.qcheckbericht.lage import Lage


def rechenwege(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """The total, how each dimension follows the same way, and the points of every question."""
    return (
        Heading(1, "Rechenwege", number=nummer),
        Paragraph("Jede Zahl lässt sich mit diesen Angaben von Hand nachrechnen."),
        rechenweg_tabelle(door.rechenweg("Erfüllungsgrad gesamt", lage.ergebnis.gesamt)),
        Paragraph(
            f"Ebenso je Qualitätsdimension: {_dimensionen(lage)}. Die Summen entstehen aus den Punkten der Fragen, die "
            "je Ausrichtung aus denselben Zeilen."
        ),
        _punkte(lage),
    )


def _dimensionen(lage: Lage) -> str:
    found = lage.ergebnis.dimensionen
    return "; ".join(f"{worte.DIMENSIONEN[one]} {worte.bruch(found[one])}" for one in Dimension)


def _punkte(lage: Lage) -> Table:
    total = lage.ergebnis.gesamt
    return Table(
        title="Punkte und Gewichte je Frage",
        columns=(
            Column("Nr.", width=0.8, header=True),
            Column("Qualitätsdimension", width=2.2),
            Column("Ausrichtung", width=2.6),
            Column("Gewicht", "right", kind="int"),
            Column("Punkte", "right", kind="int"),
            Column("Gewicht · Punkte", "right", width=1.6, kind="int"),
            Column("Gewicht · 3", "right", width=1.2, kind="int"),
        ),
        rows=tuple(_zeile(lage, one) for one in lage.fragen),
        total=("Summe", "", "", "", "", integer(total.zaehler), integer(total.nenner)),
        note="Ein Strich: Die Frage zählt nicht mit.",
        wide=True,
    )


def _zeile(lage: Lage, frage: Frage) -> tuple[str, ...]:
    weight = frage.punkt.gewicht
    points = None if frage.bewertung is None else frage.bewertung.urteil.punkte
    counted = (
        ("–", "–", "–")
        if points is None
        else (integer(points), integer(weight * points), integer(weight * HOECHSTPUNKTE))
    )
    orientation = frage.punkt.ausrichtung
    return (
        lage.kurz(frage.punkt.code),
        worte.DIMENSIONEN[frage.dimension],
        "–" if orientation is None else worte.AUSRICHTUNGEN[orientation],
        integer(weight),
        *counted,
    )
