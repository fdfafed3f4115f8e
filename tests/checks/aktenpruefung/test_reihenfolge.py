"""Which file comes next: each kind of file on its own, own files before those of nobody, never those of others."""

from typing import Any

import pytest

from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.rows import Aktenart, Ergebnis
from qmapp.errors import UserError
from tests.checks.aktenpruefung.zweitakte import noch_einmal

ZWEIT, BEWUSST = Aktenart.ZWEIT, Aktenart.BEWUSST


@pytest.mark.parametrize("art", [ZWEIT, BEWUSST])
def test_other_kinds_of_files_stand_beside_the_sample(probe: Any, art: Aktenart) -> None:
    key = probe.gezogen()
    sample = probe.read(akte.akten, key)
    probe.ws.execute("A", akte.answer, sample[2].id, "T-01", Ergebnis.F1, jetzt=probe.uhr(), wer="QMB")
    again = [probe.ws.execute("Z", noch_einmal, row.id, art, "Zweite") for row in sample[2:4]]
    assert [row.id for row in probe.read(akte.akten, key)] == [row.id for row in sample]
    rows = probe.read(akte.akten, key, art)
    assert [(row.id, row.position, row.beantwortet, row.zugeteilt_an) for row in rows] == [
        (again[0], 1, 0, "Zweite"),
        (again[1], 2, 0, "Zweite"),
    ]
    assert probe.read(akte.akte, again[0]).art is art
    assert probe.read(akte.naechste_offene, key, art=art) == again[0]
    assert probe.read(akte.naechste_offene, key, again[0], art=art) == again[1]
    assert probe.read(akte.wiederaufnahme, key) == (sample[2].id, "T-02")
    assert probe.read(akte.wiederaufnahme, key, art=art) == (again[0], "T-01")

    probe.ws.execute("R", akte.answer_rest, again[0], Ergebnis.OK, probe.uhr(), "Zweite")
    probe.tu(akte.close_akte, again[0], jetzt=probe.uhr(), wer="Zweite")
    progress = probe.read(akte.fortschritt, key, heute=probe.HEUTE, wer="Zweite", art=art)
    assert (progress.erledigt, progress.gesamt, progress.soll_bis_heute) == (1, 2, None)
    assert probe.read(akte.fortschritt, key, heute=probe.HEUTE, wer="Zweite").erledigt == 0
    assert probe.read(akte.wiederaufnahme, key, art=art) == (again[1], "T-01")


def test_only_the_sample_has_spares_and_only_first_examinations_lose_files(probe: Any) -> None:
    sample = probe.read(akte.akten, probe.gezogen())
    second = probe.ws.execute("Z", noch_einmal, sample[0].id)
    picked = probe.ws.execute("B", noch_einmal, sample[0].id, BEWUSST)
    before = probe.dump()
    for key in (second, picked):
        with pytest.raises(UserError, match="nur für Akten der Zufallsstichprobe"):
            probe.ws.execute("E", akte.replace_akte, key, "Doppelt", probe.uhr(), "QMB")
    with pytest.raises(UserError, match="keine Akte als verloren"):
        probe.ws.execute("V", akte.lose_akte, second, "Nicht da", probe.uhr(), "QMB")
    assert probe.dump() == before
    probe.tu(akte.lose_akte, picked, "Nicht da", probe.uhr(), "QMB")


def test_own_files_come_before_those_of_nobody(probe: Any) -> None:
    key = probe.gezogen()
    first, *rest = probe.read(akte.akten, key)
    mine = probe.ws.execute("Z", noch_einmal, rest[0].id, ZWEIT, "Ich")
    other = probe.ws.execute("Z", noch_einmal, rest[1].id, ZWEIT, "Du")
    free = probe.ws.execute("Z", noch_einmal, first.id, ZWEIT)
    who = {"art": ZWEIT, "wer": "Ich"}
    assert probe.read(akte.naechste_offene, key, art=ZWEIT) == free
    assert probe.read(akte.naechste_offene, key, **who) == mine
    probe.tu(akte.defer_akte, mine, "Akte fehlt")
    assert probe.read(akte.naechste_offene, key, **who) == free
    probe.tu(akte.defer_akte, free, "Akte fehlt")
    assert probe.read(akte.naechste_offene, key, **who) == mine
    for closed in (mine, free):
        probe.ws.execute("R", akte.answer_rest, closed, Ergebnis.OK, probe.uhr(), "Ich")
        probe.ws.execute("C", akte.close_akte, closed, jetzt=probe.uhr(), wer="Ich")
    assert probe.read(akte.naechste_offene, key, **who) is None
    assert probe.read(akte.wiederaufnahme, key, **who) is None
    assert probe.read(akte.naechste_offene, key, art=ZWEIT, wer="Du") == other
    probe.ws.execute("A", akte.answer, other, "T-01", Ergebnis.OK, jetzt=probe.uhr(), wer="Du")
    assert probe.read(akte.wiederaufnahme, key, **who) is None
    assert probe.read(akte.wiederaufnahme, key, art=ZWEIT, wer="Du") == (other, "T-02")
