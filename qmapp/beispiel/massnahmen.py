"""The example's Maßnahmen: agreed, moved, carried out and checked for their effect, each on its day."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.act import massnahme
from qmapp.act.empfehlung.rows import Veroeffentlichung
from qmapp.act.massnahme.rows import Horizont, Status, Vorbehalt, Wirkung
from qmapp.beispiel.empfehlungen import noon

_STATUS = {
    "nicht begonnen": Status.NICHT_BEGONNEN,
    "in Umsetzung": Status.IN_UMSETZUNG,
    "umgesetzt": Status.UMGESETZT,
    "verzögert": Status.VERZOEGERT,
}
_VORBEHALTE = {
    "kein": Vorbehalt.KEIN,
    "Ressourcenvorbehalt": Vorbehalt.RESSOURCEN,
    "Finanzierungsvorbehalt": Vorbehalt.FINANZIERUNG,
}
_WIRKUNGEN = {"wirksam": Wirkung.WIRKSAM, "nicht wirksam": Wirkung.NICHT_WIRKSAM}
_AS_TOLD = ("titel", "vereinbart_am", "anforderung", "bemerkung", "pilot", "good_practice", "wirksamkeit_geplant")


def agree(
    session: Session,
    told: Sequence[Mapping[str, Any]],
    empfehlungen: Sequence[Mapping[str, Any]],
    known: Mapping[str, UUID],
    rollen: Mapping[str, str],
    *,
    wer: str,
) -> dict[str, UUID]:
    """Agree on every Maßnahme with its Meilensteine; Kennung → id.

    One that answers an Empfehlung is published where that is; the others stay inside.
    """
    public = {story["id"]: Veroeffentlichung(story["veroeffentlichung"]) for story in empfehlungen}
    made: dict[str, UUID] = {}
    for story in told:
        agreed, advice = story["vereinbart_am"], story.get("empfehlung", "")
        key = massnahme.create_massnahme(
            session,
            heute=agreed,
            jetzt=noon(agreed),
            wer=wer,
            empfehlung_id=known.get(advice),
            feststellungen=[known[name] for name in story.get("feststellungen", ())],
            kennung=story["id"],
            herkunft=story.get("rueckmeldung", ""),
            verantwortlich=rollen[story["verantwortlich"]],
            beteiligte=[rollen[role] for role in story["beteiligt"]],
            frist=story.get("frist_urspruenglich", story["frist"]),
            horizont=Horizont(story["horizont"]),
            bedarf_cent=story["bedarf_eur"] * 100 if "bedarf_eur" in story else None,
            bedarf_vzae=Decimal(story["bedarf_vzae"]) if "bedarf_vzae" in story else None,
            vorbehalt=_VORBEHALTE[story["vorbehalt"]],
            vorbehalt_stelle=rollen.get(story.get("vorbehalt_stelle", ""), ""),
            veroeffentlichung=public.get(advice, Veroeffentlichung.INTERN),
            abhaengig_von_id=made.get(story.get("abhaengig_von", "")),
            **{name: story[name] for name in _AS_TOLD if name in story},
        )
        made[story["id"]] = key
        for step in story["meilenstein"]:
            massnahme.add_meilenstein(session, key, step["titel"], step["soll"])
    return made


def carry_out(
    session: Session,
    told: Sequence[Mapping[str, Any]],
    known: Mapping[str, UUID],
    rollen: Mapping[str, str],
    *,
    stichtag: date,
    wer: str,
) -> None:
    """Reach Meilensteine, move deadlines and say how far each Maßnahme is."""
    for story in told:
        key = known[story["id"]]
        ist = {step["titel"]: step["ist"] for step in story["meilenstein"] if "ist" in step}
        for step in massnahme.massnahme(session, key, stichtag).zeile.meilensteine:
            if step.titel in ist:
                massnahme.complete_meilenstein(session, step.id, ist[step.titel])
        moves = story.get("verschiebung", ())
        for move in moves:
            allowed = rollen[move["genehmigt"]]
            massnahme.postpone(session, key, move["auf"], move["grund"], heute=move["am"], genehmigt=allowed)
        status = _STATUS[story["status"]]
        if status is not Status.NICHT_BEGONNEN:
            am = _since(story, status, ist)
            reason = moves[-1]["grund"] if status is Status.VERZOEGERT else ""
            massnahme.set_status(session, key, status, am=am, grund=reason, jetzt=noon(am), wer=wer)


def check_effects(
    session: Session,
    told: Sequence[Mapping[str, Any]],
    known: Mapping[str, UUID],
    pruefungen: Mapping[str, UUID],
    rollen: Mapping[str, str],
) -> None:
    """Check the Maßnahmen the example checked; the program takes both rates from the two reviews itself."""
    for story in told:
        found = story.get("wirksamkeit")
        if found is not None:
            massnahme.check_wirksamkeit(
                session,
                known[story["id"]],
                geprueft_am=found["geprueft_am"],
                durch=rollen[found["durch"]],
                ergebnis=_WIRKUNGEN[found["ergebnis"]],
                text=found["text"],
                pruefung_vorher_id=pruefungen[found["pruefung_vorher"]],
                pruefung_nachher_id=pruefungen[found["pruefung_nachher"]],
                punkt=found["punkt"],
                folgemassnahme_id=known.get(found.get("folgemassnahme", "")),
            )


def _since(story: Mapping[str, Any], status: Status, reached: Mapping[str, date]) -> date:
    """Done on its day, delayed since the deadline was moved last, under way since its first Meilenstein."""
    if status is Status.UMGESETZT:
        day: date = story["umgesetzt_am"]
    elif status is Status.VERZOEGERT:
        day = story["verschiebung"][-1]["am"]
    else:
        day = min(reached.values(), default=story["vereinbart_am"])
    return day
