"""Moving 662 half-answered files of 27 Prüfpunkte to a newer version, beside writing as many rows plainly.

Run apart from the suite: ``pytest tests/benchmarks -o addopts= -s``.
"""
# ruff: noqa: T201 - the figures are what it is run for

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import insert
from sqlmodel import Session

from qmapp.checks.aktenpruefung import akte, grundgesamtheit, pruefung, stichprobe, tables, ziehung
from qmapp.checks.aktenpruefung.katalogwechsel.abfragen import archiv, vorschau
from qmapp.checks.aktenpruefung.katalogwechsel.schritte import migrate_katalog
from qmapp.checks.aktenpruefung.katalogwechsel.umzug import folgen
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis, ListenAngaben, Plan, Zeile
from qmapp.checks.katalog import Katalog, import_katalog, load
from qmapp.checks.katalog.wechsel import Entscheidung, Wahl
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.benchmarks.messen import seconds

JETZT, HEUTE = datetime(2026, 3, 3, 9, 0, tzinfo=UTC), date(2026, 3, 3)
ALT = load("AP-BWQ")
FILES, HALF = 662, len(ALT.punkte) // 2
#: Every second question is another one, the last Prüfpunkt has a new code.
NEU = replace(
    ALT,
    version=ALT.version + 1,
    punkte=tuple(
        replace(p, code="AP-BWQ-99", sperrt=()) if p.nummer == 1
        else replace(p, frage=p.frage + " Auch jetzt?") if p.nummer % 2 else p
        for p in ALT.punkte
    ),
)  # fmt: skip


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "x.qcheck", None, SCHEMA, title="x", amt="x", wer="x", sample=True) as workspace:
        yield workspace


def half_answered(ws: Workspace, katalog: Katalog) -> UUID:
    key = ws.execute(
        "Prüfung", pruefung.create_pruefung, titel="x", katalog=katalog, zeitraum_von=date(2025, 7, 1),
        zeitraum_bis=date(2025, 12, 31), heute=HEUTE,
    )  # fmt: skip
    rows = [Zeile(f"BG-{i:05d}", "") for i in range(22_082)]
    ws.execute("Liste", grundgesamtheit.import_grundgesamtheit, key, ListenAngaben("x.csv"), rows)
    ws.execute("Plan", stichprobe.save_plan, key, Plan(startwert="417"))
    ws.execute("Ziehung", ziehung.draw, key, wer="x", jetzt=JETZT, version="1")
    files = ws.read(akte.akten, key)
    assert len(files) == FILES
    ws.execute("Füllen", fill, [row.id for row in files], [p.code for p in katalog.punkte[:HALF]])
    return key


def fill(session: Session, files: list[UUID], codes: list[str]) -> None:
    rows = [
        tables.Antwort(
            akte_id=key, code=code, ergebnis=Ergebnis.OK if (i + j) % 9 else Ergebnis.F2, feststellung="Bescheid fehlt",
            ursachen=["Frist"], beantwortet_um=JETZT, beantwortet_durch="x",
        ).model_dump()
        for i, key in enumerate(files) for j, code in enumerate(codes)
    ]  # fmt: skip
    session.connection().execute(insert(tables.Antwort), rows)
    for key in files:
        row = session.get(tables.Akte, key)
        assert row is not None
        row.stand, row.begonnen_um, row.zuletzt_code = Aktenstand.IN_ARBEIT, JETZT, codes[-1]


def test_662_half_answered_files(ws: Workspace) -> None:
    key = half_answered(ws, ALT)
    plain = half_answered_again(ws, key)
    ws.execute("Einlesen", import_katalog, NEU, heute=HEUTE, wer="x")
    looked = min(seconds(lambda: ws.read(vorschau, key, NEU)) for _ in range(3))
    view = ws.read(vorschau, key, NEU)
    counted = min(seconds(lambda: folgen(view, view.vorschlaege)) for _ in range(3))
    took = seconds(lambda: ws.execute("W", migrate_katalog, key, NEU, view.vorschlaege, jetzt=JETZT, wer="x"))
    undone = seconds(ws.undo)
    every = {code: wahl if wahl.ziel else Wahl(Entscheidung.OEFFNEN) for code, wahl in view.vorschlaege.items()}
    worst = seconds(lambda: ws.execute("W", migrate_katalog, key, NEU, every, jetzt=JETZT, wer="x"))
    aside = len(ws.read(archiv, key))
    print(f"\n{FILES} files, {FILES * HALF} answers: preview {looked:.2f} s, counting anew {counted * 1e3:.0f} ms")
    print(f"move {took:.2f} s, undo {undone:.2f} s; every answer put aside ({aside}): {worst:.2f} s")
    print(f"writing the answers alone {plain:.2f} s; the worst move is {worst / plain:.1f} times that")
    assert aside == FILES * (HALF - 1)
    assert folgen(view, every).beiseite == aside
    assert counted < looked
    # Two entries in the change log for every answer put aside, and reading all of them once.
    assert worst / plain < 6


def half_answered_again(ws: Workspace, key: UUID) -> float:
    """Writing the same answers once more, into files that have none."""
    files = [row.id for row in ws.read(akte.akten, key)]
    codes = [p.code for p in ALT.punkte[HALF : 2 * HALF]]
    took = seconds(lambda: ws.execute("Füllen", fill, files, codes))
    ws.undo()
    return took
