"""Sheets are written in one step that can be undone, never over others, and a file can be taken away whole."""

import csv
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from qmapp.checks import befragung as door
from qmapp.checks.befragung import einlesen
from qmapp.checks.befragung.einlesen import Befundart, Einleseergebnis, Grund, Richtung, Zuordnung
from qmapp.checks.befragung.rows import Bogenquelle
from qmapp.checks.katalog import Katalogart, load
from qmapp.errors import Cancelled, UserError
from qmapp.spreadsheets import Tabelle, read_tabelle
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.befragung.einlesen.conftest import AREA, KATALOG, LIKED, tabelle
from tests.checks.befragung.test_beispiel import TOLD, sheets

HEADS = ["id", "q[BFKL01]", "q[BFKL02]", "BFKLA1", "BFKLF1"]
FILE = tabelle(
    HEADS,
    ["1", "stimme voll zu", "weiß ich nicht", "Hilfe zur Pflege", "Rufen Sie an: 030 1234567"],
    ["2", "teils, teils", "", "", ""],
)
MORE = tabelle(
    HEADS, ["2", "stimme eher zu", "stimme eher zu", "", ""], ["3", "stimme eher zu", "", "", ""], name="b.csv"
)


def begin(probe: Probe, **told: Any) -> UUID:
    return probe.tu(door.create_befragung, titel="Klienten", katalog=KATALOG, heute=probe.HEUTE, **told)


def how(file: Tabelle, *allowed: Befundart) -> Zuordnung:
    return einlesen.vorschlag(KATALOG, file).erlaube(Befundart.ITEM_OHNE_SPALTE, *allowed)


def read(probe: Probe, key: UUID, file: Tabelle, zuordnung: Zuordnung) -> Einleseergebnis:
    """The result depends on a new id: written once, undone and redone by hand."""
    found: Einleseergebnis = probe.tu(einlesen.read_boegen, key, file, zuordnung, jetzt=probe.uhr(), wer="Kaya")
    return found


def test_sheets_are_written_and_the_file_is_remembered(probe: Probe) -> None:
    key = begin(probe)
    found = read(probe, key, FILE, how(FILE))
    first, second = probe.read(door.boegen, key)
    assert (first.nummer, first.quelle, first.einlesung_id, first.wer) == (
        "1", Bogenquelle.EINGELESEN, found.einlesung_id, "Kaya",
    )  # fmt: skip
    assert (first.werte, first.angaben) == ({"BF-KL-01": 5, "BF-KL-02": 0}, {AREA: 2})
    assert first.texte == {LIKED: "Rufen Sie an: [Telefonnummer]"}
    assert (second.werte, second.angaben, second.texte) == ({"BF-KL-01": 3}, {}, {})
    assert (found.zeilen, found.boegen, found.funde, found.geschwaerzt) == (2, 2, 1, True)
    (file,) = probe.read(einlesen.einlesungen, key)
    assert (file.datei, file.sha256, file.zeilen, file.boegen) == ("export.csv", FILE.sha256, 2, 2)
    assert file.zuordnung["kopf"] == HEADS
    assert probe.read(door.auswertung, key).items[0].verteilung == (0, 0, 1, 0, 1)


def test_a_second_file_leaves_the_sheets_of_the_first(probe: Probe) -> None:
    key = begin(probe)
    read(probe, key, FILE, how(FILE))
    with pytest.raises(UserError) as refused:
        probe.ws.execute("x", einlesen.read_boegen, key, MORE, how(MORE), jetzt=probe.uhr(), wer="")
    assert (refused.value.field, len(probe.read(door.boegen, key))) == (Befundart.NUMMER_VORHANDEN, 2)
    found = read(probe, key, MORE, how(MORE, Befundart.NUMMER_VORHANDEN))
    assert (found.boegen, [(row.zeile, row.grund) for row in found.ausgelassen]) == (
        1, [(2, "Bogennummer schon vorhanden")],
    )  # fmt: skip
    assert [row.werte["BF-KL-01"] for row in probe.read(door.boegen, key)] == [5, 3, 4]
    again = einlesen.pruefe(KATALOG, FILE, how(FILE), probe.read(einlesen.lage, key))
    assert {one.art for one in again.offen} == {Befundart.SCHON_EINGELESEN, Befundart.NUMMER_VORHANDEN}
    told = how(FILE, Befundart.NUMMER_VORHANDEN, Befundart.SCHON_EINGELESEN)
    with pytest.raises(UserError, match="kein neuer Bogen"):
        probe.ws.execute("x", einlesen.read_boegen, key, FILE, told, jetzt=probe.uhr(), wer="")


def test_rows_without_numbers_of_their_own_go_on_with_the_next_file(probe: Probe) -> None:
    key = begin(probe)
    for number in (1, 2):
        file = tabelle(["BFKL01"], ["1"], ["2"], name=f"{number}.csv")
        read(probe, key, file, how(file, Befundart.SCHON_EINGELESEN))
    assert [row.nummer for row in probe.read(door.boegen, key)] == ["E1-0002", "E1-0003", "E2-0002", "E2-0003"]


