"""The example's Empfehlungen and what the Leitung answered, each on its day."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.act import empfehlung
from qmapp.act.empfehlung.rows import Grund, Haltung, Prioritaet, Veroeffentlichung
from qmapp.act.management_response import release_stellungnahme

_HALTUNGEN = {
    "angenommen": Haltung.ANGENOMMEN,
    "teilweise angenommen": Haltung.TEILWEISE,
    "abgelehnt": Haltung.ABGELEHNT,
}
#: Which of the usual reasons the words of an answer stand for.
_GRUENDE = {"E-2025-04": Grund.VORGABEN, "E-2025-05": Grund.RESSOURCEN, "E-2025-08": Grund.RESSOURCEN}


def derive(
    session: Session, told: Sequence[Mapping[str, Any]], known: Mapping[str, UUID], *, wer: str
) -> dict[str, UUID]:
    """Derive the Empfehlungen from their Feststellungen (Kennung → id in ``known``); Kennung → id."""
    return {
        story["id"]: empfehlung.create_empfehlung(
            session,
            heute=story["empfohlen_am"],
            jetzt=noon(story["empfohlen_am"]),
            wer=wer,
            feststellungen=[known[name] for name in story["feststellungen"]],
            kennung=story["id"],
            jahr=int(story["id"].split("-")[1]),
            prioritaet=Prioritaet(story["prioritaet"]),
            veroeffentlichung=Veroeffentlichung(story["veroeffentlichung"]),
            **{name: story[name] for name in ("titel", "text", "adressat", "antwort_frist")},
        )
        for story in told
    }


def answer(
    session: Session,
    told: Sequence[Mapping[str, Any]],
    known: Mapping[str, UUID],
    rollen: Mapping[str, str],
    *,
    wer: str,
) -> None:
    """Let ``wer`` draft every answer and the role that gives it release it on its day."""
    for story in told:
        given = story.get("antwort")
        if given is None:
            continue
        key, role = known[story["id"]], rollen[given["rolle"]]
        empfehlung.draft_stellungnahme(
            session,
            key,
            wer=wer,
            haltung=_HALTUNGEN[given["haltung"]],
            text=given["text"],
            rolle=role,
            datum=given["datum"],
            begruendung=given.get("begruendung", ""),
            grund=_GRUENDE.get(story["id"]),
        )
        release_stellungnahme(session, key, heute=given["datum"], wer=role)


def answer_all(session: Session, told: Mapping[str, Any], jahr: int, rollen: Mapping[str, str]) -> None:
    """Draft and release what the Leitung says to all of them."""
    role = rollen[told["rolle"]]
    empfehlung.draft_gesamtstellungnahme(session, jahr, text=told["text"].strip(), rolle=role, datum=told["datum"])
    empfehlung.release_gesamtstellungnahme(session, jahr, heute=told["datum"], wer=role)


def noon(day: date) -> datetime:
    """The middle of a day: the same day wherever the program runs."""
    return datetime.combine(day, time(12), UTC)
