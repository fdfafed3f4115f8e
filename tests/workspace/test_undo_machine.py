"""Whatever a user does, undo leads back through every state and redo forward again (Hypothesis)."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy.orm import registry
from sqlmodel import Field, Session, col, delete, select, update

from qmapp.workspace import Base, Schema, Workspace


class _Base(Base, registry=registry()):
    pass


class Fall(_Base, table=True):
    nr: int = Field(primary_key=True)
    text: str | None = None
    anteil: float = 0.0
    voriger: int | None = Field(default=None, foreign_key="fall.nr", ondelete="SET NULL")


class Punkt(_Base, table=True):
    fall_nr: int = Field(foreign_key="fall.nr", ondelete="CASCADE", primary_key=True)
    lfd: int = Field(primary_key=True)
    cent: int = 0


State = tuple[list[Any], list[Any]]
_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8) | st.none()
_NUMBERS = st.integers(0, 5)


class Machine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        schema = Schema(_Base.metadata)
        self.ws = Workspace.create(self.folder / "x.qcheck", None, schema, title="x", amt="x", wer="x", sample=True)
        self.past: list[State] = []
        self.future: list[State] = []
        self.state = self.stored()

    def teardown(self) -> None:
        assert self.ws.check().befunde == ()
        self.ws.close()
        shutil.rmtree(self.folder)

    def stored(self) -> State:
        def query(session: Session) -> State:
            connection = session.connection()
            return tuple(
                [tuple(r) for r in connection.exec_driver_sql(f"SELECT * FROM {t} ORDER BY 1, 2")]
                for t in ("fall", "punkt")
            )

        return self.ws.read(query)

    def act(self, command: Any) -> None:
        number = self.ws.anchor().nr
        self.ws.execute("Schritt", command)
        if self.ws.anchor().nr > number:
            self.past.append(self.state)
            self.future.clear()
            self.state = self.stored()

    @rule(nr=_NUMBERS, text=_TEXTS, anteil=st.floats(allow_nan=False), points=st.integers(0, 3))
    def write(self, nr: int, text: str | None, anteil: float, points: int) -> None:
        def command(session: Session) -> None:
            fall = session.get(Fall, nr)
            if fall is None:
                session.add(Fall(nr=nr, text=text, anteil=anteil))
                session.flush()
            else:
                fall.text, fall.anteil = text, anteil
            for lfd in range(points):
                session.merge(Punkt(fall_nr=nr, lfd=lfd, cent=nr))

        self.act(command)

    @rule(nr=_NUMBERS, other=_NUMBERS)
    def link(self, nr: int, other: int) -> None:
        def command(session: Session) -> None:
            if session.get(Fall, nr) and session.get(Fall, other):
                session.get(Fall, nr).voriger = other

        self.act(command)

    @rule(nr=_NUMBERS)
    def remove(self, nr: int) -> None:
        self.act(lambda s: s.exec(delete(Fall).where(col(Fall.nr) == nr)))

    @rule(nr=_NUMBERS, other=_NUMBERS)
    def renumber(self, nr: int, other: int) -> None:
        """A changed primary key, as bulk SQL may do it."""

        def command(session: Session) -> None:
            free = session.get(Fall, other) is None
            used = session.exec(select(Punkt).where(Punkt.fall_nr == nr)).first()
            linked = session.exec(select(Fall).where(Fall.voriger == nr)).first()
            if free and not used and not linked:
                session.exec(update(Fall).where(col(Fall.nr) == nr).values(nr=other))

        self.act(command)

    @rule(cent=st.integers(-(2**53) - 1, 2**53 + 1))
    def bulk(self, cent: int) -> None:
        self.act(lambda s: s.exec(update(Punkt).values(cent=cent)))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        event("undo")
        self.ws.undo()
        self.future.append(self.state)
        self.state = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        event("redo")
        self.ws.redo()
        self.past.append(self.state)
        self.state = self.future.pop()

    @invariant()
    def stored_is_expected(self) -> None:
        assert self.stored() == self.state
        assert (self.ws.undo_label is None, self.ws.redo_label is None) == (not self.past, not self.future)


TestMachine = Machine.TestCase
TestMachine.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
