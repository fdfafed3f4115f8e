"""A Feststellung of what a Befragung has found at some of its items."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Unpack
from uuid import UUID

from sqlmodel import Session

from qmapp.act.feststellung.anlegen import begun
from qmapp.act.feststellung.aus_qcheck import shared_ausrichtung, shared_dimension, shortened
from qmapp.act.feststellung.grenzen import LONGEST_TEXT, Angaben, OhneArt, apply
from qmapp.act.feststellung.rows import TOP2, Art, Quelle
from qmapp.checks import befragung as befragung_door
from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung.rows import Befragung, ItemErgebnis
from qmapp.eingabe import LONGEST_TITLE
from qmapp.errors import UserError
from qmapp.german import integer, percent


def from_befragung(
    session: Session,
    befragung_id: UUID,
    codes: Sequence[str],
    *,
    art: Art,
    heute: date,
    jetzt: datetime,
    wer: str,
    kennung: str = "",
    **angaben: Unpack[OhneArt],
) -> UUID:
    """Make a Feststellung of the answers to these items; its id.

    Of one item the numbers are its Top-2 among the answers that count; of several the text has them („73 von 234
    (31,2 %)“). Dimension and Ausrichtung are those all the items share. What is told in ``angaben`` goes before. Raises
    UserError without an item, for one the sheet does not ask, and for one answered by fewer than may be shown.
    """
    head = befragung_door.befragung(session, befragung_id)
    katalog = katalog_door.katalog(session, head.katalog_id)
    chosen = _chosen(head, befragung_door.auswertung(session, befragung_id).items, codes)
    row = begun(session, Quelle.BEFRAGUNG, heute, jetzt, wer, kennung)
    row.befragung_id = befragung_id
    proposed: Angaben = {
        "titel": _title(chosen),
        "text": shortened("\n".join(_sentence(item) for item in chosen), LONGEST_TEXT),
        "dimension": shared_dimension([katalog.dimension(item.punkt) for item in chosen]),
        "ausrichtung": shared_ausrichtung([item.punkt.ausrichtung for item in chosen]),
    }
    if len(chosen) == 1:
        proposed |= {"anzahl": chosen[0].top2, "bewertet": chosen[0].gueltig, "zaehlt": TOP2}
    own: Angaben = {
        "art": art,
        "quelle": Quelle.BEFRAGUNG,
        "herkunft": head.kennung,
        "punkte": [item.punkt.code for item in chosen],
    }
    given: Angaben = {**proposed, **angaben, **own}
    apply(row, given)
    session.add(row)
    session.flush()
    return row.id


def top2(session: Session, befragung_id: UUID, code: str) -> tuple[int, int]:
    """Top-2 and the answers that count of an item as they are now; raises UserError as :func:`from_befragung`."""
    head = befragung_door.befragung(session, befragung_id)
    (item,) = _chosen(head, befragung_door.auswertung(session, befragung_id).items, [code])
    return item.top2, item.gueltig


def _chosen(head: Befragung, items: Sequence[ItemErgebnis], codes: Sequence[str]) -> list[ItemErgebnis]:
    """The items named, in the order of the sheet."""
    wanted = set(codes)
    if not wanted:
        raise UserError("Es ist keine Frage gewählt.", advice="Wählen Sie mindestens eine aus.", field="codes")
    if unknown := sorted(wanted - {item.punkt.code for item in items}):
        raise UserError(f"„{unknown[0]}“ ist keine Frage dieses Bogens mit Antwortstufen.", field="codes")
    chosen = [item for item in items if item.punkt.code in wanted]
    for item in chosen:
        if item.gueltig < head.kleinste_gruppe:
            raise UserError(
                f"Zu {item.punkt.code} gibt es nur {integer(item.gueltig)} Antworten, die zählen.",
                advice=f"Gezeigt wird ein Ergebnis erst ab {integer(head.kleinste_gruppe)}.",
                field="codes",
            )
    return chosen


def _title(chosen: Sequence[ItemErgebnis]) -> str:
    first, *more = chosen
    tail = ""
    if more:
        tail = " und 1 weitere Frage" if len(more) == 1 else f" und {integer(len(more))} weitere Fragen"
    return f"„{shortened(first.punkt.frage, LONGEST_TITLE - len(tail) - 2)}“{tail}"


def _sentence(item: ItemErgebnis) -> str:
    rate = item.top2_quote
    assert rate is not None, "an item nobody answered is refused before"
    counted = f"{integer(item.top2)} von {integer(item.gueltig)} ({percent(rate)})"
    return f"{item.punkt.code} „{item.punkt.frage}“ {counted} in den beiden besten Stufen."
