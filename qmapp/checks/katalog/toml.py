"""A Prüfkatalog as TOML text, which :func:`~qmapp.checks.katalog.resource.load` reads back unchanged."""

from collections.abc import Iterable, Iterator
from datetime import date

from qmapp.checks.katalog.aufbau import AUSRICHTUNG, DIMENSION
from qmapp.checks.katalog.katalog import ANGABE, FREITEXT, Ausweg, Katalog, Katalogart, Pruefpunkt, Skala

#: Order in the file: what tells the catalogue apart, then its description.
_HEAD = (
    "code", "titel", "version", "rechtsstand", "gueltig_ab", "gueltig_bis", "zweck", "gegenstand", "massstab",
    "beteiligte", "erhebungsweg", "aufwand", "chancen", "risiken", "datenschutz", "auswertung",
)  # fmt: skip
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
#: Field of a point → its name in the file, for each kind of section; its place in the file is its ``nummer``.
_PUNKT = {
    name: name
    for name in (
        "code", "bereich", "titel", "frage", "rechtsgrundlage", "hinweis", "gewicht", "zahlungswirkung", "reform_2026",
        "ursachen", "textbausteine", "entfaellt_wenn", "sperrt", "pruefen", "pruefen_grund",
    )
}  # fmt: skip
_FRAGE = {
    "code": "code", "titel": "titel", "frage": "frage", "massstab": "massstab", "hinweis": "hinweis",
    "nachweise": "nachweise", "gewicht": "gewicht", "qualitaetsziel": "qualitaetsziel",
    "textbausteine": "textbausteine_potential", "staerke": "textbaustein_staerke", "pruefen": "pruefen",
    "pruefen_grund": "pruefen_grund",
}  # fmt: skip
_ITEM = {"code": "code", "frage": "text", "frage_einfach": "text_einfach", "hinweis": "hinweis"}
_KOPF = {
    Katalogart.AKTENPRUEFUNG: _HEAD,
    Katalogart.QCHECK: (*_HEAD, "abgrenzung", "rueckmeldung"),
    Katalogart.BEFRAGUNG: (
        *_HEAD[:6], "zielgruppe", "einleitung", "einleitung_einfach", "datenschutzhinweis",
        "datenschutzhinweis_einfach", "dank", "dank_einfach",
    ),
}  # fmt: skip
_DIMENSION = {key: name for name, key in DIMENSION.items()}
_AUSRICHTUNG = {key: name for name, key in AUSRICHTUNG.items()}


def toml_text(katalog: Katalog) -> str:
    """The catalogue as TOML 1.0, one value a line, in the form of the shipped files."""
    return "\n".join(_lines(katalog)) + "\n"


def _lines(katalog: Katalog) -> Iterator[str]:
    yield "[katalog]"
    yield f"art = {_value(katalog.art)}"
    yield from _pairs((name, getattr(katalog, name)) for name in _KOPF[katalog.art])
    if katalog.skala is not None:
        yield from _skala(katalog.skala)
    if katalog.art is Katalogart.AKTENPRUEFUNG:
        for bereich in katalog.bereiche:
            yield from ("", "[[bereich]]", *_pairs((("schluessel", bereich.schluessel), ("titel", bereich.titel))))
    for punkt in katalog.punkte:
        yield from ("", *_punkt(katalog, punkt))


def _punkt(katalog: Katalog, punkt: Pruefpunkt) -> Iterator[str]:
    if katalog.art is Katalogart.AKTENPRUEFUNG:
        yield "[[punkt]]"
        yield from _named(punkt, _PUNKT)
        for pause in punkt.aussetzungen:
            pairs = (("von", pause.von), ("bis", pause.bis), ("grund", pause.grund))
            yield from ("", "[[punkt.aussetzung]]", *_pairs(pairs))
    elif katalog.art is Katalogart.QCHECK:
        yield "[[frage]]"
        yield from _ordered(punkt)
        yield from _named(punkt, _FRAGE)
    elif punkt.bereich == ANGABE:
        yield "[[angabe]]"
        yield from _named(punkt, {**_ITEM, "optionen": "optionen"})
    elif punkt.bereich == FREITEXT:
        yield "[[freitext]]"
        yield from _named(punkt, _ITEM)
    else:
        yield "[[item]]"
        yield from _ordered(punkt)
        yield from _named(punkt, {**_ITEM, "umgekehrt": "umgekehrt"})


def _ordered(punkt: Pruefpunkt) -> Iterator[str]:
    """Dimension and Ausrichtung in the words of the files."""
    orientation = None if punkt.ausrichtung is None else _AUSRICHTUNG[punkt.ausrichtung]
    return _pairs((("dimension", _DIMENSION[punkt.bereich]), ("ausrichtung", orientation)))


def _named(punkt: Pruefpunkt, names: dict[str, str]) -> Iterator[str]:
    return _pairs((written, getattr(punkt, field)) for field, written in names.items())


def _skala(skala: Skala) -> Iterator[str]:
    yield from ("", "[skala]")
    for name, way in (("nicht_zutreffend", skala.nicht_zutreffend), ("nicht_beurteilbar", skala.nicht_beurteilbar)):
        if way is not None:
            yield f"{name} = {_inline(_way(way))}"
    for step in skala.stufen:
        pairs = (("wert", step.wert), ("wort", step.wort), ("beschreibung", step.beschreibung))
        yield from ("", "[[skala.stufen]]", *_pairs((*pairs, ("wort_einfach", step.einfach))))


def _way(way: Ausweg) -> tuple[tuple[str, str], ...]:
    return (
        ("wort", way.wort),
        ("kuerzel", way.kuerzel),
        ("beschreibung", way.beschreibung),
        ("wort_einfach", way.einfach),
    )


def _inline(pairs: Iterable[tuple[str, object]]) -> str:
    return "{ " + ", ".join(_pairs(pairs)) + " }"


def _pairs(pairs: Iterable[tuple[str, object]]) -> Iterator[str]:
    """What is None is left out: TOML knows no empty value."""
    return (f"{name} = {_value(value)}" for name, value in pairs if value is not None)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"[{', '.join(_value(part) for part in value)}]"
    return '"' + "".join(_character(sign) for sign in str(value)) + '"'


def _character(sign: str) -> str:
    """TOML wants control characters escaped; everything else stands as it is."""
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    return f"\\u{ord(sign):04X}" if ord(sign) < 0x20 or ord(sign) == 0x7F else sign
