"""Sections 1 and 2: what could be drawn, and what was laid down before the draw."""

from collections import Counter
from fractions import Fraction

from qmapp.checks.aktenpruefung.betragslage import aussen_satz
from qmapp.checks.aktenpruefung.rows import Schichtung
from qmapp.german import day, euro, integer
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
                ("Auswahl", festlegung.auswahl(ziehung.plan, ziehung.merkmal)),
                *festlegung.startwert(plan),
                *_startplatz(ziehung),
                ("Ersatzakten", festlegung.reserve(ziehung)),
                ("Ersatzregel", festlegung.ERSATZ[plan.ersatzregel] if not plan.nach_betrag else _NO_SPARES),
                ("Nicht auffindbare Akten", festlegung.VERLUST[plan.verloren_regel]),
            ),
        ),
        *_nach_betrag(ziehung),
        *_aufteilung(ziehung),
    )


_NO_SPARES = "Nach Betrag gezogene Akten werden nicht ersetzt."


def _startplatz(ziehung: Ziehung) -> list[tuple[str, str]]:
    """Where equal steps began; of strata it stands in their table."""
    if ziehung.geschichtet:
        return []
    what = "Cent" if ziehung.plan.nach_betrag else "Platz"
    return [("Start der Schritte", f"{what} {integer(s.start)}") for s in ziehung.starts if s.start is not None]


def _nach_betrag(ziehung: Ziehung) -> tuple[Block, ...]:
    lage = ziehung.betraege
    if lage is None:
        return ()
    certain = sum(start.sicher for start in ziehung.starts)
    facts = wortlaut.fakten(
        "Ziehung nach Betrag",
        (
            ("Akten mit Betrag", wortlaut.akten(lage.akten)),
            ("Summe der Beträge", euro(lage.summe_cent)),
            ("Summe geteilt durch Stichprobe", euro(round(Fraction(lage.summe_cent, ziehung.umfang)))),
            ("Sicher gezogen", wortlaut.akten(certain) if certain else "keine"),
        ),
    )
    outside = aussen_satz(lage)
    return (facts, Paragraph(outside)) if outside else (facts,)


def _aufteilung(ziehung: Ziehung) -> tuple[Block, ...]:
    if len(ziehung.schichten) < 2:
        return ()
    spares = Counter(akte.schicht for akte in ziehung.reserve)
    starts = {start.schicht: start.start for start in ziehung.starts} if ziehung.geschichtet else {}
    earlier = {name: (x, n) for name, x, n in ziehung.plan.neyman_quoten}
    by_neyman = ziehung.plan.schichtung is Schichtung.NEYMAN

    def row(name: str, bestand: int, akten: int) -> tuple[str, ...]:
        cells = [schichtname(name), integer(bestand)]
        if by_neyman:
            cells.append(wortlaut.von_akten(*earlier[name]))
        cells += [integer(akten), *((integer(spares[name]),) if ziehung.reserve else ())]
        if starts:
            start = starts.get(name)
            cells.append("–" if start is None else integer(start))
        return tuple(cells)

    total = [integer(sum(s.bestand for s in ziehung.schichten)), integer(ziehung.umfang)]
    total += [integer(len(ziehung.reserve))] if ziehung.reserve else []
    return (
        Table(
            title=f"Aufteilung nach {ziehung.merkmal}",
            columns=(
                Column(ziehung.merkmal, width=1.6, header=True),
                Column("Bestand", "right", kind="int"),
                *((Column("Früher mit Mangel", "right", 1.2),) if by_neyman else ()),
                Column("Gezogen", "right", kind="int"),
                *((Column("Ersatzakten", "right", kind="int"),) if ziehung.reserve else ()),
                *((Column("Startplatz", "right", kind="int"),) if starts else ()),
            ),
            rows=tuple(row(s.name, s.bestand, s.akten) for s in ziehung.schichten),
            total=("Summe", total[0], *(("",) if by_neyman else ()), *total[1:], *(("",) if starts else ())),
            note=_source(ziehung) if by_neyman else "",
        ),
    )


def _source(ziehung: Ziehung) -> str:
    where = f"der Prüfung {ziehung.neyman_aus}" if ziehung.neyman_aus else "eingetragen"
    return f"Frühere Ergebnisse: {where}. Schichten mit größerer Schwankung bekommen mehr Akten (Neyman)."
