"""Chapter on what was answered in words: how many, their themes, and the voices chosen for the report."""

from qmapp.checks.befragung.rows import Thema
from qmapp.german import integer, percent
from qmapp.reports.befragungsbericht.lage import Lage
from qmapp.reports.befragungsbericht.saetze import aussage, boegen
from qmapp.reports.document import Block, BulletList, Column, Heading, Paragraph, Table


def freitexte(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """Per question; no free text stands here that was not chosen as a voice."""
    blocks: list[Block] = [
        Heading(1, "Freie Antworten", number=nummer),
        Paragraph(
            "Die Themen sind von Hand gebildet und gezählt, ein Bogen kann mehrere nennen. Stimmen sind ausgewählt und "
            "so abgedruckt, dass sie niemanden erkennen lassen."
        ),
    ]
    for place, punkt in enumerate(lage.freitexte, 1):
        count = len(lage.auswertung.freitexte.get(punkt.code, ()))
        topics = tuple(one for one in lage.themen if one.code == punkt.code)
        voices = tuple(one for one in lage.stimmen if one.code == punkt.code)
        blocks += [Heading(2, aussage(punkt), number=f"{nummer}.{place}"), Paragraph(_satz(lage, count, len(topics)))]
        if topics:
            blocks.append(_themen(aussage(punkt), topics, count))
        if voices:
            blocks += [Paragraph("Ausgewählte Stimmen:"), BulletList(tuple(f"„{one.text}“" for one in voices))]
    return tuple(blocks)


def _satz(lage: Lage, texts: int, topics: int) -> str:
    if not texts:
        return "Die Texte selbst sind nicht erfasst oder schon gelöscht." if topics else "Es liegen keine Texte vor."
    said = (
        f"Von {boegen(lage.zeile.boegen)} {'enthält 1' if texts == 1 else f'enthalten {integer(texts)}'} eine Antwort."
    )
    return said if topics else f"{said} Themen sind noch nicht gebildet."


def _themen(frage: str, topics: tuple[Thema, ...], texts: int) -> Table:
    shares = bool(texts) and all(one.nennungen <= texts for one in topics)
    return Table(
        title=f"Themen: {frage}",
        columns=(
            Column("Thema", width=3, header=True),
            Column("Nennungen", "right", kind="int"),
            *((Column("Anteil", "right", kind="percent"),) if shares else ()),
        ),
        rows=tuple(
            (one.titel, integer(one.nennungen), *((percent(one.nennungen / texts),) if shares else ()))
            for one in topics
        ),
        note="Anteil an den Bögen mit einer Antwort." if shares else "",
    )
