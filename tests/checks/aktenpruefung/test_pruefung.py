"""The head of a Prüfung and the list of all."""

import dataclasses
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest

from qmapp.checks.aktenpruefung import akte, pruefung
from qmapp.checks.aktenpruefung.freigabe import schritte
from qmapp.checks.aktenpruefung.rows import Ergebnis, Plan, Pruefart
from qmapp.errors import UserError


def test_create_change_and_delete(probe: Any) -> None:
    key = probe.pruefung(hoechstwert_prozent="2,50", zweck="  Erste Pru\u0308fung ")
    head = probe.read(pruefung.pruefung, key)
    assert (head.kennung, head.titel, head.stand) == ("AP-2025-1", "Probe", "Liste fehlt")
    assert (head.hoechstwert_prozent, head.hoechstwert) == ("2.50", Fraction(1, 40))
    assert head.zweck == "Erste Prüfung"
    assert head.plan == Plan()
    assert (head.katalog_code, head.katalog_version, head.gezogen_um) == ("T", 1, None)

    probe.tu(pruefung.update_pruefung, key, titel="Neu", hoechstwert_prozent=None, pruefung_von=date(2025, 3, 10))
    head = probe.read(pruefung.pruefung, key)
    assert (head.titel, head.hoechstwert, head.pruefung_von) == ("Neu", None, date(2025, 3, 10))

    other = dataclasses.replace(probe.KATALOG, version=2)
    probe.tu(pruefung.update_pruefung, key, katalog=other)
    assert probe.read(pruefung.pruefung, key).katalog_version == 2

    probe.liste(key, probe.zeilen(mitte=3))
    probe.tu(pruefung.delete_pruefung, key)
    assert probe.read(pruefung.pruefungen) == ()
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        probe.read(pruefung.pruefung, key)


def test_kennungen_are_given_in_order_and_unique(probe: Any) -> None:
    first, second = probe.pruefung(), probe.pruefung()
    own = probe.pruefung(kennung="KdU Nord")
    assert [probe.read(pruefung.pruefung, k).kennung for k in (first, second, own)] == [
        "AP-2025-1",
        "AP-2025-2",
        "KdU Nord",
    ]
    with pytest.raises(UserError, match="schon vergeben") as caught:
        probe.ws.execute("Kennung", pruefung.update_pruefung, second, kennung="KdU Nord")
    assert caught.value.field == "kennung"
    probe.tu(pruefung.update_pruefung, second, kennung="AP-2025-2")


def test_the_fachaufsicht_has_a_series_of_its_own(probe: Any) -> None:
    first, second = (probe.pruefung(pruefart=Pruefart.KREIS) for _ in range(2))
    own = probe.pruefung()
    heads = [probe.read(pruefung.pruefung, key) for key in (first, second, own)]
    assert [head.kennung for head in heads] == ["FA-2025-1", "FA-2025-2", "AP-2025-1"]
    assert [head.pruefart for head in heads] == [Pruefart.KREIS, Pruefart.KREIS, Pruefart.INTERN]
    probe.tu(pruefung.update_pruefung, own, pruefart=Pruefart.KREIS)
    assert probe.read(pruefung.pruefung, own).kennung == "AP-2025-1"


@pytest.mark.parametrize(
    ("kopf", "field"),
    [
        ({"titel": "  "}, "titel"),
        ({"titel": "x" * 201}, "titel"),
        ({"titel": "\ud800"}, "titel"),
        ({"zweck": "x" * 2001}, "zweck"),
        ({"zeitraum_bis": date(2024, 6, 30)}, "zeitraum_bis"),
        ({"pruefung_von": date(2025, 3, 2), "pruefung_bis": date(2025, 3, 1)}, "pruefung_bis"),
        ({"hoechstwert_prozent": "0"}, "hoechstwert_prozent"),
        ({"hoechstwert_prozent": "100,1"}, "hoechstwert_prozent"),
        ({"hoechstwert_prozent": "zehn"}, "hoechstwert_prozent"),
        ({"hoechstwert_prozent": "1e-30"}, "hoechstwert_prozent"),
        ({"hoechstwert_prozent": "NaN"}, "hoechstwert_prozent"),
        ({"kennung": "x" * 41}, "kennung"),
    ],
)
def test_impossible_heads_are_refused_at_their_field(probe: Any, kopf: dict[str, Any], field: str) -> None:
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        probe.pruefung(**kopf)
    assert caught.value.field == field
    assert probe.dump() == before


