"""The Jahresprüfplan: coverage per area, hours against capacity, and that every step can be taken back."""

import uuid
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from qmapp.checks import jahresplan as plaene
from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.freigabe import schritte
from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.checks.jahresplan.kapazitaet import hours_range, plain, posts_range
from qmapp.checks.jahresplan.rows import Auslastung, Deckung, Eintragstand, Jahresplan, Turnus
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe

JAHR = 2025
FRUEH = date(2025, 1, 15)
KDU = "Kosten der Unterkunft und Heizung"


def begin(probe: Probe, jahr: int = JAHR, **angaben: Any) -> None:
    probe.tu(plaene.create_jahresplan, jahr, **angaben)


def plan(probe: Probe, jahr: int = JAHR, heute: date = FRUEH) -> Jahresplan:
    found = probe.read(plaene.jahresplan, jahr, heute=heute)
    assert found is not None
    return found


def add(probe: Probe, jahr: int = JAHR, **angaben: Any) -> uuid.UUID:
    given: dict[str, Any] = {"bereich": KDU, "titel": "KdU 1. Halbjahr", "turnus": Turnus.JAEHRLICH}
    return probe.tu(plaene.add_eintrag, jahr, **{**given, **angaben})


def closed(probe: Probe) -> uuid.UUID:
    """A Prüfung that is examined, submitted and released."""
    key = probe.gezogen(anzahl=3)
    for row in probe.read(akte.akten, key):
        probe.ws.execute("Rest", akte.answer_rest, row.id, Ergebnis.OK, probe.uhr(), "Prüferin")
        probe.ws.execute("Fertig", akte.close_akte, row.id, jetzt=probe.uhr(), wer="Prüferin")
    probe.ws.execute("Vorlage", schritte.submit_pruefung, key, jetzt=probe.uhr(), wer="QMB")
    told: dict[str, Any] = {"anker": "1:" + "0" * 64, "heute": probe.HEUTE, "jetzt": probe.uhr(), "wer": "Amtsleitung"}
    probe.ws.execute("Freigabe", schritte.release_pruefung, key, **told)
    return key


def test_662_files_at_one_to_two_hours_as_the_audit_office_reckons(probe: Probe) -> None:
    """AB-05: 662 to 1.324 hours; with 1.600 hours a year 0,41 to 0,83 posts."""
    begin(probe, vzae="1,00", jahresstunden="1600")
    add(probe, umfang=662, bestand=22_082, volumen_cent=14_000_000_000, turnus=Turnus.HALBJAEHRLICH)
    found = plan(probe)
    need = found.kapazitaet
    assert need.bedarf == (662, 1324)
    assert need.verfuegbar == 1600
    assert need.stellen == (Fraction(662, 1600), Fraction(1324, 1600))
    assert need.auslastung is Auslastung.REICHT
    assert need.rechenweg.ergebnis == ("662 bis 1.324\u00a0Std. von 1.600\u00a0Std.; das sind 0,41 bis 0,83 Stellen")
    assert (
        "KdU 1. Halbjahr",
        "662 Akten · 60 bis 120\u00a0Min. ÷ 60 = 662 bis 1.324\u00a0Std.",
    ) in need.rechenweg.werte
    assert found.eintraege[0].anteil == Fraction(662, 22082)


@pytest.mark.parametrize(
    ("vzae", "anteil", "auslastung"),
    [("1", "100", Auslastung.REICHT), ("1", "50", Auslastung.KNAPP), ("0,2", "100", Auslastung.REICHT_NICHT)],
)
def test_the_hours_reach_are_tight_or_do_not_reach(
    probe: Probe, vzae: str, anteil: str, auslastung: Auslastung
) -> None:
    begin(probe, vzae=vzae, jahresstunden="1.600".replace(".", ""), pruefanteil_prozent=anteil)
    add(probe, umfang=662)
    add(probe, titel="ohne Umfang")
    found = plan(probe).kapazitaet
    assert found.auslastung is auslastung
    assert found.ohne_umfang == 1


