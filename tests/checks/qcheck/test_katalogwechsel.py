"""A running Q-Check moves to a newer version of its catalogue: no answer is lost, none is made up."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from qmapp.act import feststellung as fest
from qmapp.act.feststellung.katalogwechsel import move_qcheck
from qmapp.act.feststellung.rows import Art
from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Katalog, Katalogart, import_katalog, load
from qmapp.checks.katalog.wechsel import Entscheidung, Wahl, Wechselart
from qmapp.checks.qcheck import tables
from qmapp.checks.qcheck.katalogwechsel import Folgen, archiv, folgen, vorschau, wechsel, ziele
from qmapp.checks.qcheck.rows import Nachweisart, Urteil
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe

HEUTE = date(2025, 10, 6)
ALT = load("QC-HZP", Katalogart.QCHECK)
OPEN, KEEP, ASIDE = Wahl(Entscheidung.OEFFNEN), Wahl(Entscheidung.UEBERNEHMEN), Wahl(Entscheidung.ARCHIVIEREN)


def newer() -> Katalog:
    """S01 asks something else; S02 has another Maßstab; S03 another weight; S04 is gone and S09 asks the same; S10 new.

    S05 is gone for good.
    """
    points = {punkt.code: punkt for punkt in ALT.punkte}
    changed = {
        "QC-HZP-S01": replace(points["QC-HZP-S01"], frage="Ist alles anders?"),
        "QC-HZP-S02": replace(points["QC-HZP-S02"], massstab="Ein anderer Maßstab"),
        "QC-HZP-S03": replace(points["QC-HZP-S03"], gewicht=1),
    }
    kept = [changed.get(p.code, p) for p in ALT.punkte if p.code not in ("QC-HZP-S04", "QC-HZP-S05")]
    kept += [
        replace(points["QC-HZP-S04"], code="QC-HZP-S09"),
        replace(
            points["QC-HZP-S05"], code="QC-HZP-S10", titel="Neu", frage="Etwas ganz anderes und vorher nie Gefragtes?"
        ),
    ]
    numbered = tuple(replace(punkt, nummer=place) for place, punkt in enumerate(kept, 1))
    return replace(ALT, version=ALT.version + 1, punkte=numbered)


NEU = newer()


def begun(probe: Probe, **angaben: Any) -> UUID:
    key: UUID = probe.ws.execute(
        "Q", lambda s: door.create_qcheck(s, katalog=ALT, heute=HEUTE, titel="Q-Check", **angaben)
    )
    probe.ws.execute("K", import_katalog, NEU, heute=HEUTE, wer="QMB")
    return key


def rate(probe: Probe, key: UUID, code: str, urteil: Urteil, **told: Any) -> None:
    probe.ws.execute("B", door.rate, key, f"QC-HZP-{code}", urteil, jetzt=probe.uhr(), wer="QMB", **told)


def move(probe: Probe, key: UUID, **anders: Wahl) -> Folgen:
    wahlen = probe.read(vorschau, key, NEU).vorschlaege | {f"QC-HZP-{code}": wahl for code, wahl in anders.items()}
    come: Folgen = probe.tu(move_qcheck, key, NEU, wahlen, jetzt=probe.uhr(), wer="QMB")
    return come


def test_what_is_suggested_is_careful(probe: Probe) -> None:
    key = begun(probe)
    assert [content.version for content in probe.read(ziele, key)] == [NEU.version]
    rows = {row.code.removeprefix("QC-HZP-"): row for row in probe.read(vorschau, key, NEU).punkte}
    found = {code: (row.art, row.vorschlag) for code, row in rows.items() if row.art is not Wechselart.GLEICH}
    assert found == {
        "S01": (Wechselart.FRAGE, OPEN),
        "S02": (Wechselart.MASSSTAB, OPEN),
        "S03": (Wechselart.HINWEISE, KEEP),
        "S04": (Wechselart.ENTFALLEN, Wahl(Entscheidung.ZUORDNEN, "QC-HZP-S09")),
        "S05": (Wechselart.ENTFALLEN, ASIDE),
        "S09": (Wechselart.NEU, None),
        "S10": (Wechselart.NEU, None),
    }


def test_every_answer_stays_goes_along_or_lies_in_the_archive(probe: Probe) -> None:
    key = begun(probe, team=["Ada", "Bo"], gemeinsam=False)
    for code in ("S01", "S03", "S04", "S05"):
        for name, urteil in (("Ada", Urteil.VOLL), ("Bo", Urteil.TEILWEISE)):
            rate(probe, key, code, urteil, bewerter=name, bemerkung=f"{name} zu {code}")
    probe.ws.execute("N", door.add_nachweis, key, "QC-HZP-S04", Nachweisart.DOKUMENT, "Liste")
    probe.ws.execute("N", door.add_nachweis, key, "QC-HZP-S05", Nachweisart.GESPRAECH, "Zwei Gespräche")
    probe.ws.execute("M", door.add_merkpunkt, key, "Noch einmal ansehen", code="QC-HZP-S05")
    view = probe.read(vorschau, key, NEU)
    assert view.personen == 2
    come = move(probe, key)
    assert come == folgen(view, view.vorschlaege) == Folgen(bleiben=2, zugeordnet=2, beiseite=4, offen=29)
    given = {frage.punkt.code: frage for frage in probe.read(door.fragen, key, "Bo")}
    assert set(given) == {punkt.code for punkt in NEU.punkte}
    assert given["QC-HZP-S01"].bewertung is None
    moved = given["QC-HZP-S09"]
    assert moved.bewertung is not None
    assert (moved.bewertung.urteil, moved.bewertung.bemerkung) == (Urteil.TEILWEISE, "Bo zu S04")
    assert [one.text for one in moved.nachweise] == ["Liste"]
    rows = probe.read(archiv, key)
    assert [(row.code, row.bewerter, row.urteil, row.bemerkung) for row in rows] == [
        ("QC-HZP-S01", "Ada", Urteil.VOLL, "Ada zu S01"),
        ("QC-HZP-S01", "Bo", Urteil.TEILWEISE, "Bo zu S01"),
        ("QC-HZP-S05", "Ada", Urteil.VOLL, "Ada zu S05"),
        ("QC-HZP-S05", "Bo", Urteil.TEILWEISE, "Bo zu S05"),
    ]
    assert {row.grund for row in rows} == {"Neu zu beantworten", "Frage entfallen"}
    assert [row.inhalt["nachweise"] for row in rows] == [[], [], ["Zwei Gespräche"], ["Zwei Gespräche"]]
    (note,) = probe.read(door.merkpunkte, key)
    assert note.code == ""
    assert note.text.startswith("Noch einmal ansehen (zu QC-HZP-S05 „")
    (line,) = probe.read(wechsel, key)
    assert (line.von_version, line.nach_version, line.beiseite) == (ALT.version, NEU.version, 4)


def test_evidence_of_a_question_that_is_gone_stays_in_the_file(probe: Probe) -> None:
    key = begun(probe)
    kept = probe.ws.execute("N", door.add_nachweis, key, "QC-HZP-S05", Nachweisart.DOKUMENT, "Mappe")
    move(probe, key)
    row = tables.QCheckNachweis

    def stored(session: Session) -> list[tuple[UUID, str]]:
        return list(session.exec(select(row.id, row.code)).all())

    assert probe.read(stored) == [(kept, "QC-HZP-S05")]


def test_feststellungen_follow_their_question(probe: Probe) -> None:
    key = begun(probe)
    rate(probe, key, "S04", Urteil.TEILWEISE, bemerkung="Schulung fehlt")
    told = {"art": Art.MANGEL, "heute": HEUTE, "jetzt": probe.uhr(), "wer": "QMB"}
    probe.ws.execute("F", fest.from_qcheck, key, ["QC-HZP-S04"], **told)
    move(probe, key)
    (row,) = probe.read(fest.zu_qcheck, key)
    assert row.punkte == ("QC-HZP-S09",)


def test_the_degree_is_reckoned_with_the_new_weights(probe: Probe) -> None:
    key = begun(probe)
    rate(probe, key, "S03", Urteil.VOLL)
    rate(probe, key, "S06", Urteil.TEILWEISE, bemerkung="x")
    weights = {punkt.code: punkt.gewicht for punkt in ALT.punkte}
    before = probe.read(door.ergebnis, key).gesamt
    heavy, other = weights["QC-HZP-S03"], weights["QC-HZP-S06"]
    assert (before.zaehler, before.nenner) == (3 * heavy + other, 3 * heavy + 3 * other)
    move(probe, key)
    after = probe.read(door.ergebnis, key).gesamt
    assert (after.zaehler, after.nenner) == (3 + other, 3 + 3 * other)


@pytest.mark.parametrize(
    "anders",
    [
        {"S04": Wahl(Entscheidung.ZUORDNEN, "QC-HZP-S01")},
        {"S04": Wahl(Entscheidung.ZUORDNEN, "QC-HZP-S09"), "S05": Wahl(Entscheidung.ZUORDNEN, "QC-HZP-S09")},
        {"S04": KEEP},
        {"S01": ASIDE},
        {"S10": KEEP},
        {"X99": KEEP},
    ],
)
def test_impossible_decisions_change_nothing(probe: Probe, anders: dict[str, Wahl]) -> None:
    key = begun(probe)
    before = probe.dump()
    with pytest.raises(UserError):
        move(probe, key, **anders)
    assert probe.dump() == before


def test_only_a_running_one_moves_and_only_to_a_newer_version(probe: Probe) -> None:
    key = begun(probe)
    with pytest.raises(UserError, match="keine neuere"):
        probe.read(vorschau, key, replace(NEU, titel="Nie gesehen"))
    for frage in probe.read(door.fragen, key):
        rate(probe, key, frage.punkt.code.removeprefix("QC-HZP-"), Urteil.VOLL)
    probe.ws.execute("V", door.submit_qcheck, key, heute=HEUTE, wer="QMB")
    with pytest.raises(UserError, match="liegt zur Freigabe vor"):
        move(probe, key)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_choice_loses_an_answer(probe: Probe, data: st.DataObject) -> None:
    """However it is decided: what was given before is there after, in force or in the archive."""
    key = begun_once(probe)
    before = {code: answer.urteil for code, answer in probe.read(_bewertungen, key).items()}
    view = probe.read(vorschau, key, NEU)
    free = [punkt.code for punkt in view.ziele]
    wahlen: dict[str, Wahl] = {}
    for punkt in view.punkte:
        if punkt.wege:
            way = data.draw(st.sampled_from(punkt.wege))
            if way is Entscheidung.ZUORDNEN and not free:
                way = Entscheidung.ARCHIVIEREN
            target = free.pop(data.draw(st.integers(0, len(free) - 1))) if way is Entscheidung.ZUORDNEN else ""
            wahlen[punkt.code] = Wahl(way, target)
    probe.ws.execute("W", move_qcheck, key, NEU, wahlen, jetzt=probe.uhr(), wer="QMB")
    back = {wahl.ziel: code for code, wahl in wahlen.items() if wahl.ziel}
    force = {back.get(code, code): one.urteil for code, one in probe.read(_bewertungen, key).items()}
    aside = {row.code: row.urteil for row in probe.read(archiv, key)}
    assert not force.keys() & aside.keys()
    assert force | aside == before
    probe.ws.undo()


def _bewertungen(session: Session, key: UUID) -> dict[str, Any]:
    return {frage.punkt.code: frage.bewertung for frage in door.fragen(session, key) if frage.bewertung is not None}


def begun_once(probe: Probe) -> UUID:
    known = probe.read(door.qchecks)
    if known:
        return known[0].id
    key = begun(probe)
    for place, punkt in enumerate(ALT.punkte):
        rate(probe, key, punkt.code.removeprefix("QC-HZP-"), list(Urteil)[place % 6], bemerkung="Grund")
    return key


def test_evidence_of_a_question_that_is_gone_can_still_be_seen(probe: Probe) -> None:
    """S05 is gone: its evidence and file stay with the Q-Check, and are told apart from what is asked."""
    key = begun(probe)
    assert probe.read(door.entfallene_nachweise, key) == ()
    proofs = {
        code: probe.tu(door.add_nachweis, key, code, Nachweisart.DOKUMENT, f"Beleg {code}")
        for code in ("QC-HZP-S05", "QC-HZP-S03")
    }
    file = probe.tu(
        door.add_anlage, proofs["QC-HZP-S05"], "Plan.pdf", b"%PDF-1.4\n%%EOF\n", jetzt=probe.uhr(), wer="QMB"
    )
    move(probe, key)
    (left,) = probe.read(door.entfallene_nachweise, key)
    assert (left.id, left.code) == (proofs["QC-HZP-S05"], "QC-HZP-S05")
    assert probe.read(door.anlage_inhalt, file) == b"%PDF-1.4\n%%EOF\n"
    probe.tu(door.remove_nachweis, left.id)
    assert probe.read(door.entfallene_nachweise, key) == ()
