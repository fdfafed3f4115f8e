"""Chapter on how the figures were reckoned, each with the numbers of one item; the others follow from their row."""

from collections.abc import Iterator

from qmapp.checks.befragung.rows import ItemErgebnis, Itemvergleich
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.german import decimal, integer, percent, percent_range
from qmapp.reports.befragungsbericht.lage import Lage
from qmapp.reports.befragungsbericht.saetze import median, mittel, raender, schritte
from qmapp.reports.document import Block, Heading, Paragraph
from qmapp.reports.pruefbericht.rechenweg import rechenweg_tabelle

_METHODEN = {
    "chi-square": "Chi-Quadrat-Test ohne Korrektur",
    "exact": "exakter Test, weil erwartete Häufigkeiten klein sind",
}


def rechenwege(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """Rücklaufquote, mean and median, share with its interval, difference."""
    return (
        Heading(1, "Rechenwege", number=nummer),
        Paragraph(
            "So entsteht jede Zahl, gezeigt an einer Aussage. Für die anderen gilt dasselbe mit den Zahlen ihrer Zeile."
        ),
        *(rechenweg_tabelle(way) for way in _wege(lage)),
    )


def _wege(lage: Lage) -> Iterator[Rechenweg]:
    share = lage.zeile.ruecklaufquote
    if share is not None:
        yield Rechenweg(
            titel="Rücklaufquote",
            formel="Rücklaufquote = zurückgekommene Bögen ÷ ausgegebene Bögen",
            werte=(
                ("zurückgekommen", integer(lage.zeile.boegen)),
                ("ausgegeben", integer(lage.zeile.ausgegeben or 0)),
            ),
            ergebnis=percent(share),
            quelle="Angaben der Befragung",
        )
    ends = raender(lage)
    if ends is not None:
        item = ends[1]
        yield _mitte(lage, item)
        yield _anteil(lage, item)
        found = [one for one in lage.vergleich if one.code == item.punkt.code] or lage.vergleich
        if found:
            yield _unterschied(lage, found[0])


def _mitte(lage: Lage, item: ItemErgebnis) -> Rechenweg:
    steps = schritte(lage)
    values = range(len(steps), 0, -1) if item.punkt.umgekehrt else range(1, len(steps) + 1)
    counted = zip(steps, values, item.verteilung, strict=True)
    assert item.lage is not None, "only items with answers are reckoned"
    return Rechenweg(
        titel=f"Mittelwert und Median, Aussage {lage.kurz(item.punkt.code)}",
        formel="Mittelwert = Σ(Stufe · Antworten) ÷ n; Median = mittlere Antwort in der Reihenfolge der Stufen",
        werte=(
            *((f"{value} · {step}", integer(count)) for step, value, count in counted),
            ("Antworten, die zählen, n", integer(item.gueltig)),
            ("Σ(Stufe · Antworten)", integer(int(item.lage.total))),
        ),
        ergebnis=f"Mittelwert {mittel(item)}, Median {median(item)}",
        quelle="Auszählung der Bögen",
    )


def _anteil(lage: Lage, item: ItemErgebnis) -> Rechenweg:
    population = lage.kopf.grundgesamtheit
    finite = population is not None and population >= item.gueltig
    formula = "Anteil = x ÷ n; "
    if finite:
        formula += "unten = kleinstes K mit P(X ≥ x) > α ÷ 2; oben = größtes K mit P(X ≤ x) > α ÷ 2; geteilt durch N"
        source = "Buonaccorsi, The American Statistician 41 (1987); hypergeometrische Verteilung"
    else:
        formula += "unten = Beta-Quantil(α ÷ 2; x, n − x + 1); oben = Beta-Quantil(1 − α ÷ 2; x + 1, n − x)"
        source = "Clopper, Pearson, Biometrika 26 (1934)"
    assert item.unten is not None, "an item with answers has a range"
    assert item.oben is not None, "an item with answers has a range"
    return Rechenweg(
        titel=f"Zustimmung mit Bereich, Aussage {lage.kurz(item.punkt.code)}",
        formel=formula,
        werte=(
            *((("Grundgesamtheit N", integer(population or 0)),) if finite else ()),
            ("Antworten, die zählen, n", integer(item.gueltig)),
            ("davon in den beiden besten Stufen x", integer(item.top2)),
            ("α", "5\u00a0%"),
        ),
        ergebnis=f"{percent(item.top2_quote or 0)}, Bereich {percent_range(item.unten, item.oben)}",
        quelle=source,
    )


def _unterschied(lage: Lage, one: Itemvergleich) -> Rechenweg:
    change = one.unterschied
    p = "nicht bestimmt" if change.p_value is None else decimal(change.p_value, 4)
    bounds = "nicht bestimmt"
    if change.lower is not None and change.upper is not None:
        bounds = f"{decimal(change.lower * 100, 1)} bis {decimal(change.upper * 100, 1)}"
    return Rechenweg(
        titel=f"Unterschied zur letzten Befragung, Aussage {lage.kurz(one.code)}",
        formel="d = p₂ − p₁; unten = d − √((p₂ − u₂)² + (o₁ − p₁)²); oben = d + √((o₂ − p₂)² + (p₁ − u₁)²); p, u, o: "
        "Anteil und Grenzen seines Bereichs, 1 damals, 2 jetzt",
        werte=(
            ("damals x von n", f"{integer(one.vorher[0])} von {integer(one.vorher[1])}"),
            ("jetzt x von n", f"{integer(one.nachher[0])} von {integer(one.nachher[1])}"),
            ("Unterschied d", f"{decimal(change.difference * 100, 1)} Prozentpunkte"),
            ("Bereich", bounds),
            ("Test", _METHODEN.get(change.method, "nicht möglich")),
            ("p", p),
        ),
        ergebnis=f"{decimal(change.difference * 100, 1)} Prozentpunkte, p = {p}",
        quelle="Newcombe, Statistics in Medicine 17 (1998), Verfahren 10; viele Vergleiche zugleich: Holm, "
        "Scandinavian Journal of Statistics 6 (1979)",
    )
