"""Evaluating 1.000 files of 40 Prüfpunkte, beside counting the same answers by hand in the same file.

Run apart from the suite: ``pytest tests/benchmarks -o addopts= -s``.
"""
# ruff: noqa: T201 - the figures are what it is run for

import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import insert
from sqlmodel import Session

from qmapp.checks.aktenpruefung import akte, grundgesamtheit, pruefung, stichprobe, tables, ziehung
from qmapp.checks.aktenpruefung.auswertung import auswertung, vertiefung
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis, ListenAngaben, Plan, Schichtung, Verfahren, Zeile
from qmapp.checks.katalog import load
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.benchmarks.messen import seconds

JETZT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
STANDORTE = {"Mitte": 6412, "Nord": 5208, "Ost": 4377, "Süd": 3905, "West": 2180}
FILES = 1_000


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "x.qcheck", None, SCHEMA, title="x", amt="x", wer="x", sample=True) as workspace:
        yield workspace


def audited(ws: Workspace, first: date, last: date) -> UUID:
    """A stratified sample of 1.000 files with teams and amounts, every Prüfpunkt answered, one in forty wrong."""
    head = {"katalog": load("AP-KDU"), "zeitraum_von": first, "zeitraum_bis": last, "heute": last}
    key = ws.execute("Prüfung", pruefung.create_pruefung, titel="KdU", hoechstwert_prozent="10", **head)
    rows = [
        Zeile(f"{name[:2]}-{i:05d}", name, 40_000 + i % 9_000, f"Team {i % 12}")
        for name, count in STANDORTE.items()
        for i in range(count)
    ]
    told = ListenAngaben("x.csv", spalte_schicht="Standort", spalte_team="Team", spalte_betrag="Betrag")
    ws.execute("Liste", grundgesamtheit.import_grundgesamtheit, key, told, rows)
    plan = Plan(verfahren=Verfahren.ANZAHL, anzahl=FILES, schichtung=Schichtung.ANTEILIG, startwert="417")
    ws.execute("Plan", stichprobe.save_plan, key, plan)
    ws.execute("Ziehung", ziehung.draw, key, wer="x", jetzt=JETZT, version="1")
    codes = [punkt.code for punkt in load("AP-KDU").punkte]
    kinds = (Ergebnis.F1, Ergebnis.F2, Ergebnis.F3_PLUS, Ergebnis.F3_MINUS)

    def fill(session: Session) -> None:
        answers = []
        for row in akte.akten(session, key):
            file = session.get(tables.Akte, row.id)
            assert file is not None
            file.stand = Aktenstand.GEPRUEFT
            for place, code in enumerate(codes):
                dice = (row.position * 7 + place * 13) % 160
                kind = kinds[dice] if dice < 4 else Ergebnis.OK
                answers.append({
                    "akte_id": row.id, "code": code, "ergebnis": kind, "feststellung": "",
                    "betrag_cent": 4_200 if kind.mit_betrag else None, "ursachen": ["Frist"] if kind.mangel else [],
                    "sammelantwort": place > 30, "beantwortet_um": JETZT, "beantwortet_durch": "x",
                })  # fmt: skip
        session.flush()
        session.execute(insert(tables.Antwort), answers)

    def close(session: Session) -> None:
        row = session.get(tables.Aktenpruefung, key)
        assert row is not None
        row.abgeschlossen_am = last

    ws.execute("Füllen", fill)
    ws.execute("Schließen", close)
    return key


def bare(session: Session, key: UUID) -> Counter[tuple[str, str]]:
    """Every answer of the Prüfung read and counted, nothing estimated."""
    query = (
        "SELECT antwort.code, antwort.ergebnis FROM antwort JOIN akte ON akte.id = antwort.akte_id "
        "WHERE akte.pruefung_id = ?"
    )
    return Counter(tuple(row) for row in session.connection().exec_driver_sql(query, (key.hex,)))


def least_cpu(act: Callable[[], object]) -> float:
    """Seconds of the processor, the least of five: other programs do not count."""
    times = []
    for _ in range(5):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return min(times)


def test_evaluating_1000_files(ws: Workspace) -> None:
    audited(ws, date(2024, 1, 1), date(2024, 6, 30))
    key = audited(ws, date(2024, 7, 1), date(2024, 12, 31))
    counted = ws.read(bare, key)
    assert counted.total() == FILES * 40
    loaded = seconds(lambda: import_module("scipy.special"))
    first = seconds(lambda: ws.read(auswertung, key))
    again = min(seconds(lambda: ws.read(auswertung, key)) for _ in range(5))
    bare_cpu, cpu, deep = (
        least_cpu(lambda query=query: ws.read(query, key)) for query in (bare, auswertung, vertiefung)
    )  # type: ignore[misc]
    print(
        f"\nloading scipy once: {loaded * 1e3:.0f} ms; evaluation by the wall: {first * 1e3:.0f}, {again * 1e3:.0f} ms"
    )
    print(f"processor: counting {bare_cpu * 1e3:.0f} ms, evaluation {cpu * 1e3:.0f} ms ({cpu / bare_cpu:.1f} x)")
    print(f"with an earlier one, teams, five ways in euro: {deep * 1e3:.0f} ms ({deep / bare_cpu:.1f} x)")
    assert cpu <= 0.3
    assert cpu <= 5 * bare_cpu
    assert deep <= 12 * bare_cpu
