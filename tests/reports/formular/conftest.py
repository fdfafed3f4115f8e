"""The rounds of the form with a real file in between."""

from datetime import date
from pathlib import Path

import pytest

from qmapp.act import empfehlung
from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.management_response.rueckgabe.rows import Formular
from qmapp.reports.formular.schreiben import write_formular
from tests.act.management_response.rueckgabe.conftest import Runde, runde
from tests.checks.aktenpruefung.conftest import probe

__all__ = ["probe", "runde"]


@pytest.fixture
def form(runde: Runde, tmp_path: Path) -> tuple[Formular, Path]:
    """A form with one Maßnahme and a draft, written."""
    runde.massnahme(0, text="Zeile 1\nZeile 2", verantwortlich="R-GS", frist=date(2025, 12, 1))
    runde.tu(
        empfehlung.draft_stellungnahme, runde.ids[1], wer="QMB", haltung=Haltung.TEILWEISE, text="Teils & „so“ <b>"
    )
    made = runde.formular()
    path = tmp_path / "Formular.docx"
    write_formular(made, path)
    return made, path