def test_the_list_says_where_each_one_stands(probe: Any) -> None:
    def zeile(key: Any) -> tuple[Any, ...]:
        row = next(row for row in probe.read(pruefung.pruefungen) if row.id == key)
        return row.stand, row.grundgesamtheit, row.umfang, row.erledigt, row.naechster_schritt

    empty = probe.pruefung()
    assert zeile(empty) == ("Liste fehlt", None, None, 0, "Liste einlesen")
    probe.liste(empty, probe.zeilen(mitte=5))
    assert zeile(empty) == ("In Planung", 5, None, 0, "Stichprobe planen und ziehen")

    key = probe.gezogen(anzahl=2, kopf={"kennung": "Z"})
    assert zeile(key) == ("In Prüfung", 40, 2, 0, "Akten prüfen")
    first, second = probe.read(akte.akten, key)
    probe.ws.execute("Verloren", akte.lose_akte, first.id, "Nicht auffindbar", probe.JETZT, probe.WER)
    probe.ws.execute("Rest", akte.answer_rest, second.id, Ergebnis.OK, probe.JETZT, probe.WER)
    probe.ws.execute("Fertig", akte.close_akte, second.id, jetzt=probe.JETZT, wer=probe.WER)
    assert zeile(key) == ("Geprüft", 40, 2, 2, "Auswerten und zur Freigabe vorlegen")

    probe.tu(schritte.submit_pruefung, key, jetzt=probe.JETZT, wer=probe.WER)
    assert zeile(key)[0] == "Zur Freigabe"
    probe.tu(
        schritte.release_pruefung, key, anker="1:" + "0" * 64, heute=probe.HEUTE, jetzt=probe.JETZT, wer="Amtsleitung"
    )
    assert zeile(key)[0] == "Abgeschlossen"
    for command, args in (
        (pruefung.update_pruefung, ()),
        (pruefung.delete_pruefung, ()),
    ):
        with pytest.raises(UserError, match="abgeschlossen"):
            probe.ws.execute("Zu spät", command, key, *args)
    with pytest.raises(UserError, match="abgeschlossen"):
        probe.ws.execute("Zu spät", akte.note, second.id, "x")
    told = {"heute": date(2025, 4, 1), "jetzt": probe.JETZT, "wer": probe.WER}
    probe.tu(schritte.reopen_pruefung, key, grund="Akte gefunden", **told)
    assert probe.read(pruefung.pruefung, key).wiedereroeffnet_grund == "01.04.2025: Akte gefunden"
    assert zeile(key)[0] == "Geprüft"
    with pytest.raises(UserError, match="nicht abgeschlossen"):
        probe.ws.execute("Noch einmal", schritte.reopen_pruefung, key, grund="x", **told)
    assert [row.kennung for row in probe.read(pruefung.pruefungen)] == ["Z", "AP-2025-1"]


def test_the_draw_freezes_catalogue_and_existence(probe: Any) -> None:
    key = probe.gezogen()
    with pytest.raises(UserError, match="festgeschrieben"):
        probe.ws.execute("Weg", pruefung.delete_pruefung, key)
    with pytest.raises(UserError, match="festgeschrieben"):
        probe.ws.execute("Katalog", pruefung.update_pruefung, key, katalog=probe.KATALOG)
    probe.tu(pruefung.update_pruefung, key, titel="Anders")


def test_unknown_pruefung(probe: Any) -> None:
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        probe.ws.execute("Weg", pruefung.delete_pruefung, uuid4())
