"""The Management Response of the example year as its file tells it, written into a workspace of a test."""

import tomllib
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp import paths
from qmapp.act import empfehlung, feststellung
from qmapp.act.empfehlung.rows import Haltung, Prioritaet, Veroeffentlichung
from qmapp.act.empfehlung.tables import Stellungnahme
from qmapp.act.massnahme import tables
from qmapp.act.massnahme.rows import Horizont, Status, Vorbehalt, Wirkung
from qmapp.act.wiedervorlage import create_wiedervorlage, settle_wiedervorlage
from qmapp.act.wiedervorlage.rows import Bezugsart, Turnus
from qmapp.workspace import Workspace

STICHTAG = date(2026, 3, 12)
_WER = "Frau Weber"
_HALTUNGEN = {
    "angenommen": Haltung.ANGENOMMEN,
    "teilweise angenommen": Haltung.TEILWEISE,
    "abgelehnt": Haltung.ABGELEHNT,
}
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
_AS_TOLD = ("kennung", "titel", "verantwortlich", "vereinbart_am", "frist", "frist_urspruenglich", "umgesetzt_am",
            "anforderung", "bemerkung", "vorbehalt_stelle", "pilot", "good_practice", "wirksamkeit_geplant",
            "bedarf_vzae")  # fmt: skip


@cache
def told() -> dict[str, Any]:
    """The file as it is."""
    path = paths.resources() / "beispieljahr" / "empfehlungen.toml"
    return tomllib.loads(path.read_text("utf-8"))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)


def write(ws: Workspace) -> dict[str, UUID]:
    """Feststellungen, Empfehlungen with their released answers, Maßnahmen, Wiedervorlagen; Kennung → id."""
    return ws.execute("Beispieljahr", _write)


def _write(session: Session) -> dict[str, UUID]:
    found: dict[str, UUID] = {}
    for story in told()["empfehlung"]:
        found |= _feststellungen(session, story, found)
        found[story["id"]] = _empfehlung(session, story, found)
    later: list[tuple[str, str]] = []
    for story in told()["massnahme"]:
        found[story["id"]] = _massnahme(session, story, found)
        if "abhaengig_von" in story:
            later.append((story["id"], story["abhaengig_von"]))
    for own, other in later:
        row = session.get(tables.Massnahme, found[own])
        assert row is not None
        row.abhaengig_von_id = found[other]
    session.flush()
    for story in told()["massnahme"]:
        _effect(session, story, found)
    _overall(session)
    _notes(session, found)
    session.flush()
    return found


def _feststellungen(session: Session, story: dict[str, Any], there: dict[str, UUID]) -> dict[str, UUID]:
    on = story["empfohlen_am"]
    return {
        name: feststellung.create_feststellung(
            session, heute=on, jetzt=_moment(on), wer=_WER, kennung=name, titel=f"{story['titel']} ({name})"
        )
        for name in story["feststellungen"]
        if name not in there
    }


def _empfehlung(session: Session, story: dict[str, Any], known: dict[str, UUID]) -> UUID:
    on = story["empfohlen_am"]
    key = empfehlung.create_empfehlung(
        session,
        heute=on,
        jetzt=_moment(on),
        wer=_WER,
        feststellungen=[known[name] for name in story["feststellungen"]],
        kennung=story["id"],
        jahr=2025,
        titel=story["titel"],
        text=story["text"],
        prioritaet=Prioritaet(story["prioritaet"]),
        adressat=story["adressat"],
        antwort_frist=story["antwort_frist"],
        veroeffentlichung=Veroeffentlichung(story["veroeffentlichung"]),
    )
    answer = story.get("antwort")
    if answer is not None:
        given = {name: answer[name] for name in ("text", "datum", "rolle", "begruendung") if name in answer}
        empfehlung.draft_stellungnahme(session, key, wer=_WER, haltung=_HALTUNGEN[answer["haltung"]], **given)
        row = session.get(Stellungnahme, key)
        assert row is not None
        row.freigegeben_am, row.freigegeben_durch = answer["datum"], "Herr Brandt"
    return key


