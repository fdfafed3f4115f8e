"""The thread followed from either end, and where it breaks."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event
from sqlmodel import Session

from qmapp.act import empfehlung, massnahme
from qmapp.act import feststellung as fest
from qmapp.act import management_response as mr
from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.feststellung.rows import Art
from qmapp.act.management_response.faden import Faden, Gliedart, Gliedstand
from qmapp.act.management_response.rows import Lueckenart
from qmapp.act.massnahme.rows import Status, Wirkung
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe

G, S = Gliedart, Gliedstand
HEUTE = date(2025, 3, 3)
WER = {"heute": HEUTE, "jetzt": datetime(2025, 3, 3, 9, tzinfo=UTC), "wer": "QMB"}
LATER = date(2025, 9, 1)


@pytest.fixture
def found(probe: Probe) -> UUID:
    return UUID(str(probe.tu(fest.create_feststellung, titel="Abrechnung fehlt", **WER)))


def follow(probe: Probe, art: Gliedart, key: UUID, day: date = HEUTE) -> Faden:
    thread: Faden = probe.read(mr.faden, art, key, day)
    return thread


def shape(thread: Faden) -> list[tuple[Gliedart, str, Gliedstand]]:
    return [(link.art, link.kennung, link.stand) for link in thread.glieder]


def gaps(probe: Probe, day: date = HEUTE) -> list[tuple[Lueckenart, str]]:
    found = probe.read(mr.luecken, day)
    assert probe.read(mr.anzahl_luecken, day) == len(found)
    return [(gap.art, gap.kennung) for gap in found]


def advise(probe: Probe, *sources: UUID) -> UUID:
    given = {"titel": "Jährlich anfordern", "text": "…", "adressat": "Standorte"}
    return UUID(str(probe.tu(empfehlung.create_empfehlung, feststellungen=sources, **given, **WER)))


def answer(probe: Probe, key: UUID, haltung: Haltung = Haltung.ANGENOMMEN) -> None:
    words = {"rolle": "Amtsleitung", "datum": HEUTE, "begruendung": "Kein Geld."}
    probe.tu(empfehlung.draft_stellungnahme, key, wer="QMB", haltung=haltung, **words)
    probe.tu(mr.release_stellungnahme, key, heute=HEUTE, wer="Frau Brandt")


def agree(probe: Probe, key: UUID | None = None, frist: date | None = date(2025, 6, 30), **told: Any) -> UUID:
    told = {"titel": "Liste führen", "vereinbart_am": HEUTE, "verantwortlich": "Grundsatz", "frist": frist, **told}
    return UUID(str(probe.tu(massnahme.create_massnahme, empfehlung_id=key, **told, **WER)))


def done(probe: Probe, key: UUID) -> None:
    when = {"am": HEUTE, "jetzt": datetime(2025, 3, 3, 9, tzinfo=UTC), "wer": "QMB"}
    probe.tu(massnahme.set_status, key, Status.UMGESETZT, **when)


def check(probe: Probe, key: UUID, ergebnis: Wirkung = Wirkung.WIRKSAM, **told: Any) -> None:
    probe.tu(massnahme.check_wirksamkeit, key, geprueft_am=HEUTE, durch="QMB", ergebnis=ergebnis, **told)


def test_the_thread_grows_link_by_link_and_says_what_is_missing(probe: Probe, found: UUID) -> None:
    """Every step closes one gap and opens the next, until the circle is closed."""
    assert (shape(follow(probe, G.FESTSTELLUNG, found)), gaps(probe)) == (
        [(G.FESTSTELLUNG, "FS-001", S.OFFEN)],
        [(Lueckenart.OHNE_EMPFEHLUNG, "FS-001")],
    )
    assert follow(probe, G.FESTSTELLUNG, found).fehlt is G.EMPFEHLUNG
    advice = advise(probe, found)
    assert follow(probe, G.FESTSTELLUNG, found).fehlt is G.ANTWORT
    assert gaps(probe) == [(Lueckenart.OHNE_ANTWORT, "E-2025-01")]
    measure = agree(probe, advice, frist=None)
    assert (Lueckenart.OHNE_FRIST, "M-01") in gaps(probe)
    probe.tu(massnahme.update_massnahme, measure, frist=date(2025, 6, 30), heute=HEUTE)
    answer(probe, advice)
    assert (follow(probe, G.FESTSTELLUNG, found).fehlt, gaps(probe)) == (None, [])
    done(probe, measure)
    assert follow(probe, G.FESTSTELLUNG, found).fehlt is G.WIRKUNG
    assert gaps(probe) == [(Lueckenart.OHNE_WIRKSAMKEIT, "M-01")]
    check(probe, measure)
    whole = [
        (G.FESTSTELLUNG, "FS-001", S.OFFEN),
        (G.EMPFEHLUNG, "E-2025-01", S.ERREICHT),
        (G.ANTWORT, "E-2025-01", S.ERREICHT),
        (G.MASSNAHME, "M-01", S.ERREICHT),
        (G.WIRKUNG, "M-01", S.ERREICHT),
    ]
    for art, key in ((G.FESTSTELLUNG, found), (G.EMPFEHLUNG, advice), (G.ANTWORT, advice), (G.MASSNAHME, measure),
                     (G.WIRKUNG, measure)):  # fmt: skip
        thread = follow(probe, art, key)
        assert shape(thread) == whole
        assert thread.fehlt is None
    assert gaps(probe) == []
    assert [link.wort for link in thread.glieder] == [
        "Mangel",
        "Priorität mittel",
        "angenommen",
        "umgesetzt",
        "wirksam",
    ]


def test_accepted_without_a_measure_is_a_gap(probe: Probe, found: UUID) -> None:
    advice = advise(probe, found)
    measure = agree(probe, advice)
    answer(probe, advice, Haltung.TEILWEISE)
    probe.tu(massnahme.delete_massnahme, measure)
    assert gaps(probe) == [(Lueckenart.OHNE_MASSNAHME, "E-2025-01")]
    assert follow(probe, G.EMPFEHLUNG, advice).fehlt is G.MASSNAHME


def test_what_is_rejected_settled_or_good_needs_nothing(probe: Probe, found: UUID) -> None:
    advice = advise(probe, found)
    answer(probe, advice, Haltung.ABGELEHNT)
    thread = follow(probe, G.FESTSTELLUNG, found)
    assert (thread.fehlt, thread.glieder[-1].stand, gaps(probe)) == (None, S.NEIN, [])
    strong = probe.tu(fest.create_feststellung, titel="Freundlich", art=Art.STAERKE, **WER)
    settled = probe.tu(fest.create_feststellung, titel="Erledigt", **WER)
    probe.tu(fest.settle_feststellung, settled, heute=HEUTE)
    better = probe.tu(fest.create_feststellung, titel="Besser", art=Art.VERBESSERUNG, **WER)
    assert gaps(probe) == [(Lueckenart.OHNE_EMPFEHLUNG, "FS-004")]
    missing = [follow(probe, G.FESTSTELLUNG, key).fehlt for key in (strong, settled, better)]
    assert missing == [None, None, G.EMPFEHLUNG]


def test_a_measure_may_answer_a_feststellung_directly(probe: Probe, found: UUID) -> None:
    measure = agree(probe, feststellungen=(found,))
    assert gaps(probe) == []
    assert (
        shape(follow(probe, G.FESTSTELLUNG, found))
        == shape(follow(probe, G.MASSNAHME, measure))
        == [
            (G.FESTSTELLUNG, "FS-001", S.OFFEN),
            (G.MASSNAHME, "M-01", S.OFFEN),
        ]
    )


def test_what_was_merged_brings_its_thread_along(probe: Probe, found: UUID) -> None:
    other = probe.tu(fest.create_feststellung, titel="Ebenso", **WER)
    advice = advise(probe, other)
    probe.tu(fest.merge_feststellungen, found, (other,))
    assert gaps(probe) == [(Lueckenart.OHNE_ANTWORT, "E-2025-01")]
    forward = shape(follow(probe, G.FESTSTELLUNG, found))
    assert forward == shape(follow(probe, G.FESTSTELLUNG, other)) == shape(follow(probe, G.EMPFEHLUNG, advice))
    assert forward[0] == (G.FESTSTELLUNG, "FS-001", S.OFFEN)


def test_a_measure_without_effect_leads_to_the_next_and_back(probe: Probe, found: UUID) -> None:
    first = agree(probe, feststellungen=(found,))
    then = agree(probe, titel="Rechner einbauen")
    done(probe, first)
    check(probe, first, Wirkung.NICHT_WIRKSAM, folgemassnahme_id=then)
    expected = [
        (G.FESTSTELLUNG, "FS-001", S.OFFEN),
        (G.MASSNAHME, "M-01", S.ERREICHT),
        (G.MASSNAHME, "M-02", S.OFFEN),
        (G.WIRKUNG, "M-01", S.NEIN),
    ]
    for art, key in ((G.FESTSTELLUNG, found), (G.MASSNAHME, first), (G.MASSNAHME, then)):
        assert shape(follow(probe, art, key)) == expected


def test_days_decide_what_is_overdue(probe: Probe, found: UUID) -> None:
    advice = advise(probe, found)
    measure = agree(probe, advice, wirksamkeit_geplant=date(2025, 8, 1))
    words = {link.art: (link.stand, link.wort) for link in follow(probe, G.FESTSTELLUNG, found, LATER).glieder}
    assert words[G.ANTWORT] == (S.UEBERFAELLIG, "fehlt seit 31.03.2025")
    assert words[G.MASSNAHME] == (S.UEBERFAELLIG, "überfällig seit 30.06.2025")
    answer(probe, advice)
    done(probe, measure)
    for day, stand, wort, gap in (
        (date(2025, 8, 1), S.OFFEN, "Prüfung am 01.08.2025", []),
        (date(2025, 8, 2), S.UEBERFAELLIG, "Prüfung fällig seit 01.08.2025", [(Lueckenart.OHNE_WIRKSAMKEIT, "M-01")]),
    ):
        (effect,) = follow(probe, G.FESTSTELLUNG, found, day).von(G.WIRKUNG)
        assert (effect.stand, effect.wort, gaps(probe, day)) == (stand, wort, gap)


def test_gaps_name_since_when_and_until_when(probe: Probe, found: UUID) -> None:
    advise(probe, found)
    (gap,) = probe.read(mr.luecken, HEUTE)
    assert (gap.titel, gap.seit, gap.frist) == ("Jährlich anfordern", HEUTE, date(2025, 3, 31))


@pytest.mark.parametrize("art", Gliedart)
def test_what_is_gone_is_said(probe: Probe, art: Gliedart) -> None:
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        follow(probe, art, uuid4())


def test_a_long_thread_needs_as_many_questions_as_a_short_one(probe: Probe, jahr: dict[str, UUID]) -> None:
    def counted(session: Session, name: str) -> int:
        seen: list[str] = []
        bind = session.get_bind()

        def note(conn: object, cursor: object, statement: str, *rest: object) -> None:
            seen.append(statement)

        event.listen(bind, "before_cursor_execute", note)
        try:
            mr.faden(session, G.EMPFEHLUNG, jahr[name], HEUTE)
        finally:
            event.remove(bind, "before_cursor_execute", note)
        return len(seen)

    assert probe.read(counted, "E-2025-09") == probe.read(counted, "E-2025-02") > 0
