"""The rows of an imported list: fast in, one entry in the log, fixed, and gone with their parent."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from sqlmodel import Session, func, select

from qmapp.errors import Cancelled
from qmapp.workspace import Workspace, insert_mass


def count(ws: Workspace, d: SimpleNamespace) -> int:
    return ws.read(lambda s: s.exec(select(func.count()).select_from(d.Zeile)).one())


def entries(ws: Workspace) -> list[tuple[str, str]]:
    sql = "SELECT art, tabelle FROM protokoll ORDER BY seq DESC LIMIT 2"
    return ws.read(lambda s: [tuple(r) for r in s.connection().exec_driver_sql(sql)])


def test_a_list_is_one_entry_and_comes_and_goes_with_its_parent(ws: Workspace, d: SimpleNamespace) -> None:
    ws.execute("Liste eingelesen", d.einlesen, "L", 12_000)
    assert entries(ws) == [("M", "zeile"), ("I", "pruefung")]
    ws.undo()
    assert ws.read(d.namen) == []
    ws.redo()
    assert (ws.read(d.namen), count(ws, d)) == (["L"], 12_000)
    assert ws.check().befunde == ()


def test_rows_of_an_import_taken_back_are_deleted_on_opening(neu: Callable[..., Workspace], d: SimpleNamespace) -> None:
    ws = neu()
    ws.execute("bleibt", d.einlesen, "A", 100)
    ws.execute("geht", d.einlesen, "B", 200)
    ws.undo()
    assert count(ws, d) == 300
    assert ws.check().befunde == ()
    ws.close()
    again = neu(create=False)
    assert count(again, d) == 100
    assert again.check().befunde == ()
    assert again.undo_label is None
    steps = len(again.history())
    again.close()
    assert len(neu(create=False).history()) == steps


def test_a_cancelled_import_leaves_nothing(ws: Workspace, d: SimpleNamespace) -> None:
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        if done >= 10_000:
            raise Cancelled

    anchor = ws.anchor()
    with pytest.raises(Cancelled):
        ws.execute("Liste", d.einlesen, "L", 50_000, progress=progress, total=50_000)
    assert seen == [(5_000, 50_000), (10_000, 50_000)]
    assert (count(ws, d), ws.read(d.namen), ws.anchor()) == (0, [], anchor)


def test_rows_nobody_logged_are_refused(ws: Workspace, d: SimpleNamespace) -> None:
    pid = ws.execute("a", d.anlegen, "a")

    def forget(session: Session) -> None:
        insert_mass(session, d.Zeile.__table__, [{"pruefung_id": pid, "aktenzeichen": "x"}])

    with pytest.raises(RuntimeError, match="log_mass"):
        ws.execute("vergessen", forget)
    assert count(ws, d) == 0


def test_a_list_may_be_lengthened_by_a_second_import(ws: Workspace, d: SimpleNamespace) -> None:
    from qmapp.workspace import log_mass

    pid = ws.execute("a", d.einlesen, "a", 10)

    def more(session: Session) -> None:
        insert_mass(session, d.Zeile.__table__, ({"pruefung_id": pid, "aktenzeichen": f"N{i}"} for i in range(5)))
        log_mass(session, "zeile", 5, "cd" * 32)

    ws.execute("mehr", more)
    assert count(ws, d) == 15
    assert ws.check().befunde == ()
