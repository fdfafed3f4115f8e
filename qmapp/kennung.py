"""The Kennungen people use to speak of a Feststellung, an Empfehlung or a Maßnahme: given in order, never twice."""

from typing import Any

from sqlmodel import Session, col, select

from qmapp.eingabe import cleaned
from qmapp.errors import UserError

_LONGEST = 40


def next_kennung(session: Session, column: Any, prefix: str, digits: int) -> str:
    """``prefix`` and the number after the highest given so far (a table class's column of Kennungen)."""
    used = session.exec(select(column).where(col(column).startswith(prefix, autoescape=True)))
    numbers = (int(kennung[len(prefix) :]) for kennung in used if kennung[len(prefix) :].isdecimal())
    return f"{prefix}{max(numbers, default=0) + 1:0{digits}d}"


def free_kennung(session: Session, column: Any, kennung: str) -> str:
    """A Kennung somebody chose, cleaned; raises UserError where it is taken."""
    text = cleaned(kennung, "Die Kennung", longest=_LONGEST, field="kennung", required=True)
    if session.exec(select(column).where(col(column) == text)).first():
        raise UserError(f"Die Kennung „{text}“ ist schon vergeben.", field="kennung")
    return text
