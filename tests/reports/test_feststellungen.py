"""The chapter of the Feststellungen: numbers as held, words as written, no file named."""

from datetime import date
from uuid import uuid4

from qmapp.act.feststellung.rows import Art, Ausrichtung, FeststellungZeile, Quelle, Schwere
from qmapp.checks.aktenpruefung.rows import Zurechenbarkeit
from qmapp.reports.document import Heading, Paragraph, Table
from qmapp.reports.pruefbericht.feststellungen import feststellungen

NBSP = "\u00a0"


def row(kennung: str, art: Art = Art.MANGEL, **told: object) -> FeststellungZeile:
    given: dict[str, object] = {
        "id": uuid4(), "kennung": kennung, "titel": "Abrechnung fehlt", "text": "In 27 Akten\nfehlt sie.",
        "datum": date(2025, 6, 4), "art": art, "schwere": Schwere.HOCH, "quelle": Quelle.ERGEBNIS,
        "pruefung_id": None, "pruefung_kennung": "AP-2025-1", "punkte": ("AP-KDU-21",), "dimension": None,
        "ausrichtung": Ausrichtung.PROZESS, "ursachen": ("Frist",), "zurechenbarkeit": Zurechenbarkeit.AMT,
        "anzahl": 27, "bewertet": 611, "zaehlt": "F2+F3", "nachholung_bis": date(2025, 9, 30), "erledigt_am": None,
        "akten": 5, "zusammengefuehrt": 2,
    }  # fmt: skip
    return FeststellungZeile(**{**given, **told})  # type: ignore[arg-type]  # the fields of the row


def words(paragraph: Paragraph) -> str:
    return paragraph.text if isinstance(paragraph.text, str) else "".join(span.text for span in paragraph.text)


def test_the_overview_and_the_words_of_each() -> None:
    blocks = feststellungen([row("FS-002", Art.STAERKE, schwere=None), row("FS-001")], "7")
    heading, lead, table, *rest = blocks
    assert heading == Heading(1, "Feststellungen", number="7")
    assert isinstance(lead, Paragraph)
    assert words(lead).startswith("Festgehalten sind ein Mangel und eine Stärke.")
    assert isinstance(table, Table)
    assert table.rows[0] == (
        "FS-001",
        "Abrechnung fehlt",
        "Mangel, hoch",
        f"27 von 611 (4,4{NBSP}%), materielle Fehler",
        "offen",
    )
    assert [r[0] for r in table.rows] == ["FS-001", "FS-002"]
    said = [words(block) for block in rest if isinstance(block, Paragraph)]
    assert said[0] == "FS-001 Abrechnung fehlt. In 27 Akten fehlt sie."
    assert said[1] == (
        "Prüfpunkt AP-KDU-21 · Ausrichtung Prozessorientierung · Ursache: Frist · zurechenbar: Amt · "
        "Nachholung bis 30.09.2025 · fasst 3 Feststellungen zusammen"
    )


def test_one_without_numbers_and_words_stands_too() -> None:
    told = {"anzahl": None, "bewertet": None, "text": "", "punkte": (), "ursachen": (), "zurechenbarkeit": None}
    bare = row("FS-003", ausrichtung=None, nachholung_bis=None, zusammengefuehrt=0, akten=0, **told)
    _, lead, table, *rest = feststellungen([bare], "7")
    assert isinstance(lead, Paragraph)
    assert isinstance(table, Table)
    assert words(lead).startswith("Festgehalten ist ein Mangel.")
    assert "Zahlen" not in [column.title for column in table.columns], "an empty column says nothing"
    assert [words(block) for block in rest if isinstance(block, Paragraph)] == ["FS-003 Abrechnung fehlt."]
