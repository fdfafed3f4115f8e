"""The first page: the statement, three figures, the three dimensions, and which Q-Check it is about."""

from fractions import Fraction

from qmapp.checks.katalog import Dimension
from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import Ampel
from qmapp.german import day, integer, percent
from qmapp.reports import wortlaut
from qmapp.reports.document import (
    Block,
    Columns,
    Facts,
    Figure,
    KeyFigure,
    KeyFigures,
    Lead,
    MarginNote,
    Note,
    Paragraph,
    Series,
)
from qmapp.reports.qcheckbericht.lage import Lage

ANLEHNUNG = "In Anlehnung an ein Audit, ohne Anspruch auf Normkonformität"
_AMPELN = {Ampel.GRUEN: "Grün", Ampel.GELB: "Gelb", Ampel.ROT: "Rot"}


def kernaussage(lage: Lage) -> tuple[Block, ...]:
    """Statement first, then what it rests on."""
    return (
        Lead(_aussage(lage)),
        *_vorlaeufig(lage),
        MarginNote(
            "So lesen Sie die Zahlen",
            "Jede Frage bringt 0 bis 3 Punkte und hat ein Gewicht. Der Erfüllungsgrad ist der Anteil der erreichten "
            "an den erreichbaren Punkten.",
        ),
        KeyFigures((_grad(lage), _fragen(lage), _veraenderung(lage))),
        *((Paragraph(wortlaut.gebunden(lage.kopf.fazit)),) if lage.kopf.fazit else ()),
        *(Paragraph(text) for text in (entwicklung(lage),) if text),
        *_bild(lage),
        Paragraph(f"{ANLEHNUNG}. Bewertet wird der Prozess, keine Person.", small=True),
    )


def eckdaten(lage: Lage, dokument: str) -> Facts:
    """Which Q-Check, process, period and catalogue the report is about."""
    head, katalog = lage.kopf, lage.katalog
    rows = (
        ("Amt", lage.amt),
        ("Prozess", head.prozess),
        ("Organisationseinheit", head.einheit),
        ("Zeitraum", worte.zeitraum(head.von, head.bis)),
        ("Katalog", f"{katalog.code}, Version {katalog.version}, Rechtsstand {day(katalog.rechtsstand)}"),
        ("Verglichen mit", "" if lage.vorher is None else f"{lage.vorher.kennung}, {lage.vorher.titel}"),
        ("Freigegeben", "noch nicht freigegeben" if head.versiegelt_am is None else day(head.versiegelt_am)),
        ("Dokument", dokument),
    )
    return wortlaut.fakten("Eckdaten des Q-Checks", rows)


def entwicklung(lage: Lage) -> str:
    """How the degree has moved over the questions assessed both times; empty without a Q-Check before."""
    before, now = lage.damals_und_heute()
    if lage.vorher is None or before.wert is None or now.wert is None:
        return ""
    over = f"Bei den {integer(now.bewertet)} Fragen, die beide Male bewertet wurden,"
    if before.wert == now.wert:
        return f"{over} blieb der Erfüllungsgrad bei {percent(now.wert)}."
    verb = "stieg" if now.wert > before.wert else "sank"
    return f"{over} {verb} der Erfüllungsgrad von {worte.bruch(before)} auf {worte.bruch(now)}."


def _aussage(lage: Lage) -> str:
    total = lage.ergebnis.gesamt
    if total.wert is None:
        return "Noch ist keine Frage bewertet." if total.offen else "Keine Frage ließ sich bewerten."
    light = "" if lage.ergebnis.ampel is None else f", die Ampel steht auf {_AMPELN[lage.ergebnis.ampel]}"
    said = f"Die Anforderungen sind zu {percent(total.wert)} erfüllt{light}."
    return f"{said} Noch sind nicht alle Fragen beantwortet." if total.offen else said


