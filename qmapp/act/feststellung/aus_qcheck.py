"""A Feststellung of what a Q-Check has found at some of its questions."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Unpack
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.feststellung import tables
from qmapp.act.feststellung.anlegen import begun
from qmapp.act.feststellung.grenzen import LONGEST_TEXT, Angaben, OhneArt, apply
from qmapp.act.feststellung.rows import Art, Ausrichtung, Dimension, Quelle
from qmapp.checks import katalog as katalog_door
from qmapp.checks import qcheck as qcheck_door
from qmapp.checks.katalog import Katalog
from qmapp.checks.qcheck.rows import Frage, Urteil
from qmapp.eingabe import LONGEST_TITLE
from qmapp.errors import UserError
from qmapp.german import integer


def from_qcheck(
    session: Session,
    qcheck_id: UUID,
    codes: Sequence[str],
    *,
    art: Art,
    heute: date,
    jetzt: datetime,
    wer: str,
    kennung: str = "",
    **angaben: Unpack[OhneArt],
) -> UUID:
    """Make a Feststellung of the agreed answers to these questions; its id.

    Title and text are proposed: the question with the word of its answer, the remark, and the text block of the
    catalogue for a strength or for a potential. Dimension and Ausrichtung are those all the questions share. What is
    told in ``angaben`` goes before. Raises UserError without a question, for an unknown one, for one not answered yet,
    and for a strength answered with 1 or 0 points.
    """
    head = qcheck_door.qcheck(session, qcheck_id)
    katalog = katalog_door.katalog(session, head.katalog_id)
    chosen = _chosen(qcheck_door.fragen(session, qcheck_id), codes, art)
    row = begun(session, Quelle.QCHECK, heute, jetzt, wer, kennung)
    row.qcheck_id = qcheck_id
    proposed: Angaben = {
        "titel": _title(katalog, chosen),
        "text": shortened("\n\n".join(_paragraphs(chosen, art)), LONGEST_TEXT),
        "dimension": shared_dimension([frage.dimension for frage in chosen]),
        "ausrichtung": shared_ausrichtung([frage.punkt.ausrichtung for frage in chosen]),
    }
    own: Angaben = {
        "art": art,
        "quelle": Quelle.QCHECK,
        "herkunft": head.kennung,
        "punkte": [frage.punkt.code for frage in chosen],
    }
    given: Angaben = {**proposed, **angaben, **own}
    apply(row, given)
    session.add(row)
    session.flush()
    return row.id


def hold_each(
    session: Session, qcheck_id: UUID, codes: Sequence[str], *, art: Art, heute: date, jetzt: datetime, wer: str
) -> tuple[tuple[UUID, ...], int]:
    """A Feststellung for each of these questions, in their order, and how many of them are new.

    Where one speaks for the question already, as a strength or as something to be put right, it is this one. Raises
    UserError as :func:`from_qcheck`.
    """
    if not codes:
        _chosen((), codes, art)
    held = _held(session, qcheck_id, art)
    found = [
        held.get(code) or from_qcheck(session, qcheck_id, [code], art=art, heute=heute, jetzt=jetzt, wer=wer)
        for code in dict.fromkeys(codes)
    ]
    return tuple(dict.fromkeys(found)), sum(code not in held for code in dict.fromkeys(codes))


def _held(session: Session, qcheck_id: UUID, art: Art) -> dict[str, UUID]:
    """Code → the Feststellung that speaks for the question, the one made first where there are several."""
    row = tables.Feststellung
    query = select(row).where(row.qcheck_id == qcheck_id).order_by(col(row.kennung).desc())
    good = art is Art.STAERKE
    return {
        code: one.aufgegangen_in_id or one.id
        for one in session.exec(query)
        if (one.art is Art.STAERKE) is good
        for code in one.punkte
    }


def _chosen(fragen: Sequence[Frage], codes: Sequence[str], art: Art) -> list[Frage]:
    """The questions named, in the order of the catalogue."""
    wanted = set(codes)
    if not wanted:
        raise UserError("Es ist keine Frage gewählt.", advice="Wählen Sie mindestens eine aus.", field="codes")
    if unknown := sorted(wanted - {frage.punkt.code for frage in fragen}):
        raise UserError(f"Die Frage „{unknown[0]}“ gibt es in diesem Katalog nicht.", field="codes")
    chosen = [frage for frage in fragen if frage.punkt.code in wanted]
    for frage in chosen:
        if frage.bewertung is None:
            raise UserError(
                f"{frage.punkt.code} „{frage.punkt.titel}“ ist noch nicht bewertet.",
                advice="Bewerten Sie die Frage zuerst; daraus entsteht dann die Feststellung.",
                field="codes",
            )
        if art is Art.STAERKE and (frage.bewertung.urteil.punkte or 0) <= 1:
            raise UserError(
                f"{frage.punkt.code} „{frage.punkt.titel}“ ist keine Stärke.",
                advice="Eine Stärke braucht 2 oder 3 Punkte.",
                field="codes",
            )
    return chosen


def _title(katalog: Katalog, chosen: Sequence[Frage]) -> str:
    first, *more = chosen
    others = ""
    if more:
        others = " und 1 weitere Frage" if len(more) == 1 else f" und {integer(len(more))} weitere Fragen"
    word = _word(katalog, first.bewertung.urteil) if first.bewertung is not None else ""
    tail = f" ({word}){others}" if more else f": {word}"
    return shortened(first.punkt.titel, LONGEST_TITLE - len(tail)) + tail


def _word(katalog: Katalog, urteil: Urteil) -> str:
    skala = katalog.skala
    assert skala is not None, "every catalogue of a Q-Check has one"
    if urteil.punkte is not None:
        return next(step.wort for step in skala.stufen if step.wert == urteil.punkte)
    if urteil is Urteil.NICHT_ZUTREFFEND and skala.nicht_zutreffend is not None:
        return skala.nicht_zutreffend.wort
    return skala.nicht_beurteilbar.wort


def _paragraphs(chosen: Sequence[Frage], art: Art) -> list[str]:
    """What was found at each question, headed by its title where there are several."""
    found = []
    for frage in chosen:
        remark = frage.bewertung.bemerkung if frage.bewertung is not None else ""
        block = frage.punkt.staerke if art is Art.STAERKE else next(iter(frage.punkt.textbausteine), "")
        words = (block, remark) if art is Art.STAERKE else (remark, f"Verbesserung: {block}" if block else "")
        head = f"{frage.punkt.code} {frage.punkt.titel}:" if len(chosen) > 1 else ""
        found.append("\n".join(part for part in (head, *words) if part))
    return [part for part in found if part]


def shortened(words: str, longest: int) -> str:
    """``words``, cut with an ellipsis where they are too long for their field."""
    return words if len(words) <= longest else words[: longest - 2].rstrip() + " …"


def shared_dimension(values: Sequence[Dimension | None]) -> Dimension | None:
    """The Dimension all of them have, else None."""
    return values[0] if len(set(values)) == 1 else None


def shared_ausrichtung(values: Sequence[Ausrichtung | None]) -> Ausrichtung | None:
    """The Ausrichtung all of them have, else None."""
    return values[0] if len(set(values)) == 1 else None
