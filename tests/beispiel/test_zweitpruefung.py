"""The example's Zweitprüfung: agreement and kappa as the folder states them, computed without this program."""

from pathlib import Path

import pytest

from qmapp.beispiel import quelle
from qmapp.checks.aktenpruefung import pruefung
from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.checks.aktenpruefung.zweitpruefung import abfragen
from qmapp.checks.aktenpruefung.zweitpruefung.rows import Abgleich, Abweichung
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

STORIES = {story.kopf["id"]: story.kopf for story in quelle.pruefungen()}
FINISHED = ["AP-2025-1", "AP-2025-2"]
EXACT = 6e-7  # six decimals are printed


@pytest.fixture(scope="module")
def found(example_file: Path) -> dict[str, tuple[Abgleich | None, tuple[Abweichung, ...]]]:
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as opened:
        return {
            row.kennung: (opened.read(abfragen.abgleich, row.id), opened.read(abfragen.abweichungen, row.id))
            for row in opened.read(pruefung.pruefungen)
        }


@pytest.mark.parametrize("name", FINISHED)
def test_agreement_by_file_is_the_told_one(
    name: str, found: dict[str, tuple[Abgleich | None, tuple[Abweichung, ...]]]
) -> None:
    told = STORIES[name]["ergebnis"]["zweitpruefung"]
    both, _ = found[name]
    assert both is not None
    assert both.kopf.fertig
    assert both.akten.n == both.kopf.akten == told["akten"]
    assert both.akten.tafel == (
        (told["beide_mangel"], told["nur_erstpruefung"]),
        (told["nur_zweitpruefung"], told["beide_ohne_mangel"]),
    )
    assert float(both.akten.anteil or 0) == pytest.approx(told["uebereinstimmung"], abs=EXACT)
    assert [both.akten.erwartet, both.akten.kappa] == pytest.approx([told["erwartet"], told["kappa"]], abs=EXACT)


@pytest.mark.parametrize("name", FINISHED)
def test_everything_is_settled_and_the_first_answers_stood(
    name: str, found: dict[str, tuple[Abgleich | None, tuple[Abweichung, ...]]]
) -> None:
    both, different = found[name]
    assert both is not None
    assert both.antworten.n == 40 * both.kopf.akten
    assert both.antworten.n - both.antworten.gleich == both.abweichungen == both.geklaert == len(different)
    assert all(row.konsens is not None and row.konsens.ergebnis is row.erst for row in different)
    read_differently = {row.punkt.nummer for row in different if row.zweit is Ergebnis.F2}
    assert read_differently == {31}
    assert both.kopf.anteil_prozent == {"AP-2025-1": "5", "AP-2025-2": "10"}[name]


def test_the_running_one_has_none_yet(found: dict[str, tuple[Abgleich | None, tuple[Abweichung, ...]]]) -> None:
    assert found["AP-2026-1"] == (None, ())
