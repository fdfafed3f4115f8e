"""The answer of the Leitung: drafted in any order, kept once released; and what is said to a whole year."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session

from qmapp.act import empfehlung as empf
from qmapp.act.empfehlung import tables, worte
from qmapp.act.empfehlung.rows import Grund, Haltung, Stellungnahme
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe


def recommended(probe: Probe, titel: str = "Eins") -> UUID:
    who = {"heute": probe.HEUTE, "jetzt": probe.uhr(), "wer": probe.WER}
    return probe.ws.execute("E", empf.create_empfehlung, titel=titel, **who)


def answer(probe: Probe, key: UUID) -> Stellungnahme:
    found = probe.read(empf.empfehlung, key).zeile.stellungnahme
    assert found is not None
    return found


def release(probe: Probe, key: UUID) -> None:
    def mark(session: Session) -> None:
        row = session.get(tables.Stellungnahme, key)
        assert row is not None
        row.freigegeben_am, row.freigegeben_durch = date(2025, 3, 10), "Brandt"

    probe.ws.execute("Frei", mark)


def test_a_draft_grows_field_by_field(probe: Probe) -> None:
    key = recommended(probe)
    probe.tu(empf.draft_stellungnahme, key, wer="Weber", haltung=Haltung.TEILWEISE)
    probe.tu(empf.draft_stellungnahme, key, wer="Weber", grund=Grund.RESSOURCEN, begruendung=" Es fehlen Stellen. ")
    probe.tu(empf.draft_stellungnahme, key, wer="Okafor", text="Wir beginnen klein.", rolle="Amtsleitung")
    found = answer(probe, key)
    assert (found.haltung, found.grund, found.begruendung) == (
        Haltung.TEILWEISE,
        Grund.RESSOURCEN,
        "Es fehlen Stellen.",
    )
    assert (found.text, found.rolle, found.entworfen_durch) == ("Wir beginnen klein.", "Amtsleitung", "Okafor")
    assert found.freigegeben_am is None
    row = probe.read(empf.empfehlung, key).zeile
    assert (row.beantwortet, row.haltung) == (False, None)
    assert worte.begruendung(found) == "Ressourcen reichen nicht: Es fehlen Stellen."


def test_the_next_answer_is_given_by_the_same_role(probe: Probe) -> None:
    first, second = recommended(probe), recommended(probe, "Zwei")
    probe.tu(empf.draft_stellungnahme, first, wer="Weber", text="Wir folgen.")
    assert answer(probe, first).rolle == "Amtsleitung"
    probe.tu(empf.draft_stellungnahme, first, wer="Weber", rolle="Dezernat")
    probe.tu(empf.draft_stellungnahme, second, wer="Weber", haltung=Haltung.ANGENOMMEN)
    assert answer(probe, second).rolle == "Dezernat"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": "x" * 4001}, "text"),
        ({"begruendung": "x" * 4001}, "begruendung"),
        ({"rolle": "x" * 201}, "rolle"),
        ({"datum": date(2025, 3, 2)}, "datum"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(probe: Probe, wrong: dict[str, Any], field: str) -> None:
    key = recommended(probe)
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        probe.ws.execute("Falsch", empf.draft_stellungnahme, key, wer="Weber", **wrong)
    assert caught.value.field == field
    assert probe.dump() == before


def test_an_empfehlung_does_not_move_behind_its_answer(probe: Probe) -> None:
    key = recommended(probe)
    probe.tu(empf.draft_stellungnahme, key, wer="Weber", datum=date(2025, 3, 5))
    with pytest.raises(UserError) as caught:
        probe.ws.execute("Falsch", empf.update_empfehlung, key, empfohlen_am=date(2025, 3, 6))
    assert caught.value.field == "empfohlen_am"


def test_what_is_released_is_kept(probe: Probe) -> None:
    key = recommended(probe)
    probe.tu(empf.draft_stellungnahme, key, wer="Weber", haltung=Haltung.ANGENOMMEN, rolle="Amtsleitung")
    release(probe, key)
    before = probe.dump()
    for command, told in (
        (empf.draft_stellungnahme, {"wer": "Weber", "text": "Anders"}),
        (empf.update_empfehlung, {"text": "Anders"}),
        (empf.update_empfehlung, {"titel": "Anders"}),
        (empf.delete_empfehlung, {}),
    ):
        with pytest.raises(UserError, match="freigegeben") as caught:
            probe.ws.execute("Anders", command, key, **told)
        assert "wieder" in caught.value.advice
    assert probe.dump() == before
    probe.tu(empf.update_empfehlung, key, titel="Eins", adressat="Grundsatz")
    assert probe.read(empf.empfehlung, key).zeile.haltung is Haltung.ANGENOMMEN


def test_an_accepted_one_has_no_reason(probe: Probe) -> None:
    key = recommended(probe)
    probe.tu(
        empf.draft_stellungnahme, key, wer="W", haltung=Haltung.ABGELEHNT, grund=Grund.ANDERER, begruendung="Nein."
    )
    assert worte.begruendung(answer(probe, key)) == "Nein."
    probe.tu(empf.draft_stellungnahme, key, wer="W", grund=Grund.ZU_WEIT, begruendung="")
    assert worte.begruendung(answer(probe, key)) == "Geht zu weit."
    probe.tu(empf.draft_stellungnahme, key, wer="W", haltung=Haltung.ANGENOMMEN)
    assert worte.begruendung(answer(probe, key)) == ""


def test_a_year_gets_its_answer(probe: Probe) -> None:
    assert probe.read(empf.gesamtstellungnahme, 2025) is None
    with pytest.raises(UserError, match="noch keine"):
        probe.ws.execute("Frei", empf.release_gesamtstellungnahme, 2025, heute=probe.HEUTE, wer="Brandt")
    probe.tu(empf.draft_gesamtstellungnahme, 2025, text="Ein ehrliches Bild.", rolle="")
    with pytest.raises(UserError) as caught:
        probe.ws.execute("Frei", empf.release_gesamtstellungnahme, 2025, heute=probe.HEUTE, wer="Brandt")
    assert caught.value.field == "rolle"
    probe.tu(empf.draft_gesamtstellungnahme, 2025, rolle="Amtsleitung", datum=date(2025, 3, 4))
    with pytest.raises(UserError) as caught:
        probe.ws.execute("Frei", empf.release_gesamtstellungnahme, 2025, heute=probe.HEUTE, wer="Brandt")
    assert caught.value.field == "datum"
    probe.tu(empf.draft_gesamtstellungnahme, 2025, datum=None)
    probe.tu(empf.release_gesamtstellungnahme, 2025, heute=probe.HEUTE, wer="Brandt")
    found = probe.read(empf.gesamtstellungnahme, 2025)
    assert found is not None
    assert (found.datum, found.freigegeben_am, found.freigegeben_durch) == (probe.HEUTE, probe.HEUTE, "Brandt")
    for command, told in (
        (empf.draft_gesamtstellungnahme, {"text": "Anders"}),
        (empf.release_gesamtstellungnahme, {"heute": probe.HEUTE, "wer": "Brandt"}),
    ):
        with pytest.raises(UserError, match="freigegeben"):
            probe.ws.execute("Anders", command, 2025, **told)
    probe.tu(empf.reopen_gesamtstellungnahme, 2025)
    probe.tu(empf.draft_gesamtstellungnahme, 2025, text="Anders")
    assert probe.read(empf.jahre) == (2025,)


def test_a_year_that_cannot_be_is_refused(probe: Probe) -> None:
    with pytest.raises(UserError) as caught:
        probe.ws.execute("Falsch", empf.draft_gesamtstellungnahme, 20255, text="x")
    assert caught.value.field == "jahr"
