"""The imported list: taken whole or not at all, excluded from, paged through."""

import hashlib
from datetime import date
from typing import Any

import pytest

from qmapp.checks.aktenpruefung import grundgesamtheit as gg
from qmapp.checks.aktenpruefung.gruende import AUSSCHLUSSGRUENDE
from qmapp.checks.aktenpruefung.rows import ListenAngaben, Zeile
from qmapp.errors import Cancelled, UserError

ANGABEN = ListenAngaben(
    datei="Bestand.xlsx",
    sha256="ab" * 32,
    blatt="Tabelle1",
    kopfzeile=3,
    spalte_schluessel="Az",
    spalte_schicht="Standort",
    spalte_betrag="KdU",
    spalte_team="Team",
    weitere=("Personen", "Bemerkung"),
    stand=date(2025, 2, 1),
    ausgelassen=((4, "Summenzeile"), (9, "leer")),
    hinweise=("Die Kopfzeile steht in Zeile 3.",),
)


def test_a_list_is_kept_with_everything_that_describes_it(probe: Any) -> None:
    key = probe.pruefung()
    assert probe.read(gg.grundgesamtheit, key) is None
    rows = [
        Zeile("BG-3", "Süd", 300, "T1", ("2", "")),
        Zeile(" BG-1 ", "Ärztehaus", None, "T2", ("1", "x\ty")),
        Zeile("BG-Mu\u0308ll", "Mitte", -100, "", ("", "")),
        Zeile("BG-2", "", 50, "", ("3", "z")),
    ]
    seen: list[tuple[int, int]] = []
    probe.tu(gg.import_grundgesamtheit, key, ANGABEN, rows, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(4, 4)]
    found = probe.read(gg.grundgesamtheit, key)
    assert found.angaben == ANGABEN
    assert (found.anzahl, found.ohne_ausgeschlossene, found.summe_cent) == (4, 4, 250)
    assert found.schichten == (("", 1), ("Ärztehaus", 1), ("Mitte", 1), ("Süd", 1))
    keys = ["BG-3", "BG-1", "BG-Müll", "BG-2"]
    assert found.pruefsumme == hashlib.sha256(("\n".join(sorted(keys)) + "\n").encode()).hexdigest()
    assert [z.schluessel for z in probe.read(lambda s: list(gg.zeilen(s, key)))] == keys
    ids = probe.read(gg.zeilen_ids, key)
    block = probe.read(gg.zeilen_block, ids)
    assert [row.weitere for row in block] == [("2", ""), ("1", "x\ty"), ("", ""), ("3", "z")]
    assert probe.ws.check().in_ordnung


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "keine Akten"),
        ([Zeile("a"), Zeile(" ")], "kein Aktenzeichen"),
        ([Zeile("a"), Zeile("b"), Zeile(" a")], "mehrfach.*„a“"),
        ([Zeile("Mu\u0308ll"), Zeile("Müll")], "mehrfach"),
    ],
)
def test_a_list_no_sample_can_come_from_is_refused(probe: Any, rows: list[Zeile], said: str) -> None:
    key = probe.pruefung()
    probe.liste(key, probe.zeilen(mitte=3))
    before = probe.dump()
    with pytest.raises(UserError, match=said):
        probe.ws.execute("Liste", gg.import_grundgesamtheit, key, ANGABEN, rows)
    assert probe.dump() == before


def test_a_cancelled_import_leaves_nothing(probe: Any) -> None:
    key = probe.pruefung()
    before = probe.dump()

    def cancel(done: int, total: int) -> None:
        if done >= 5_000:
            raise Cancelled

    with pytest.raises(Cancelled):
        probe.ws.execute("Liste", gg.import_grundgesamtheit, key, ANGABEN, probe.zeilen(mitte=7_000), progress=cancel)
    assert probe.dump() == before


def test_a_new_list_replaces_the_old_one_with_its_exclusions(probe: Any) -> None:
    key = probe.pruefung()
    probe.liste(key, probe.zeilen(mitte=5))
    probe.tu(gg.exclude, key, ["MI-0001"], AUSSCHLUSSGRUENDE[0])
    probe.tu(gg.import_grundgesamtheit, key, ANGABEN, [Zeile("neu")])
    found = probe.read(gg.grundgesamtheit, key)
    assert (found.anzahl, found.ausschluesse, found.summe_cent) == (1, (), None)


