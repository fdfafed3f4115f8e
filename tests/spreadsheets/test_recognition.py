"""Lists as office programs export them: what is recognised without a hand laid on it."""

import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from qmapp import german
from qmapp.errors import UserError
from qmapp.spreadsheets import ListenRollen, Optionen, Rolle, SpaltenArt, inspect, read

Build = Callable[..., Path]
DATA = Path(__file__).parent / "data"
T = SpaltenArt


def _euro(cents: int) -> str:
    return german.euro(cents).removesuffix("\u00a0€").replace("−", "-")


def _amounts(count: int, seed: int = 1) -> list[int]:
    chance = random.Random(seed)
    return [chance.randint(100, 250_000) for _ in range(count)]


def test_fachverfahren_with_semicolons_in_cp1252(text: Build) -> None:
    amounts = _amounts(200)
    rows = "".join(
        f'50.1-{n:06d};"Müller";{1 + n % 28:02d}.03.1970;MEI;01.01.2025;{_euro(a)}\r\n' for n, a in enumerate(amounts)
    )
    path = text(
        "Aktenzeichen;Name;Geburtsdatum;Sachbearbeiter;Bewilligung von;Zahlbetrag\r\n" + rows, encoding="cp1252"
    )
    liste = inspect(path)
    assert [s.art for s in liste.spalten] == [
        T.TEXT,
        T.TEXT,
        T.DATUM,
        T.TEXT,
        T.DATUM,
        T.BETRAG,
    ]
    assert (liste.kodierung, liste.trennzeichen, liste.zeilen, liste.kopfzeile) == ("cp1252", ";", 200, 1)
    assert (liste.vorschlag.schluessel, liste.vorschlag.betrag) == (0, 5)
    assert liste.spalten[5].format == "1.234,56"
    assert read(path, liste.vorschlag).summe_cent == sum(amounts)


def test_fields_with_line_breaks_and_separators(text: Build) -> None:
    rows = "".join(f'K{n};"Zeile 1\nZeile 2; weiter, ""Zitat""";1,50\r\n' for n in range(50))
    taken = read(text("Aktenzeichen;Vermerk;Betrag\r\n" + rows), ListenRollen(schluessel=0, betrag=2, weitere=(1,)))
    assert (len(taken.zeilen), taken.summe_cent, taken.ausgelassen) == (50, 7500, ())
    assert taken.zeilen[0].weitere == ('Zeile 1 Zeile 2; weiter, "Zitat"',)
    assert taken.zeilen[-1].nummer == 51


def test_sap_list_with_drawn_lines(text: Build) -> None:
    rule = "-" * 48 + "\n"
    amounts = _amounts(60)
    body = "".join(f"|BG {n:08d}|{_euro(a):>12}|{'Nord' if n % 2 else 'Süd '}    |\n" for n, a in enumerate(amounts))
    total = f"|*           |{_euro(sum(amounts)):>12}|        |\n"
    path = text(
        "Stichtagsliste   Seite 1\n\n"
        + rule
        + "|Aktenzeichen|      Betrag|Standort|\n"
        + rule
        + body
        + rule
        + total
        + rule
    )
    liste = inspect(path)
    assert (liste.trennzeichen, liste.kopfzeile, liste.zeilen) == ("|", 4, 60)
    assert (liste.vorschlag.schluessel, liste.vorschlag.schicht, liste.vorschlag.betrag) == (1, 3, 2)
    assert read(path, liste.vorschlag).summe_cent == sum(amounts)


def test_sap_table_named_xls_in_utf16_with_trailing_minus(text: Build) -> None:
    rows = "".join(
        f"\t47-{n:05d}\t{492000 + n}\t{'870,77-' if n % 7 == 0 else '12,00'}\t05.03.2025\n" for n in range(60)
    )
    path = text("\tBelegliste\n\n\tAktenzeichen\tKreditor\tBetrag in HW\tBelegdatum\n\n" + rows, "liste.xls", "utf-16")
    liste = inspect(path)
    assert (liste.format, liste.kodierung, liste.kopfzeile, liste.zeilen) == ("tsv", "UTF-16", 3, 60)
    assert [s.art for s in liste.spalten] == [T.LEER, T.TEXT, T.GANZZAHL, T.BETRAG, T.DATUM]
    assert read(path, liste.vorschlag).zeilen[0].betrag_cent == -87_077


