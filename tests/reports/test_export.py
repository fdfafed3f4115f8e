import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from qmapp.checks.aktenpruefung import grundgesamtheit, pruefung, stichprobe, ziehung
from qmapp.checks.aktenpruefung.akte import akten, answer, answer_rest, close_akte
from qmapp.checks.aktenpruefung.protokoll import nachrechnen
from qmapp.checks.aktenpruefung.rows import Ergebnis, ListenAngaben, Plan, Schichtung, Verfahren, Zeile
from qmapp.checks.katalog import load
from qmapp.errors import Cancelled, UserError
from qmapp.reports.art import BEISPIEL
from qmapp.reports.bezug import PRUEFUNG
from qmapp.reports.document import Paragraph
from qmapp.reports.export import ARTEN, before_export, build, export
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

STAND = date(2025, 6, 4)
JETZT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
ZEILEN = [Zeile(f"{haus[:2].upper()}-{n:03d}", haus, 10_000) for haus in ("Mitte", "Süd") for n in range(1, 41)]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("mappe") / "QM-2025.qcheck"
    with Workspace.create(path, None, SCHEMA, title="QM", amt="Amt für Soziales", wer="QMB", sample=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def pruefung_id(workspace: Workspace) -> UUID:
    """Sixteen of eighty files in two strata, all examined; the second one has a Mangel without an amount."""
    key = angelegt(workspace, "AP: 1/25")
    workspace.execute("Liste", grundgesamtheit.import_grundgesamtheit, key, ListenAngaben(datei="liste.csv"), ZEILEN)
    plan = Plan(verfahren=Verfahren.ANZAHL, anzahl=16, startwert="4711", reserve=2, schichtung=Schichtung.ANTEILIG)
    workspace.execute("Plan", stichprobe.save_plan, key, plan)
    workspace.execute("Ziehung", ziehung.draw, key, wer="QMB", jetzt=JETZT, version="0.1.0")
    for position, zeile in enumerate(workspace.read(akten, key)):
        if position == 1:
            workspace.execute("Antwort", answer, zeile.id, "AP-KDU-21", Ergebnis.F2, jetzt=JETZT, wer="QMB")
        workspace.execute("Rest", answer_rest, zeile.id, Ergebnis.OK, jetzt=JETZT, wer="QMB")
        workspace.execute("Ende", close_akte, zeile.id, jetzt=JETZT, wer="QMB")
    return key


def angelegt(workspace: Workspace, kennung: str) -> UUID:
    return workspace.execute(
        "Prüfung",
        pruefung.create_pruefung,
        titel="Probe",
        katalog=load("AP-KDU"),
        zeitraum_von=date(2024, 7, 1),
        zeitraum_bis=date(2024, 12, 31),
        heute=date(2025, 3, 3),
        hoechstwert_prozent="10",
        kennung=kennung,
    )


def test_files_carry_telling_names_that_every_system_takes(
    workspace: Workspace, pruefung_id: UUID, tmp_path: Path
) -> None:
    steps: list[tuple[int, int]] = []
    files = export(
        workspace,
        "ziehungsprotokoll",
        pruefung_id,
        ("json",),
        tmp_path / "Berichte" / "2025",
        stand=STAND,
        progress=lambda done, total: steps.append((done, total)),
    )
    assert [f.name for f in files] == ["Ziehungsprotokoll_AP-1-25_2025-06-04.json"]
    assert steps[-1] == (1000, 1000)
    assert nachrechnen(json.loads(files[0].read_text("utf-8")), ZEILEN).identisch


def test_the_tree_shows_what_the_workspace_holds(workspace: Workspace, pruefung_id: UUID) -> None:
    document = build(workspace, "pruefbericht", pruefung_id, stand=STAND)
    anker = workspace.anchor()
    assert (document.office, document.anchor) == ("Amt für Soziales", f"{anker.nr} · {anker.hash}")
    assert BEISPIEL in document.subtitle
    assert "Beispieldaten" in document.footer


def test_before_the_draw_there_is_no_report(workspace: Workspace, tmp_path: Path) -> None:
    key = angelegt(workspace, "AP-2")
    for name, art in ((name, art) for name, art in ARTEN.items() if art.bezug is PRUEFUNG):
        missing = "Fallliste" if name == "pruefplan" else "gezogen"
        with pytest.raises(UserError, match=missing):
            export(workspace, name, key, art.formate[:1], tmp_path / name, stand=STAND)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("art", "formate"), [("pruefbericht", ()), ("pruefbericht", ("pdf", "odt"))])
def test_unknown_formats_write_nothing(
    workspace: Workspace, pruefung_id: UUID, tmp_path: Path, art: str, formate: tuple[str, ...]
) -> None:
    with pytest.raises(UserError, match="Format"):
        export(workspace, art, pruefung_id, formate, tmp_path / "neu", stand=STAND)
    assert list(tmp_path.iterdir()) == []


def test_unknown_kinds_are_refused(workspace: Workspace, pruefung_id: UUID) -> None:
    with pytest.raises(UserError, match="Jahresbrief"):
        build(workspace, "Jahresbrief", pruefung_id, stand=STAND)


def test_progress_runs_through_all_files_and_may_cancel(
    workspace: Workspace, pruefung_id: UUID, tmp_path: Path
) -> None:
    steps: list[int] = []

    def told(done: int, total: int) -> None:
        steps.append(done)
        if done > 400:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(workspace, "pruefbericht", pruefung_id, ("pdf", "docx"), tmp_path, stand=STAND, progress=told)
    assert steps == sorted(steps)
    assert all(path.suffix in {".pdf", ".docx"} for path in tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_refused_in_german(
    workspace: Workspace, pruefung_id: UUID, tmp_path: Path
) -> None:
    (tmp_path / "Datei").write_text("x")
    with pytest.raises(UserError, match="lässt sich nicht anlegen"):
        export(workspace, "pruefbericht", pruefung_id, ("pdf",), tmp_path / "Datei" / "neu", stand=STAND)


def test_before_the_export_the_document_itself_is_checked(workspace: Workspace, pruefung_id: UUID) -> None:
    document = build(workspace, "pruefbericht", pruefung_id, stand=STAND)
    rows = before_export(workspace, "pruefbericht", pruefung_id, document)
    assert [row.text for row in rows if not row.ok] == ["Noch nicht abgeschlossen"]
    key = workspace.read(akten, pruefung_id)[0].schluessel
    naming = replace(document, blocks=(*document.blocks, Paragraph(f"Akte {key}")))
    assert before_export(workspace, "pruefbericht", pruefung_id, naming)[-1].satz.endswith(f": {key}.")
    record = build(workspace, "ziehungsprotokoll", pruefung_id, stand=STAND)
    assert all(row.ok for row in before_export(workspace, "ziehungsprotokoll", pruefung_id, record))
