"""Releasing an answer: refused while something blocks it, kept once released, opened again."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session

from qmapp.act import empfehlung as empf
from qmapp.act import management_response as mr
from qmapp.act.empfehlung.rows import Grund, Haltung, Veroeffentlichung
from qmapp.act.management_response.rows import Stand
from qmapp.act.massnahme import add_meilenstein, tables
from qmapp.act.massnahme.rows import Horizont, Status, Vorbehalt
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe


@pytest.fixture
def key(probe: Probe) -> UUID:
    who = {"heute": probe.HEUTE, "jetzt": probe.JETZT, "wer": probe.WER}
    return probe.ws.execute("E", empf.create_empfehlung, titel="Eins", text="Tun.", adressat="Grundsatz", **who)


def draft(probe: Probe, key: UUID, **told: Any) -> None:
    probe.ws.execute("Antwort", empf.draft_stellungnahme, key, wer="Weber", **told)


def lacks(probe: Probe, key: UUID) -> list[tuple[str, bool]]:
    return [(lack.feld, lack.sperrt) for lack in probe.read(mr.vorgang, key, probe.HEUTE).fehlt]


def test_what_was_done_before_the_answer_does_not_hold_it_up(probe: Probe, key: UUID) -> None:
    early, late = date(2025, 2, 1), date(2025, 2, 20)
    done = massnahme(probe, key, frist=late, status=Status.UMGESETZT, umgesetzt_am=early)
    over = massnahme(probe, key, frist=late, status=Status.UMGESETZT, umgesetzt_am=date(2025, 2, 25))
    draft(probe, key, haltung=Haltung.ANGENOMMEN, text="Ja.", rolle="Amtsleitung")
    release(probe, key)
    rows = {one.zeile.id: one.zeile.vereinbart_am for one in probe.read(mr.vorgang, key, probe.HEUTE).massnahmen}
    assert rows == {done: early, over: late}


def test_an_open_one_whose_deadline_is_over_is_named(probe: Probe, key: UUID) -> None:
    massnahme(probe, key, frist=date(2025, 2, 1))
    draft(probe, key, haltung=Haltung.ANGENOMMEN, text="Ja.", rolle="Amtsleitung")
    with pytest.raises(UserError, match=r"M-01: Die Frist 01\.02\.2025 liegt vor dem Tag der Vereinbarung"):
        release(probe, key)
    assert not probe.read(mr.vorgang, key, probe.HEUTE).empfehlung.zeile.beantwortet


def release(probe: Probe, key: UUID, wer: str = "Brandt") -> None:
    probe.tu(mr.release_stellungnahme, key, heute=probe.HEUTE, wer=wer)


def massnahme(probe: Probe, key: UUID, *stones: date, **told: Any) -> UUID:
    def insert(session: Session) -> UUID:
        count = len(session.exec(tables.Massnahme.__table__.select()).all())  # type: ignore[attr-defined]
        given: dict[str, Any] = {"text": "So.", "messgroesse": "0 Fehler", "verantwortlich": "R", **told}
        row = tables.Massnahme(
            **{"frist": date(2025, 6, 1), "status": Status.NICHT_BEGONNEN, **given},
            kennung=f"M-{count + 1:02d}",
            titel="Tun",
            empfehlung_id=key,
            beteiligte=[],
            vorbehalt=Vorbehalt.KEIN,
            veroeffentlichung=Veroeffentlichung.INTERN,
            angelegt_um=probe.JETZT,
            angelegt_durch="x",
        )
        session.add(row)
        session.flush()
        for day in stones:
            session.add(tables.Meilenstein(massnahme_id=row.id, titel="Schritt", soll=day))
        session.flush()
        return row.id

    return probe.ws.execute("M", insert)


def test_the_light_goes_out_step_by_step(probe: Probe, key: UUID) -> None:
    probe.tu(empf.update_empfehlung, key, text="", adressat="")
    assert lacks(probe, key) == [("empfehlungstext", False), ("adressat", True), ("haltung", True), ("rolle", True)]
    probe.tu(empf.update_empfehlung, key, text="Tun.", adressat="Grundsatz")
    draft(probe, key, rolle="Amtsleitung", haltung=Haltung.TEILWEISE)
    assert lacks(probe, key) == [("begruendung", True), ("massnahme", True)]
    draft(probe, key, begruendung="Es fehlen Stellen.", grund=Grund.RESSOURCEN)
    massnahme(probe, key, text="", messgroesse="", verantwortlich="", frist=None)
    assert lacks(probe, key) == [
        ("text", False), ("messgroesse", False), ("verantwortlich", True), ("frist", True),
    ]  # fmt: skip


def test_a_meilenstein_makes_specific_and_measurable(probe: Probe, key: UUID) -> None:
    draft(probe, key, rolle="Amtsleitung", haltung=Haltung.ANGENOMMEN)
    massnahme(probe, key, date(2025, 5, 1), text="", messgroesse="")
    assert lacks(probe, key) == []


def test_a_long_one_needs_a_meilenstein(probe: Probe, key: UUID) -> None:
    draft(probe, key, rolle="Amtsleitung", haltung=Haltung.ANGENOMMEN)
    massnahme(probe, key, horizont=Horizont.LANG)
    assert lacks(probe, key) == [("meilenstein", True)]
    with pytest.raises(UserError, match="M-01: Eine langfristige Maßnahme braucht einen Meilenstein"):
        release(probe, key)


@pytest.mark.parametrize("status", [Status.UMGESETZT, Status.NICHT_RELEVANT])
def test_what_is_over_lacks_nothing(probe: Probe, key: UUID, status: Status) -> None:
    draft(probe, key, rolle="Amtsleitung", haltung=Haltung.ANGENOMMEN)
    massnahme(probe, key, text="", verantwortlich="", frist=None, status=status)
    given_up = status is Status.NICHT_RELEVANT
    assert lacks(probe, key) == ([("massnahme", True)] if given_up else [])


def test_a_refusal_names_the_field_and_everything_missing(probe: Probe, key: UUID) -> None:
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        release(probe, key)
    assert caught.value.field == "haltung"
    assert "welche Rolle antwortet" in caught.value.advice
    assert probe.dump() == before
    draft(probe, key, rolle="Amtsleitung", haltung=Haltung.ABGELEHNT)
    with pytest.raises(UserError, match="warum abgelehnt wird"):
        release(probe, key)
    draft(probe, key, begruendung="Es geht nicht.", datum=date(2025, 3, 4))
    with pytest.raises(UserError, match="liegt noch vor uns"):
        release(probe, key)
    draft(probe, key, datum=None)
    with pytest.raises(UserError) as caught:
        release(probe, key, " ")
    assert caught.value.field == "wer"
    release(probe, key)
    assert probe.read(mr.vorgang, key, probe.HEUTE).stand is Stand.ABGELEHNT


def test_released_by_name_and_opened_again(probe: Probe, key: UUID) -> None:
    draft(probe, key, rolle="Amtsleitung", haltung=Haltung.ABGELEHNT, grund=Grund.ZU_WEIT, begruendung="Nein.")
    draft(probe, key, haltung=Haltung.ANGENOMMEN)
    massnahme(probe, key)
    release(probe, key)
    answer = probe.read(empf.empfehlung, key).zeile.stellungnahme
    assert answer is not None
    assert (answer.datum, answer.freigegeben_am, answer.freigegeben_durch) == (probe.HEUTE, probe.HEUTE, "Brandt")
    assert (answer.grund, answer.begruendung) == (None, "")
    assert probe.read(mr.vorgang, key, probe.HEUTE).stand is Stand.ANGENOMMEN
    with pytest.raises(UserError, match="freigegeben worden"):
        release(probe, key)
    probe.tu(mr.reopen_stellungnahme, key)
    assert probe.read(mr.vorgang, key, probe.HEUTE).stand is Stand.ANTWORT_OFFEN
    with pytest.raises(UserError, match="nicht freigegeben"):
        probe.ws.execute("Auf", mr.reopen_stellungnahme, key)
    draft(probe, key, text="Wir folgen.")
    release(probe, key)


def test_releasing_agrees_on_the_massnahmen(probe: Probe, key: UUID) -> None:
    draft(probe, key, rolle="Amtsleitung", haltung=Haltung.ANGENOMMEN)
    early = massnahme(probe, key, vereinbart_am=date(2025, 2, 1))
    late = massnahme(probe, key)
    release(probe, key)
    rows = {row.zeile.id: row.zeile for row in probe.read(mr.vorgang, key, probe.HEUTE).massnahmen}
    assert rows[early].vereinbart_am == date(2025, 2, 1)
    # 3 March to 1 June 2025: within three months.
    assert (rows[late].vereinbart_am, rows[late].horizont) == (probe.HEUTE, Horizont.KURZ)


def test_a_massnahme_that_becomes_long_by_the_agreement_needs_a_meilenstein(probe: Probe, key: UUID) -> None:
    draft(probe, key, rolle="Amtsleitung", haltung=Haltung.ANGENOMMEN)
    made = massnahme(probe, key, frist=date(2026, 12, 31))
    before = probe.dump()
    with pytest.raises(UserError, match="langfristige Maßnahme"):
        release(probe, key)
    assert probe.dump() == before
    probe.ws.execute("Schritt", add_meilenstein, made, "Entwurf", date(2026, 3, 31))
    release(probe, key)


@pytest.mark.parametrize(
    ("states", "stand"),
    [
        ([], Stand.ANGENOMMEN),
        ([Status.NICHT_BEGONNEN], Stand.ANGENOMMEN),
        ([Status.NICHT_RELEVANT], Stand.ANGENOMMEN),
        ([Status.NICHT_BEGONNEN, Status.IN_UMSETZUNG], Stand.IN_UMSETZUNG),
        ([Status.NICHT_BEGONNEN, Status.UMGESETZT], Stand.IN_UMSETZUNG),
        ([Status.VERZOEGERT], Stand.IN_UMSETZUNG),
        ([Status.UMGESETZT, Status.NICHT_RELEVANT], Stand.UMGESETZT),
    ],
)
def test_the_stand_follows_the_massnahmen(probe: Probe, key: UUID, states: list[Status], stand: Stand) -> None:
    draft(probe, key, rolle="Amtsleitung", haltung=Haltung.ANGENOMMEN)
    first = massnahme(probe, key)
    release(probe, key)
    probe.ws.execute("Fort", lambda session: session.delete(session.get(tables.Massnahme, first)))
    for status in states:
        massnahme(probe, key, status=status)
    assert probe.read(mr.vorgang, key, probe.HEUTE).stand is stand


def test_what_is_gone_is_said(probe: Probe, key: UUID) -> None:
    probe.tu(empf.delete_empfehlung, key)
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        probe.read(mr.vorgang, key, probe.HEUTE)
    for command, told in (
        (mr.release_stellungnahme, {"heute": probe.HEUTE, "wer": "Brandt"}),
        (mr.reopen_stellungnahme, {}),
    ):
        with pytest.raises(UserError, match="gibt es nicht mehr"):
            probe.ws.execute("Fort", command, key, **told)
