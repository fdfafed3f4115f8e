"""Berichtspflichten: made, changed from a day on, delivered, late, waived; every command undone and redone."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from qmapp.act import berichtspflicht as pflicht
from qmapp.act.berichtspflicht import worte
from qmapp.act.berichtspflicht.rows import LieferungZeile, Regel, Stand
from qmapp.act.vorgaben import update_vorgaben
from qmapp.arbeitstage import Bundesland
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe

HEUTE = date(2025, 6, 10)


def reports(probe: Probe, ab: date = date(2025, 1, 1), **told: Any) -> UUID:
    given: dict[str, Any] = {"regel": Regel.TAGE, "tage": ("06-15", "12-15")}
    made = probe.tu(
        pflicht.create_berichtspflicht, gueltig_ab=ab, fassung=given, **{"titel": "Sachstand", "rolle": "QMB", **told}
    )
    assert isinstance(made, UUID)
    return made


def lists(probe: Probe) -> UUID:
    given: dict[str, Any] = {"regel": Regel.EINGANG, "arbeitstage": 10, "je_jahr": 4}
    made = probe.tu(pflicht.create_berichtspflicht, gueltig_ab=date(2021, 1, 1), fassung=given, titel="Liste")
    assert isinstance(made, UUID)
    return made


def rows(probe: Probe, jahr: int, heute: date = HEUTE) -> tuple[LieferungZeile, ...]:
    return probe.read(pflicht.kalender, jahr, heute=heute).lieferungen


def test_a_duty_is_made_with_its_due_dates(probe: Probe) -> None:
    made = reports(probe, grundlage="ZVP-07", inhalt="Ergebnisse")
    first, second = rows(probe, 2025)
    assert (first.kennung, first.titel, first.rolle, first.berichtspflicht_id) == ("BP-01", "Sachstand", "QMB", made)
    assert (first.faellig, first.zeitraum, first.stand) == (date(2025, 6, 15), "1. Halbjahr 2025", Stand.FAELLIG)
    assert (second.faellig, second.stand) == (date(2025, 12, 15), Stand.OFFEN)
    assert worte.faellig(first) == "fällig 15.06.2025"
    assert [row.kennung for row in probe.read(pflicht.pflichten)] == ["BP-01"]
    assert probe.read(pflicht.jahre, heute=HEUTE) == (2026, 2025)
    reports(probe, titel="Zweiter", kennung="ZVP-7")
    with pytest.raises(UserError, match="schon vergeben"):
        reports(probe, titel="Dritter", kennung="ZVP-7")
    probe.tu(pflicht.delete_berichtspflicht, made)
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        probe.read(pflicht.pflicht, made)


def test_the_day_stays_and_the_working_day_before_is_proposed(probe: Probe) -> None:
    """15.06.2025 was a Sunday; the example sent its report on Friday 13.06. (AB-13)."""
    made = reports(probe)
    row = rows(probe, 2025)[0]
    assert row.faellig == date(2025, 6, 15)
    assert row.vorschlag == date(2025, 6, 13)
    assert row.hinweis.startswith("Sonntag · Arbeitstag davor: Freitag, 13.06.2025")
    probe.tu(pflicht.deliver, made, row.schluessel, am=date(2025, 6, 16), heute=date(2025, 6, 16))
    late = rows(probe, 2025)[0]
    assert late.stand is Stand.VERSPAETET, "a deadline of an agreement is never moved silently"
    assert worte.ergebnis(late) == "geliefert am 16.06.2025, 1 Arbeitstag zu spät"


def test_the_annual_report_of_2021_falls_on_a_saturday(probe: Probe) -> None:
    """AB-13: due 15.06.2021, 15.12.2021 and 15.01.2022, the last one with a note."""
    probe.ws.execute("Land", update_vorgaben, bundesland=Bundesland.SCHLESWIG_HOLSTEIN)
    reports(probe, date(2021, 1, 1))
    annual: dict[str, Any] = {"regel": Regel.FOLGEJAHR, "tage": ("01-15",)}
    probe.tu(pflicht.create_berichtspflicht, gueltig_ab=date(2021, 1, 1), fassung=annual, titel="Jahresbericht § 16a")
    year = probe.read(pflicht.kalender, 2021, heute=HEUTE)
    assert [row.faellig for row in year.fuer_das_jahr] == [date(2021, 6, 15), date(2021, 12, 15), date(2022, 1, 15)]
    assert [bool(row.hinweis) for row in year.fuer_das_jahr] == [False, False, True]
    assert len(year.faellige) == 2
    assert probe.read(pflicht.kalender, 2022, heute=HEUTE).faellige[0].faellig == date(2022, 1, 15)


def test_a_change_makes_a_new_fassung_and_old_due_dates_stay(probe: Probe) -> None:
    """S002-7-2: two reports until 2020, one annual report from 2021."""
    made = reports(probe, date(2019, 1, 1))
    key = rows(probe, 2020)[0].schluessel
    probe.tu(pflicht.deliver, made, key, am=date(2020, 6, 12), heute=HEUTE)
    before = rows(probe, 2020)
    change: dict[str, Any] = {"regel": Regel.FOLGEJAHR, "tage": ("01-15",), "bezeichnung": "Jahresbericht"}
    probe.tu(pflicht.add_fassung, made, date(2021, 1, 1), anlass="Zielvereinbarung 2021", **change)
    assert [row for row in rows(probe, 2020) if row.jahr == 2020] == list(before)
    (annual,) = [row for row in rows(probe, 2021) if row.jahr == 2021]
    assert (annual.faellig, annual.titel) == (date(2022, 1, 15), "Jahresbericht")
    old, new = probe.read(pflicht.pflicht, made).fassungen
    assert (old.regel, new.regel, new.anlass) == (Regel.TAGE, Regel.FOLGEJAHR, "Zielvereinbarung 2021")
    with pytest.raises(UserError, match="schon geliefert") as used:
        probe.tu(pflicht.update_fassung, old.id, tage=("07-01",))
    assert "neue Fassung" in used.value.advice
    probe.tu(pflicht.update_fassung, old.id, anlass="Zielvereinbarung 2019")
    probe.tu(pflicht.update_fassung, new.id, tage=("01-20",), gueltig_ab=date(2021, 2, 1))
    assert rows(probe, 2021)[-1].faellig == date(2022, 1, 20)
    with pytest.raises(UserError, match="gibt es schon"):
        probe.tu(pflicht.add_fassung, made, date(2021, 2, 1))
    with pytest.raises(UserError, match="gibt es schon"):
        probe.tu(pflicht.update_fassung, new.id, gueltig_ab=date(2019, 1, 1))
    probe.tu(pflicht.delete_fassung, new.id)
    with pytest.raises(UserError, match="mindestens eine Fassung"):
        probe.tu(pflicht.delete_fassung, old.id)


def test_no_change_takes_away_what_was_delivered(probe: Probe) -> None:
    made = reports(probe, date(2019, 1, 1))
    probe.tu(pflicht.deliver, made, rows(probe, 2020)[1].schluessel, am=date(2020, 12, 15), heute=HEUTE)
    before = probe.dump()
    with pytest.raises(UserError, match="Lieferung eingetragen"):
        probe.tu(pflicht.add_fassung, made, date(2020, 7, 1), tage=("11-30",))
    with pytest.raises(UserError, match="Lieferung eingetragen") as ended:
        probe.tu(pflicht.update_berichtspflicht, made, endet_am=date(2020, 11, 1))
    assert ended.value.field == "endet_am"
    assert probe.dump() == before
    probe.tu(pflicht.update_berichtspflicht, made, endet_am=date(2020, 12, 31))
    assert rows(probe, 2021) == ()


def test_a_list_is_due_working_days_after_it_came_in(probe: Probe) -> None:
    """AB-12 in the workspace; a later Bundesland leaves the old deadline as it was."""
    probe.ws.execute("Land", update_vorgaben, bundesland=Bundesland.SCHLESWIG_HOLSTEIN)
    made = lists(probe)
    q1 = next(row for row in rows(probe, 2021) if row.zeitraum == "1. Quartal 2021")
    assert (q1.stand, q1.faellig, q1.tag) == (Stand.ERWARTET, None, date(2021, 4, 1))
    assert worte.faellig(q1) == "10 Arbeitstage nach Eingang"
    with pytest.raises(UserError, match="fehlt noch der Eingang") as missing:
        probe.tu(pflicht.deliver, made, q1.schluessel, am=date(2021, 4, 15), heute=HEUTE)
    assert missing.value.field == "eingang"
    probe.tu(pflicht.enter_eingang, made, q1.schluessel, date(2021, 3, 30), heute=HEUTE)
    probe.ws.execute("Land", update_vorgaben, bundesland=Bundesland.BAYERN)
    due = next(row for row in rows(probe, 2021) if row.id == q1.id)
    assert (due.faellig, due.stand) == (date(2021, 4, 15), Stand.UEBERFAELLIG)
    with pytest.raises(UserError, match="vor dem Eingang"):
        probe.tu(pflicht.deliver, made, q1.schluessel, am=date(2021, 3, 29), heute=HEUTE)
    probe.tu(pflicht.deliver, made, q1.schluessel, am=date(2021, 4, 15), heute=HEUTE, weg="E-Mail")
    done = next(row for row in rows(probe, 2021) if row.id == q1.id)
    assert (done.stand, done.arbeitstage, done.zu_spaet, done.weg) == (Stand.GELIEFERT, 10, 0, "E-Mail")
    with pytest.raises(UserError, match=r"schon am 15\.04\.2021"):
        probe.tu(pflicht.enter_eingang, made, q1.schluessel, None, heute=HEUTE)
    probe.tu(pflicht.reopen_lieferung, made, q1.schluessel)
    probe.tu(pflicht.enter_eingang, made, q1.schluessel, None, heute=HEUTE)
    assert next(row for row in rows(probe, 2021) if row.id == q1.id).weg == "E-Mail"


def test_an_eingang_years_later_is_shown_in_the_year_it_is_due(probe: Probe) -> None:
    made = lists(probe)
    probe.tu(pflicht.enter_eingang, made, "2021/Q02", date(2024, 5, 13), heute=HEUTE)
    late = [row for row in rows(probe, 2024) if row.jahr == 2021]
    assert [row.faellig for row in late] == [date(2024, 5, 28)], "Pfingstmontag 20.05.2024 does not count"
    (listed,) = probe.read(pflicht.faellige, date(2024, 5, 1), date(2024, 5, 31))
    assert listed.titel == "Liste 2. Quartal 2021"


def test_late_with_reason_waived_with_substitute_and_taken_back(probe: Probe) -> None:
    made = reports(probe)
    first, second = (row.schluessel for row in rows(probe, 2025))
    told = {"grund": "Daten fehlten", "steuerung": "Wiedervorlage einrichten", "notiz": "vorab per Telefon"}
    probe.tu(pflicht.deliver, made, first, am=date(2025, 6, 20), heute=date(2025, 6, 20), **told)
    row = rows(probe, 2025)[0]
    assert (row.stand, row.grund, row.steuerung, row.notiz) == (Stand.VERSPAETET, *told.values())
    with pytest.raises(UserError, match=r"schon am 20\.06\.2025"):
        probe.tu(pflicht.waive, made, first, "doch nicht")
    with pytest.raises(UserError, match="Grund fehlt"):
        probe.tu(pflicht.waive, made, second, " ")
    probe.tu(pflicht.waive, made, second, "Träger verzichtet", ersatz="E-Mail vom 01.12.")
    waived = rows(probe, 2025)[1]
    assert (waived.stand, waived.grund, waived.ersatz) == (Stand.VERZICHTET, "Träger verzichtet", "E-Mail vom 01.12.")
    assert worte.ergebnis(waived) == "verzichtet: Träger verzichtet"
    with pytest.raises(UserError, match="wurde verzichtet") as first_back:
        probe.tu(pflicht.deliver, made, second, am=date(2025, 6, 20), heute=date(2025, 6, 20))
    assert first_back.value.advice == "Nehmen Sie zuerst den Verzicht zurück."
    with pytest.raises(UserError, match="Grund fehlt"):
        probe.tu(pflicht.update_lieferung, made, second, grund="")
    probe.tu(pflicht.update_lieferung, made, second, ersatz="Telefonat")
    probe.tu(pflicht.reopen_lieferung, made, second)
    with pytest.raises(UserError, match="weder eine Lieferung noch ein Verzicht"):
        probe.tu(pflicht.reopen_lieferung, made, second)
    assert rows(probe, 2025)[1].stand is Stand.OFFEN
    assert worte.fristgerecht(rows(probe, 2025)) == "0 von 2 fristgerecht"


@pytest.mark.parametrize("key", ["2025/2025-06-16", "", "abcd", "2018/2018-06-15"])
def test_a_due_date_that_is_none_is_refused(probe: Probe, key: str) -> None:
    made = reports(probe)
    with pytest.raises(UserError, match="Berichtstermin gibt es nicht"):
        probe.tu(pflicht.deliver, made, key, am=HEUTE, heute=HEUTE)


def test_what_lies_in_the_future_has_not_happened(probe: Probe) -> None:
    made, listed = reports(probe), lists(probe)
    with pytest.raises(UserError, match="in der Zukunft"):
        probe.tu(pflicht.deliver, made, "2025/2025-06-15", am=date(2025, 6, 11), heute=HEUTE)
    with pytest.raises(UserError, match="in der Zukunft"):
        probe.tu(pflicht.enter_eingang, listed, "2025/Q01", date(2025, 6, 11), heute=HEUTE)
    with pytest.raises(UserError, match="hängt an keinem Eingang"):
        probe.tu(pflicht.enter_eingang, made, "2025/2025-06-15", HEUTE, heute=HEUTE)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"titel": " "}, "titel"),
        ({"titel": "x" * 201}, "titel"),
        ({"inhalt": "x" * 2001}, "inhalt"),
        ({"gueltig_ab": date(1900, 1, 1)}, "gueltig_ab"),
        ({"endet_am": date(2150, 1, 1)}, "endet_am"),
        ({"fassung": {"regel": Regel.TAGE, "tage": ()}}, "tage"),
        ({"fassung": {"regel": Regel.TAGE, "tage": ("02-29",)}}, "tage"),
        ({"fassung": {"regel": Regel.EINGANG, "arbeitstage": 0}}, "arbeitstage"),
        ({"fassung": {"regel": Regel.EINGANG, "arbeitstage": 300}}, "arbeitstage"),
        ({"fassung": {"regel": Regel.EINGANG, "je_jahr": 3}}, "je_jahr"),
    ],
)
def test_bad_input_changes_nothing_and_names_its_field(probe: Probe, told: dict[str, Any], field: str) -> None:
    given: dict[str, Any] = {"titel": "Bericht", "gueltig_ab": date(2025, 1, 1), **told}
    before = probe.dump()
    with pytest.raises(UserError) as refused:
        probe.tu(pflicht.create_berichtspflicht, **given)
    assert refused.value.field == field
    assert probe.dump() == before


def test_another_rule_begins_with_what_is_usual(probe: Probe) -> None:
    made = reports(probe)
    (only,) = probe.read(pflicht.pflicht, made).fassungen
    probe.tu(pflicht.update_fassung, only.id, regel=Regel.EINGANG)
    (only,) = probe.read(pflicht.pflicht, made).fassungen
    assert (only.arbeitstage, only.je_jahr, only.tage) == (10, 4, ())
    probe.tu(pflicht.update_fassung, only.id, regel=Regel.FOLGEJAHR)
    assert probe.read(pflicht.pflicht, made).fassungen[0].tage == ("01-15",)
    probe.tu(pflicht.add_fassung, made, date(2026, 1, 1), regel=Regel.EINGANG, arbeitstage=5)
    assert probe.read(pflicht.pflicht, made).fassungen[1].je_jahr == 4


def test_who_gets_it_with_their_own_dates(probe: Probe) -> None:
    """S002-7-4: Trägerversammlung in March, Sozialausschuss at the beginning of the year."""
    made = reports(probe)
    one = probe.tu(
        pflicht.add_empfaenger,
        made,
        name="Kreis",
        gremium="Trägerversammlung",
        termine=[date(2025, 3, 20), date(2026, 3, 19), date(2025, 3, 20)],
    )
    two = probe.tu(pflicht.add_empfaenger, made, name="Ausschuss für Soziales", termine=[date(2025, 1, 23)])
    year = probe.read(pflicht.kalender, 2025, heute=HEUTE)
    assert year.empfaengertermine == (
        (date(2025, 1, 23), "Ausschuss für Soziales", "BP-01"),
        (date(2025, 3, 20), "Kreis · Trägerversammlung", "BP-01"),
    )
    probe.tu(pflicht.update_empfaenger, two, termine=[])
    probe.tu(pflicht.remove_empfaenger, one)
    assert [whom.name for whom in probe.read(pflicht.pflicht, made).empfaenger] == ["Ausschuss für Soziales"]
    with pytest.raises(UserError, match="Name fehlt"):
        probe.tu(pflicht.add_empfaenger, made)
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        probe.tu(pflicht.remove_empfaenger, one)


def test_what_is_due_between_two_days_keeps_its_id(probe: Probe) -> None:
    made = reports(probe)
    serie = probe.tu(pflicht.create_terminserie, ab_jahr=2025, titel="Dienstbesprechung", rolle="QMB")
    termin = probe.tu(pflicht.add_termin, serie, heute=HEUTE, datum=date(2025, 6, 18))
    whole = (date(2025, 1, 1), date(2025, 12, 31))
    found = probe.read(pflicht.faellige, *whole, heute=HEUTE)
    assert [(one.kennung, one.tag, one.stand) for one in found] == [
        ("BP-01", date(2025, 6, 15), Stand.FAELLIG),
        ("TS-01", date(2025, 6, 18), Stand.OFFEN),
        ("BP-01", date(2025, 12, 15), Stand.OFFEN),
    ]
    assert (found[0].titel, found[0].rolle, found[0].bezug_id) == ("Sachstand 1. Halbjahr 2025", "QMB", made)
    assert found[1].id == termin
    assert {one.stand for one in probe.read(pflicht.faellige, *whole)} == {Stand.OFFEN}
    probe.tu(pflicht.deliver, made, "2025/2025-06-15", am=HEUTE, heute=HEUTE)
    after = probe.read(pflicht.faellige, *whole, heute=date(2025, 12, 16))
    assert [one.id for one in after] == [one.id for one in found]
    assert [(one.stand, one.offen) for one in after] == [
        (Stand.GELIEFERT, False),
        (Stand.UEBERFAELLIG, True),
        (Stand.UEBERFAELLIG, True),
    ]
    assert probe.read(pflicht.faellige, date(2025, 6, 15), date(2025, 6, 15))[0].id == found[0].id


def test_the_proposals_are_offered_and_not_forced(probe: Probe) -> None:
    offered = probe.read(pflicht.offene_vorschlaege)
    assert [one.worte for one in offered] == [
        "zum 15.06. und 15.12.",
        "zum 15.01. des Folgejahres",
        "je Quartal, 10 Arbeitstage nach Eingang",
        "mindestens zweimal im Jahr",
        "mindestens zweimal im Jahr, mit Protokoll",
    ]
    assert probe.read(pflicht.pflichten) == ()
    probe.tu(pflicht.take_vorschlaege, [one.schluessel for one in offered], jahr=2025)
    assert probe.read(pflicht.offene_vorschlaege) == ()
    year = probe.read(pflicht.kalender, 2025, heute=HEUTE)
    assert [row.faellig for row in year.fuer_das_jahr] == [
        None,
        date(2025, 6, 15),
        None,
        None,
        date(2025, 12, 15),
        None,
        date(2026, 1, 15),
    ]
    assert [(row.titel, row.soll) for row in year.serien] == [("Dienstbesprechung", 2), ("Leitungsbesprechung", 2)]
    for wrong in ([], ["gibt es nicht"]):
        with pytest.raises(UserError, match="kein Vorschlag"):
            probe.tu(pflicht.take_vorschlaege, wrong, jahr=2025)
