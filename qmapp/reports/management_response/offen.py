"""What the thread lacks: Feststellungen, Empfehlungen and Maßnahmen that wait for what should follow."""

from qmapp.act.management_response.rows import Lueckenart
from qmapp.german import day
from qmapp.reports.act.lage import Lage
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table

_NUMMER = "4"
_ARTEN = {
    Lueckenart.OHNE_EMPFEHLUNG: "Feststellung ohne Empfehlung",
    Lueckenart.OHNE_ANTWORT: "Empfehlung ohne Antwort",
    Lueckenart.OHNE_MASSNAHME: "angenommen, aber ohne Maßnahme",
    Lueckenart.OHNE_FRIST: "Maßnahme ohne Frist",
    Lueckenart.OHNE_WIRKSAMKEIT: "umgesetzt, aber nicht auf Wirksamkeit geprüft",
}


def offene_punkte(lage: Lage) -> tuple[Block, ...]:
    """The part; a public version has none."""
    if lage.oeffentlich:
        return ()
    head = Heading(1, "Offene Punkte", number=_NUMMER)
    if not lage.luecken:
        return (head, Paragraph("Der Faden ist vollständig: Auf jede Feststellung und jede Zusage folgt, was soll."))
    order = list(Lueckenart)
    rows = sorted(lage.luecken, key=lambda gap: (order.index(gap.art), gap.seit, gap.kennung))
    table = Table(
        title="Wo der Faden abreißt",
        columns=(
            Column("Was fehlt", width=2.6),
            Column("Nr.", width=1.2, header=True),
            Column("Titel", width=4.0),
            Column("Seit", width=1.2),
        ),
        rows=tuple((_ARTEN[gap.art], gap.kennung, gap.titel, day(gap.seit)) for gap in rows),
        wide=True,
    )
    return (head, Paragraph("Hier fehlt, was als Nächstes folgen soll, das Älteste jeder Art zuerst."), table)
