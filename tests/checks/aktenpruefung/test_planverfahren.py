"""The methods that prove a bound, and the division over the strata, against scipy and exact arithmetic."""

import math
from dataclasses import replace
from decimal import Decimal, getcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, hypergeom, poisson

from qmapp.checks.aktenpruefung import grundgesamtheit, stichprobe
from qmapp.checks.aktenpruefung.betragslage import aus_betraegen, betragslage
from qmapp.checks.aktenpruefung.rows import (
    Auswahl,
    Betragslage,
    Ersatzregel,
    ListenAngaben,
    Plan,
    Schichtung,
    Startwertherkunft,
    Verfahren,
    Zeile,
)
from qmapp.checks.aktenpruefung.stichprobe import berechne
from qmapp.checks.sampling.draw import draw_mus
from qmapp.errors import UserError

ALLES = (("", 22082),)
FRUEHER = (("Mitte", 12, 192), ("Nord", 31, 156), ("Ost", 0, 131), ("Süd", 7, 117), ("West", 20, 66))
STANDORTE = (("Mitte", 6412), ("Nord", 5208), ("Ost", 4377), ("Süd", 3905), ("West", 2180))
NEYMAN = Plan(schichtung=Schichtung.NEYMAN, neyman_quoten=FRUEHER)


@pytest.mark.parametrize(("tolerable", "c"), [("5", 0), ("5", 1), ("5", 4), ("1", 0), ("2.5", 2)])
@pytest.mark.parametrize("total", [80, 1000, 22082])
def test_acceptance_is_the_smallest_size_that_keeps_the_risk(total: int, tolerable: str, c: int) -> None:
    plan = Plan(Verfahren.ANNAHME, tolerierbar_prozent=tolerable, annahmezahl=c)
    bad = math.ceil(Fraction(tolerable) * total / 100)
    found = berechne(plan, (("", total),))
    if c >= bad:
        assert found.hindernis is not None
        assert found.hindernis[0] == "annahmezahl"
        return
    assert found.gewaehlt is not None
    n = found.gewaehlt.umfang
    assert hypergeom(total, bad, n).cdf(c) <= 0.05
    assert hypergeom(total, bad, n - 1).cdf(c) > 0.05
    assert "95\u00a0% Sicherheit" in found.satz


def test_acceptance_says_what_it_proves_and_how_likely_it_succeeds() -> None:
    found = berechne(Plan(Verfahren.ANNAHME, tolerierbar_prozent="5", annahmezahl=1, abweichung_prozent="1"), ALLES)
    assert found.gewaehlt is not None
    n = found.gewaehlt.umfang
    assert n == 93  # the published size of a 95 %/5 % attribute table with one error (AICPA: 93)
    assert found.satz == (
        "Hat höchstens eine der gezogenen Akten einen Mangel, ist mit 95\u00a0% Sicherheit belegt: Weniger als "
        "5\u00a0% der Akten sind fehlerhaft."
    )
    chance = round(hypergeom(22082, 221, n).cdf(1) * 100)
    more = next(m for m in range(n, 500) if hypergeom(22082, 1105, m).cdf(2) <= 0.05)
    assert found.erlaeuterung == (
        f"Sind im Bestand 1\u00a0% der Akten fehlerhaft, gelingt der Nachweis mit {chance}\u00a0% Wahrscheinlichkeit. "
        f"Wer 2 Mängel hinnimmt, braucht {more} Akten."
    )


@pytest.mark.parametrize(
    ("confidence", "tolerable", "expected", "n"),
    [
        ("90", "5", "3.5", 400),
        ("90", "8", "7", 1300),
        ("95", "5", "0", 59),
        ("95", "10", "1", 46),
        ("90", "10", "0", 22),
    ],
)
def test_attribute_sizes_as_published(confidence: str, tolerable: str, expected: str, n: int) -> None:
    """AICPA, Audit Sampling, tables of attribute sample sizes; the first two also where a peer goes wrong."""
    plan = Plan(
        Verfahren.ATTRIBUT,
        sicherheit_prozent=confidence,
        tolerierbar_prozent=tolerable,
        abweichung_prozent=expected,
    )
    found = berechne(plan, ALLES)
    assert found.gewaehlt is not None
    assert found.gewaehlt.umfang == n
    k = math.ceil(Fraction(expected) * n / 100)
    assert binom(n, float(tolerable) / 100).cdf(k) <= 1 - float(confidence) / 100 + 1e-12


