"""The draw: recomputed here with nothing but hashlib and sorted."""

import copy
import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.aktenpruefung import akte, grundgesamtheit, stichprobe, ziehung
from qmapp.checks.aktenpruefung.rows import (
    Ausschluss,
    Auswahl,
    Ersatzregel,
    ListenAngaben,
    Plan,
    Schichtung,
    Startwertherkunft,
    Verfahren,
    Zeile,
)
from qmapp.errors import UserError

ZEIT = datetime(2025, 3, 3, 8, 15, tzinfo=UTC)


def ticket(seed: str, key: str) -> str:
    return hashlib.sha256(f"{seed},{key}".encode()).hexdigest()


def protokoll(rows: list[Zeile], plan: Plan, ausschluesse: tuple[Ausschluss, ...] = ()) -> dict[str, Any]:
    """As it comes back from a JSON file."""
    result = ziehung.zieh(rows, plan, ausschluesse)
    content = ziehung.protokoll(result, angaben=ListenAngaben("x.csv"), wer="QMB", jetzt=ZEIT, version="1.0")
    again: dict[str, Any] = json.loads(json.dumps(content))
    assert again == content
    return again


def test_the_published_test_vector() -> None:
    rows = [Zeile(f"BG-{i:05d}") for i in range(1, 201)]
    drawn = ziehung.zieh(rows, Plan(verfahren=Verfahren.ANZAHL, anzahl=6, startwert="4711", reserve=4))
    assert [a.schluessel[-5:] for a in drawn.akten] == ["00186", "00090", "00098", "00034", "00108", "00048"]
    assert [a.schluessel[-5:] for a in drawn.reserve] == ["00125", "00126", "00066", "00094"]
    assert [a.rang for a in (*drawn.akten, *drawn.reserve)] == list(range(1, 11))


@given(
    sizes=st.lists(st.integers(3, 40), min_size=2, max_size=4),
    seed=st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=10),
    percent=st.integers(10, 60),
    reserve=st.integers(0, 5),
    data=st.data(),
)
def test_a_stratified_draw_is_the_lowest_tickets_of_each_stratum(
    sizes: list[int], seed: str, percent: int, reserve: int, data: st.DataObject
) -> None:
    rows = [Zeile(f"{s}-{i}", f"Schicht {s}") for s, size in enumerate(sizes) for i in range(size)]
    plan = Plan(quote_prozent=str(percent), startwert=seed, reserve=reserve, schichtung=Schichtung.ANTEILIG)
    drawn = ziehung.zieh(data.draw(st.permutations(rows)), plan)
    for s, schicht in enumerate(drawn.schichten):
        order = sorted((ticket(seed, f"{s}-{i}"), f"{s}-{i}") for i in range(sizes[s]))
        n = len(schicht.akten)
        expected = order[: n + min(reserve, sizes[s] - n) if n else 0]
        assert [(a.ticket, a.schluessel) for a in (*schicht.akten, *schicht.reserve)] == expected
    assert drawn.umfang == drawn.berechnung.gewaehlt.umfang  # type: ignore[union-attr]  # it was drawn
    assert ziehung.nachrechnen(protokoll(rows, plan), rows).identisch


def test_the_draw_of_a_pruefung_is_documented_and_frozen(probe: Any) -> None:
    key = probe.pruefung()
    rows = probe.zeilen(mitte=25, süd=15)
    probe.liste(key, rows)
    probe.ws.execute("Aus", grundgesamtheit.exclude, key, ["MI-0003"], "Beschäftigte")
    with pytest.raises(UserError, match="noch nicht gezogen"):
        probe.read(ziehung.ziehungsprotokoll, key)
    plan = Plan(verfahren=Verfahren.ANZAHL, anzahl=8, startwert="4711", reserve=2, schichtung=Schichtung.ANTEILIG)
    probe.ws.execute("Plan", stichprobe.save_plan, key, replace(plan, startwert=""))
    with pytest.raises(UserError, match="fehlt der Startwert"):
        probe.ws.execute("Ziehung", ziehung.draw, key, wer="QMB", jetzt=ZEIT, version="1.0")
    probe.ws.execute("Plan", stichprobe.save_plan, key, plan)
    probe.tu(ziehung.draw, key, wer="QMB", jetzt=ZEIT, version="1.0")

    content = probe.read(ziehung.ziehungsprotokoll, key)
    sizes = {"mitte": 24, "süd": 15}
    assert content["grundgesamtheit"]["schichten"] == [
        {"schicht": "mitte", "bestand": 24, "akten": 5},
        {"schicht": "süd", "bestand": 15, "akten": 3},
    ]
    assert (content["umfang"], content["startwert"], content["gezogen_um"]) == (8, "4711", "2025-03-03T08:15:00+00:00")
    assert content["ausschluesse"] == [{"schluessel": "MI-0003", "schicht": "mitte", "grund": "Beschäftigte"}]
    left = sorted(row.schluessel for row in rows if row.schluessel != "MI-0003")
    digest = hashlib.sha256("".join(f"{k}\n" for k in left).encode()).hexdigest()
    assert content["grundgesamtheit"]["pruefsumme_verbleibend"] == digest
    for name, drawn in (("mitte", 5), ("süd", 3)):
        keys = [row.schluessel for row in rows if row.schicht == name and row.schluessel != "MI-0003"]
        order = sorted((ticket("4711", k), k) for k in keys)
        assert len(keys) == sizes[name]
        for part, expected in (("stichprobe", order[:drawn]), ("reserve", order[drawn : drawn + 2])):
            assert [(a["ticket"], a["schluessel"]) for a in content[part] if a["schicht"] == name] == expected
    assert ziehung.nachrechnen(content, rows) == ziehung.Nachrechnung(True, ())

    listed = probe.read(akte.akten, key)
    assert [a.schluessel for a in listed] == [a["schluessel"] for a in content["stichprobe"]]
    assert [a.position for a in listed] == list(range(1, 9))
    with pytest.raises(UserError, match="festgeschrieben"):
        probe.ws.execute("Zweite", ziehung.draw, key, wer="QMB", jetzt=ZEIT, version="1.0")
    assert probe.ws.check().in_ordnung


