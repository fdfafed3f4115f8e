"""The extension of a sample: the same order, recomputed here with nothing but hashlib and sorted."""

import copy
import hashlib
import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom, norm
from sqlmodel import select

from qmapp.checks.aktenpruefung import akte, tables, ziehung
from qmapp.checks.aktenpruefung.folgeziehung.abfragen import vorschau, ziehungen
from qmapp.checks.aktenpruefung.folgeziehung.eintrag import Vermerk
from qmapp.checks.aktenpruefung.folgeziehung.erweiterung import extend_stichprobe
from qmapp.checks.aktenpruefung.folgeziehung.fortsetzung import Topf, setze_fort, toepfe, verteile
from qmapp.checks.aktenpruefung.freigabe.abfragen import verify_siegel
from qmapp.checks.aktenpruefung.freigabe.schritte import release_pruefung, submit_pruefung
from qmapp.checks.aktenpruefung.pruefung import pruefungen
from qmapp.checks.aktenpruefung.rows import Auswahl, Ergebnis, Plan, Schichtung, Verfahren, Zeile, Ziehungsart
from qmapp.errors import UserError

ROWS = [Zeile(f"{n[:2].upper()}-{i:04d}", n) for n, size in (("mitte", 25), ("süd", 15)) for i in range(1, size + 1)]


def erweitere(probe: Any, key: UUID, *, grund: str = "Genauigkeit reicht nicht", **how: Any) -> UUID:
    found: UUID = probe.tu(extend_stichprobe, key, vermerk=Vermerk(grund, "QMB", probe.uhr(), "1.0"), **how)
    return found


def order(seed: str, rows: list[Zeile]) -> list[str]:
    return sorted((row.schluessel for row in rows), key=lambda key: hashlib.sha256(f"{seed},{key}".encode()).digest())


@given(
    sizes=st.lists(st.integers(1, 30), min_size=1, max_size=4),
    reserve=st.integers(0, 5),
    layered=st.booleans(),
    data=st.data(),
)
def test_drawing_n_and_going_on_to_m_is_drawing_m_at_once(
    sizes: list[int], reserve: int, layered: bool, data: st.DataObject
) -> None:
    layered = layered and len(sizes) > 1
    rows = [Zeile(f"{s}-{i}", f"Schicht {s}") for s, size in enumerate(sizes) for i in range(size)]
    schichtung = Schichtung.ANTEILIG if layered else Schichtung.KEINE
    plan = Plan(
        verfahren=Verfahren.ANZAHL, schichtung=schichtung, startwert="7", reserve=reserve,
        anzahl=data.draw(st.integers(1, len(rows))),
    )  # fmt: skip
    first = ziehung.zieh(rows, plan)
    drawn = {s.name: len(s.akten) for s in first.schichten}
    pots = [Topf(t.name, t.schluessel, drawn[t.name]) for t in toepfe(rows, plan)]
    added = {t.name: data.draw(st.integers(0, len(t.schluessel) - t.gezogen)) for t in pots}
    schicht_of = {row.schluessel: row.schicht for row in rows}
    for schicht, pot in zip(first.schichten, pots, strict=True):
        part = setze_fort(pot, added[pot.name], plan, schicht_of)
        total = drawn[pot.name] + added[pot.name]
        expected = order("7", [row for row in rows if not layered or row.schicht == pot.name])
        at_once = expected[: total + reserve] if total else []
        assert [a.schluessel for a in (*schicht.akten, *part.akten, *part.reserve)] == at_once
        assert [a.rang for a in (*schicht.akten, *part.akten)] == list(range(1, total + 1))


