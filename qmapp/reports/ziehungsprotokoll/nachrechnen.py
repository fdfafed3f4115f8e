"""Section 3: how to recompute a draw without this program, adapted to its kind."""

from qmapp.checks.aktenpruefung import rezept
from qmapp.checks.aktenpruefung.rezept import Lauf, pruefsummenzeile
from qmapp.german import integer
from qmapp.reports.document import Block, Column, Heading, NumberedList, Paragraph, Preformatted, Table
from qmapp.reports.ziehungsprotokoll.festlegung import schichtname
from qmapp.reports.ziehungsprotokoll.ziehung import Ziehung


def laeufe(ziehung: Ziehung) -> tuple[Lauf, ...]:
    """The runs of the recipe as :func:`rezept.laeufe`."""
    plan = ziehung.plan
    if not plan.geschichtet:
        return rezept.laeufe(plan, [("", len(ziehung.stichprobe), len(ziehung.reserve))])
    spares = {s.name: 0 for s in ziehung.schichten}
    for akte in ziehung.reserve:
        spares[akte.schicht] += 1
    return rezept.laeufe(plan, ((s.name, s.akten, spares[s.name]) for s in ziehung.schichten))


def befehle(ziehung: Ziehung) -> tuple[str, ...]:
    """The lines to type; they print ``ticket key`` in draw order, as the protocol's lists show it."""
    return rezept.befehle(ziehung.plan, laeufe(ziehung))


def anleitung(ziehung: Ziehung) -> tuple[Block, ...]:
    """How anybody can repeat the draw, in words and as lines to type."""
    return (
        Heading(1, "So rechnen Sie die Ziehung nach", number="3"),
        NumberedList(rezept.schritte(ziehung.plan)),
        Paragraph(
            f"Ohne Q-Check genügen Bordmittel wie sha256sum und sort, zum Beispiel unter Linux oder in Git Bash. Legen "
            f"Sie die Datei {rezept.AKTEN} an: UTF-8, je Zeile ein Aktenzeichen, ohne die ausgeschlossenen Akten."
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
    lists = "den Listen A und B" if ziehung.reserve else "der Liste A"
    text = (
        f"Die folgenden Zeilen geben Ticket und Aktenzeichen in der Reihenfolge der Ziehung aus. Das Ergebnis muss mit "
        f"{lists} übereinstimmen."
    )
    zeilen = Preformatted(befehle(ziehung))
    if ziehung.plan.nach_betrag:
        needed = (
            f"Die Beträge stehen in der Datei {rezept.BETRAEGE}: je Zeile der Betrag in Cent, ein Leerzeichen und das "
            f"Aktenzeichen, nur Beträge über 0\u00a0€."
        )
        return (Paragraph(f"{needed} {text}"), zeilen)
    if not ziehung.geschichtet:
        return (Paragraph(text), zeilen)
    return (
        Paragraph(f"Jede Schicht bekommt eine eigene Datei mit ihren Aktenzeichen. {text}"),
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
        zeilen,
    )
