"""Somebody leaves: everything open goes to a successor, and what is past keeps the old name."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from qmapp.act import berichtspflicht as bp
from qmapp.act import massnahme as mass
from qmapp.act import projekt as proj
from qmapp.act import wiedervorlage as wv
from qmapp.act.management_response.uebergabe import Als, Postenart, hand_over, namen, uebergabe
from qmapp.act.massnahme.rows import Status
from qmapp.act.wiedervorlage.rows import Bezugsart
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe

HEUTE = date(2026, 3, 12)
JETZT = datetime(2026, 3, 12, 9, tzinfo=UTC)
WER: dict[str, Any] = {"heute": HEUTE, "jetzt": JETZT, "wer": "QMB"}
WANN: dict[str, Any] = {"heute": HEUTE, "jetzt": JETZT}


@pytest.fixture
def amt(probe: Probe) -> dict[str, Any]:
    """R-GRU is in charge of two Maßnahmen, one of them done, takes part in a third, holds one of every kind."""
    given: dict[str, Any] = {}
    for name, told in (
        ("offen", {"verantwortlich": "R-GRU", "person": "Frau Yıldız", "beteiligte": ["R-WID", "r-gru "]}),
        ("fertig", {"verantwortlich": "R-GRU"}),
        ("dabei", {"verantwortlich": "R-IT", "beteiligte": ["R-GRU", "R-NEU"]}),
        ("fremd", {"verantwortlich": "R-IT"}),
    ):
        given[name] = probe.tu(mass.create_massnahme, titel=name, **WER, **told)
    probe.tu(mass.add_meilenstein, given["offen"], "Rohfassung", date(2026, 5, 1))
    probe.tu(mass.set_status, given["fertig"], Status.UMGESETZT, am=HEUTE, jetzt=JETZT, wer="QMB")
    note = {"text": "Nachfragen", "bezug_art": Bezugsart.SONST, "rolle": "R-GRU", "jetzt": JETZT}
    given["notiz"] = probe.tu(wv.create_wiedervorlage, datum=date(2026, 4, 1), **note)
    given["alt"] = probe.tu(wv.create_wiedervorlage, datum=date(2026, 3, 1), **note)
    probe.tu(wv.settle_wiedervorlage, given["alt"], **WANN)
    duty = {"gueltig_ab": date(2026, 1, 1), "rolle": "R-GRU"}
    given["pflicht"] = probe.tu(bp.create_berichtspflicht, titel="Bericht", **duty)
    given["beendet"] = probe.tu(bp.create_berichtspflicht, titel="Alt", endet_am=date(2026, 3, 1), **duty)
    series = {"rolle": "R-QMB", "pflicht": ["R-GRU", "R-WID"]}
    given["serie"] = probe.tu(bp.create_terminserie, titel="Zieldialog", ab_jahr=2026, mindestens=2, **series)
    given["projekt"] = probe.tu(proj.create_projekt, titel="Wandel", leitung="R-GRU", team=["R-IT"])
    return given


def test_the_preview_names_everything_open(probe: Probe, amt: dict[str, Any]) -> None:
    before = probe.dump()
    found = probe.read(uebergabe, " r-gru", HEUTE)
    assert {posten.id for posten in found.posten} == {
        amt[name] for name in ("offen", "dabei", "notiz", "pflicht", "serie", "projekt")
    }
    assert [(p.kennung, p.als) for p in found.posten if p.art is Postenart.MASSNAHME] == [
        ("M-01", Als.VERANTWORTLICH), ("M-01", Als.BETEILIGT), ("M-03", Als.BETEILIGT),
    ]  # fmt: skip
    assert (found.anzahl(Postenart.MASSNAHME), found.meilensteine) == (2, 1)
    assert probe.read(uebergabe, "R-GRU", HEUTE, frozenset({Als.PERSON})).posten == ()
    assert dict(probe.read(namen, HEUTE)) == {
        "Frau Yıldız": 1, "R-GRU": 6, "R-IT": 3, "R-NEU": 1, "R-QMB": 1, "R-WID": 2,
    }  # fmt: skip
    assert probe.dump() == before


def test_one_step_hands_everything_over(probe: Probe, amt: dict[str, Any]) -> None:
    before = probe.dump()
    assert probe.tu(hand_over, "R-GRU", "R-NEU", **WANN) == 6
    rows = {row.id: row for row in probe.read(mass.massnahmen, HEUTE)}
    assert (rows[amt["offen"]].verantwortlich, rows[amt["offen"]].beteiligte) == ("R-NEU", ("R-WID", "R-NEU"))
    assert rows[amt["offen"]].person == "Frau Yıldız"
    assert rows[amt["dabei"]].beteiligte == ("R-NEU",)
    assert rows[amt["fertig"]].verantwortlich == "R-GRU"
    notes = {row.id: row.rolle for row in probe.read(wv.wiedervorlagen)}
    assert (notes[amt["notiz"]], notes[amt["alt"]]) == ("R-NEU", "R-GRU")
    project = probe.read(proj.projekt, amt["projekt"], HEUTE).zeile
    assert (project.leitung, project.team) == ("R-NEU", ("R-IT",))
    assert probe.read(uebergabe, "R-GRU", HEUTE).posten == ()
    probe.ws.undo()
    assert probe.dump() == before


def test_a_person_goes_and_the_role_stays(probe: Probe, amt: dict[str, Any]) -> None:
    assert probe.tu(hand_over, "frau yıldız", "Herr Okafor", **WANN) == 1
    row = next(row for row in probe.read(mass.massnahmen, HEUTE) if row.id == amt["offen"])
    assert (row.verantwortlich, row.person) == ("R-GRU", "Herr Okafor")


@pytest.mark.parametrize(
    ("von", "auf", "words", "field"),
    [
        ("Niemand", "R-NEU", "lautet nichts Offenes", "von"),
        (" ", "R-NEU", "kein Name gewählt", "von"),
        ("R-GRU", " ", "Die Nachfolge fehlt", "auf"),
        ("R-GRU", "r-GRU ", "derselbe Name", "auf"),
        ("R-GRU", "x" * 101, "zu lang", "auf"),
    ],
)
def test_a_name_nobody_holds_or_no_successor_is_refused(
    probe: Probe, amt: dict[str, Any], von: str, auf: str, words: str, field: str
) -> None:
    before = probe.dump()
    with pytest.raises(UserError, match=words) as caught:
        probe.tu(hand_over, von, auf, **WANN)
    assert caught.value.field == field
    assert probe.dump() == before
