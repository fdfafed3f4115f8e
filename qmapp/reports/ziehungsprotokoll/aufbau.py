"""The blocks of the Ziehungsprotokoll in reading order."""

from collections.abc import Iterable

from qmapp.checks.aktenpruefung.auslosung import GezogeneAkte
from qmapp.checks.aktenpruefung.rows import Startwertherkunft
from qmapp.german import NBSP, day, integer, percent
from qmapp.reports import wortlaut
from qmapp.reports.document import (
    Block,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Lead,
    MarginNote,
    Note,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
)
from qmapp.reports.ziehungsprotokoll import festlegung, grundlage, nachrechnen, weitere
from qmapp.reports.ziehungsprotokoll.festlegung import schichtname
from qmapp.reports.ziehungsprotokoll.ziehung import Ziehung


def bloecke(ziehung: Ziehung) -> tuple[Block, ...]:
    """Statement, population, what was laid down, recipe, replacements, signatures; the lists of files as annexes."""
    return (
        *_kopf(ziehung),
        *grundlage.grundgesamtheit(ziehung),
        *grundlage.festlegungen(ziehung),
        *nachrechnen.anleitung(ziehung),
        *_ersetzungen(ziehung),
        *weitere.abschnitt(ziehung, "5"),
        *_unterschriften(ziehung, "6" if weitere.gibt_es(ziehung) else "5"),
        PageBreak(),
        Heading(1, "Gezogene Akten", number="A"),
        _liste(ziehung, "Stichprobe in der Reihenfolge der Ziehung", ziehung.stichprobe),
        *_reserve(ziehung),
        *weitere.listen(ziehung, "C" if ziehung.reserve else "B"),
    )


def _kopf(ziehung: Ziehung) -> tuple[Block, ...]:
    gezogen = ziehung.gezogen_um.astimezone()
    return (
        Lead(
            f"{wortlaut.von_akten(ziehung.gesamt, ziehung.verbleibend)} Akten sind gezogen{_davon(ziehung)}. Mit der "
            f"Liste und dem Startwert lässt sich die Ziehung jederzeit wiederholen."
        ),
        MarginNote(
            "Wozu dieses Protokoll",
            "Es belegt, dass die Akten gezogen und nicht ausgesucht sind. Wer nachrechnet, erhält dieselben Akten.",
        ),
        _kennzahlen(ziehung),
        wortlaut.fakten(
            "Ziehung",
            (
                ("Prüfung", " · ".join(part for part in (ziehung.kennung, ziehung.titel) if part)),
                ("Gezogen am", f"{day(gezogen.date())}, {gezogen:%H:%M}{NBSP}Uhr"),
                ("Gezogen durch", ziehung.gezogen_durch),
                ("Auswahl", festlegung.auswahl(ziehung.plan, ziehung.merkmal)),
                ("Startwert", ziehung.plan.startwert),
                ("Programm", f"Q-Check {ziehung.programm_version}, Verfahren {ziehung.verfahren_version}"),
                ("SHA-256 des Protokolls", ziehung.sha256),
            ),
        ),
        Note(
            "Vertraulich",
            (
                "Dieses Protokoll nennt Aktenzeichen und Ausschlussgründe. Es gehört zu den Prüfunterlagen und nur in "
                "die Hände der Befugten (§ 35 SGB I).",
            ),
            tone="warn",
        ),
    )


def _kennzahlen(ziehung: Ziehung) -> KeyFigures:
    return KeyFigures(
        (
            KeyFigure(
                integer(ziehung.gesamt),
                "gezogene Akten",
                f"{percent(ziehung.gesamt / ziehung.verbleibend, 2)} der Grundgesamtheit",
            ),
            KeyFigure(
                integer(ziehung.verbleibend),
                "Grundgesamtheit",
                _ausgeschlossen(ziehung),
            ),
            KeyFigure(
                integer(len(ziehung.reserve)), "Ersatzakten", f"{integer(_eingesetzt(ziehung))} davon eingesetzt"
            ),
        )
    )


