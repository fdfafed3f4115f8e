"""The end of a Q-Check: submitted by one person, released and sealed by another."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from qmapp.checks.qcheck.abfragen import abgleich, fragen
from qmapp.checks.qcheck.grenzen import require, require_open
from qmapp.checks.qcheck.siegel import siegel
from qmapp.eingabe import LONGEST_TITLE, cleaned, same_person
from qmapp.errors import UserError
from qmapp.german import integer


@dataclass(frozen=True)
class Hindernis:
    """Why a Q-Check cannot be submitted yet, in a sentence, and the question to go to ("" for none)."""

    satz: str
    code: str = ""


def hindernisse(session: Session, qcheck_id: UUID) -> tuple[Hindernis, ...]:
    """What stands in the way of submitting, in the order of the catalogue: open questions, remarks missing."""
    different = {} if require(session, qcheck_id).gemeinsam else _different(session, qcheck_id)
    found: list[Hindernis] = []
    for frage in fragen(session, qcheck_id):
        punkt, answer = frage.punkt, frage.bewertung
        if answer is None and punkt.code in different:
            people = integer(different[punkt.code])
            found.append(
                Hindernis(f"{punkt.code} „{punkt.titel}“ ist von {people} Personen verschieden bewertet.", punkt.code)
            )
        elif answer is None:
            found.append(Hindernis(f"{punkt.code} „{punkt.titel}“ ist noch nicht bewertet.", punkt.code))
        elif not answer.vollstaendig:
            found.append(Hindernis(f"Zu {punkt.code} „{punkt.titel}“ fehlt die Bemerkung.", punkt.code))
    return tuple(found)


def _different(session: Session, qcheck_id: UUID) -> dict[str, int]:
    """Code → how many have answered, of the questions answered differently."""
    return {line.punkt.code: len(line.einzeln) for line in abgleich(session, qcheck_id) if not line.einig}


def submit_qcheck(session: Session, qcheck_id: UUID, *, heute: date, wer: str) -> None:
    """Submit for release; nothing changes from now on. Raises UserError with the first of :func:`hindernisse`."""
    row = require_open(session, qcheck_id)
    found = hindernisse(session, qcheck_id)
    if found:
        more = len(found) - 1
        rest = f" Dazu {'kommt 1 weiterer Punkt' if more == 1 else f'kommen {integer(more)} weitere'}." if more else ""
        raise UserError(found[0].satz + rest, advice="Bitte ergänzen Sie zuerst, was fehlt.", field=found[0].code)
    row.vorgelegt_am, row.vorgelegt_durch = heute, _name(wer)
    session.flush()


def take_back(session: Session, qcheck_id: UUID) -> None:
    """Take a submitted Q-Check back so that it can be changed; a sealed one stays."""
    row = require(session, qcheck_id)
    if row.versiegelt_am is not None or row.vorgelegt_am is None:
        raise UserError(f"{row.kennung} liegt nicht zur Freigabe vor.")
    row.vorgelegt_am, row.vorgelegt_durch = None, ""
    session.flush()


def release_qcheck(session: Session, qcheck_id: UUID, *, anker: str, heute: date, wer: str) -> str:
    """Release a submitted Q-Check and seal it; the seal.

    ``anker`` (``number:hash``) is the head of the change log before this step. Raises UserError where it was not
    submitted and for the person who submitted it, however the name is spelled.
    """
    row = require(session, qcheck_id)
    if row.versiegelt_am is not None or row.vorgelegt_am is None:
        raise UserError(f"{row.kennung} liegt nicht zur Freigabe vor.", advice="Legen Sie den Q-Check zuerst vor.")
    name = _name(wer)
    if same_person(name, row.vorgelegt_durch):
        raise UserError(
            f"{row.vorgelegt_durch} hat den Q-Check vorgelegt und kann ihn nicht selbst freigeben.",
            advice="Bitte lassen Sie eine zweite Person freigeben.",
            field="wer",
        )
    row.versiegelt_am, row.versiegelt_durch, row.anker = heute, name, anker
    session.flush()
    row.siegel = siegel(session, qcheck_id)
    session.flush()
    return row.siegel


def _name(wer: str) -> str:
    return cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer", required=True)
