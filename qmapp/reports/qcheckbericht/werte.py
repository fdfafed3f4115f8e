"""The unrounded values behind the report, as sheets for reckoning on."""

from qmapp.checks.katalog import Ausrichtung, Dimension
from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import HOECHSTPUNKTE, Frage, Grad
from qmapp.reports.excel import Sheet, SheetColumn, Value
from qmapp.reports.qcheckbericht.fragen import nachweise
from qmapp.reports.qcheckbericht.lage import Lage

#: Decimals shown for a degree in per cent; the cell holds the full value.
_STELLEN = 4


def qcheck_sheets(lage: Lage) -> tuple[Sheet, ...]:
    """Degrees as fractions, and a row per question."""
    return (_grade(lage), *_einheiten(lage), _fragen(lage))


def _grade(lage: Lage) -> Sheet:
    found = lage.ergebnis
    rows: list[tuple[Value, ...]] = [("Gesamt", *_grad(found.gesamt))]
    rows += [(worte.DIMENSIONEN[one], *_grad(found.dimensionen[one])) for one in Dimension]
    rows += [(f"Ausrichtung {worte.AUSRICHTUNGEN[one]}", *_grad(found.ausrichtungen[one])) for one in Ausrichtung]
    if lage.vorher is not None:
        names = (("Gesamt", None), *((worte.DIMENSIONEN[one], one) for one in Dimension))
        for name, dimension in names:
            before, now = lage.damals_und_heute(dimension)
            rows += [(f"{name}, gleiche Fragen, zuletzt", *_grad(before)), (f"{name}, gleiche Fragen", *_grad(now))]
    counted = ("Zähler", "Nenner", "bewertet", "nicht beurteilbar", "nicht zutreffend", "offen")
    columns = (
        SheetColumn("Größe"),
        *(SheetColumn(name, "int") for name in counted),
        SheetColumn("Erfüllungsgrad", "percent", _STELLEN),
    )
    return Sheet("Erfüllungsgrade", columns, rows, title="Erfüllungsgrade, ungerundet")


def _einheiten(lage: Lage) -> tuple[Sheet, ...]:
    rows: list[tuple[Value, ...]] = [
        (one.einheit, one.kennung, name, *(_paar(pair.hier)), *(_paar(pair.dort)))
        for one in lage.einheiten
        for name, pair in (("Gesamt", one.gesamt), *((worte.DIMENSIONEN[d], p) for d, p in one.dimensionen.items()))
    ]
    if not rows:
        return ()
    degree = ("Zähler", "Nenner")
    columns = (
        *(SheetColumn(name) for name in ("Einheit", "Q-Check", "Größe")),
        *(SheetColumn(f"{name} hier", "int") for name in degree),
        SheetColumn("Grad hier", "percent", _STELLEN),
        *(SheetColumn(f"{name} dort", "int") for name in degree),
        SheetColumn("Grad dort", "percent", _STELLEN),
    )
    return (Sheet("Einheiten", columns, rows, title="Andere Einheiten, gleiche Fragen"),)


def _paar(found: Grad) -> tuple[Value, ...]:
    return (found.zaehler, found.nenner, None if found.wert is None else float(found.wert))


def _grad(found: Grad) -> tuple[Value, ...]:
    counts = (found.zaehler, found.nenner, found.bewertet)
    out = (found.nicht_beurteilbar, found.nicht_zutreffend, found.offen)
    return (*counts, *out, None if found.wert is None else float(found.wert))


def _fragen(lage: Lage) -> Sheet:
    columns = (
        SheetColumn("Code"),
        SheetColumn("Frage"),
        SheetColumn("Qualitätsdimension"),
        SheetColumn("Ausrichtung"),
        SheetColumn("Gewicht", "int"),
        SheetColumn("Bewertung"),
        SheetColumn("Punkte", "int"),
        SheetColumn("Gewicht · Punkte", "int"),
        SheetColumn("Gewicht · 3", "int"),
        SheetColumn("Zuletzt"),
        SheetColumn("Punkte zuletzt", "int"),
        SheetColumn("Bemerkung"),
        SheetColumn("Nachweise"),
    )
    return Sheet(
        "Fragen", columns, [_frage(lage, one) for one in lage.fragen], title="Alle Fragen mit Punkten und Gewicht"
    )


def _frage(lage: Lage, frage: Frage) -> tuple[Value, ...]:
    now, before, weight = frage.bewertung, frage.vorjahr, frage.punkt.gewicht
    points = None if now is None else now.urteil.punkte
    orientation = frage.punkt.ausrichtung
    return (
        frage.punkt.code,
        frage.punkt.titel,
        worte.DIMENSIONEN[frage.dimension],
        "" if orientation is None else worte.AUSRICHTUNGEN[orientation],
        weight,
        "" if now is None else worte.URTEILE[now.urteil],
        points,
        None if points is None else weight * points,
        None if points is None else weight * HOECHSTPUNKTE,
        "" if before is None else worte.URTEILE[before.urteil],
        None if before is None else before.urteil.punkte,
        "" if now is None else now.bemerkung,
        nachweise(lage, frage),
    )
