"""Chapter on how the figures were reckoned, each with the numbers of one item; the others follow from their row."""

from collections.abc import Iterator

from qmapp.checks.befragung.rechenwege import for_dimension, for_mittel, for_paar, for_top2, for_vergleich
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.german import integer, percent
from qmapp.reports.befragungsbericht.lage import Lage
from qmapp.reports.befragungsbericht.saetze import raender
from qmapp.reports.document import Block, Heading, Paragraph
from qmapp.reports.pruefbericht.rechenweg import rechenweg_tabelle


def rechenwege(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """Rücklaufquote, mean and median, share with its range, and the difference that is the least likely chance."""
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
        assert lage.katalog.skala is not None, "every catalogue of a Befragung has one"
        yield for_mittel(item, lage.katalog.skala)
        yield for_top2(item, lage.kopf.grundgesamtheit)
    if lage.vergleich:
        least = min(lage.vergleich, key=lambda one: 1.0 if one.unterschied.p_value is None else one.unterschied.p_value)
        yield for_vergleich(next(one for one in lage.items if one.punkt.code == least.code), least)
    yield from _perspektiven(lage)


def _perspektiven(lage: Lage) -> Iterator[Rechenweg]:
    for found in lage.perspektiven:
        names = (lage.kopf.kennung, found.dort.kennung)
        pairs = [one for one in found.paare if one.unterschied is not None]
        sizes = [one for one in found.dimensionen if one.p is not None]
        if pairs:
            yield for_paar(pairs[0], names, len(pairs))
        if sizes:
            yield for_dimension(sizes[0], names, len(sizes))