def test_a_half_yearly_area_needs_two_audits(probe: Probe) -> None:
    begin(probe)
    first = add(probe, turnus=Turnus.HALBJAEHRLICH, von=date(2025, 1, 1), bis=date(2025, 6, 30))
    (area,) = plan(probe).deckung
    assert (area.soll, area.geplant, area.stand) == (2, 1, Deckung.LUECKE)
    second = add(probe, turnus=Turnus.HALBJAEHRLICH, titel="KdU 2. Halbjahr")
    assert plan(probe).deckung[0].stand is Deckung.IM_PLAN
    # The first one's time is over in July and nothing was begun: a gap again.
    late = plan(probe, heute=date(2025, 7, 1))
    assert [entry.stand for entry in late.eintraege] == [Eintragstand.VERSAEUMT, Eintragstand.GEPLANT]
    assert late.deckung[0].stand is Deckung.LUECKE
    probe.tu(plaene.leave_out, first, "Kreis prüft selbst")
    probe.tu(plaene.leave_out, second, "Kreis prüft selbst")
    found = plan(probe)
    assert found.deckung[0].stand is Deckung.VERZICHTET
    assert (found.faellig, found.gedeckt) == (1, 0)
    probe.tu(plaene.take_up, second)
    assert plan(probe).eintraege[1].stand is Eintragstand.GEPLANT


def test_an_audit_that_is_released_covers_its_area(probe: Probe) -> None:
    begin(probe)
    entry = add(probe, katalog_code="T")
    other = add(probe, titel="Zweite", bereich="Eingliederungsleistungen")
    key = closed(probe)
    assert [row.id for row in probe.read(plaene.verknuepfbare, entry)] == [key]
    probe.tu(plaene.link_pruefung, entry, key)
    found = plan(probe, heute=date(2025, 12, 31))
    assert (found.eintraege[0].stand, found.eintraege[0].kennung) == (Eintragstand.GEPRUEFT, "AP-2025-1")
    assert (found.eintraege[0].gezogen, found.eintraege[0].erledigt) == (3, 3)
    assert [area.stand for area in found.deckung] == [Deckung.IM_PLAN, Deckung.GEPRUEFT]
    with pytest.raises(UserError, match="gehört schon zu „KdU 1"):
        probe.tu(plaene.link_pruefung, other, key)
    assert probe.read(plaene.verknuepfbare, other) == ()
    with pytest.raises(UserError, match="läuft schon"):
        probe.tu(plaene.leave_out, entry, "zu spät")
    probe.tu(plaene.link_pruefung, entry, None)
    assert plan(probe).eintraege[0].stand is Eintragstand.GEPLANT
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        probe.tu(plaene.link_pruefung, entry, uuid.uuid4())


def test_what_an_earlier_plan_made_due_and_nobody_planned_is_a_gap(probe: Probe) -> None:
    begin(probe, 2024)
    add(probe, 2024)
    add(probe, 2024, bereich="Eingliederungsleistungen", titel="EGL", turnus=Turnus.ZWEIJAEHRLICH)
    add(probe, 2024, bereich="Kasse", titel="Kasse", turnus=Turnus.ANLASS)
    begin(probe)
    found = {area.bereich: area.stand for area in plan(probe).deckung}
    # Every second year: it was planned in 2024 and never audited, so it is due in 2025.
    assert found == {
        "Eingliederungsleistungen": Deckung.LUECKE,
        "Kasse": Deckung.NICHT_FAELLIG,
        KDU: Deckung.LUECKE,
    }
    assert plan(probe).faellig == 2
    egl = plan(probe, 2024).eintraege[1]
    probe.tu(plaene.link_pruefung, egl.id, closed(probe))
    area = next(area for area in plan(probe).deckung if area.bereich == "Eingliederungsleistungen")
    assert (area.stand, area.zuletzt, area.soll) == (Deckung.NICHT_FAELLIG, 2024, 0)