def _ersetzungen(ziehung: Ziehung) -> tuple[Block, ...]:
    heading = Heading(1, "Ersetzte Akten", number="4")
    if not ziehung.ersetzungen:
        return (heading, Paragraph("Bisher musste keine gezogene Akte ersetzt werden."))
    return (
        heading,
        Paragraph(
            "Diese Akten gehörten nicht zur Grundgesamtheit. An ihre Stelle trat die nächste Ersatzakte "
            "derselben Schicht."
            if not any(e.verloren for e in ziehung.ersetzungen)
            else "An die Stelle einer Akte, die nicht zur Grundgesamtheit gehörte, trat die nächste Ersatzakte "
            "derselben Schicht. Für eine nicht auffindbare wurde sie zusätzlich geprüft; die Akte selbst bleibt als "
            "nicht auffindbar gezählt."
        ),
        Table(
            title="Ersetzte Akten mit Grund",
            columns=(
                Column("Aktenzeichen", width=1.2, header=True),
                Column(ziehung.merkmal),
                Column("Grund", width=2.2),
                Column("Ersatzakte", width=1.2),
                Column("Am"),
            ),
            rows=tuple(
                (
                    e.schluessel,
                    schichtname(e.schicht),
                    f"nicht auffindbar: {e.grund}" if e.verloren else e.grund,
                    e.ersatz or "keine mehr",
                    day(e.am.astimezone().date()) if e.am else "",
                )
                for e in ziehung.ersetzungen
            ),
            wide=True,
        ),
    )


def _ausgeschlossen(ziehung: Ziehung) -> str:
    anzahl = len(ziehung.ausschluesse)
    return f"{integer(anzahl) if anzahl else 'keine'} vor der Ziehung ausgeschlossen"


def _eingesetzt(ziehung: Ziehung) -> int:
    return sum(bool(e.ersatz) for e in ziehung.ersetzungen)


def _davon(ziehung: Ziehung) -> str:
    return f", davon {integer(ziehung.erweitert)} durch Erweiterung" if ziehung.erweitert else ""


def _unterschriften(ziehung: Ziehung, nummer: str) -> tuple[Block, ...]:
    ziehende, plan = ziehung.gezogen_durch, ziehung.plan
    roles: tuple[str, ...] = ("Startwert, zweite Person",)
    if plan.startwert_herkunft is Startwertherkunft.ZWEI_PERSONEN:
        roles = (f"Erste Hälfte: {plan.startwert_von}", f"Zweite Hälfte: {plan.startwert_zeuge}")
    elif plan.startwert_von and plan.startwert_herkunft is not Startwertherkunft.OEFFENTLICH:
        roles = (f"Startwert: {plan.startwert_von}",)
    nur = "nur, was dieses Protokoll nennt" if weitere.gibt_es(ziehung) else "einmal"
    return (
        Heading(1, "Unterschriften", number=nummer),
        Paragraph(f"Die Unterzeichnenden bestätigen: Die Liste stand vor dem Startwert fest, und gezogen wurde {nur}."),
        Signatures((f"Ziehung: {ziehende}" if ziehende else "Ziehung", *roles)),
    )


def _reserve(ziehung: Ziehung) -> tuple[Block, ...]:
    if not ziehung.reserve:
        return ()
    return (
        Heading(1, "Ersatzakten", number="B"),
        _liste(ziehung, "Ersatzakten in der Reihenfolge des Nachrückens", ziehung.reserve),
    )


def _liste(ziehung: Ziehung, titel: str, akten: Iterable[GezogeneAkte]) -> Table:
    return Table(
        title=titel,
        columns=(
            Column("Rang", "right", 0.62, kind="int"),
            Column("Aktenzeichen", width=1.55, header=True),
            Column(ziehung.merkmal, width=1.15),
            Column("Ticket (SHA-256)", width=6.2, mono=True),
        ),
        rows=tuple((integer(a.rang), a.schluessel, schichtname(a.schicht), a.ticket) for a in akten),
        wide=True,
    )
