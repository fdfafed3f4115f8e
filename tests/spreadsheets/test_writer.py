"""Lists are written so that Excel opens them without running anything, and completely or not at all."""

import csv
from pathlib import Path

import pytest

from qmapp.errors import UserError
from qmapp.spreadsheets import ListenRollen, inspect, read, write_csv


def test_read_back_as_written(tmp_path: Path) -> None:
    path = tmp_path / "ziehung.csv"
    write_csv(
        path,
        ["rang", "schluessel", "betrag"],
        [[1, "BG 1; „a“", "1.234,56"], [2, "Zeile\nzwei", "-3,50"], [3, "x", None]],
    )
    assert path.read_bytes().startswith(b"\xef\xbb\xbfrang;schluessel;betrag\r\n")
    taken = read(path, ListenRollen(schluessel=1, betrag=2))
    assert [row.schluessel for row in taken.zeilen] == ["BG 1; „a“", "Zeile zwei", "x"]
    assert [row.betrag_cent for row in taken.zeilen] == [123_456, -350, None]
    assert inspect(path).kodierung == "UTF-8 mit BOM"


@pytest.mark.parametrize("cell", ["=cmd|'/c calc'!A1", "+SUM(A1)", "-1+2", "@x", "\tx", "\rx", " =1"])
def test_33_no_formula_reaches_excel(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "x.csv"
    write_csv(path, [cell], [[cell]])
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=";")) == [["'" + cell]] * 2


@pytest.mark.parametrize("cell", ["-3,50", "+7", "-1.234,56", "BG-1", "a=b", 17])
def test_plain_values_stay_as_they_are(tmp_path: Path, cell: str | int) -> None:
    path = tmp_path / "x.csv"
    write_csv(path, ["a"], [[cell]])
    assert path.read_text("utf-8-sig").splitlines()[1] == str(cell)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    write_csv(path, ["alt"], [])
    before = path.read_bytes()

    def broken() -> object:
        yield ["1"]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_csv(path, ["neu"], broken())  # type: ignore[arg-type]
    assert path.read_bytes() == before
    with pytest.raises(UserError, match="nicht speichern"):
        write_csv(tmp_path / "fehlt" / "x.csv", ["a"], [])
    assert [file.name for file in tmp_path.iterdir()] == ["x.csv"]
