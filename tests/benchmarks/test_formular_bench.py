"""Reading a form of 50 Empfehlungen back, beside what unpacking and parsing its text alone take."""

import sys
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from uuid import UUID

import pytest
from lxml import etree
from sqlmodel import Session

from qmapp.act import empfehlung, massnahme
from qmapp.act.empfehlung.rows import Prioritaet
from qmapp.act.management_response import rueckgabe
from qmapp.reports.formular.ausgabe import export_formular
from qmapp.reports.formular.lesen import read_formular
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.benchmarks.messen import seconds
from tests.reports.formular.ausfuellen import TEXT, fill

EMPFEHLUNGEN, ROUNDS, LIMIT_SECONDS, LIMIT_RATIO = 50, 5, 2.0, 30
HEUTE = date(2025, 7, 1)
TOLD = {"heute": HEUTE, "jetzt": datetime(2025, 7, 1, 9, tzinfo=UTC), "wer": "QMB"}


def many(session: Session) -> list[UUID]:
    made = []
    for number in range(EMPFEHLUNGEN):
        key = empfehlung.create_empfehlung(
            session,
            titel=f"Empfehlung {number}",
            text="Das soll an allen Standorten gleich geschehen. " * 6,
            prioritaet=Prioritaet.HOCH,
            empfohlen_am=date(2025, 6, 11),
            jahr=2025,
            **TOLD,
        )
        massnahme.create_massnahme(session, titel=f"Maßnahme {number}", empfehlung_id=key, text="Genau so.", **TOLD)
        made.append(key)
    return made


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The workspace, and its form with every field of every answer filled in."""
    folder = tmp_path_factory.mktemp("formular")
    with Workspace.create(folder / "QM.qcheck", None, SCHEMA, title="QM", amt="Amt", wer="QMB", sample=True) as made:
        ids = made.execute("Viele", many)
        (form,) = export_formular(made, 2025, folder, **TOLD)
    answers = {(key, code): text for key in ids for code, text in (("ha", "angenommen"), ("tx", "Wir folgen. " * 40))}
    return folder / "QM.qcheck", fill(form, answers)


def bare(path: Path) -> object:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(TEXT))


def test_a_form_of_fifty_empfehlungen_is_read_and_compared_at_once(office: tuple[Path, Path]) -> None:
    path, form = office
    with Workspace.open(path, None, SCHEMA, wer="QMB") as workspace:

        def whole() -> None:
            found = workspace.read(rueckgabe.vergleich, read_formular(form), heute=HEUTE)
            assert len(found.aenderungen) == 2 * EMPFEHLUNGEN

        whole()
        ours = median(seconds(whole) for _ in range(ROUNDS))
        read = median(seconds(lambda: read_formular(form)) for _ in range(ROUNDS))
        reference = median(seconds(lambda: bare(form)) for _ in range(ROUNDS))
    sys.stdout.write(
        f"\nform of {EMPFEHLUNGEN}: read and compared {ours:.3f} s, read alone {read:.3f} s, "
        f"bare parsing {reference:.4f} s, ratio {ours / reference:.1f}\n"
    )
    assert ours < LIMIT_SECONDS
    assert ours / reference < LIMIT_RATIO
