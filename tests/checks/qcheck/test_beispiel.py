"""The two Q-Checks of the example year: every degree equals the folder's own, answer by answer entered."""

import tomllib
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest

from qmapp import paths
from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Ausrichtung, Dimension, Katalogart, load
from qmapp.checks.qcheck.rows import Ampel, Ergebnis, Grad, Urteil
from tests.checks.aktenpruefung.conftest import Probe

TOLD: dict[str, dict[str, Any]] = {
    one["id"]: one
    for one in tomllib.loads((paths.resources() / "beispieljahr/qchecks.toml").read_text("utf-8"))["qcheck"]
}
ORIENTATIONS = {
    "A1": Ausrichtung.KLIENTEN,
    "A2": Ausrichtung.WIRTSCHAFTLICHKEIT,
    "A3": Ausrichtung.PROZESS,
    "A4": Ausrichtung.MITARBEITENDE,
    "A5": Ausrichtung.GESELLSCHAFT,
}
WORDS = {"n. b.": Urteil.NICHT_BEURTEILBAR, "n. z.": Urteil.NICHT_ZUTREFFEND}


def entered(probe: Probe, name: str, vorgaenger: UUID | None = None) -> UUID:
    told = TOLD[name]
    key = probe.ws.execute(
        "Q-Check",
        lambda session: door.create_qcheck(
            session,
            titel=told["titel"],
            katalog=load("QC-HZP", Katalogart.QCHECK),
            heute=told["von"],
            kennung=name,
            vorgaenger_id=vorgaenger,
            von=told["von"],
            bis=told["bis"],
        ),
    )

    def answer(session: Any) -> None:
        for one in told["antwort"]:
            urteil = Urteil(str(one["punkte"])) if "punkte" in one else WORDS[one["sonder"]]
            more = {"jetzt": probe.uhr(), "wer": "QMB", "bemerkung": one.get("bemerkung", "")}
            door.rate(session, key, one["frage"], urteil, **more)

    probe.ws.execute("Bewertung", answer)
    return key


def check(found: Grad, told: dict[str, Any]) -> None:
    assert (found.zaehler, found.nenner, found.bewertet) == (told["zaehler"], told["nenner"], told["bewertet"])
    assert found.nicht_beurteilbar == told.get("nicht_beurteilbar", found.nicht_beurteilbar)
    assert found.nicht_zutreffend == told.get("nicht_zutreffend", found.nicht_zutreffend)
    if "erfuellungsgrad" in told:
        assert found.wert is not None
        assert float(found.wert) == pytest.approx(told["erfuellungsgrad"], abs=1e-6)
    else:
        assert found.wert is None


@pytest.mark.parametrize("name", TOLD)
def test_every_degree_is_the_folders(probe: Probe, name: str) -> None:
    found: Ergebnis = probe.read(door.ergebnis, entered(probe, name))
    told = TOLD[name]["ergebnis"]
    check(found.gesamt, told["gesamt"])
    for dimension in Dimension:
        check(found.dimensionen[dimension], told[dimension.value])
    for short, orientation in ORIENTATIONS.items():
        check(found.ausrichtungen[orientation], told[short])


def test_the_second_is_compared_with_the_first_question_by_question(probe: Probe) -> None:
    """The folder's own words: 13 questions better, one worse, from 60,4 to 74,9 per cent."""
    first = entered(probe, "QC-2024-HZP")
    found: Ergebnis = probe.read(door.ergebnis, entered(probe, "QC-2025-HZP", first))
    steps = [one.schritt for one in found.vergleich]
    assert len(steps) == 31
    assert sum(step > 0 for step in steps if step is not None) == 13
    assert [one.punkt.code for one in found.vergleich if (one.schritt or 0) < 0] == ["QC-HZP-E03"]
    assert found.vorher is not None
    assert found.vorher.wert == Fraction(125, 207)
    assert found.vorher_dimensionen[Dimension.STRUKTUR].wert == Fraction(27, 51)
    assert found.ampel is Ampel.GELB


def test_the_list_says_the_same(probe: Probe) -> None:
    first = entered(probe, "QC-2024-HZP")
    entered(probe, "QC-2025-HZP", first)
    rows = probe.read(door.qchecks)
    assert [(row.kennung, row.fragen, row.beantwortet, row.grad) for row in rows] == [
        ("QC-2025-HZP", 31, 31, Fraction(164, 219)),
        ("QC-2024-HZP", 31, 31, Fraction(125, 207)),
    ]


def test_almost_reached_is_not_reached(probe: Probe) -> None:
    """74,9 per cent against a limit of 75: yellow, although it would round to it with no decimals."""
    key = entered(probe, "QC-2025-HZP")
    probe.tu(door.update_qcheck, key, gruen_ab="75", gelb_ab="50")
    assert probe.read(door.ergebnis, key).ampel is Ampel.GELB
    probe.tu(door.update_qcheck, key, gruen_ab="74,8")
    assert probe.read(door.ergebnis, key).ampel is Ampel.GRUEN


def test_the_rechenweg_shows_what_was_divided(probe: Probe) -> None:
    found = probe.read(door.ergebnis, entered(probe, "QC-2025-HZP"))
    text = door.rechenweg("Erfüllungsgrad gesamt", found.gesamt).as_text()
    assert "164 von 219 = 74,9\u00a0%" in text
    assert "nicht beurteilbar, zählen nicht mit: 1" in text
