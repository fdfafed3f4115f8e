"""The projection in euro by every way that applies, so that the choice can be judged."""

from qmapp.checks.aktenpruefung.rows import Betragsverfahren, Obergrenze, Vertiefung
from qmapp.german import euro_rounded, integer
from qmapp.reports import wortlaut
from qmapp.reports.document import Bar, Block, Column, Figure, Heading, Paragraph, PointsWithInterval, Table


def verfahren(found: Vertiefung, nummer: str) -> tuple[Block, ...]:
    """A section of the chapter on euro; nothing where there is only one way and no bound."""
    given = found.hochrechnungen
    applies = [way for way in given.verfahren if way.anwendbar]
    if len(applies) < 2 and not given.stringer:
        return ()
    level = wortlaut.bereichswort(found.sicherheit)
    blocks: list[Block] = [Heading(2, "Nach anderen Verfahren gerechnet", number=nummer)]
    if len(applies) > 1:
        blocks += [
            Paragraph(
                "Die Hochrechnung hängt vom Verfahren ab. Die folgende Übersicht stellt die Verfahren nebeneinander; "
                "das erste ist das der Hochrechnung oben. Liegen sie nah beieinander, stützt das die Zahl."
            ),
            *_figure(applies, level),
            _table(applies, level),
        ]
    if given.stringer:
        blocks.append(_bounds(given.stringer))
    reasons = [f"{way.name}: {way.grund}" for way in given.verfahren if not way.anwendbar]
    if reasons:
        blocks.append(Paragraph(f"Nicht anwendbar: {' '.join(reasons)}", small=True))
    return tuple(blocks)


def _figure(applies: list[Betragsverfahren], level: str) -> list[Block]:
    first, *others = (_bar(way) for way in applies)
    return [
        Figure(
            PointsWithInterval(tuple(others), first, unit="€"),
            title="Hochrechnung nach Verfahren",
            caption=f"Zu viel und zu wenig zusammen, in Euro; Strich: {level}, Band: Verfahren der Hochrechnung oben",
        )
    ]


def _bar(way: Betragsverfahren) -> Bar:
    brutto = way.brutto
    assert brutto is not None, "only ways that apply are drawn"
    value = (brutto.hochrechnung_cent or 0) / 100
    low, high = (None if cents is None else max(0.0, cents / 100) for cents in (brutto.unten_cent, brutto.oben_cent))
    return Bar(way.name, value, wortlaut.hochrechnung(brutto), low, high)


def _table(applies: list[Betragsverfahren], level: str) -> Table:
    rows = []
    for way in applies:
        assert way.brutto is not None
        assert way.zu_viel is not None
        assert way.zu_wenig is not None
        rows.append(
            (
                way.name,
                wortlaut.hochrechnung(way.zu_viel),
                wortlaut.hochrechnung(way.zu_wenig),
                wortlaut.hochrechnung(way.brutto),
                wortlaut.betrag_spanne(way.brutto),
            )
        )
    return Table(
        title="Hochgerechnet nach Verfahren",
        columns=(
            Column("Verfahren", width=1.9, header=True),
            Column("Zu viel", "right", width=1.3),
            Column("Zu wenig", "right", width=1.3),
            Column("Brutto", "right", width=1.3),
            Column(level, "right", width=1.8),
        ),
        rows=tuple(rows),
        note="Der Bereich gilt für den Bruttobetrag.",
        wide=True,
    )


def _bounds(rows: tuple[Obergrenze, ...]) -> Table:
    return Table(
        title="Obergrenze nach Stringer (Ziehung nach Beträgen)",
        columns=(
            Column("Fehler", width=2.4, header=True),
            Column("Treffer mit Fehler", "right", width=1.4),
            Column("Wahrscheinlichster Wert", "right", width=1.5),
            Column("Höchstens", "right", width=1.4),
        ),
        rows=tuple(
            (
                row.was,
                f"{integer(row.treffer)} von {integer(row.n)}",
                f"rund {euro_rounded(row.wahrscheinlich_cent)}",
                f"rund {euro_rounded(row.hoechstens_cent)}",
            )
            for row in rows
        ),
        note="Nicht auffindbare Akten zählen ganz als Fehler.",
    )
