"""Every figure says how it was computed, with the numbers it was computed from."""

from qmapp.checks import befragung as door
from qmapp.checks.befragung import rechenwege
from qmapp.checks.befragung.beschreibung import zusammenhaenge
from qmapp.checks.befragung.perspektiven import perspektiven
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.befragung.beschreibung.test_beschreibung import KATALOG
from tests.checks.befragung.test_beispiel import entered
from tests.checks.befragung.test_perspektiven import sheets, survey

N = "\u00a0"


def test_the_ways_of_the_example(probe: Probe) -> None:
    key = entered(probe, "BF-2025-KL")
    found = probe.read(door.auswertung, key)
    understood = next(item for item in found.items if item.punkt.code == "BF-KL-12")
    text = rechenwege.for_top2(understood, None).as_text()
    assert "Zustimmung x: 62" in text
    assert f"26,8{N}%, Bereich 21,2{N}% bis 33,0{N}%" in text
    assert "hypergeometrisch" in rechenwege.for_top2(understood, 22_082).as_text()
    assert KATALOG.skala is not None
    text = rechenwege.for_mittel(understood, KATALOG.skala).as_text()
    assert "Stufe 1: 63 Antworten" in text
    assert "Mittel 2,56, Median 2,0" in text
    heard = next(one for one in found.vergleich if one.code == "BF-KL-17")
    item = next(item for item in found.items if item.punkt.code == "BF-KL-17")
    text = rechenwege.for_vergleich(item, heard).as_text()
    assert f"damals: Zustimmung: 58 von 192 (30,2{N}%)" in text
    assert f"+9,8{N}Punkte" in text
    mirrored = probe.read(zusammenhaenge, key, "BF-KL-18")
    assert "keine Ursache" in rechenwege.for_zusammenhang("Zufrieden", mirrored[0], 17).as_text()


def test_the_ways_between_perspectives(probe: Probe) -> None:
    keys = survey(probe, "BF-KL", sheets("BF-KL", 40, 3)), survey(probe, "BF-LE", sheets("BF-LE", 35, 4))
    found = probe.read(perspektiven, *keys)
    names = ("Klientinnen und Klienten", "Leistungserbringer")
    text = rechenwege.for_paar(found.paare[0], names, 8).as_text()
    assert "p-Wert nach Holm für 8 Paare" in text
    assert "Wer nicht geantwortet hat" in text
    text = rechenwege.for_dimension(found.dimensionen[0], names, 3).as_text()
    assert "Die Aussagen der beiden Bögen sind verschieden" in text
    assert "Strukturqualität" in text
