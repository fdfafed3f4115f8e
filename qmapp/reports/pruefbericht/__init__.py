"""The Prüfbericht: what an Aktenprüfung found, said first, and everything needed to recompute it.

One module per chapter; ``wortlaut`` says the figures. Every figure comes from the rows of the Auswertung.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.checks.aktenpruefung.folgeziehung.rows import BewussteAuswahl
from qmapp.checks.aktenpruefung.freigabe.rows import FreigabeZeile
from qmapp.checks.aktenpruefung.rows import AkteZeile, Auswertung, Pruefart, Vertiefung
from qmapp.checks.aktenpruefung.zweitpruefung.rows import Abgleich
from qmapp.checks.katalog import Katalog
from qmapp.reports.document import Block, Document, PageBreak, TableOfContents
from qmapp.reports.pruefbericht.anhang import anhang
from qmapp.reports.pruefbericht.auftrag import auftrag
from qmapp.reports.pruefbericht.betraege import betraege
from qmapp.reports.pruefbericht.ergebnis import ergebnis
from qmapp.reports.pruefbericht.feststellungen import feststellungen as feststellungen_kapitel
from qmapp.reports.pruefbericht.grenzen import grenzen, rechenwege
from qmapp.reports.pruefbericht.kernaussage import eckdaten, kernaussage
from qmapp.reports.pruefbericht.pruefpunkte import pruefpunkte
from qmapp.reports.pruefbericht.stichprobe import stichprobe
from qmapp.reports.pruefbericht.vergleich import vergleich
from qmapp.reports.pruefbericht.vertiefung import teams, verfahren, verlauf, zweifel
from qmapp.reports.pruefbericht.weitere import weitere_ziehungen
from qmapp.reports.pruefbericht.werte import pruefbericht_sheets
from qmapp.reports.pruefbericht.zweitpruefung import zweitpruefung
from qmapp.reports.ziehungsprotokoll.ziehung import Ziehung, lies_protokoll

__all__ = ["pruefbericht", "pruefbericht_sheets"]


def pruefbericht(
    auswertung: Auswertung,
    protokoll: Mapping[str, Any],
    *,
    katalog: Katalog,
    akten: Sequence[AkteZeile],
    feststellungen: Sequence[FeststellungZeile] = (),
    freigaben: Sequence[FreigabeZeile] = (),
    bewusst: Sequence[BewussteAuswahl] = (),
    sammel: tuple[int, int] = (0, 0),
    zweit: Abgleich | None = None,
    vertiefung: Vertiefung | None = None,
    stand: date,
    amt: str,
    anker: str,
    version: str,
) -> Document:
    """The report as a tree.

    ``protokoll`` is the Ziehungsprotokoll, ``akten`` gives the reasons of replaced and lost files (no key is printed),
    ``feststellungen``, ``freigaben`` and ``zweit`` (the Zweitprüfung) are those of this Prüfung, ``bewusst`` is what
    picked files have shown, ``sammel`` counts files with collective answers and these answers, ``vertiefung`` compares
    and weighs the result, ``stand`` is the day of the figures, ``anker`` the head of the change log's hash chain,
    ``version`` the program's.
    Raises UserError where the mapping is no protocol.
    """
    ziehung = lies_protokoll(protokoll)
    kopf = _kopf(auswertung)
    dokument = f"{auswertung.pruefung.kennung}-PB-{stand:%Y-%m-%d}"
    return Document(
        title=auswertung.pruefung.titel,
        subtitle=kopf,
        office=amt,
        stand=stand,
        blocks=(
            *kernaussage(auswertung),
            eckdaten(auswertung, amt, dokument),
            PageBreak(),
            TableOfContents(levels=2),
            *_kapitel(auswertung, ziehung, katalog, akten, bewusst, feststellungen, sammel, zweit, vertiefung),
            *anhang(ziehung, katalog, anker, freigaben),
        ),
        author=amt,
        version=version,
        document_id=dokument,
        anchor=anker,
        header=kopf,
        phase="C",
    )


def _kopf(auswertung: Auswertung) -> str:
    pruefung = auswertung.pruefung
    name = "Fachaufsichtlicher Prüfbericht" if pruefung.pruefart is Pruefart.KREIS else "Prüfbericht"
    return f"{name} {pruefung.kennung}{' · vorläufig' if auswertung.vorlaeufig else ''}"


def _kapitel(
    auswertung: Auswertung,
    ziehung: Ziehung,
    katalog: Katalog,
    akten: Sequence[AkteZeile],
    bewusst: Sequence[BewussteAuswahl],
    held: Sequence[FeststellungZeile],
    sammel: tuple[int, int],
    zweit: Abgleich | None,
    deep: Vertiefung | None,
) -> tuple[Block, ...]:
    kapitel: list[Callable[[str], tuple[Block, ...]]] = [
        lambda n: auftrag(auswertung, katalog, n),
        lambda n: (
            *stichprobe(auswertung, ziehung, akten, n),
            *weitere_ziehungen(ziehung, bewusst, (f"{n}.5", f"{n}.6")),
        ),
        lambda n: ergebnis(auswertung, n),
        lambda n: pruefpunkte(auswertung, n, deep),
    ]
    if len(auswertung.schichten) > 1:
        kapitel.append(lambda n: vergleich(auswertung, ziehung.merkmal, n))
    if deep is not None and teams(deep, ""):
        kapitel.append(lambda n: teams(deep, n))
    if deep is not None and len(deep.verlauf.werte) > 1:
        kapitel.append(lambda n: verlauf(deep, n))
    kapitel.append(lambda n: (*betraege(auswertung, n), *(verfahren(deep, f"{n}.1") if deep is not None else ())))
    if held:
        kapitel.append(lambda n: feststellungen_kapitel(held, n))
    if zweit is not None and zweit.akten.n:
        kapitel.append(lambda n: zweitpruefung(zweit, n))
    if deep is not None and zweifel(deep, ""):
        kapitel.append(lambda n: zweifel(deep, n))
    kapitel += [
        lambda n: grenzen(auswertung, sammel, n, None if deep is None else deep.abdeckung),
        lambda n: rechenwege(auswertung, ziehung, n, deep),
    ]
    return tuple(block for n, schreibe in enumerate(kapitel, 1) for block in schreibe(str(n)))
