"""Section 3: how to recompute a draw without this program, with ``sha256sum`` and ``sort`` only."""

import shlex
from dataclasses import dataclass

from qmapp.german import integer
from qmapp.reports.document import Block, Column, Heading, NumberedList, Paragraph, Preformatted, Table
from qmapp.reports.ziehungsprotokoll.festlegung import schichtname
from qmapp.reports.ziehungsprotokoll.ziehung import Ziehung


@dataclass(frozen=True)
class Lauf:
    """One command of the recipe: the file with a stratum's keys, and how many of its tickets to show."""

    datei: str
    schicht: str
    akten: int
    reserve: int

    @property
    def zeile(self) -> str:
        """The command."""
        return f"tickets {self.datei} {self.akten + self.reserve}"


def laeufe(ziehung: Ziehung) -> tuple[Lauf, ...]:
    """One run per stratum of a stratified draw, else one over all keys; strata without a drawn file have none."""
    if not ziehung.geschichtet:
        return (Lauf("akten.txt", "", len(ziehung.stichprobe), len(ziehung.reserve)),)
    gezogen = [s for s in ziehung.schichten if s.akten]
    reserve = [sum(akte.schicht == s.name for akte in ziehung.reserve) for s in gezogen]
    return tuple(
        Lauf(f"schicht-{n}.txt", s.name, s.akten, spares)
        for n, (s, spares) in enumerate(zip(gezogen, reserve, strict=True), 1)
    )


def pruefsummenzeile() -> str:
    """The command whose result must be the population's digest."""
    return "LC_ALL=C sort akten.txt | sha256sum"


def befehle(ziehung: Ziehung) -> tuple[str, ...]:
    """The lines to type: seed, a function that makes the tickets, and one call per stratum.

    The function prints ``ticket key`` in draw order, as the protocol's lists show it (statistik: ticket = hex SHA-256
    of UTF-8 ``seed,key``; ascending, ties by key).
    """
    return (
        f"S={shlex.quote(ziehung.plan.startwert)}",
        "tickets() {",
        "  while IFS= read -r a; do",
        '    h=$(printf \'%s,%s\' "$S" "$a" | sha256sum | cut -c1-64)',
        '    printf \'%s %s\\n\' "$h" "$a"',
        '  done < "$1" | LC_ALL=C sort | head -n "$2"',
        "}",
        *(lauf.zeile for lauf in laeufe(ziehung)),
    )


def anleitung(ziehung: Ziehung) -> tuple[Block, ...]:
    """How anybody can repeat the draw, in words and as lines to type."""
    je_schicht = "je Schicht " if ziehung.geschichtet else ""
    return (
        Heading(1, "So rechnen Sie die Ziehung nach", number="3"),
        NumberedList(
            (
                "Jede Akte der Grundgesamtheit bekommt ein Ticket: die SHA-256-Prüfsumme des Textes aus Startwert, "
                "Komma und Aktenzeichen (UTF-8, hexadezimal, ohne Leerzeichen am Rand).",
                f"Die Akten werden {je_schicht}aufsteigend nach dem Ticket sortiert.",
                "Die ersten bilden die Stichprobe, die nächsten in derselben Reihenfolge die Ersatzakten.",
            )
        ),
        Paragraph(
            "Ohne Q-Check genügen sha256sum und sort, zum Beispiel unter Linux oder in Git Bash. Legen Sie die Datei "
            "akten.txt an: UTF-8, je Zeile ein Aktenzeichen, ohne die ausgeschlossenen Akten."
        ),
        Preformatted((pruefsummenzeile(),)),
        Paragraph("Die Ausgabe muss mit der Prüfsumme der Grundgesamtheit beginnen:"),
        Preformatted((ziehung.pruefsumme_verbleibend,)),
        *_befehle(ziehung),
        Paragraph(
            "Mit Q-Check geht es in einem Schritt aus der Protokolldatei und der Liste: qmapp stichprobe nachrechnen "
            "PROTOKOLL.json LISTE"
        ),
    )


def _befehle(ziehung: Ziehung) -> tuple[Block, ...]:
    text = "Die folgenden Zeilen geben Ticket und Aktenzeichen in der Reihenfolge der Ziehung aus."
    zeilen = Preformatted(befehle(ziehung))
    if not ziehung.geschichtet:
        return (Paragraph(f"{text} Das Ergebnis muss mit den Listen A und B übereinstimmen."), zeilen)
    return (
        Paragraph(
            f"{text} Jede Schicht bekommt dafür ihre eigene Datei. Das Ergebnis muss mit den Listen A und "
            f"B übereinstimmen."
        ),
        zeilen,
        Table(
            title="Dateien je Schicht",
            columns=(
                Column("Datei", header=True),
                Column(ziehung.merkmal, width=1.6),
                Column("Stichprobe", "right", kind="int"),
                Column("danach Ersatz", "right", kind="int"),
            ),
            rows=tuple(
                (lauf.datei, schichtname(lauf.schicht), integer(lauf.akten), integer(lauf.reserve))
                for lauf in laeufe(ziehung)
            ),
        ),
    )
