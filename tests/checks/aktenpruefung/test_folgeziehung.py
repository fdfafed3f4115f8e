"""What follows the first draw besides an extension: replacement by rule, deliberate picks, a second draw."""

import hashlib
import random
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from qmapp.checks.aktenpruefung import akte, grundgesamtheit, stichprobe, ziehung
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.folgeziehung import zweite
from qmapp.checks.aktenpruefung.folgeziehung.abfragen import erste_ziehung, ziehungen, zweite_ziehungen
from qmapp.checks.aktenpruefung.folgeziehung.bewusst import bewusste_auswahl, pick_akten
from qmapp.checks.aktenpruefung.folgeziehung.eintrag import Vermerk
from qmapp.checks.aktenpruefung.folgeziehung.erweiterung import extend_stichprobe
from qmapp.checks.aktenpruefung.pruefung import delete_pruefung, pruefung, pruefungen
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Ergebnis, Ersatzregel, Ziehungsart
from qmapp.errors import UserError

ROWS_OF = {"mitte": 25, "süd": 15}


def waehle(probe: Any, key: UUID, *keys: str, grund: str = "Beschwerde") -> UUID:
    found: UUID = probe.tu(pick_akten, key, keys, vermerk=Vermerk(grund, "QMB", probe.uhr(), "1.0"))
    return found


def pruefe(probe: Any, akte_id: UUID, ergebnis: Ergebnis = Ergebnis.OK) -> None:
    """Answer everything as erfüllt but the first Prüfpunkt; a Mangel with amount is 50 euro for two months."""
    if ergebnis is not Ergebnis.OK:
        probe.ws.execute("E", akte.answer, akte_id, "T-01", ergebnis, jetzt=probe.uhr(), wer="QMB")
        if ergebnis.mit_betrag:
            probe.ws.execute(
                "B", akte.update_mangel, akte_id, "T-01", feststellung="", betrag_monat_cent=5000, monate=2, ursachen=()
            )
    probe.ws.execute("R", akte.answer_rest, akte_id, Ergebnis.OK, jetzt=probe.uhr(), wer="QMB")
    probe.ws.execute("A", akte.close_akte, akte_id, jetzt=probe.uhr(), wer="QMB")


def test_picked_files_stand_apart_and_change_no_figure(probe: Any) -> None:
    rows = probe.zeilen(**ROWS_OF)
    key = probe.gezogen(rows)
    sample = probe.read(akte.akten, key)
    for number, row in enumerate(sample):
        pruefe(probe, row.id, Ergebnis.F3_PLUS if number == 0 else Ergebnis.OK)
    before, order = probe.read(auswertung, key), probe.read(akte.akten, key)
    left = sorted({row.schluessel for row in rows} - {row.schluessel for row in sample})
    waehle(probe, key, left[3], left[0], f" {left[3]} ")
    waehle(probe, key, left[5], grund="Presse")
    picked = probe.read(akte.akten, key, Aktenart.BEWUSST)
    assert [row.schluessel for row in picked] == [left[3], left[0], left[5]]
    pruefe(probe, picked[0].id, Ergebnis.F3_MINUS)
    pruefe(probe, picked[1].id, Ergebnis.F1)
    probe.ws.execute("V", akte.lose_akte, picked[2].id, "Vernichtet", probe.uhr(), "QMB")
    assert probe.read(auswertung, key) == before
    assert probe.read(akte.akten, key) == order
    assert probe.read(pruefungen)[0].umfang == 8
    first, second = probe.read(bewusste_auswahl, key)
    assert (first.nummer, first.grund, first.akten, first.geprueft, first.mit_material, first.nur_formell) == (
        2, "Beschwerde", 2, 2, 1, 1
    )  # fmt: skip
    assert (first.zu_viel_cent, first.zu_wenig_cent) == (0, 10_000)
    assert (second.grund, second.akten, second.geprueft, second.nicht_auffindbar) == ("Presse", 1, 0, 1)
    content = probe.read(ziehung.ziehungsprotokoll, key)
    assert [entry["art"] for entry in content["weitere_ziehungen"]] == ["bewusst", "bewusst"]
    assert ziehung.nachrechnen(content, rows).identisch
    content["weitere_ziehungen"][1]["akten"][0]["schluessel"] = "XX-0001"
    assert any("nicht in der Liste" in said for said in ziehung.nachrechnen(content, rows).abweichungen)


