"""The plan: kept as typed, computed live, impossible values said at their field."""

import math
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.aktenpruefung import stichprobe
from qmapp.checks.aktenpruefung.rows import Plan, Rundung, Schichtung, Startwertherkunft, Verfahren, VerlorenRegel
from qmapp.checks.aktenpruefung.stichprobe import berechne
from qmapp.errors import UserError

STANDORTE = (("Mitte", 6412), ("Nord", 5208), ("Ost", 4377), ("Süd", 3905), ("West", 2180))
ALLES = (("", 22082),)


def variante(verfahren: Verfahren, **plan: Any) -> stichprobe.Variante:
    found = berechne(Plan(verfahren=verfahren, **plan), ALLES).variante(verfahren)
    assert found is not None
    return found


def test_ab_03_three_per_cent_of_22082_and_the_visible_rounding_rule() -> None:
    quota = variante(Verfahren.QUOTE)
    assert (quota.umfang, quota.umfang_ungerundet) == (662, Decimal("662.46"))
    assert variante(Verfahren.QUOTE, rundung=Rundung.MINDESTENS).umfang == 663
    assert "kaufmännisch" in quota.rechenweg.formel


@pytest.mark.parametrize(
    ("level", "margin", "expected"), [("95", "5", 378), ("95", "3", 1018), ("99", "5", 645), ("90", "3", 727)]
)
def test_ab_04_minimum_size(level: str, margin: str, expected: int) -> None:
    found = variante(Verfahren.MINDESTGROESSE, sicherheit_prozent=level, genauigkeit_prozent=margin)
    assert found.umfang == expected


def test_ab_04b_precision_of_662_files() -> None:
    quota = variante(Verfahren.QUOTE)
    assert round(quota.genauigkeit_50, 4) == 0.0375
    assert round(quota.genauigkeit, 4) == 0.0225
    assert round(variante(Verfahren.QUOTE, sicherheit_prozent="99").genauigkeit_50, 4) == 0.0493
    assert quota.genauigkeit_50 == pytest.approx(
        1.959963984540054 * math.sqrt(0.25 / 662 * (22082 - 662) / 22081), rel=1e-12
    )


def test_ab_05_hours() -> None:
    quota = variante(Verfahren.QUOTE)
    assert (quota.stunden_von, quota.stunden_bis, quota.wochen) == (662, 1324, 25)
    minimum, discovery = variante(Verfahren.MINDESTGROESSE), variante(Verfahren.ENTDECKUNG)
    assert (minimum.wochen, discovery.wochen) == (15, 12)
    assert (discovery.umfang, discovery.umfang_ungerundet) == (296, None)
    assert variante(Verfahren.ENTDECKUNG, entdeckung_prozent="5").umfang == 59


def test_strata_get_their_share_and_say_what_they_can_show() -> None:
    found = berechne(Plan(schichtung=Schichtung.ANTEILIG), STANDORTE)
    assert [(s.schicht, s.akten) for s in found.aufteilung] == [
        ("Mitte", 192),
        ("Nord", 156),
        ("Ost", 131),
        ("Süd", 117),
        ("West", 66),
    ]
    assert [round((s.genauigkeit or 0) * 100, 1) for s in found.aufteilung] == [4.2, 4.6, 5.1, 5.4, 7.1]
    assert found.satz == "662 Akten zeigen die Fehlerquote auf ±2,3 Prozentpunkte genau."
    assert found.erlaeuterung == (
        "Für ±2 Punkte wären 832 Akten nötig. Je Schicht ist nur eine grobe Aussage möglich (±4,2 bis ±7,1 Punkte)."
    )
    assert found.fehler == {}
    assert found.hinweise == ()
    narrow, wide = found.genauigkeit(662)
    assert (round(narrow, 4), round(wide, 4)) == (0.0225, 0.0375)


def test_small_strata_are_named_before_the_draw() -> None:
    found = berechne(Plan(schichtung=Schichtung.ANTEILIG), (("", 20), ("groß", 1000), ("klein", 5)))
    assert [s.akten for s in found.aufteilung] == [1, 30, 0]
    assert ["ohne Angabe" in h or "„klein“" in h for h in found.hinweise] == [True, True]
    whole = berechne(Plan(verfahren=Verfahren.ANZAHL, anzahl=7), (("", 7),))
    assert whole.satz == "Alle 7 Akten werden geprüft; das Ergebnis ist dann keine Schätzung."
    assert whole.gewaehlt is not None
    assert whole.gewaehlt.genauigkeit == 0