def test_a_file_is_taken_away_with_its_sheets_and_their_second_entries(probe: Probe) -> None:
    key = begin(probe, doppelt=True)
    probe.tu(door.enter_bogen, key, "77", werte={"BF-KL-01": 1}, jetzt=probe.uhr(), wer="Kaya")
    found = read(probe, key, FILE, how(FILE))
    for number in ("1", "77"):
        second = {"werte": {"BF-KL-01": 1}, "jetzt": probe.uhr(), "wer": "Weber", "erfassung": 2}
        probe.tu(door.enter_bogen, key, number, **second)
    probe.tu(einlesen.remove_einlesung, found.einlesung_id)
    assert [row.nummer for entry in (1, 2) for row in probe.read(door.boegen, key, entry)] == ["77", "77"]
    assert probe.read(einlesen.einlesungen, key) == ()
    with pytest.raises(UserError, match="nicht mehr eingelesen"):
        probe.ws.execute("x", einlesen.remove_einlesung, found.einlesung_id)


def test_a_closed_survey_takes_no_file_and_keeps_its_own(probe: Probe) -> None:
    key = begin(probe)
    found = read(probe, key, FILE, how(FILE))
    probe.tu(door.close_befragung, key, heute=probe.HEUTE)
    for command, args in ((einlesen.read_boegen, (key, MORE, how(MORE))), (einlesen.remove_einlesung, ())):
        told = {"jetzt": probe.uhr(), "wer": ""} if args else {}
        with pytest.raises(UserError, match="abgeschlossen"):
            probe.ws.execute("x", command, *(args or (found.einlesung_id,)), **told)


def test_whoever_stops_has_written_nothing(probe: Probe) -> None:
    def stop(done: int, total: int) -> None:
        assert total == 2
        if done:
            raise Cancelled

    key = begin(probe)
    before = probe.dump()
    with pytest.raises(Cancelled):
        probe.ws.execute(
            "x", einlesen.read_boegen, key, FILE, how(FILE), jetzt=probe.uhr(), wer="", progress=stop
        )  # fmt: skip
    assert probe.dump() == before


def test_how_a_file_was_understood_is_remembered_for_the_next_year(probe: Probe) -> None:
    file = tabelle(["id", "Ganz anderes"], ["1", "prima"])
    told = how(file).mit(1, einlesen.Ziel(einlesen.Zielart.ITEM, "BF-KL-04")).mit_wert([1], "prima", 5)
    told = Zuordnung(told.spalten, Richtung.ABSTEIGEND, schwaerzen=False, erlaubt=told.erlaubt)
    key, later = begin(probe), begin(probe)
    assert probe.read(einlesen.gemerkt, key, file.kopf) is None
    read(probe, key, file, told)
    kept = probe.read(einlesen.gemerkt, later, file.kopf)
    assert (kept.spalten[1].code, kept.spalten[1].werte, kept.spalten[1].grund) == (
        "BF-KL-04", {"prima": 5}, Grund.GEMERKT,
    )  # fmt: skip
    assert (kept.richtung, kept.schwaerzen, kept.erlaubt) == (Richtung.ABSTEIGEND, False, frozenset())
    assert einlesen.vorschlag(KATALOG, file, kept) == kept
    assert probe.read(einlesen.gemerkt, later, ("id", "Anderes")) is None


@pytest.mark.parametrize("name", TOLD)
def test_the_survey_of_the_example_comes_back_from_its_export(probe: Probe, name: str, tmp_path: Path) -> None:
    """The sheets of the folder, exported as a survey program does, read: every distribution is the folder's."""
    told = TOLD[name]
    asked = load(told["katalog"], Katalogart.BEFRAGUNG)
    assert asked.skala is not None
    words = {step.wert: step.wort for step in asked.skala.stufen} | {0: asked.skala.nicht_beurteilbar.wort}
    codes = [item["frage"] for item in told["item"]]
    path = tmp_path / "export.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(["id. Antwort-ID", *(f"q[{n}]. [{asked.punkt(code).frage}]" for n, code in enumerate(codes))])
        for number, sheet in enumerate(sheets(told), 1):
            out.writerow([number, *(words[sheet[code]] if code in sheet else "Keine Antwort" for code in codes)])
    file_read = read_tabelle(path)
    key = probe.ws.execute("Befragung", door.create_befragung, katalog=asked, heute=probe.HEUTE, titel="Export")
    zuordnung = einlesen.vorschlag(asked, file_read)
    found = probe.ws.execute("Einlesen", einlesen.read_boegen, key, file_read, zuordnung, jetzt=probe.uhr(), wer="QMB")
    result = {item.punkt.code: item for item in probe.read(door.auswertung, key).items}
    blank = told["ruecklauf"] - found.boegen
    for item in told["item"]:
        one = result[item["frage"]]
        assert list(one.verteilung) == item["verteilung"]
        assert (one.nicht_beurteilbar, one.keine_angabe + blank) == (item["nicht_beurteilbar"], item["keine_angabe"])
