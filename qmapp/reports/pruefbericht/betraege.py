"""Chapter 6: what the errors mean in euro, in the sample to the cent and projected with a range."""

from qmapp.checks.aktenpruefung.rows import Auswertung, Betraege, Betrag
from qmapp.german import euro, euro_rounded, integer
from qmapp.reports import wortlaut
from qmapp.reports.document import Block, Column, Heading, MarginNote, Note, Paragraph, Table


def betraege(auswertung: Auswertung, nummer: str) -> tuple[Block, ...]:
    """Over- and underpayment, net and gross; without a projection where the files do not carry one."""
    blocks: list[Block] = [Heading(1, "Was es in Euro bedeutet", number=nummer)]
    werte = auswertung.betraege
    if werte is None:
        return (*blocks, Paragraph("Es ist noch keine Akte geprüft."))
    if not werte.brutto.abweichungen:
        return (*blocks, Paragraph("In den geprüften Akten wurde kein Fehlbetrag festgestellt."))
    if auswertung.pruefung.betrachtung:
        blocks.append(MarginNote("Was betrachtet wurde", auswertung.pruefung.betrachtung))
    blocks += [Paragraph(text) for text in _saetze(auswertung, werte)]
    blocks += [_stichprobe(werte), *_hochgerechnet(auswertung, werte)]
    if werte.warnungen:
        blocks.append(Note("Vorsicht bei diesen Beträgen", werte.warnungen, tone="warn"))
    return tuple(blocks)


def arten(werte: Betraege) -> tuple[tuple[str, Betrag], ...]:
    """The four amounts with the names they carry in every table."""
    return (
        ("zu viel gezahlt", werte.zu_viel),
        ("zu wenig gezahlt", werte.zu_wenig),
        ("netto (zu viel minus zu wenig)", werte.netto),
        ("brutto (zu viel plus zu wenig)", werte.brutto),
    )


def _saetze(auswertung: Auswertung, werte: Betraege) -> list[str]:
    saetze = [
        f"Einen Fehlbetrag haben {wortlaut.von_akten(werte.brutto.abweichungen, auswertung.geprueft)} geprüften Akten. "
        f"Zu viel gezahlt: {euro(werte.zu_viel.summe_cent)}. Zu wenig gezahlt: {euro(werte.zu_wenig.summe_cent)}. "
        f"Beides zusammen ergibt {euro(werte.brutto.summe_cent)}, im Mittel {euro(werte.je_akte_cent)} je geprüfter "
        f"Akte."
    ]
    if werte.brutto.hochrechnung_cent is not None:
        saetze.append(
            f"Hochgerechnet auf {wortlaut.akten(auswertung.grundgesamtheit)} sind das "
            f"{wortlaut.hochrechnung(werte.brutto)}. Der wahre Betrag liegt mit "
            f"{wortlaut.hoechstwert(auswertung.sicherheit)} Sicherheit zwischen {_grenzen(werte.brutto)}."
        )
    return saetze


def _grenzen(betrag: Betrag) -> str:
    if betrag.unten_cent is None or betrag.oben_cent is None:
        return wortlaut.KEINE_ANGABE
    return f"rund {euro_rounded(betrag.unten_cent)} und {euro_rounded(betrag.oben_cent)}"


def _stichprobe(werte: Betraege) -> Table:
    return Table(
        title="In den geprüften Akten festgestellt",
        columns=(
            Column("Betrag", width=2.4, header=True),
            Column("Akten mit Abweichung", "right", width=1.4, kind="int"),
            Column("Summe", "right", width=1.2, kind="euro"),
        ),
        rows=tuple((name, integer(b.abweichungen), euro(b.summe_cent)) for name, b in arten(werte)),
    )


def _hochgerechnet(auswertung: Auswertung, werte: Betraege) -> tuple[Block, ...]:
    if werte.brutto.hochrechnung_cent is None:
        return ()
    return (
        MarginNote(
            "Rund",
            "Hochgerechnete Beträge sind auf drei Stellen gerundet. Genauer wären sie nicht richtiger.",
        ),
        Table(
            title=f"Hochgerechnet auf {wortlaut.akten(auswertung.grundgesamtheit)}",
            columns=(
                Column("Betrag", width=2.4, header=True),
                Column("Hochrechnung", "right", width=1.3),
                Column(wortlaut.bereichswort(auswertung.sicherheit), "right", width=2.0),
            ),
            rows=tuple((name, wortlaut.hochrechnung(b), wortlaut.betrag_spanne(b)) for name, b in arten(werte)),
        ),
    )
