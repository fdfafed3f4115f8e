"""A Rechenweg as a table: formula, values, result, source."""

from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.reports.document import Column, Table


def rechenweg_tabelle(weg: Rechenweg) -> Table:
    """How one figure was computed."""
    return Table(
        title=weg.titel,
        columns=(Column("Größe", width=1.2, header=True), Column("Wert", width=2.2)),
        rows=(("Formel", weg.formel), *weg.werte, ("Ergebnis", weg.ergebnis)),
        note=f"Quelle: {weg.quelle}.",
    )