def test_which_files_cannot_be_picked(probe: Any) -> None:
    rows = probe.zeilen(**ROWS_OF)
    key = probe.pruefung()
    with pytest.raises(UserError, match="noch nicht gezogen"):
        waehle(probe, key, "MI-0001")
    probe.liste(key, rows)
    probe.ws.execute("Aus", grundgesamtheit.exclude, key, ["MI-0003"], "Beschäftigte")
    plan = replace(probe.read(stichprobe.plan, key), startwert="4711", quote_prozent="20")
    probe.ws.execute("Plan", stichprobe.save_plan, key, plan)
    probe.ws.execute("Ziehung", ziehung.draw, key, wer="QMB", jetzt=probe.uhr(), version="1.0")
    drawn = probe.read(akte.akten, key)[0].schluessel
    free = next(a.schluessel for a in probe.read(akte.pruefliste, key) if not a.nachgerueckt)
    waehle(probe, key, free)
    for wrong, said in (
        ((), "kein Aktenzeichen"),
        (("", " "), "kein Aktenzeichen"),
        (tuple(f"X{i}" for i in range(1001)), "1.001 Akten sind zu viele"),
        (("XX-1",), "nicht in der Liste"),
        (("XX-1", "XX-2"), "2 Akten sind nicht"),
        (("MI-0003",), "Ausgeschlossenen"),
        ((drawn,), "schon in der Stichprobe"),
        ((free,), "schon ausgewählt"),
    ):
        with pytest.raises(UserError, match=said) as caught:
            waehle(probe, key, *wrong)
        assert caught.value.field == "schluessel"


def test_without_a_rule_for_spares_none_moves_up(probe: Any) -> None:
    key = probe.gezogen(ersatzregel=Ersatzregel.KEINE)
    first = probe.read(akte.akten, key)[0]
    with pytest.raises(UserError, match="rückt keine Akte nach"):
        probe.ws.execute("E", akte.replace_akte, first.id, "Doppelt", probe.uhr(), "QMB")
    assert probe.tu(akte.replace_akte, first.id, "Doppelt", probe.uhr(), "QMB", ohne_ersatz=True) is None
    assert len(probe.read(akte.akten, key)) == 8
    assert probe.read(auswertung, key).hinweise[1:] == (
        "Eine gezogene Akte gehörte nicht zur Grundgesamtheit und wurde ohne Ersatz herausgenommen.",
    )
    (told,) = probe.read(ziehung.ziehungsprotokoll, key)["ersetzungen"]
    assert (told["schluessel"], told["ersatz"], told["stand"]) == (first.schluessel, None, "ersetzt")
    assert ziehung.nachrechnen(probe.read(ziehung.ziehungsprotokoll, key), probe.zeilen(**ROWS_OF)).identisch


