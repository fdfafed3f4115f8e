"""Chapter 2: every item with its answers, their middle and the share that agrees, by Qualitätsdimension."""

from qmapp.checks.befragung.rows import ItemErgebnis
from qmapp.checks.katalog import Dimension
from qmapp.checks.katalog.worte import DIMENSIONEN
from qmapp.german import integer
from qmapp.reports.befragungsbericht.lage import Lage
from qmapp.reports.befragungsbericht.saetze import (
    BEREICH,
    ZUSTIMMUNG,
    aussage,
    median,
    mittel,
    schritte,
    spanne,
    von,
    zu_wenige,
    zustimmung,
)
from qmapp.reports.document import Block, Column, Figure, Heading, Likert, LikertRow, Paragraph, Table

#: More rows than this are parted into several drawings.
_JE_BILD = 15


def aussagen(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """Per dimension the drawing, the figures and the distribution."""
    blocks: list[Block] = [Heading(1, "Ergebnis je Aussage", number=nummer), *(Paragraph(t) for t in _lesen(lage))]
    place = 0
    for dimension in Dimension:
        items = lage.in_dimension(dimension)
        if items:
            place += 1
            blocks.append(Heading(2, DIMENSIONEN[dimension], number=f"{nummer}.{place}"))
            blocks += _bilder(lage, dimension, items)
            blocks += [_kennzahlen(lage, dimension, items), _verteilung(lage, dimension, items)]
    return tuple(blocks)


def _lesen(lage: Lage) -> tuple[str, ...]:
    steps = schritte(lage)
    said = (
        f"Geantwortet wurde auf einer Skala von „{steps[0]}“ bis „{steps[-1]}“. Zustimmung ist der Anteil der beiden "
        f"besten Stufen an den Antworten, die zählen. Der Mittelwert rechnet mit 1 für „{steps[0]}“ bis "
        f"{len(steps)} für „{steps[-1]}“."
    )
    turned = any(item.punkt.umgekehrt for item in lage.auswertung.items)
    note = (
        "Mit (u) sind Aussagen gekennzeichnet, bei denen Ablehnung gut ist: Mittelwert, Median und Zustimmung sind "
        "dort gespiegelt, die Verteilung steht wie angekreuzt."
    )
    return (said, *((note,) if turned else ()))


def _bilder(lage: Lage, dimension: Dimension, items: tuple[ItemErgebnis, ...]) -> list[Block]:
    shown = [item for item in items if lage.gezeigt(item)]
    steps = schritte(lage)
    return [
        Figure(
            Likert(steps, tuple(_balken(lage, item) for item in shown[start : start + _JE_BILD]), ZUSTIMMUNG),
            title=_befund(lage, dimension, shown[start : start + _JE_BILD]),
            caption="Anteile der Antworten in Prozent um die Mitte der Skala; am Ende der Zeile die Zustimmung",
            source="Was nicht zählt, ist ausgelassen.",
        )
        for start in range(0, len(shown), _JE_BILD)
    ]


def _balken(lage: Lage, item: ItemErgebnis) -> LikertRow:
    return LikertRow(_name(lage, item), item.verteilung, zustimmung(item))


def _name(lage: Lage, item: ItemErgebnis) -> str:
    return f"{lage.kurz(item.punkt.code)} {aussage(item.punkt)}{' (u)' if item.punkt.umgekehrt else ''}"


def _befund(lage: Lage, dimension: Dimension, shown: list[ItemErgebnis]) -> str:
    name = DIMENSIONEN[dimension]
    if len(shown) == 1:
        return f"{name}: {zustimmung(shown[0])} stimmen Aussage {lage.kurz(shown[0].punkt.code)} zu"
    low, high = (pick(shown, key=lambda item: item.top2_quote or 0) for pick in (min, max))
    return (
        f"{name}: Zustimmung von {zustimmung(low)} (Aussage {lage.kurz(low.punkt.code)}) bis {zustimmung(high)} "
        f"(Aussage {lage.kurz(high.punkt.code)})"
    )


def _kennzahlen(lage: Lage, dimension: Dimension, items: tuple[ItemErgebnis, ...]) -> Table:
    return Table(
        title=f"Kennzahlen der {DIMENSIONEN[dimension]}",
        columns=(
            Column("Nr.", width=0.6),
            Column("Aussage", width=3.6, header=True),
            Column("n", "right", width=0.7, kind="int"),
            Column("Mittel", "right", width=0.8, kind="decimal"),
            Column("Median", "right", width=0.8, kind="decimal"),
            Column(ZUSTIMMUNG, "right", width=1.3),
            Column("Anteil", "right", width=0.9, kind="percent"),
            Column(BEREICH, "right", width=1.6),
        ),
        rows=tuple(_werte(lage, item) for item in items),
        note="n: Antworten, die zählen. Zustimmung: Antworten in den beiden besten Stufen.",
        wide=True,
    )


def _werte(lage: Lage, item: ItemErgebnis) -> tuple[str, ...]:
    turned = " (u)" if item.punkt.umgekehrt else ""
    head = (lage.kurz(item.punkt.code), aussage(item.punkt) + turned)
    if not lage.gezeigt(item):
        return (*head, zu_wenige(lage), "–", "–", "–", "–", "–")
    return (
        *head,
        integer(item.gueltig),
        mittel(item),
        median(item),
        von(item),
        zustimmung(item),
        spanne(item),
    )


def _verteilung(lage: Lage, dimension: Dimension, items: tuple[ItemErgebnis, ...]) -> Table:
    steps = schritte(lage)
    return Table(
        title=f"Verteilung der Antworten zur {DIMENSIONEN[dimension]}",
        columns=(
            Column("Nr.", width=0.7, header=True),
            *(Column(step, "right", kind="int") for step in steps),
            Column("zusammen", "right", kind="int"),
            Column("nicht beurteilbar", "right", width=1.1, kind="int"),
            Column("keine Angabe", "right", kind="int"),
        ),
        rows=tuple(_zeile(lage, item, len(steps)) for item in items),
        wide=True,
    )


def _zeile(lage: Lage, item: ItemErgebnis, steps: int) -> tuple[str, ...]:
    number = lage.kurz(item.punkt.code)
    if not lage.gezeigt(item):
        return (number, *["–"] * steps, zu_wenige(lage), "–", "–")
    counts = (*item.verteilung, item.gueltig, item.nicht_beurteilbar, item.keine_angabe)
    return (number, *(integer(count) for count in counts))
