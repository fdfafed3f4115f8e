"""Writes what followed in the example year: Feststellungen of every source, and what was done about them."""

from collections.abc import Mapping
from uuid import UUID

from qmapp.act import feststellung, vorgaben
from qmapp.arbeitstage import Bundesland
from qmapp.beispiel import empfehlungen, feststellungen, massnahmen, quelle, wiedervorlagen
from qmapp.beispiel.quelle import Amt
from qmapp.workspace import Workspace

#: The office of the example gives its Leitung six weeks.
_ANTWORT_WOCHEN = 6


def write(workspace: Workspace, office: Amt, pruefungen: Mapping[str, UUID], andere: Mapping[str, UUID]) -> None:
    """Write it step by step, each as one entry of the Protokoll.

    ``pruefungen``: Kennung → id, ``andere`` the same of Q-Checks and Befragungen.
    """
    told, rollen, wer = quelle.folgen(), office.rollen, office.rollen["R-QMB"]
    act = workspace.execute
    act("Vorgaben", vorgaben.update_vorgaben, bundesland=Bundesland(office.land), antwort_wochen=_ANTWORT_WOCHEN)
    others = quelle.weitere_feststellungen()
    act("Feststellungen anderer Quellen", feststellungen.hold_others, others, told["massnahme"], andere, wer=wer)
    known = {row.kennung: row.id for row in workspace.read(feststellung.feststellungen)} | dict(pruefungen)
    known |= act("Empfehlungen abgeleitet", empfehlungen.derive, told["empfehlung"], known, wer=wer)
    known |= act(
        "Maßnahmen vereinbart", massnahmen.agree, told["massnahme"], told["empfehlung"], known, rollen, wer=wer
    )
    act("Antworten der Leitung", empfehlungen.answer, told["empfehlung"], known, rollen, wer=wer)
    act(
        "Stand der Maßnahmen",
        massnahmen.carry_out,
        told["massnahme"],
        known,
        rollen,
        stichtag=office.heute,
        wer=wer,
    )
    act("Wirksamkeit geprüft", massnahmen.check_effects, told["massnahme"], known, pruefungen, rollen)
    act("Gesamtstellungnahme", empfehlungen.answer_all, told["gesamtstellungnahme"], office.jahr, rollen)
    act("Wiedervorlagen", wiedervorlagen.keep, told["wiedervorlage"], known, rollen)
