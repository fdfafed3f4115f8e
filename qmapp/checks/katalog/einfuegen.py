"""Prüfpunkte from a spreadsheet's clipboard: rows of cells, checked one by one, none taken half."""

import csv
import io
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from sqlmodel import Session

from qmapp.checks.katalog.aufbau import AUSRICHTUNG, MOST_POINTS
from qmapp.checks.katalog.bearbeiten import Punkt, add_punkt, checked_punkt
from qmapp.checks.katalog.fassungen import require_entwurf
from qmapp.checks.katalog.katalog import Ausrichtung, Katalogart
from qmapp.checks.katalog.tables import KatalogVersion
from qmapp.errors import UserError
from qmapp.german import folded

#: Heads a first line may have, folded → what the column holds.
_KOEPFE = {
    "titel": "titel", "prufpunkt": "titel", "punkt": "titel", "frage": "frage", "pruffrage": "frage",
    "rechtsgrundlage": "rechtsgrundlage", "norm": "rechtsgrundlage", "hinweis": "hinweis", "bereich": "bereich",
    "gewicht": "gewicht", "zahlungswirkung": "zahlungswirkung", "ursachen": "ursachen", "ursache": "ursachen",
    "textbaustein": "textbausteine", "textbausteine": "textbausteine", "entfallt, wenn": "entfaellt_wenn",
    "entfallt wenn": "entfaellt_wenn", "dimension": "bereich", "massstab": "massstab", "nachweise": "nachweise",
    "ausrichtung": "ausrichtung", "qualitatsziel": "qualitaetsziel", "qualitatsdimension": "bereich",
    "starke": "staerke", "textbaustein starke": "staerke", "text": "frage", "aussage": "frage",
    "einfache sprache": "frage_einfach", "in einfacher sprache": "frage_einfach", "umgekehrt": "umgekehrt",
    "umgekehrt gezahlt": "umgekehrt", "antworten": "optionen",
}  # fmt: skip
#: Without a head line the columns stand in this order. The first one is what no row can do without.
_ORDER = {
    Katalogart.AKTENPRUEFUNG: ("titel", "frage", "rechtsgrundlage", "hinweis", "bereich", "gewicht"),
    Katalogart.QCHECK: ("titel", "frage", "massstab", "hinweis", "bereich", "ausrichtung", "gewicht"),
    Katalogart.BEFRAGUNG: ("frage", "frage_einfach", "bereich", "ausrichtung"),
}
#: What a kind of catalogue has besides; a column of anything else is passed over.
_MORE = {
    Katalogart.AKTENPRUEFUNG: ("entfaellt_wenn", "zahlungswirkung", "ursachen", "textbausteine"),
    Katalogart.QCHECK: ("qualitaetsziel", "nachweise", "textbausteine", "staerke"),
    Katalogart.BEFRAGUNG: ("hinweis", "umgekehrt", "optionen"),
}
_TEXTS = (
    "titel", "frage", "rechtsgrundlage", "hinweis", "entfaellt_wenn", "massstab", "qualitaetsziel", "staerke",
    "frage_einfach",
)  # fmt: skip
_NEEDED = {
    Katalogart.AKTENPRUEFUNG: "Titel und Frage",
    Katalogart.QCHECK: "Titel, Frage und Maßstab",
    Katalogart.BEFRAGUNG: "dem Text der Aussage",
}
_YES = {"ja", "x", "1", "wahr", "true"}


@dataclass(frozen=True)
class Abgelehnt:
    """A line that was not taken (from 1, as on the clipboard) and why."""

    zeile: int
    grund: str


@dataclass(frozen=True)
class Einfuegung:
    """What came of pasting: the new codes, the lines left out, and how many were empty."""

    codes: tuple[str, ...]
    abgelehnt: tuple[Abgelehnt, ...]
    leer: int


