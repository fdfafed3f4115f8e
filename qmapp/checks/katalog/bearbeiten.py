"""Changing a draft: its head, its Prüfpunkte, their order."""

import re
import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any, TypedDict, Unpack

from sqlalchemy import func
from sqlmodel import Session, select

from qmapp.checks.katalog.abschnitt import LONGEST_TEXT
from qmapp.checks.katalog.adopted import pauses
from qmapp.checks.katalog.aufbau import MOST_POINTS
from qmapp.checks.katalog.fassungen import require_entwurf
from qmapp.checks.katalog.katalog import ANGABE, FREITEXT, Ausrichtung, Aussetzung, Katalogart
from qmapp.checks.katalog.reihenfolge import part_of, put, shift, span
from qmapp.checks.katalog.tables import KatalogPunkt, KatalogVersion
from qmapp.errors import UserError
from qmapp.german import clean_text, integer

_LONGEST_TITLE = 200
_MOST_ENTRIES = 50
#: What a new point weighs; the items of a Befragung are not weighed.
_GEWICHT = {Katalogart.AKTENPRUEFUNG: 2, Katalogart.QCHECK: 2, Katalogart.BEFRAGUNG: 1}


class Kopf(TypedDict, total=False):
    """What may be changed in a draft's head; the code never."""

    titel: str
    rechtsstand: date
    gueltig_ab: date
    gueltig_bis: date | None
    zweck: str
    gegenstand: str
    massstab: str
    beteiligte: str
    erhebungsweg: str
    aufwand: str
    chancen: str
    risiken: str
    datenschutz: str
    auswertung: str
    bereiche: Sequence[tuple[str, str]]
    abgrenzung: str
    rueckmeldung: str
    zielgruppe: str
    einleitung: str
    einleitung_einfach: str
    datenschutzhinweis: str
    datenschutzhinweis_einfach: str
    dank: str
    dank_einfach: str


class Punkt(TypedDict, total=False):
    """What may be changed in a Prüfpunkt of a draft; its code never."""

    bereich: str
    titel: str
    frage: str
    rechtsgrundlage: str
    hinweis: str
    gewicht: int
    zahlungswirkung: bool
    reform_2026: bool
    ursachen: Sequence[str]
    textbausteine: Sequence[str]
    entfaellt_wenn: str
    sperrt: Sequence[str]
    pruefen: bool
    pruefen_grund: str
    aussetzungen: Sequence[Aussetzung]
    ausrichtung: Ausrichtung | None
    qualitaetsziel: str
    massstab: str
    nachweise: Sequence[str]
    staerke: str
    frage_einfach: str
    umgekehrt: bool
    optionen: Sequence[str]


def update_kopf(session: Session, katalog_id: uuid.UUID, **kopf: Unpack[Kopf]) -> None:
    """Change what is named in the head; raises UserError with the field of what cannot be taken."""
    row = require_entwurf(session, katalog_id)
    values: dict[str, Any] = dict(kopf)
    if "bereiche" in values:
        if row.art is not Katalogart.AKTENPRUEFUNG:
            raise UserError(
                "Die Bereiche sind hier die drei Qualitätsdimensionen und bleiben, wie sie sind.", field="bereiche"
            )
        values["bereiche"] = _bereiche(session, row, values["bereiche"])
    for name, value in values.items():
        if isinstance(value, str):
            values[name] = _text(value, name, longest=_LONGEST_TITLE if name == "titel" else LONGEST_TEXT)
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()


def update_punkt(session: Session, katalog_id: uuid.UUID, code: str, **punkt: Unpack[Punkt]) -> None:
    """Change what is named of a Prüfpunkt; raises UserError with the field of what cannot be taken."""
    version = require_entwurf(session, katalog_id)
    row = require_punkt(session, katalog_id, code)
    before = part_of(version, row.bereich)
    for name, value in checked_punkt(version, punkt).items():
        setattr(row, name, value)
    if not row.pruefen:
        row.pruefen_grund = ""
    if version.art is Katalogart.BEFRAGUNG:
        _without_the_unasked(row)
    session.flush()
    if part_of(version, row.bereich) != before:
        put(session, row, span(session, version, row.bereich)[1])


