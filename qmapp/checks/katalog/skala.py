"""The words of the scale of a draft; its steps stay, for they are what is reckoned with."""

import uuid
from typing import Any

from sqlmodel import Session

from qmapp.checks.katalog.abschnitt import LONGEST_TEXT
from qmapp.checks.katalog.fassungen import require_entwurf
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError

_FIELDS = {
    "wort": ("Das Wort", LONGEST_TITLE),
    "einfach": ("Das Wort in einfacher Sprache", LONGEST_TITLE),
    "beschreibung": ("Die Bedeutung", LONGEST_TEXT),
}


def update_skala(session: Session, katalog_id: uuid.UUID, stufe: int | str, **worte: str) -> None:
    """Change ``wort``, ``einfach`` or ``beschreibung`` of a step or of „nicht_beurteilbar“ or „nicht_zutreffend“.

    Raises UserError for a step there is none of, an empty word, or one another step has: an import tells them apart by
    their words.
    """
    row = require_entwurf(session, katalog_id)
    kept: dict[str, Any] = row.skala or {"stufen": []}
    steps: dict[int | str, dict[str, Any]] = {step["wert"]: dict(step) for step in kept["stufen"]}
    ways = {name: dict(kept[name]) for name in ("nicht_beurteilbar", "nicht_zutreffend") if kept.get(name)}
    part = steps.get(stufe) or ways.get(str(stufe))
    if part is None:
        raise UserError("Diese Stufe gibt es in der Skala nicht.")
    for name, text in worte.items():
        what, longest = _FIELDS[name]
        part[name] = cleaned(text, what, longest=longest, field=name, required=name == "wort")
    words = [one["wort"].casefold() for one in (*steps.values(), *ways.values())]
    if len(set(words)) < len(words):
        raise UserError(f"„{part['wort']}“ steht schon an einer anderen Stufe.", field="wort")
    row.skala = {**kept, "stufen": list(steps.values()), **ways}
    session.flush()