@given(
    sizes=st.lists(st.integers(1, 60), min_size=2, max_size=5),
    layered=st.booleans(),
    data=st.data(),
)
def test_a_total_is_divided_as_the_plan_would_and_nothing_is_given_back(
    sizes: list[int], layered: bool, data: st.DataObject
) -> None:
    rows = [Zeile(f"{s}-{i}", f"S{s}") for s, size in enumerate(sizes) for i in range(size)]
    plan = Plan(
        verfahren=Verfahren.ANZAHL, anzahl=data.draw(st.integers(1, len(rows) - 1)), startwert="7",
        schichtung=Schichtung.ANTEILIG if layered else Schichtung.KEINE,
    )  # fmt: skip
    drawn = {s.name: len(s.akten) for s in ziehung.zieh(rows, plan).schichten}
    pots = []
    for pot in toepfe(rows, plan):
        moved = data.draw(st.integers(0, min(2, len(pot.schluessel) - drawn[pot.name])))
        pots.append(Topf(pot.name, pot.schluessel, drawn[pot.name], moved))
    done, left = sum(drawn.values()), sum(pot.frei for pot in pots)
    auf = done + data.draw(st.integers(1, left + 1))
    if auf > done + left:
        with pytest.raises(UserError, match="reicht die Liste nicht"):
            verteile(plan, pots, auf)
        return
    added = verteile(plan, pots, auf)
    assert sum(added.values()) == auf - done
    assert all(0 <= added[pot.name] <= pot.frei for pot in pots)
    at_once = {s.name: len(s.akten) for s in ziehung.zieh(rows, Plan(**{**vars(plan), "anzahl": auf})).schichten}
    untouched = all(at_once[p.name] >= p.gezogen and at_once[p.name] - p.gezogen <= p.frei for p in pots)
    if untouched:
        assert {pot.name: pot.gezogen + added[pot.name] for pot in pots} == at_once


def test_an_extension_is_logged_chained_undone_and_recomputed(probe: Any) -> None:
    key = probe.gezogen(ROWS)
    first = probe.read(ziehung.ziehungsprotokoll, key)
    before = [row.schluessel for row in probe.read(akte.akten, key)]
    erweitere(probe, key, auf=13)
    content = probe.read(ziehung.ziehungsprotokoll, key)
    (entry,) = content.pop("weitere_ziehungen")
    first.pop("weitere_ziehungen")
    assert content == first, "the first entry stays as it was written"
    assert (entry["nummer"], entry["art"], entry["umfang"], entry["umfang_gesamt"]) == (2, "erweiterung", 5, 13)
    assert entry["vorgaenger_sha256"] == first["protokoll_sha256"]
    assert entry["hinweis"] == ""
    stored = {name: value for name, value in entry.items() if name != "protokoll_sha256"}
    text = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == entry["protokoll_sha256"]

    found = [row.schluessel for row in probe.read(akte.akten, key)]
    mitte, sued = ([row for row in ROWS if row.schicht == name] for name in ("mitte", "süd"))
    assert found == [*order("4711", mitte)[:8], *order("4711", sued)[:5]]
    assert set(before) < set(found)
    spares = [row.schluessel for row in probe.read(akte.pruefliste, key) if not row.nachgerueckt]
    assert spares == [*order("4711", mitte)[8:10], *order("4711", sued)[5:7]]
    assert probe.read(pruefungen)[0].umfang == 13
    assert [(z.nummer, z.art, z.umfang) for z in probe.read(ziehungen, key)] == [
        (1, Ziehungsart.ERST, 8),
        (2, Ziehungsart.ERWEITERUNG, 5),
    ]
    assert ziehung.nachrechnen(probe.read(ziehung.ziehungsprotokoll, key), ROWS) == ziehung.Nachrechnung(True, ())
    assert probe.ws.check().in_ordnung


