"""What the rate would be if doubtful files counted otherwise."""

from qmapp.checks.aktenpruefung.rows import Vertiefung
from qmapp.german import integer
from qmapp.reports import wortlaut
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table


def zweifel(found: Vertiefung, nummer: str) -> tuple[Block, ...]:
    """A chapter where files are lost or were answered in part at once; nothing otherwise."""
    given = found.empfindlichkeit
    if len(given.szenarien) < 2 or given.szenarien[0].quote.unten is None:
        return ()
    return (
        Heading(1, "Was an zweifelhaften Akten hängt", number=nummer),
        Paragraph(
            "Die Tabelle zählt die zweifelhaften Akten auf jede denkbare Weise. Bleibt das Urteil in jeder Zeile "
            "dasselbe, hängt es nicht an ihnen."
        ),
        *(Paragraph(text) for text in given.saetze),
        Table(
            title="Fehlerquote, wenn anders gezählt würde",
            columns=(
                Column("Gezählt", width=2.6, header=True),
                Column("Mit Fehler", "right", width=1.3),
                Column("Bestand", "right", width=0.9, kind="int"),
                Column("Fehlerquote", "right", width=1.1, kind="percent"),
                Column(wortlaut.bereichswort(found.sicherheit), "right", width=1.5),
                Column("Urteil", width=1.4),
            ),
            rows=tuple(
                (
                    s.name,
                    wortlaut.von_akten(s.quote.zaehler, s.quote.nenner),
                    integer(s.quote.grundgesamtheit),
                    wortlaut.quote(s.quote.wert),
                    wortlaut.spanne(s.quote.unten, s.quote.oben),
                    s.urteil or "–",
                )
                for s in given.szenarien
            ),
            wide=True,
        ),
    )
