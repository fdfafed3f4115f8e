"""Where the seed comes from, and how two people make one together."""

from qmapp.checks.aktenpruefung.rows import Plan, Startwertherkunft
from qmapp.eingabe import same_person
from qmapp.errors import UserError

#: Joins the halves of two people; neither half may contain it.
JOIN = "+"


def zusammen(erste: str, zweite: str) -> str:
    """The seed of two people: first half, ``+``, second half ("4162+Elbe"). Nobody knew it before both had chosen.

    Empty as long as both are.
    """
    return f"{erste.strip()}{JOIN}{zweite.strip()}" if erste.strip() or zweite.strip() else ""


def haelften(startwert: str) -> tuple[str, str]:
    """The halves of such a seed; a seed made otherwise is a first half."""
    erste, _, zweite = startwert.partition(JOIN)
    return erste, zweite


def require(plan: Plan) -> None:
    """Raises UserError where the seed is missing or not as its origin demands."""
    if not plan.startwert:
        raise UserError(
            "Für die Ziehung fehlt der Startwert.",
            advice="Lassen Sie ihn am besten von einer zweiten Person eingeben oder würfeln.",
            field="startwert",
        )
    if plan.startwert_herkunft is Startwertherkunft.ZWEI_PERSONEN:
        _require_two(plan)
    if plan.startwert_herkunft is Startwertherkunft.OEFFENTLICH and not plan.startwert_von:
        raise UserError(
            "Zum öffentlichen Startwert fehlt die Quelle.",
            advice="Nennen Sie Quelle und Tag, zum Beispiel „Lotto 6 aus 49, Ziehung vom 06.12.2025“.",
            field="startwert_von",
        )


def _require_two(plan: Plan) -> None:
    erste, zweite = haelften(plan.startwert)
    if not erste or not zweite:
        raise UserError(
            "Der Startwert besteht aus zwei Hälften; eine fehlt noch.",
            advice="Jede der beiden Personen gibt ihre Hälfte ein.",
            field="startwert_zweite" if erste else "startwert",
        )
    if JOIN in zweite:
        raise UserError(f"Die Hälften enthalten kein „{JOIN}“.", advice="Bitte ändern Sie sie.", field="startwert")
    if not plan.startwert_von or not plan.startwert_zeuge:
        raise UserError(
            "Zum Startwert zweier Personen fehlt ein Name.",
            advice="Bitte nennen Sie beide Personen.",
            field="startwert_zeuge" if plan.startwert_von else "startwert_von",
        )
    if same_person(plan.startwert_von, plan.startwert_zeuge):
        raise UserError(
            "Die beiden Hälften des Startwerts kommen von derselben Person.",
            advice="Lassen Sie eine zweite Person die zweite Hälfte eingeben.",
            field="startwert_zeuge",
        )
