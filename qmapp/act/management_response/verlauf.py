"""What happened to an Empfehlung and when, from the dates of everything that belongs to it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from qmapp.act.empfehlung.rows import EmpfehlungZeile
from qmapp.act.empfehlung.worte import HALTUNGEN
from qmapp.act.management_response.rows import Ereignis
from qmapp.act.massnahme.rows import Massnahme, Meilenstein, Status, Verschiebung
from qmapp.act.massnahme.worte import STATUS, WIRKUNGEN, verantwortlich
from qmapp.act.wiedervorlage.rows import WiedervorlageZeile
from qmapp.german import day, integer

#: What nobody did is noted by the program: a deadline that ran out.
PROGRAMM = "Q-Check"


def verlauf(
    row: EmpfehlungZeile,
    angelegt_durch: str,
    massnahmen: Sequence[Massnahme],
    wiedervorlagen: Sequence[WiedervorlageZeile],
    heute: date,
) -> tuple[Ereignis, ...]:
    """Everything that has a day up to ``heute``, the newest first; of one day, what follows stands above."""
    found = [*_begun(row, angelegt_durch, heute), *_agreed(massnahmen)]
    for massnahme in massnahmen:
        found += _status(massnahme)
        found += _milestones(massnahme, heute)
        found += _deadline(massnahme, heute)
        found += _effects(massnahme)
    for note in wiedervorlagen:
        if note.erledigt_am is not None:
            result = f": {note.erledigt_notiz}" if note.erledigt_notiz else ""
            found.append(Ereignis(note.erledigt_am, f"Wiedervorlage „{note.text}“ erledigt{result}", note.rolle))
    # A sort keeps the order of equal days; reversed, the later step of a day comes first.
    ordered = sorted((event for event in found if event.am <= heute), key=lambda event: event.am)
    return tuple(reversed(ordered))


def _begun(row: EmpfehlungZeile, angelegt_durch: str, heute: date) -> Iterator[Ereignis]:
    source = f" aus {', '.join(row.quellen)}" if row.quellen else ""
    yield Ereignis(row.empfohlen_am, f"Empfehlung{source} angelegt", angelegt_durch)
    answer = row.stellungnahme
    released = None if answer is None else answer.freigegeben_am
    answered = released if answer is None or released is None else answer.datum or released
    if _ran_out(row.antwort_frist, answered, heute):
        yield Ereignis(row.antwort_frist, "Frist für die Antwort der Leitung abgelaufen", PROGRAMM)
    if answer is not None and answer.haltung is not None and released is not None and answered is not None:
        yield Ereignis(answered, f"Empfehlung {HALTUNGEN[answer.haltung]}", answer.rolle)
        if released != answered:
            yield Ereignis(released, "Antwort der Leitung freigegeben", answer.freigegeben_durch)


def _agreed(massnahmen: Sequence[Massnahme]) -> Iterator[Ereignis]:
    days: defaultdict[date, list[str]] = defaultdict(list)
    for massnahme in massnahmen:
        if massnahme.zeile.vereinbart_am is not None:
            days[massnahme.zeile.vereinbart_am].append(massnahme.zeile.kennung)
    for am, names in days.items():
        many = len(names) > 1
        which = f"{', '.join(names[:-1])} und {names[-1]}" if many else names[0]
        yield Ereignis(am, f"{'Maßnahmen' if many else 'Maßnahme'} {which} verabredet")


def _status(massnahme: Massnahme) -> Iterator[Ereignis]:
    for change in massnahme.statuswechsel:
        why = f": {change.grund}" if change.grund else ""
        yield Ereignis(change.am, f"{massnahme.zeile.kennung} {STATUS[change.status]}{why}", change.wer)


def _milestones(massnahme: Massnahme, heute: date) -> Iterator[Ereignis]:
    moved: defaultdict[object, list[Verschiebung]] = defaultdict(list)
    for step in massnahme.verschiebungen:
        moved[step.meilenstein_id].append(step)
    who = verantwortlich(massnahme.zeile)
    for stone in massnahme.zeile.meilensteine:
        name = f"„{stone.titel}“"
        yield from _moves(moved[stone.id], f"Meilenstein {name}", f"Frist {name}")
        given_up = massnahme.zeile.status is Status.NICHT_RELEVANT
        if not given_up and _ran_out(stone.soll, stone.ist, heute):
            yield Ereignis(stone.soll, f"Frist {name} abgelaufen", PROGRAMM)
        if stone.ist is not None:
            yield Ereignis(stone.ist, f"Meilenstein {name} erledigt{_lateness(stone)}", who)


def _deadline(massnahme: Massnahme, heute: date) -> Iterator[Ereignis]:
    row = massnahme.zeile
    own = [step for step in massnahme.verschiebungen if step.meilenstein_id is None]
    yield from _moves(own, row.kennung, f"Frist von {row.kennung}")
    ended = row.umgesetzt_am
    if row.status is Status.NICHT_RELEVANT:
        ended = next((c.am for c in reversed(massnahme.statuswechsel) if c.status is Status.NICHT_RELEVANT), row.frist)
    if row.frist is not None and _ran_out(row.frist, ended, heute):
        yield Ereignis(row.frist, f"Frist von {row.kennung} abgelaufen", PROGRAMM)


def _effects(massnahme: Massnahme) -> Iterator[Ereignis]:
    for check in massnahme.wirksamkeiten:
        words = f"Wirksamkeit von {massnahme.zeile.kennung} geprüft: {WIRKUNGEN[check.ergebnis]}"
        yield Ereignis(check.geprueft_am, words, check.durch)


def _moves(steps: Sequence[Verschiebung], what: str, deadline: str) -> Iterator[Ereignis]:
    for step in steps:
        if step.am > step.von:
            yield Ereignis(step.von, f"{deadline} abgelaufen", PROGRAMM)
        words = f"{what} auf den {day(step.auf)} verschoben: {step.grund}"
        yield Ereignis(step.am, words, step.genehmigt)


def _ran_out(due: date, done: date | None, heute: date) -> bool:
    return heute > due and (done is None or done > due)


def _lateness(stone: Meilenstein) -> str:
    late = 0 if stone.ist is None else (stone.ist - stone.soll).days
    if late <= 0:
        return ""
    return ", 1 Tag nach der Frist" if late == 1 else f", {integer(late)} Tage nach der Frist"
