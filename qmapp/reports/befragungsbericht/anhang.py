"""The annex: what was asked, and the state of the change log."""

from qmapp.checks.katalog import Pruefpunkt
from qmapp.checks.katalog.katalog import ANGABE, FREITEXT
from qmapp.checks.katalog.worte import AUSRICHTUNGEN
from qmapp.reports.befragungsbericht.lage import Lage
from qmapp.reports.befragungsbericht.saetze import aussage
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table


def anhang(lage: Lage) -> tuple[Block, ...]:
    """Annexes A and B."""
    katalog = lage.katalog
    return (
        Heading(1, "Fragebogen", number="A"),
        Paragraph(f"Fragebogen {katalog.code} „{katalog.titel}“, Version {katalog.version}."),
        Table(
            title="Aussagen und Fragen",
            columns=(
                Column("Nr.", width=0.7, header=True),
                Column("Wortlaut", width=4.4),
                Column("Gehört zu", width=1.8),
                Column("Ausrichtung", width=2.2),
            ),
            rows=tuple(_zeile(lage, punkt) for punkt in katalog.punkte),
            wide=True,
        ),
        Heading(1, "Nachweis", number="B"),
        Paragraph(
            "Jeder Bogen und jede Änderung steht im Änderungsprotokoll des Arbeitsbereichs. Seine Einträge sind "
            "verkettet. Der Anker am Ende dieses Berichts ist die Prüfsumme des letzten Eintrags, auf dem die Zahlen "
            "beruhen."
        ),
    )


def _zeile(lage: Lage, punkt: Pruefpunkt) -> tuple[str, ...]:
    kinds = {FREITEXT: "freie Antwort", ANGABE: "Angabe zur Person"}
    where = kinds.get(punkt.bereich) or lage.katalog.bereich(punkt.bereich).titel
    turned = " (u)" if punkt.umgekehrt else ""
    orientation = "–" if punkt.ausrichtung is None else AUSRICHTUNGEN[punkt.ausrichtung]
    return (lage.kurz(punkt.code), aussage(punkt) + turned, where, orientation)
