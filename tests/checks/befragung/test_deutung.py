"""What is said of the figures: a difference is named only where the test carries it, and a gap has its reason."""

from dataclasses import replace
from uuid import UUID

import pytest
from scipy import stats
from sqlmodel import Session

from qmapp.checks import befragung as door
from qmapp.checks.befragung.deutung import (
    gruppenvergleich,
    kernsatz,
    richtung,
    veraenderung,
    viele,
    zu_wenige,
)
from qmapp.checks.befragung.rechenwege import for_gruppen
from qmapp.checks.katalog import Katalog, Katalogart, load
from tests.checks.aktenpruefung.conftest import HEUTE, Probe
from tests.checks.befragung.beschreibung.test_beschreibung import AREA, TWO, Sheet, survey
from tests.checks.befragung.test_beispiel import entered

N = "\u00a0"


def test_the_example_is_told_in_words(probe: Probe) -> None:
    key = entered(probe, "BF-2025-KL")
    found = probe.read(door.auswertung, key)
    assert kernsatz(found.items, 5) == (
        f"Am meisten Zustimmung findet „Ich wurde respektvoll behandelt“ mit 188 von 241 (78,0{N}%), am wenigsten "
        f"„Die Berechnung konnte ich nachvollziehen“ mit 62 von 231 (26,8{N}%)."
    )
    named = {one.code: richtung(one.unterschied) for one in found.vergleich if richtung(one.unterschied)}
    assert named == {"BF-KL-17": "gestiegen"}
    heard, first = (next(one for one in found.vergleich if one.code == code) for code in ("BF-KL-17", "BF-KL-01"))
    assert veraenderung(heard).startswith(f"Seit damals gestiegen: +9,8{N}Punkte sind mehr als Zufall (p{N}={N}0,0")
    assert veraenderung(first).startswith("Kein belegter Unterschied")
    assert viele(found.vergleich).endswith("streng für alle zugleich gerechnet (Holm) bleibt: keine.")
    assert (viele(found.vergleich[:1]), kernsatz(found.items, 10_000)) == ("", "")


def test_a_statement_worded_otherwise_last_time_says_so(probe: Probe) -> None:
    """The code stays, the words do not: the change may come from them."""
    first = load("BF-KL", Katalogart.BEFRAGUNG)
    told = tuple(replace(p, frage="Das Amt ist nett.") if p.code == "BF-KL-04" else p for p in first.punkte)
    keys: list[UUID] = []
    for katalog in (first, replace(first, version=2, punkte=told)):

        def write(session: Session, katalog: Katalog = katalog) -> UUID:
            before = keys[-1] if keys else None
            key = door.create_befragung(session, katalog=katalog, heute=HEUTE, titel="B", vorgaenger_id=before)
            for number in range(8):
                answers = {"BF-KL-04": 5, "BF-KL-05": 4}
                door.enter_bogen(session, key, str(number), werte=answers, jetzt=probe.uhr(), wer="Kaya")
            return key

        keys.append(probe.ws.execute("B", write))
    found = {one.code: one for one in probe.read(door.auswertung, keys[1]).vergleich}
    assert found["BF-KL-05"].frage_damals == ""
    assert found["BF-KL-04"].frage_damals == first.punkt("BF-KL-04").frage
    assert "Damals lautete die Aussage „Ich wurde respektvoll behandelt.“" in veraenderung(found["BF-KL-04"])
    assert "Damals lautete" not in veraenderung(found["BF-KL-05"])


def test_groups_are_compared_and_hidden_ones_have_a_reason(probe: Probe) -> None:
    sheets: list[Sheet] = [
        ({TWO: 5 if number < good else 1}, {AREA: area})
        for area, size, good in ((1, 40, 35), (2, 40, 10), (3, 9, 5), (4, 4, 4))
        for number in range(size)
    ]
    found = probe.read(gruppenvergleich, survey(probe, sheets), AREA, TWO)
    assert [line.grund for line in found.zeilen] == [
        "", "", "zum Schutz einer kleineren Gruppe, sie wäre sonst errechenbar", "unter 5 Bögen", "keine Bögen",
    ]  # fmt: skip
    assert found.test is not None
    expected = stats.chi2_contingency([[35, 5], [10, 30]], correction=False).pvalue
    assert found.test.p_value == pytest.approx(expected)
    assert "mehr, als Zufall erklärt" in found.satz
    item = found.zeilen[0].item
    assert item is not None
    way = for_gruppen(item, found).as_text()
    assert f"35 von 40 (87,5{N}%, 73,2 bis 95,8{N}%)" in way
    assert "unter 5 Bögen" in way
    assert "Chi-Quadrat" in way


def test_too_few_sheets_are_told(probe: Probe) -> None:
    head = probe.read(door.befragung, survey(probe, [({TWO: 5}, {AREA: 1})]))
    assert zu_wenige(head, 1).startswith("Bisher liegt 1 Bogen vor. Gezeigt wird erst ab 5")
    assert zu_wenige(head, 5) == ""
    few = probe.read(gruppenvergleich, head.id, AREA, TWO)
    assert all(line.item is None for line in few.zeilen)
    assert few.satz.startswith("Verglichen wird")