def test_replacements_are_added_to_the_protocol_and_recomputed(probe: Any) -> None:
    rows = probe.zeilen(mitte=25, süd=15)
    key = probe.gezogen(rows)
    first, second, *_ = probe.read(akte.akten, key)
    sha = probe.read(ziehung.ziehungsprotokoll, key)["protokoll_sha256"]
    for row in (second, first):
        probe.ws.execute("Ersatz", akte.replace_akte, row.id, "Doppelanlage", probe.uhr(), "QMB")
    content = probe.read(ziehung.ziehungsprotokoll, key)
    spares = [a["schluessel"] for a in content["reserve"]]
    assert [(e["schluessel"], e["ersatz"]) for e in content["ersetzungen"]] == [
        (second.schluessel, spares[0]),
        (first.schluessel, spares[1]),
    ]
    assert content["protokoll_sha256"] == sha
    assert ziehung.nachrechnen(content, rows).identisch
    content["ersetzungen"][0]["ersatz"] = spares[3]
    assert ziehung.nachrechnen(content, rows).abweichungen == (
        "Ersatzakten sind nicht in der Reihenfolge der Ziehung nachgerückt.",
    )


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("umfang",), 9, "Umfang"),
        (("startwert",), "4712", "zwei verschiedene Startwerte"),
        (("plan", "startwert"), "4712", "nicht gezogen"),
        (("plan", "reserve"), 3, "Reserve"),
        (("grundgesamtheit", "anzahl"), 41, "andere Zahl"),
        (("grundgesamtheit", "pruefsumme"), "00", "Prüfsumme der Liste"),
        (("grundgesamtheit", "pruefsumme_verbleibend"), "00", "aus denen gezogen"),
        (("grundgesamtheit", "schichten", 0, "bestand"), 26, "Schichten"),
        (("stichprobe", 0, "ticket"), "00", "Reihenfolge, Rang oder Ticket"),
        (("stichprobe", 0, "schluessel"), "MI-9999", "1 Akten des Protokolls"),
        (("ausschluesse",), [{"schluessel": "XX", "schicht": "", "grund": "g"}], "nicht wiederholen"),
        (("plan", "anzahl"), 0, "nicht wiederholen"),
    ],
)
def test_a_changed_protocol_does_not_recompute(path: tuple[Any, ...], value: Any, said: str) -> None:
    rows = [Zeile(f"{n}-{i}", n) for n, size in (("A", 25), ("B", 15)) for i in range(size)]
    plan = Plan(verfahren=Verfahren.ANZAHL, anzahl=8, startwert="4711", reserve=2, schichtung=Schichtung.ANTEILIG)
    content = copy.deepcopy(protokoll(rows, plan))
    target: Any = content
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    found = ziehung.nachrechnen(content, rows)
    assert not found.identisch
    assert any(said in sentence for sentence in found.abweichungen), found.abweichungen


def test_another_list_does_not_recompute() -> None:
    rows = [Zeile(f"A-{i}") for i in range(50)]
    content = protokoll(rows, Plan(verfahren=Verfahren.ANZAHL, anzahl=8, startwert="4711"))
    assert not ziehung.nachrechnen(content, rows[:-1]).identisch
    assert not ziehung.nachrechnen(content, [*rows[:-1], Zeile("B-1")]).identisch
    assert not ziehung.nachrechnen(content, [*rows, rows[0]]).identisch
    assert ziehung.nachrechnen(content, rows[::-1]).identisch