def test_titles_blank_lines_subtotals_and_footers_by_hand(xlsx: Build) -> None:
    rows: list[list[Any]] = [
        ["Fallliste KdU"],
        ["Stand: 30.06.2025"],
        [],
        ["lfd. Nr.", "Aktenzeichen", "Team", "davon KdU"],
    ]
    amounts = _amounts(45)
    for team in range(3):
        part = amounts[team * 15 : team * 15 + 15]
        rows += [[team * 15 + n + 1, f"BG-{team * 15 + n:04d}", f"Team {team}", a / 100] for n, a in enumerate(part)]
        rows += [[None, None, f"Summe Team {team}", sum(part) / 100], []]
    rows += [[None, None, "Gesamtsumme", sum(amounts) / 100], [], ["erstellt von: SG 50.2"], ["Quelle: Fachverfahren"]]
    liste = inspect(xlsx(rows))
    assert (liste.kopfzeile, liste.zeilen, liste.zwischensummen) == (4, 49, (20, 37, 54, 56))
    assert liste.fusszeilen == ("erstellt von: SG 50.2", "Quelle: Fachverfahren")
    assert (liste.vorschlag.schluessel, liste.vorschlag.team, liste.vorschlag.betrag) == (1, 2, 3)
    taken = read(liste.pfad, liste.vorschlag)
    assert (len(taken.zeilen), taken.summe_cent) == (45, sum(amounts))
    assert {row.grund for row in taken.ausgelassen} == {"Summenzeile"}
    assert taken.zwischensummen == (20, 37, 54, 56)


def test_statistics_export_with_header_over_three_lines(text: Build) -> None:
    kreise = {
        f"{land:02d}{kreis:03d}": 50_000 + 1013 * land + 977 * kreis for land in range(1, 6) for kreis in range(1, 8)
    }
    rows = [("DG", sum(kreise.values()))]
    for land in range(1, 6):
        own = [(key, value) for key, value in kreise.items() if key.startswith(f"{land:02d}")]
        rows += [(f"{land:02d}", sum(value for _key, value in own)), *own]
    lines = "".join(f"{key};  Gebiet {key};{value};{value // 2};{value - value // 2}\n" for key, value in rows)
    path = text(
        "Tabelle: 1\nBevölkerung - Stichtag;;;;\nTiefe: Kreise;;;;\n;;Stichtag;Stichtag;Stichtag\n"
        ";;31.12.2018;31.12.2018;31.12.2018\n;;Insgesamt;männlich;weiblich\n"
        + lines + '99;ohne;-;.;-\n__________\n"zu  ""Tabelle"":\nab 2011: Zensus"\n© Ämter\nStand: 21.03.2020',
        encoding="cp1252",
    )  # fmt: skip
    liste = inspect(path)
    assert (liste.kopfzeile, liste.kopfzeilen, liste.zeilen) == (6, 3, len(rows) + 1)
    assert [s.name for s in liste.spalten[2:]] == [
        f"Stichtag 31.12.2018 {what}" for what in ("Insgesamt", "männlich", "weiblich")
    ]
    assert len(liste.fusszeilen) == 3
    taken = read(path, ListenRollen(schluessel=0, betrag=2))
    assert {taken.zeilen[n - 7].schluessel for n in taken.zwischensummen} == {"DG", "01", "02", "03", "04", "05"}
    assert taken.summe_cent == sum(kreise.values()) * 100
    assert (taken.zeilen[-1].betrag_cent, taken.zeilen[0].schluessel) == (0, "DG")


