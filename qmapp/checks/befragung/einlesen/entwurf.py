"""A catalogue made from the heads of a file, so that a survey the office has not planned here can be read too."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung.einlesen import koepfe
from qmapp.checks.befragung.einlesen.skalen import Skalenvorschlag
from qmapp.checks.befragung.einlesen.werte import sagt_nichts, sauber
from qmapp.checks.befragung.planung import create_befragung
from qmapp.checks.katalog import Ausrichtung, Ausweg, Katalog, Katalogart, Pruefpunkt, Skala, Stufe
from qmapp.checks.katalog.katalog import ANGABE, ERGEBNIS, FRAGEBOGEN
from qmapp.errors import UserError
from qmapp.spreadsheets import Tabelle

#: A column with more different answers than these asks for words, not for a choice.
_MOST_CHOICES = 15
#: A choice is given by several people: this many answers to each different one on average.
_REPEATED = 3
_LONGEST = 1_000


@dataclass(frozen=True)
class Katalogangaben:
    """What a catalogue from a file is called, whom it asks, and where all its items belong at first."""

    code: str
    titel: str
    zielgruppe: str
    bereich: str = ERGEBNIS
    ausrichtung: Ausrichtung | None = None


def katalog_aus_tabelle(
    session: Session, tabelle: Tabelle, skala: Skalenvorschlag, angaben: Katalogangaben, *, heute: date
) -> UUID:
    """Begin a catalogue from the heads of a file as a draft; its id.

    The columns that answer with the scale become items, those with few different answers questions about oneself, all
    others are left out; so are parts of a question with several answers. Raises UserError for a code in use and where
    no column answers with the scale.
    """
    content = _katalog(tabelle, skala, angaben, heute)
    return katalog_door.copy_katalog(session, content, code=angaben.code, titel=angaben.titel)


def befragung_aus_tabelle(
    session: Session, tabelle: Tabelle, skala: Skalenvorschlag, angaben: Katalogangaben, *, heute: date, wer: str
) -> UUID:
    """Begin a Befragung with a catalogue from the heads of a file, which is published as it is; its id.

    Raises UserError as :func:`katalog_aus_tabelle`, and without an Ausrichtung.
    """
    draft = katalog_aus_tabelle(session, tabelle, skala, angaben, heute=heute)
    if angaben.ausrichtung is None:
        raise UserError("Die Ausrichtung fehlt.", advice="Bitte wählen Sie eine.", field="ausrichtung")
    katalog_door.publish_entwurf(session, draft, heute=heute, wer=wer)
    content = katalog_door.katalog(session, draft)
    return create_befragung(session, katalog=content, heute=heute, titel=angaben.titel, weg=f"Export „{tabelle.datei}“")


def _katalog(tabelle: Tabelle, skala: Skalenvorschlag, angaben: Katalogangaben, heute: date) -> Katalog:
    if not skala.spalten:
        raise UserError("Keine Spalte antwortet auf dieser Skala.", field="skala")
    if not angaben.zielgruppe.strip():
        raise UserError("Die Zielgruppe fehlt.", advice="Bitte sagen Sie, wer gefragt wurde.", field="zielgruppe")
    about: dict[str, Any] = dict.fromkeys(_EMPTY, "")
    steps = tuple(Stufe(number, word) for number, word in enumerate(skala.worte, 1))
    return Katalog(
        code=_code(angaben),
        titel=angaben.titel,
        version=1,
        rechtsstand=heute,
        gueltig_ab=heute,
        **about,
        bereiche=FRAGEBOGEN,
        punkte=tuple(_punkte(tabelle, skala, angaben)),
        art=Katalogart.BEFRAGUNG,
        skala=Skala(steps, Ausweg("nicht beurteilbar")),
        zielgruppe=angaben.zielgruppe,
        einleitung=f"Die Fragen stammen aus der Datei „{tabelle.datei}“.",
        datenschutzhinweis="Es gilt der Hinweis, der bei der Befragung gegeben wurde.",
    )


_EMPTY = (
    "zweck", "gegenstand", "massstab", "beteiligte", "erhebungsweg", "aufwand", "chancen", "risiken", "datenschutz",
    "auswertung",
)  # fmt: skip


def _punkte(tabelle: Tabelle, skala: Skalenvorschlag, angaben: Katalogangaben) -> Iterator[Pruefpunkt]:
    heads = [koepfe.gelesen(text) for text in tabelle.kopf]
    code = _code(angaben)
    for number, place in enumerate(skala.spalten, 1):
        words = heads[place].worte[:_LONGEST]
        yield _punkt(f"{code}-{number:02d}", number, angaben.bereich, words, angaben.ausrichtung)
    number, choice = len(skala.spalten), 0
    for place, head in enumerate(heads):
        choices = () if place in skala.spalten or head.verwaltung or head.teil else _choices(tabelle.spalten[place])
        if choices and head.ganz:
            number, choice = number + 1, choice + 1
            yield _punkt(f"{code}-A{choice}", number, ANGABE, head.worte[:_LONGEST], None, choices)


def _code(angaben: Katalogangaben) -> str:
    return angaben.code.strip().upper()


def _choices(column: Sequence[str]) -> tuple[str, ...]:
    """The different answers of a column where they are few: by their first number, else the most frequent first."""
    counted = Counter(sauber(text) for text in column if not sagt_nichts(text))
    if not 2 <= len(counted) <= _MOST_CHOICES or counted.total() < _REPEATED * len(counted):
        return ()
    first = {text: re.search(r"\d+", text) for text in counted}
    if all(first.values()):
        return tuple(sorted(counted, key=lambda text: (int(hit[0]) if (hit := first[text]) else 0, text)))
    return tuple(sorted(counted, key=lambda text: (-counted[text], text)))


def _punkt(
    code: str, number: int, bereich: str, frage: str, ausrichtung: Ausrichtung | None, optionen: tuple[str, ...] = ()
) -> Pruefpunkt:
    return Pruefpunkt(
        code=code,
        nummer=number,
        bereich=bereich,
        titel="",
        frage=frage,
        rechtsgrundlage="",
        hinweis="",
        gewicht=1,
        zahlungswirkung=False,
        reform_2026=False,
        ursachen=(),
        textbausteine=(),
        entfaellt_wenn="",
        sperrt=(),
        pruefen=False,
        pruefen_grund="",
        ausrichtung=ausrichtung,
        optionen=optionen,
    )