@pytest.mark.parametrize(
    "content", [{}, {"schema": 1}, {"schema": 1, "verfahren_version": "SHA-256-Ticket 1", "plan": 3}]
)
def test_a_foreign_file_is_no_protocol(content: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="kein vollständiges Ziehungsprotokoll"):
        ziehung.nachrechnen(content, [Zeile("a")])


def test_a_protocol_of_another_method_is_not_guessed_at() -> None:
    content = protokoll([Zeile("a"), Zeile("b")], Plan(verfahren=Verfahren.ANZAHL, anzahl=1, startwert="1"))
    with pytest.raises(UserError, match="anderen Version"):
        ziehung.nachrechnen({**content, "schema": 2}, [Zeile("a"), Zeile("b")])


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (Plan(startwert=""), "startwert"),
        (Plan(startwert="1", verfahren=Verfahren.ANZAHL, anzahl=4), "anzahl"),
        (Plan(startwert="1", verfahren=Verfahren.ANZAHL, anzahl=1, schichtung=Schichtung.ANTEILIG), "schichtung"),
    ],
)
def test_an_impossible_draw_is_refused(plan: Plan, field: str) -> None:
    with pytest.raises(UserError) as caught:
        ziehung.zieh([Zeile("a"), Zeile("b"), Zeile("c")], plan)
    assert caught.value.field == field


def test_more_spares_than_files_take_what_is_left() -> None:
    drawn = ziehung.zieh(
        [Zeile("a"), Zeile("b"), Zeile("c")], Plan(verfahren=Verfahren.ANZAHL, anzahl=2, startwert="1", reserve=10)
    )
    assert (drawn.umfang, len(drawn.reserve)) == (2, 1)


