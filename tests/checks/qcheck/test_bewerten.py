"""Assessing side by side: counts without answers, hints taken apart, agreement that stands, seals to be checked."""

import re
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Katalogart, shipped
from qmapp.checks.qcheck.konsensstand import to_talk_about
from qmapp.checks.qcheck.rows import Abgleichzeile, Bewertung, Fortschritt, Nachweisart, Urteil
from qmapp.checks.qcheck.siegelprobe import befunde
from tests.checks.aktenpruefung.conftest import JETZT, Probe
from tests.checks.qcheck.test_qcheck import CODES, HEUTE, KATALOG, all_rated, begin, rated, refused

TEAM = ["Weber", "Kaya"]


def sealed(probe: Probe, key: UUID, anker: str = "") -> str:
    head = probe.ws.anchor()
    told: dict[str, Any] = {"anker": anker or f"{head.nr}:{head.hash}", "heute": HEUTE, "wer": "Brandt"}
    probe.tu(door.submit_qcheck, key, heute=HEUTE, wer="Weber")
    found: str = probe.tu(door.release_qcheck, key, **told)
    return found


def test_everybody_is_counted_and_nobody_quoted(probe: Probe) -> None:
    key = begin(probe, team=TEAM, gemeinsam=False)
    rated(probe, key, CODES[0], Urteil.VOLL, bewerter="Weber")
    rated(probe, key, CODES[1], Urteil.NICHT, bewerter="Weber")
    rated(probe, key, CODES[2], Urteil.NICHT_ZUTREFFEND, bewerter="Weber", bemerkung="Kein Anwendungsfall.")
    found = probe.read(door.fortschritt, key)
    assert found == (Fortschritt("Weber", 3, 1, 31), Fortschritt("Kaya", 0, 0, 31))
    assert (found[0].offen, found[0].fertig) == (28, False)
    all_rated(probe, key, bewerter="Kaya")
    assert probe.read(door.fortschritt, key)[1].fertig


def test_together_there_is_one_count(probe: Probe) -> None:
    key = begin(probe, team=TEAM)
    rated(probe, key, CODES[0], Urteil.NICHT_BEURTEILBAR)
    assert probe.read(door.fortschritt, key) == (Fortschritt("", 1, 1, 31),)


def test_what_was_agreed_stands_until_it_is_taken_back(probe: Probe) -> None:
    key = begin(probe, team=TEAM, gemeinsam=False)
    for name in TEAM:
        all_rated(probe, key, bewerter=name)
    told = {"jetzt": probe.uhr(), "wer": "QMB"}
    probe.tu(door.adopt_agreed, key, **told)
    for command, more in (
        (door.rate, (Urteil.NICHT,)),
        (door.remark, ("doch nicht",)),
    ):
        error = refused(probe, command, key, CODES[0], *more, bewerter="Kaya", **told)
        assert "schon geeinigt" in error.message
    assert "schon geeinigt" in refused(probe, door.retract, key, CODES[0], bewerter="Kaya").message
    probe.tu(door.retract, key, CODES[0])
    probe.tu(door.rate, key, CODES[0], Urteil.NICHT, bewerter="Kaya", **told)
    (first, *_) = probe.read(door.abgleich, key)
    assert not first.einig


def test_a_difference_is_one_obstacle_and_not_two(probe: Probe) -> None:
    key = begin(probe, team=TEAM, gemeinsam=False)
    for name in TEAM:
        all_rated(probe, key, bewerter=name)
    rated(probe, key, CODES[4], Urteil.TEILWEISE, bewerter="Kaya")
    probe.tu(door.adopt_agreed, key, jetzt=probe.uhr(), wer="QMB")
    (only,) = probe.read(door.hindernisse, key)
    assert (only.code, "von 2 Personen verschieden bewertet" in only.satz) == (CODES[4], True)


def test_every_shipped_hint_tells_what_3_and_1_look_like() -> None:
    hints = [punkt.hinweis for one in shipped(Katalogart.QCHECK) for punkt in one.punkte]
    assert len(hints) == 205
    for hint in hints:
        parts = door.zerlegt(hint)
        assert all((parts.vorgehen, parts.voll, parts.teilweise)), hint
        assert "3 = " not in parts.vorgehen + parts.voll + parts.teilweise
        assert re.sub(r"\W", "", hint) == re.sub(
            r"\W", "", f"{parts.vorgehen} 3 = {parts.voll} 1 = {parts.teilweise}"
        ), "nothing is lost"


@pytest.mark.parametrize("hint", ["", "Nachsehen.", "13 = viele; 1 = wenige", "3 = voll", "1 = halb; 3 = ganz"])
def test_other_hints_stay_whole(hint: str) -> None:
    assert door.zerlegt(hint) == door.Hinweis(hint)


@given(st.text(max_size=80))
def test_no_hint_breaks_it(hint: str) -> None:
    assert door.zerlegt(hint).vorgehen in hint


