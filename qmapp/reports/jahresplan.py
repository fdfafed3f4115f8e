"""The Jahresprüfplan as a paper for the head of office: coverage first, then the audits, then the hours."""

from datetime import date

from qmapp.checks.jahresplan import jahresplan, worte
from qmapp.checks.jahresplan.kapazitaet import hours, hours_range, posts_range
from qmapp.checks.jahresplan.rows import Deckung, Eintrag, Jahresplan
from qmapp.errors import UserError
from qmapp.german import euro, integer
from qmapp.reports.document import (
    Block,
    BulletList,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Lead,
    MarginNote,
    Paragraph,
    Signatures,
    Table,
)
from qmapp.reports.pruefbericht.rechenweg import rechenweg_tabelle
from qmapp.workspace import Workspace

_TITLE = "Jahresprüfplan"


def lies_jahresplan(workspace: Workspace, jahr: int, stand: date) -> Document:
    """The plan of a year read from a workspace; raises UserError where there is no such plan."""
    plan = workspace.read(jahresplan, jahr, heute=stand)
    if plan is None:
        raise UserError(f"Für {jahr} gibt es keinen Jahresprüfplan.", advice="Legen Sie ihn zuerst an.", field="jahr")
    return jahresplan_bericht(plan, stand=stand)


def jahresplan_bericht(plan: Jahresplan, *, stand: date) -> Document:
    """The plan of a year as a tree, still without who issues it."""
    return Document(
        title=f"{_TITLE} {plan.jahr}",
        office="",
        stand=stand,
        blocks=_bloecke(plan),
        header=f"{_TITLE} {plan.jahr}",
        document_id=f"JPP-{plan.jahr}-{stand:%Y-%m-%d}",
        phase="C",
    )


def _bloecke(plan: Jahresplan) -> tuple[Block, ...]:
    return (
        Lead(worte.abdeckung(plan)),
        MarginNote(
            "Wozu dieser Plan",
            "Er zeigt, ob im Jahr jeder Prüfbereich in seinem Turnus geprüft wird und ob die Stunden dafür reichen.",
        ),
        _kennzahlen(plan),
        Heading(1, "Abdeckung je Prüfbereich", number="1"),
        *_luecken(plan),
        _deckung(plan),
        Heading(1, "Geplante Prüfungen", number="2"),
        *_pruefungen(plan),
        Heading(1, "Stunden und Stellen", number="3"),
        Paragraph(f"{worte.AUSLASTUNG[plan.kapazitaet.auslastung]}. {worte.auslastung(plan.kapazitaet)}"),
        rechenweg_tabelle(plan.kapazitaet.rechenweg),
        *_bemerkung(plan),
        Signatures(("QM-Beauftragte oder QM-Beauftragter", "Amtsleitung")),
    )


def _kennzahlen(plan: Jahresplan) -> KeyFigures:
    need = plan.kapazitaet
    return KeyFigures(
        (
            KeyFigure(f"{plan.gedeckt} von {plan.faellig}", "fällige Prüfbereiche im Plan"),
            KeyFigure(hours_range(*need.bedarf), "Bedarf", f"{hours(need.verfuegbar)} verfügbar"),
            KeyFigure(posts_range(*need.stellen), "Stellenbedarf", f"{worte.plain(plan.vzae)} vorhanden"),
        )
    )


def _luecken(plan: Jahresplan) -> tuple[Block, ...]:
    gaps = [area for area in plan.deckung if area.stand is Deckung.LUECKE]
    if not gaps:
        return ()
    return (
        Paragraph("Nicht abgedeckt:"),
        BulletList(tuple(f"{area.bereich}: {worte.TURNUS[area.turnus]}, geplant {worte.soll(area)}" for area in gaps)),
    )


def _deckung(plan: Jahresplan) -> Table:
    return Table(
        title="Prüfbereiche mit Turnus und Stand",
        columns=(
            Column("Prüfbereich", width=2.4, header=True),
            Column("Turnus", width=1.2),
            Column("Geplant", "right", 0.9),
            Column("Geprüft", "right", 0.8, kind="int"),
            Column("Volumen", "right", 1.3, kind="euro"),
            Column("Zuletzt", "right", 0.8),
            Column("Stand", width=1.2),
        ),
        rows=tuple(
            (
                area.bereich,
                worte.TURNUS[area.turnus],
                worte.soll(area),
                integer(area.geprueft),
                "" if area.volumen_cent is None else euro(area.volumen_cent, always_cents=False),
                "" if area.zuletzt is None else str(area.zuletzt),
                worte.DECKUNG[area.stand],
            )
            for area in plan.deckung
        ),
        wide=True,
    )


def _pruefungen(plan: Jahresplan) -> tuple[Block, ...]:
    if not plan.eintraege:
        return (Paragraph("Noch ist keine Prüfung geplant."),)
    left_out = [entry for entry in plan.eintraege if entry.verzicht_grund]
    table = Table(
        title="Prüfungen des Jahres",
        columns=(
            Column("Prüfung", width=2.2, header=True),
            Column("Zeitraum", width=1.5),
            Column("Umfang", width=1.7),
            Column("Stunden", width=1.4),
            Column("Stand", width=1.1),
        ),
        rows=tuple(_zeile(entry) for entry in plan.eintraege),
        wide=True,
    )
    if not left_out:
        return (table,)
    reasons = BulletList(tuple(f"{entry.titel}: {entry.verzicht_grund}" for entry in left_out))
    return (table, Paragraph("Diese Prüfungen entfallen im Jahr:"), reasons)


def _zeile(entry: Eintrag) -> tuple[str, ...]:
    name = f"{entry.kennung}: {entry.titel}" if entry.kennung else entry.titel
    return (
        name,
        worte.zeitraum(entry) or "noch offen",
        worte.umfang(entry) or "noch offen",
        worte.stunden(entry) or "noch offen",
        worte.STAND[entry.stand],
    )


def _bemerkung(plan: Jahresplan) -> tuple[Block, ...]:
    if not plan.bemerkung:
        return ()
    return (Heading(1, "Bemerkung", number="4"), Paragraph(plan.bemerkung))
