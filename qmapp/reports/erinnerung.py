"""Reminders: one letter for each who owes an answer or is late with a Maßnahme."""

from datetime import date

from qmapp.act.wiedervorlage import worte
from qmapp.act.wiedervorlage.erinnerung import Erinnerung, erinnerungen
from qmapp.act.wiedervorlage.rows import Faellig, Faelligkeitsart
from qmapp.errors import UserError
from qmapp.german import day, integer
from qmapp.reports.document import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Lead,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
)
from qmapp.workspace import Workspace

_TITLE = "Erinnerung an offene Zusagen"


def lies_erinnerung(workspace: Workspace, _: int, stand: date) -> Document:
    """The letters read from a workspace; raises UserError where nothing is overdue."""
    briefe = workspace.read(erinnerungen, stand)
    if not briefe:
        raise UserError(
            "Es gibt nichts zu erinnern.", advice="Keine Antwort fehlt, und keine Zusage ist über ihre Frist."
        )
    return erinnerung(briefe, stand=stand)


def erinnerung(briefe: tuple[Erinnerung, ...], *, stand: date) -> Document:
    """The letters as one tree, each on a page of its own, still without who issues them."""
    blocks: list[Block] = []
    for brief in briefe:
        if blocks:
            blocks.append(PageBreak())
        blocks += _brief(brief, stand)
    return Document(
        title=_TITLE,
        office="",
        stand=stand,
        blocks=tuple(blocks),
        header=_TITLE,
        document_id=f"ERI-{stand:%Y-%m-%d}",
        phase="A",
    )


def _brief(brief: Erinnerung, stand: date) -> list[Block]:
    count = len(brief.offen)
    points = "1 Punkt ist" if count == 1 else f"{integer(count)} Punkte sind"
    return [
        Heading(1, f"An: {brief.empfaenger}"),
        Lead(f"{points} über die vereinbarte Zeit offen."),
        Facts((("Datum", day(stand)), ("Bitte antworten bis", day(brief.bis)))),
        Paragraph(
            "Bitte teilen Sie mit, was daraus geworden ist. Hat sich etwas geändert, genügt ein neuer Termin mit einem "
            "Grund; er wird in der Nachverfolgung vermerkt."
        ),
        _tabelle(brief),
        Paragraph("Ist ein Punkt inzwischen erledigt, nennen Sie bitte den Tag. Vielen Dank."),
        Signatures(("QM-Beauftragte oder QM-Beauftragter",)),
    ]


def _tabelle(brief: Erinnerung) -> Table:
    return Table(
        title=f"Offene Punkte: {brief.empfaenger}",
        columns=(
            Column("Nr.", width=1.1, header=True),
            Column("Worum es geht", width=2.6),
            Column("Was fehlt", width=2.4),
            Column("Fällig war", "right", 1.1, kind="date"),
            Column("Seit", "right", 0.9),
        ),
        rows=tuple(_zeile(offen) for offen in brief.offen),
    )


#: What is still to come, by what it is.
_FEHLT = {
    Faelligkeitsart.ANTWORT: "Antwort der Leitung",
    Faelligkeitsart.MASSNAHME: "Umsetzung oder ein neuer Termin mit Grund",
    Faelligkeitsart.MEILENSTEIN: "Meilenstein oder ein neuer Termin mit Grund",
    Faelligkeitsart.WIRKSAMKEIT: "Prüfung, ob die Maßnahme gewirkt hat",
    Faelligkeitsart.BEMERKUNG: "Antwort auf die Prüfungsbemerkung",
}


def _zeile(offen: Faellig) -> tuple[str, ...]:
    missing = _FEHLT.get(offen.art, worte.ARTEN[offen.art])
    days = -offen.tage
    return offen.kennung, offen.titel, missing, day(offen.datum), "1 Tag" if days == 1 else f"{integer(days)} Tage"
