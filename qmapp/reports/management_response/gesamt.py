"""Teil 1: the statement, three figures, what the Leitung says to all of it, and every Empfehlung in one table."""

from collections.abc import Sequence

from qmapp.act.empfehlung.worte import HALTUNGEN, PRIORITAETEN
from qmapp.act.management_response.rows import Vorgang
from qmapp.act.management_response.worte import STAENDE
from qmapp.german import day
from qmapp.reports.act.fassung import kleine_zahlen
from qmapp.reports.act.lage import Lage
from qmapp.reports.act.saetze import aussage, freigabe
from qmapp.reports.act.zahlen import QUOTEN, Zahlen
from qmapp.reports.document import (
    Block,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Lead,
    MarginNote,
    Note,
    Paragraph,
    Table,
)

_NOCH_KEINE = "–"


def gesamt(lage: Lage, counted: Zahlen) -> tuple[Block, ...]:
    """The first page."""
    return (
        Lead(aussage(lage, counted)),
        MarginNote(
            "So lesen Sie die Zahlen",
            "Gezählt sind freigegebene Antworten und der gemeldete Stand der Maßnahmen am Stichtag. Wie gerechnet "
            "wird, steht in Teil 3.",
        ),
        kennzahlen(counted),
        *_hinweis(lage),
        Heading(1, "Gesamtstellungnahme der Leitung", number="1"),
        *_stellungnahme(lage),
        *_uebersicht(lage.vorgaenge),
    )


def kennzahlen(counted: Zahlen) -> KeyFigures:
    """Annahmequote, Umsetzungsquote and what is late."""
    late = counted.wort("ueberfaellig")
    return KeyFigures(
        (
            KeyFigure(counted.anteil("annahmequote"), "Annahmequote", _of(counted, "annahmequote", "Empfehlungen")),
            KeyFigure(
                counted.anteil("umsetzungsquote_massnahmen"),
                "Maßnahmen umgesetzt",
                _of(counted, "umsetzungsquote_massnahmen", "Maßnahmen"),
            ),
            KeyFigure(late, "überfällig", f"von {counted.wort('offen')} offenen Maßnahmen"),
        )
    )


def _of(counted: Zahlen, quote: str, noun: str) -> str:
    top, bottom = counted.bruch(quote)
    return f"{top} von {bottom} {noun}" if counted.gezeigt(*QUOTEN[quote]) else f"von {bottom} {noun}"


def _hinweis(lage: Lage) -> tuple[Block, ...]:
    if not lage.oeffentlich:
        return ()
    return (
        Note(
            "Öffentliche Fassung",
            (
                "Interne Einträge, Personen und interne Bemerkungen sind ausgelassen. Was genau und warum, steht im "
                "Anhang.",
                kleine_zahlen(lage),
            ),
        ),
    )


def _stellungnahme(lage: Lage) -> tuple[Block, ...]:
    said = lage.gesamt
    if lage.kopf.jahr is None:
        return (Paragraph("Sie gilt einem Jahr und steht in der Management Response dieses Jahres."),)
    if said is None or not said.text.strip():
        return (Paragraph("Eine Gesamtstellungnahme der Leitung liegt noch nicht vor."),)
    draft = said.freigegeben_am is None
    where = (
        "Entwurf, noch nicht freigegeben" if draft else "",
        said.rolle or "Leitung",
        day(said.datum) if said.datum is not None else "",
        freigabe(said.freigegeben_am, said.freigegeben_durch),
    )
    paragraphs = tuple(Paragraph(part.strip()) for part in said.text.split("\n") if part.strip())
    return (*paragraphs, Paragraph(" · ".join(part for part in where if part), small=True))


def _uebersicht(cases: Sequence[Vorgang]) -> tuple[Block, ...]:
    if not cases:
        return (Paragraph("In dieser Fassung steht keine Empfehlung."),)
    table = Table(
        title="Empfehlungen und Antworten im Überblick",
        columns=(
            Column("Nr.", width=1.35, header=True),
            Column("Empfehlung", width=4.4),
            Column("Priorität", width=1.1),
            Column("Antwort der Leitung", width=1.7),
            Column("Maßnahmen", width=1.5),
            Column("Stand", width=1.5),
        ),
        rows=tuple(_zeile(case) for case in cases),
        wide=True,
    )
    return (table,)


def _zeile(case: Vorgang) -> tuple[str, ...]:
    row = case.empfehlung.zeile
    answer = HALTUNGEN[row.haltung] if row.haltung is not None else _NOCH_KEINE
    names = ", ".join(one.zeile.kennung for one in case.massnahmen) or _NOCH_KEINE
    return row.kennung, row.titel, PRIORITAETEN[row.prioritaet], answer, names, STAENDE[case.stand]
