"""Which column is probably the key, the stratum, the amount, the team: by name first, then by what it holds."""

import re
from collections.abc import Callable, Sequence

from qmapp.spreadsheets.liste import ListenRollen, Spalte, SpaltenArt

_KEY = (
    (re.compile(r"aktenzeichen|akten-?nr|aktennummer|gesch[äa]ftszeichen|\baz\b|\bgz\b", re.IGNORECASE), 6),
    (
        re.compile(r"\bbg\b|bg-?nr|bg-?nummer|bedarfsgemeinschaft|fall-?nr|fallnummer|fall-?id|vorgang", re.IGNORECASE),
        5,
    ),
    (re.compile(r"schl[üu]ssel|kennung|kennziffer|kenn-?nr|identifik|\bid\b|_id\b|objekt-?nr", re.IGNORECASE), 3),
    (re.compile(r"nummer|nr\b|bezeichnung", re.IGNORECASE), 2),
    (
        re.compile(r"lfd|laufende|kunden|person|iban|plz|telefon|name\b|datum|summary|zusammenfassung", re.IGNORECASE),
        -3,
    ),
)
_STRATUM = (
    (re.compile(r"standort|dienststelle|au[ßs]+enstelle|gesch[äa]ftsstelle|jobcenter", re.IGNORECASE), 5),
    (
        re.compile(
            r"sachgebiet|abteilung|bezirk|region|kategorie|leistungsart|hilfeart|rechtskreis|schicht", re.IGNORECASE
        ),
        4,
    ),
    (re.compile(r"bereich|\bamt\b|gebiet|\bort\b|stadtteil|gruppe|\bart\b|status", re.IGNORECASE), 2),
)
_TEAM = (
    (re.compile(r"\bteam", re.IGNORECASE), 5),
    (re.compile(r"sachbearbeit|\bsb\b|bearbeiter|dienstzeichen|zeichen\b|k[üu]rzel|referat", re.IGNORECASE), 3),
)
_AMOUNT = (
    (re.compile(r"zahlbetrag|leistungsbetrag|bewilligt|anspruch|gesamtbetrag|gesamt", re.IGNORECASE), 3),
    (re.compile(r"betrag|eur|kosten|leistung|ausgabe", re.IGNORECASE), 2),
)
_MOST_STRATA = 60
_FILLED = 0.9
_FILLED_NAMED = 0.5
_UNIQUE = 0.95
_UNIQUE_NAMED = 0.3
_CLEAR_NAME = 5


def is_key_name(name: str) -> bool:
    """``Aktenzeichen``, ``BG-Nummer``: what stands there identifies and is never an amount."""
    return any(points >= _CLEAR_NAME and pattern.search(re.sub(r"[_.]", " ", name)) for pattern, points in _KEY)


def suggest_roles(spalten: Sequence[Spalte], zeilen: int) -> ListenRollen:
    """Suggest a column for each role, or none where nothing speaks for one; the user decides."""
    key = _best(spalten, lambda spalte: _key_score(spalte, zeilen), 1.0)
    rest = [spalte for spalte in spalten if spalte.index != key]
    amount = _best(rest, lambda s: 1 + _named(s, _AMOUNT) if s.art is SpaltenArt.BETRAG else 0.0, 1.0)
    groups = [s for s in rest if s.index != amount and _is_group(s, zeilen)]
    team = _best(groups, lambda spalte: _named(spalte, _TEAM), 1.0)
    stratum = _best([s for s in groups if s.index != team], lambda spalte: _named(spalte, _STRATUM), 1.0)
    return ListenRollen(schluessel=key, schicht=stratum, betrag=amount, team=team)


def _best(spalten: Sequence[Spalte], score: Callable[[Spalte], float], least: float) -> int | None:
    scored = [(score(spalte), -spalte.index) for spalte in spalten]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= least else None


def _named(spalte: Spalte, names: Sequence[tuple[re.Pattern[str], int]]) -> float:
    text = re.sub(r"[_.]", " ", spalte.name)
    if text.endswith("?") or "[" in text:  # a question of a survey names its subject, not its role
        return 0.0
    found = [points for pattern, points in names if pattern.search(text)]
    return float(max(found, default=0))


def _key_score(spalte: Spalte, zeilen: int) -> float:
    """A key is filled and different in nearly every row; a name and short values with digits speak for it."""
    filled = zeilen - spalte.leer
    if spalte.art not in (SpaltenArt.TEXT, SpaltenArt.GANZZAHL):
        return 0.0
    named = _named(spalte, _KEY)
    filled_least, unique_least = (_FILLED_NAMED, _UNIQUE_NAMED) if named >= _CLEAR_NAME else (_FILLED, _UNIQUE)
    if not zeilen or spalte.verschieden is None or filled < filled_least * zeilen:
        return 0.0
    if spalte.verschieden < unique_least * filled:
        return 0.0
    if spalte.art is SpaltenArt.GANZZAHL and named <= 0 and spalte.index > 0:
        return 0.0  # a column of counts may be different in every row, too
    length = max(map(len, spalte.beispiele), default=0)
    coded = sum(1 for example in spalte.beispiele if any(c.isdigit() for c in example)) == len(spalte.beispiele)
    score = 1.5 + named + (1.5 if coded and length <= 40 else 0.0) - (1.5 if length > 60 else 0.0)
    return score + (1.0 if spalte.verschieden == zeilen else 0.0)


def _is_group(spalte: Spalte, zeilen: int) -> bool:
    """A column that divides the list: few values, each of them in several rows."""
    kinds = (SpaltenArt.TEXT, SpaltenArt.GANZZAHL, SpaltenArt.WAHRHEIT)
    most = min(_MOST_STRATA, max(2, zeilen // 3))
    return spalte.art in kinds and spalte.verschieden is not None and 1 < spalte.verschieden <= most
