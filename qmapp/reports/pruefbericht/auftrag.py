"""Chapter 1: why the files were audited, against what, and on which legal basis."""

from collections.abc import Iterator

from qmapp.checks.aktenpruefung.rows import Auswertung
from qmapp.checks.katalog import Katalog
from qmapp.german import day, integer
from qmapp.reports import wortlaut
from qmapp.reports.document import Block, Heading, Paragraph

#: Use of Sozialdaten for supervision, control, auditing and organisational studies (before 2019: Abs. 3).
RECHTSGRUNDLAGE = "§ 67c Abs. 4 SGB X"


def auftrag(auswertung: Auswertung, katalog: Katalog, nummer: str) -> tuple[Block, ...]:
    """Purpose, subject, standard, legal basis and dates; roles and rules, never names."""
    pruefung = auswertung.pruefung
    rechtsgrundlage = pruefung.rechtsgrundlage or RECHTSGRUNDLAGE
    return (
        Heading(1, "Anlass und Auftrag", number=nummer),
        Paragraph(
            f"Geprüft wurden Akten für die Zeit vom {day(pruefung.zeitraum_von)} bis {day(pruefung.zeitraum_bis)}, "
            f"jede nach {integer(len(katalog.punkte))} Prüfpunkten des Katalogs {katalog.code}, "
            f"Version {katalog.version}, Rechtsstand {day(katalog.rechtsstand)}. Die Fundstellen stehen in Anhang A."
        ),
        *(Paragraph(text) for text in _wechsel(auswertung)),
        wortlaut.fakten(
            "Auftrag",
            (
                ("Zweck", pruefung.zweck or katalog.zweck),
                ("Gegenstand", katalog.gegenstand),
                ("Maßstab", katalog.massstab),
                ("Betrachtung", pruefung.betrachtung),
                ("Prüfende", pruefung.pruefende),
                ("Akten durchgesehen", _zeitraum(auswertung)),
            ),
        ),
        Heading(2, "Rechtsgrundlage und Datenschutz", number=f"{nummer}.1"),
        Paragraph(
            wortlaut.norm(
                f"Rechtsgrundlage der Prüfung: {rechtsgrundlage}. Sozialdaten dürfen für Aufsicht, Kontrolle, "
                f"Rechnungsprüfung und Organisationsuntersuchungen genutzt werden, soweit das erforderlich ist. Für "
                f"Akten nach dem SGB II gilt daneben § 51b Abs. 3 Nr. 2 SGB II."
            )
        ),
        Paragraph(
            wortlaut.norm(
                "Dieser Bericht nennt keine Namen und keine Aktenzeichen. Er wertet nicht nach Personen aus. Akten von "
                "Beschäftigten und ihren Angehörigen sind vor der Ziehung auszuschließen (§ 35 Abs. 1 S. 3 SGB I)."
            )
        ),
    )


def _zeitraum(auswertung: Auswertung) -> str:
    von, bis = auswertung.pruefung.pruefung_von, auswertung.pruefung.pruefung_bis
    if von is None:
        return ""
    return f"ab {day(von)}" if bis is None else f"{day(von)} bis {day(bis)}"


def _wechsel(auswertung: Auswertung) -> Iterator[str]:
    for move in auswertung.pruefung.wechsel:
        yield (
            f"Am {day(move.am)} wechselte die Prüfung von Version {move.von_version} des Katalogs (Rechtsstand "
            f"{day(move.von_rechtsstand)}) zu Version {move.nach_version}. Für jeden Prüfpunkt wurde entschieden, ob "
            f"gegebene Antworten weiter gelten; alle anderen sind neu gegeben und liegen im Archiv der Prüfung."
        )
