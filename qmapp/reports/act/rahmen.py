"""The frame of a paper of ACT: title, header and file name say for whom it is, so that none is mistaken."""

from qmapp.reports.act.lage import Fassung, Kopf, Lage
from qmapp.reports.art import mark_example
from qmapp.reports.document import Block, Document

FASSUNGEN = {Fassung.INTERN: "Interne Fassung", Fassung.OEFFENTLICH: "Öffentliche Fassung"}
_DATEI = {Fassung.INTERN: "intern", Fassung.OEFFENTLICH: "Oeffentliche-Fassung"}
_KENNUNG = {Fassung.INTERN: "", Fassung.OEFFENTLICH: "-OEFF"}


def jahrwort(jahr: int | None) -> str:
    """``2025``, or ``alle Jahre``."""
    return "alle Jahre" if jahr is None else str(jahr)


def dateiname(stem: str, fassung: Fassung) -> str:
    """``Management-Response_Oeffentliche-Fassung``."""
    return f"{stem}_{_DATEI[fassung]}"


def dokument(lage: Lage, titel: str, kuerzel: str, blocks: tuple[Block, ...]) -> Document:
    """A paper with the frame of its version; ``kuerzel`` begins its number."""
    head: Kopf = lage.kopf
    which = FASSUNGEN[lage.fassung]
    name = f"{titel} {head.jahr}" if head.jahr is not None else titel
    paper = Document(
        title=name,
        subtitle=which,
        office=head.amt,
        stand=head.stand,
        blocks=blocks,
        header=f"{name} · {which}",
        author=head.amt,
        document_id=f"{kuerzel}-{head.jahr or 'ALLE'}{_KENNUNG[lage.fassung]}-{head.stand:%Y-%m-%d}",
        version=head.version,
        anchor=head.anker,
        phase="A",
    )
    return mark_example(paper) if head.beispiel else paper