def _massnahme(session: Session, story: dict[str, Any], known: dict[str, UUID]) -> UUID:
    agreed = story["vereinbart_am"]
    values = {name: story[name] for name in _AS_TOLD if name in story}
    row = tables.Massnahme(
        **{**values, "kennung": story["id"]},
        empfehlung_id=known.get(story.get("empfehlung", "")),
        herkunft=story.get("rueckmeldung", ""),
        beteiligte=story["beteiligt"],
        horizont=Horizont(story["horizont"]),
        status=_STATUS[story["status"]],
        vorbehalt=_VORBEHALTE[story["vorbehalt"]],
        bedarf_cent=story["bedarf_eur"] * 100 if "bedarf_eur" in story else None,
        veroeffentlichung=Veroeffentlichung.INTERN,
        angelegt_um=_moment(agreed),
        angelegt_durch=_WER,
    )
    session.add(row)
    session.flush()
    for step in story.get("meilenstein", []):
        session.add(
            tables.Meilenstein(massnahme_id=row.id, titel=step["titel"], soll=step["soll"], ist=step.get("ist"))
        )
    for move in story.get("verschiebung", []):
        names = ("nr", "am", "von", "auf", "grund", "genehmigt")
        session.add(tables.Verschiebung(massnahme_id=row.id, **{name: move[name] for name in names}))
    if row.status is not Status.NICHT_BEGONNEN:
        on = row.umgesetzt_am or agreed
        session.add(
            tables.Statuswechsel(massnahme_id=row.id, status=row.status, am=on, wer=_WER, um=_moment(on), grund="")
        )
    session.flush()
    return row.id


def _effect(session: Session, story: dict[str, Any], known: dict[str, UUID]) -> None:
    check = story.get("wirksamkeit")
    if check is None:
        return
    (before, of_before), (after, of_after) = check["vorher"], check["nachher"]
    session.add(
        tables.Wirksamkeit(
            massnahme_id=known[story["id"]],
            geprueft_am=check["geprueft_am"],
            durch=check["durch"],
            ergebnis=_WIRKUNGEN[check["ergebnis"]],
            text=check["text"],
            punkt=check["punkt"],
            vorher_anzahl=before,
            vorher_bewertet=of_before,
            nachher_anzahl=after,
            nachher_bewertet=of_after,
            folgemassnahme_id=known.get(check.get("folgemassnahme", "")),
        )
    )


def _overall(session: Session) -> None:
    words = told()["gesamtstellungnahme"]
    given = {"text": words["text"].strip(), "rolle": words["rolle"], "datum": words["datum"]}
    empfehlung.draft_gesamtstellungnahme(session, 2025, **given)
    empfehlung.release_gesamtstellungnahme(session, 2025, heute=words["datum"], wer="Herr Brandt")


def _notes(session: Session, known: dict[str, UUID]) -> None:
    kinds = {"E": Bezugsart.EMPFEHLUNG, "M": Bezugsart.MASSNAHME}
    for story in told()["wiedervorlage"]:
        named = known.get(story["bezug"])
        key = create_wiedervorlage(
            session,
            datum=story["datum"],
            text=story["text"],
            bezug_art=Bezugsart.SONST if named is None else kinds[story["bezug"].split("-")[0]],
            bezug_id=named,
            bezug_kennung="" if named else story["bezug"],
            rolle=story["rolle"],
            turnus=Turnus.MONATLICH if story.get("turnus") == "monatlich" else Turnus.EINMALIG,
            kennung=story["id"],
            jetzt=_moment(story["datum"]),
        )
        if "erledigt_am" in story:
            settle_wiedervorlage(session, key, heute=story["erledigt_am"], jetzt=_moment(story["erledigt_am"]))
