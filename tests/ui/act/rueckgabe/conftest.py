"""A workspace with two Empfehlungen and a Maßnahme, and a page that writes and reads forms and lists."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from qmapp.act import empfehlung, massnahme
from qmapp.act.empfehlung.rows import Prioritaet
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.act.rueckgabe.wege import Rueckgabewege
from qmapp.ui.ausgabe import Berichtsausgabe, Gespeichert
from qmapp.ui.context import Context
from qmapp.ui.style import vbox
from qmapp.ui.widgets.card import Banner
from qmapp.workspace import Workspace
from tests.ui.checks.conftest import in_dialog
from tests.ui.present import present

__all__ = ["in_dialog"]

NOW = datetime(2025, 7, 1, 9, tzinfo=UTC)
HEUTE = NOW.date()


class Seite(QWidget):
    """What a page gives: the strips, and the ways."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.saved, self.problem = Gespeichert(), Banner("bad", " ")
        self.saved.hide()
        self.problem.hide()
        self.ausgabe = Berichtsausgabe(self, context, self.saved, self.problem)
        self.wege = Rueckgabewege(self, context, self.ausgabe, self.problem)
        self.setLayout(vbox(self.problem, self.saved, None))


def _story(session: Session) -> dict[str, UUID]:
    told = {"heute": HEUTE, "jetzt": NOW, "wer": "Weber"}
    made = {}
    for number, titel in enumerate(("Ein Musterschreiben zur Kostensenkung", "Sprechzeit am Nachmittag"), 1):
        made[f"E-2025-{number:02d}"] = empfehlung.create_empfehlung(
            session, titel=titel, jahr=2025, prioritaet=Prioritaet.HOCH, empfohlen_am=date(2025, 6, 11), **told
        )
    made["M-01"] = massnahme.create_massnahme(
        session, titel="Musterschreiben einführen", empfehlung_id=made["E-2025-01"], verantwortlich="Grundsatz", **told
    )
    return made


@pytest.fixture
def context(qtbot: QtBot, styled: None, tmp_path: Path, blank_file: Path) -> Iterator[Context]:
    path = tmp_path / "QM.qcheck"
    shutil.copy(blank_file, path)
    workspace = Workspace.open(path, None, SCHEMA, wer="Weber")
    made = Context(workspace, Settings(last_folder=str(tmp_path)), wer="Weber", clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def ids(context: Context) -> dict[str, UUID]:
    return context.workspace.execute("Beispiel", _story)


@pytest.fixture
def seite(qtbot: QtBot, context: Context, ids: dict[str, UUID]) -> Seite:
    made = Seite(context)
    present(qtbot, made, (1280, 800))
    return made


@pytest.fixture
def formular(context: Context, ids: dict[str, UUID], tmp_path: Path) -> Path:
    """The form, written."""
    from qmapp.reports.formular.ausgabe import export_formular

    export = partial(export_formular, heute=HEUTE, jetzt=NOW, wer="Weber")
    (path,) = export(context.workspace, 2025, tmp_path / "hinaus")
    return path
