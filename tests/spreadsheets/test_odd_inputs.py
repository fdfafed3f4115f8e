"""The numbered list of bad inputs (items 1 to 32), second part: what is read, and what the user is told about it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from qmapp.spreadsheets import Import, Liste, ListenRollen, Optionen, SpaltenArt, inspect, read

Maker = Any  # the builder of tests/spreadsheets/conftest.py
DEFAULT = Optionen()
ROLES = ListenRollen(schluessel=0, schicht=1, betrag=2)


@dataclass(frozen=True)
class Told:
    """Read, but with a hint: ``says`` must stand in one of them, ``rows`` is what was taken."""

    build: Callable[[Maker], Path]
    says: str
    rows: int = 40
    check: Callable[[Import], bool] = lambda taken: True


def with_macros(m: Maker) -> Path:
    return m.repacked(m.workbook("x.xlsm"), lambda n, b: b, {"xl/vbaProject.bin": b"\0"})


def with_links(m: Maker) -> Path:
    return m.repacked(m.workbook("x.xlsx"), lambda n, b: b, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})


def formulas(book: Any, sheet: Any) -> None:
    sheet.write_formula("C5", "=A1", None, "")


def errors(book: Any, sheet: Any) -> None:
    sheet.write_formula("C3", "=NA()", None, "#N/A")
    sheet.write_formula("C4", "=1/0", None, "#DIV/0!")


def hide(book: Any, sheet: Any) -> None:
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.set_row(5, None, None, {"hidden": True})
    sheet.set_column(1, 1, None, None, {"hidden": True})
    sheet.autofilter("A1:C41")
    sheet.filter_column("B", "x == Nord")
    book.add_worksheet("Geheim").hide()


def styled_corner(book: Any, sheet: Any) -> None:
    sheet.write_blank("XFD1048576", None, book.add_format({"bold": True}))


TOLD = {
    "07_last_cell_only_formatted": Told(lambda m: m.workbook("x.xlsx", more=styled_corner), "", 40),
    "07_data_after_1000_blank_rows": Told(
        lambda m: m.workbook("x.xlsx", more=lambda b, s: s.write("A9000", "fern")), "leeren Zeilen endet das Lesen"
    ),
    "09_macros": Told(with_macros, "Makros"),
    "09_external_links": Told(with_links, "andere Dateien"),
    "10_formula_without_value": Told(
        lambda m: m.workbook("x.xlsx", more=formulas),
        "1 Formel ohne gespeicherten Wert",
        40,
        lambda t: "C5" in _all(t),
    ),
    "12_hidden_rows": Told(lambda m: m.workbook("x.xlsx", more=hide), "2 ausgeblendete Zeilen sind mitgelesen (Filter"),
    "12_hidden_columns": Told(lambda m: m.workbook("x.xlsx", more=hide), "1 ausgeblendete Spalte ist"),
    "12_hidden_sheets": Told(lambda m: m.workbook("x.xlsx", more=hide), "1 ausgeblendetes Blatt"),
    "14_column_name_twice": Told(
        lambda m: m.written("x.csv", m.csv_text([["Az", "Betrag", "Betrag"], *m.rows])),
        "heißen gleich",
        40,
        lambda t: [s.name for s in t.liste.spalten] == ["Az", "Betrag", "Betrag (2)"],
    ),
    "14_header_repeated_on_each_page": Told(
        lambda m: m.written("x.csv", m.csv_text([*m.table[:20], m.header, *m.table[20:]])),
        "wiederholte Zeilen ausgelassen",
        40,
        lambda t: [(a.zeile, a.grund) for a in t.ausgelassen] == [(21, "wiederholte Kopfzeile")],
    ),
    "15_error_cells_xlsx": Told(
        lambda m: m.workbook("x.xlsx", more=errors),
        "2 Zellen mit einem Fehlerwert wie #NV",
        40,
        lambda t: "C3, C4" in _all(t) and t.zeilen[1].betrag_cent is None,
    ),
    "15_error_values_csv": Told(
        lambda m: m.written("x.csv", m.csv_text(m.replaced(3, ["BG 0003", "Nord", "#NV"]))),
        "„#NV“ (1)",
        40,
        lambda t: t.zeilen[2].betrag_cent is None,
    ),
    "16_numeric_key": Told(
        lambda m: m.workbook("x.xlsx", [m.header, *[[4700 + i, "Nord", 1] for i in range(20)]]),
        "als Zahl stehen: 20",
        20,
        lambda t: t.zeilen[0].schluessel == "4700",
    ),
    "16_digits_lost": Told(
        lambda m: m.workbook("x.xlsx", [m.header, *[[12345678901234567890 + i * 10**6, "N", 1] for i in range(9)]]),
        "mehr als 15 Stellen: 9",
        9,
    ),
    "18_cp1252": Told(
        lambda m: m.written("x.csv", m.csv_text().encode("cp1252")),
        "Windows-Text (cp1252)",
        40,
        lambda t: t.zeilen[1].schicht == "Süd",
    ),
    "18_dos_cp850": Told(
        lambda m: m.written("x.csv", m.csv_text().encode("cp850")),
        "DOS-Kodierung",
        40,
        lambda t: t.zeilen[1].schicht == "Süd",
    ),
    "21_mixed_encodings": Told(
        lambda m: m.written("x.csv", m.csv_text().encode("cp1252").replace(b"BG 0001;Nord", "BG 0001;Nörd".encode())),
        "abweichend in UTF-8 ist Zeile 2.",
        40,
        lambda t: (t.zeilen[0].schicht, t.zeilen[1].schicht) == ("Nörd", "Süd"),
    ),
    "22_a_million_columns": Told(
        lambda m: m.written(
            "x.csv", m.csv_text([[f"S{i}" for i in range(10**6)], ["BG 1", "N", 3, *[4] * (10**6 - 3)]])
        ),
        "mehr als 500 Spalten",
        1,
        lambda t: len(t.liste.spalten) == 500,
    ),
    "24_unbalanced_quote": Told(
        lambda m: m.written("x.csv", m.csv_text().replace("BG 0005;Nord", '"BG 0005;Nord')),
        "In Zeile 6 steht ein Anführungszeichen",
        40,
        lambda t: t.zeilen[4].schluessel == '"BG 0005' and t.zeilen[5].schluessel == "BG 0006",
    ),
    "24_unbalanced_quote_swallows_the_rest": Told(
        lambda m: m.written(
            "x.csv",
            m.csv_text([m.header, *[[f"BG {i:06d}", "Nord", 1.5] for i in range(20_000)]]).replace(
                "BG 000010;", '"BG 000010;'
            ),
        ),
        "In Zeile 12 steht",
        20_000,
    ),
    "25_mixed_separators": Told(
        lambda m: m.written("x.csv", m.csv_text().replace("BG 0003;Nord;", "BG 0003|Nord|")),
        "ausgelassen: 1 (Zeile 4)",
        39,
        lambda t: t.ausgelassen[0].grund == "mit senkrechter Strich getrennt",
    ),
    "27_short_row": Told(
        lambda m: m.written("x.csv", m.csv_text(m.replaced(4, ["BG 0004", "Süd"]))),
        "zu wenigen Feldern",
        40,
        lambda t: t.zeilen[3].betrag_cent is None,
    ),
    "27_long_row": Told(
        lambda m: m.written("x.csv", m.csv_text(m.replaced(4, ["BG 0004", "Süd", "Mitte", 3]))),
        "ausgelassen: 1 (Zeile 5)",
        39,
        lambda t: "4 statt 3 Felder" in t.ausgelassen[0].grund,
    ),
    "28_duplicates_after_trim_case_nfc": Told(
        lambda m: m.written(
            "x.csv", m.csv_text([m.header, ["BG-ä1", "N", 1], [" bg-a\u03081 ", "N", 2], ["BG-2", "N", 3]])
        ),
        "mehrfach vorkommen: 1",
        3,
        lambda t: t.doppelte_schluessel == (("BG-ä1", (2, 3)),),
    ),
    "29_empty_key": Told(
        lambda m: m.written("x.csv", m.csv_text(m.replaced(4, [" ", "Süd", 3.5]))),
        "ohne Aktenzeichen, ausgelassen: 1",
        39,
        lambda t: t.leere_schluessel == (5,) and t.ausgelassen[0].grund == "ohne Aktenzeichen",
    ),
}


def _all(taken: Import) -> str:
    return "\n".join(taken.hinweise)


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD.keys())
def test_read_and_told(case: Told, make: Maker) -> None:
    path = case.build(make)
    before = make.digest(path)
    taken = read(path, ROLES)
    assert case.says in _all(taken)
    assert len(taken.zeilen) == case.rows
    assert case.check(taken)
    assert make.digest(path) == before
    assert inspect(path).zeilen >= case.rows


@dataclass(frozen=True)
class Plain:
    """Read as if nothing were odd."""

    build: Callable[[Maker], Path]
    check: Callable[[Liste], bool]
    optionen: Optionen = DEFAULT


def merged_header(book: Any, sheet: Any) -> None:
    sheet.merge_range("A1:B1", "Bestand")


PLAIN = {
    "11_merged_header": Plain(
        lambda m: m.workbook("x.xlsx", [["Bestand", "Bestand", "Leistung"], *m.table], merged_header),
        lambda s: (
            (s.kopfzeile, s.kopfzeilen, [c.name for c in s.spalten])
            == (2, 2, ["Bestand Aktenzeichen", "Bestand Standort", "Leistung Betrag"])
        ),
    ),
    "11_header_row_chosen": Plain(
        lambda m: m.workbook("x.xlsx", [["Liste"], [], *m.table]),
        lambda s: s.kopfzeile == 4 and s.zeilen == 39,
        Optionen(kopfzeile=4),
    ),
    "16_leading_zeros_in_text": Plain(
        lambda m: m.written("x.csv", m.csv_text([m.header, *[[f"00{i:03d}", "N", 1.5] for i in range(30)]])),
        lambda s: s.spalten[0].art is SpaltenArt.TEXT and s.spalten[0].beispiele[0] == "00000",
    ),
    "19_utf16_with_mark": Plain(
        lambda m: m.written("x.csv", m.csv_text(separator="\t").encode("utf-16")),
        lambda s: s.kodierung == "UTF-16" and s.format == "tsv" and s.zeilen == 40,
    ),
    "19_utf16_without_mark_chosen": Plain(
        lambda m: m.written("x.csv", m.csv_text().encode("utf-16-le")),
        lambda s: s.zeilen == 40,
        Optionen(kodierung="utf-16-le"),
    ),
    "20_utf8_mark_not_in_the_header": Plain(
        lambda m: m.written("x.csv", m.csv_text().encode("utf-8-sig")),
        lambda s: s.spalten[0].name == "Aktenzeichen" and s.kodierung == "UTF-8 mit BOM",
    ),
    **{
        f"25_separator_{name}": Plain(
            lambda m, sign=sign: m.written("x.csv", m.csv_text(separator=sign)),
            lambda s, sign=sign: (
                s.trennzeichen == sign and len(s.spalten) == 3 and s.spalten[2].art is SpaltenArt.BETRAG
            ),
        )
        for name, sign in (("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("bar", "|"))
    },
    "25_separator_told_by_excel": Plain(
        lambda m: m.written("x.csv", "sep=|\r\n" + m.csv_text(separator="|")),
        lambda s: s.trennzeichen == "|" and s.kopfzeile == 2,
    ),
    "26_only_carriage_returns": Plain(lambda m: m.written("x.csv", m.csv_text(end="\r")), lambda s: s.zeilen == 40),
    "26_mixed_line_ends": Plain(
        lambda m: m.written("x.csv", m.csv_text(end="\n").replace("\n", "\r\n", 20)), lambda s: s.zeilen == 40
    ),
    "27_trailing_separators": Plain(
        lambda m: m.written("x.csv", m.csv_text().replace("BG 0003;Nord;100,75", "BG 0003;Nord;100,75;;")),
        lambda s: s.zeilen == 40 and len(s.spalten) == 3,
    ),
    "31_open_in_excel_beside": Plain(
        lambda m: (m.written("~$x.csv", "lock"), m.written("x.csv", m.csv_text()))[1],
        lambda s: any("zuletzt gespeicherte Stand" in hint for hint in s.hinweise),
    ),
}


@pytest.mark.parametrize("case", PLAIN.values(), ids=PLAIN.keys())
def test_read_as_it_is_meant(case: Plain, make: Maker) -> None:
    assert case.check(inspect(case.build(make), case.optionen))
