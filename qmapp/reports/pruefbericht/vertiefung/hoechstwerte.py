"""The Höchstwerte of Prüfpunkte and Bereiche, each judged on its own."""

from qmapp.checks.aktenpruefung.rows import HoechstwertErgebnis, Vertiefung
from qmapp.german import integer
from qmapp.reports import wortlaut
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table


def hoechstwerte(found: Vertiefung, nummer: str) -> tuple[Block, ...]:
    """A section of the chapter on the Prüfpunkte; nothing where none is agreed."""
    rows = found.hoechstwerte
    if not rows:
        return ()
    judged = [row for row in rows if row.urteil is not None]
    kept = sum(row.urteil == "eingehalten" for row in judged)
    broken = sum(row.urteil == "überschritten" for row in judged)
    said = "Für einzelne Prüfpunkte oder Bereiche sind eigene Höchstwerte vereinbart."
    if judged:
        said += (
            f" Eingehalten: {integer(kept)}, überschritten: {integer(broken)}, nicht gesichert: "
            f"{integer(len(judged) - kept - broken)}."
        )
    return (Heading(2, "Eigene Höchstwerte", number=nummer), Paragraph(said), _table(found, rows))


def _table(found: Vertiefung, rows: tuple[HoechstwertErgebnis, ...]) -> Table:
    reasons = dict.fromkeys(row.hinweis for row in rows if row.hinweis)
    return Table(
        title="Höchstwerte je Prüfpunkt und Bereich",
        columns=(
            Column("Prüfpunkt oder Bereich", width=2.4, header=True),
            Column("Höchstwert", "right", width=1.0, kind="percent"),
            Column("Mit Fehler", "right", width=1.1),
            Column("Fehlerquote", "right", width=1.0, kind="percent"),
            Column(wortlaut.bereichswort(found.sicherheit), "right", width=1.4),
            Column("Urteil", width=1.3),
        ),
        rows=tuple(
            (
                f"Bereich {row.titel}" if row.bereich else row.titel,
                wortlaut.hoechstwert(row.hoechstwert),
                wortlaut.von_akten(row.quote.zaehler, row.quote.nenner),
                wortlaut.quote(row.quote.wert),
                wortlaut.spanne(row.quote.unten, row.quote.oben),
                row.urteil or "noch keines",
            )
            for row in rows
        ),
        note=" ".join(reasons),
        wide=True,
    )
