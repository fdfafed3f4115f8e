"""The Q-Check-Bericht: what a Q-Check has found, said first, with every question, its evidence and how it was reckoned.

One module per chapter; ``lage`` reads, ``werte`` are the sheets of unrounded values.
"""

from collections.abc import Callable
from datetime import date

from qmapp.reports.document import Block, Document, PageBreak, TableOfContents
from qmapp.reports.folgen import folgen
from qmapp.reports.qcheckbericht.anhang import anhang
from qmapp.reports.qcheckbericht.ergebnis import einheiten, ergebnis, vergleich
from qmapp.reports.qcheckbericht.fragen import fragen, merkpunkte, potentiale, staerken
from qmapp.reports.qcheckbericht.grenzen import grenzen
from qmapp.reports.qcheckbericht.kernaussage import eckdaten, kernaussage
from qmapp.reports.qcheckbericht.lage import Lage, lies_lage
from qmapp.reports.qcheckbericht.methode import methode
from qmapp.reports.qcheckbericht.rechenwege import rechenwege
from qmapp.reports.qcheckbericht.werte import qcheck_sheets

__all__ = ["lies_lage", "qcheck_sheets", "qcheckbericht"]


def qcheckbericht(lage: Lage, *, stand: date) -> Document:
    """The report as a tree; ``stand`` is the day of its figures."""
    dokument = f"{lage.kopf.kennung}-QB-{stand:%Y-%m-%d}"
    kopf = f"Q-Check-Bericht {lage.kopf.kennung}{' · vorläufig' if lage.vorlaeufig else ''}"
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
    kapitel: list[Callable[[Lage, str], tuple[Block, ...]]] = [methode, ergebnis]
    if lage.vorher is not None:
        kapitel.append(vergleich)
    if lage.einheiten:
        kapitel.append(einheiten)
    kapitel += [staerken, potentiale, fragen]
    if lage.merkpunkte:
        kapitel.append(merkpunkte)
    kapitel += [lambda lage, n: folgen(lage.feststellungen, lage.empfehlungen, n), grenzen, rechenwege]
    return tuple(block for n, schreibe in enumerate(kapitel, 1) for block in schreibe(lage, str(n)))
