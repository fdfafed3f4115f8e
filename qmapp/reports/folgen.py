"""What followed from a Q-Check or a Befragung: its Feststellungen, and the Empfehlungen made of them."""

from collections.abc import Sequence

from qmapp.act.empfehlung import worte
from qmapp.act.empfehlung.rows import EmpfehlungZeile
from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.german import day, integer
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table
from qmapp.reports.pruefbericht.feststellungen import feststellungen as kapitel

_TITEL = "Feststellungen und Empfehlungen"


def folgen(
    feststellungen: Sequence[FeststellungZeile], empfehlungen: Sequence[EmpfehlungZeile], nummer: str
) -> tuple[Block, ...]:
    """The chapter; it says so where nothing was held yet."""
    if not feststellungen:
        return (
            Heading(1, _TITEL, number=nummer),
            Paragraph("Aus diesem Ergebnis ist noch keine Feststellung festgehalten."),
        )
    return (
        *kapitel(feststellungen, nummer, _TITEL, ""),
        Heading(2, "Empfehlungen", number=f"{nummer}.1"),
        *(_tabelle(empfehlungen) if empfehlungen else (Paragraph("Empfehlungen sind noch nicht ausgesprochen."),)),
    )


def _tabelle(rows: Sequence[EmpfehlungZeile]) -> tuple[Block, ...]:
    answered = sum(row.beantwortet for row in rows)
    said = "Die Leitung hat geantwortet." if answered == len(rows) else f"Beantwortet: {integer(answered)}."
    return (
        Paragraph(f"{said} Die Antworten im Wortlaut stehen in der Management Response."),
        Table(
            title="Empfehlungen und Antwort der Leitung",
            columns=(
                Column("Nr.", width=1.2, header=True),
                Column("Empfehlung", width=4.4),
                Column("Aus", width=1.4),
                Column("An", width=1.8),
                Column("Antwort", width=2),
            ),
            rows=tuple(
                (row.kennung, row.titel, ", ".join(row.feststellungen), row.adressat or "–", _antwort(row))
                for row in rows
            ),
            wide=True,
        ),
    )


def _antwort(row: EmpfehlungZeile) -> str:
    return f"offen, bis {day(row.antwort_frist)}" if row.haltung is None else worte.HALTUNGEN[row.haltung]
