"""Results by team, of teams large enough, in the order of their names."""

from qmapp.checks.aktenpruefung.rows import Quote, Teams, Vertiefung
from qmapp.german import integer, percent
from qmapp.reports import wortlaut
from qmapp.reports.document import Bar, Block, Column, Figure, Heading, Paragraph, PointsWithInterval, Table


def teams(found: Vertiefung, nummer: str) -> tuple[Block, ...]:
    """A chapter where teams are shown; nothing where they are switched off or too small."""
    given = found.teams
    if not given.zeilen:
        return ()
    level = wortlaut.bereichswort(found.sicherheit)
    whole = found.empfindlichkeit.szenarien[0].quote
    return (
        Heading(1, f"Ergebnis nach {given.titel}", number=nummer),
        Paragraph(
            f"Gezeigt sind Teams mit mindestens {integer(given.mindestgroesse)} geprüften Akten; alle anderen stehen "
            f"zusammen, damit niemand auf Einzelne schließen kann. Der Bericht bildet keine Rangfolge."
        ),
        *((Paragraph(given.satz),) if given.satz and not found.vorlaeufig else ()),
        _figure(given, whole, level),
        _table(given, level),
    )


def _figure(given: Teams, whole: Quote, level: str) -> Figure:
    return Figure(
        PointsWithInterval(tuple(_bar(row.name, row.quote) for row in given.zeilen), _bar("Gesamt", whole)),
        title=f"Fehlerquote nach {given.titel}",
        caption=f"Fehlerquote in Prozent, Strich: {level}, Band: Bereich für alle Akten",
        source="Reihenfolge der Namen, keine Rangfolge.",
    )


def _table(given: Teams, level: str) -> Table:
    return Table(
        title=f"Ergebnis nach {given.titel}",
        columns=(
            Column(given.titel, width=2.0, header=True),
            Column("Bestand", "right", kind="int"),
            Column("Geprüft", "right", kind="int"),
            Column("Mit Fehler", "right", kind="int"),
            Column("Fehlerquote", "right", width=1.2, kind="percent"),
            Column(level, "right", width=1.7),
        ),
        rows=tuple(
            (
                row.name,
                "–" if row.bestand is None else integer(row.bestand),
                integer(row.geprueft),
                integer(row.mit_mangel),
                wortlaut.quote(row.quote.wert),
                wortlaut.spanne(row.quote.unten, row.quote.oben),
            )
            for row in given.zeilen
        ),
    )


def _bar(name: str, q: Quote) -> Bar:
    wert = q.wert or 0.0
    return Bar(name, wert, percent(wert), q.unten, q.oben, sublabel=wortlaut.von_akten(q.zaehler, q.nenner))
