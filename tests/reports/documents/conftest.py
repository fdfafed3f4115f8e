"""One document with every kind of block and chart, in the size of a real report."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from qmapp.german import percent
from qmapp.reports.document import (
    Bar,
    BarsWithInterval,
    BulletList,
    CheckboxLine,
    Column,
    Columns,
    Document,
    Facts,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Lead,
    Line,
    MarginNote,
    Note,
    NoteEntry,
    NumberedList,
    PageBreak,
    Paragraph,
    PointsWithInterval,
    Preformatted,
    RangeAgainstLimit,
    Series,
    Signatures,
    Span,
    Table,
    TableOfContents,
)

_PUNKTE = (
    ("Einkommen vollständig angerechnet", 0.039, 0.026, 0.057),
    ("Kostensenkung ordnungsgemäß", 0.032, 0.015, 0.068),
    ("Mietvertrag und Nachweise in der Akte", 0.029, 0.019, 0.045),
    ("Angemessenheit der Unterkunftskosten", 0.026, 0.017, 0.041),
    ("Nebenkostenabrechnung angefordert", 0.026, 0.016, 0.042),
    ("Bescheid: Begründung und Rechtsbehelf", 0.014, 0.007, 0.026),
    ("Buchung auf richtiger Haushaltsstelle", 0.006, 0.002, 0.015),
)
_STANDORTE = (
    ("Mitte", "6.412", "190", 0.074, 0.045, 0.119),
    ("Nord", "5.208", "155", 0.142, 0.096, 0.204),
    ("Ost", "4.377", "128", 0.086, 0.049, 0.146),
    ("Süd", "3.905", "116", 0.112, 0.067, 0.181),
    ("West", "2.180", "64", 0.172, 0.100, 0.280),
)


def bars() -> BarsWithInterval:
    return BarsWithInterval(
        tuple(
            Bar(label, value, percent(value), low, high, highlight=position == 0)
            for position, (label, value, low, high) in enumerate(_PUNKTE)
        )
    )


def points() -> PointsWithInterval:
    return PointsWithInterval(
        tuple(
            Bar(name, value, percent(value), low, high, sublabel=f"{geprueft} Akten")
            for name, _, geprueft, value, low, high in _STANDORTE
        ),
        Bar("Gesamt, gewichtet", 0.109, percent(0.109), 0.085, 0.132),
    )


def table() -> Table:
    rows = tuple(
        (name, bestand, geprueft, percent(value), f"{percent(low)[:-2]} bis {percent(high)}")
        for name, bestand, geprueft, value, low, high in _STANDORTE
    )
    return Table(
        "Ergebnis nach Standorten",
        (
            Column("Standort", width=2.2, header=True),
            Column("Bestand", "right"),
            Column("Geprüft", "right"),
            Column("Fehlerquote", "right", 1.2),
            Column("95-%-Bereich", "right", 2.0),
        ),
        rows,
        total=("Gesamt, gewichtet", "22.082", "653", "10,9 %", "8,5 bis 13,2 %"),
        note="Je Standort ist nur eine grobe Aussage möglich.",
    )


@pytest.fixture
def sample() -> Document:
    """The page of the design, then everything else."""
    quartale = ("1. Quartal", "2. Quartal", "3. Quartal", "4. Quartal")
    return Document(
        title="Aktenprüfung Kosten der Unterkunft",
        office="Amt für Soziales",
        stand=date(2025, 11, 20),
        subtitle="Prüfbericht AP-2025-01",
        header="Qualitätsbericht 2025",
        document_id="AP-2025-01-PB-2025-11-20",
        version="1.0",
        anchor="9f2c7a51e0d84b6a3f1c5e7d9b0a2c4e6f8091a3b5c7d9e1f3052749b8d6ace0",
        phase="C",
        blocks=(
            Lead(
                "Etwa jede neunte Akte hat einen Mangel. Ob der vereinbarte Höchstwert von 10 % eingehalten ist, "
                "lässt sich nicht sicher sagen."
            ),
            MarginNote(
                "So lesen Sie die Zahlen",
                "Geprüft wurde eine Zufallsauswahl. Der 95-%-Bereich zeigt, wie weit der wahre Wert vom Ergebnis der "
                "Stichprobe abweichen kann.",
            ),
            KeyFigures(
                (
                    KeyFigure("10,9 %", "Fehlerquote", "95-%-Bereich 8,5 bis 13,2 %"),
                    KeyFigure("662", "geprüfte Akten", "3 % von 22.082 Fällen"),
                    KeyFigure("855.000 €", "Fehlbetrag, hochgerechnet", "506.000 bis 1,20 Mio. €"),
                )
            ),
            Paragraph(
                "Im ersten Halbjahr 2025 wurden 662 zufällig gezogene Akten geprüft, neun davon waren nicht prüfbar. "
                "In 71 von 653 Akten fand sich mindestens ein Mangel. Nach Standorten gewichtet sind das 10,9 %. "
                "Festgestellt wurden Fehlbeträge von zusammen 25.273 €; hochgerechnet auf alle Fälle entspricht das "
                "rund 855.000 € im Halbjahr."
            ),
            Paragraph(
                (
                    Span("Am häufigsten war "),
                    Span("Einkommen nicht vollständig angerechnet", bold=True),
                    Span(" (25 von 640 Akten). Die Unterschiede zwischen den Standorten sind "),
                    Span("statistisch nicht belegt", italic=True),
                    Span(". Rechtsgrundlage: "),
                    Span("§ 22 SGB II im Volltext", link="https://www.gesetze-im-internet.de/sgb_2/__22.html"),
                    Span("."),
                )
            ),
            Figure(
                bars(),
                "Mängel je Prüfpunkt",
                "Anteil der Akten mit Mangel in Prozent, Strich: 95-%-Bereich",
                "Quelle: Aktenprüfung KdU, 1. Halbjahr 2025. Prüfpunkte mit weniger Akten gelten nur für einen Teil "
                "der Fälle.",
            ),
            table(),
            MarginNote("Weiter in Kapitel 5", "Management Response"),
            Note(
                "Empfehlungen an die Leitung",
                entries=(
                    NoteEntry("E-01", "Einkommen in allen Teams einheitlich anrechnen", "angenommen", "ok"),
                    NoteEntry("E-02", "Kostensenkung nur mit einheitlichem Musterbescheid", "offen"),
                ),
                tone="act",
            ),
            PageBreak(),
            TableOfContents(levels=2),
            Heading(1, "Auftrag", number="1", phase="P"),
            Facts((("Amt", "Amt für Soziales"), ("Zeitraum", "01.01.2025 bis 30.06.2025")), "Eckdaten der Prüfung"),
            Heading(3, "Übersprungene Ebene"),
            BulletList(
                ("Erster Punkt mit etwas mehr Text, damit er in die zweite Zeile läuft und dort sauber steht.",)
            ),
            NumberedList(("Ziehen", "Prüfen", (Span("Auswerten", bold=True), Span(" und berichten")))),
            Heading(1, "Vergleich", number="2", phase="C"),
            Figure(points(), "Die Unterschiede können Zufall sein", "Punkt: Fehlerquote. Band: alle Akten."),
            Figure(
                RangeAgainstLimit(Bar("Fehlerquote", 0.109, "10,9 %", 0.085, 0.132), 0.10, "Höchstwert 10 %"),
                "Ob der Höchstwert eingehalten ist, ist nicht gesichert",
            ),
            Figure(
                Columns(
                    ("Mitte", "Nord", "Ost"),
                    (
                        Series("Fachlichkeit", (12.0, 18.0, 9.0), ("12", "18", "9")),
                        Series("Verbuchung", (4.0, 6.0, 2.0), ("4", "6", "2")),
                    ),
                ),
                "Die meisten Fehler sind fachliche",
            ),
            Figure(
                Line(
                    quartale,
                    (
                        Series("Quote", (0.12, 0.11, 0.13, 0.109), ("12,0 %", "11,0 %", "13,0 %", "10,9 %")),
                        Series("Vorjahr", (0.14, None, 0.12, 0.15), ("14,0 %", "", "12,0 %", "15,0 %")),
                    ),
                    "%",
                ),
                "Die Quote sinkt gegenüber dem Vorjahr",
            ),
            Heading(2, "Rechenweg", number="2.1"),
            Paragraph("Der Bereich ist nach Korn und Graubard berechnet.", small=True),
            Preformatted(("p = 71 / 653 = 0,1087", "qmapp stichprobe nachrechnen protokoll.json")),
            Note("Bitte beachten", ("Der Bericht bildet keine Rangfolge.",), tone="warn"),
            Note("Hinweis", ("Alle Zahlen stehen im Anhang.", "Die Fassung ist barrierefrei."), tone="info"),
            CheckboxLine("Bericht mit der Leitung besprochen", checked=True),
            CheckboxLine("Management Response liegt vor"),
            Signatures(("Unterschrift QM-Beauftragte", "Unterschrift Amtsleitung")),
        ),
    )


@dataclass
class Node:
    """An element of a PDF's structure tree with its text as assistive software reads it."""

    tag: str
    alt: str
    scope: str
    kids: list["Node | str"] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def find(self, tag: str) -> list["Node"]:
        found = [self] if self.tag == tag else []
        for kid in self.kids:
            if isinstance(kid, Node):
                found += kid.find(tag)
        return found


