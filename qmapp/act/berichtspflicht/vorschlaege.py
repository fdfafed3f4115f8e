"""What an office with a Zielvereinbarung over kommunale Leistungen usually reports, offered to begin with (S002)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from qmapp.act.berichtspflicht import tables
from qmapp.act.berichtspflicht.fassung import Fassungsangaben
from qmapp.act.berichtspflicht.pflege import Angaben, create_berichtspflicht
from qmapp.act.berichtspflicht.rows import Regel
from qmapp.act.berichtspflicht.termine import create_terminserie
from qmapp.errors import UserError
from qmapp.german import NBSP, folded


@dataclass(frozen=True)
class Vorschlag:
    """A duty or (with ``mindestens``) a series of meetings; ``worte`` say when."""

    schluessel: str
    titel: str
    worte: str
    inhalt: str
    fassung: Fassungsangaben | None = None
    mindestens: int = 0


VORSCHLAEGE: tuple[Vorschlag, ...] = (
    Vorschlag(
        "sachstand",
        "Bericht zum Sachstand",
        "zum 15.06. und 15.12.",
        "Stand der vereinbarten Ziele mit Steuerungsmaßnahmen; Ergebnisse der Aktenprüfung.",
        fassung={"regel": Regel.TAGE, "tage": ("06-15", "12-15")},
    ),
    Vorschlag(
        "jahresbericht",
        f"Jahresbericht §{NBSP}16a SGB II",
        "zum 15.01. des Folgejahres",
        "Schuldnerberatung, psychosoziale Betreuung, Suchtberatung und Betreuung von Kindern.",
        fassung={"regel": Regel.FOLGEJAHR, "tage": ("01-15",)},
    ),
    Vorschlag(
        "forderungen",
        "Forderungsliste",
        "je Quartal, 10 Arbeitstage nach Eingang",
        "Liste zum kommunalen Forderungsbestand, ergänzt und versandt.",
        fassung={"regel": Regel.EINGANG, "arbeitstage": 10, "je_jahr": 4},
    ),
    Vorschlag(
        "dienstbesprechung",
        "Dienstbesprechung",
        "mindestens zweimal im Jahr",
        "Teilnahme an den Dienstbesprechungen.",
        mindestens=2,
    ),
    Vorschlag(
        "leitungsbesprechung",
        "Leitungsbesprechung",
        "mindestens zweimal im Jahr, mit Protokoll",
        "Geschäftsführung, Bereichsleitungen und Koordinierungsstelle sprechen miteinander.",
        mindestens=2,
    ),
)


def offene_vorschlaege(session: Session) -> tuple[Vorschlag, ...]:
    """The proposals that nothing of the same name stands for yet."""
    titles = [*session.exec(select(tables.Berichtspflicht.titel)), *session.exec(select(tables.Terminserie.titel))]
    taken = {folded(title) for title in titles}
    return tuple(one for one in VORSCHLAEGE if folded(one.titel) not in taken)


def take_vorschlaege(session: Session, schluessel: Sequence[str], *, jahr: int) -> tuple[UUID, ...]:
    """Make the proposals named, valid from the beginning of ``jahr``; their ids in the order named.

    Raises UserError where none is named or one is unknown.
    """
    known = {one.schluessel: one for one in VORSCHLAEGE}
    if not schluessel or set(schluessel) - set(known):
        raise UserError("Es ist kein Vorschlag gewählt.", advice="Wählen Sie mindestens einen aus.")
    return tuple(_make(session, known[key], jahr) for key in schluessel)


def _make(session: Session, proposal: Vorschlag, jahr: int) -> UUID:
    told: Angaben = {"titel": proposal.titel, "inhalt": proposal.inhalt}
    if proposal.fassung is None:
        return create_terminserie(
            session, ab_jahr=jahr, mindestens=proposal.mindestens, titel=proposal.titel, inhalt=proposal.inhalt
        )
    return create_berichtspflicht(session, gueltig_ab=date(jahr, 1, 1), fassung=proposal.fassung, **told)
