"""Empfehlungen: derived from Feststellungen of any source, changed, linked, deleted; every step undone and redone."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qmapp.act import empfehlung as empf
from qmapp.act import feststellung as fest
from qmapp.act.empfehlung import worte
from qmapp.act.empfehlung.rows import Haltung, Prioritaet, Veroeffentlichung
from qmapp.act.feststellung.rows import Schwere
from qmapp.act.massnahme.rows import Status, Vorbehalt
from qmapp.act.massnahme.tables import Massnahme
from qmapp.act.vorgaben import update_vorgaben
from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe


def told(probe: Probe) -> dict[str, Any]:
    return {"heute": probe.HEUTE, "jetzt": probe.uhr(), "wer": probe.WER}


def found_one(probe: Probe, titel: str = "Fund", **angaben: Any) -> UUID:
    return probe.ws.execute("F", fest.create_feststellung, titel=titel, **angaben, **told(probe))


def recommended(probe: Probe, *sources: UUID, **angaben: Any) -> UUID:
    return probe.tu(empf.create_empfehlung, feststellungen=sources, **{**told(probe), **angaben})


def give_massnahme(probe: Probe, empfehlung_id: UUID, kennung: str) -> None:
    def insert(session: Any) -> None:
        session.add(
            Massnahme(
                kennung=kennung,
                titel="Tun",
                empfehlung_id=empfehlung_id,
                beteiligte=[],
                status=Status.NICHT_BEGONNEN,
                vorbehalt=Vorbehalt.KEIN,
                veroeffentlichung=Veroeffentlichung.INTERN,
                angelegt_um=probe.JETZT,
                angelegt_durch="x",
            )
        )

    probe.ws.execute("M", insert)


def test_it_takes_what_the_feststellungen_say(probe: Probe) -> None:
    light = found_one(probe, "Der Bescheid fehlt", schwere=Schwere.GERING)
    grave = found_one(probe, "Die Frist fehlt", schwere=Schwere.HOCH)
    made = recommended(probe, light, grave)
    row = probe.read(empf.empfehlung, made).zeile
    assert (row.kennung, row.jahr, row.titel) == ("E-2025-01", 2025, "Der Bescheid fehlt")
    assert row.prioritaet is Prioritaet.HOCH
    assert (row.feststellungen, row.anzahl) == (("FS-001", "FS-002"), 2)
    # Four weeks by default: 3 March 2025 and 28 days, counted on a calendar.
    assert (row.empfohlen_am, row.antwort_frist) == (date(2025, 3, 3), date(2025, 3, 31))
    assert row.veroeffentlichung is Veroeffentlichung.INTERN
    assert row.stellungnahme is None
    assert not row.beantwortet


def test_the_next_kennung_counts_within_its_year(probe: Probe) -> None:
    recommended(probe, titel="Eins", kennung="E-2025-07")
    second = recommended(probe, titel="Zwei")
    other = recommended(probe, titel="Drei", jahr=2026)
    assert probe.read(empf.empfehlung, second).zeile.kennung == "E-2025-08"
    assert probe.read(empf.empfehlung, other).zeile.kennung == "E-2026-01"
    assert probe.read(empf.jahre) == (2026, 2025)
    assert [row.kennung for row in probe.read(empf.empfehlungen)] == ["E-2026-01", "E-2025-07", "E-2025-08"]
    assert [row.kennung for row in probe.read(empf.empfehlungen, 2026)] == ["E-2026-01"]
    with pytest.raises(UserError, match="vergeben"):
        recommended(probe, titel="Vier", kennung="E-2025-07")


def test_the_deadline_follows_the_vorgaben_and_the_day(probe: Probe) -> None:
    probe.ws.execute("Sechs Wochen", update_vorgaben, antwort_wochen=6)
    made = recommended(probe, titel="Eins", empfohlen_am=date(2025, 6, 11))
    # The example year: 11 June 2025 and six weeks are 23 July 2025.
    assert probe.read(empf.empfehlung, made).zeile.antwort_frist == date(2025, 7, 23)
    probe.tu(empf.update_empfehlung, made, empfohlen_am=date(2025, 6, 18))
    assert probe.read(empf.empfehlung, made).zeile.antwort_frist == date(2025, 7, 30)
    probe.tu(empf.update_empfehlung, made, antwort_frist=date(2025, 9, 1))
    probe.tu(empf.update_empfehlung, made, empfohlen_am=date(2025, 6, 20))
    assert probe.read(empf.empfehlung, made).zeile.antwort_frist == date(2025, 9, 1)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"titel": " "}, "titel"),
        ({"titel": "x" * 201}, "titel"),
        ({"titel": "\ud800"}, "titel"),
        ({"text": "x" * 4001}, "text"),
        ({"adressat": "x" * 201}, "adressat"),
        ({"antwort_frist": date(2025, 3, 2)}, "antwort_frist"),
        ({"empfohlen_am": date(2025, 4, 1), "antwort_frist": date(2025, 3, 31)}, "antwort_frist"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(probe: Probe, wrong: dict[str, Any], field: str) -> None:
    made = recommended(probe, titel="Eins")
    before = probe.dump()
    for command, args in ((empf.update_empfehlung, (made,)), (empf.create_empfehlung, ())):
        given = wrong if args else {"titel": "Zwei", **told(probe), **wrong}
        with pytest.raises(UserError) as caught:
            probe.ws.execute("Falsch", command, *args, **given)
        assert caught.value.field == field
    assert probe.dump() == before


@pytest.mark.parametrize("jahr", [1999, 2101])
def test_a_year_that_cannot_be_is_refused(probe: Probe, jahr: int) -> None:
    with pytest.raises(UserError) as caught:
        recommended(probe, titel="Eins", jahr=jahr)
    assert caught.value.field == "jahr"


def test_merged_feststellungen_count_with_their_number(probe: Probe) -> None:
    one, two, three = (found_one(probe, name) for name in ("Eins", "Zwei", "Drei"))
    made = recommended(probe, one)
    probe.tu(fest.merge_feststellungen, one, [two, three])
    row = probe.read(empf.empfehlung, made).zeile
    assert (row.feststellungen, row.anzahl) == (("FS-001",), 3)
    assert worte.herkunft(row) == "3 Feststellungen"


def test_what_follows_from_a_merged_one_follows_from_its_target(probe: Probe) -> None:
    one, two = found_one(probe, "Eins"), found_one(probe, "Zwei")
    of_two, of_both = recommended(probe, two), recommended(probe, one, two)
    probe.tu(fest.merge_feststellungen, one, [two])
    for made in (of_two, of_both):
        assert probe.read(empf.empfehlung, made).zeile.feststellungen == ("FS-001",)
    assert [row.id for row in probe.read(empf.zu_feststellung, one)] == [of_two, of_both]
    # Naming the merged one is naming the one that speaks for it.
    late = recommended(probe, two, titel="Später")
    assert probe.read(empf.empfehlung, late).feststellungen[0].id == one


def test_links_come_and_go(probe: Probe) -> None:
    one, two = found_one(probe, "Eins"), found_one(probe, "Zwei")
    made = recommended(probe, titel="Ohne")
    assert worte.herkunft(probe.read(empf.empfehlung, made).zeile) == ""
    probe.tu(empf.link_feststellungen, made, [two, one, two])
    probe.tu(empf.link_feststellungen, made, [one])
    found = probe.read(empf.empfehlung, made)
    assert [row.kennung for row in found.feststellungen] == ["FS-001", "FS-002"]
    probe.tu(empf.unlink_feststellung, made, one)
    assert probe.read(empf.empfehlung, made).zeile.feststellungen == ("FS-002",)
    assert probe.read(empf.zu_feststellung, one) == ()
    with pytest.raises(UserError, match="gehört nicht mehr"):
        probe.ws.execute("Lösen", empf.unlink_feststellung, made, one)
    with pytest.raises(UserError, match="keine Feststellung gewählt"):
        probe.ws.execute("Verknüpfen", empf.link_feststellungen, made, [])
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        probe.ws.execute("Verknüpfen", empf.link_feststellungen, made, [made])


def test_a_feststellung_an_empfehlung_follows_from_stays(probe: Probe) -> None:
    one = found_one(probe, "Eins")
    made = recommended(probe, one)
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        probe.ws.execute("Löschen", fest.delete_feststellung, one)
    assert caught.value.message == "Aus FS-001 folgt E-2025-01."
    assert caught.value.advice
    assert probe.dump() == before
    probe.tu(empf.delete_empfehlung, made)
    probe.tu(fest.delete_feststellung, one)


def test_sources_are_named_once(probe: Probe) -> None:
    pruefung_id = probe.pruefung(kennung="AP-2025-1")
    one, two = (found_one(probe, name, pruefung_id=pruefung_id) for name in ("Eins", "Zwei"))
    row = probe.read(empf.empfehlung, recommended(probe, one, two)).zeile
    assert row.quellen == ("AP-2025-1",)
    assert worte.herkunft(row) == "AP-2025-1 · 2 Feststellungen"


def test_an_empfehlung_with_massnahmen_stays(probe: Probe) -> None:
    made = recommended(probe, titel="Eins")
    give_massnahme(probe, made, "M-01")
    assert probe.read(empf.empfehlung, made).zeile.massnahmen == 1
    with pytest.raises(UserError, match="Zu E-2025-01 gehört M-01") as caught:
        probe.ws.execute("Löschen", empf.delete_empfehlung, made)
    assert "zuerst die Maßnahme" in caught.value.advice
    give_massnahme(probe, made, "M-02")
    with pytest.raises(UserError, match="gehören M-01 und M-02"):
        probe.ws.execute("Löschen", empf.delete_empfehlung, made)


def test_deleting_takes_the_draft_with_it(probe: Probe) -> None:
    made = recommended(probe, found_one(probe))
    probe.tu(empf.draft_stellungnahme, made, wer="Weber", haltung=Haltung.ANGENOMMEN)
    probe.tu(empf.delete_empfehlung, made)
    assert probe.read(empf.empfehlungen) == ()
    for command in (empf.empfehlung, empf.delete_empfehlung, empf.update_empfehlung):
        with pytest.raises(UserError, match="gibt es nicht mehr"):
            probe.ws.execute("Fort", command, made)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(weeks=st.integers(1, 52), on=st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_every_deadline_is_so_many_weeks_later(probe: Probe, weeks: int, on: date) -> None:
    probe.ws.execute("V", update_vorgaben, antwort_wochen=weeks)
    made = probe.ws.execute("E", empf.create_empfehlung, titel="Eins", empfohlen_am=on, **told(probe))
    row = probe.read(empf.empfehlung, made).zeile
    assert row.antwort_frist - on == timedelta(days=7 * weeks)
    assert row.kennung.startswith(f"E-{on.year}-")


def test_a_result_leads_straight_to_its_empfehlung(probe: Probe) -> None:
    pruefung_id = probe.gezogen()
    for place, row in enumerate(probe.read(akte.akten, pruefung_id)):
        if place < 2:
            probe.ws.execute("A", akte.answer, row.id, "T-01", Ergebnis.F2, jetzt=probe.uhr(), wer=probe.WER)
        probe.ws.execute("Rest", akte.answer_rest, row.id, Ergebnis.OK, probe.uhr(), probe.WER)
        probe.ws.execute("Fertig", akte.close_akte, row.id, jetzt=probe.uhr(), wer=probe.WER)
    made, new = probe.tu(empf.recommend_ergebnis, pruefung_id, "T-01", **told(probe))
    found = probe.read(empf.empfehlung, made)
    assert new
    assert [(source.anzahl, source.bewertet) for source in found.feststellungen] == [(2, 8)]
    assert found.zeile.titel == "Punkt 1"
    assert probe.tu(empf.recommend_ergebnis, pruefung_id, "T-01", **told(probe)) == (made, False)
    # A Feststellung held before, and merged since, is not held twice.
    probe.tu(empf.delete_empfehlung, made)
    wider = found_one(probe, "Alles zur Frist")
    probe.tu(fest.merge_feststellungen, wider, [found.feststellungen[0].id])
    again, _ = probe.tu(empf.recommend_ergebnis, pruefung_id, "T-01", **told(probe))
    assert [source.id for source in probe.read(empf.empfehlung, again).feststellungen] == [wider]
    assert len(probe.read(fest.feststellungen)) == 1
