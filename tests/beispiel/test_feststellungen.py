"""The example's Feststellungen: what the program counts is what the folder states."""

from datetime import date
from pathlib import Path

import pytest

from qmapp.act import feststellung as fest
from qmapp.act.feststellung import worte
from qmapp.act.feststellung.rows import FeststellungZeile, Quelle
from qmapp.beispiel import quelle
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

TOLD = {story["id"]: story for pruefung in quelle.pruefungen() for story in pruefung.feststellungen}


OTHERS = {story["id"]: story for story in quelle.weitere_feststellungen()}
QUELLEN = {"QC": Quelle.QCHECK, "BF": Quelle.BEFRAGUNG, "RM": Quelle.RUECKMELDUNG, "QZ": Quelle.ZIRKEL}


@pytest.fixture(scope="module")
def held(example_file: Path) -> dict[str, FeststellungZeile]:
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as opened:
        return {row.kennung: row for row in opened.read(fest.feststellungen)}


def test_all_of_them_are_held(held: dict[str, FeststellungZeile]) -> None:
    assert (len(TOLD), len(OTHERS)) == (25, 15)
    assert sorted(held) == sorted([*TOLD, *OTHERS]) == [f"FS-{number:03d}" for number in range(1, 41)]
    still = sum(row.erledigt_am is None for row in held.values())
    assert still == 17 == sum(story["status"] == "offen" for story in [*TOLD.values(), *OTHERS.values()])


@pytest.mark.parametrize("name", TOLD)
def test_numbers_and_words_are_the_told_ones(name: str, held: dict[str, FeststellungZeile]) -> None:
    row, story = held[name], TOLD[name]
    assert (row.anzahl, row.bewertet, row.zaehlt) == (story["anzahl"], story["bewertet"], story["zaehlt"])
    assert (row.titel, row.text) == (story["titel"], story["text"].strip())
    assert (row.pruefung_kennung, list(row.punkte)) == (story["pruefung"], story["punkte"])
    assert worte.ARTEN[row.art] == story["art"]
    assert (row.erledigt_am is not None) == (story["status"] == "erledigt")


#: A Feststellung of one item has its numbers: the folder tells them in the text only („75 von 236“).
COUNTED = {"FS-033": (75, 236, "Top-2")}


@pytest.mark.parametrize("name", OTHERS)
def test_those_of_other_sources_are_the_told_ones(name: str, held: dict[str, FeststellungZeile]) -> None:
    row, story = held[name], OTHERS[name]
    named = story.get("rueckmeldungen") or [
        story[key] for key in ("qcheck", "befragung", "zirkel", "kennzahl") if key in story
    ]
    assert row.herkunft.split(", ") == named
    assert row.quelle is QUELLEN.get(named[0][:2], Quelle.KENNZAHL)
    assert (row.datum, row.titel, row.text) == (story["datum"], story["titel"], story["text"].strip())
    assert sorted(row.punkte) == sorted(story.get("fragen", []))
    assert (row.anzahl, row.bewertet, row.zaehlt) == COUNTED.get(
        name, (story.get("anzahl"), story.get("bewertet"), story.get("zaehlt", ""))
    )
    assert (row.qcheck_id is not None, row.befragung_id is not None) == ("qcheck" in story, "befragung" in story)
    assert list(row.ursachen) == story.get("ursachen", [])
    assert ("–" if row.schwere is None else worte.SCHWEREN[row.schwere]) == story["schwere"]
    # A conflict of aims has no kind of its own here: it is something to be put right.
    assert worte.ARTEN[row.art] == story["art"].replace("Zielkonflikt", "Mangel")
    assert (row.erledigt_am is not None) == (story["status"] == "erledigt")
    assert row.pruefung_id is None


def test_those_that_ended_with_a_massnahme_ended_on_its_day(held: dict[str, FeststellungZeile]) -> None:
    # M-11 is the last Maßnahme done about E-2025-07 in empfehlungen.toml.
    assert {held[name].erledigt_am for name in ("FS-037", "FS-038")} == {date(2025, 12, 1)}
    assert held["FS-034"].erledigt_am == held["FS-034"].datum


def test_most_numbers_are_counted_and_not_typed(held: dict[str, FeststellungZeile]) -> None:
    assert sum(row.quelle is Quelle.ERGEBNIS for row in held.values()) == 20
    assert held["FS-001"].akten == 5
