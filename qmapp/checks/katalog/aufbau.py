"""From the sections of a file to a catalogue, for each kind of catalogue."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from qmapp.checks.katalog.abschnitt import Abschnitt, invalid
from qmapp.checks.katalog.katalog import (
    ANGABE,
    DIMENSIONEN,
    FRAGEBOGEN,
    FREITEXT,
    Ausrichtung,
    Aussetzung,
    Ausweg,
    Bereich,
    Katalog,
    Katalogart,
    Pruefpunkt,
    Skala,
    Stufe,
)
from qmapp.errors import UserError
from qmapp.german import integer

#: More points than anyone audits a file against; a file with as many is no catalogue.
MOST_POINTS = 1_000
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
_ASKING = ("zielgruppe", "einleitung", "datenschutzhinweis", "dank")
_PLAIN = ("einleitung_einfach", "datenschutzhinweis_einfach", "dank_einfach")
#: The dimensions as files spell them, and the Bereich each one is.
DIMENSION = {"Struktur": "S", "Prozess": "P", "Ergebnis": "E"}
#: The orientations as files spell them.
AUSRICHTUNG = {
    "Klientinnen und Klienten": Ausrichtung.KLIENTEN,
    "Wirtschaftlichkeit": Ausrichtung.WIRTSCHAFTLICHKEIT,
    "Prozess": Ausrichtung.PROZESS,
    "Mitarbeitende": Ausrichtung.MITARBEITENDE,
    "Gesellschaft": Ausrichtung.GESELLSCHAFT,
}


def _aktenpruefung(file: Abschnitt, head: Abschnitt) -> Katalog:
    bereiche = tuple(Bereich(t.text("schluessel"), t.text("titel")) for t in file.tables("bereich"))
    punkte = tuple(_punkt(table, number) for number, table in enumerate(_few(file.tables("punkt")), 1))
    about: dict[str, Any] = {name: head.text(name) for name in _ABOUT}
    return _katalog(head, Katalogart.AKTENPRUEFUNG, bereiche, punkte, **about)


def _qcheck(file: Abschnitt, head: Abschnitt) -> Katalog:
    punkte = tuple(_frage(table, number) for number, table in enumerate(_few(file.tables("frage")), 1))
    about: dict[str, Any] = {name: head.lines(name) for name in (*_ABOUT, "abgrenzung", "rueckmeldung")}
    return _katalog(head, Katalogart.QCHECK, DIMENSIONEN, punkte, skala=_skala(file, Katalogart.QCHECK), **about)


def _befragung(file: Abschnitt, head: Abschnitt) -> Katalog:
    tables = [
        *((table, _item) for table in file.tables("item")),
        *((table, _freitext) for table in file.tables("freitext", empty=True)),
        *((table, _angabe) for table in file.tables("angabe", empty=True)),
    ]
    _few(tables)
    punkte = tuple(build(table, number) for number, (table, build) in enumerate(tables, 1))
    about: dict[str, Any] = dict.fromkeys(_ABOUT, "")
    about |= {"titel": head.text("titel"), **{name: head.text(name) for name in _ASKING}}
    about |= {name: head.text(name, empty=True) for name in _PLAIN}
    return _katalog(head, Katalogart.BEFRAGUNG, FRAGEBOGEN, punkte, skala=_skala(file, Katalogart.BEFRAGUNG), **about)


#: Kind of catalogue → what reads it from the whole file and its head.
LESER: dict[Katalogart, Callable[[Abschnitt, Abschnitt], Katalog]] = {
    Katalogart.AKTENPRUEFUNG: _aktenpruefung,
    Katalogart.QCHECK: _qcheck,
    Katalogart.BEFRAGUNG: _befragung,
}


def _katalog(
    head: Abschnitt, art: Katalogart, bereiche: tuple[Bereich, ...], punkte: tuple[Pruefpunkt, ...], **about: Any
) -> Katalog:
    require_consistent(bereiche, punkte)
    return Katalog(
        code=head.text("code"),
        version=head.number("version", 1, 9999),
        rechtsstand=head.day("rechtsstand"),
        gueltig_ab=head.day("gueltig_ab"),
        gueltig_bis=head.day_or_none("gueltig_bis"),
        bereiche=bereiche,
        punkte=punkte,
        art=art,
        **about,
    )


def _few(tables: list[Any]) -> list[Any]:
    if len(tables) > MOST_POINTS:
        raise UserError(
            f"Die Datei hat {integer(len(tables))} Prüfpunkte, ein Prüfkatalog höchstens {integer(MOST_POINTS)}.",
            advice="Bitte teilen Sie den Katalog auf.",
        )
    return tables


#: The steps a Q-Check is reckoned with: its points are theirs.
_PUNKTE = {3, 2, 1, 0}


def _skala(file: Abschnitt, art: Katalogart) -> Skala:
    """Of a Q-Check 3, 2, 1, 0; of a Befragung from 1 on, for 0 on a sheet means „kann ich nicht beurteilen“."""
    if not isinstance(file.content.get("skala"), dict):
        raise invalid("skala", "ist kein Abschnitt der Datei; ohne Skala lässt sich keine Frage beantworten")
    table = Abschnitt(file.content["skala"], "skala")
    steps = tuple(
        Stufe(
            step.number("wert", 0, 10),
            step.text("wort"),
            step.text("beschreibung", empty=True),
            step.text("wort_einfach", empty=True),
        )
        for step in table.tables("stufen")
    )
    values = [step.wert for step in steps]
    if len(set(values)) < len(values) or len(values) < 2:
        raise invalid("skala", "jede Stufe braucht einen eigenen Wert, und es sind mindestens zwei")
    if art is Katalogart.QCHECK and set(values) != _PUNKTE:
        raise invalid("skala", "ein Q-Check wird mit den Stufen 3, 2, 1 und 0 bewertet")
    if art is Katalogart.BEFRAGUNG and min(values) < 1:
        raise invalid("skala", "die Stufen einer Befragung beginnen bei 1")
    unclear = Ausweg("nicht beurteilbar")
    found = {name: _ausweg(table, name) for name in ("nicht_beurteilbar", "nicht_zutreffend")}
    return Skala(steps, found["nicht_beurteilbar"] or unclear, found["nicht_zutreffend"])


def _ausweg(table: Abschnitt, name: str) -> Ausweg | None:
    if table.content.get(name) is None:
        return None
    way = Abschnitt(table.content[name], f"skala, {name}")
    return Ausweg(
        way.text("wort"),
        way.text("kuerzel", empty=True),
        way.text("beschreibung", empty=True),
        way.text("wort_einfach", empty=True),
    )


def _blank(table: Abschnitt, number: int, bereich: str, titel: str, frage: str, **more: Any) -> Pruefpunkt:
    """A point without what only an Aktenprüfung asks for."""
    given: dict[str, Any] = {
        "rechtsgrundlage": "",
        "hinweis": table.text("hinweis", empty=True),
        "gewicht": 1,
        "zahlungswirkung": False,
        "reform_2026": False,
        "ursachen": (),
        "textbausteine": (),
        "entfaellt_wenn": "",
        "sperrt": (),
        "pruefen": False,
        "pruefen_grund": "",
        **more,
    }
    return Pruefpunkt(code=table.text("code"), nummer=number, bereich=bereich, titel=titel, frage=frage, **given)


def _frage(table: Abschnitt, number: int) -> Pruefpunkt:
    pruefen = table.truth("pruefen")
    return _blank(
        table,
        number,
        _dimension(table),
        table.text("titel"),
        table.text("frage"),
        gewicht=table.number("gewicht", 1, 3),
        textbausteine=table.texts("textbausteine_potential"),
        ausrichtung=_ausrichtung(table),
        qualitaetsziel=table.text("qualitaetsziel", empty=True),
        massstab=table.text("massstab", empty=True),
        nachweise=table.texts("nachweise"),
        staerke=table.text("textbaustein_staerke", empty=True),
        pruefen=pruefen,
        pruefen_grund=table.text("pruefen_grund", empty=not pruefen),
    )


def _item(table: Abschnitt, number: int) -> Pruefpunkt:
    return _blank(
        table,
        number,
        _dimension(table),
        "",
        table.text("text"),
        ausrichtung=_ausrichtung(table),
        frage_einfach=table.text("text_einfach", empty=True),
        umgekehrt=table.truth("umgekehrt"),
    )


def _freitext(table: Abschnitt, number: int) -> Pruefpunkt:
    plain = table.text("text_einfach", empty=True)
    return _blank(table, number, FREITEXT, "", table.text("text"), frage_einfach=plain)


def _angabe(table: Abschnitt, number: int) -> Pruefpunkt:
    plain, choices = table.text("text_einfach", empty=True), table.texts("optionen")
    if len(choices) < 2 or len(set(choices)) < len(choices):
        raise invalid(table.name, "„optionen“ braucht mindestens zwei verschiedene Antworten")
    return _blank(table, number, ANGABE, "", table.text("text"), frage_einfach=plain, optionen=choices)


def _dimension(table: Abschnitt) -> str:
    named = table.text("dimension")
    if named not in DIMENSION:
        raise invalid(table.name, f"die Dimension „{named}“ gibt es nicht, möglich sind {', '.join(DIMENSION)}")
    return DIMENSION[named]


def _ausrichtung(table: Abschnitt) -> Ausrichtung:
    named = table.text("ausrichtung")
    if named not in AUSRICHTUNG:
        raise invalid(table.name, f"die Ausrichtung „{named}“ gibt es nicht, möglich sind {', '.join(AUSRICHTUNG)}")
    return AUSRICHTUNG[named]


def _punkt(table: Abschnitt, number: int) -> Pruefpunkt:
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


def _aussetzung(table: Abschnitt) -> Aussetzung:
    first, last = table.day("von"), table.day_or_none("bis")
    if last is not None and last < first:
        raise invalid(table.name, "die Aussetzung endet vor ihrem Beginn")
    return Aussetzung(first, last, table.text("grund"))


def require_consistent(bereiche: tuple[Bereich, ...], punkte: tuple[Pruefpunkt, ...]) -> None:
    """Raises UserError where keys or codes occur twice, a Bereich is unknown, or ``sperrt`` names no later code."""
    keys = [b.schluessel for b in bereiche]
    codes = [p.code for p in punkte]
    for values, what in ((keys, "Bereich"), (codes, "Prüfpunkt")):
        for value, count in Counter(values).items():
            if count > 1:
                raise invalid("Katalog", f"{what} „{value}“ kommt mehrfach vor")
    place = {code: number for number, code in enumerate(codes)}
    for punkt in punkte:
        if punkt.bereich not in keys:
            raise invalid(punkt.code, f"den Bereich „{punkt.bereich}“ gibt es nicht")
        for locked in punkt.sperrt:
            if place.get(locked, -1) <= place[punkt.code]:
                raise invalid(punkt.code, f"„sperrt“ darf nur spätere Prüfpunkte nennen, nicht „{locked}“")