def test_merged_groups_above_and_explanations_below_the_names(make: Any) -> None:
    rows: list[list[Any]] = [
        ["Profile 2024"],
        ["Gebiet", "Bevölkerung", "", "Wohnen", ""],
        ["", "Insgesamt", "Anteil Kinder in %", "Wohnungen", "Preis"],
        [
            "",
            "Anzahl der Einwohner am 31.12.",
            "Anteil der unter 18-Jährigen",
            "Zahl aller Wohnungen",
            "Preis je Quadratmeter",
        ],
        *[[f"Gebiet {n}", 1000 + n * 37, 9.7, 400 + n * 13, 12.25 + n] for n in range(30)],
    ]

    def merge(book: Any, sheet: Any) -> None:
        sheet.merge_range("A2:A4", "Gebiet")
        sheet.merge_range("B2:C2", "Bevölkerung")
        sheet.merge_range("D2:E2", "Wohnen")

    liste = inspect(make.workbook("x.xlsx", rows, merge))
    assert (liste.kopfzeile, liste.kopfzeilen, liste.zeilen) == (4, 3, 30)
    assert [s.name for s in liste.spalten] == [
        "Gebiet", "Bevölkerung Insgesamt", "Bevölkerung Anteil Kinder in %", "Wohnen Wohnungen", "Wohnen Preis",
    ]  # fmt: skip
    assert liste.spalten[1].hinweise == ("Anzahl der Einwohner am 31.12.",)
    assert liste.finde("wohnungen") == 3


def test_units_and_numbers_below_the_header(xlsx: Build) -> None:
    rows = [["Kreis", "Fälle", "Ausgaben"], [None, "Anzahl", "EUR"], ["1", "2", "3"]]
    liste = inspect(xlsx([*rows, *[[f"Kreis {n}", 10 + n, 5000 + n] for n in range(20)]]))
    assert [s.name for s in liste.spalten] == ["Kreis", "Fälle Anzahl", "Ausgaben EUR"]
    assert (liste.kopfzeile, liste.zeilen) == (3, 20)


def test_years_are_a_header(xlsx: Build) -> None:
    liste = inspect(xlsx([["Kreis", 2019, 2020, 2021], *[[f"Kreis {n}", 7 + n, 30 + n, 900 - n] for n in range(20)]]))
    assert [s.name for s in liste.spalten] == ["Kreis", "2019", "2020", "2021"]


def test_english_numbers_and_iso_days(text: Build) -> None:
    rows = "".join(f'C{n:04d},North,"{1000 + n:,}.50",2024-05-{1 + n % 28:02d}\n' for n in range(50))
    liste = inspect(text("case id,office,amount,start\n" + rows))
    assert [(s.art, s.format) for s in liste.spalten[2:]] == [(T.BETRAG, "1,234.56"), (T.DATUM, "JJJJ-MM-TT")]
    assert read(liste.pfad, ListenRollen(0, betrag=2)).zeilen[0].betrag_cent == 100_050


def test_ambiguous_numbers_are_said(text: Build) -> None:
    path = text("Aktenzeichen;Betrag\n" + "".join(f"K{n};{1 + n}.250\n" for n in range(9)))
    assert "mehrdeutig" in inspect(path).spalten[1].hinweise[0]
    assert read(path, ListenRollen(0, betrag=1)).zeilen[0].betrag_cent == 125_000


def test_other_columns_settle_an_ambiguous_one(text: Build) -> None:
    path = text("Aktenzeichen;Betrag;Miete\n" + "".join(f"K{n};{1 + n}.250;{n}.55\n" for n in range(9)))
    assert "englisch gelesen" in inspect(path).spalten[1].hinweise[0]
    assert read(path, ListenRollen(0, betrag=1)).zeilen[0].betrag_cent == 125