def test_spares_that_moved_up_before_and_after_stay_in_order(probe: Any) -> None:
    key = probe.gezogen(ROWS)
    first, second, *_ = probe.read(akte.akten, key)
    spare = probe.tu(akte.replace_akte, first.id, "Doppelt", probe.uhr(), "QMB")
    erweitere(probe, key, auf=16)
    again = probe.tu(akte.replace_akte, second.id, "Doppelt", probe.uhr(), "QMB")
    erweitere(probe, key, je_schicht={"mitte": 1})
    mitte = order("4711", [row for row in ROWS if row.schicht == "mitte"])
    # Five drawn, one moved up, five more, another one moved up, and one more: the first thirteen ranks.
    found = [row for row in probe.read(akte.akten, key) if row.schicht == "mitte"]
    assert [row.schluessel for row in found] == mitte[:13]
    moved = {row.id: row.rang for row in found if row.ersatz_fuer}
    assert moved == {spare: 6, again: 12}
    spares = [row for row in probe.read(akte.pruefliste, key) if not row.nachgerueckt and row.schicht == "mitte"]
    assert [row.schluessel for row in spares] == []
    content = probe.read(ziehung.ziehungsprotokoll, key)
    assert ziehung.nachrechnen(content, ROWS).identisch
    assert len(content["weitere_ziehungen"]) == 2
    content["ersetzungen"].pop(0)
    assert "Ersatzakten sind nicht" in ziehung.nachrechnen(content, ROWS).abweichungen[-1]


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("grund",), "anders", "Prüfsumme"),
        (("nummer",), 3, "fehlt ein Eintrag"),
        (("vorgaenger_sha256",), "00", "fehlt ein Eintrag"),
        (("akten", 0, "schluessel"), "MI-9999", "nicht fort"),
        (("akten", 0, "rang"), 1, "nicht fort"),
        (("umfang",), 6, "nicht fort"),
        (("reserve",), [], "nicht die nächsten"),
        (("schichten", 0, "schicht"), "ost", "bisheriger Umfang"),
        (("schichten", 0, "bisher"), 4, "bisheriger Umfang"),
        (("schichten", 0, "neu"), 1, "nicht fort"),
    ],
)
def test_a_changed_entry_does_not_recompute(probe: Any, path: tuple[Any, ...], value: Any, said: str) -> None:
    key = probe.gezogen(ROWS)
    erweitere(probe, key, auf=13)
    content = copy.deepcopy(probe.read(ziehung.ziehungsprotokoll, key))
    target: Any = content["weitere_ziehungen"][0]
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    found = ziehung.nachrechnen(content, ROWS).abweichungen
    assert any(said in sentence for sentence in found), found


def test_an_entry_left_out_or_a_changed_first_draw_is_seen(probe: Any) -> None:
    key = probe.gezogen(ROWS)
    erweitere(probe, key, auf=10)
    erweitere(probe, key, auf=12)
    content = probe.read(ziehung.ziehungsprotokoll, key)
    left_out = {**content, "weitere_ziehungen": content["weitere_ziehungen"][1:]}
    assert any("fehlt ein Eintrag" in said for said in ziehung.nachrechnen(left_out, ROWS).abweichungen)
    renamed = {**content, "gezogen_durch": "Niemand"}
    assert ziehung.nachrechnen(renamed, ROWS).abweichungen == (
        "Das Protokoll der ersten Ziehung stimmt nicht mit seiner Prüfsumme überein.",
    )
    broken = {**content, "weitere_ziehungen": [{"art": "erweiterung"}]}
    with pytest.raises(UserError, match="kein vollständiges"):
        ziehung.nachrechnen(broken, ROWS)


def test_a_look_at_results_is_said_in_the_entry(probe: Any) -> None:
    key = probe.gezogen(ROWS)
    first = probe.read(akte.akten, key)[0]
    probe.tu(akte.answer_rest, first.id, Ergebnis.OK, jetzt=probe.uhr(), wer="QMB")
    probe.tu(akte.close_akte, first.id, jetzt=probe.uhr(), wer="QMB")
    seen = probe.read(vorschau, key, auf=12)
    assert seen.geprueft == 1
    assert "war 1 Akte von 8 schon geprüft" in seen.warnung
    assert "95\N{NO-BREAK SPACE}%" in seen.warnung
    erweitere(probe, key, auf=12)
    entry = probe.read(ziehung.ziehungsprotokoll, key)["weitere_ziehungen"][0]
    assert (entry["geprueft"], entry["hinweis"]) == (1, seen.warnung)
    assert probe.read(ziehungen, key)[1].hinweis == seen.warnung