def add_punkt(session: Session, katalog_id: uuid.UUID, *, nach: str = "", **punkt: Unpack[Punkt]) -> str:
    """Add a Prüfpunkt after the code ``nach``, at the end of its part without one or after another part; its new code.

    A code is the catalogue's with the number after the highest any version of it has: none is given a second time.
    """
    version = require_entwurf(session, katalog_id)
    row = KatalogPunkt
    if session.exec(select(func.count()).where(row.katalog_id == katalog_id)).one() >= MOST_POINTS:
        raise UserError(f"Ein Katalog hat höchstens {integer(MOST_POINTS)} Prüfpunkte.")
    values: dict[str, Any] = {
        "bereich": version.bereiche[0][0], "titel": "", "frage": "", "rechtsgrundlage": "", "hinweis": "",
        "gewicht": _GEWICHT[version.art], "zahlungswirkung": False, "reform_2026": False, "ursachen": [],
        "textbausteine": [],
        "entfaellt_wenn": "", "sperrt": [], "pruefen": False, "pruefen_grund": "", "aussetzungen": [],
        "ausrichtung": None, "qualitaetsziel": "", "massstab": "", "nachweise": [], "staerke": "",
        "frage_einfach": "", "umgekehrt": False, "optionen": [],
        **checked_punkt(version, punkt),
    }  # fmt: skip
    code = next_code(session, version, values["bereich"])
    place = span(session, version, values["bereich"])[1]
    before = session.get(row, (katalog_id, nach))
    if before is not None and part_of(version, before.bereich) == part_of(version, values["bereich"]):
        place = before.nummer
    shift(session, katalog_id, place + 1, None, 1)
    session.add(KatalogPunkt(katalog_id=katalog_id, code=code, nummer=place + 1, **values))
    session.flush()
    return code


def delete_punkt(session: Session, katalog_id: uuid.UUID, code: str) -> None:
    """Take a Prüfpunkt out; others no longer let it fall away."""
    require_entwurf(session, katalog_id)
    row = require_punkt(session, katalog_id, code)
    for other in session.exec(select(KatalogPunkt).where(KatalogPunkt.katalog_id == katalog_id)):
        if code in other.sperrt:
            other.sperrt = [locked for locked in other.sperrt if locked != code]
    place = row.nummer
    session.delete(row)
    session.flush()
    shift(session, katalog_id, place + 1, None, -1)


def move_punkt(session: Session, katalog_id: uuid.UUID, code: str, nummer: int) -> None:
    """Give a Prüfpunkt the place ``nummer`` (from 1); the ones between move by one. Codes never change.

    In a Q-Check it stays within its Qualitätsdimension, in a Befragung within its part of the sheet.
    """
    version = require_entwurf(session, katalog_id)
    row = require_punkt(session, katalog_id, code)
    first, last = span(session, version, row.bereich)
    put(session, row, min(max(nummer, first), last))


def _without_the_unasked(row: KatalogPunkt) -> None:
    """What is answered in words or about oneself has no Ausrichtung; only what is about oneself has choices."""
    if row.bereich in (FREITEXT, ANGABE):
        row.ausrichtung, row.umgekehrt = None, False
    if row.bereich != ANGABE:
        row.optionen = []


def next_code(session: Session, version: KatalogVersion, bereich: str) -> str:
    """The code after the highest number any version of the catalogue has; the letter of a Dimension goes before it.

    Items of a Befragung carry no letter, only its free texts and the questions about oneself do (BF-KL-18, BF-KL-F2).
    """
    letter, digits = _numbering(version.art, bereich)
    used = session.exec(
        select(KatalogPunkt.code).join(KatalogVersion).where(KatalogVersion.code == version.code).distinct()
    )
    numbers = (re.fullmatch(re.escape(f"{version.code}-{letter}") + r"(\d+)", code) for code in used)
    return f"{version.code}-{letter}{max((int(found[1]) for found in numbers if found), default=0) + 1:0{digits}d}"


