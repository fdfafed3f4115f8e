"""Every check says yes to a sound document and no to the one that fails it, and to that one alone."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from qmapp.checks.aktenpruefung.rows import Aktenstand, AkteZeile, Auswertung
from qmapp.reports.document import (
    Bar,
    BarsWithInterval,
    Block,
    Column,
    Columns,
    Document,
    Facts,
    Figure,
    Heading,
    Note,
    NoteEntry,
    Paragraph,
    PointsWithInterval,
    RangeAgainstLimit,
    Series,
    Span,
    Table,
)
from qmapp.reports.vorpruefung import offene_punkte, vorpruefung

HEAD, OUTLINE, FIGURES, TABLES, LINKS = (
    "Titel, Sprache und Amt",
    "Gliederung",
    "Alternativtexte der Bilder",
    "Köpfe der Tabellen",
    "Verweise",
)
KEYS = {"BG-00007", "BG-00012"}
BAR = Bar("Mitte", 0.1, "10,0 %", 0.05, 0.2)
FIGURE = Figure(BarsWithInterval((BAR,)), "Mitte liegt über dem Höchstwert")
TABLE = Table("Ergebnis", (Column("Standort", header=True), Column("Akten", "right")), (("Mitte", "7"),))
LINK = Paragraph((Span("Siehe "), Span("Kapitel 1", link="#auftrag"), Span(" und § 22", link="https://example.org/")))
SOUND: tuple[Block, ...] = (
    Heading(1, "Auftrag", "1", anchor="auftrag"),
    Heading(2, "Zweck", "1.1"),
    Heading(1, "Ergebnis", "2"),
    FIGURE,
    TABLE,
    Facts((("Amt", "Amt für Soziales"),)),
    LINK,
)


def document(*blocks: Block, **given: Any) -> Document:
    kept = {"title": "Prüfung", "office": "Amt für Soziales", "stand": date(2025, 11, 20)}
    return Document(**{**kept, "blocks": blocks or SOUND, **given})


def open_points(checked: Document, keys: set[str] | None = KEYS) -> list[str]:
    return [row.text for row in vorpruefung(checked, keys) if not row.ok]


def swapped(old: Block, new: Block) -> Document:
    return document(*(new if block is old else block for block in SOUND))


def test_a_sound_document_passes_every_check() -> None:
    rows = vorpruefung(document(), KEYS)
    assert [(row.ok, row.text) for row in rows] == [
        (True, name) for name in (HEAD, OUTLINE, FIGURES, TABLES, LINKS, "Keine Aktenzeichen")
    ]
    assert all(row.satz for row in rows)
    assert rows[1].satz == "3 Überschriften, keine Ebene fehlt."


def test_what_a_document_does_not_have_is_not_claimed() -> None:
    assert [row.text for row in vorpruefung(document(Heading(1, "Auftrag")))] == [HEAD, OUTLINE]


@pytest.mark.parametrize(
    ("given", "missing"), [({"title": " "}, "Titel"), ({"language": "deutsch!"}, "Sprache"), ({"office": ""}, "Amt")]
)
def test_the_head_names_what_is_missing(given: dict[str, str], missing: str) -> None:
    checked = document(**given)
    assert open_points(checked) == ["Angaben im Kopf fehlen"]
    assert vorpruefung(checked)[0].satz == f"Es fehlt: {missing}."


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ((Heading(1, "A"), Heading(3, "B")), "Vor „B“ fehlt eine Ebene."),
        ((Heading(2, "A"),), "Vor „A“ fehlt eine Ebene."),
        ((Heading(1, "A"), Heading(2, " ")), "Eine Überschrift ist leer."),
        ((Paragraph("Text"),), "Der Bericht hat keine Überschrift."),
    ],
)
def test_headings_leave_no_gap(headings: tuple[Block, ...], said: str) -> None:
    checked = document(*headings)
    assert open_points(checked) == [OUTLINE]
    assert vorpruefung(checked)[1].satz == said


@pytest.mark.parametrize(
    "broken",
    [
        Figure(BarsWithInterval(()), FIGURE.title),
        Figure(BarsWithInterval((replace(BAR, label=""),)), FIGURE.title),
        Figure(PointsWithInterval((BAR,), replace(BAR, words=" ")), FIGURE.title),
        Figure(RangeAgainstLimit(replace(BAR, words=""), 0.1), FIGURE.title),
        Figure(Columns(("Mitte", ""), (Series("Fehler", (1, 2), ("1", "2")),)), FIGURE.title),
        Figure(Columns(("Mitte",), ()), FIGURE.title),
        replace(FIGURE, title=""),
        replace(FIGURE, title="Fehlerquote"),
    ],
)
def test_a_figure_tells_its_values_and_a_finding(broken: Figure) -> None:
    assert open_points(swapped(FIGURE, broken)) == [FIGURES]


@pytest.mark.parametrize(
    "broken",
    [
        replace(TABLE, title=""),
        replace(TABLE, columns=(Column("Standort"), Column("Akten"))),
        replace(TABLE, columns=(Column("Standort", header=True), Column(" "))),
        replace(TABLE, rows=(("", "7"),)),
        replace(TABLE, total=("", "7")),
        Facts((("", "Amt für Soziales"),)),
    ],
)
def test_a_table_names_its_columns_and_rows(broken: Block) -> None:
    assert open_points(swapped(TABLE, broken)) == [TABLES]


@pytest.mark.parametrize(
    ("text", "target"), [("", "https://example.org/"), ("Kapitel 9", "#fehlt"), ("Datei", "file:///c:/x.txt")]
)
def test_a_link_has_text_and_leads_somewhere(text: str, target: str) -> None:
    assert open_points(swapped(LINK, Paragraph((Span(text, link=target),)))) == [LINKS]


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("Ersatz für BG-00007, abgegeben."),
        Paragraph((Span("Ersatz für bg-"), Span("00007", bold=True))),
        Table("Gründe", (Column("Grund", header=True),), (("siehe BG-00007",),)),
        Note("Hinweis", entries=(NoteEntry("E-01", "Akte\u00a0BG-00007"),)),
        replace(FIGURE, source="Akten ohne BG-00007."),
    ],
)
def test_a_key_is_found_wherever_it_stands(block: Block) -> None:
    checked = document(*SOUND, block)
    assert open_points(checked) == ["Aktenzeichen im Text"]
    assert vorpruefung(checked, KEYS)[-1].satz == "1 Aktenzeichen der Stichprobe im Bericht: BG-00007."
    assert open_points(checked, None) == []


def test_parts_of_longer_words_are_no_keys() -> None:
    assert open_points(document(*SOUND, Paragraph("ABG-00007 und BG-000071"))) == []


def test_keys_like_counts_are_said_to_be_doubtful() -> None:
    assert open_points(document(*SOUND, Paragraph("Geprüft: 653 Akten")), {"653", "654"}) == [
        "Aktenzeichen nicht prüfbar"
    ]
    assert open_points(document(*SOUND, Paragraph("Geprüft: 653 Akten")), {"65"}) == []
    assert open_points(document(*SOUND, Paragraph("Akte 1065312")), {"1065312"}) == ["Aktenzeichen im Text"]


def akte(stand: Aktenstand) -> AkteZeile:
    return AkteZeile(uuid4(), 1, "BG-00007", "Mitte", "", stand, 0, 0, 0, 1, None, "")


def test_open_points_of_the_pruefung_are_named(auswertung: Auswertung) -> None:
    head = replace(auswertung.pruefung, abgeschlossen_am=date(2025, 6, 4), hoechstwert_prozent="10")
    done = [akte(Aktenstand.GEPRUEFT), akte(Aktenstand.VERLOREN)]
    assert [(row.ok, row.text) for row in offene_punkte(head, done)] == [
        (True, "Alle Akten geprüft"),
        (True, "Prüfung abgeschlossen"),
        (True, "Höchstwert vereinbart"),
    ]
    unsettled = replace(head, abgeschlossen_am=None, hoechstwert_prozent=None)
    assert [(row.ok, row.text) for row in offene_punkte(unsettled, [*done, akte(Aktenstand.OFFEN)])] == [
        (False, "Noch 1 Akte offen"),
        (False, "Noch nicht abgeschlossen"),
        (False, "Kein Höchstwert vereinbart"),
    ]
