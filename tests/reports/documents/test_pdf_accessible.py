"""The PDF as checkers and screen readers see it: valid, and a checker that would notice if it were not."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest

from qmapp.reports.document import Document
from qmapp.reports.pdf import render_pdf


@pytest.fixture
def report(sample: Document, tmp_path: Path) -> Path:
    path = tmp_path / "Bericht.pdf"
    render_pdf(sample, path)
    return path


def failed(path: Path, profile: str) -> list[str]:
    return sorted({failure.rule_id for failure in page.validate_pdf(str(path), profile=profile).failures})


@pytest.mark.parametrize("profile", ["ua1", "2u"])
def test_a_report_is_accessible_and_fit_for_the_e_file(report: Path, profile: str) -> None:
    assert failed(report, profile) == []


def elements(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == tag]


def without_alt(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "/Figure")[0]["/Alt"]


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def without_scope(pdf: pikepdf.Pdf) -> None:
    for header in elements(pdf, "/TH"):
        del header["/A"]


def without_tab_order(pdf: pikepdf.Pdf) -> None:
    for sheet in pdf.pages:
        if "/Annots" in sheet:
            del sheet.obj["/Tabs"]


def without_shown_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


def without_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


def with_a_skipped_level(pdf: pikepdf.Pdf) -> None:
    for heading in elements(pdf, "/H2"):
        heading["/S"] = pikepdf.Name("/H4")


def with_untagged_text(pdf: pikepdf.Pdf) -> None:
    name = next(iter(pdf.pages[0].Resources.Font))
    pdf.pages[0].contents_add(f"BT {name} 10 Tf 100 100 Td (x) Tj ET".encode())


@pytest.mark.parametrize(
    "spoil",
    [
        without_alt,
        without_language,
        without_scope,
        without_tab_order,
        without_shown_title,
        without_metadata,
        with_a_skipped_level,
        with_untagged_text,
    ],
)
def test_the_checker_notices_what_is_missing(
    report: Path, tmp_path: Path, spoil: Callable[[pikepdf.Pdf], None]
) -> None:
    spoiled = tmp_path / "verdorben.pdf"
    with pikepdf.open(report) as pdf:
        spoil(pdf)
        pdf.save(spoiled)
    assert failed(spoiled, "ua1") != []


def test_reading_order_is_the_order_of_the_blocks(report: Path, structure: Callable[[Path], Any]) -> None:
    text = structure(report).text
    order = [
        "Aktenprüfung Kosten der Unterkunft",
        "Prüfbericht AP-2025-01",
        "Etwa jede neunte Akte",
        "So lesen Sie die Zahlen",
        "10,9 % Fehlerquote 95-%-Bereich 8,5 bis 13,2 %",
        "Im ersten Halbjahr 2025",
        "Abbildung 1",
        "Mängel je Prüfpunkt",
        "Tabelle 1",
        "Ergebnis nach Standorten",
        "Empfehlungen an die Leitung",
        "Inhalt",
        "Auftrag",
        "Eckdaten der Prüfung",
        "Ziehen",
        "Rechenweg",
        "p = 71 / 653",
        "☑",
        "Unterschrift QM-Beauftragte",
        "Anker des Änderungsprotokolls",
    ]
    at = -1
    for words in order:
        at = text.find(words, at + 1)
        assert at >= 0, words
    assert "Seite 1" not in text.replace("Seite 1:", ""), "page numbers are artifacts"


def test_headings_lists_tables_and_figures_are_what_they_are(report: Path, structure: Callable[[Path], Any]) -> None:
    root = structure(report)
    assert [node.text.strip() for node in root.find("H1")] == ["Aktenprüfung Kosten der Unterkunft"]
    assert [node.text.replace("\xa0", " ") for node in root.find("H2")] == ["Inhalt", "1 Auftrag", "2 Vergleich"]
    assert "Übersprungene Ebene" in [node.text for node in root.find("H3")], "level 3 after 1 is told as 2"
    assert [[kid.tag for kid in item.kids] for item in root.find("L")[1].kids] == [["Lbl", "LBody"]]
    table = root.find("Table")[0]
    assert [kid.tag for kid in table.kids] == ["Caption", "THead", "TBody"]
    assert {node.scope for node in table.find("THead")[0].find("TH")} == {"/Column"}
    assert {node.scope for node in table.find("TBody")[0].find("TH")} == {"/Row"}
    assert [cell.text for cell in table.find("TR")[-1].kids][-1].strip() == "8,5 bis 13,2 %"
    for figure in root.find("Figure"):
        assert figure.kids[0].tag == "Caption"
        assert figure.alt.startswith(figure.kids[0].kids[1].text.strip())


def test_link_text_stands_in_its_link(report: Path, structure: Callable[[Path], Any]) -> None:
    texts = [link.text.strip() for link in structure(report).find("Link")]
    assert texts[0] == "§ 22 SGB II im Volltext"
    with pikepdf.open(report) as pdf:
        addresses = [str(note.A.URI) for sheet in pdf.pages for note in sheet.get("/Annots", []) if "/A" in note]
    assert set(addresses) == {"https://www.gesetze-im-internet.de/sgb_2/__22.html"}


def test_contents_name_the_pages_headings_stand_on(report: Path, structure: Callable[[Path], Any]) -> None:
    listed = [re.fullmatch(r"(.+?)(\d+)", line.text) for line in structure(report).find("TOCI")]
    found = {match[1].strip(): int(match[2]) for match in listed if match}
    assert list(found) == ["1  Auftrag", "Übersprungene Ebene", "2  Vergleich", "2.1  Rechenweg"]
    with pikepdf.open(report) as pdf:
        numbers = {sheet.objgen: number for number, sheet in enumerate(pdf.pages, 1)}
        with pdf.open_outline() as outline:
            titles = {entry.title: numbers[entry.destination[0].objgen] for entry in _entries(outline.root)}
    for text, number in found.items():
        assert titles[text.replace("  ", " ")] == number


def _entries(items: Any) -> list[Any]:
    return [entry for item in items for entry in [item, *_entries(item.children)]]


def test_the_file_says_what_it_is(report: Path) -> None:
    with pikepdf.open(report) as pdf:
        assert str(pdf.Root.Lang) == "de-DE"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pdf.docinfo["/Title"] == "Aktenprüfung Kosten der Unterkunft"
        assert pdf.docinfo["/Author"] == "Amt für Soziales"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "U")
            assert metadata["dc:identifier"] == "AP-2025-01-PB-2025-11-20"
        assert not any(
            "/FontFile2" not in font.FontDescriptor for sheet in pdf.pages for font in sheet.Resources.Font.values()
        )