def test_the_preview_shows_what_the_extension_then_does(probe: Any) -> None:
    key = probe.gezogen(ROWS, erwartet_prozent="20")
    seen = probe.read(vorschau, key, auf=20)
    assert [(s.schicht, s.bestand, s.bisher, s.neu, s.frei) for s in seen.schichten] == [
        ("mitte", 25, 5, 8, 20),
        ("süd", 15, 3, 4, 12),
    ]
    assert seen.warnung == seen.hindernis == ""
    assert [s.akten for s in seen.stufen] == [10, 12, 16, 24]
    assert seen.dann is not None
    assert seen.dann.genauigkeit < seen.jetzt.genauigkeit
    # 4 of 20 files are 20 %; the bounds are the exact ones: outside them the tail falls below half of 5 %.
    lower, upper = (round(bound * 40) for bound in (seen.dann.unten, seen.dann.oben))
    half = Fraction(25, 1000)
    assert hypergeom.sf(3, 40, lower, 20) > half >= hypergeom.sf(3, 40, lower - 1, 20)
    assert hypergeom.cdf(4, 40, upper, 20) > half >= hypergeom.cdf(4, 40, upper + 1, 20)
    assert probe.read(vorschau, key).dann is None
    assert "noch 32" in probe.read(vorschau, key, auf=41).hindernis
    erweitere(probe, key, auf=20)
    assert probe.read(vorschau, key).jetzt == seen.dann


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"auf": 8}, "schon 8 Akten"),
        ({"auf": 41}, "noch 32"),
        ({"je_schicht": {"mitte": 0}}, "welche Schicht"),
        ({"je_schicht": {"ost": 1}}, "welche Schicht"),
        ({"je_schicht": {"süd": 13}}, "noch 12 Akten"),
        ({"je_schicht": {"süd": -1, "mitte": 2}}, "noch 12 Akten"),
        ({"auf": 10, "grund": " "}, "Grund fehlt"),
    ],
)
def test_what_cannot_be_extended(probe: Any, how: Mapping[str, Any], said: str) -> None:
    key = probe.gezogen(ROWS)
    before = probe.dump()
    with pytest.raises(UserError, match=said):
        erweitere(probe, key, **how)
    assert probe.dump() == before


def test_a_draw_without_strata_goes_on_as_a_whole(probe: Any) -> None:
    key = probe.gezogen(ROWS, schichtung=Schichtung.KEINE)
    with pytest.raises(UserError, match="ohne Schichten"):
        erweitere(probe, key, je_schicht={"mitte": 1})
    erweitere(probe, key, auf=40)
    assert [row.schluessel for row in probe.read(akte.akten, key)] == order("4711", ROWS)
    assert probe.read(vorschau, key).stufen == ()
    assert ziehung.nachrechnen(probe.read(ziehung.ziehungsprotokoll, key), ROWS).identisch


def test_equal_steps_have_no_order_to_go_on_with(probe: Any) -> None:
    key = probe.gezogen(ROWS)

    def steps(session: Any) -> None:
        from qmapp.checks.aktenpruefung import tables

        session.get(tables.Stichprobenplan, key).auswahl = Auswahl.SYSTEMATISCH

    probe.ws.execute("Schritte", steps)
    with pytest.raises(UserError, match="gleichen Schritten"):
        erweitere(probe, key, auf=10)


def test_nothing_is_added_before_the_draw_or_to_what_is_submitted(probe: Any) -> None:
    key = probe.pruefung()
    probe.liste(key, ROWS)
    with pytest.raises(UserError, match="noch nicht gezogen"):
        erweitere(probe, key, auf=10)
    key = probe.gezogen(ROWS, anzahl=2, kopf={"titel": "Zweite"})
    for row in probe.read(akte.akten, key):
        probe.ws.execute("R", akte.answer_rest, row.id, Ergebnis.OK, jetzt=probe.uhr(), wer="QMB")
        probe.ws.execute("A", akte.close_akte, row.id, jetzt=probe.uhr(), wer="QMB")
    probe.ws.execute("V", submit_pruefung, key, jetzt=probe.uhr(), wer="QMB")
    with pytest.raises(UserError, match="liegt zur Freigabe vor"):
        erweitere(probe, key, auf=10)


