"""Reading a Prüfkatalog from TOML: the shipped ones and an office's own."""

import tomllib
from collections import Counter
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from qmapp import paths
from qmapp.checks.katalog.katalog import Aussetzung, Bereich, Katalog, Pruefpunkt
from qmapp.errors import UserError
from qmapp.german import clean_text, integer

#: A catalogue is a few dozen kilobytes; nobody's file of another kind is read to its end.
_LARGEST_FILE = 5_000_000
LONGEST_TEXT = 4_000
#: More points than anyone audits a file against; a file with as many is no catalogue of an Aktenprüfung.
MOST_POINTS = 1_000
ART = "aktenpruefung"
_ABOUT = (
    "titel",
    "zweck",
    "gegenstand",
    "massstab",
    "beteiligte",
    "erhebungsweg",
    "aufwand",
    "chancen",
    "risiken",
    "datenschutz",
    "auswertung",
)


@cache
def shipped() -> tuple[Katalog, ...]:
    """The catalogues of the program, by code."""
    folder = paths.resources() / "kataloge"
    return tuple(load(path) for path in sorted(folder.glob("AP-*.toml")))


def load(path_or_code: Path | str) -> Katalog:
    """A catalogue from a TOML file, or a shipped one by its code.

    Raises UserError with the place in the file where something is missing or contradicts itself.
    """
    if isinstance(path_or_code, str) and not path_or_code.lower().endswith(".toml"):
        for known in shipped():
            if known.code == path_or_code:
                return known
        raise UserError(
            f"Den Prüfkatalog „{path_or_code}“ gibt es nicht.",
            advice="Vorhanden sind: " + ", ".join(k.code for k in shipped()) + ".",
            field="katalog",
        )
    return _katalog(_Table(_read(Path(path_or_code)), "Katalog"))


def loads(text: str) -> Katalog:
    """A catalogue from TOML text; raises UserError as :func:`load`."""
    return _katalog(_Table(_parsed(text.encode(), "Der Text"), "Katalog"))


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise UserError(
            f"Der Prüfkatalog „{path.name}“ lässt sich nicht lesen.",
            advice="Bitte prüfen Sie, ob die Datei vorhanden ist und Sie sie öffnen dürfen.",
        ) from error
    if len(content) > _LARGEST_FILE:
        raise UserError(f"„{path.name}“ ist zu groß für einen Prüfkatalog.")
    return _parsed(content, f"„{path.name}“")


