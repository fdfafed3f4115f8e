"""The annex: catalogue with legal bases, the draw in short, the state of the change log, signatures."""

from collections.abc import Sequence

from qmapp.checks.aktenpruefung.freigabe.rows import FreigabeZeile
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.german import day, integer
from qmapp.reports import wortlaut
from qmapp.reports.document import Block, Column, Heading, PageBreak, Paragraph, Signatures, Table
from qmapp.reports.ziehungsprotokoll import festlegung
from qmapp.reports.ziehungsprotokoll.ziehung import Ziehung

UNTERSCHRIFTEN = ("Leitung der Prüfung", "Amtsleitung")


def anhang(
    ziehung: Ziehung, katalog: Katalog, anker: str, freigaben: Sequence[FreigabeZeile] = ()
) -> tuple[Block, ...]:
    """Annexes A to C and the lines to sign on."""
    return (
        PageBreak(),
        Heading(1, "Prüfkatalog mit Rechtsgrundlagen", number="A"),
        *katalogtabelle(katalog),
        Heading(1, "Ziehungsprotokoll in Kurzform", number="B"),
        *_ziehung(ziehung),
        Heading(1, "Nachweis und Unterschriften", number="C"),
        *_nachweis(anker),
        *_freigaben(freigaben),
        Signatures(UNTERSCHRIFTEN),
    )


def katalogtabelle(katalog: Katalog) -> tuple[Block, ...]:
    """The Prüfpunkte with their legal bases and what has to be known of each."""
    bereiche = {b.schluessel: b.titel for b in katalog.bereiche}
    return (
        Paragraph(
            f"Katalog {katalog.code}, {katalog.titel}, Version {katalog.version}, Rechtsstand "
            f"{day(katalog.rechtsstand)}. Paragraphen sind Fundstellen und keine Zitate."
        ),
        *(Paragraph(text, small=True) for text in (_vermerke(katalog),) if text),
        Table(
            title="Prüfpunkte und Fundstellen",
            columns=(
                Column("Code", width=1.2, header=True),
                Column("Prüfpunkt", width=3.1),
                Column("Bereich", width=1.15),
                Column("Rechtsgrundlage", width=3.9),
                Column("Vermerk", width=1.4),
            ),
            rows=tuple(
                (p.code, p.titel, bereiche.get(p.bereich, p.bereich), wortlaut.norm(p.rechtsgrundlage), _vermerk(p))
                for p in katalog.punkte
            ),
            wide=True,
        ),
    )


def _vermerke(katalog: Katalog) -> str:
    saetze = []
    if any(p.reform_2026 for p in katalog.punkte):
        saetze.append("Reform 2026: von der Rechtsänderung zum 01.07.2026 berührt.")
    if any(p.pruefen for p in katalog.punkte):
        saetze.append("Fundstelle prüfen: vor der Anwendung mit dem geltenden Wortlaut zu vergleichen.")
    return " ".join(saetze)


def _vermerk(punkt: Pruefpunkt) -> str:
    vermerke = (("Reform 2026", punkt.reform_2026), ("Fundstelle prüfen", punkt.pruefen))
    return ", ".join(name for name, gilt in vermerke if gilt)


def _ziehung(ziehung: Ziehung) -> tuple[Block, ...]:
    return (
        Paragraph("Die Liste der gezogenen Akten steht im Ziehungsprotokoll. Sie bleibt bei den Prüfunterlagen."),
        wortlaut.fakten(
            "Ziehung",
            (
                ("Liste", ziehung.liste.datei),
                ("SHA-256 der Liste", ziehung.liste.sha256),
                ("Akten in der Liste", integer(ziehung.anzahl)),
                ("Ausgeschlossen", integer(len(ziehung.ausschluesse))),
                ("Grundgesamtheit", integer(ziehung.verbleibend)),
                ("SHA-256 der Grundgesamtheit", ziehung.pruefsumme_verbleibend),
                ("Auswahl", festlegung.auswahl(ziehung.plan, ziehung.merkmal)),
                ("Umfang", wortlaut.akten(ziehung.umfang)),
                *festlegung.startwert(ziehung.plan, namen=False),
                ("Gezogen am", day(ziehung.gezogen_um.astimezone().date())),
                ("Programm", f"Q-Check {ziehung.programm_version}, Verfahren {ziehung.verfahren_version}"),
                ("SHA-256 des Protokolls", ziehung.sha256),
                ("Weitere Einträge", integer(len(ziehung.weitere)) if ziehung.weitere else ""),
                ("SHA-256 des letzten Eintrags", ziehung.weitere[-1].sha256 if ziehung.weitere else ""),
            ),
        ),
    )


def _nachweis(anker: str) -> tuple[Block, ...]:
    if not anker:
        return ()
    return (
        Paragraph(
            "Jede Eingabe steht im Änderungsprotokoll der Arbeitsmappe. Seine Einträge sind verkettet. Der Anker am "
            "Ende dieses Berichts ist die Prüfsumme des letzten Eintrags, auf dem die Zahlen beruhen."
        ),
    )


def _freigaben(freigaben: Sequence[FreigabeZeile]) -> tuple[Block, ...]:
    """The sign-off in force and every one lifted before it; nothing where none was released."""
    released = [row for row in freigaben if row.freigegeben_um is not None]
    if not released:
        return (Paragraph("Die Prüfung ist noch nicht freigegeben; das Ergebnis ist deshalb nicht versiegelt."),)
    blocks: list[Block] = []
    for row in released:
        assert row.freigegeben_um is not None
        facts = [
            ("Vorgelegt", f"{day(row.vorgelegt_um.astimezone().date())}, {row.vorgelegt_durch}"),
            ("Freigegeben", f"{day(row.freigegeben_um.astimezone().date())}, {row.freigegeben_durch}"),
            ("Umfasst", f"{wortlaut.akten(row.akten)} mit {integer(row.antworten)} Antworten"),
            ("Siegel (SHA-256)", row.siegel.partition(":")[2]),
            ("Anker des Protokolls", row.anker),
        ]
        if row.aufgehoben_um is not None:
            lifted = f"{day(row.aufgehoben_um.astimezone().date())}, {row.aufgehoben_durch}: {row.aufgehoben_grund}"
            facts.append(("Aufgehoben", lifted))
        blocks.append(wortlaut.fakten("Freigabe" if row.gilt else "Aufgehobene Freigabe", tuple(facts)))
    return tuple(blocks)
