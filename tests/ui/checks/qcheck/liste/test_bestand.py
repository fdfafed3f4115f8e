"""Which Q-Checks a filter lets through."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from qmapp.checks.qcheck.rows import QCheckZeile, Stand
from qmapp.ui.checks.qcheck.liste.bestand import OHNE_ZEITRAUM, Zeigen, jahr, jahre, passend

PFLEGE = QCheckZeile(
    id=uuid4(),
    kennung="QC-2025-1",
    titel="Ambulante Hilfe zur Pflege",
    katalog_code="QC-HZP",
    katalog_version=1,
    prozess="Pflege",
    einheit="Fachbereich Süd",
    von=date(2024, 11, 1),
    bis=date(2025, 1, 31),
    stand=Stand.VERSIEGELT,
    fragen=31,
    beantwortet=31,
    grad=None,
    versiegelt_am=date(2025, 2, 1),
)
EGH = replace(
    PFLEGE, id=uuid4(), kennung="QC-2026-1", titel="Eingliederungshilfe", prozess="Gesamtplan",
    von=date(2026, 3, 1), bis=None, stand=Stand.LAEUFT, versiegelt_am=None,
)  # fmt: skip
NEU = replace(EGH, id=uuid4(), kennung="QC-2026-2", von=None, stand=Stand.GEPLANT, einheit="")
ROWS = (PFLEGE, EGH, NEU)


def test_a_q_check_belongs_to_the_year_its_period_ends_in() -> None:
    assert [jahr(row) for row in ROWS] == [2025, 2026, OHNE_ZEITRAUM]
    assert jahre(ROWS) == (2026, 2025, OHNE_ZEITRAUM)


@pytest.mark.parametrize(
    ("text", "zeigen", "im_jahr", "found"),
    [
        ("", Zeigen.ALLE, None, ROWS),
        ("sud pflege", Zeigen.ALLE, None, (PFLEGE,)),
        ("SÜD", Zeigen.OFFEN, None, (EGH,)),
        ("qc-2026", Stand.GEPLANT, None, (NEU,)),
        ("", Stand.VERSIEGELT, None, (PFLEGE,)),
        ("", Zeigen.OFFEN, 2026, (EGH,)),
        ("", Zeigen.ALLE, OHNE_ZEITRAUM, (NEU,)),
        ("gibt es nicht", Zeigen.ALLE, None, ()),
    ],
)
def test_words_state_and_year_all_have_to_fit(
    text: str, zeigen: str, im_jahr: int | None, found: tuple[QCheckZeile, ...]
) -> None:
    assert passend(ROWS, text, zeigen, im_jahr) == found
