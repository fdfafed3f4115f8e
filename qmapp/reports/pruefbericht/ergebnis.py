"""Chapter 3: how many files have an error, against the agreed Höchstwert, with Fachlichkeit and Verbuchung apart."""

from qmapp.checks.aktenpruefung.rows import Auswertung
from qmapp.german import integer
from qmapp.reports import wortlaut
from qmapp.reports.document import (
    Block,
    Column,
    Heading,
    MarginNote,
    Note,
    Paragraph,
    Table,
)

_DREI_WOERTER = (
    "Für das Urteil gibt es drei Wörter. Eingehalten: Der Bereich liegt ganz unter dem Höchstwert. Überschritten: Er "
    "liegt ganz darüber. Nicht gesichert: Der Höchstwert liegt im Bereich, die Stichprobe entscheidet es nicht. "
    "Abbildung 1 auf der ersten Seite zeigt Bereich und Höchstwert."
)


def ergebnis(auswertung: Auswertung, nummer: str) -> tuple[Block, ...]:
    """The Fallfehlerquote, its range against the Höchstwert, lost files counted both ways, and the Bereiche."""
    blocks: list[Block] = [Heading(1, "Ergebnis", number=nummer), Paragraph(auswertung.satz)]
    if auswertung.urteil is not None:
        blocks.append(Paragraph(_DREI_WOERTER))
    blocks += _aufteilung(auswertung)
    if auswertung.hinweise:
        blocks.append(Note("Bitte beachten", auswertung.hinweise, tone="warn" if auswertung.vorlaeufig else "info"))
    if auswertung.verloren:
        blocks += _nicht_auffindbar(auswertung, f"{nummer}.1")
    if len(auswertung.bereiche) > 1:
        blocks += _bereiche(auswertung, f"{nummer}.{2 if auswertung.verloren else 1}")
    return tuple(blocks)


def _aufteilung(auswertung: Auswertung) -> list[Block]:
    def zeile(name: str, anzahl: int) -> tuple[str, str, str]:
        return (name, integer(anzahl), wortlaut.anteil(anzahl, auswertung.geprueft))

    return [
        Table(
            title="Geprüfte Akten nach Ergebnis",
            columns=(
                Column("Ergebnis", width=3, header=True),
                Column("Akten", "right", kind="int"),
                Column("Anteil", "right", kind="percent"),
            ),
            rows=(
                zeile("mindestens ein materieller Fehler", auswertung.mit_material),
                zeile("nur formelle Mängel", auswertung.nur_formell),
                zeile("ohne Beanstandung", auswertung.ohne),
            ),
            total=zeile("geprüft", auswertung.geprueft),
            note="Anteil an den geprüften Akten.",
        ),
        Paragraph(
            "Materiell ist ein Fehler, der die Entscheidung oder die Zahlung betrifft. Formelle Mängel zählen nicht "
            "zur Fehlerquote.",
            small=True,
        ),
    ]


def _nicht_auffindbar(auswertung: Auswertung, nummer: str) -> list[Block]:
    text = (
        "Was die nicht auffindbaren Akten enthalten, ist unbekannt. Die Tabelle zeigt, wie weit sie das Ergebnis "
        "verschieben könnten."
    )
    if auswertung.urteil is not None:
        text += " Ein Urteil gilt nur, wenn es in beiden Fällen gilt."
    stellen = wortlaut.stellen(auswertung)
    zeilen = (
        ("als fehlerhaft gezählt", auswertung.verloren_als_fehler),
        ("als fehlerfrei gezählt", auswertung.verloren_als_korrekt),
    )
    return [
        Heading(2, "Nicht auffindbare Akten", number=nummer),
        Paragraph(text),
        Table(
            title="Nicht auffindbare Akten mitgezählt",
            columns=(
                Column("Nicht auffindbare Akten", width=2, header=True),
                Column("Akten mit Fehler", "right", width=1.4),
                Column("Fehlerquote", "right", kind="percent"),
                Column(wortlaut.bereichswort(auswertung.sicherheit), "right", width=1.4),
            ),
            rows=tuple(
                (
                    name,
                    wortlaut.von_akten(q.zaehler, q.nenner),
                    wortlaut.quote(q.wert, stellen),
                    wortlaut.spanne(q.unten, q.oben, stellen),
                )
                for name, q in zeilen
            ),
            note="Exakter Bereich ohne Gewichtung nach Schichten.",
        ),
    ]


def _bereiche(auswertung: Auswertung, nummer: str) -> list[Block]:
    namen = [b.bereich.titel for b in auswertung.bereiche]
    titel = f"{' und '.join(namen)} getrennt" if len(namen) == 2 else "Prüfbereiche getrennt"
    return [
        Heading(2, titel, number=nummer),
        MarginNote("Zwei Quoten", "Entfallene und nicht prüfbare Prüfpunkte zählen in keiner von beiden mit."),
        Paragraph(
            "Die Punktfehlerquote zählt einzelne Prüfpunkte, die Fallfehlerquote zählt Akten. Beide haben eigene "
            "Nenner und lassen sich nicht ineinander umrechnen."
        ),
        *bereichstabellen(auswertung),
    ]


def bereichstabellen(auswertung: Auswertung) -> tuple[Table, Table]:
    """Prüfpunkte and files with errors, each Bereich apart."""
    return (_punktfehler(auswertung), _fallfehler(auswertung))


def _punktfehler(auswertung: Auswertung) -> Table:
    return Table(
        title="Punktfehlerquote",
        columns=(
            Column("Bereich", width=1.5, header=True),
            Column("bewertet", "right", kind="int"),
            Column("materiell", "right", kind="int"),
            Column("formell", "right", kind="int"),
            Column("Quote materiell", "right", width=1.4, kind="percent"),
            Column("Quote gesamt", "right", width=1.3, kind="percent"),
        ),
        rows=tuple(
            (
                b.bereich.titel,
                integer(b.bewertet),
                integer(b.material),
                integer(b.formell),
                wortlaut.quote(b.quote_material, 2),
                wortlaut.quote(b.quote_gesamt, 2),
            )
            for b in auswertung.bereiche
        ),
        note="Gesamt: materiell und formell.",
    )


def _fallfehler(auswertung: Auswertung) -> Table:
    return Table(
        title="Akten mit materiellem Fehler im Bereich",
        columns=(
            Column("Bereich", width=1.5, header=True),
            Column("Akten", "right"),
            Column("Fehlerquote", "right", kind="percent"),
            Column(wortlaut.bereichswort(auswertung.sicherheit), "right", width=1.4),
        ),
        rows=tuple(
            (
                b.bereich.titel,
                wortlaut.von_akten(b.akten.zaehler, b.akten.nenner),
                wortlaut.quote(b.akten.wert),
                wortlaut.spanne(b.akten.unten, b.akten.oben),
            )
            for b in auswertung.bereiche
        ),
        note="Eine Akte kann in beiden Bereichen Fehler haben.",
    )
