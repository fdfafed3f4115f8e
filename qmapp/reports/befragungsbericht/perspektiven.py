"""Chapter on other perspectives: what clients, staff and Leistungserbringer judge differently."""

from qmapp.checks.befragung import worte
from qmapp.checks.befragung.perspektiven import Dimensionsvergleich, Mittelwert, Paarvergleich, Perspektivenvergleich
from qmapp.checks.befragung.rechenwege import signed
from qmapp.checks.katalog.worte import DIMENSIONEN
from qmapp.german import decimal, integer
from qmapp.reports.befragungsbericht.lage import Lage
from qmapp.reports.befragungsbericht.saetze import BEREICH, p_wort, punkte, zustimmung
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table


def perspektiven(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """Per other perspective the items that ask the same, and the Qualitätsdimensionen."""
    blocks: list[Block] = [
        Heading(1, "Vergleich mit anderen Perspektiven", number=nummer),
        Paragraph(
            "Verglichen wird mit der zeitlich nächsten Befragung jeder anderen Perspektive: bei Aussagen, die dasselbe "
            "fragen, und je Qualitätsdimension. Die Bögen fragen Verschiedenes; ein Unterschied kann auch daran liegen."
        ),
    ]
    for place, found in enumerate(lage.perspektiven, 1):
        name = worte.PERSPEKTIVEN[found.dort.perspektive]
        blocks.append(Heading(2, f"{name} ({found.dort.kennung})", number=f"{nummer}.{place}"))
        if found.grund:
            blocks.append(Paragraph(found.grund))
            continue
        if found.paare:
            blocks.append(_paare(found))
        else:
            blocks.append(Paragraph("Keine Aussage fragt auf beiden Bögen dasselbe."))
        blocks.append(_dimensionen(found))
    return tuple(blocks)


def _paare(found: Perspektivenvergleich) -> Table:
    return Table(
        title=f"Zustimmung: {found.hier.kennung} und {found.dort.kennung}",
        columns=_spalten(found, "Thema", "Punkte"),
        rows=tuple(_paar(one) for one in found.paare),
        note="In Klammern: Antworten, die zählen. Punkte: Unterschied in Prozentpunkten, hier weniger dort. p: nach "
        "Holm für alle Paare.",
        wide=True,
    )


def _spalten(found: Perspektivenvergleich, what: str, difference: str) -> tuple[Column, ...]:
    return (
        Column(what, width=2.8, header=True),
        Column(found.hier.kennung, "right", width=1.3),
        Column(found.dort.kennung, "right", width=1.3),
        Column(difference, "right", width=0.8, kind="decimal"),
        Column(BEREICH, "right", width=1.5),
        Column("p", "right", width=0.8, kind="text"),
        Column("Urteil", width=1),
    )


def _paar(one: Paarvergleich) -> tuple[str, ...]:
    change = one.unterschied
    if change is None:
        return (one.paar.thema, "–", "–", "–", "–", "–", "zu wenige")
    sides = (f"{zustimmung(item)} ({integer(item.gueltig)})" for item in (one.hier, one.dort))
    bounds = "–"
    if change.lower is not None and change.upper is not None:
        bounds = f"{punkte(change.lower)} bis {punkte(change.upper)}"
    verdict = "gesichert" if one.gesichert else "offen"
    return (one.paar.thema, *sides, punkte(change.difference), bounds, p_wort(one.p_angepasst), verdict)


def _dimensionen(found: Perspektivenvergleich) -> Table:
    return Table(
        title=f"Mittel der Bögen: {found.hier.kennung} und {found.dort.kennung}",
        columns=_spalten(found, "Qualitätsdimension", "Stufen"),
        rows=tuple(_dimension(one) for one in found.dimensionen),
        note="Je Bogen das Mittel seiner Antworten; in Klammern die Bögen, die mindestens die Hälfte beantworten.",
        wide=True,
    )


def _dimension(one: Dimensionsvergleich) -> tuple[str, ...]:
    name = DIMENSIONEN[one.dimension]
    change = "–" if one.differenz is None else signed(one.differenz)
    bounds = "–" if one.unten is None or one.oben is None else f"{signed(one.unten)} bis {signed(one.oben)}"
    verdict = "zu wenige" if one.p is None else "gesichert" if one.gesichert else "offen"
    return (name, _mittel(one.hier), _mittel(one.dort), change, bounds, p_wort(one.p_angepasst), verdict)


def _mittel(side: Mittelwert) -> str:
    return "–" if side.mittel is None else f"{decimal(side.mittel, 2)} ({integer(side.n)})"
