"""Why these files are on the desk, in words: the sample, files picked deliberately, the blind second examination."""

from dataclasses import dataclass
from typing import Final

from qmapp.checks.aktenpruefung.rows import Aktenart

LIST_KEY, PLAN_KEY, RESULT_KEY = "aktenpruefung.liste", "aktenpruefung.planen", "aktenpruefung.auswerten"
SECOND_KEY = "aktenpruefung.zweit"


@dataclass(frozen=True)
class Anlass:
    """Heading, the strip below it (``lead`` in bold), and what the page says without files and after the last one.

    ``empty`` and ``done`` are (heading, sentence, button, key of the page it opens).
    """

    title: str
    lead: str
    text: str
    empty: tuple[str, str, str, str]
    done: tuple[str, str, str, str]


ANLAESSE: Final = {
    Aktenart.STICHPROBE: Anlass(
        "Prüfplatz",
        "",
        "",
        (
            "Die Stichprobe ist noch nicht gezogen.",
            "Hier prüfen Sie die gezogenen Akten. Ziehen Sie zuerst die Stichprobe.",
            "Stichprobe planen",
            PLAN_KEY,
        ),
        (
            "Alle Akten sind geprüft.",
            "Weiter zur Auswertung. Geprüfte Akten öffnen Sie links in der Liste.",
            "Zur Auswertung",
            RESULT_KEY,
        ),
    ),
    Aktenart.BEWUSST: Anlass(
        "Bewusst ausgewählte Akten",
        "Bewusst ausgewählt, nicht zufällig gezogen",
        "Diese Akten zählen in keiner Quote und werden nicht hochgerechnet.",
        (
            "Es sind keine Akten bewusst ausgewählt.",
            "Bewusst ausgewählte Akten stehen neben der Zufallsstichprobe und zählen in keiner Quote.",
            "Zur Liste",
            LIST_KEY,
        ),
        (
            "Alle bewusst ausgewählten Akten sind geprüft.",
            "Geprüfte Akten öffnen Sie links in der Liste.",
            "Zur Auswertung",
            RESULT_KEY,
        ),
    ),
    Aktenart.ZWEIT: Anlass(
        "Zweitprüfung",
        "Zweitprüfung, verdeckt",
        "Sie sehen die Antworten der Erstprüfung nicht.",
        (
            "Es liegen keine Akten zur Zweitprüfung vor.",
            "Hier prüft eine zweite Person dieselben Akten, ohne die ersten Antworten zu sehen.",
            "Zur Zweitprüfung",
            SECOND_KEY,
        ),
        (
            "Alle Akten der Zweitprüfung sind geprüft.",
            "Weiter zur Übereinstimmung und zu den Abweichungen.",
            "Zur Zweitprüfung",
            SECOND_KEY,
        ),
    ),
}