def test_by_amount_the_size_is_that_of_the_poisson_table() -> None:
    plan = Plan(Verfahren.WERT, auswahl=Auswahl.WERT, tolerierbar_prozent="5", abweichung_prozent="0")
    lage = Betragslage(akten=1000, summe_cent=45_678_900)
    found = berechne(plan, ALLES, lage)
    assert found.gewaehlt is not None
    assert found.gewaehlt.umfang == 60  # factor 3.0 at 95 % without an expected error, 3.0 ÷ 0.05
    assert poisson(60 * 0.05).cdf(0) <= 0.05 < poisson(59 * 0.05).cdf(0)
    assert found.gewaehlt.eckwert == "Schritt 7.613\u00a0€"
    assert "höchstens 5\u00a0% von 456.789\u00a0€" in found.satz.lower()
    assert found.aufteilung == ()


@pytest.mark.parametrize(
    ("plan", "schichten", "betraege", "field"),
    [
        (Plan(Verfahren.ANNAHME, tolerierbar_prozent="0"), ALLES, None, "tolerierbar_prozent"),
        (Plan(Verfahren.ANNAHME, annahmezahl=1200), ALLES, None, "annahmezahl"),
        (Plan(Verfahren.ATTRIBUT, tolerierbar_prozent="1", abweichung_prozent="1"), ALLES, None, "abweichung_prozent"),
        (Plan(Verfahren.ATTRIBUT, tolerierbar_prozent="1"), (("", 100),), None, "abweichung_prozent"),
        (Plan(Verfahren.ATTRIBUT, tolerierbar_prozent="5"), (("", 80),), None, "tolerierbar_prozent"),
        (Plan(Verfahren.WERT), ALLES, Betragslage(5000, 1), "auswahl"),
        (Plan(Verfahren.WERT, auswahl=Auswahl.WERT), ALLES, None, "auswahl"),
        (Plan(Verfahren.WERT, auswahl=Auswahl.WERT), ALLES, Betragslage(0, 0, null=3, negativ=1), "auswahl"),
        (Plan(Verfahren.WERT, auswahl=Auswahl.WERT), ALLES, Betragslage(10, 1000), "tolerierbar_prozent"),
        (Plan(Verfahren.MINDESTGROESSE, auswahl=Auswahl.WERT), ALLES, Betragslage(5000, 1), "auswahl"),
        (Plan(Verfahren.ANZAHL, anzahl=5, auswahl=Auswahl.WERT), ALLES, Betragslage(4, 400), "anzahl"),
        (
            Plan(Verfahren.WERT, auswahl=Auswahl.WERT, schichtung=Schichtung.ANTEILIG),
            STANDORTE,
            Betragslage(9, 9),
            "tolerierbar_prozent",
        ),
        (Plan(Verfahren.ANNAHME, auswahl=Auswahl.SYSTEMATISCH), ALLES, None, "auswahl"),
        (Plan(Verfahren.ENTDECKUNG, auswahl=Auswahl.SYSTEMATISCH), ALLES, None, "auswahl"),
        (Plan(schichtung=Schichtung.NEYMAN), STANDORTE, None, "neyman_quoten"),
        (replace(NEYMAN, neyman_quoten=FRUEHER[:4]), STANDORTE, None, "neyman_quoten"),
        (NEYMAN, ALLES, None, "schichtung"),
        (replace(NEYMAN, verfahren=Verfahren.ANNAHME), STANDORTE, None, "schichtung"),
        (replace(NEYMAN, mindest_je_schicht=200), STANDORTE, None, "mindest_je_schicht"),
        (Plan(schichtung=Schichtung.ANTEILIG, mindest_je_schicht=133), STANDORTE, None, "mindest_je_schicht"),
        (
            Plan(Verfahren.ANNAHME, schichtung=Schichtung.ANTEILIG, mindest_je_schicht=10),
            STANDORTE,
            None,
            "mindest_je_schicht",
        ),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    plan: Plan, schichten: tuple[tuple[str, int], ...], betraege: Betragslage | None, field: str
) -> None:
    found = berechne(plan, schichten, betraege)
    assert found.gewaehlt is None
    assert found.hindernis is not None
    assert found.hindernis[0] == field, found.hindernis
    assert found.hindernis[1].endswith(".")
    assert found.fehler[field] == found.hindernis[1]


def test_neyman_without_earlier_results_says_what_to_do() -> None:
    found = berechne(Plan(schichtung=Schichtung.NEYMAN), STANDORTE)
    assert found.fehler["neyman_quoten"].startswith("Für die Aufteilung nach Neyman fehlen frühere Ergebnisse.")
    partly = berechne(replace(NEYMAN, neyman_quoten=FRUEHER[:3]), STANDORTE)
    assert "2 von 5 Schichten" in partly.fehler["neyman_quoten"]
    assert "„Süd“, „West“" in partly.fehler["neyman_quoten"]
    assert sum(s.akten for s in partly.aufteilung) == 662, "chance spreads them until then"


def _neyman_quotas(n: int, sizes: list[int], earlier: list[tuple[int, int]]) -> list[Decimal]:
    """n·N·√(p·q)/Σ, p = (x + 1)/(m + 2), in fifty digits; strata beyond their size are full and the rest divided."""
    getcontext().prec = 50
    weight = []
    for size, (x, m) in zip(sizes, earlier, strict=True):
        pq = Fraction((x + 1) * (m + 1 - x), (m + 2) ** 2)
        weight.append(size * (Decimal(pq.numerator) / Decimal(pq.denominator)).sqrt())
    full: set[int] = set()
    while True:
        free = [h for h in range(len(sizes)) if h not in full]
        rest = n - sum(sizes[h] for h in full)
        total = sum(weight[h] for h in free)
        quotas = {h: rest * weight[h] / total for h in free}
        over = [h for h in free if quotas[h] > sizes[h]]
        if not over:
            return [Decimal(sizes[h]) if h in full else quotas[h] for h in range(len(sizes))]
        full.update(over)


def _is_rounded(shares: list[int], quotas: list[Decimal]) -> bool:
    """Largest remainders: nobody rounded down has more left over than anybody rounded up (ties either way)."""
    down = [quota - share for share, quota in zip(shares, quotas, strict=True) if share <= quota]
    up = [quota - share + 1 for share, quota in zip(shares, quotas, strict=True) if share > quota]
    near = all(abs(quota - share) < 1 for share, quota in zip(shares, quotas, strict=True))
    return near and (not up or not down or max(down) <= min(up) + Decimal("1e-9"))


def test_neyman_divides_by_size_and_earlier_variation() -> None:
    found = berechne(NEYMAN, STANDORTE)
    shares = [s.akten for s in found.aufteilung]
    assert _is_rounded(shares, _neyman_quotas(662, [s for _, s in STANDORTE], [(x, m) for _, x, m in FRUEHER]))
    assert found.aufteilung[2].akten > 0, "no earlier error is no proof that there is none"
    assert [s.frueher for s in found.aufteilung] == [(x, m) for _, x, m in FRUEHER]
    assert found.gewaehlt is not None
    variance = Fraction(0)
    for (_, size), (_, x, m), n in zip(STANDORTE, FRUEHER, shares, strict=True):
        p = Fraction(x + 1, m + 2)
        variance += Fraction(size, 22082) ** 2 * p * (1 - p) / n * Fraction(size - n, size - 1)
    assert found.gewaehlt.genauigkeit == pytest.approx(1.959963984540054 * math.sqrt(variance), rel=1e-12)
    assert "Anteilig geteilt wären es" in found.erlaeuterung
    assert [way.titel for way in found.weitere_rechenwege] == ["Aufteilung nach Neyman"]


@settings(max_examples=60)
@given(
    strata=st.lists(st.tuples(st.integers(1, 400), st.integers(0, 60), st.integers(1, 60)), min_size=2, max_size=6),
    part=st.fractions(0, 1),
)
def test_neyman_by_hand_for_any_strata(strata: list[tuple[int, int, int]], part: Fraction) -> None:
    sizes = [size for size, _, _ in strata]
    earlier = [(min(x, m), m) for _, x, m in strata]
    n = max(1, math.floor(part * sum(sizes)))
    plan = Plan(
        Verfahren.ANZAHL,
        anzahl=n,
        schichtung=Schichtung.NEYMAN,
        neyman_quoten=tuple((f"S{h}", x, m) for h, (x, m) in enumerate(earlier)),
    )
    found = berechne(plan, tuple((f"S{h}", size) for h, size in enumerate(sizes)))
    shares = [s.akten for s in found.aufteilung]
    assert sum(shares) == n
    assert _is_rounded(shares, _neyman_quotas(n, sizes, earlier))


def test_a_stratum_of_one_file_is_taken_whole_by_the_minimum() -> None:
    strata = (("allein", 1), ("groß", 5000), ("klein", 40))
    plan = Plan(Verfahren.ANZAHL, anzahl=100, schichtung=Schichtung.ANTEILIG, mindest_je_schicht=5)
    found = berechne(plan, strata)
    assert [s.akten for s in found.aufteilung] == [1, 94, 5]
    assert found.hinweise == ()
    without = berechne(replace(plan, mindest_je_schicht=0), strata)
    assert [s.akten for s in without.aufteilung] == [0, 99, 1]
    assert len(without.hinweise) == 2
    neyman = replace(
        plan, schichtung=Schichtung.NEYMAN, neyman_quoten=(("allein", 0, 1), ("groß", 1, 9), ("klein", 5, 9))
    )
    assert berechne(neyman, strata).aufteilung[0].akten == 1


@pytest.mark.parametrize(("huge", "said"), [(0, ""), (1, "Eine Akte ist so groß"), (3, "3 Akten sind so groß")])
def test_the_plan_says_how_many_files_are_certain(huge: int, said: str) -> None:
    cents = [*(10**12 for _ in range(huge)), *(1_000 + i for i in range(200))]
    plan = Plan(Verfahren.WERT, auswahl=Auswahl.WERT)
    lage = aus_betraegen(cents)
    found = berechne(plan, (("", len(cents)),), lage)
    assert found.gewaehlt is not None
    assert found.erlaeuterung.startswith(said)
    keys = [f"A{i}" for i in range(len(cents))]
    assert len(draw_mus(keys, cents, n=found.gewaehlt.umfang, seed="s").certain) == huge


def test_what_a_draw_by_amount_finds_in_the_list(probe: Any) -> None:
    key = probe.pruefung()
    cents = [10_000, 0, -500, None, 250]
    rows = [Zeile(f"A-{i}", "", amount) for i, amount in enumerate(cents)]
    angaben = ListenAngaben("l.csv", spalte_betrag="Betrag")
    probe.ws.execute("Liste", grundgesamtheit.import_grundgesamtheit, key, angaben, rows)
    assert probe.read(betragslage, key) == Betragslage(2, 10_250, null=1, negativ=1, ohne=1, betraege=(10_000, 250))
    plan = Plan(Verfahren.ANZAHL, anzahl=2, auswahl=Auswahl.WERT)
    found = berechne(plan, (("", 5),), probe.read(betragslage, key))
    assert found.hinweise == (
        "1 Akte mit negativem Betrag, 1 Akte mit 0\u00a0€ und 1 Akte mit keinem Betrag gehören nicht zur "
        "Grundgesamtheit dieser Ziehung, denn kein Euro kann diese Akten treffen. Prüfen Sie sie bei Bedarf gesondert.",
    )


def test_the_new_parts_of_a_plan_are_kept_as_typed(probe: Any) -> None:
    key = probe.pruefung()
    typed = Plan(
        verfahren=Verfahren.ATTRIBUT,
        auswahl=Auswahl.SYSTEMATISCH,
        tolerierbar_prozent="7,5",
        abweichung_prozent="0",
        annahmezahl=3,
        mindest_je_schicht=12,
        schichtung=Schichtung.NEYMAN,
        neyman_quoten=((" Mitte ", 1, 20), ("", 0, 3)),
        ersatzregel=Ersatzregel.KEINE,
        startwert="4162+Elbe",
        startwert_herkunft=Startwertherkunft.ZWEI_PERSONEN,
        startwert_von="Personalrat",
        startwert_zeuge=" QMB ",
    )
    probe.tu(stichprobe.save_plan, key, typed)
    kept = replace(
        typed, tolerierbar_prozent="7.5", neyman_quoten=(("Mitte", 1, 20), ("", 0, 3)), startwert_zeuge="QMB"
    )
    assert probe.read(stichprobe.plan, key) == kept


@pytest.mark.parametrize(
    "changes",
    [
        {"tolerierbar_prozent": "0"},
        {"abweichung_prozent": "-1"},
        {"abweichung_prozent": "x"},
        {"annahmezahl": -1},
        {"mindest_je_schicht": 10_001},
        {"neyman_quoten": (("A", 3, 2),)},
        {"neyman_quoten": (("A", 0, 0),)},
        {"neyman_quoten": (("A", 0, 1), (" A", 0, 1))},
        {"startwert_zeuge": "x" * 201},
    ],
)
def test_new_parts_with_impossible_values_are_not_kept(probe: Any, changes: dict[str, Any]) -> None:
    key = probe.pruefung()
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        probe.ws.execute("Plan", stichprobe.save_plan, key, Plan(**changes))
    assert caught.value.field in changes
    assert probe.dump() == before
