"""A Feststellung goes with its Prüfpunkt to another code, and keeps its words and numbers."""

from dataclasses import replace

from qmapp.act import feststellung as act
from qmapp.act.feststellung.katalogwechsel import migrate_katalog
from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.katalogwechsel.abfragen import vorschau
from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.checks.katalog import import_katalog
from tests.checks.aktenpruefung.conftest import HEUTE, JETZT, KATALOG, PUNKTE, WER, Probe

NEU = replace(KATALOG, version=2, punkte=(*PUNKTE[:4], replace(PUNKTE[4], code="T-07"), PUNKTE[5]))


def test_a_feststellung_follows_its_point(probe: Probe) -> None:
    key = probe.gezogen(anzahl=2)
    probe.ws.execute("Einlesen", import_katalog, NEU, heute=HEUTE, wer=WER)
    file = probe.read(akte.akten, key)[0].id
    made = {}
    for code in ("T-01", "T-05"):
        probe.ws.execute("A", akte.answer, file, code, Ergebnis.F2, jetzt=JETZT, wer=WER)
        made[code], _ = probe.ws.execute("F", act.from_antwort, file, code, heute=HEUTE, jetzt=JETZT, wer=WER)
    before = probe.read(act.feststellung, made["T-05"])
    wahlen = probe.read(vorschau, key, NEU).vorschlaege
    assert wahlen["T-05"].ziel == "T-07"
    probe.tu(migrate_katalog, key, NEU, wahlen, jetzt=JETZT, wer=WER)
    assert probe.read(act.zu_antwort, file, "T-07") == made["T-05"]
    assert probe.read(act.zu_antwort, file, "T-01") == made["T-01"]
    after = probe.read(act.feststellung, made["T-05"])
    assert after.zeile.punkte == ("T-07",)
    assert replace(after.zeile, punkte=()) == replace(before.zeile, punkte=())