def test_the_next_year_takes_over_what_comes_due(probe: Probe) -> None:
    begin(probe, 2024, vzae="0,5", jahresstunden="1550", pruefanteil_prozent="80")
    add(probe, 2024, von=date(2024, 2, 29), bis=date(2024, 6, 15), umfang=100, bestand=4_000)
    add(probe, 2024, bereich="Kasse", titel="Kasse", turnus=Turnus.ANLASS)
    assert probe.tu(plaene.copy_jahresplan, 2024, JAHR, heute=FRUEH) == 1
    found = plan(probe)
    assert (found.vzae, found.jahresstunden, found.pruefanteil_prozent) == (Decimal("0.5"), 1550, 80)
    (entry,) = found.eintraege
    assert (entry.von, entry.bis, entry.umfang) == (date(2025, 2, 28), date(2025, 6, 15), 100)
    assert probe.read(plaene.jahre) == (JAHR, 2024)
    with pytest.raises(UserError, match="schon einen"):
        probe.tu(plaene.copy_jahresplan, 2024, JAHR, heute=FRUEH)
    with pytest.raises(UserError, match="2019 gibt es keinen"):
        probe.tu(plaene.copy_jahresplan, 2019, 2026, heute=FRUEH)


def test_an_area_is_the_same_however_it_is_spelled(probe: Probe) -> None:
    begin(probe, 2024)
    add(probe, 2024, bereich="Prüfung Süd")
    add(probe, 2024, bereich="PRUFUNG SUD", titel="Zweite")
    assert probe.tu(plaene.copy_jahresplan, 2024, JAHR, heute=FRUEH) == 2
    (area,) = plan(probe).deckung
    assert area.geplant == 2


def test_entries_move_change_and_go(probe: Probe) -> None:
    begin(probe)
    ids = [add(probe, titel=name) for name in "ABC"]
    probe.tu(plaene.move_eintrag, ids[2], -1)
    probe.tu(plaene.move_eintrag, ids[0], -1)
    assert [entry.titel for entry in plan(probe).eintraege] == ["A", "C", "B"]
    probe.tu(plaene.update_eintrag, ids[0], titel="A neu", umfang=5, bestand=10)
    probe.tu(plaene.delete_eintrag, ids[2])
    assert [entry.titel for entry in plan(probe).eintraege] == ["A neu", "B"]
    probe.tu(plaene.update_jahresplan, JAHR, bemerkung="Stand der Leitungsrunde")
    assert plan(probe).bemerkung == "Stand der Leitungsrunde"
    probe.tu(plaene.delete_jahresplan, JAHR)
    assert probe.read(plaene.jahresplan, JAHR, heute=FRUEH) is None
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        probe.tu(plaene.delete_eintrag, ids[0])


@pytest.mark.parametrize(
    ("angaben", "feld"),
    [
        ({"bereich": " "}, "bereich"),
        ({"titel": ""}, "titel"),
        ({"umfang": 11, "bestand": 10}, "umfang"),
        ({"umfang": -1}, "umfang"),
        ({"minuten_je_akte_von": 0}, "minuten_je_akte_von"),
        ({"minuten_je_akte_von": 90, "minuten_je_akte_bis": 60}, "minuten_je_akte_von"),
        ({"von": date(2025, 6, 1), "bis": date(2025, 5, 1)}, "von"),
        ({"bis": date(2026, 1, 1)}, "bis"),
    ],
)
def test_what_cannot_be_planned_is_named_at_its_field(probe: Probe, angaben: dict[str, Any], feld: str) -> None:
    begin(probe)
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        add(probe, **angaben)
    assert caught.value.field == feld
    assert probe.dump() == before


@pytest.mark.parametrize(
    ("jahr", "angaben", "feld"),
    [
        (1999, {}, "jahr"),
        (2025, {"vzae": "0"}, "vzae"),
        (2025, {"vzae": "eine halbe"}, "vzae"),
        (2025, {"jahresstunden": "9000"}, "jahresstunden"),
        (2025, {"pruefanteil_prozent": "101"}, "pruefanteil_prozent"),
    ],
)
def test_a_plan_rests_on_possible_numbers(probe: Probe, jahr: int, angaben: dict[str, Any], feld: str) -> None:
    with pytest.raises(UserError) as caught:
        begin(probe, jahr, **angaben)
    assert caught.value.field == feld


def test_numbers_as_they_are_said() -> None:
    assert [plain(Decimal(text)) for text in ("1600", "0.50", "1", "1234.25")] == ["1.600", "0,5", "1", "1.234,25"]
    assert hours_range(Fraction(5, 2), Fraction(1324)) == "2,5 bis 1.324\u00a0Std."
    assert hours_range(Fraction(3), Fraction(3)) == "3\u00a0Std."
    assert posts_range(Fraction(1, 2), Fraction(1, 2)) == "0,50 Stellen"
