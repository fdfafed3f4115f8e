"""The program's own draw against the example year, whose figures were computed without this program."""

import json
from pathlib import Path

import pytest

from qmapp.beispiel import create_example, quelle
from qmapp.checks.aktenpruefung import akte, grundgesamtheit, pruefung, ziehung
from qmapp.checks.aktenpruefung.rows import Aktenstand
from qmapp.errors import Cancelled, UserError
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

STORIES = {story.kopf["id"]: story for story in quelle.pruefungen()}


@pytest.fixture(scope="module")
def workspace(example_file: Path):
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def ids(workspace: Workspace):
    return {row.kennung: row.id for row in workspace.read(pruefung.pruefungen)}


def test_two_finished_and_one_running(workspace: Workspace) -> None:
    rows = {row.kennung: row for row in workspace.read(pruefung.pruefungen)}
    assert list(rows) == ["AP-2026-1", "AP-2025-2", "AP-2025-1"]
    assert [(r.grundgesamtheit, r.umfang) for r in rows.values()] == [(22017, 661), (21968, 659), (22082, 662)]
    assert [r.stand for r in rows.values()] == ["In Prüfung", "Abgeschlossen", "Abgeschlossen"]
    assert rows["AP-2026-1"].erledigt == 214 + 1


@pytest.mark.parametrize("name", STORIES)
def test_population_and_draw_are_the_told_ones(name: str, workspace: Workspace, ids) -> None:
    story = STORIES[name]
    population = workspace.read(grundgesamtheit.grundgesamtheit, ids[name])
    assert population is not None
    assert population.pruefsumme == story.kopf["grundgesamtheit"]["pruefsumme_sha256"]
    drawn = workspace.read(ziehung.ziehungsprotokoll, ids[name])
    shares = {entry["schicht"]: entry["akten"] for entry in drawn["grundgesamtheit"]["schichten"]}
    assert list(shares.values()) == list(story.kopf["stichprobe"]["zugeteilt"].values())
    assert [entry["schluessel"] for entry in drawn["stichprobe"]] == [
        case.schluessel for case in story.faelle if not case.ist_ersatz
    ]


@pytest.mark.parametrize("name", STORIES)
def test_replaced_and_lost_files_are_the_told_ones(name: str, workspace: Workspace, ids) -> None:
    story = STORIES[name]
    rows = workspace.read(akte.akten, ids[name])
    result = story.kopf["ergebnis"]
    for stand, count in (
        (Aktenstand.ERSETZT, result["ersetzt"]),
        (Aktenstand.VERLOREN, result["verloren"]),
        (Aktenstand.GEPRUEFT, result["geprueft"]),
    ):
        assert sum(row.stand is stand for row in rows) == count
    assert {row.schluessel for row in rows if row.ersatz_fuer} == {c.schluessel for c in story.faelle if c.ist_ersatz}


@pytest.mark.parametrize("name", STORIES)
def test_the_draw_recomputes_from_its_protocol(name: str, workspace: Workspace, ids) -> None:
    told = json.loads(json.dumps(workspace.read(ziehung.ziehungsprotokoll, ids[name])))
    rows = workspace.read(lambda s: list(grundgesamtheit.zeilen(s, ids[name])))
    assert ziehung.nachrechnen(told, rows).abweichungen == ()


def test_the_example_is_whole(workspace: Workspace) -> None:
    checked = workspace.check()
    assert checked.befunde == ()
    assert checked.in_ordnung
    assert not workspace.encrypted


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "x.qcheck"
    file.write_bytes(b"wichtig")
    with pytest.raises(UserError):
        create_example(file)
    assert file.read_bytes() == b"wichtig"


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        create_example(tmp_path / "x.qcheck", cancel)
    assert list(tmp_path.iterdir()) == []
