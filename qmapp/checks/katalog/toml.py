"""A Prüfkatalog as TOML text, which :func:`~qmapp.checks.katalog.resource.load` reads back unchanged."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date

from qmapp.checks.katalog.katalog import Katalog, Pruefpunkt
from qmapp.checks.katalog.resource import ART

#: Order in the file: what tells the catalogue apart, then its description.
_HEAD = (
    "code", "titel", "version", "rechtsstand", "gueltig_ab", "gueltig_bis", "zweck", "gegenstand", "massstab",
    "beteiligte", "erhebungsweg", "aufwand", "chancen", "risiken", "datenschutz", "auswertung",
)  # fmt: skip
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
#: ``nummer`` is the place in the file.
_PUNKT = tuple(f.name for f in fields(Pruefpunkt) if f.name not in ("nummer", "aussetzungen"))


def toml_text(katalog: Katalog) -> str:
    """The catalogue as TOML 1.0, one value a line, in the form of the shipped files."""
    return "\n".join(_lines(katalog)) + "\n"


def _lines(katalog: Katalog) -> Iterator[str]:
    yield "[katalog]"
    yield f"art = {_value(ART)}"
    yield from _pairs((name, getattr(katalog, name)) for name in _HEAD)
    for bereich in katalog.bereiche:
        yield from ("", "[[bereich]]", *_pairs((("schluessel", bereich.schluessel), ("titel", bereich.titel))))
    for punkt in katalog.punkte:
        yield from ("", "[[punkt]]", *_pairs((name, getattr(punkt, name)) for name in _PUNKT))
        for pause in punkt.aussetzungen:
            pairs = (("von", pause.von), ("bis", pause.bis), ("grund", pause.grund))
            yield from ("", "[[punkt.aussetzung]]", *_pairs(pairs))


def _pairs(pairs: Iterable[tuple[str, object]]) -> Iterator[str]:
    """What is None is left out: TOML knows no empty value."""
    return (f"{name} = {_value(value)}" for name, value in pairs if value is not None)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
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
