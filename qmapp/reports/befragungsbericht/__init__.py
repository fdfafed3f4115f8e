"""The Befragungsbericht: what a Befragung has found, said first, with every item and how it was reckoned.

One module per chapter; ``lage`` reads, ``saetze`` says the figures, ``werte`` are the sheets of unrounded values.
"""

from collections.abc import Callable
from datetime import date

from qmapp.reports.befragungsbericht.anhang import anhang
from qmapp.reports.befragungsbericht.aussagen import aussagen
from qmapp.reports.befragungsbericht.befragte import befragte
from qmapp.reports.befragungsbericht.freitexte import freitexte
from qmapp.reports.befragungsbericht.grenzen import grenzen
from qmapp.reports.befragungsbericht.gruppen import gruppen, gruppiert
from qmapp.reports.befragungsbericht.kernaussage import eckdaten, kernaussage
from qmapp.reports.befragungsbericht.lage import Lage, lies_lage
from qmapp.reports.befragungsbericht.perspektiven import perspektiven
from qmapp.reports.befragungsbericht.rechenwege import rechenwege
from qmapp.reports.befragungsbericht.vergleich import vergleich
from qmapp.reports.befragungsbericht.werte import befragung_sheets
from qmapp.reports.document import Block, Document, PageBreak, TableOfContents
from qmapp.reports.folgen import folgen

__all__ = ["befragung_sheets", "befragungsbericht", "lies_lage"]


def befragungsbericht(lage: Lage, *, stand: date) -> Document:
    """The report as a tree; ``stand`` is the day of its figures."""
    dokument = f"{lage.kopf.kennung}-BB-{stand:%Y-%m-%d}"
    kopf = f"Befragungsbericht {lage.kopf.kennung}{' · vorläufig' if lage.vorlaeufig else ''}"
    return Document(
        title=lage.kopf.titel,
        subtitle=kopf,
        office=lage.amt,
        stand=stand,
        blocks=(
            *kernaussage(lage),
            PageBreak(),
            eckdaten(lage, dokument),
            TableOfContents(levels=2),
            *_kapitel(lage),
            *anhang(lage),
        ),
        author=lage.amt,
        version=lage.version,
        document_id=dokument,
        anchor=lage.anker,
        header=kopf,
        phase="C",
    )


def _kapitel(lage: Lage) -> tuple[Block, ...]:
    kapitel: list[Callable[[Lage, str], tuple[Block, ...]]] = [befragte]
    if lage.items:
        kapitel.append(aussagen)
    if lage.vergleich:
        kapitel.append(vergleich)
    if lage.items and gruppiert(lage):
        kapitel.append(gruppen)
    if lage.items and lage.perspektiven:
        kapitel.append(perspektiven)
    if lage.freitexte:
        kapitel.append(freitexte)
    kapitel += [lambda lage, n: folgen(lage.feststellungen, lage.empfehlungen, n), grenzen, rechenwege]
    return tuple(block for n, schreibe in enumerate(kapitel, 1) for block in schreibe(lage, str(n)))
