"""In chapter 2: what followed the first draw, and what files picked deliberately have shown, apart from any rate."""

from collections.abc import Sequence

from qmapp.checks.aktenpruefung.folgeziehung.rows import BewussteAuswahl
from qmapp.german import euro, integer
from qmapp.reports import wortlaut
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table
from qmapp.reports.ziehungsprotokoll import weitere
from qmapp.reports.ziehungsprotokoll.ziehung import Ziehung

_APART = (
    "Diese Akten wurden nicht zufällig gezogen, sondern wegen eines Anlasses ausgewählt. Sie zählen in keiner Quote "
    "und keiner Hochrechnung dieses Berichts. Einen Prozentwert gibt es für sie nicht."
)


def weitere_ziehungen(
    ziehung: Ziehung, bewusst: Sequence[BewussteAuswahl], nummern: Sequence[str]
) -> tuple[Block, ...]:
    """The sections that apply, numbered from ``nummern``; nothing where the first draw was the only one."""
    left = iter(nummern)
    blocks: list[Block] = []
    if weitere.gibt_es(ziehung):
        blocks.append(Heading(2, "Weitere Ziehungen", number=next(left)))
        if ziehung.erweitert:
            blocks.append(Paragraph(_erweitert(ziehung)))
        blocks += [*weitere.bezuege(ziehung), *weitere.uebersicht(ziehung)]
    if bewusst:
        blocks += [
            Heading(2, "Bewusst ausgewählte Akten", number=next(left)),
            Paragraph(_APART),
            _tabelle(bewusst),
        ]
    return tuple(blocks)


def _erweitert(ziehung: Ziehung) -> str:
    return (
        f"Die Stichprobe wurde um {wortlaut.akten(ziehung.erweitert)} auf {wortlaut.akten(ziehung.gesamt)} erweitert, "
        f"in der Reihenfolge der ersten Ziehung. Eine Ziehung, die gleich so viele Akten genommen hätte, ergäbe "
        f"dieselben."
    )


def _tabelle(bewusst: Sequence[BewussteAuswahl]) -> Table:
    return Table(
        title="Ergebnis der bewusst ausgewählten Akten",
        columns=(
            Column("Grund der Auswahl", width=2.4, header=True),
            *(
                Column(titel, "right", kind="int")
                for titel in ("Akten", "Geprüft", "Fehlend", "Materiell", "Nur formell")
            ),
            Column("Zu viel", "right", kind="text"),
            Column("Zu wenig", "right", kind="text"),
        ),
        rows=tuple(
            (
                a.grund,
                *(integer(n) for n in (a.akten, a.geprueft, a.nicht_auffindbar, a.mit_material, a.nur_formell)),
                euro(a.zu_viel_cent),
                euro(a.zu_wenig_cent),
            )
            for a in bewusst
        ),
        note="Fehlend: nicht auffindbar. Materiell und formell: Akten mit solchen Mängeln unter den geprüften.",
    )