def paste_punkte(session: Session, katalog_id: uuid.UUID, text: str, *, nach: str = "") -> Einfuegung:
    """Add a Prüfpunkt for every row of ``text`` (tab-separated, as a spreadsheet copies) after the code ``nach``.

    A first line of heads says which column is which; without one they are title, question, legal basis, hint, Bereich,
    weight. Cells are plain text, also where they begin with "=". Rows without a title, with an unknown Bereich or a
    weight that is none of 1, 2, 3 are left out and named. Raises UserError where nothing can be taken.
    """
    version = require_entwurf(session, katalog_id)
    try:
        rows = list(csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter="\t"))
    except csv.Error as error:
        raise UserError("Die Zwischenablage enthält keine Tabelle, die sich lesen lässt.") from error
    if len(rows) > MOST_POINTS:
        raise UserError(f"Es sind mehr als {MOST_POINTS} Zeilen in der Zwischenablage.")
    columns, first = _columns(version.art, rows)
    taken: list[Punkt] = []
    refused: list[Abgelehnt] = []
    empty = 0
    for number, cells in enumerate(rows[first:], first + 1):
        if not any(cell.strip() for cell in cells):
            empty += 1
            continue
        try:
            taken.append(_punkt(version, columns, cells))
        except UserError as error:
            refused.append(Abgelehnt(number, error.message))
    if not taken:
        reason = f" Zeile {refused[0].zeile}: {refused[0].grund}" if refused else ""
        raise UserError(
            f"In der Zwischenablage ist kein Prüfpunkt.{reason}",
            advice=f"Kopieren Sie Zeilen mit {_NEEDED[version.art]} aus der Tabelle.",
        )
    codes: list[str] = []
    for punkt in taken:
        codes.append(add_punkt(session, katalog_id, nach=codes[-1] if codes else nach, **punkt))
    return Einfuegung(tuple(codes), tuple(refused), empty)


def _columns(art: Katalogart, rows: list[list[str]]) -> tuple[tuple[str | None, ...], int]:
    """What each column holds, and the first line after the heads."""
    order, known = _ORDER[art], (*_ORDER[art], *_MORE[art])
    heads = [_KOEPFE.get(folded(cell.strip().rstrip(":"))) for cell in rows[0]] if rows else []
    if order[0] in heads and len([head for head in heads if head]) > 1:
        return tuple(head if head in known else None for head in heads), 1
    return order, 0


def _punkt(version: KatalogVersion, columns: tuple[str | None, ...], cells: list[str]) -> Punkt:
    found = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name and cell.strip()}
    if _ORDER[version.art][0] not in found:
        raise UserError("Der Text fehlt." if version.art is Katalogart.BEFRAGUNG else "Der Titel fehlt.")
    texts = {name: found.get(name, "") for name in _TEXTS}
    read = {name: read(version, found[name]) for name, read in _GELESEN.items() if name in found}
    punkt = cast(Punkt, {**texts, **read})
    checked_punkt(version, punkt)
    return punkt


def _gewicht(_: KatalogVersion, words: str) -> int:
    if words not in ("1", "2", "3"):
        raise UserError(f"Das Gewicht „{words}“ ist nicht 1, 2 oder 3.")
    return int(words)


def _ja(_: KatalogVersion, words: str) -> bool:
    return words.casefold() in _YES


def _liste(_: KatalogVersion, words: str) -> list[str]:
    return [part.strip() for part in words.replace(";", ",").split(",")]


def _zeilen(_: KatalogVersion, words: str) -> list[str]:
    return words.split("\n")


def _antworten(_: KatalogVersion, words: str) -> list[str]:
    """Choices between semicolons or in lines of their own: a comma may be part of one."""
    return [part.strip() for part in words.replace("\n", ";").split(";")]


def _ausrichtung(_: KatalogVersion, words: str) -> Ausrichtung:
    for name, orientation in AUSRICHTUNG.items():
        if folded(words) in (folded(name), folded(orientation)):
            return orientation
    raise UserError(f"Die Ausrichtung „{words}“ gibt es nicht.")


def _bereich(version: KatalogVersion, words: str) -> str:
    """The key of a Bereich named by its key or its title."""
    for key, title in version.bereiche:
        if folded(words) in (folded(key), folded(title)):
            return key
    raise UserError(f"Den Bereich „{words}“ gibt es in diesem Katalog nicht.")


#: Column → what reads its words where there are some.
_GELESEN: dict[str, Callable[[KatalogVersion, str], object]] = {
    "bereich": _bereich,
    "gewicht": _gewicht,
    "zahlungswirkung": _ja,
    "ursachen": _liste,
    "textbausteine": _zeilen,
    "nachweise": _liste,
    "ausrichtung": _ausrichtung,
    "umgekehrt": _ja,
    "optionen": _antworten,
}
