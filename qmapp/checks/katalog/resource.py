"""Reading a Prüfkatalog from TOML: the shipped ones and an office's own."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from qmapp import paths
from qmapp.checks.katalog.abschnitt import Abschnitt, invalid
from qmapp.checks.katalog.aufbau import LESER
from qmapp.checks.katalog.katalog import Katalog, Katalogart
from qmapp.errors import UserError

#: A catalogue is a few dozen kilobytes; nobody's file of another kind is read to its end.
_LARGEST_FILE = 5_000_000
_ARTEN = {
    Katalogart.AKTENPRUEFUNG: "Aktenprüfungen",
    Katalogart.QCHECK: "Q-Checks",
    Katalogart.BEFRAGUNG: "Befragungen",
}
_PREFIX = {Katalogart.AKTENPRUEFUNG: "AP", Katalogart.QCHECK: "QC", Katalogart.BEFRAGUNG: "BF"}


@cache
def shipped(art: Katalogart = Katalogart.AKTENPRUEFUNG) -> tuple[Katalog, ...]:
    """The catalogues of the program of one kind, by code."""
    folder = paths.resources() / "kataloge"
    return tuple(load(path, art) for path in sorted(folder.glob(f"{_PREFIX[art]}-*.toml")))


def load(path_or_code: Path | str, art: Katalogart = Katalogart.AKTENPRUEFUNG) -> Katalog:
    """A catalogue of one kind from a TOML file, or a shipped one by its code.

    Raises UserError for one of another kind, and with the place in the file where something is missing or contradicts
    itself.
    """
    if isinstance(path_or_code, str) and not path_or_code.lower().endswith(".toml"):
        everything = shipped(art)
        for known in everything:
            if known.code == path_or_code:
                return known
        raise UserError(
            f"Den Prüfkatalog „{path_or_code}“ gibt es nicht.",
            advice="Vorhanden sind: " + ", ".join(k.code for k in everything) + ".",
            field="katalog",
        )
    return _katalog(_read(Path(path_or_code)), art)


def load_file(path: Path) -> Katalog:
    """A catalogue from a TOML file of whichever kind the file says it is; raises UserError as :func:`load`."""
    return _katalog(_read(path), None)


def loads(text: str, art: Katalogart = Katalogart.AKTENPRUEFUNG) -> Katalog:
    """A catalogue from TOML text; raises UserError as :func:`load`."""
    return _katalog(_parsed(text.encode(), "Der Text"), art)


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
        raise UserError(
            f"„{path.name}“ ist zu groß für einen Prüfkatalog: höchstens 5 MB und 1.000 Prüfpunkte.",
            advice="Bitte teilen Sie den Katalog auf.",
        )
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


def _katalog(content: dict[str, Any], art: Katalogart | None) -> Katalog:
    """Of the kind ``art``, or of the one the file names."""
    file = Abschnitt(content, "Katalog")
    head = Abschnitt(content.get("katalog"), "katalog")
    named = head.text("art")
    if art is not None and named != art:
        what = _ARTEN[art]
        raise UserError(f"Dieser Katalog ist nicht für {what}.", advice=f"Bitte wählen Sie einen Katalog für {what}.")
    if named not in list(Katalogart):
        raise invalid("katalog", f"die Art „{named}“ gibt es nicht, möglich sind {', '.join(Katalogart)}")
    return LESER[Katalogart(named)](file, head)
