"""What stands on a questionnaire."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from qmapp.checks import befragung as befragung_door
from qmapp.checks import katalog as katalog_door
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.checks.katalog.katalog import ANGABE, FREITEXT
from qmapp.errors import UserError
from qmapp.german import day
from qmapp.reports.art import BEISPIEL_FUSS
from qmapp.workspace import Workspace, bereich


@dataclass(frozen=True)
class Antwort:
    """A box: the digit that enters it and its words."""

    ziffer: str
    wort: str


@dataclass(frozen=True)
class Fragebogen:
    """A questionnaire in one of its two languages; ``einfach`` is the one in plain language.

    ``antworten`` stand from the worst to the best, the one that does not count last. ``freitexte`` are pairs of
    question and hint, ``angaben`` of question and choices.
    """

    kennung: str
    titel: str
    amt: str
    einfach: bool
    einleitung: str
    datenschutz: str
    dank: str
    rueckgabe: str
    antworten: tuple[Antwort, ...]
    aussagen: tuple[str, ...]
    freitexte: tuple[tuple[str, str], ...]
    angaben: tuple[tuple[str, tuple[str, ...]], ...]
    stand: date
    dokument: str
    fusszeile: str

    @property
    def anleitung(self) -> str:
        """How it is filled in."""
        if self.einfach:
            return "Kreuzen Sie bei jedem Satz ein Kästchen an.\nNehmen Sie das Kästchen, das für Sie passt."
        return "Bitte kreuzen Sie in jeder Zeile ein Kästchen an. Die Ziffern brauchen Sie nicht zu beachten."

    @property
    def freiwillig(self) -> str:
        """What stands above the questions in words and about oneself."""
        if self.einfach:
            return "Hier können Sie etwas aufschreiben. Sie müssen nicht."
        return "Die folgenden Antworten sind freiwillig."

    @property
    def angaben_titel(self) -> str:
        """The heading of the questions about oneself."""
        return "Über Sie" if self.einfach else "Angaben zu Ihnen"

    @property
    def worte_titel(self) -> str:
        """The heading of the questions in words."""
        return "In Ihren Worten" if not self.einfach else "Was wollen Sie uns sagen?"


def lies_fragebogen(workspace: Workspace, befragung_id: UUID, stand: date, *, einfach: bool) -> Fragebogen:
    """The questionnaire of a Befragung; raises UserError where there is none in plain language."""
    head = workspace.read(befragung_door.befragung, befragung_id)
    katalog = workspace.read(katalog_door.katalog, head.katalog_id)
    if einfach and not katalog.einfach:
        raise UserError(
            f"{katalog.code} Fassung {katalog.version} hat keine vollständige Fassung in einfacher Sprache.",
            advice="Ergänzen Sie sie in einer neuen Fassung des Katalogs, oder drucken Sie den Bogen ohne sie.",
            field="art",
        )
    about = workspace.read(bereich)
    chosen: Callable[[str, str], str] = (lambda usual, plain: plain or usual) if einfach else (lambda usual, _: usual)
    told: Callable[[str], str] = _sentence_by_sentence if einfach else str
    return Fragebogen(
        kennung=head.kennung,
        titel=head.titel,
        amt=about.amt,
        einfach=einfach,
        einleitung=told(chosen(katalog.einleitung, katalog.einleitung_einfach)),
        datenschutz=told(chosen(katalog.datenschutzhinweis, katalog.datenschutzhinweis_einfach)),
        dank=told(chosen(katalog.dank, katalog.dank_einfach)),
        rueckgabe=_return(head.bis, einfach=einfach),
        antworten=_answers(katalog, chosen),
        aussagen=tuple(_words(p, chosen) for p in katalog.punkte if katalog.dimension(p) is not None),
        freitexte=tuple((_words(p, chosen), p.hinweis) for p in katalog.punkte if p.bereich == FREITEXT),
        angaben=tuple((_words(p, chosen), p.optionen) for p in katalog.punkte if p.bereich == ANGABE),
        stand=stand,
        dokument=f"{head.kennung}-FRB-{stand:%Y-%m-%d}",
        fusszeile=BEISPIEL_FUSS if about.beispiel else "erstellt mit Q-Check",
    )


def _answers(katalog: Katalog, chosen: Callable[[str, str], str]) -> tuple[Antwort, ...]:
    assert katalog.skala is not None, "every catalogue of a Befragung has one"
    steps = sorted(katalog.skala.stufen, key=lambda step: step.wert)
    unknown = katalog.skala.nicht_beurteilbar
    return (
        *(Antwort(str(step.wert), chosen(step.wort, step.einfach)) for step in steps),
        Antwort("0", chosen(unknown.wort, unknown.einfach)),
    )


def _words(punkt: Pruefpunkt, chosen: Callable[[str, str], str]) -> str:
    return chosen(punkt.frage, punkt.frage_einfach)


def _sentence_by_sentence(text: str) -> str:
    """Plain language puts every sentence on a line of its own."""
    return re.sub(r"(?<=[.?!:]) +(?=[A-ZÄÖÜ])", "\n", text)


def _return(bis: date | None, *, einfach: bool) -> str:
    if bis is None:
        return ""
    if einfach:
        return f"Bitte geben Sie den Bogen bis zum {day(bis)} ab."
    return f"Bitte geben Sie den Bogen bis zum {day(bis)} zurück."