def test_a_seal_holds_until_something_changes(probe: Probe) -> None:
    key = begin(probe)
    assert door.siegelprobe(probe.ws, key).siegel is None
    all_rated(probe, key)
    sealed(probe, key)
    assert door.siegelprobe(probe.ws, key).haelt
    assert befunde(probe.ws) == ()
    change = text("UPDATE qcheck_bewertung SET urteil = '0' WHERE code = 'QC-HZP-P03'")
    probe.ws.execute("Fälschung", lambda session: session.connection().execute(change))
    found = door.siegelprobe(probe.ws, key)
    assert (found.siegel, found.anker_fremd, found.haelt) == (False, False, False)
    assert befunde(probe.ws) == ("Der Q-Check QC-2026-1 stimmt nicht mit seinem Siegel überein.",)


def test_a_foreign_anchor_and_a_later_seal_are_said(probe: Probe) -> None:
    key = begin(probe)
    all_rated(probe, key)
    sealed(probe, key, anker="1:" + "0" * 64)
    assert door.siegelprobe(probe.ws, key).anker_fremd
    (said,) = befunde(probe.ws)
    assert "kommt im Änderungsprotokoll dieser Datei nicht vor" in said
    later = text("UPDATE qcheck SET siegel = '2:abc'")
    probe.ws.execute("Später", lambda session: session.connection().execute(later))
    assert "stammt von einer späteren Version" in befunde(probe.ws)[0]


def test_the_seal_holds_the_attached_files_too(probe: Probe) -> None:
    key = begin(probe, von=date(2026, 1, 1))
    all_rated(probe, key)
    proof = probe.tu(door.add_nachweis, key, CODES[0], Nachweisart.DOKUMENT, "Prozess HzP Version 4")
    before = probe.read(door.siegel, key)
    add = (
        "INSERT INTO qcheck_anlage (id, nachweis_id, dateiname, groesse, sha256, um, wer) "
        f"VALUES ('{UUID(int=7).hex}', '{proof.hex}', 'Prozess.pdf', 9, 'ab', '2026-03-12 09:00:00', 'QMB')"
    )
    probe.ws.execute("Anlage", lambda session: session.connection().execute(text(add)))
    assert probe.read(door.siegel, key) != before


def test_only_what_differs_is_talked_about(probe: Probe) -> None:
    key = begin(probe, team=TEAM, gemeinsam=False)
    assert probe.read(door.konsensstand, key).gleich == 0
    for name in TEAM:
        all_rated(probe, key, bewerter=name)
    rated(probe, key, CODES[1], Urteil.NICHT, bewerter="Kaya", bemerkung="Fehlt.")
    for name in TEAM:
        rated(probe, key, CODES[2], Urteil.NICHT_BEURTEILBAR, bewerter=name)
    probe.tu(door.retract, key, CODES[3], bewerter="Weber")
    stand = probe.read(door.konsensstand, key)
    assert [line.punkt.code for line in stand.zeilen] == CODES[1:4]
    assert stand.gleich == 29, "alike, and with the one nobody has explained"
    told: dict[str, Any] = {"jetzt": probe.uhr(), "wer": "QMB"}
    probe.tu(door.adopt_agreed, key, **told)
    stand = probe.read(door.konsensstand, key)
    assert (stand.gleich, len(stand.offen), stand.fertig) == (0, 3, False)
    for code, urteil in zip(CODES[1:4], (Urteil.TEILWEISE, Urteil.NICHT_BEURTEILBAR, Urteil.VOLL), strict=True):
        probe.tu(door.agree, key, code, urteil, "Besprochen.", **told)
    stand = probe.read(door.konsensstand, key)
    assert (len(stand.zeilen), stand.fertig) == (3, True), "what was settled can still be seen"
    assert probe.read(door.hindernisse, key) == ()


def test_together_nothing_is_to_be_agreed_on(probe: Probe) -> None:
    stand = probe.read(door.konsensstand, begin(probe, team=TEAM))
    assert (stand.gleich, stand.zeilen, stand.fertig) == (0, (), True)


SAID = st.lists(st.tuples(st.sampled_from(list(Urteil)), st.sampled_from(["", "belegt"])), max_size=4)


@given(SAID, st.integers(1, 4))
def test_what_is_not_talked_about_could_be_sealed_as_it_stands(said: list[tuple[Urteil, str]], team: int) -> None:
    people = said[:team]
    answers = tuple(
        Bewertung("QC-HZP-S01", str(place), urteil, words, JETZT, "QMB") for place, (urteil, words) in enumerate(people)
    )
    line = Abgleichzeile(KATALOG.punkte[0], answers, None)
    urteile = {urteil for urteil, _ in people}
    explained = any(words for _, words in people) or urteile <= {Urteil.VOLL, Urteil.UEBERWIEGEND}
    assert to_talk_about(line, team) is not (len(people) == team and len(urteile) == 1 and explained)