def test_exclusions_leave_the_population_and_come_back(probe: Any) -> None:
    key = probe.pruefung()
    probe.liste(key, probe.zeilen(mitte=4, süd=2))
    assert probe.tu(gg.exclude, key, ["MI-0002", " MI-0002", "SÜ-0001"], AUSSCHLUSSGRUENDE[0]) == 2
    assert probe.tu(gg.exclude, key, ["MI-0002", "SÜ-0002"], "Eigener Grund") == 1
    found = probe.read(gg.grundgesamtheit, key)
    assert (found.anzahl, found.ohne_ausgeschlossene, found.schichten) == (6, 3, (("mitte", 3),))
    assert found.summe_cent == 10_001 + 10_003 + 10_004
    assert [(a.schluessel, a.schicht, a.grund) for a in found.ausschluesse] == [
        ("MI-0002", "mitte", AUSSCHLUSSGRUENDE[0]),
        ("SÜ-0001", "süd", AUSSCHLUSSGRUENDE[0]),
        ("SÜ-0002", "süd", "Eigener Grund"),
    ]
    block = probe.read(gg.zeilen_block, probe.read(gg.zeilen_ids, key))
    assert [row.ausschluss for row in block][:3] == ["", AUSSCHLUSSGRUENDE[0], ""]
    assert probe.tu(gg.include_again, key, ["MI-0002", "MI-0001"]) == 1
    assert probe.read(gg.grundgesamtheit, key).ohne_ausgeschlossene == 4

    for keys, grund, field in (
        (["XX"], "g", "schluessel"),
        (["MI-0001"], " ", "grund"),
        (["MI-0001"], "x" * 301, "grund"),
    ):
        with pytest.raises(UserError) as caught:
            probe.ws.execute("Aus", gg.exclude, key, keys, grund)
        assert caught.value.field == field
    with pytest.raises(UserError, match="keine Akte"):
        probe.ws.execute("Aus", gg.exclude, key, [f"MI-{i:04d}" for i in range(1, 5)], "g")


def test_nothing_of_it_changes_after_the_draw(probe: Any) -> None:
    key = probe.gezogen()
    for command, args in (
        (gg.import_grundgesamtheit, (ANGABEN, [Zeile("x")])),
        (gg.exclude, (["MI-0001"], "g")),
        (gg.include_again, (["MI-0001"],)),
    ):
        with pytest.raises(UserError, match="festgeschrieben"):
            probe.ws.execute("Zu spät", command, key, *args)


def test_without_a_list(probe: Any) -> None:
    key = probe.pruefung()
    assert len(probe.read(gg.zeilen_ids, key)) == 0
    with pytest.raises(UserError, match="noch keine Liste"):
        probe.ws.execute("Aus", gg.exclude, key, ["x"], "g")


def test_rows_are_sorted_as_germans_sort_and_found_regardless_of_case(probe: Any) -> None:
    key = probe.pruefung()
    rows = [
        Zeile("b-2", "Zoo", 5, "Öst", ("Straße", "")),
        Zeile("Ä-1", "Ärztehaus", None, "West", ("", "100%")),
        Zeile("a-3", "Bern", 7, "Ost", ("", "1000")),
        Zeile("C-4", "Ahorn", 6, "Nord", ("", "")),
    ]
    probe.liste(key, rows)

    def keys(**options: Any) -> list[str]:
        ids = probe.read(gg.zeilen_ids, key, **options)
        assert ids.itemsize == 8
        return [row.schluessel for row in probe.read(gg.zeilen_block, ids)]

    assert keys() == ["b-2", "Ä-1", "a-3", "C-4"]
    assert keys(absteigend=True) == ["C-4", "a-3", "Ä-1", "b-2"]
    assert keys(sort="schluessel") == ["Ä-1", "a-3", "b-2", "C-4"]
    assert keys(sort="schicht") == ["C-4", "Ä-1", "a-3", "b-2"]
    assert keys(sort="betrag")[1:] == ["b-2", "C-4", "a-3"]
    assert keys(sort="team", absteigend=True) == ["Ä-1", "b-2", "a-3", "C-4"]
    assert keys(suche="STRASSE") == ["b-2"]
    assert keys(suche="arzt") == ["Ä-1"]
    assert keys(suche="100%") == ["Ä-1"]
    assert keys(suche="gibt es nicht") == []
    assert probe.read(gg.zeilen_block, [10**9]) == []