def _parsed(content: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        place = f" ({error})" if isinstance(error, tomllib.TOMLDecodeError) else ""
        raise UserError(
            f"{name} ist kein gültiger Prüfkatalog{place}.",
            advice="Bitte wählen Sie eine Katalogdatei im Format TOML.",
        ) from error


class _Table:
    """A TOML table that names itself when something is wrong with it."""

    def __init__(self, content: object, name: str):
        if not isinstance(content, dict):
            raise _invalid(name, "ist kein Abschnitt")
        self.content, self.name = content, name

    def text(self, key: str, *, empty: bool = False) -> str:
        value = self.content.get(key, "" if empty else None)
        return self._clean(key, value, empty)

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.content.get(key, [])
        if not isinstance(values, list):
            raise _invalid(self.name, f"„{key}“ muss eine Liste von Texten sein")
        return tuple(self._clean(key, value, False) for value in values)

    def number(self, key: str, lowest: int, highest: int) -> int:
        value = self.content.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            raise _invalid(self.name, f"„{key}“ muss eine ganze Zahl von {lowest} bis {highest} sein")
        return value

    def truth(self, key: str) -> bool:
        value = self.content.get(key, False)
        if not isinstance(value, bool):
            raise _invalid(self.name, f"„{key}“ muss wahr oder falsch sein (true oder false)")
        return value

    def day(self, key: str) -> date:
        value = self.content.get(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise _invalid(self.name, f"„{key}“ muss ein Datum sein, zum Beispiel 2026-04-29")
        return value

    def day_or_none(self, key: str) -> date | None:
        return None if self.content.get(key) is None else self.day(key)

    def tables(self, key: str, *, empty: bool = False) -> "list[_Table]":
        values = self.content.get(key, [] if empty else None)
        if not isinstance(values, list) or not (values or empty):
            raise _invalid(self.name, f"der Abschnitt „{key}“ fehlt")
        return [_Table(value, f"{key} {number}") for number, value in enumerate(values, 1)]

    def _clean(self, key: str, value: object, empty: bool) -> str:
        if not isinstance(value, str) or len(value) > LONGEST_TEXT:
            raise _invalid(self.name, f"„{key}“ fehlt oder ist kein Text von höchstens {LONGEST_TEXT} Zeichen")
        cleaned = clean_text(value).strip()
        if not cleaned and not empty:
            raise _invalid(self.name, f"„{key}“ ist leer")
        return cleaned


def _katalog(file: _Table) -> Katalog:
    head = _Table(file.content.get("katalog"), "katalog")
    if head.text("art") != ART:
        raise UserError(
            "Dieser Katalog ist nicht für Aktenprüfungen.", advice="Bitte wählen Sie einen Katalog der Aktenprüfung."
        )
    bereiche = tuple(Bereich(t.text("schluessel"), t.text("titel")) for t in file.tables("bereich"))
    tables = file.tables("punkt")
    if len(tables) > MOST_POINTS:
        raise UserError(
            f"Die Datei hat {integer(len(tables))} Prüfpunkte, ein Prüfkatalog höchstens {integer(MOST_POINTS)}.",
            advice="Bitte teilen Sie den Katalog auf.",
        )
    punkte = tuple(_punkt(table, number) for number, table in enumerate(tables, 1))
    require_consistent(bereiche, punkte)
    about: dict[str, Any] = {name: head.text(name) for name in _ABOUT}
    return Katalog(
        code=head.text("code"),
        version=head.number("version", 1, 9999),
        rechtsstand=head.day("rechtsstand"),
        gueltig_ab=head.day("gueltig_ab"),
        gueltig_bis=head.day_or_none("gueltig_bis"),
        bereiche=bereiche,
        punkte=punkte,
        **about,
    )


def _punkt(table: _Table, number: int) -> Pruefpunkt:
    pruefen = table.truth("pruefen")
    return Pruefpunkt(
        code=table.text("code"),
        nummer=number,
        bereich=table.text("bereich"),
        titel=table.text("titel"),
        frage=table.text("frage"),
        rechtsgrundlage=table.text("rechtsgrundlage"),
        hinweis=table.text("hinweis", empty=True),
        gewicht=table.number("gewicht", 1, 3),
        zahlungswirkung=table.truth("zahlungswirkung"),
        reform_2026=table.truth("reform_2026"),
        ursachen=table.texts("ursachen"),
        textbausteine=table.texts("textbausteine"),
        entfaellt_wenn=table.text("entfaellt_wenn", empty=True),
        sperrt=table.texts("sperrt"),
        pruefen=pruefen,
        pruefen_grund=table.text("pruefen_grund", empty=not pruefen),
        aussetzungen=tuple(_aussetzung(t) for t in table.tables("aussetzung", empty=True)),
    )


def _aussetzung(table: _Table) -> Aussetzung:
    first, last = table.day("von"), table.day_or_none("bis")
    if last is not None and last < first:
        raise _invalid(table.name, "die Aussetzung endet vor ihrem Beginn")
    return Aussetzung(first, last, table.text("grund"))


def require_consistent(bereiche: tuple[Bereich, ...], punkte: tuple[Pruefpunkt, ...]) -> None:
    """Raises UserError where keys or codes occur twice, a Bereich is unknown, or ``sperrt`` names no later code."""
    keys = [b.schluessel for b in bereiche]
    codes = [p.code for p in punkte]
    for values, what in ((keys, "Bereich"), (codes, "Prüfpunkt")):
        for value, count in Counter(values).items():
            if count > 1:
                raise _invalid("Katalog", f"{what} „{value}“ kommt mehrfach vor")
    place = {code: number for number, code in enumerate(codes)}
    for punkt in punkte:
        if punkt.bereich not in keys:
            raise _invalid(punkt.code, f"den Bereich „{punkt.bereich}“ gibt es nicht")
        for locked in punkt.sperrt:
            if place.get(locked, -1) <= place[punkt.code]:
                raise _invalid(punkt.code, f"„sperrt“ darf nur spätere Prüfpunkte nennen, nicht „{locked}“")


def _invalid(place: str, what: str) -> UserError:
    return UserError(
        f"Der Prüfkatalog ist nicht gültig: {place}, {what}.", advice="Bitte berichtigen Sie die Katalogdatei."
    )
