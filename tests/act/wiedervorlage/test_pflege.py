"""Wiedervorlagen: set on anything, moved, settled with their successor, opened again, deleted."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from qmapp.act import wiedervorlage as wv
from qmapp.act.feststellung.tables import Feststellung
from qmapp.act.massnahme.tables import Massnahme
from qmapp.act.wiedervorlage import worte
from qmapp.act.wiedervorlage.bezug import find_bezug
from qmapp.act.wiedervorlage.rows import Bezugsart, Turnus, WiedervorlageZeile
from qmapp.arbeitstage import Bundesland
from qmapp.checks.katalog import Katalogart, load
from qmapp.checks.qcheck import create_qcheck
from qmapp.errors import UserError
from tests.act.wiedervorlage import faden
from tests.act.wiedervorlage.faden import HEUTE
from tests.checks.aktenpruefung.conftest import Probe


def neu(probe: Probe, **told: Any) -> UUID:
    given: dict[str, Any] = {"datum": HEUTE, "text": "Nachfragen", "bezug_art": Bezugsart.SONST, "jetzt": probe.uhr()}
    made = probe.tu(wv.create_wiedervorlage, **{**given, **told})
    assert isinstance(made, UUID)
    return made


def zeile(probe: Probe, key: UUID) -> WiedervorlageZeile:
    return probe.read(wv.wiedervorlage, key)


def test_it_is_set_on_a_q_check_and_named_by_its_kennung(probe: Probe) -> None:
    told = {"katalog": load("QC-HZP", Katalogart.QCHECK), "heute": probe.HEUTE}
    key = probe.ws.execute("Q-Check", create_qcheck, titel="Pflege", **told)
    neu(probe, bezug_art=Bezugsart.QCHECK, bezug_id=key)
    (row,) = probe.read(wv.wiedervorlagen, key)
    assert (row.bezug_kennung, row.bezug_titel) == ("QC-2025-1", "Pflege")
    assert probe.read(find_bezug, "qc-2025-1").id == key


def test_it_is_set_on_every_kind_of_object(probe: Probe) -> None:
    pruefung_id = probe.pruefung()
    rows = (faden.bemerkung(), faden.empfehlung(), faden.massnahme(), faden.projekt())
    ids = [probe.ws.execute("Zeile", faden.put, row) for row in rows]
    objects = [pruefung_id, *ids]
    kinds = [
        Bezugsart.PRUEFUNG, Bezugsart.FESTSTELLUNG, Bezugsart.EMPFEHLUNG, Bezugsart.MASSNAHME, Bezugsart.PROJEKT,
    ]  # fmt: skip
    for art, key in zip(kinds, objects, strict=True):
        neu(probe, bezug_art=art, bezug_id=key)
    found = probe.read(wv.wiedervorlagen)
    assert [row.kennung for row in found] == ["WV-01", "WV-02", "WV-03", "WV-04", "WV-05"]
    assert [row.bezug_id for row in found] == objects
    assert [row.bezug_kennung for row in found[1:]] == ["FS-101", "E-2026-01", "M-01", "P-01"]
    assert found[3].bezug_titel == "Maßnahme M-01"
    assert [row.kennung for row in probe.read(wv.wiedervorlagen, objects[3])] == ["WV-04"]
    assert {row.kennung for row in probe.read(wv.bezuege)} >= {"FS-101", "E-2026-01", "M-01", "P-01"}


def test_a_kennung_the_workspace_does_not_keep_is_taken_as_it_is(probe: Probe) -> None:
    row = zeile(probe, neu(probe, bezug_kennung=" RM-2026-006 "))
    assert (row.bezug_art, row.bezug_id, row.bezug_kennung, row.bezug_titel) == (
        Bezugsart.SONST, None, "RM-2026-006", ""
    )  # fmt: skip
    assert zeile(probe, neu(probe)).bezug_kennung == ""


def test_a_kennung_finds_what_it_names(probe: Probe) -> None:
    key = probe.ws.execute("Zeile", faden.put, faden.massnahme("M-12"))
    found = probe.read(wv.find_bezug, " m-12 ")
    assert (found.art, found.id, found.kennung) == (Bezugsart.MASSNAHME, key, "M-12")
    assert probe.read(wv.find_bezug, "RM-2026-006").art is Bezugsart.SONST
    assert probe.read(wv.find_bezug, "").art is Bezugsart.SONST
    by_name = zeile(probe, neu(probe, bezug_art=Bezugsart.MASSNAHME, bezug_kennung="M-12"))
    assert by_name.bezug_id == key


def test_what_is_not_there_is_refused(probe: Probe) -> None:
    for told in ({"bezug_id": uuid4()}, {"bezug_kennung": "M-99"}, {}):
        with pytest.raises(UserError) as caught:
            neu(probe, bezug_art=Bezugsart.MASSNAHME, **told)
        assert caught.value.field == "bezug_kennung"
    assert probe.read(wv.wiedervorlagen) == ()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"text": "  \u200b "}, "text"),
        ({"text": "x" * 2001}, "text"),
        ({"rolle": "x" * 101}, "rolle"),
        ({"bezug_kennung": "x" * 41}, "bezug_kennung"),
        ({"datum": date(1990, 12, 31)}, "datum"),
        ({"datum": date(2100, 1, 1)}, "datum"),
        ({"kennung": "x" * 41}, "kennung"),
        ({"text": "\ud800"}, "text"),
    ],
)
def test_bad_input_changes_nothing(probe: Probe, told: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as caught:
        neu(probe, **told)
    assert caught.value.field == field
    assert probe.read(wv.wiedervorlagen) == ()


def test_a_kennung_is_given_once(probe: Probe) -> None:
    neu(probe, kennung="WV-17")
    with pytest.raises(UserError, match="schon vergeben"):
        neu(probe, kennung="WV-17")
    assert zeile(probe, neu(probe)).kennung == "WV-18"


def test_a_past_day_is_taken_and_said(probe: Probe) -> None:
    key = neu(probe, datum=HEUTE - timedelta(days=9))
    assert zeile(probe, key).datum == date(2026, 3, 3)
    assert "sofort als überfällig" in worte.hinweis(date(2026, 3, 3), HEUTE, Bundesland.BERLIN)
    assert worte.hinweis(date(2026, 3, 15), HEUTE, Bundesland.BERLIN).startswith("Sonntag")
    assert worte.hinweis(date(2026, 3, 13), HEUTE, Bundesland.BERLIN) == ""


def test_changing_counts_and_a_settled_one_is_read_only(probe: Probe) -> None:
    key = neu(probe)
    probe.ws.execute("Zeile", faden.put, faden.massnahme("M-12"))
    probe.tu(wv.update_wiedervorlage, key, text="Anrufen", rolle="QMB", jetzt=probe.uhr())
    probe.tu(wv.update_wiedervorlage, key, bezug_art=Bezugsart.MASSNAHME, bezug_kennung="M-12", jetzt=probe.uhr())
    row = zeile(probe, key)
    assert (row.text, row.rolle, row.bezug_kennung, row.fassung) == ("Anrufen", "QMB", "M-12", 2)
    assert row.datum == HEUTE
    probe.tu(wv.settle_wiedervorlage, key, heute=HEUTE, jetzt=probe.uhr(), notiz=" telefonisch ")
    assert (zeile(probe, key).erledigt_am, zeile(probe, key).erledigt_notiz) == (HEUTE, "telefonisch")
    for command, told in ((wv.update_wiedervorlage, {"text": "x"}), (wv.move_wiedervorlage, {"auf": HEUTE})):
        with pytest.raises(UserError, match="WV-01 ist erledigt"):
            probe.tu(command, key, jetzt=probe.uhr(), **told)
    with pytest.raises(UserError, match="schon erledigt"):
        probe.tu(wv.settle_wiedervorlage, key, heute=HEUTE, jetzt=probe.uhr())


def test_settling_a_recurring_one_creates_the_next_in_one_step(probe: Probe) -> None:
    key = neu(probe, datum=date(2026, 1, 31), turnus=Turnus.MONATLICH, rolle="QMB", bezug_kennung="RM-1")
    days = [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
    for expected in days:
        before = zeile(probe, key)
        key = probe.tu(wv.settle_wiedervorlage, key, heute=before.datum, jetzt=probe.uhr())
        now = zeile(probe, key)
        assert now.datum == expected
        assert (now.text, now.rolle, now.turnus, now.bezug_kennung) == (
            before.text, before.rolle, before.turnus, before.bezug_kennung
        )  # fmt: skip
    assert [row.kennung for row in probe.read(wv.wiedervorlagen)] == ["WV-04", "WV-01", "WV-02", "WV-03"]
    probe.ws.undo()
    assert [row.erledigt_am is None for row in probe.read(wv.wiedervorlagen)] == [True, False, False]


def test_settled_early_or_late_the_next_one_lies_ahead(probe: Probe) -> None:
    early = neu(probe, datum=date(2026, 3, 20), turnus=Turnus.WOECHENTLICH)
    following = probe.tu(wv.settle_wiedervorlage, early, heute=HEUTE, jetzt=probe.uhr())
    assert zeile(probe, following).datum == date(2026, 3, 27)
    late = neu(probe, datum=date(2025, 12, 1), turnus=Turnus.MONATLICH)
    following = probe.tu(wv.settle_wiedervorlage, late, heute=HEUTE, jetzt=probe.uhr())
    assert zeile(probe, following).datum == date(2026, 4, 1)


def test_moving_one_does_not_move_its_series_but_changing_the_day_does(probe: Probe) -> None:
    key = neu(probe, datum=date(2026, 4, 14), turnus=Turnus.MONATLICH)
    probe.tu(wv.move_wiedervorlage, key, date(2026, 4, 10), jetzt=probe.uhr())
    following = probe.tu(wv.settle_wiedervorlage, key, heute=date(2026, 4, 10), jetzt=probe.uhr())
    assert zeile(probe, following).datum == date(2026, 5, 14)
    probe.tu(wv.update_wiedervorlage, following, datum=date(2026, 5, 20), jetzt=probe.uhr())
    last = probe.tu(wv.settle_wiedervorlage, following, heute=date(2026, 5, 20), jetzt=probe.uhr())
    assert zeile(probe, last).datum == date(2026, 6, 20)


def test_opening_again_takes_the_next_one_back(probe: Probe) -> None:
    first = neu(probe, turnus=Turnus.MONATLICH)
    second = probe.tu(wv.settle_wiedervorlage, first, heute=HEUTE, jetzt=probe.uhr(), notiz="da")
    probe.tu(wv.reopen_wiedervorlage, first, jetzt=probe.uhr())
    assert [(row.id, row.erledigt_am, row.erledigt_notiz) for row in probe.read(wv.wiedervorlagen)] == [
        (first, None, "")
    ]
    with pytest.raises(UserError, match="noch offen"):
        probe.tu(wv.reopen_wiedervorlage, first, jetzt=probe.uhr())
    second = probe.tu(wv.settle_wiedervorlage, first, heute=HEUTE, jetzt=probe.uhr())
    probe.tu(wv.settle_wiedervorlage, second, heute=HEUTE, jetzt=probe.uhr())
    with pytest.raises(UserError, match="Öffnen Sie zuerst WV-02 wieder"):
        probe.tu(wv.reopen_wiedervorlage, first, jetzt=probe.uhr())


def test_what_is_deleted_leaves_the_note_with_its_kennung(probe: Probe) -> None:
    massnahme = probe.ws.execute("Zeile", faden.put, faden.massnahme("M-12"))
    fest = probe.ws.execute("Zeile", faden.put, faden.bemerkung("FS-7"))
    one = neu(probe, bezug_art=Bezugsart.MASSNAHME, bezug_id=massnahme)
    other = neu(probe, bezug_art=Bezugsart.FESTSTELLUNG, bezug_id=fest)
    probe.tu(faden.remove, Massnahme, massnahme)
    probe.tu(faden.remove, Feststellung, fest)
    assert [(zeile(probe, key).bezug_id, zeile(probe, key).bezug_kennung) for key in (one, other)] == [
        (None, "M-12"), (None, "FS-7")
    ]  # fmt: skip
    probe.ws.undo()
    assert zeile(probe, other).bezug_id == fest


def test_deleting_ends_the_series(probe: Probe) -> None:
    first = neu(probe, turnus=Turnus.MONATLICH)
    second = probe.tu(wv.settle_wiedervorlage, first, heute=HEUTE, jetzt=probe.uhr())
    probe.tu(wv.delete_wiedervorlage, first)
    probe.tu(wv.delete_wiedervorlage, second)
    assert probe.read(wv.wiedervorlagen) == ()
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        probe.tu(wv.delete_wiedervorlage, second)
