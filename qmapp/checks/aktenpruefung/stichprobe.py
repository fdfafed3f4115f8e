"""The plan of the sample: kept until the draw, and what it means in files, precision and hours."""

from collections.abc import Iterator
from dataclasses import asdict, fields, replace
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.berechnung import Berechnung, berechne
from qmapp.checks.aktenpruefung.rows import Plan, SchichtPlan, Variante
from qmapp.checks.aktenpruefung.zeilen import plain
from qmapp.eingabe import LONGEST_TITLE, cleaned, exact, percent_text
from qmapp.errors import UserError
from qmapp.german import integer

__all__ = ["Berechnung", "SchichtPlan", "Variante", "berechne", "plan", "save_plan"]

_LONGEST_SEED = 100
_PERCENTS = {
    "quote_prozent": "Die Quote",
    "genauigkeit_prozent": "Die Genauigkeit",
    "erwartet_prozent": "Die erwartete Fehlerquote",
    "entdeckung_prozent": "Die Quote, die entdeckt werden soll,",
    "sicherheit_prozent": "Die Sicherheit",
    "tolerierbar_prozent": "Der Grenzwert",
    "abweichung_prozent": "Die erwartete Abweichung",
}
#: What may also be 0 per cent.
_FROM_ZERO = frozenset({"abweichung_prozent"})
_LIMITS = {
    "reserve": ("Die Zahl der Ersatzakten", 0, 10_000),
    "minuten_je_akte_von": ("Die Zeit je Akte", 1, 10_000),
    "minuten_je_akte_bis": ("Die Zeit je Akte", 1, 10_000),
    "pruefende": ("Die Zahl der Prüfenden", 1, 1_000),
    "annahmezahl": ("Die Zahl der hingenommenen Mängel", 0, 10_000),
    "mindest_je_schicht": ("Die Mindestzahl je Schicht", 0, 10_000),
}


def save_plan(session: Session, pruefung_id: UUID, plan: Plan) -> None:
    """Keep the plan; raises UserError after the draw and for values no plan can have.

    What fits no list (more files than there are) is kept, because :func:`berechne` says it at the field.
    """
    zustand.require_before_draw(session, pruefung_id)
    values = asdict(_checked(plan))
    values["neyman_quoten"] = list(values["neyman_quoten"])
    row = session.get(tables.Stichprobenplan, pruefung_id)
    if row is None:
        session.add(tables.Stichprobenplan(pruefung_id=pruefung_id, **values))
    else:
        for name, value in values.items():
            setattr(row, name, value)
    session.flush()


def plan(session: Session, pruefung_id: UUID) -> Plan:
    """The plan of a Prüfung; the default plan where none is kept yet."""
    return plan_row(session, pruefung_id) or Plan()


def plan_row(session: Session, pruefung_id: UUID) -> Plan | None:
    """The plan as kept, None where there is none."""
    row = session.get(tables.Stichprobenplan, pruefung_id)
    if row is None:
        return None
    kept = Plan(**{f.name: getattr(row, f.name) for f in fields(Plan)})
    return replace(kept, neyman_quoten=tuple((name, x, n) for name, x, n in row.neyman_quoten))


def _checked(plan: Plan) -> Plan:
    texts: dict[str, Any] = {
        name: percent_text(getattr(plan, name), what, field=name, zero=name in _FROM_ZERO)
        for name, what in _PERCENTS.items()
    }
    for name, (what, lowest, highest) in _LIMITS.items():
        if not lowest <= getattr(plan, name) <= highest:
            raise UserError(f"{what} muss zwischen {lowest} und {highest} liegen.", field=name)
    if plan.minuten_je_akte_bis < plan.minuten_je_akte_von:
        raise UserError("Die längste Zeit je Akte ist kürzer als die kürzeste.", field="minuten_je_akte_bis")
    if plan.anzahl is not None and not 1 <= plan.anzahl <= 10_000_000:
        raise UserError("Die Anzahl der Akten muss mindestens 1 sein.", field="anzahl")
    try:
        hours = exact(plan.stunden_je_woche)
    except ValueError:
        hours = exact("0")
    if not 0 < hours <= 168:
        raise UserError("Die Prüfzeit je Woche muss über 0 und höchstens 168 Stunden sein.", field="stunden_je_woche")
    return replace(
        plan,
        **texts,
        stunden_je_woche=f"{hours:f}",
        # Trimmed like every text, so that nobody has to guess whether a space belonged to the seed.
        startwert=cleaned(plan.startwert, "Der Startwert", longest=_LONGEST_SEED, field="startwert"),
        startwert_von=cleaned(
            plan.startwert_von, "Die Angabe zum Startwert", longest=LONGEST_TITLE, field="startwert_von"
        ),
        startwert_zeuge=cleaned(
            plan.startwert_zeuge, "Der Name der zweiten Person", longest=LONGEST_TITLE, field="startwert_zeuge"
        ),
        neyman_quoten=tuple(_earlier(plan.neyman_quoten)),
    )


def _earlier(quoten: tuple[tuple[str, int, int], ...]) -> Iterator[tuple[str, int, int]]:
    seen: set[str] = set()
    for given, faulty, examined in quoten:
        # As the list keeps its strata, so that they are the same.
        name = plain(given)
        if name in seen:
            raise UserError(f"Die Schicht „{name or 'ohne Angabe'}“ kommt zweimal vor.", field="neyman_quoten")
        if not 0 <= faulty <= examined or not 1 <= examined <= 10_000_000:
            raise UserError(
                f"Schicht „{name or 'ohne Angabe'}“: Es können nicht {integer(faulty)} von {integer(examined)} Akten "
                f"einen Mangel haben.",
                field="neyman_quoten",
            )
        seen.add(name)
        yield name, faulty, examined