@pytest.mark.parametrize(
    ("head", "kopf"),
    [("", 0), ("Aktenzeichen\n", 1), ("Ziehungsliste\n\nAktenzeichen\n", 3)],
    ids=["none", "first", "third"],
)
def test_a_list_of_keys_only(text: Build, head: str, kopf: int) -> None:
    liste = inspect(text(head + "".join(f"08-{n:04d}\n" for n in range(50))))
    assert (liste.kopfzeile, liste.zeilen, liste.vorschlag.schluessel) == (kopf, 50, 0)


def test_empty_columns_serials_and_mixed_keys(xlsx: Build) -> None:
    rows = [[f"0{n:04d}" if n % 3 else 40_000 + n, None, 45_567 + n, "Umzug" if n % 5 else None] for n in range(40)]
    liste = inspect(xlsx([["BG-Nummer", None, "Beginn", "Grund"], *rows]))
    assert [s.art for s in liste.spalten] == [T.TEXT, T.LEER, T.GANZZAHL, T.TEXT]
    assert "Excel-Tageszahlen" in liste.spalten[2].hinweise[0]
    assert (liste.spalten[3].leer, liste.spalten[3].verschieden) == (8, 1)
    taken = read(liste.pfad, ListenRollen(schluessel=0))
    assert [row.schluessel for row in taken.zeilen[:2]] == ["40000", "00001"]
    assert any("als Zahl stehen: 14" in hint for hint in taken.hinweise)


def test_signs_for_nothing_and_unknown(text: Build) -> None:
    values = ["-", ".", "1,50", "abc", "2,005"]
    rows = "".join(f"A{n};{values[n]}\n" for n in range(5)) + "".join(f"B{n};3,00\n" for n in range(30))
    taken = read(text("AZ;Betrag\n" + rows), ListenRollen(0, betrag=1))
    assert [row.betrag_cent for row in taken.zeilen[:5]] == [0, None, 150, None, 201]
    hints = "\n".join(taken.hinweise)
    assert "nicht lesbar sind: 1 (Zeile 5)" in hints
    assert "gerundet: 1" in hints


def test_invisible_characters_are_removed(text: Build) -> None:
    path = text("\ufeffAktenzeichen;Antwort\r\nA1;\ufeff1 (gar nicht)\r\nA\u200b2\x07;2\r\n")
    taken = read(path, ListenRollen(0, weitere=(1,)))
    assert [(row.schluessel, row.weitere) for row in taken.zeilen] == [("A1", ("1 (gar nicht)",)), ("A2", ("2",))]
    assert any("U+FEFF" in hint for hint in taken.hinweise)


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_other_workbooks(ending: str) -> None:
    liste = inspect(DATA / f"bestand.{ending}")
    assert (liste.format, liste.blatt, liste.kopfzeile, liste.zeilen) == (ending, "Bestand", 3, 30)
    assert [s.art for s in liste.spalten] == [T.TEXT, T.TEXT, T.BETRAG, T.DATUM]
    assert any("1 ausgeblendetes Blatt" in hint for hint in liste.hinweise)
    assert read(liste.pfad, liste.vorschlag).zeilen[0].schluessel == "08-00001"


def test_ods_by_hand(ods: Build) -> None:
    liste = inspect(ods([["Aktenzeichen", "Betrag"], *[[f"A{n}", n + 0.25] for n in range(12)]]))
    assert (liste.format, liste.zeilen, liste.vorschlag.betrag) == ("ods", 12, 1)


def test_the_filled_sheet_is_chosen_and_another_can_be(make: Any) -> None:
    def more(book: Any, sheet: Any) -> None:
        months = book.add_worksheet("März")
        for number, row in enumerate(make.table):
            months.write_row(number, 0, row)

    path = make.workbook("x.xlsx", [["Deckblatt"], ["Bitte Blatt wählen"]], more)
    assert (inspect(path).blatt, inspect(path).blaetter) == ("März", ("Liste", "März"))
    assert inspect(path, Optionen(blatt="Liste")).zeilen <= 2


