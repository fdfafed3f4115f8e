"""What happens to a Feststellung: changed, counted again, settled, merged, deleted."""

from collections.abc import Sequence
from datetime import date
from typing import Unpack
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.feststellung import tables
from qmapp.act.feststellung.aus_befragung import top2
from qmapp.act.feststellung.ergebnis import punkt_ergebnis, zahlen
from qmapp.act.feststellung.grenzen import Angaben, apply, require, require_own
from qmapp.act.feststellung.rows import TOP2, ZAEHLWEISEN, Quelle
from qmapp.act.feststellung.verweise import folgen, hand_on
from qmapp.errors import UserError


def update_feststellung(session: Session, feststellung_id: UUID, **angaben: Unpack[Angaben]) -> None:
    """Change what is named, nothing else; raises UserError with the field of what cannot be taken."""
    apply(require_own(session, feststellung_id), angaben)
    session.flush()


def recount_feststellung(session: Session, feststellung_id: UUID, *, zaehlt: str = "") -> None:
    """Take the numbers from the result as it stands now, counted another way if ``zaehlt`` says so.

    Raises UserError where it does not come from the result of one Prüfpunkt, or of one item of a Befragung.
    """
    row = require_own(session, feststellung_id)
    if row.befragung_id is not None and len(row.punkte) == 1 and row.zaehlt == TOP2:
        row.anzahl, row.bewertet = top2(session, row.befragung_id, row.punkte[0])
        session.flush()
        return
    way = zaehlt or row.zaehlt
    if row.quelle is not Quelle.ERGEBNIS or row.pruefung_id is None or len(row.punkte) != 1 or way not in ZAEHLWEISEN:
        raise UserError(
            "Die Zahlen dieser Feststellung stammen nicht aus dem Ergebnis eines Prüfpunkts.",
            advice="Tragen Sie sie von Hand ein.",
            field="anzahl",
        )
    row.anzahl, row.bewertet = zahlen(punkt_ergebnis(session, row.pruefung_id, row.punkte[0]), way)
    row.zaehlt = way
    session.flush()


def settle_feststellung(session: Session, feststellung_id: UUID, *, heute: date) -> None:
    """Mark as settled; nothing more is to be done about it."""
    row = require_own(session, feststellung_id)
    if row.erledigt_am is not None:
        raise UserError(f"{row.kennung} ist schon erledigt.")
    row.erledigt_am = heute
    session.flush()


def reopen_feststellung(session: Session, feststellung_id: UUID) -> None:
    """Take the mark of being settled away."""
    require_own(session, feststellung_id).erledigt_am = None
    session.flush()


def merge_feststellungen(session: Session, ziel_id: UUID, andere: Sequence[UUID]) -> None:
    """Let other Feststellungen rise into ``ziel_id``, which speaks for all of them from now on.

    Their texts, numbers and examples stay as they are and can be taken out again; Prüfpunkte and causes they add are
    taken over, and Empfehlungen and Maßnahmen that followed from them follow from the target. Raises UserError for one
    that is the target itself or is merged already, and where nothing is named.
    """
    ziel = require_own(session, ziel_id)
    if not andere:
        raise UserError("Es ist keine Feststellung gewählt.", advice="Wählen Sie mindestens eine aus.")
    for other_id in dict.fromkeys(andere):
        if other_id == ziel_id:
            raise UserError("Eine Feststellung kann nicht in sich selbst aufgehen.")
        other = require_own(session, other_id)
        other.aufgegangen_in_id = ziel.id
        # What had been merged into the other one rises with it: there is only one level.
        for below in _merged(session, other_id):
            below.aufgegangen_in_id = ziel.id
        hand_on(session, other.id, ziel.id)
        apply(ziel, {"punkte": [*ziel.punkte, *other.punkte], "ursachen": [*ziel.ursachen, *other.ursachen]})
    session.flush()


def release_feststellung(session: Session, feststellung_id: UUID) -> None:
    """Take a merged Feststellung out again; it stands on its own as before."""
    row = require(session, feststellung_id)
    if row.aufgegangen_in_id is None:
        raise UserError(f"{row.kennung} steht schon für sich.")
    row.aufgegangen_in_id = None
    session.flush()


def delete_feststellung(session: Session, feststellung_id: UUID) -> None:
    """Delete a Feststellung with its examples; what was merged into it stands on its own again.

    Raises UserError while an Empfehlung or a Maßnahme follows from it.
    """
    row = require(session, feststellung_id)
    named = folgen(session, feststellung_id)
    if named:
        raise UserError(
            f"Aus {row.kennung} {'folgt' if len(named) == 1 else 'folgen'} {', '.join(named)}.",
            advice="Lösen Sie die Feststellung dort zuerst, oder markieren Sie sie als erledigt.",
        )
    for below in _merged(session, feststellung_id):
        below.aufgegangen_in_id = None
    session.flush()
    session.delete(row)
    session.flush()


def _merged(session: Session, feststellung_id: UUID) -> Sequence[tables.Feststellung]:
    row = tables.Feststellung
    return session.exec(select(row).where(col(row.aufgegangen_in_id) == feststellung_id)).all()
