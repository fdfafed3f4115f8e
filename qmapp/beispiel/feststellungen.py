"""Holds what the example has found: an audit's numbers are counted by the program, the words are the office's."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.act import feststellung as fest
from qmapp.act.feststellung.rows import ZAEHLWEISEN, Art, Ausrichtung, Quelle, Schwere
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.rows import Zurechenbarkeit

#: Two aims that work against each other are something to be put right too.
_ARTEN = {
    "Mangel": Art.MANGEL,
    "Zielkonflikt": Art.MANGEL,
    "Verbesserung": Art.VERBESSERUNG,
    "Stärke": Art.STAERKE,
}
#: File of the example → its source, and the key that names what exactly it comes from.
_QUELLEN = {
    "qchecks": (Quelle.QCHECK, "qcheck"),
    "befragungen": (Quelle.BEFRAGUNG, "befragung"),
    "rueckmeldungen": (Quelle.RUECKMELDUNG, "rueckmeldungen"),
    "zirkel": (Quelle.ZIRKEL, "zirkel"),
    "kennzahlen": (Quelle.KENNZAHL, "kennzahl"),
}
_SCHWEREN = {"hoch": Schwere.HOCH, "mittel": Schwere.MITTEL, "gering": Schwere.GERING}
_ZURECHENBAR = {"Amt": Zurechenbarkeit.AMT, "Leistungsberechtigte": Zurechenbarkeit.LEISTUNGSBERECHTIGTE}
#: The first digit of a Qualitätsziel (Q1.3) names its orientation.
_AUSRICHTUNGEN = {
    "1": Ausrichtung.KLIENTEN,
    "2": Ausrichtung.WIRTSCHAFTLICHKEIT,
    "3": Ausrichtung.PROZESS,
    "4": Ausrichtung.MITARBEITENDE,
    "5": Ausrichtung.GESELLSCHAFT,
}


def hold(session: Session, pruefung_id: UUID, told: list[dict[str, Any]], *, wer: str, jetzt: datetime) -> None:
    """Make the Feststellungen of a Prüfung as the example tells them."""
    results = {found.punkt.code: found for found in auswertung(session, pruefung_id).punkte}
    for story in told:
        counted = len(story["punkte"]) == 1 and story["zaehlt"] in ZAEHLWEISEN
        given = {
            "heute": story["datum"],
            "wer": wer,
            "kennung": story["id"],
            "art": _ARTEN[story["art"]],
            "jetzt": jetzt,
        }
        if counted:
            found = results[story["punkte"][0]]
            key = fest.hold_ergebnis(session, pruefung_id, found, zaehlt=story["zaehlt"], **given)
        else:
            numbers = {name: story[name] for name in ("anzahl", "bewertet", "zaehlt", "punkte")}
            key = fest.create_feststellung(session, pruefung_id=pruefung_id, titel=story["titel"], **numbers, **given)
        fest.update_feststellung(session, key, **_words(story))
        if story["status"] == "erledigt":
            fest.settle_feststellung(session, key, heute=_settled(story))


def hold_others(
    session: Session,
    told: Sequence[Mapping[str, Any]],
    massnahmen: Sequence[Mapping[str, Any]],
    known: Mapping[str, UUID],
    *,
    wer: str,
) -> None:
    """Make the Feststellungen of other sources; ``known``: Kennung → id of the Q-Checks and Befragungen.

    One that is settled was so when the last Maßnahme done about it was, else at once: the files name no other day.
    """
    for story in told:
        made = _hold(session, story, known, wer)
        if story["status"] == "erledigt":
            fest.settle_feststellung(session, made, heute=_done(story, massnahmen))


def _hold(session: Session, story: Mapping[str, Any], known: Mapping[str, UUID], wer: str) -> UUID:
    quelle, key = _QUELLEN[story["datei"]]
    named = story[key]
    given = {
        "heute": story["datum"],
        "jetzt": datetime.combine(story["datum"], time(8, 0), UTC),
        "wer": wer,
        "kennung": story["id"],
        "art": _ARTEN[story["art"]],
        **_words(story),
    }
    if quelle is Quelle.QCHECK:
        return fest.from_qcheck(session, known[named], story["fragen"], **given)
    if quelle is Quelle.BEFRAGUNG:
        return fest.from_befragung(session, known[named], story["fragen"], **given)
    return fest.create_feststellung(
        session,
        quelle=quelle,
        herkunft=named if isinstance(named, str) else ", ".join(named),
        **{name: story[name] for name in ("anzahl", "bewertet", "zaehlt") if name in story},
        **given,
    )


def _done(story: Mapping[str, Any], massnahmen: Sequence[Mapping[str, Any]]) -> date:
    advice = story.get("empfehlung", "")
    held: date = story["datum"]
    return max((row["umgesetzt_am"] for row in massnahmen if advice and _settles(row, advice)), default=held)


def _settles(massnahme: Mapping[str, Any], advice: str) -> bool:
    return massnahme.get("empfehlung") == advice and "umgesetzt_am" in massnahme


def _words(story: Mapping[str, Any]) -> dict[str, Any]:
    goals = [goal for goal in story["ziele"] if goal.startswith("Q")]
    return {
        "titel": story["titel"],
        "text": story["text"].strip(),
        "schwere": _SCHWEREN.get(story["schwere"]),
        "ausrichtung": _AUSRICHTUNGEN[goals[0][1]] if goals else None,
        "ursachen": story.get("ursachen", ()),
        "zurechenbarkeit": _ZURECHENBAR.get(story.get("zurechenbarkeit", "")),
        "nachholung_bis": story.get("nachholung_bis"),
    }


def _settled(story: Mapping[str, Any]) -> date:
    """The day until which it was to be made up for, else the day it was held: the files name no other."""
    day = story.get("nachholung_bis", story["datum"])
    assert isinstance(day, date)
    return day
