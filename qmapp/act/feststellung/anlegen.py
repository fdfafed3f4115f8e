"""How a Feststellung comes about: from an answer, from a result, or written freely."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Unpack
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.feststellung import tables
from qmapp.act.feststellung.abfragen import zu_antwort
from qmapp.act.feststellung.ergebnis import punkt_ergebnis, zahlen
from qmapp.act.feststellung.grenzen import Angaben, apply, require_own
from qmapp.act.feststellung.rows import ZAEHLWEISEN, Art, Quelle
from qmapp.checks.aktenpruefung import tables as aktenpruefung
from qmapp.checks.aktenpruefung.akte.abfragen import in_der_stichprobe
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis, PunktErgebnis, Zurechenbarkeit
from qmapp.checks.katalog.tables import KatalogPunkt
from qmapp.eingabe import LONGEST_NOTE, LONGEST_TITLE, cleaned
from qmapp.errors import UserError
from qmapp.kennung import free_kennung, next_kennung

#: So many files are named as examples of a result; the number itself stands beside them.
MOST_EXAMPLES = 5
_COUNTED: dict[str, Sequence[Ergebnis]] = {
    "F2+F3": (Ergebnis.F2, Ergebnis.F3_PLUS, Ergebnis.F3_MINUS),
    "F1": (Ergebnis.F1,),
    "F1+F2+F3": (Ergebnis.F1, Ergebnis.F2, Ergebnis.F3_PLUS, Ergebnis.F3_MINUS),
    "ok": (Ergebnis.OK,),
}


def begun(
    session: Session, quelle: Quelle, heute: date, jetzt: datetime, wer: str, kennung: str = ""
) -> tables.Feststellung:
    """A row of this source with the next free Kennung (or this one), a Mangel of today, not in the session yet."""
    used = tables.Feststellung.kennung
    return tables.Feststellung(
        kennung=free_kennung(session, used, kennung) if kennung else next_kennung(session, used, "FS-", 3),
        titel="",
        datum=heute,
        art=Art.MANGEL,
        quelle=quelle,
        punkte=[],
        ursachen=[],
        angelegt_um=jetzt,
        angelegt_durch=cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer"),
    )


def create_feststellung(
    session: Session,
    *,
    heute: date,
    jetzt: datetime,
    wer: str,
    kennung: str = "",
    pruefung_id: UUID | None = None,
    **angaben: Unpack[Angaben],
) -> UUID:
    """Write a Feststellung freely; its id. ``titel`` is needed, ``art`` is Mangel unless told otherwise.

    ``quelle`` is one of :data:`~qmapp.act.feststellung.rows.WAEHLBAR`, free unless told otherwise. Without a
    ``kennung`` the next free one is given (FS-001). Raises UserError for texts too long, numbers and days that cannot
    be, a Kennung already used.
    """
    row = begun(session, Quelle.FREI, heute, jetzt, wer, kennung)
    row.pruefung_id = pruefung_id
    given: Angaben = {"titel": "", **angaben}
    apply(row, given)
    session.add(row)
    session.flush()
    return row.id


def from_antwort(
    session: Session, akte_id: UUID, code: str, *, heute: date, jetzt: datetime, wer: str
) -> tuple[UUID, bool]:
    """Make a Feststellung of the answer to a Prüfpunkt; its id and whether it is new.

    Where the Prüfung already has one from answers to the same Prüfpunkt, the file becomes an example of it: similar
    ones are one with a count. Asking twice changes nothing. Raises UserError where the Prüfpunkt has no answer.
    """
    known = zu_antwort(session, akte_id, code)
    if known is not None:
        return known, False
    akte, antwort, punkt = _answered(session, akte_id, code)
    art = Art.MANGEL if antwort.ergebnis.mangel else Art.STAERKE
    row = _same_point(session, akte.pruefung_id, code, art)
    new = row is None
    if row is None:
        row = begun(session, Quelle.ANTWORT, heute, jetzt, wer)
        row.pruefung_id = akte.pruefung_id
        angaben: Angaben = {
            "titel": punkt.titel,
            "text": antwort.feststellung,
            "art": art,
            "punkte": [code],
            "ursachen": antwort.ursachen,
            "zurechenbarkeit": antwort.zurechenbarkeit,
            "nachholung_bis": antwort.nachholung_bis,
        }
        apply(row, angaben)
        session.add(row)
        session.flush()
    _add_example(session, row.id, akte, code, antwort.feststellung)
    session.flush()
    return row.id, new


def from_ergebnis(
    session: Session,
    pruefung_id: UUID,
    code: str,
    *,
    heute: date,
    jetzt: datetime,
    wer: str,
    zaehlt: str = "F2+F3",
    art: Art = Art.MANGEL,
) -> UUID:
    """Make a Feststellung of what a Prüfung has found at a Prüfpunkt, with its numbers, causes and first examples.

    ``zaehlt`` is a key of :data:`ZAEHLWEISEN`. Raises UserError for another one, an unknown code, before the draw, and
    where no examined file has been assessed at this Prüfpunkt.
    """
    if zaehlt not in ZAEHLWEISEN:
        raise UserError("Diese Zählweise gibt es nicht.", field="zaehlt")
    found = punkt_ergebnis(session, pruefung_id, code)
    return hold_ergebnis(session, pruefung_id, found, heute=heute, jetzt=jetzt, wer=wer, zaehlt=zaehlt, art=art)


def hold_ergebnis(
    session: Session,
    pruefung_id: UUID,
    found: PunktErgebnis,
    *,
    heute: date,
    jetzt: datetime,
    wer: str,
    zaehlt: str,
    art: Art,
    kennung: str = "",
) -> UUID:
    """As :func:`from_ergebnis`, of a result at hand."""
    anzahl, bewertet = zahlen(found, zaehlt)
    if not bewertet:
        raise UserError(
            f"Zu „{found.punkt.titel}“ ist noch keine Akte bewertet.",
            advice="Eine Feststellung aus dem Ergebnis braucht geprüfte Akten.",
        )
    row = begun(session, Quelle.ERGEBNIS, heute, jetzt, wer, kennung)
    row.pruefung_id = pruefung_id
    answers = _counted_answers(session, pruefung_id, found.punkt.code, zaehlt)
    angaben: Angaben = {
        "titel": found.punkt.titel,
        "art": art,
        "punkte": [found.punkt.code],
        "anzahl": anzahl,
        "bewertet": bewertet,
        "zaehlt": zaehlt,
        **_common(antwort for _, antwort in answers),
    }
    apply(row, angaben)
    session.add(row)
    session.flush()
    if art is Art.MANGEL:
        for akte, antwort in answers[:MOST_EXAMPLES]:
            _add_example(session, row.id, akte, found.punkt.code, antwort.feststellung)
    session.flush()
    return row.id


def _common(answers: Iterable[aktenpruefung.Antwort]) -> Angaben:
    """The causes given most often and to whom most of the answers are due."""
    causes: Counter[str] = Counter()
    due: Counter[Zurechenbarkeit] = Counter()
    for antwort in answers:
        causes.update(antwort.ursachen)
        if antwort.zurechenbarkeit is not None:
            due[antwort.zurechenbarkeit] += 1
    return {
        "ursachen": [cause for cause, _ in causes.most_common(3)],
        "zurechenbarkeit": due.most_common(1)[0][0] if due else None,
    }


def add_beispiel(session: Session, feststellung_id: UUID, aktenzeichen: str, *, notiz: str = "") -> UUID:
    """Name a file as an example; the file itself is linked where it is in the sample of the same Prüfung."""
    row = require_own(session, feststellung_id)
    key = cleaned(aktenzeichen, "Das Aktenzeichen", longest=LONGEST_TITLE, field="aktenzeichen", required=True)
    akte = aktenpruefung.Akte
    linked = session.exec(
        select(akte.id).where(akte.pruefung_id == row.pruefung_id, akte.schluessel == key, in_der_stichprobe())
    ).first()
    taken = tables.FeststellungBeispiel
    if session.exec(select(taken.id).where(taken.feststellung_id == row.id, taken.aktenzeichen == key)).first():
        raise UserError(f"{key} ist schon als Beispiel genannt.", field="aktenzeichen")
    example = tables.FeststellungBeispiel(
        feststellung_id=row.id,
        akte_id=linked,
        aktenzeichen=key,
        notiz=cleaned(notiz, "Die Notiz", longest=LONGEST_NOTE, field="notiz"),
    )
    session.add(example)
    session.flush()
    return example.id


def remove_beispiel(session: Session, beispiel_id: UUID) -> None:
    """Take an example away."""
    row = session.get(tables.FeststellungBeispiel, beispiel_id)
    if row is None:
        raise UserError("Dieses Beispiel gibt es nicht mehr.")
    session.delete(row)
    session.flush()


def _answered(
    session: Session, akte_id: UUID, code: str
) -> tuple[aktenpruefung.Akte, aktenpruefung.Antwort, KatalogPunkt]:
    akte = session.get(aktenpruefung.Akte, akte_id)
    antwort = session.get(aktenpruefung.Antwort, (akte_id, code))
    if akte is None or antwort is None or not antwort.ergebnis.bewertet:
        raise UserError(
            "Dieser Prüfpunkt ist noch nicht bewertet.",
            advice="Beantworten Sie ihn mit „erfüllt“ oder „Mangel“; daraus entsteht dann die Feststellung.",
        )
    pruefung = session.get(aktenpruefung.Aktenpruefung, akte.pruefung_id)
    assert pruefung is not None, "a foreign key holds it"
    punkt = session.get(KatalogPunkt, (pruefung.katalog_id, code))
    if punkt is None:
        raise UserError("Diesen Prüfpunkt gibt es im Katalog der Prüfung nicht.")
    return akte, antwort, punkt


def _same_point(session: Session, pruefung_id: UUID, code: str, art: Art) -> tables.Feststellung | None:
    row = tables.Feststellung
    candidates = session.exec(
        select(row)
        .where(
            row.pruefung_id == pruefung_id,
            row.quelle == Quelle.ANTWORT,
            row.art == art,
            col(row.aufgegangen_in_id).is_(None),
            col(row.erledigt_am).is_(None),
        )
        .order_by(col(row.kennung))
    )
    return next((candidate for candidate in candidates if candidate.punkte == [code]), None)


def _add_example(session: Session, feststellung_id: UUID, akte: aktenpruefung.Akte, code: str, notiz: str) -> None:
    session.add(
        tables.FeststellungBeispiel(
            feststellung_id=feststellung_id,
            akte_id=akte.id,
            aktenzeichen=akte.schluessel,
            code=code,
            notiz=notiz,
        )
    )


def _counted_answers(
    session: Session, pruefung_id: UUID, code: str, zaehlt: str
) -> list[tuple[aktenpruefung.Akte, aktenpruefung.Antwort]]:
    """The counted answers of examined files in working order."""
    akte, antwort = aktenpruefung.Akte, aktenpruefung.Antwort
    query = (
        select(akte, antwort)
        .join(antwort, col(antwort.akte_id) == col(akte.id))
        .where(
            akte.pruefung_id == pruefung_id,
            in_der_stichprobe(),
            akte.stand == Aktenstand.GEPRUEFT,
            antwort.code == code,
            col(antwort.ergebnis).in_(_COUNTED[zaehlt]),
        )
        .order_by(col(akte.schicht_nr), col(akte.rang))
    )
    return list(session.exec(query).all())
