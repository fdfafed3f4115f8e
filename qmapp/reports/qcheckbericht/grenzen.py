"""Chapter on what is not known: what was not assessed, and what a Q-Check can and cannot say."""

from collections.abc import Iterator

from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import Frage, Urteil
from qmapp.german import integer
from qmapp.reports.document import Block, BulletList, Column, Heading, Paragraph, Table
from qmapp.reports.qcheckbericht.lage import Lage


def grenzen(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """Questions without points and their reasons, then the limits of the method."""
    out = (*lage.mit(Urteil.NICHT_BEURTEILBAR), *lage.mit(Urteil.NICHT_ZUTREFFEND))
    blocks: list[Block] = [Heading(1, "Was wir nicht wissen", number=nummer)]
    if out:
        blocks.append(_ohne_punkte(lage, out))
    else:
        blocks.append(Paragraph("Jede beantwortete Frage hat Punkte; keine ist nicht beurteilbar oder unzutreffend."))
    return (*blocks, Heading(2, "Grenzen der Methode", number=f"{nummer}.1"), BulletList(tuple(_saetze(lage))))


def _ohne_punkte(lage: Lage, rows: tuple[Frage, ...]) -> Table:
    return Table(
        title="Fragen, die nicht mitzählen",
        columns=(
            Column("Nr.", width=0.7),
            Column("Frage", width=2.6, header=True),
            Column("Bewertung", width=1.5),
            Column("Grund", width=3.6),
        ),
        rows=tuple(
            (
                lage.kurz(one.punkt.code),
                one.punkt.titel,
                worte.URTEILE[one.bewertung.urteil],
                " ".join(one.bewertung.bemerkung.split()) or "nicht angegeben",
            )
            for one in rows
            if one.bewertung is not None
        ),
        wide=True,
    )


def _saetze(lage: Lage) -> Iterator[str]:
    total = lage.ergebnis.gesamt
    if total.offen:
        count = "1 Frage ist" if total.offen == 1 else f"{integer(total.offen)} Fragen sind"
        yield f"{count} noch nicht beantwortet und im Erfüllungsgrad nicht enthalten."
    yield (
        "Der Erfüllungsgrad fasst vereinbarte Punkte und Gewichte zusammen. Er ist kein gemessener Anteil der Fälle "
        "und hat deshalb keinen statistischen Bereich."
    )
    yield (
        "Nachweise sind Beispiele. Was in Dokumenten, Gesprächen und wenigen Fällen nicht vorkam, ließ sich nicht "
        "bewerten. Für Fehlerquoten und Beträge ist eine Aktenprüfung nötig."
    )
    backed = sum(bool(one.nachweise) for one in lage.fragen if one.bewertung is not None)
    answered = sum(one.bewertung is not None for one in lage.fragen)
    if backed < answered:
        bare = answered - backed
        without = "einer beantworteten Frage" if bare == 1 else f"{integer(bare)} beantworteten Fragen"
        yield f"Zu {without} ist kein Nachweis festgehalten."
    if lage.vorher is not None:
        yield (
            "Der Vergleich zeigt, wie bewertet wurde. Andere Bewertende, andere Fälle oder ein strengerer Blick können "
            "einen Unterschied ebenso erklären wie ein veränderter Prozess."
        )
    yield "Ein Q-Check bewertet einen Prozess. Aussagen über einzelne Beschäftigte trägt er nicht."
