"""Figures of the Aktenprüfung in an encrypted workspace, beside bare references measured in the same run.

Run apart from the suite: ``pytest tests/benchmarks -o addopts= -s``.
"""
# ruff: noqa: T201 - the figures are what it is run for

import hashlib
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import quantiles
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2
from sqlmodel import Session

from qmapp.checks.aktenpruefung import akte, grundgesamtheit, pruefung, stichprobe, tables, ziehung
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis, ListenAngaben, Plan, Schichtung, Zeile
from qmapp.checks.katalog import load
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.benchmarks.messen import seconds

JETZT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
STANDORTE = {"Mitte": 6412, "Nord": 5208, "Ost": 4377, "Süd": 3905, "West": 2180}


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "x.qcheck", None, SCHEMA, title="x", amt="x", wer="x", sample=True) as workspace:
        yield workspace


def neue_pruefung(ws: Workspace) -> UUID:
    day = date(2025, 1, 1)
    return ws.execute(
        "Prüfung",
        pruefung.create_pruefung,
        titel="KdU",
        katalog=load("AP-KDU"),
        zeitraum_von=day,
        zeitraum_bis=day,
        heute=day,
    )


def zeilen(total: int) -> list[Zeile]:
    return [Zeile(f"BG-{i:07d}", f"Standort {i % 5}", 40_000 + i % 9_000, "Team 1") for i in range(total)]


def bare_insert(path: Path, rows: list[Zeile]) -> None:
    """The same cells into an encrypted file without a program around."""
    connection = dbapi2.connect(str(path))
    connection.execute("PRAGMA key = \"x'" + "ab" * 48 + "'\"")
    connection.execute(
        "CREATE TABLE z (nr INTEGER PRIMARY KEY, k TEXT, s TEXT, b INTEGER, t TEXT, u TEXT, v TEXT, w TEXT)"
    )
    connection.execute("CREATE UNIQUE INDEX i ON z (k)")
    connection.executemany(
        "INSERT INTO z (k, s, b, t, u, v, w) VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((z.schluessel, z.schicht, z.betrag_cent, z.team, z.schicht, z.team, z.schluessel) for z in rows),
    )
    connection.commit()
    connection.close()


@pytest.mark.parametrize(("total", "limit"), [(22_082, 1.0), (1_000_000, 30.0)])
def test_importing_a_list(ws: Workspace, tmp_path: Path, total: int, limit: float) -> None:
    key, rows = neue_pruefung(ws), zeilen(total)
    bare = seconds(lambda: bare_insert(tmp_path / "bare.db", rows))
    took = seconds(
        lambda: ws.execute("Liste", grundgesamtheit.import_grundgesamtheit, key, ListenAngaben("x.csv"), rows)
    )
    print(f"\nimport of {total} rows: {took:.2f} s, {took / bare:.1f} x bare insert ({bare:.2f} s)")
    assert took <= limit
    if total < 1_000_000:
        return
    sorted_ids = seconds(lambda: ws.read(grundgesamtheit.zeilen_ids, key, sort="schicht"))
    ids = ws.read(grundgesamtheit.zeilen_ids, key)
    jumps = [
        seconds(lambda start=start: ws.read(grundgesamtheit.zeilen_block, ids[start : start + 60]))  # type: ignore[misc]
        for start in range(0, total - 100, total // 50)
    ]
    found = seconds(lambda: ws.read(grundgesamtheit.zeilen_ids, key, suche="0999999"))
    print(f"sorted {sorted_ids:.2f} s, searched {found:.2f} s, jump {max(jumps) * 1e3:.1f} ms at most")
    assert quantiles(jumps, n=20)[-1] <= 0.016
    plan = Plan(schichtung=Schichtung.KEINE, startwert="1")
    ws.execute("Plan", stichprobe.save_plan, key, plan)
    drawn = seconds(lambda: ws.execute("Z", ziehung.draw, key, wer="x", jetzt=JETZT, version="1"))
    reference = seconds(lambda: sorted(hashlib.sha256(f"1,{z.schluessel}".encode()).digest() for z in rows))
    print(f"draw of 3 % with protocol and files: {drawn:.1f} s, hash and sort alone {reference:.1f} s")


def test_excluding_and_undoing_5000(ws: Workspace) -> None:
    key, rows = neue_pruefung(ws), zeilen(22_082)
    ws.execute("Liste", grundgesamtheit.import_grundgesamtheit, key, ListenAngaben("x.csv"), rows)
    keys = [row.schluessel for row in rows[:5_000]]
    done = seconds(lambda: ws.execute("Aus", grundgesamtheit.exclude, key, keys, "Beschäftigte"))
    undone = seconds(ws.undo)
    print(f"\nexclude 5.000: {done:.2f} s, undo {undone:.2f} s")
    assert undone <= 0.5


def test_answering_and_evaluating_a_whole_sample(ws: Workspace) -> None:
    key = neue_pruefung(ws)
    rows = [Zeile(f"{name[:2]}-{i:05d}", name) for name, count in STANDORTE.items() for i in range(count)]
    ws.execute("Liste", grundgesamtheit.import_grundgesamtheit, key, ListenAngaben("x.csv"), rows)
    ws.execute("Plan", stichprobe.save_plan, key, Plan(schichtung=Schichtung.ANTEILIG, startwert="417"))
    ws.execute("Ziehung", ziehung.draw, key, wer="x", jetzt=JETZT, version="1")
    files = ws.read(akte.akten, key)
    codes = [punkt.code for punkt in load("AP-KDU").punkte]

    def fill(session: Session) -> None:
        for row in files[1:]:
            file = session.get(tables.Akte, row.id)
            assert file is not None
            file.stand = Aktenstand.GEPRUEFT
            for place, code in enumerate(codes):
                ergebnis = Ergebnis.F2 if (row.position * 7 + place) % 97 == 0 else Ergebnis.OK
                session.add(
                    tables.Antwort(
                        akte_id=row.id, code=code, ergebnis=ergebnis, beantwortet_um=JETZT, beantwortet_durch="x"
                    )
                )

    ws.execute("Füllen", fill)
    times = []
    for code in codes:
        begin = time.perf_counter()
        ws.execute("Antwort", akte.answer, files[0].id, code, Ergebnis.OK, jetzt=JETZT, wer="x")
        ws.read(akte.akten, key)
        times.append(time.perf_counter() - begin)
    slow = quantiles(times, n=20)[-1]
    listed = min(seconds(lambda: ws.read(akte.akten, key)) for _ in range(5))
    resumed = min(seconds(lambda: ws.read(akte.wiederaufnahme, key)) for _ in range(5))
    first = seconds(lambda: ws.read(auswertung, key))
    again = seconds(lambda: ws.read(auswertung, key))
    print(f"\nanswer with commit and new list: p95 {slow * 1e3:.1f} ms; list of 662: {listed * 1e3:.1f} ms")
    print(f"resume {resumed * 1e3:.1f} ms; evaluation of 662 x 40: {first:.2f} s, again {again:.3f} s")
    assert slow <= 0.025
    assert first <= 1
    assert again <= 0.5