def test_a_lost_file_stays_lost_and_by_the_rule_the_next_is_examined_besides(probe: Any) -> None:
    key = probe.gezogen(ersatzregel=Ersatzregel.AUCH_VERLORENE)
    first, *others = probe.read(akte.akten, key)
    content = probe.read(ziehung.ziehungsprotokoll, key)
    spare = probe.tu(akte.lose_akte, first.id, "Vernichtet", probe.uhr(), "QMB")
    rows = {row.id: row for row in probe.read(akte.akten, key)}
    assert rows[spare].schluessel == content["reserve"][0]["schluessel"]
    assert rows[spare].ersatz_fuer == first.schluessel
    assert rows[first.id].stand is Aktenstand.VERLOREN
    for row in (*others, rows[spare]):
        pruefe(probe, row.id)
    found = probe.read(auswertung, key)
    assert (found.gezogen, found.geprueft, found.verloren, found.ersetzt) == (8, 8, 1, 0)
    assert (found.verloren_als_fehler.zaehler, found.verloren_als_fehler.nenner) == (1, 9)
    assert found.verloren_als_korrekt.nenner == 9
    content = probe.read(ziehung.ziehungsprotokoll, key)
    (told,) = content["ersetzungen"]
    assert (told["stand"], told["grund"], told["durch"]) == ("verloren", "Vernichtet", "QMB")
    assert ziehung.nachrechnen(content, probe.zeilen(**ROWS_OF)).identisch
    # Found again and lost once more: it has had its spare.
    probe.ws.execute("W", akte.reopen_akte, first.id)
    assert probe.tu(akte.lose_akte, first.id, "Doch nicht", probe.uhr(), "QMB") is None


def test_a_lost_file_is_alone_where_the_rule_speaks_of_others_only(probe: Any) -> None:
    key = probe.gezogen()
    first = probe.read(akte.akten, key)[0]
    assert probe.tu(akte.lose_akte, first.id, "Vernichtet", probe.uhr(), "QMB") is None
    assert len(probe.read(akte.akten, key)) == 8
    assert probe.read(ziehung.ziehungsprotokoll, key)["ersetzungen"] == []


def test_a_second_draw_is_a_pruefung_of_its_own_beside_the_first(probe: Any) -> None:
    key = probe.pruefung(hoechstwert_prozent="10")
    rows = probe.zeilen(**ROWS_OF)
    probe.liste(key, rows)
    probe.ws.execute("Aus", grundgesamtheit.exclude, key, ["MI-0003"], "Beschäftigte")
    with pytest.raises(UserError, match="steht noch aus"):
        probe.tu(zweite.create_zweite_ziehung, key, grund="x", heute=probe.HEUTE)
    plan = replace(probe.read(stichprobe.plan, key), startwert="4711", quote_prozent="20")
    probe.ws.execute("Plan", stichprobe.save_plan, key, plan)
    probe.ws.execute("Ziehung", ziehung.draw, key, wer="QMB", jetzt=probe.uhr(), version="1.0")
    before = probe.read(ziehung.ziehungsprotokoll, key)
    with pytest.raises(UserError, match="Grund fehlt"):
        probe.tu(zweite.create_zweite_ziehung, key, grund=" ", heute=probe.HEUTE)
    other = probe.tu(zweite.create_zweite_ziehung, key, grund="Startwert war bekannt", heute=probe.HEUTE)
    head = probe.read(pruefung, other)
    assert (head.kennung, head.titel, head.hoechstwert_prozent) == ("AP-2025-2", "Probe (zweite Ziehung)", "10")
    assert (head.ziehung_von_id, head.ziehung_grund) == (key, "Startwert war bekannt")
    assert head.plan == replace(plan, startwert="")
    with pytest.raises(UserError, match="fehlt der Startwert"):
        probe.ws.execute("Z", ziehung.draw, other, wer="QMB", jetzt=probe.uhr(), version="1.0")
    probe.ws.execute("Plan", stichprobe.save_plan, other, plan)
    with pytest.raises(UserError, match="dieselben Akten"):
        probe.ws.execute("Z", ziehung.draw, other, wer="QMB", jetzt=probe.uhr(), version="1.0")
    probe.ws.execute("Plan", stichprobe.save_plan, other, replace(plan, startwert="0815"))
    probe.ws.execute("Rein", grundgesamtheit.include_again, other, ["MI-0003"])
    with pytest.raises(UserError, match="nicht die der ersten"):
        probe.ws.execute("Z", ziehung.draw, other, wer="QMB", jetzt=probe.uhr(), version="1.0")
    probe.ws.execute("Aus", grundgesamtheit.exclude, other, ["MI-0003"], "Beschäftigte")
    probe.tu(ziehung.draw, other, wer="QMB", jetzt=probe.uhr(), version="1.0")

    content = probe.read(ziehung.ziehungsprotokoll, other)
    assert content["zweite_ziehung_von"] == {
        "kennung": "AP-2025-1", "titel": "Probe", "grund": "Startwert war bekannt",
        "protokoll_sha256": before["protokoll_sha256"],
    }  # fmt: skip
    assert ziehung.nachrechnen(content, rows).identisch
    told = {"kennung": "AP-2025-2", "titel": "Probe (zweite Ziehung)", "grund": "Startwert war bekannt"}
    assert probe.read(ziehung.ziehungsprotokoll, key) == {**before, "zweite_ziehungen": [told]}
    assert ziehung.nachrechnen(probe.read(ziehung.ziehungsprotokoll, key), rows).identisch
    first, (second,) = probe.read(erste_ziehung, other), probe.read(zweite_ziehungen, key)
    assert (first.kennung, first.pruefung_id, first.grund) == ("AP-2025-1", key, "Startwert war bekannt")
    assert (second.kennung, second.pruefung_id, second.grund) == ("AP-2025-2", other, "Startwert war bekannt")
    assert second.gezogen_um is not None
    assert probe.read(erste_ziehung, key) is None
    assert [z.art for z in probe.read(ziehungen, other)] == [Ziehungsart.ERST]
    assert probe.ws.check().in_ordnung


