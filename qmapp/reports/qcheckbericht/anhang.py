"""The annex: the Standard-Methodenbeschreibung of the catalogue, seal and release, lines to sign on."""

from qmapp.german import day
from qmapp.reports import wortlaut
from qmapp.reports.document import Block, BulletList, Heading, Note, Paragraph, Signatures
from qmapp.reports.qcheckbericht.lage import Lage

UNTERSCHRIFTEN = ("Leitung des Q-Checks", "Amtsleitung")


_GEBROCHEN = (
    "Was in diesem Bericht steht, stimmt nicht mit dem Siegel überein: Der Q-Check wurde nach der Freigabe an Q-Check "
    "vorbei verändert, oder sein Anker gehört zu einer anderen Datei."
)


def anhang(lage: Lage) -> tuple[Block, ...]:
    """Annexes A and B."""
    return (
        Heading(1, "Methodenbeschreibung des Katalogs", number="A"),
        *_methode(lage),
        Heading(1, "Nachweis und Freigabe", number="B"),
        Paragraph(
            "Jede Bewertung steht im Änderungsprotokoll des Arbeitsbereichs. Seine Einträge sind verkettet. Der Anker "
            "am Ende dieses Berichts ist die Prüfsumme des letzten Eintrags, auf dem die Zahlen beruhen."
        ),
        *_freigabe(lage),
        *(() if lage.siegel_haelt else (Note("Siegel gebrochen", (_GEBROCHEN,), tone="warn"),)),
        Signatures(UNTERSCHRIFTEN),
    )


def _methode(lage: Lage) -> tuple[Block, ...]:
    katalog = lage.katalog
    lists = (("Chancen", katalog.chancen), ("Risiken", katalog.risiken))
    return (
        Paragraph(f"Katalog {katalog.code}, Version {katalog.version}, Rechtsstand {day(katalog.rechtsstand)}."),
        wortlaut.fakten(
            "Standard-Methodenbeschreibung",
            (
                ("Zweck", katalog.zweck),
                ("Gegenstand", katalog.gegenstand),
                ("Abgrenzung", katalog.abgrenzung),
                ("Maßstab", wortlaut.norm(katalog.massstab)),
                ("Beteiligte", katalog.beteiligte),
                ("Erhebungsweg", katalog.erhebungsweg),
                ("Aufwand", katalog.aufwand),
                ("Auswertung", katalog.auswertung),
                ("Rückmeldung", katalog.rueckmeldung),
            ),
        ),
        *(
            block
            for place, (titel, text) in enumerate(lists, 1)
            if text
            for block in (Heading(2, titel, number=f"A.{place}"), _liste(text))
        ),
    )


def _liste(text: str) -> Block:
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    return BulletList(lines) if len(lines) > 1 else Paragraph(text)


def _freigabe(lage: Lage) -> tuple[Block, ...]:
    head = lage.kopf
    if head.versiegelt_am is None:
        submitted = "" if head.vorgelegt_am is None else f" Vorgelegt ist er seit dem {day(head.vorgelegt_am)}."
        return (Paragraph(f"Der Q-Check ist noch nicht freigegeben und deshalb nicht versiegelt.{submitted}"),)
    return (
        wortlaut.fakten(
            "Freigabe",
            (
                ("Vorgelegt", "" if head.vorgelegt_am is None else f"{day(head.vorgelegt_am)}, {head.vorgelegt_durch}"),
                ("Freigegeben", f"{day(head.versiegelt_am)}, {head.versiegelt_durch}"),
                ("Siegel (SHA-256)", head.siegel.partition(":")[2]),
                ("Anker des Protokolls", head.anker),
            ),
        ),
    )
