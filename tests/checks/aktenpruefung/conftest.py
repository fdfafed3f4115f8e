"""A small catalogue with rules that lock, a small list, and a way to see that every command can be undone."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session

from qmapp.checks.aktenpruefung import akte, grundgesamtheit, pruefung, stichprobe, ziehung
from qmapp.checks.aktenpruefung.rows import ListenAngaben, Plan, Schichtung, Verfahren, Zeile
from qmapp.checks.katalog import Bereich, Katalog, Pruefpunkt
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.checks.aktenpruefung.zweitakte import ERST, begin, paare, pruefe

HEUTE = date(2025, 3, 3)
JETZT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
WER = "QMB"


def punkt(nummer: int, bereich: str = "F", sperrt: tuple[str, ...] = ()) -> Pruefpunkt:
    return Pruefpunkt(
        code=f"T-{nummer:02d}",
        nummer=nummer,
        bereich=bereich,
        titel=f"Punkt {nummer}",
        frage="Stimmt das?",
        rechtsgrundlage="§ 22 Abs. 1 SGB II",
        hinweis="",
        gewicht=2,
        zahlungswirkung=True,
        reform_2026=False,
        ursachen=("Frist", "Berechnung"),
        textbausteine=("Der Bescheid fehlt.",),
        entfaellt_wenn="",
        sperrt=sperrt,
        pruefen=False,
        pruefen_grund="",
    )


PUNKTE = (
    punkt(1),
    punkt(2, sperrt=("T-03", "T-04")),
    punkt(3),
    punkt(4, sperrt=("T-06",)),
    punkt(5, "V"),
    punkt(6, "V"),
)
KATALOG = Katalog(
    code="T",
    titel="Probe",
    version=1,
    rechtsstand=date(2025, 1, 1),
    gueltig_ab=date(2025, 1, 1),
    zweck="z",
    gegenstand="g",
    massstab="m",
    beteiligte="b",
    erhebungsweg="e",
    aufwand="a",
    chancen="c",
    risiken="r",
    datenschutz="d",
    auswertung="a",
    bereiche=(Bereich("F", "Fachlichkeit"), Bereich("V", "Verbuchung")),
    punkte=PUNKTE,
)


def zeilen(**schichten: int) -> list[Zeile]:
    return [
        Zeile(f"{name[:2].upper()}-{i:04d}", name, 10_000 + i, f"Team {i % 2}", (f"{i % 4 + 1}", ""))
        for name, anzahl in schichten.items()
        for i in range(1, anzahl + 1)
    ]


class Probe:
    """A workspace with shortcuts; ``tu`` executes a command and sees that undo and redo are exact."""

    HEUTE, JETZT, WER, KATALOG, PUNKTE = HEUTE, JETZT, WER, KATALOG, PUNKTE
    CODES = tuple(p.code for p in PUNKTE)
    zeilen = staticmethod(zeilen)

    def __init__(self, workspace: Workspace) -> None:
        self.ws = workspace
        self.read = workspace.read
        self._minute = 0

    def uhr(self) -> datetime:
        """One minute later at every look."""
        self._minute += 1
        return JETZT + timedelta(minutes=self._minute)

    def tu(self, command: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        before = self.dump()
        result = self.ws.execute("Schritt", command, *args, **kwargs)
        after = self.dump()
        if after != before:
            self.ws.undo()
            assert self.dump() == before
            self.ws.redo()
            assert self.dump() == after
        return result

    def dump(self) -> dict[str, list[Any]]:
        """Every row as stored; of a mass table those whose parent is there."""

        def query(session: Session) -> dict[str, list[Any]]:
            connection = session.connection()
            found = {}
            for name in SCHEMA.metadata.tables:
                parent, column = SCHEMA.mass.get(name, ("", ""))
                where = f" WHERE {column} IN (SELECT id FROM {parent})" if parent else ""
                found[name] = sorted(
                    (tuple(r) for r in connection.exec_driver_sql(f"SELECT * FROM {name}{where}")), key=repr
                )
            return found

        return self.ws.read(query)

    def pruefung(self, **kopf: Any) -> UUID:
        given: dict[str, Any] = {
            "titel": "Probe",
            "katalog": KATALOG,
            "zeitraum_von": date(2024, 7, 1),
            "zeitraum_bis": date(2024, 12, 31),
            "heute": HEUTE,
        }
        return self.ws.execute("Prüfung", pruefung.create_pruefung, **{**given, **kopf})

    def liste(self, pruefung_id: UUID, rows: list[Zeile]) -> UUID:
        angaben = ListenAngaben(datei="liste.csv", spalte_schicht="Standort", weitere=("Personen", "Bemerkung"))
        return self.ws.execute("Liste", grundgesamtheit.import_grundgesamtheit, pruefung_id, angaben, rows)

    def gezogen(self, rows: list[Zeile] | None = None, kopf: dict[str, Any] | None = None, **plan: Any) -> UUID:
        """A Prüfung with a drawn sample: eight of forty files in two strata, two spares each, unless told otherwise."""
        given: dict[str, Any] = {
            "verfahren": Verfahren.ANZAHL,
            "anzahl": 8,
            "schichtung": Schichtung.ANTEILIG,
            "startwert": "4711",
            "reserve": 2,
        }
        key = self.pruefung(**(kopf or {}))
        self.liste(key, zeilen(mitte=25, süd=15) if rows is None else rows)
        self.ws.execute("Plan", stichprobe.save_plan, key, Plan(**{**given, **plan}))
        self.ws.execute("Ziehung", ziehung.draw, key, wer=WER, jetzt=JETZT, version="1.0")
        return key


@pytest.fixture
def probe(tmp_path: Path, blank_file: Path) -> Iterator[Probe]:
    """An encrypted workspace under the example's key, which takes no time to derive."""
    path = tmp_path / blank_file.name
    shutil.copy(blank_file, path)
    with Workspace.open(path, None, SCHEMA, wer=WER) as workspace:
        yield Probe(workspace)


@pytest.fixture
def alle_geprueft(probe: Any) -> UUID:
    """Eight files, all examined by Weber."""
    key = probe.gezogen()
    for row in probe.read(akte.akten, key):
        pruefe(probe, row.id, ERST)
    return UUID(str(key))


@pytest.fixture
def verdeckt(probe: Any, alle_geprueft: UUID) -> list[tuple[UUID, UUID]]:
    """Two of them on the second examiner's desk: (first, second) of each."""
    assert begin(probe, alle_geprueft) == 2
    return paare(probe, alle_geprueft)