@pytest.mark.parametrize(
    ("plan", "schichten", "field"),
    [
        (Plan(), (), "grundgesamtheit"),
        (Plan(erwartet_prozent="0"), ALLES, "erwartet_prozent"),
        (Plan(erwartet_prozent="100"), ALLES, "erwartet_prozent"),
        (Plan(sicherheit_prozent="100"), ALLES, "sicherheit_prozent"),
        (Plan(quote_prozent="x"), ALLES, "quote_prozent"),
        (Plan(quote_prozent="0,1"), (("", 100),), "quote_prozent"),
        (Plan(verfahren=Verfahren.MINDESTGROESSE, genauigkeit_prozent="0"), ALLES, "genauigkeit_prozent"),
        (Plan(verfahren=Verfahren.ENTDECKUNG, entdeckung_prozent="101"), ALLES, "entdeckung_prozent"),
        (Plan(verfahren=Verfahren.ANZAHL), ALLES, "anzahl"),
        (Plan(verfahren=Verfahren.ANZAHL, anzahl=22083), ALLES, "anzahl"),
        (Plan(schichtung=Schichtung.ANTEILIG), ALLES, "schichtung"),
    ],
)
def test_what_is_impossible_is_said_at_its_field(
    plan: Plan, schichten: tuple[tuple[str, int], ...], field: str
) -> None:
    found = berechne(plan, schichten)
    assert field in found.fehler
    assert found.fehler[field].endswith(".")
    assert found.gewaehlt is None
    assert found.hindernis == (field, found.fehler[field])


@given(
    sizes=st.lists(st.integers(1, 3000), min_size=1, max_size=6),
    quote=st.decimals("0.1", 100, places=1),
    rundung=st.sampled_from(Rundung),
    anteilig=st.booleans(),
)
def test_every_plan_is_computed_or_says_why_not(
    sizes: list[int], quote: Decimal, rundung: Rundung, anteilig: bool
) -> None:
    schichten = tuple((f"S{i}", size) for i, size in enumerate(sizes))
    plan = Plan(
        quote_prozent=str(quote), rundung=rundung, schichtung=Schichtung.ANTEILIG if anteilig else Schichtung.KEINE
    )
    found = berechne(plan, schichten)
    if found.gewaehlt is None:
        assert found.fehler
        return
    total = sum(sizes)
    exact = quote * total / 100
    expected = math.ceil(exact) if rundung is Rundung.MINDESTENS else math.floor(exact + Decimal("0.5"))
    assert found.gewaehlt.umfang == expected
    assert sum(s.akten for s in found.aufteilung) == expected
    assert all(s.akten <= s.bestand for s in found.aufteilung)
    assert all(abs(s.akten - s.bestand * expected / total) < 1 for s in found.aufteilung)


def test_a_plan_is_kept_exactly_as_typed(probe: Any) -> None:
    key = probe.pruefung()
    typed = Plan(
        verfahren=Verfahren.ENTDECKUNG,
        quote_prozent="2,50 %",
        anzahl=12,
        startwert="  04711 ",
        startwert_herkunft=Startwertherkunft.GEWUERFELT,
        startwert_von="Leitung Grundsatz",
        stunden_je_woche="19,5",
        verloren_regel=VerlorenRegel.MANGEL,
        schichtung=Schichtung.ANTEILIG,
    )
    probe.tu(stichprobe.save_plan, key, typed)
    kept = replace(typed, quote_prozent="2.50", startwert="04711", stunden_je_woche="19.5")
    assert probe.read(stichprobe.plan, key) == kept
    probe.tu(stichprobe.save_plan, key, replace(kept, reserve=0))
    assert probe.read(stichprobe.plan, key).reserve == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"quote_prozent": "0"},
        {"sicherheit_prozent": "abc"},
        {"reserve": -1},
        {"minuten_je_akte_von": 0},
        {"minuten_je_akte_bis": 30},
        {"pruefende": 0},
        {"anzahl": 0},
        {"stunden_je_woche": "169"},
        {"stunden_je_woche": "viel"},
        {"startwert": "x" * 101},
        {"startwert_von": "x" * 201},
    ],
)
def test_a_plan_with_impossible_values_is_not_kept(probe: Any, changes: dict[str, Any]) -> None:
    key = probe.pruefung()
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        probe.ws.execute("Plan", stichprobe.save_plan, key, Plan(**changes))
    assert caught.value.field in changes
    assert probe.dump() == before


def test_a_plan_is_frozen_by_the_draw(probe: Any) -> None:
    key = probe.gezogen()
    with pytest.raises(UserError, match="festgeschrieben"):
        probe.ws.execute("Plan", stichprobe.save_plan, key, Plan())
