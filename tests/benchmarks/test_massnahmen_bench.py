"""The list of all Maßnahmen of an office that has 20.000, beside reading their bare columns."""

import gc
import uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median

import pytest
from sqlalchemy import insert
from sqlmodel import Session, select

from qmapp.act import massnahme as mass
from qmapp.act.empfehlung.rows import Veroeffentlichung
from qmapp.act.massnahme import tables
from qmapp.act.massnahme.rows import Status, Vorbehalt
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.benchmarks.messen import seconds

ROWS, ROUNDS = 20_000, 3
START = date(2026, 3, 12)


def fill(session: Session) -> None:
    random = Random(4711)
    rows, steps, moves = [], [], []
    for number in range(ROWS):
        frist = START + timedelta(days=random.randrange(-300, 300))
        key = uuid.uuid4()
        rows.append({
            "id": key, "kennung": f"M-{number + 1:02d}", "titel": f"Maßnahme {number}", "text": "Text", "frist": frist,
            "verantwortlich": f"R-{number % 40}", "beteiligte": ["R-QMB"], "vereinbart_am": frist - timedelta(days=90),
            "status": random.choice(list(Status)), "vorbehalt": Vorbehalt.KEIN, "bedarf_vzae": "1.5",
            "veroeffentlichung": Veroeffentlichung.INTERN, "angelegt_durch": "QMB",
            "angelegt_um": datetime(2026, 1, 1, tzinfo=UTC),
        })  # fmt: skip
        steps += [
            {"id": uuid.uuid4(), "massnahme_id": key, "titel": f"Schritt {n}", "soll": frist, "ist": None}
            for n in range(2)
        ]
        if number % 5 == 0:
            moves.append({"id": uuid.uuid4(), "massnahme_id": key, "nr": 1, "am": frist, "von": frist,
                          "auf": frist + timedelta(days=9), "grund": "Grund", "genehmigt": ""})  # fmt: skip
    for table, values in ((tables.Massnahme, rows), (tables.Meilenstein, steps), (tables.Verschiebung, moves)):
        session.connection().execute(insert(table), values)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("viele") / "QM.qcheck"
    with Workspace.create(path, None, SCHEMA, title="QM", amt="Amt", wer="QMB", sample=True) as made:
        made.execute("Viele", fill)
    return path


def bare(session: Session) -> int:
    """The stored values of the three tables as Python objects, without any row of ours."""
    kinds = tables.Massnahme, tables.Meilenstein, tables.Verschiebung
    return sum(len(session.connection().execute(select(kind.__table__)).all()) for kind in kinds)  # type: ignore[attr-defined, call-overload]


def test_the_list_of_20000(many: Path) -> None:
    # As in the window, where garbage is collected between the steps and not within them.
    gc.disable()
    with Workspace.open(many, None, SCHEMA, wer="QMB") as workspace:
        found = workspace.read(mass.massnahmen, START)
        assert len(found) == ROWS
        assert [row.kennung for row in found[98:101]] == ["M-99", "M-100", "M-101"]
        reference = median(seconds(lambda: workspace.read(bare)) for _ in range(ROUNDS))
        took = median(seconds(lambda: workspace.read(mass.massnahmen, START)) for _ in range(ROUNDS))
    gc.enable()
    print(f"\n20.000 Maßnahmen: {took:.2f} s, {took / reference:.2f} x reading the bare columns ({reference:.2f} s)")  # noqa: T201 - a benchmark's result
    assert took <= 4 * reference
