"""Chapters on the questions: strengths, potentials, every question with its verdict, points to look at again."""

from qmapp.checks.katalog import Dimension
from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import Bewertung, Frage
from qmapp.german import day, integer, percent
from qmapp.reports.document import (
    Block,
    BulletList,
    Column,
    Figure,
    Heading,
    Paragraph,
    Profile,
    ProfileRow,
    Span,
    Table,
)
from qmapp.reports.qcheckbericht.ergebnis import schritt
from qmapp.reports.qcheckbericht.lage import Lage


def staerken(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """What is wholly fulfilled, the heaviest first: the words of the catalogue and the remark."""
    found = lage.ergebnis.staerken
    if not found:
        return (Heading(1, "Stärken", number=nummer), Paragraph("Keine Frage ist mit 3 Punkten bewertet."))
    count = "1 Frage ist" if len(found) == 1 else f"{integer(len(found))} Fragen sind"
    return (
        Heading(1, "Stärken", number=nummer),
        Paragraph(f"{count} mit 3 Punkten bewertet, die mit dem größten Gewicht zuerst."),
        BulletList(tuple(_staerke(lage, one) for one in found)),
    )


def potentiale(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """What is fulfilled little or not at all, the least first: verdict, remark, evidence and what could be done."""
    found = lage.ergebnis.potentiale
    if not found:
        return (Heading(1, "Potentiale", number=nummer), Paragraph("Keine Frage ist mit 0 oder 1 Punkt bewertet."))
    count = "1 Frage ist" if len(found) == 1 else f"{integer(len(found))} Fragen sind"
    return (
        Heading(1, "Potentiale", number=nummer),
        Paragraph(
            f"{count} mit 0 oder 1 Punkt bewertet. Was zu tun wäre, schlägt der Katalog vor; vereinbart wird es mit "
            "den Empfehlungen."
        ),
        *(block for one in found for block in _potential(lage, one)),
    )


def fragen(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """The profile of each dimension, and below it every question with its verdict, remark and evidence."""
    blocks: list[Block] = [Heading(1, "Fragen im Einzelnen", number=nummer)]
    place = 0
    for dimension in Dimension:
        asked = tuple(one for one in lage.fragen if one.dimension is dimension)
        if asked:
            place += 1
            blocks += [
                Heading(2, worte.DIMENSIONEN[dimension], number=f"{nummer}.{place}"),
                profil(lage, dimension, asked),
                _tabelle(lage, dimension, asked),
            ]
    return tuple(blocks)


def merkpunkte(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """What was to be looked at this time, and what is for the next."""
    return (
        Heading(1, "Merkpunkte", number=nummer),
        Paragraph("Was offen bleibt, wandert in den nächsten Q-Check desselben Prozesses."),
        Table(
            title="Merkpunkte",
            columns=(
                Column("Frage", width=0.8),
                Column("Merkpunkt", width=4.6, header=True),
                Column("Aus", width=1.4),
                Column("Stand", width=1.8),
            ),
            rows=tuple(
                (
                    lage.kurz(one.code) or "ganzer Q-Check",
                    one.text,
                    one.aus_kennung or "diesem Q-Check",
                    "offen" if one.erledigt_am is None else f"erledigt am {day(one.erledigt_am)}",
                )
                for one in lage.merkpunkte
            ),
            wide=True,
        ),
    )


def profil(lage: Lage, dimension: Dimension, asked: tuple[Frage, ...]) -> Figure:
    """The answers of a dimension as a profile, with those of the last Q-Check."""
    scale = lage.katalog.skala
    assert scale is not None, "every catalogue of a Q-Check has one"
    steps = tuple(step.wort for step in sorted(scale.stufen, key=lambda step: step.wert))
    found = lage.ergebnis.dimensionen[dimension]
    name = worte.DIMENSIONEN[dimension]
    share = "noch nicht bewertet" if found.wert is None else f"{percent(found.wert)} der Punkte erreicht"
    before = "" if lage.vorher is None else lage.vorher.kennung
    return Figure(
        Profile(steps, tuple(_zeile(lage, one) for one in asked), lage.kopf.kennung, before),
        title=f"{name}: {share}",
        caption="Bewertung je Frage" + (", am Ende der Zeile die Veränderung in Punkten" if before else ""),
        source="Ohne Punkt: nicht bewertet oder nicht zutreffend.",
    )


def nachweise(lage: Lage, frage: Frage) -> str:
    """The evidence of a question in one line, kept files by their names."""
    found = []
    for one in frage.nachweise:
        names = ", ".join(kept.dateiname for kept in lage.anlagen if kept.nachweis_id == one.id)
        found.append(f"{worte.NACHWEISARTEN[one.art]}: {one.text}" + (f" (Anlage {names})" if names else ""))
    return "; ".join(found)


def wort(answer: Bewertung | None) -> str:
    """A verdict in words, „offen“ without one."""
    return "offen" if answer is None else worte.URTEILE[answer.urteil]


def schritt_seit(frage: Frage) -> str:
    """Points gained or lost since the last Q-Check; empty where it was not asked then or is not answered yet."""
    now, before = frage.bewertung, frage.vorjahr
    if now is None or before is None:
        return ""
    points, then = now.urteil.punkte, before.urteil.punkte
    return "–" if points is None or then is None else schritt(points - then)


def _staerke(lage: Lage, frage: Frage) -> tuple[Span, ...]:
    words = [frage.punkt.staerke, "" if frage.bewertung is None else _eine_zeile(frage.bewertung.bemerkung)]
    text = " ".join(part for part in words if part)
    return (Span(f"{lage.kurz(frage.punkt.code)} {frage.punkt.titel}.", bold=True), Span(f" {text}" if text else ""))


def _potential(lage: Lage, frage: Frage) -> tuple[Block, ...]:
    assert frage.bewertung is not None, "a potential is an answer"
    before = f", zuletzt {wort(frage.vorjahr)}" if frage.vorjahr is not None else ""
    verdict = f"{worte.URTEILE[frage.bewertung.urteil]}{before}."
    head = Span(f"{lage.kurz(frage.punkt.code)} {frage.punkt.titel}: {verdict}", bold=True)
    remark = _eine_zeile(frage.bewertung.bemerkung)
    blocks: list[Block] = [Paragraph((head, Span(f" {remark}")) if remark else (head,))]
    if frage.punkt.textbausteine:
        blocks.append(BulletList(frage.punkt.textbausteine))
    below = " · ".join(
        part
        for part in (
            worte.DIMENSIONEN[frage.dimension],
            "" if frage.punkt.ausrichtung is None else worte.AUSRICHTUNGEN[frage.punkt.ausrichtung],
            f"Gewicht {frage.punkt.gewicht}",
            nachweise(lage, frage),
        )
        if part
    )
    return (*blocks, Paragraph(below, small=True))


def _zeile(lage: Lage, frage: Frage) -> ProfileRow:
    def punkte(answer: Bewertung | None) -> int | None:
        return None if answer is None else answer.urteil.punkte

    now = frage.bewertung
    change = schritt_seit(frage)
    if now is not None and now.urteil.punkte is None:
        change = worte.KUERZEL[now.urteil]
    return ProfileRow(
        label=f"{lage.kurz(frage.punkt.code)} {frage.punkt.titel}",
        now=punkte(now),
        words=wort(now),
        before=punkte(frage.vorjahr),
        before_words="" if frage.vorjahr is None else wort(frage.vorjahr),
        change=change,
    )


def _tabelle(lage: Lage, dimension: Dimension, asked: tuple[Frage, ...]) -> Table:
    earlier = lage.vorher is not None
    return Table(
        title=f"Fragen zur {worte.DIMENSIONEN[dimension]}",
        columns=(
            Column("Nr.", width=0.8),
            Column("Frage", width=2.6, header=True),
            Column("Bewertung", width=1.7),
            *((Column("Zuletzt", width=1.7),) if earlier else ()),
            Column("Bemerkung", width=7.0),
            Column("Nachweise", width=2.8),
        ),
        rows=tuple(
            (
                lage.kurz(one.punkt.code),
                one.punkt.titel,
                wort(one.bewertung),
                *((wort(one.vorjahr) if one.vorjahr is not None else "–",) if earlier else ()),
                "–" if one.bewertung is None else _eine_zeile(one.bewertung.bemerkung) or "–",
                nachweise(lage, one) or "–",
            )
            for one in asked
        ),
        wide=True,
    )


def _eine_zeile(text: str) -> str:
    return " ".join(text.split())
