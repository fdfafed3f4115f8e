"""A table of answers: every row as it stands, none taken for a note, none lost in silence."""

from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from qmapp.errors import Cancelled, UserError
from qmapp.spreadsheets import Optionen, Tabelle, read_tabelle


def table(tmp_path: Path, text: str, optionen: Optionen | None = None) -> Tabelle:
    path = tmp_path / "export.csv"
    path.write_bytes(text.encode())
    return read_tabelle(path, optionen or Optionen())


def test_rows_stand_as_they_are(tmp_path: Path) -> None:
    """The last answer has one word only, which a list of files would take for a note below it."""
    found = table(tmp_path, '"id","q1. Gut?","q2. Warum?"\n"1","5","weil\nso"\n"2","","\ufeff1 (None)"\n\n"3","",""\n')
    assert found.kopf == ("id", "q1. Gut?", "q2. Warum?")
    assert found.spalten == (("1", "2", "3"), ("5", "", ""), ("weil\nso", "1 (None)", ""))
    assert (found.zeilen, found.nummern, found.kopfzeile, found.ausgelassen) == (3, (2, 3, 5), 1, ())
    assert found.hinweise == ("Unsichtbare Zeichen (U+FEFF) wurden entfernt: 1.",)


def test_the_line_of_heads_may_stand_below_titles(tmp_path: Path) -> None:
    text = "Befragung 2026;;\n;;\nNr.;Frage 1;Frage 2\n1;5;5\n2;4;4\n"
    found = table(tmp_path, text)
    assert (found.kopfzeile, found.kopf, found.nummern) == (3, ("Nr.", "Frage 1", "Frage 2"), (4, 5))
    chosen = table(tmp_path, text, Optionen(kopfzeile=4))
    assert (chosen.kopf, chosen.spalten) == (("1", "5", "5"), (("2",), ("4",), ("4",)))


def test_rows_that_do_not_fit_are_filled_up_or_named(tmp_path: Path) -> None:
    found = table(tmp_path, "a;b;c\n1;2\n1;2;3;;\n1;2;3;4\n")
    assert found.spalten == (("1", "1"), ("2", "2"), ("", "3"))
    assert [(row.zeile, row.grund) for row in found.ausgelassen] == [(4, "4 statt 3 Felder")]
    assert found.hinweise == ("Zeilen mit zu wenigen Feldern, am Ende mit leeren aufgefüllt: 1.",)


def test_only_heads_is_a_table_without_rows(tmp_path: Path) -> None:
    found = table(tmp_path, "a;b\n")
    assert (found.kopf, found.spalten, found.zeilen) == (("a", "b"), ((), ()), 0)


@pytest.mark.parametrize("text", ["", "\n\n\n", " \n ; \n"])
def test_nothing_is_no_table(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError) as found:
        table(tmp_path, text)
    assert found.value.field == "liste"


def test_a_line_that_is_not_there_cannot_be_the_heads(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="In Zeile 9 stehen keine Spaltenköpfe"):
        table(tmp_path, "a;b\n1;2\n", Optionen(kopfzeile=9))


def test_a_workbook_gives_the_same_words(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Leer")
        sheet = book.add_worksheet("Antworten")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, ["Antwort-ID", "Datum", "Aussage", "Ja?"])
        sheet.write_row(1, 0, [1, None, 5, True])
        sheet.write_datetime(1, 1, datetime(2026, 3, 1), day)
        sheet.write_row(2, 0, [2, "", 1, 1])
        sheet.write_row(3, 0, [3, "", 2.5, ""])
    found = read_tabelle(path)
    assert (found.blatt, found.format) == ("Antworten", "xlsx")
    assert found.spalten == (
        ("1", "2", "3"), ("01.03.2026", "", ""), ("5", "1", "2,5"), ("WAHR", "1", ""),
    )  # fmt: skip


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    path = tmp_path / "export.csv"
    path.write_text("a;b\n1;2\n", "utf-8")
    with pytest.raises(Cancelled):
        read_tabelle(path, Optionen(), stop)