def test_a_draw_after_neyman_goes_on_after_neyman(probe: Any) -> None:
    """Divided by N·√(p·q), computed here: Mitte varies more than its size, Süd less."""
    rows = [Zeile(f"{n}-{i:04d}", n) for n, size in (("A", 300), ("B", 100)) for i in range(size)]
    quoten = (("A", 10, 100), ("B", 50, 100))
    key = probe.gezogen(rows, schichtung=Schichtung.NEYMAN, neyman_quoten=quoten, anzahl=40, reserve=3)
    erweitere(probe, key, auf=80)
    weights = {"A": 300 * (0.1 * 0.9) ** 0.5, "B": 100 * (0.5 * 0.5) ** 0.5}
    share = 80 * weights["A"] / sum(weights.values())
    found = [row.schicht for row in probe.read(akte.akten, key)]
    assert len(found) == 80
    assert abs(found.count("A") - share) < 1
    assert ziehung.nachrechnen(probe.read(ziehung.ziehungsprotokoll, key), rows).identisch


def test_the_seal_covers_every_entry(probe: Any) -> None:
    key = probe.gezogen(ROWS, anzahl=2)
    erweitere(probe, key, auf=3)
    for row in probe.read(akte.akten, key):
        probe.ws.execute("R", akte.answer_rest, row.id, Ergebnis.OK, jetzt=probe.uhr(), wer="QMB")
        probe.ws.execute("A", akte.close_akte, row.id, jetzt=probe.uhr(), wer="QMB")
    probe.ws.execute("V", submit_pruefung, key, jetzt=probe.uhr(), wer="QMB")
    told = {"anker": f"1:{'0' * 64}", "heute": probe.HEUTE, "jetzt": probe.uhr(), "wer": "Leitung"}
    probe.ws.execute("F", release_pruefung, key, **told)
    assert probe.read(verify_siegel, key) is True

    def tamper(session: Any) -> None:
        row = session.exec(select(tables.Ziehung).where(tables.Ziehung.nummer == 2)).one()
        row.protokoll = row.protokoll.replace("reicht nicht", "reicht")

    probe.ws.execute("Fälschung", tamper)
    assert probe.read(verify_siegel, key) is False


def test_strata_with_different_shares_have_a_margin_of_their_own(probe: Any) -> None:
    """√Σ(N_h/N)²·z²·p·q/n_h·(N_h − n_h)/(N_h − 1), computed here; ten per cent are expected."""
    rows = [Zeile(f"{n}-{i:04d}", n) for n, size in (("A", 300), ("B", 100)) for i in range(size)]
    key = probe.gezogen(rows, anzahl=40)
    seen = probe.read(vorschau, key, je_schicht={"B": 20})

    def own(size: int, n: int) -> float:
        return float(norm.ppf(0.975) * (0.09 / n * (size - n) / (size - 1)) ** 0.5)

    assert seen.dann is not None
    assert (seen.dann.unten, seen.dann.oben) == (None, None)
    assert seen.dann.genauigkeit == pytest.approx(((0.75 * own(300, 30)) ** 2 + (0.25 * own(100, 30)) ** 2) ** 0.5)
    b = seen.schichten[1]
    assert b.jetzt is not None
    assert b.dann is not None
    assert (b.jetzt.akten, b.dann.akten) == (10, 30)
    assert b.dann.genauigkeit == pytest.approx(own(100, 30))
    assert b.dann.unten is not None
    erweitere(probe, key, je_schicht={"B": 20})
    entry = probe.read(ziehung.ziehungsprotokoll, key)["weitere_ziehungen"][0]
    assert entry["genauigkeit"] == seen.dann.genauigkeit
    assert entry["genauigkeit_vorher"] == pytest.approx(own(400, 40))
