"""Telling the catalogue of a Prüfpunkt two examiners read differently: its draft is to be read by a professional."""

from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung import zustand
from qmapp.checks.katalog.tables import KatalogPunkt, KatalogVersion
from qmapp.errors import UserError
from qmapp.german import integer, percent


def note_unklar(session: Session, pruefung_id: UUID, code: str, *, gleich: int, n: int) -> UUID:
    """Mark a Prüfpunkt in the draft of its catalogue as to be read again, with the figures; the draft's id.

    Without a draft the next version of the catalogue is begun. What the draft says of this Prüfung already is replaced,
    other remarks stay. Raises UserError where the draft has no such Prüfpunkt any more. ``n`` is above 0.
    """
    head = zustand.require(session, pruefung_id)
    draft = _entwurf(session, head.katalog_id)
    if draft is None:
        draft = katalog_door.begin_entwurf(session, head.katalog_id)
    row = session.get(KatalogPunkt, (draft, code))
    if row is None:
        raise UserError(
            f"Der Entwurf des Katalogs hat den Prüfpunkt „{code}“ nicht mehr.",
            advice="Sehen Sie den Entwurf auf der Seite „Kataloge“ an.",
        )
    begin = _anfang(head.kennung)
    kept = [line for line in row.pruefen_grund.split("\n") if line and not line.startswith(begin)]
    told = f"{begin} {integer(gleich)} von {integer(n)} Akten gleich beantwortet ({percent(gleich / n, 0)})."
    katalog_door.update_punkt(session, draft, code, pruefen=True, pruefen_grund="\n".join([*kept, told]))
    return draft


def vermerkte(session: Session, pruefung_id: UUID) -> frozenset[str]:
    """Codes of the Prüfpunkte the draft of the catalogue marks because of this Prüfung."""
    head = zustand.require(session, pruefung_id)
    draft = _entwurf(session, head.katalog_id)
    if draft is None:
        return frozenset()
    row = KatalogPunkt
    marked = session.exec(select(row.code, row.pruefen_grund).where(row.katalog_id == draft, col(row.pruefen)))
    return frozenset(code for code, why in marked if _anfang(head.kennung) in why)


def _anfang(kennung: str) -> str:
    return f"Zweitprüfung {kennung}:"


def _entwurf(session: Session, katalog_id: UUID) -> UUID | None:
    row = KatalogVersion
    code = select(row.code).where(row.id == katalog_id).scalar_subquery()
    return session.exec(select(row.id).where(row.code == code, col(row.veroeffentlicht_am).is_(None))).first()