def _vorlaeufig(lage: Lage) -> tuple[Block, ...]:
    if not lage.vorlaeufig:
        return ()
    left = lage.ergebnis.gesamt.offen
    open_ = (f"Noch zu bewerten: {_anzahl_fragen(left)}.",) if left else ()
    return (
        Note("Vorläufig", (*open_, "Der Q-Check ist nicht freigegeben, alle Zahlen können sich ändern."), tone="warn"),
    )


def _anzahl_fragen(count: int) -> str:
    return "1 Frage" if count == 1 else f"{integer(count)} Fragen"


def _grad(lage: Lage) -> KeyFigure:
    total = lage.ergebnis.gesamt
    if total.wert is None:
        return KeyFigure("–", "Erfüllungsgrad", "nichts bewertet")
    light = "" if lage.ergebnis.ampel is None else f", {worte.AMPELN[lage.ergebnis.ampel]}"
    points = f"{integer(total.zaehler)} von {integer(total.nenner)} Punkten{light}"
    return KeyFigure(percent(total.wert), "Erfüllungsgrad", points)


def _fragen(lage: Lage) -> KeyFigure:
    total = lage.ergebnis.gesamt
    unclear = total.anteil_unklar
    detail = f"{integer(total.nicht_beurteilbar)} nicht beurteilbar"
    if unclear:
        detail += f" ({percent(unclear)})"
    return KeyFigure(f"{integer(total.bewertet)} von {integer(len(lage.fragen))}", "Fragen bewertet", detail)


def _veraenderung(lage: Lage) -> KeyFigure:
    steps = [one.schritt for one in lage.gleiche if one.schritt is not None]
    if lage.vorher is None or not steps:
        found = lage.ergebnis
        return KeyFigure(integer(len(found.staerken)), "Stärken", f"{integer(len(found.potentiale))} Potentiale")
    better, worse = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    same = len(steps) - better - worse
    return KeyFigure(integer(better), "Fragen besser", f"{integer(worse)} schlechter, {integer(same)} gleich")


def _bild(lage: Lage) -> tuple[Block, ...]:
    found = lage.ergebnis.dimensionen
    if all(one.wert is None for one in found.values()):
        return ()
    series = []
    if lage.vorher is not None:
        same = tuple(lage.damals_und_heute(one) for one in Dimension)
        title = f"{lage.vorher.kennung}, gleiche Fragen"
        if any(before.wert is not None for before, _ in same):
            series = [_serie(title, tuple(before.wert for before, _ in same))]
    now = _serie(lage.kopf.kennung, tuple(found[one].wert for one in Dimension))
    return (
        Figure(
            Columns(tuple(worte.DIMENSIONEN[one] for one in Dimension), (now, *series), "%"),
            title=_befund(lage),
            caption="Erfüllungsgrad je Qualitätsdimension in Prozent",
            source="Bewertete Fragen, nach Gewicht.",
        ),
    )


def _serie(name: str, values: tuple[Fraction | None, ...]) -> Series:
    return Series(name, tuple(None if v is None else float(v) for v in values), tuple(map(worte.grad, values)))


def _befund(lage: Lage) -> str:
    degrees = {one: grad.wert for one, grad in lage.ergebnis.dimensionen.items() if grad.wert is not None}
    best, least = max(degrees.values()), min(degrees.values())
    if best == least:
        return f"Alle Qualitätsdimensionen liegen bei {percent(best)}" if len(degrees) > 1 else _einzige(degrees)
    strong = " und ".join(worte.DIMENSIONEN[one] for one, value in degrees.items() if value == best)
    weak = " und ".join(worte.DIMENSIONEN[one] for one, value in degrees.items() if value == least)
    return f"Am weitesten ist die {strong}, am meisten zu tun ist bei der {weak}"


def _einzige(degrees: dict[Dimension, Fraction]) -> str:
    ((one, value),) = degrees.items()
    return f"Bewertet ist bisher die {worte.DIMENSIONEN[one]} mit {percent(value)}"
