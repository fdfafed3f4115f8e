"""The unrounded values behind the report, as sheets for reckoning on; what the report does not show is not here."""

from qmapp.checks.befragung.rows import ItemErgebnis
from qmapp.checks.katalog.worte import AUSRICHTUNGEN, DIMENSIONEN
from qmapp.checks.sampling.difference import holm
from qmapp.reports.befragungsbericht.gruppen import gruppiert
from qmapp.reports.befragungsbericht.lage import Lage
from qmapp.reports.befragungsbericht.saetze import aussage, schritte
from qmapp.reports.befragungsbericht.vergleich import urteil
from qmapp.reports.excel import Sheet, SheetColumn, Value

#: Decimals shown for a rate in per cent; the cell holds the full value.
_STELLEN = 4


def befragung_sheets(lage: Lage) -> tuple[Sheet, ...]:
    """Items, comparison, groups, perspectives."""
    return (_aussagen(lage), *_vergleich(lage), *_gruppen(lage), *_perspektiven(lage))


def _anzahl(titel: str) -> SheetColumn:
    return SheetColumn(titel, "int")


def _rate(titel: str) -> SheetColumn:
    return SheetColumn(titel, "percent", _STELLEN)


_HEAD = (SheetColumn("Code"), SheetColumn("Aussage"))
_TOP = (_anzahl("Zustimmung"), _rate("Anteil"), _rate("Untergrenze"), _rate("Obergrenze"))


def _aussagen(lage: Lage) -> Sheet:
    described = ("Summe", "Mittelwert", "Median", "Kleinster Wert", "Größter Wert", "Standardabweichung")
    columns = (
        *_HEAD,
        SheetColumn("Qualitätsdimension"),
        SheetColumn("Ausrichtung"),
        SheetColumn("Umgekehrt gestellt"),
        *(_anzahl(step) for step in schritte(lage)),
        *(_anzahl(name) for name in ("nicht beurteilbar", "keine Angabe", "n")),
        *(SheetColumn(name, "decimal", 4) for name in described),
        *_TOP,
    )
    rows = [_aussage(lage, item) for item in lage.items]
    return Sheet("Aussagen", columns, rows, title="Aussagen, ungerundet")


def _aussage(lage: Lage, item: ItemErgebnis) -> tuple[Value, ...]:
    punkt, found = item.punkt, item.lage
    dimension = lage.katalog.dimension(punkt)
    described: tuple[Value, ...] = (None,) * 6
    if found is not None:
        exact = (found.total, found.mean, found.median, found.minimum, found.maximum)
        described = (*(float(value) for value in exact), found.std_dev)
    return (
        punkt.code,
        aussage(punkt),
        "" if dimension is None else DIMENSIONEN[dimension],
        "" if punkt.ausrichtung is None else AUSRICHTUNGEN[punkt.ausrichtung],
        "ja" if punkt.umgekehrt else "nein",
        *item.verteilung,
        item.nicht_beurteilbar,
        item.keine_angabe,
        item.gueltig,
        *described,
        *_top(item),
    )


def _top(item: ItemErgebnis) -> tuple[Value, ...]:
    share = None if item.top2_quote is None else float(item.top2_quote)
    return (item.top2, share, item.unten, item.oben)


def _vergleich(lage: Lage) -> tuple[Sheet, ...]:
    compared = lage.vergleich
    if not compared:
        return ()
    adjusted = holm([one.unterschied.p_value for one in compared])
    columns = (
        *_HEAD,
        *(_anzahl(name) for name in ("Zustimmung damals", "n damals", "Zustimmung jetzt", "n jetzt")),
        *(_rate(name) for name in ("Unterschied", "Untergrenze", "Obergrenze")),
        SheetColumn("p", "decimal", 6),
        SheetColumn("p nach Holm", "decimal", 6),
        SheetColumn("Urteil"),
    )
    rows: list[tuple[Value, ...]] = [
        (
            one.code,
            aussage(lage.katalog.punkt(one.code)),
            *one.vorher,
            *one.nachher,
            *(one.unterschied.difference, one.unterschied.lower, one.unterschied.upper),
            *(one.unterschied.p_value, p, urteil(one, p)),
        )
        for one, p in zip(compared, adjusted, strict=True)
    ]
    return (Sheet("Vergleich", columns, rows, title="Vergleich mit der letzten Befragung, ungerundet"),)


def _gruppen(lage: Lage) -> tuple[Sheet, ...]:
    rows: list[tuple[Value, ...]] = [
        (
            aussage(punkt),
            group.titel,
            group.boegen,
            item.punkt.code,
            aussage(item.punkt),
            item.gueltig,
            *_top(item)[:2],
            None if item.lage is None else float(item.lage.mean),
        )
        for punkt, groups in gruppiert(lage)
        for group in groups
        if group.gezeigt
        for item in group.items
        if item.gueltig and item.punkt.code in {shown.punkt.code for shown in lage.items}
    ]
    if not rows:
        return ()
    columns = (
        SheetColumn("Angabe"),
        SheetColumn("Gruppe"),
        _anzahl("Bögen"),
        *_HEAD,
        _anzahl("n"),
        *_TOP[:2],
        SheetColumn("Mittelwert", "decimal", 4),
    )
    return (Sheet("Gruppen", columns, rows, title="Gruppen, soweit sie gezeigt werden"),)


def _perspektiven(lage: Lage) -> tuple[Sheet, ...]:
    rows: list[tuple[Value, ...]] = [
        (
            found.dort.kennung,
            one.paar.thema,
            *(value for item in (one.hier, one.dort) for value in (item.punkt.code, item.top2, item.gueltig)),
            *(one.unterschied.difference, one.unterschied.lower, one.unterschied.upper),
            *(one.unterschied.p_value, one.p_angepasst),
        )
        for found in lage.perspektiven
        for one in found.paare
        if one.unterschied is not None
    ]
    if not rows:
        return ()
    columns = (
        SheetColumn("Befragung dort"),
        SheetColumn("Thema"),
        *(
            column
            for side in ("hier", "dort")
            for column in (SheetColumn(f"Code {side}"), _anzahl(f"Zustimmung {side}"), _anzahl(f"n {side}"))
        ),
        *(_rate(name) for name in ("Unterschied", "Untergrenze", "Obergrenze")),
        SheetColumn("p", "decimal", 6),
        SheetColumn("p nach Holm", "decimal", 6),
    )
    return (Sheet("Perspektiven", columns, rows, title="Vergleich mit anderen Perspektiven, ungerundet"),)
