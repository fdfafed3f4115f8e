"""From the potentials of a Q-Check straight to the Empfehlungen, one each or one of all."""

from typing import Any
from uuid import UUID

import pytest

from qmapp.act import empfehlung
from qmapp.act import feststellung as fest
from qmapp.act.feststellung.rows import Art
from qmapp.checks.katalog import Katalogart, load
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.qcheck.test_beispiel import entered

CODES = ("QC-HZP-S05", "QC-HZP-S07")


@pytest.fixture
def checked(probe: Probe) -> UUID:
    return entered(probe, "QC-2024-HZP")


def wer(probe: Probe) -> dict[str, Any]:
    return {"heute": probe.HEUTE, "jetzt": probe.uhr(), "wer": probe.WER}


def test_each_potential_has_its_own_in_the_words_of_the_catalogue(probe: Probe, checked: UUID) -> None:
    ids, new = probe.tu(empfehlung.recommend_qcheck, checked, CODES, **wer(probe))
    assert new == 2
    found = {row.id: row for row in probe.read(empfehlung.empfehlungen)}
    katalog = load("QC-HZP", Katalogart.QCHECK)
    for key, code in zip(ids, CODES, strict=True):
        assert (found[key].titel, found[key].text) == (katalog.punkt(code).titel, katalog.punkt(code).textbausteine[0])
        assert found[key].quellen == ("Q-Check QC-2024-HZP",)
    # Asked again, nothing is made twice; one more question makes one more.
    assert probe.tu(empfehlung.recommend_qcheck, checked, CODES, **wer(probe)) == (ids, 0)
    more, new = probe.tu(empfehlung.recommend_qcheck, checked, [*CODES, "QC-HZP-P11"], **wer(probe))
    assert (more[:2], new, len(probe.read(fest.feststellungen))) == (ids, 1, 3)


def test_one_of_all_follows_from_every_one_of_them(probe: Probe, checked: UUID) -> None:
    told = {"art": Art.MANGEL, **wer(probe)}
    held = probe.tu(fest.from_qcheck, checked, [CODES[0]], **told)
    (key,), new = probe.tu(empfehlung.recommend_qcheck, checked, CODES, zusammen=True, **wer(probe))
    found = probe.read(empfehlung.empfehlung, key)
    assert (new, found.zeile.titel) == (1, "Verbesserungen aus QC-2024-HZP")
    assert held in {row.id for row in found.feststellungen}
    assert len(found.feststellungen) == 2
    assert [line.split(":")[0] for line in found.zeile.text.split("\n")] == [
        "Einarbeitungskonzept mit Patenschaft",
        "Fallbelastung im Orientierungsbereich",
    ]


@pytest.mark.parametrize("zusammen", [True, False])
def test_nothing_chosen_recommends_nothing(probe: Probe, checked: UUID, zusammen: bool) -> None:
    before = probe.dump()
    with pytest.raises(UserError, match="Es ist keine Frage gewählt"):
        probe.ws.execute("Neu", empfehlung.recommend_qcheck, checked, [], zusammen=zusammen, **wer(probe))
    assert probe.dump() == before
