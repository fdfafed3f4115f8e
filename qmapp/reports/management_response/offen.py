"""What the thread lacks: Feststellungen, Empfehlungen and Maßnahmen that wait for what should follow."""

from qmapp.act.management_response.luecken import UEBERSCHRIFTEN
from qmapp.act.management_response.rows import Luecke
from qmapp.german import day
from qmapp.reports.act.lage import Lage
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table

_NUMMER = "4"


def offene_punkte(lage: Lage) -> tuple[Block, ...]:
    """The part; a public version has none."""
    if lage.oeffentlich:
        return ()
    head = Heading(1, "Offene Punkte", number=_NUMMER)
    if not lage.luecken:
        return (head, Paragraph("Der Faden ist vollständig: Auf jede Feststellung und jede Zusage folgt, was soll."))
    table = Table(
        title="Wo der Faden abreißt",
        columns=(
            Column("Was fehlt", width=2.6),
            Column("Nr.", width=1.2, header=True),
            Column("Titel", width=4.0),
            Column("Seit", width=1.1),
            Column("Frist", width=1.1),
        ),
        rows=tuple(_zeile(gap) for gap in lage.luecken),
        wide=True,
    )
    return (head, Paragraph("Hier fehlt, was als Nächstes folgen soll, das Älteste jeder Art zuerst."), table)


def _zeile(gap: Luecke) -> tuple[str, ...]:
    due = "–" if gap.frist is None else day(gap.frist)
    return UEBERSCHRIFTEN[gap.art], gap.kennung, gap.titel, day(gap.seit), due
