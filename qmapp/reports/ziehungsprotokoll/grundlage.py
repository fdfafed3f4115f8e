"""Sections 1 and 2: what could be drawn, and what was laid down before the draw."""

from qmapp.german import day, integer
from qmapp.reports import wortlaut
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table
from qmapp.reports.ziehungsprotokoll import festlegung
from qmapp.reports.ziehungsprotokoll.festlegung import schichtname
from qmapp.reports.ziehungsprotokoll.ziehung import Ziehung


def grundgesamtheit(ziehung: Ziehung) -> tuple[Block, ...]:
    """List, columns, digests, rows left out and files excluded."""
    liste = ziehung.liste
    spalten = (
        ("Aktenzeichen", liste.spalte_schluessel),
        ("Schicht", liste.spalte_schicht),
        ("Betrag", liste.spalte_betrag),
        ("Team", liste.spalte_team),
        ("weitere", ", ".join(liste.weitere)),
    )
    return (
        Heading(1, "Grundgesamtheit", number="1"),
        Paragraph("Die Liste stand fest, bevor der Startwert bestimmt wurde. Die Prüfsummen halten sie fest."),
        wortlaut.fakten(
            "Liste",
            (
                ("Datei", liste.datei),
                ("Tabellenblatt", liste.blatt),
                ("Kopfzeile", integer(liste.kopfzeile) if liste.kopfzeile else "ohne"),
                ("Stand", day(liste.stand) if liste.stand else ""),
                ("Verwendete Spalten", "; ".join(f"{rolle}: {name}" for rolle, name in spalten if name)),
                ("SHA-256 der Datei", liste.sha256),
                ("Akten in der Liste", integer(ziehung.anzahl)),
                ("SHA-256 aller Akten", ziehung.pruefsumme if ziehung.ausschluesse else ""),
                ("Ausgeschlossen", integer(len(ziehung.ausschluesse))),
                ("Grundgesamtheit", integer(ziehung.verbleibend)),
                ("SHA-256 der Grundgesamtheit", ziehung.pruefsumme_verbleibend),
            ),
        ),
        *_ausgelassen(ziehung),
        *_ausschluesse(ziehung),
    )


def _ausgelassen(ziehung: Ziehung) -> tuple[Block, ...]:
    if not ziehung.liste.ausgelassen:
        return ()
    return (
        Table(
            title="Beim Einlesen ausgelassene Zeilen",
            columns=(Column("Zeile", "right", 0.5, header=True, kind="int"), Column("Grund", width=3)),
            rows=tuple((integer(zeile), grund) for zeile, grund in ziehung.liste.ausgelassen),
        ),
    )


def _ausschluesse(ziehung: Ziehung) -> tuple[Block, ...]:
    if not ziehung.ausschluesse:
        return (Paragraph("Vor der Ziehung wurde keine Akte ausgeschlossen."),)
    return (
        Table(
            title="Vor der Ziehung ausgeschlossene Akten",
            columns=(
                Column("Aktenzeichen", width=1.3, header=True),
                Column(ziehung.merkmal),
                Column("Grund", width=2.4),
            ),
            rows=tuple((a.schluessel, schichtname(a.schicht), a.grund) for a in ziehung.ausschluesse),
        ),
    )


def festlegungen(ziehung: Ziehung) -> tuple[Block, ...]:
    """Size, rounding rule, seed and its origin, spares, the rule for lost files, and the strata."""
    plan = ziehung.plan
    return (
        Heading(1, "Festlegungen vor der Ziehung", number="2"),
        wortlaut.fakten(
            "Umfang und Startwert",
            (
                *festlegung.umfang(ziehung),
                ("Auswahl", festlegung.auswahl(ziehung)),
                ("Startwert", plan.startwert),
                ("Herkunft des Startwerts", festlegung.HERKUNFT[plan.startwert_herkunft]),
                ("Startwert bestimmt durch", plan.startwert_von),
                ("Ersatzakten", festlegung.reserve(ziehung)),
                ("Nicht auffindbare Akten", festlegung.VERLUST[plan.verloren_regel]),
            ),
        ),
        *_aufteilung(ziehung),
    )


def _aufteilung(ziehung: Ziehung) -> tuple[Block, ...]:
    if len(ziehung.schichten) < 2:
        return ()
    return (
        Table(
            title=f"Aufteilung nach {ziehung.merkmal}",
            columns=(
                Column(ziehung.merkmal, width=1.6, header=True),
                Column("Bestand", "right", kind="int"),
                Column("Gezogen", "right", kind="int"),
                Column("Ersatzakten", "right", kind="int"),
            ),
            rows=tuple(
                (schichtname(s.name), integer(s.bestand), integer(s.akten), integer(_reserve_von(ziehung, s.name)))
                for s in ziehung.schichten
            ),
            total=(
                "Summe",
                integer(sum(s.bestand for s in ziehung.schichten)),
                integer(sum(s.akten for s in ziehung.schichten)),
                integer(len(ziehung.reserve)),
            ),
        ),
    )


def _reserve_von(ziehung: Ziehung, schicht: str) -> int:
    return sum(akte.schicht == schicht for akte in ziehung.reserve)