def test_the_user_corrects_header_separator_and_encoding(text: Build) -> None:
    path = text("Übersicht;x\nAz;Betrag\nA1;1\nA2;2\n", encoding="cp850")
    liste = inspect(path, Optionen(kopfzeile=2, kodierung="cp850", trennzeichen=";"))
    assert ([s.name for s in liste.spalten], liste.zeilen, liste.vorschau[0][0]) == (["Az", "Betrag"], 2, "Übersicht")
    assert [s.name for s in inspect(path, Optionen(kopfzeile=2, kopfzeilen=2, kodierung="cp850")).spalten][
        1
    ] == "x Betrag"
    assert inspect(path, Optionen(kopfzeile=0)).zeilen == 4
    with pytest.raises(UserError, match="kann nicht die Kopfzeile sein"):
        inspect(path, Optionen(kopfzeile=99))


def test_columns_are_found_by_name_part_and_number(text: Build) -> None:
    liste = inspect(text("Aktenzeichen;Zahlbetrag in EUR;Zahltag\nA;1,50;x\n"))
    assert [liste.finde(name) for name in ("aktenzeichen", "zahlbetrag", "TAG", "3")] == [0, 1, 2, 2]
    with pytest.raises(UserError, match="nicht eindeutig") as refused:
        liste.finde("zahl")
    assert "2 „Zahlbetrag in EUR“" in refused.value.advice


def test_roles_of_columns() -> None:
    roles = ListenRollen(schluessel=2, betrag=0, weitere=(4,))
    assert [roles.rolle(n) for n in range(5)] == [
        Rolle.BETRAG, Rolle.UNBENUTZT, Rolle.SCHLUESSEL, Rolle.UNBENUTZT, Rolle.WEITERE,
    ]  # fmt: skip


@pytest.mark.parametrize("roles", [ListenRollen(), ListenRollen(schluessel=7), ListenRollen(0, betrag=-1)])
def test_roles_that_do_not_fit_are_refused(text: Build, roles: ListenRollen) -> None:
    with pytest.raises(UserError):
        read(text("a;b\nx;1\n"), roles)


def test_rows_can_be_indexed_like_a_list(text: Build) -> None:
    rows = read(text("Az;Ort;Beginn\nA;x;1\nB;y;2\n"), ListenRollen(0, schicht=1)).zeilen
    assert ([r.schluessel for r in rows], rows[-1].schicht, [r.nummer for r in rows[:1]]) == (["A", "B"], "y", [2])
    with pytest.raises(IndexError):
        rows[2]


def test_a_large_list_is_read_in_its_chosen_columns(text: Build) -> None:
    count = 60_000
    names = ";".join(["Aktenzeichen", "Betrag", *[f"Feld {n}" for n in range(18)]])
    tail = ";" + ";".join(["x"] * 18)
    path = text(names + "\n" + "".join(f"K{n:06d};{n},25{tail}\n" for n in range(count)))
    seen: list[tuple[int, int]] = []
    taken = read(path, ListenRollen(0, betrag=1), progress=lambda done, total: seen.append((done, total)))
    assert (len(taken.zeilen), taken.liste.zeilen) == (count, count)
    assert taken.summe_cent == sum(range(count)) * 100 + 25 * count
    assert seen[-1] == (count + 1, count + 1)


def test_days_in_cells_are_kept_as_german_days(xlsx: Build) -> None:
    rows = [[f"A{n}", datetime(2025, 1, 1 + n), datetime(2025, 1, 1 + n, 8, 30)] for n in range(9)]
    taken = read(xlsx([["Aktenzeichen", "Beginn", "Eingang"], *rows]), ListenRollen(0, weitere=(1, 2)))
    assert taken.zeilen[0].weitere == ("01.01.2025", "01.01.2025 08:30")


def test_postcodes_that_lost_their_zero(text: Build) -> None:
    liste = inspect(
        text("Az;PLZ\n" + "".join(f"A{n};{plz}\n" for n, plz in enumerate(["7743", "99084", "7589", "7743"])))
    )
    assert liste.spalten[1].hinweise == ("Postleitzahlen ohne ihre führende Null: 2 verschiedene.",)