def _numbering(art: Katalogart, bereich: str) -> tuple[str, int]:
    if art is Katalogart.QCHECK:
        return bereich, 2
    if art is Katalogart.BEFRAGUNG and bereich in (FREITEXT, ANGABE):
        return bereich, 1
    return "", 2


def require_punkt(session: Session, katalog_id: uuid.UUID, code: str) -> KatalogPunkt:
    """The Prüfpunkt; raises UserError where it is gone."""
    row = session.get(KatalogPunkt, (katalog_id, code))
    if row is None:
        raise UserError(f"Den Prüfpunkt „{code}“ gibt es in diesem Katalog nicht.", field="code")
    return row


def checked_punkt(version: KatalogVersion, punkt: Punkt) -> dict[str, Any]:
    """What is named, cleaned, as columns; raises UserError with the field."""
    values: dict[str, Any] = dict(punkt)
    for name, value in values.items():
        if isinstance(value, str):
            values[name] = _text(value, name, longest=_LONGEST_TITLE if name == "titel" else LONGEST_TEXT)
    for name in ("ursachen", "textbausteine", "sperrt", "nachweise", "optionen"):
        if name in values:
            values[name] = _texts(values[name], name)
    if "bereich" in values and values["bereich"] not in [key for key, _ in version.bereiche]:
        raise UserError(f"Den Bereich „{values['bereich']}“ gibt es in diesem Katalog nicht.", field="bereich")
    if not 1 <= values.get("gewicht", 1) <= 3:
        raise UserError("Das Gewicht ist 1, 2 oder 3.", field="gewicht")
    if "aussetzungen" in values:
        values["aussetzungen"] = _aussetzungen(values["aussetzungen"])
    return values


def _aussetzungen(values: Sequence[Aussetzung]) -> list[list[str | None]]:
    for pause in values:
        if pause.bis is not None and pause.bis < pause.von:
            raise UserError("Die Aussetzung endet vor ihrem Beginn.", field="aussetzungen")
        if not clean_text(pause.grund).strip():
            raise UserError("Zu jeder Aussetzung gehört ein Grund.", field="aussetzungen")
    return pauses(values)


def _bereiche(session: Session, row: KatalogVersion, wanted: Sequence[tuple[str, str]]) -> list[list[str]]:
    found = [
        [_text(key, "bereiche", longest=10), _text(title, "bereiche", longest=_LONGEST_TITLE)] for key, title in wanted
    ]
    keys = [key for key, _ in found]
    if not keys or not all(keys) or len(set(keys)) < len(keys):
        raise UserError("Jeder Bereich braucht einen eigenen Schlüssel.", field="bereiche")
    used = set(session.exec(select(KatalogPunkt.bereich).where(KatalogPunkt.katalog_id == row.id)))
    if gone := sorted(used - set(keys)):
        raise UserError(f"Der Bereich „{gone[0]}“ hat noch Prüfpunkte.", field="bereiche")
    return found


def _text(value: str, field: str, *, longest: int) -> str:
    try:
        text = clean_text(value).strip()
    except UnicodeEncodeError as error:
        raise UserError("Der Text enthält ungültige Schriftzeichen.", field=field) from error
    if len(text) > longest:
        raise UserError(
            f"Der Text ist mit {integer(len(text))} Zeichen zu lang.",
            advice=f"Bitte kürzen Sie auf höchstens {integer(longest)} Zeichen.",
            field=field,
        )
    return text


def _texts(values: Sequence[str], field: str) -> list[str]:
    found = [text for text in (_text(value, field, longest=LONGEST_TEXT) for value in values) if text]
    if len(found) > _MOST_ENTRIES:
        raise UserError(f"Es können höchstens {_MOST_ENTRIES} Einträge angegeben werden.", field=field)
    return list(dict.fromkeys(found))
