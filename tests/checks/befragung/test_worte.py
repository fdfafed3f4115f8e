"""What the Befragung says in words: every member has some, rates as the example year counts them."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from qmapp.checks.befragung import worte
from qmapp.checks.befragung.freitext import Fundart
from qmapp.checks.befragung.rows import BefragungZeile, Bogenquelle, Perspektive


def zeile(**told: Any) -> BefragungZeile:
    given: dict[str, Any] = {
        "id": uuid4(),
        "kennung": "BF-2025-KL",
        "titel": "Klientinnen 2025",
        "katalog_code": "BF-KL",
        "katalog_version": 1,
        "perspektive": Perspektive.KLIENTEN,
        "von": None,
        "bis": None,
        "ausgegeben": 900,
        "boegen": 243,
        "abgeschlossen_am": None,
    }
    return BefragungZeile(**{**given, **told})


def test_every_member_has_its_words() -> None:
    assert set(worte.PERSPEKTIVEN) == set(Perspektive)
    assert set(worte.BOGENQUELLEN) == set(Bogenquelle)
    assert set(worte.FUNDARTEN) == set(Fundart)


def test_sheets_that_came_back() -> None:
    assert worte.ruecklauf(zeile()) == "243 von 900 Bögen (27,0\u00a0%)"
    assert worte.ruecklauf(zeile(ausgegeben=None)) == "243 Bögen"
    assert worte.ruecklauf(zeile(ausgegeben=None, boegen=1)) == "1 Bogen"
    assert worte.ruecklauf(zeile(ausgegeben=1200, boegen=0)) == "0 von 1.200 Bögen (0,0\u00a0%)"


@pytest.mark.parametrize(
    ("von", "bis", "words"),
    [
        (date(2025, 9, 15), date(2025, 10, 31), "15.09.2025 bis 31.10.2025"),
        (date(2025, 9, 15), None, "ab 15.09.2025"),
        (None, date(2025, 10, 31), "bis 31.10.2025"),
        (None, None, ""),
    ],
)
def test_a_period(von: date | None, bis: date | None, words: str) -> None:
    assert worte.zeitraum(von, bis) == words
