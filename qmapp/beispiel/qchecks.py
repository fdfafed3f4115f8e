"""Writes the Q-Checks of the example: planned, answered, with their evidence, released by a second person."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.beispiel.quelle import Amt, read_toml
from qmapp.checks import qcheck
from qmapp.checks.katalog import Katalogart, load
from qmapp.checks.qcheck.rows import Nachweisart, Urteil
from qmapp.workspace import Workspace

_SONDER = {"n. b.": Urteil.NICHT_BEURTEILBAR, "n. z.": Urteil.NICHT_ZUTREFFEND}
#: Words of an evidence → its kind, the first that occurs; anything else is a document.
_ARTEN = (
    ("Akten", Nachweisart.STICHPROBE),
    ("Stichprobe", Nachweisart.STICHPROBE),
    ("Rechnungen", Nachweisart.STICHPROBE),
    ("Bescheide", Nachweisart.STICHPROBE),
    ("Begehung", Nachweisart.BEOBACHTUNG),
    ("Begleitung", Nachweisart.BEOBACHTUNG),
    ("Gespräch", Nachweisart.GESPRAECH),
    ("Kennzahl", Nachweisart.KENNZAHL),
    ("Monitoring", Nachweisart.KENNZAHL),
    ("Befragung", Nachweisart.KENNZAHL),
)
#: What stands where there was nothing to look at.
_NOTHING = ("kein", "keine")


def write(workspace: Workspace, office: Amt) -> dict[str, UUID]:
    """Write them in the order of their time; Kennung → id."""
    told = read_toml("qchecks.toml")
    limits = (_percent(told["ampel_gruen_ab"]), _percent(told["ampel_gelb_ab"]))
    known: dict[str, UUID] = {}
    for story in told["qcheck"]:
        name, act = story["id"], workspace.execute
        known[name] = act(f"{name}: geplant", _plan, story, office, limits, known)
        act(f"{name}: bewertet", _answer, known[name], story, office)
        closed, first, second = story["bericht_am"], office.rollen["R-QMB"], office.rollen["R-FB-HZP"]
        act(f"{name}: zur Freigabe vorgelegt", qcheck.submit_qcheck, known[name], heute=closed, wer=first)
        anchor = workspace.anchor()
        released = {"anker": f"{anchor.nr}:{anchor.hash}", "heute": closed, "wer": second}
        act(f"{name}: freigegeben und versiegelt", qcheck.release_qcheck, known[name], **released)
    return known


def _plan(
    session: Session, story: Mapping[str, Any], office: Amt, limits: tuple[str, str], known: Mapping[str, UUID]
) -> UUID:
    return qcheck.create_qcheck(
        session,
        katalog=load(story["katalog"], Katalogart.QCHECK),
        heute=story["von"],
        kennung=story["id"],
        vorgaenger_id=known.get(story.get("vorgaenger", "")),
        titel=story["titel"],
        prozess="ambulante Hilfe zur Pflege",
        einheit="Hilfe zur Pflege",
        zweck=story["zweck"],
        abgrenzung=story["abgrenzung"],
        von=story["von"],
        bis=story["bis"],
        team=[office.rollen[role] for role in story["beteiligte"]],
        methoden=story["erhebungsweg"],
        stunden=str(story["stunden"]),
        rueckmeldung_am=story["rueckmeldung_team_am"],
        bericht_am=story["bericht_am"],
        fazit=story["fazit"],
        gruen_ab=limits[0],
        gelb_ab=limits[1],
    )


def _answer(session: Session, qcheck_id: UUID, story: Mapping[str, Any], office: Amt) -> None:
    when, who = _moment(story["bis"]), office.rollen["R-QMB"]
    for told in story["antwort"]:
        code = told["frage"]
        urteil = Urteil(str(told["punkte"])) if "punkte" in told else _SONDER[told["sonder"]]
        qcheck.rate(session, qcheck_id, code, urteil, jetzt=when, wer=who, bemerkung=told["bemerkung"])
        if told["nachweis"].split()[0] not in _NOTHING:
            qcheck.add_nachweis(session, qcheck_id, code, _kind(told["nachweis"]), told["nachweis"])


def _kind(words: str) -> Nachweisart:
    return next((kind for word, kind in _ARTEN if word in words), Nachweisart.DOKUMENT)


def _percent(share: str) -> str:
    return f"{Decimal(share) * 100:f}"


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(8, 0), UTC)