def _unicode(font: pikepdf.Object) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]{4,})>$", cmap, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(value).decode("utf-16-be") for code, value in pairs}


def _marked_texts(page: pikepdf.Page) -> dict[int, str]:
    """The text of every marked content of a page, artifacts left out."""
    fonts = {name: _unicode(font) for name, font in page.Resources.Font.items()}
    texts: dict[int, str] = {}
    stack: list[tuple[int | None, bool]] = []
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        current = next((mcid for mcid, _ in reversed(stack) if mcid is not None), None)
        if name in {"BDC", "BMC"}:
            properties = operands[1] if name == "BDC" else {}
            actual = "/ActualText" in properties
            if actual and current is not None:
                texts[current] += str(properties["/ActualText"])
            mcid = int(properties["/MCID"]) if "/MCID" in properties else None
            if mcid is not None:
                texts[mcid] = ""
            stack.append((mcid, actual))
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name == "Tj" and current is not None and not any(actual for _, actual in stack):
            texts[current] += "".join(font.get(code, "\0") for code in bytes(operands[0]))
    assert stack == []
    return texts


@pytest.fixture
def structure() -> Callable[[Path], Node]:
    """Reads a PDF as a screen reader does, along its structure tree."""

    def read(path: Path) -> Node:
        with pikepdf.open(path) as pdf:
            marked = {page.objgen: _marked_texts(page) for page in pdf.pages}
            numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}

            def walk(element: pikepdf.Object) -> Node:
                scope = str(element.A.get("/Scope", "")) if "/A" in element else ""
                node = Node(str(element.S)[1:], str(element.get("/Alt", "")), scope)
                for kid in element.K:
                    if kid.get("/Type") == "/MCR":
                        node.kids.append(marked[kid.Pg.objgen][int(kid.MCID)])
                        node.pages.append(numbers[kid.Pg.objgen])
                    elif kid.get("/Type") == "/StructElem":
                        node.kids.append(walk(kid))
                return node

            return walk(pdf.Root.StructTreeRoot.K[0])

    return read