def test_a_second_draw_may_be_given_up_before_it_is_drawn(probe: Any) -> None:
    key = probe.gezogen()
    other = probe.tu(zweite.create_zweite_ziehung, key, grund="x", heute=probe.HEUTE)
    probe.tu(delete_pruefung, other)
    assert probe.read(zweite_ziehungen, key) == ()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_happens_in_whatever_order_the_protocol_recomputes(probe: Any, seed: int) -> None:
    """Files replaced, lost, picked and drawn on at random; the files of a stratum are always its first ranks."""
    chance, rows = random.Random(seed), probe.zeilen(**ROWS_OF)
    key = probe.gezogen(rows, reserve=3, ersatzregel=Ersatzregel.AUCH_VERLORENE)
    order = {
        name: sorted(
            (row.schluessel for row in rows if row.schicht == name),
            key=lambda text: hashlib.sha256(f"4711,{text}".encode()).digest(),
        )
        for name in ROWS_OF
    }
    for _ in range(10):
        step(probe, key, chance)
        content = probe.read(ziehung.ziehungsprotokoll, key)
        assert ziehung.nachrechnen(content, rows) == ziehung.Nachrechnung(True, ())
        for name, expected in order.items():
            found = [row.schluessel for row in probe.read(akte.akten, key) if row.schicht == name]
            assert found == expected[: len(found)]
    assert probe.ws.check().in_ordnung


def step(probe: Any, key: UUID, chance: random.Random) -> None:
    open_files = [row for row in probe.read(akte.akten, key) if row.stand.zu_tun]
    kind = chance.choice(("ersetzt", "verloren", "erweitert", "erweitert", "bewusst"))
    if kind == "erweitert":
        told = Vermerk("mehr", "QMB", probe.uhr(), "1.0")
        how = chance.choice(({"je_schicht": {"mitte": 1}}, {"auf": probe.read(pruefungen)[0].umfang + 2}))
        probe.tu(extend_stichprobe, key, vermerk=told, **how)
    elif kind == "bewusst":
        known = {row.schluessel for row in probe.read(akte.akten, key)}
        known |= {row.schluessel for row in probe.read(akte.akten, key, Aktenart.BEWUSST)}
        free = sorted({row.schluessel for row in probe.zeilen(**ROWS_OF)} - known)
        waehle(probe, key, chance.choice(free))
    elif kind == "ersetzt" and open_files:
        told_of = chance.choice(open_files)
        probe.tu(akte.replace_akte, told_of.id, "Doppelt", probe.uhr(), "QMB", ohne_ersatz=True)
    elif open_files:
        probe.tu(akte.lose_akte, chance.choice(open_files).id, "Vernichtet", probe.uhr(), "QMB")
