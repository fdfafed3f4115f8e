"""What the public gets: entries meant for it, without persons, internal notes and small counts of files.

The situation itself is cleared before a word is written, so that no paper can tell by mistake what it does not hold.
"""

from dataclasses import replace
from uuid import UUID

from qmapp.act.empfehlung.rows import EmpfehlungZeile, Gesamtstellungnahme, Stellungnahme, Veroeffentlichung
from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.act.management_response.rows import Vorgang
from qmapp.act.massnahme.rows import Massnahme, MassnahmeZeile, Wirksamkeit
from qmapp.reports.act.lage import Fassung, Lage

#: What a public version says of itself, in this order.
AUSGELASSEN = (
    "Empfehlungen und Maßnahmen, die als intern gekennzeichnet sind, stehen nicht darin. In den Zahlen sind sie "
    "mitgezählt, damit beide Fassungen dasselbe sagen.",
    "Personen sind nicht genannt, auch nicht, wer freigegeben hat; an ihrer Stelle steht die Rolle.",
    "Interne Bemerkungen, Gründe für einen Stand oder eine verschobene Frist, beteiligte Stellen und offene Punkte "
    "fehlen. Die Feststellungen stehen mit Nummer und Titel, ohne ihren Wortlaut und ohne Akten.",
    "Antworten, die noch nicht freigegeben sind, fehlen.",
)


def kleine_zahlen(lage: Lage) -> str:
    """The rule for small counts, in a sentence or two."""
    least = lage.vorgaben.kleinste_zelle
    return (
        f"Zahlen von 1 bis {least - 1} sind nicht ausgewiesen (*), und mit ihnen so viele weitere, dass sie sich auch "
        f"aus Summen, Quoten und den aufgeführten Einträgen nicht errechnen lassen. Wie viele Einträge insgesamt "
        f"intern sind, ist nicht geschützt."
    )


def oeffentlich(lage: Lage) -> Lage:
    """The situation as the public may know it; ``alle`` keeps the whole one, for figures only."""
    visible = tuple(_vorgang(case) for case in lage.vorgaenge if _extern(case.empfehlung.zeile))
    listed = {case.empfehlung.zeile.kennung for case in visible}
    findings = {row.kennung for case in visible for row in case.empfehlung.feststellungen}
    public = tuple(one for one in lage.massnahmen if _extern(one.zeile))
    names = {one.zeile.id: one.zeile.kennung for one in public}
    small = _verdeckt(lage)
    cleared = {one.zeile.id: _massnahme(one, listed, findings, names, small) for one in public}
    return replace(
        lage,
        fassung=Fassung.OEFFENTLICH,
        vorgaenge=tuple(
            replace(case, massnahmen=tuple(cleared[m.zeile.id] for m in case.massnahmen if m.zeile.id in cleared))
            for case in visible
        ),
        massnahmen=tuple(cleared.values()),
        gesamt=_gesamt(lage.gesamt),
        luecken=(),
        vergleiche={key: one for key, one in lage.vergleiche.items() if key not in small},
        verdeckt=small,
        alle=lage,
    )


def klein(anzahl: int, bewertet: int, smallest: int) -> bool:
    """Whether a share of files gives a small count away: its numerator, or what is left to the denominator."""
    return 0 < anzahl < smallest or 0 < bewertet - anzahl < smallest or 0 < bewertet < smallest


def _extern(row: EmpfehlungZeile | MassnahmeZeile) -> bool:
    return row.veroeffentlichung is Veroeffentlichung.EXTERN


def _verdeckt(lage: Lage) -> frozenset[UUID]:
    least = lage.vorgaben.kleinste_zelle
    findings = (row for case in lage.vorgaenge for row in case.empfehlung.feststellungen)
    checks = (check for one in lage.massnahmen for check in one.wirksamkeiten)
    return frozenset(
        [row.id for row in findings if _kleine_feststellung(row, least)]
        + [
            check.id
            for check in checks
            if any(pair is not None and klein(*pair, least) for pair in (check.vorher, check.nachher))
        ]
    )


def _kleine_feststellung(row: FeststellungZeile, least: int) -> bool:
    if row.anzahl is not None and row.bewertet:
        return klein(row.anzahl, row.bewertet, least)
    return 0 < row.akten < least


def _vorgang(case: Vorgang) -> Vorgang:
    line = case.empfehlung.zeile
    answer = replace(line, stellungnahme=_stellungnahme(line.stellungnahme))
    findings = tuple(_feststellung(row) for row in case.empfehlung.feststellungen)
    return replace(
        case,
        empfehlung=replace(case.empfehlung, zeile=answer, feststellungen=findings),
        fehlt=(),
        wiedervorlagen=(),
        verlauf=(),
    )


def _stellungnahme(answer: Stellungnahme | None) -> Stellungnahme | None:
    if answer is None or answer.freigegeben_am is None:
        return None
    return replace(answer, entworfen_durch="", freigegeben_durch="")


def _gesamt(said: Gesamtstellungnahme | None) -> Gesamtstellungnahme | None:
    if said is None or said.freigegeben_am is None:
        return None
    return replace(said, freigegeben_durch="")


def _feststellung(row: FeststellungZeile) -> FeststellungZeile:
    return replace(
        row, text="", herkunft="", stelle="", nummer="", ursachen=(), zurechenbarkeit=None, nachholung_bis=None
    )


def _massnahme(
    one: Massnahme, empfehlungen: set[str], findings: set[str], names: dict[UUID, str], small: frozenset[UUID]
) -> Massnahme:
    row = one.zeile
    return Massnahme(
        zeile=replace(
            row,
            empfehlung_kennung=row.empfehlung_kennung if row.empfehlung_kennung in empfehlungen else "",
            feststellungen=tuple(kennung for kennung in row.feststellungen if kennung in findings),
            herkunft="",
            # Where nobody but a person is named, somebody is responsible all the same.
            verantwortlich=row.verantwortlich or ("nicht genannt" if row.person else ""),
            person="",
            beteiligte=(),
            status_grund="",
            vorbehalt_stelle="",
            bemerkung="",
            abhaengig_von=names.get(row.abhaengig_von_id, "") if row.abhaengig_von_id is not None else "",
        ),
        verschiebungen=tuple(replace(move, grund="", genehmigt="") for move in one.verschiebungen),
        statuswechsel=(),
        wirksamkeiten=tuple(_wirksamkeit(check, names, small) for check in one.wirksamkeiten),
    )


def _wirksamkeit(check: Wirksamkeit, names: dict[UUID, str], small: frozenset[UUID]) -> Wirksamkeit:
    follows = check.folgemassnahme_id if check.folgemassnahme_id in names else None
    if check.id in small:
        # Its words tell the same numbers.
        return replace(check, durch="", text="", vorher=None, nachher=None, folgemassnahme_id=follows)
    return replace(check, durch="", folgemassnahme_id=follows)