def number(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


@pytest.mark.parametrize("schichtung", [Schichtung.KEINE, Schichtung.ANTEILIG, Schichtung.NEYMAN])
def test_a_systematic_draw_recomputed_with_hashlib(schichtung: Schichtung) -> None:
    rows = [Zeile(f"{n}-{i:03d}", n) for n, size in (("B", 60), ("A", 90)) for i in range(size)]
    plan = Plan(
        Verfahren.ANZAHL,
        anzahl=17,
        startwert="4711",
        reserve=3,
        auswahl=Auswahl.SYSTEMATISCH,
        schichtung=schichtung,
        neyman_quoten=(("A", 1, 20), ("B", 9, 20)),
    )
    drawn = ziehung.zieh(rows[::-1], plan)
    assert drawn.umfang == 17
    for schicht in drawn.schichten:
        keys = sorted(row.schluessel for row in rows if row.schicht == schicht.name or schichtung is Schichtung.KEINE)
        text = "4711" if schichtung is Schichtung.KEINE else f"4711,{schicht.name}"
        n, start = len(schicht.akten), number(text) % len(keys)
        assert schicht.start == start + 1
        sample = [keys[(start + i * len(keys) // n) % len(keys)] for i in range(n)]
        assert [a.schluessel for a in schicht.akten] == sample
        spares = sorted((ticket("4711", key), key) for key in keys if key not in sample)[:3]
        assert [(a.ticket, a.schluessel) for a in schicht.reserve] == spares
        assert [a.rang for a in (*schicht.akten, *schicht.reserve)] == list(range(1, n + 4))
    content = protokoll(rows, plan)
    assert ziehung.nachrechnen(content, rows) == ziehung.Nachrechnung(True, ())
    content["schritte"][0]["start"] += 1
    assert "beginnt an einer anderen Stelle" in ziehung.nachrechnen(content, rows).abweichungen[0]


def amounts() -> list[Zeile]:
    """A huge amount, a large one behind it, small ones, and three no euro can hit."""
    rows = [Zeile(f"K-{i:02d}", "", 1_000 + 10 * i) for i in range(40)]
    odd = [Zeile("NULL", "", 0), Zeile("MINUS", "", -90_000), Zeile("OHNE", "", None)]
    return [*rows, Zeile("RIESE", "", 10**12), Zeile("GROSS", "", 9_000), *odd]


def test_a_draw_by_amount_recomputed_with_hashlib() -> None:
    """The huge file is certain; without it the next one is too; the rest is laid end to end, cent by cent."""
    rows = amounts()
    plan = Plan(Verfahren.ANZAHL, anzahl=9, startwert="4711", reserve=5, auswahl=Auswahl.WERT)
    drawn = ziehung.zieh(rows, plan)
    (schicht,) = drawn.schichten
    assert schicht.sicher == 2
    assert [a.schluessel for a in schicht.akten[:2]] == ["RIESE", "GROSS"]
    small = sorted((row for row in rows if row.schluessel[0] == "K"), key=lambda row: ticket("4711", row.schluessel))
    line = [row.schluessel for row in small for _ in range(row.betrag_cent or 0)]
    start = number("4711") % len(line)
    hits = [line[(start + i * len(line) // 7) % len(line)] for i in range(7)]
    assert [a.schluessel for a in schicht.akten[2:]] == hits
    assert schicht.start == start + 1
    assert schicht.reserve == ()
    assert "1 Akte mit negativem Betrag" in drawn.berechnung.hinweise[0]
    content = protokoll(rows, plan)
    summe = 10**12 + 9_000 + len(line)
    assert content["grundgesamtheit"]["betraege"] == {
        "akten": 42, "summe_cent": summe, "null": 1, "negativ": 1, "ohne": 1,
    }  # fmt: skip
    assert ziehung.nachrechnen(content, rows).identisch
    changed = [row._replace(betrag_cent=1_001) if row.schluessel == "K-00" else row for row in rows]
    assert any("Beträge" in said for said in ziehung.nachrechnen(content, changed).abweichungen)
    bare = [row._replace(betrag_cent=None) for row in rows]
    assert "kein Betrag" in ziehung.nachrechnen(content, bare).abweichungen[0]


def test_a_draw_by_amount_in_a_workspace(probe: Any) -> None:
    key = probe.pruefung()
    probe.liste(key, amounts())
    probe.ws.execute("Aus", grundgesamtheit.exclude, key, ["RIESE"], "Beschäftigte")
    plan = Plan(Verfahren.ANZAHL, anzahl=9, startwert="4711", auswahl=Auswahl.WERT)
    probe.ws.execute("Plan", stichprobe.save_plan, key, plan)
    probe.tu(ziehung.draw, key, wer="QMB", jetzt=ZEIT, version="1.0")
    content = probe.read(ziehung.ziehungsprotokoll, key)
    assert content["schritte"][0]["sicher"] == 1
    assert ziehung.nachrechnen(content, amounts()).identisch
    assert [a.schluessel for a in probe.read(akte.akten, key)] == [a["schluessel"] for a in content["stichprobe"]]


def test_where_nothing_replaces_no_spare_is_drawn() -> None:
    rows = [Zeile(f"A-{i}") for i in range(50)]
    plan = Plan(Verfahren.ANZAHL, anzahl=8, startwert="4711", reserve=10, ersatzregel=Ersatzregel.KEINE)
    assert ziehung.zieh(rows, plan).reserve == ()
    assert ziehung.zieh(rows, replace(plan, ersatzregel=Ersatzregel.NAECHSTE)).umfang == 8


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"startwert": "4711"}, "startwert_zweite"),
        ({"startwert": "+4711"}, "startwert"),
        ({"startwert": "47+11+12"}, "startwert"),
        ({"startwert_von": ""}, "startwert_von"),
        ({"startwert_zeuge": ""}, "startwert_zeuge"),
        ({"startwert_zeuge": "weber, ANNA"}, "startwert_zeuge"),
        ({"startwert_herkunft": Startwertherkunft.OEFFENTLICH, "startwert_von": ""}, "startwert_von"),
    ],
)
def test_a_seed_is_what_its_origin_says(changes: dict[str, Any], field: str) -> None:
    plan = Plan(
        Verfahren.ANZAHL,
        anzahl=1,
        startwert="4162+Elbe",
        startwert_herkunft=Startwertherkunft.ZWEI_PERSONEN,
        startwert_von="Anna Weber",
        startwert_zeuge="Personalrat",
    )
    rows = [Zeile("a"), Zeile("b")]
    assert ziehung.zieh(rows, plan).akten[0].ticket == min(ticket("4162+Elbe", "a"), ticket("4162+Elbe", "b"))
    with pytest.raises(UserError) as caught:
        ziehung.zieh(rows, replace(plan, **changes))
    assert caught.value.field == field


def test_the_protocol_of_an_earlier_version_is_still_recomputed() -> None:
    rows = [Zeile(f"A-{i}") for i in range(50)]
    content = protokoll(rows, Plan(Verfahren.ANZAHL, anzahl=8, startwert="4711"))
    del content["schritte"], content["grundgesamtheit"]["betraege"]
    for name in ("auswahl", "ersatzregel", "startwert_zeuge", "neyman_quoten", "neyman_aus_id", "tolerierbar_prozent"):
        del content["plan"][name]
    assert ziehung.nachrechnen(content, rows).identisch
