"""The number on a paper Prüfbogen, by which the file is found again: ``1-03-014-1``.

Prüfung, stratum and rank as printed, then a check digit. Deliberate selections begin with B-, the Zweitprüfung with Z-.
Nothing is stored: a drawn file keeps its place for good, and an extension of the sample only adds ranks.

The check digit is Damm's (H. M. Damm, Total anti-symmetrische Quasigruppen, Diss. Marburg 2004): it finds every
single wrong digit and every swap of neighbours. Kind and widths are checked with it as a digit that is not printed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.rows import Aktenart
from qmapp.errors import UserError

#: Example of the form, for fields and messages.
BEISPIEL = "1-03-014-1"

#: Damm's quasigroup of order 10 as printed in the dissertation: weakly totally anti-symmetric, zero diagonal.
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
_LETTERS = {Aktenart.STICHPROBE: "", Aktenart.BEWUSST: "B", Aktenart.ZWEIT: "Z"}
_ARTEN = list(_LETTERS)
#: Digits of stratum and rank, the shortest that fits. Only the first, and without a letter, may be typed without
#: hyphens: elsewhere a digit in a wrong place could be read as another number.
_WIDTHS = ((2, 3), (2, 4), (3, 6))
_GROUPS = re.compile(r"(?:([BZ])[-/. ])?([1-9]\d*)[-/. ](\d+)[-/. ](\d+)[-/. ](\d)", re.ASCII)
_DIGITS = re.compile(r"()([1-9]\d*)(\d{2})(\d{3})(\d)", re.ASCII)
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")


@dataclass(frozen=True)
class Bogennummer:
    """``pruefung_nr`` from 1 in the order of the draws; ``schicht_nr`` and ``rang`` as the drawn file has them."""

    pruefung_nr: int
    schicht_nr: int
    rang: int
    art: Aktenart = Aktenart.STICHPROBE

    def __str__(self) -> str:
        """As printed; raises UserError for a stratum or rank that no sheet has room for."""
        stratum = self.schicht_nr + 1
        for form, (wide, long) in enumerate(_WIDTHS):
            if stratum < 10**wide and self.rang < 10**long:
                groups = (str(self.pruefung_nr), f"{stratum:0{wide}}", f"{self.rang:0{long}}")
                check = _check_digit(self.art, form, "".join(groups))
                return "-".join(filter(None, (_LETTERS[self.art], *groups, check)))
        raise UserError(
            "Prüfbögen gibt es für höchstens 999 Schichten mit je 999.999 Akten.",
            advice="Bitte prüfen Sie diese Akten am Prüfplatz.",
        )


def parse_bogennummer(text: str) -> Bogennummer:
    """A typed number, with hyphens as printed or as digits alone.

    Raises UserError (field ``bogennummer``) for another form and where the check digit does not fit.
    """
    typed = _DASHES.sub("-", text.strip().upper())
    grouped = _GROUPS.fullmatch(typed)
    found = grouped or _DIGITS.fullmatch(typed)
    if found is None or (len(found[3]), len(found[4])) not in _WIDTHS:
        raise UserError(
            "Das ist keine Bogennummer." if typed else "Die Bogennummer fehlt.",
            advice=f"Sie steht oben rechts auf dem Prüfbogen und sieht so aus: {BEISPIEL}.",
            field="bogennummer",
        )
    letter, pruefung, stratum, rank, check = found.groups()
    art = next(kind for kind, shown in _LETTERS.items() if shown == (letter or ""))
    form = _WIDTHS.index((len(stratum), len(rank)))
    if int(stratum) == 0 or int(rank) == 0 or _check_digit(art, form, pruefung + stratum + rank) != check:
        raise UserError(
            f"Die Bogennummer {text.strip()} ist vertippt: Die Prüfziffer passt nicht.",
            advice="Bitte vergleichen Sie sie Ziffer für Ziffer mit dem Prüfbogen, mit den Bindestrichen.",
            field="bogennummer",
        )
    return Bogennummer(int(pruefung), int(stratum) - 1, int(rank), art)


def bogennummern(session: Session, pruefung_id: UUID) -> Mapping[UUID, Bogennummer]:
    """The number of every drawn file of a Prüfung, spares included; raises UserError before the draw."""
    number = _pruefung_nr(session, pruefung_id)
    row = tables.Akte
    query = select(row.id, row.schicht_nr, row.rang, row.art).where(row.pruefung_id == pruefung_id)
    return {key: Bogennummer(number, stratum, rank, Aktenart(art)) for key, stratum, rank, art in session.exec(query)}


def find_bogen(session: Session, text: str, pruefung_id: UUID | None = None) -> tuple[UUID, UUID]:
    """The file a typed number stands for and its Prüfung, as ids.

    Raises UserError (field ``bogennummer``) as :func:`parse_bogennummer`, where no file has the number, for a spare
    that has not moved up, and with ``pruefung_id`` for a sheet of another Prüfung.
    """
    number = parse_bogennummer(text)
    pruefungen = _drawn(session)
    if number.pruefung_nr > len(pruefungen):
        raise _unknown(number)
    owner = pruefungen[number.pruefung_nr - 1]
    if pruefung_id is not None and owner != pruefung_id:
        other = zustand.require(session, owner)
        raise UserError(
            f"Der Prüfbogen {number} gehört zu {other.kennung}.",
            advice="Bitte wählen Sie diese Prüfung oder einen anderen Bogen.",
            field="bogennummer",
        )
    row = tables.Akte
    found = session.exec(
        select(row).where(
            row.pruefung_id == owner,
            row.art == number.art,
            row.schicht_nr == number.schicht_nr,
            row.rang == number.rang,
        )
    ).first()
    if found is None:
        raise _unknown(number)
    if found.reserve_rang is not None and found.ersatz_fuer_id is None:
        raise UserError(
            f"Der Prüfbogen {number} gehört zu einer Ersatzakte, die noch nicht nachgerückt ist.",
            advice="Bitte ersetzen Sie zuerst am Prüfplatz die Akte, für die sie einspringt.",
            field="bogennummer",
        )
    return found.id, owner


def _unknown(number: Bogennummer) -> UserError:
    return UserError(
        f"Einen Prüfbogen {number} gibt es in dieser Arbeitsmappe nicht.",
        advice="Bitte prüfen Sie, ob der Bogen aus dieser Arbeitsmappe stammt.",
        field="bogennummer",
    )


def _pruefung_nr(session: Session, pruefung_id: UUID) -> int:
    pruefungen = _drawn(session)
    if pruefung_id not in pruefungen:
        raise UserError(
            "Prüfbögen mit Nummer gibt es erst, wenn die Akten gezogen sind.", advice="Ziehen Sie zuerst die Akten."
        )
    return pruefungen.index(pruefung_id) + 1


def _drawn(session: Session) -> list[UUID]:
    """Prüfungen by their first draw; a drawn one is never deleted, so later draws only add to the end."""
    drawn = tables.Ziehung
    first = func.min(col(drawn.gezogen_um))
    query = select(drawn.pruefung_id).group_by(col(drawn.pruefung_id)).order_by(first, col(drawn.pruefung_id))
    return list(session.exec(query))


def _check_digit(art: Aktenart, form: int, digits: str) -> str:
    """Damm's digit over ``digits``, led by one that stands for kind and widths."""
    state = 0
    for digit in (len(_ARTEN) * form + _ARTEN.index(art), *map(int, digits)):
        state = int(_DAMM[state][digit])
    return str(state)
