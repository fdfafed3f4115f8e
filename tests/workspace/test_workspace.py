"""The two doors: what a command does is a step, sealed and undoable, or nothing at all."""

import dataclasses
import threading
import uuid
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from pydantic import ValidationError
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2
from sqlmodel import Session, col, delete, select, update

from qmapp.errors import UserError
from qmapp.workspace import Workspace, benennen, bereich
from qmapp.workspace.connection import connect
from qmapp.workspace.key import derive
from qmapp.workspace.probe import salt_of


def test_a_step_is_on_the_disk_when_execute_returns(ws: Workspace, d: SimpleNamespace) -> None:
    ws.execute("Prüfung angelegt", d.anlegen, "KdU", antworten=3)
    assert ws.read(d.namen) == ["KdU"]
    assert [s.label for s in ws.history()] == ["Prüfung angelegt", "Arbeitsmappe angelegt"]
    assert ws.history()[0].wer == "M. Beispiel"


def test_undo_and_redo_reach_orm_bulk_and_cascade_alike(ws: Workspace, d: SimpleNamespace) -> None:
    states = [d.dump(ws)]
    commands: list[tuple[str, Callable[[Session], object]]] = [
        ("angelegt", lambda s: d.anlegen(s, "KdU", 40)),
        ("alle geändert", lambda s: s.exec(update(d.Antwort).values(cent=d.Antwort.cent + 1, text=None, bild=None))),
        ("Folgeprüfung", lambda s: s.add(d.Pruefung(name="Folge", vorige_id=s.exec(select(d.Pruefung.id)).one()))),
        ("gelöscht", lambda s: s.exec(delete(d.Pruefung).where(col(d.Pruefung.name) == "KdU"))),
    ]
    for label, command in commands:
        ws.execute(label, command)
        states.append(d.dump(ws))
    assert states[-1]["antwort"] == []
    assert ws.undo_label == "gelöscht"
    for label, state in zip([c[0] for c in reversed(commands)], reversed(states[:-1]), strict=True):
        assert ws.undo() == label
        assert d.dump(ws) == state
    assert (ws.undo_label, ws.redo_label) == (None, "angelegt")
    for state in states[1:]:
        ws.redo()
        assert d.dump(ws) == state
    assert ws.check().befunde == ()


def test_more_than_fifty_steps_can_be_undone(ws: Workspace, d: SimpleNamespace) -> None:
    for i in range(60):
        ws.execute(f"Schritt {i}", d.anlegen, str(i))
    for _ in range(60):
        ws.undo()
    assert ws.read(d.namen) == []
    with pytest.raises(UserError, match="keinen Schritt"):
        ws.undo()


def test_what_is_settled_stays_and_what_follows_can_be_undone(ws: Workspace, d: SimpleNamespace) -> None:
    ws.execute("vorher", d.anlegen, "vorher")
    ws.execute("zurück", d.anlegen, "zurück")
    ws.undo()
    ws.settle()
    assert (ws.undo_label, ws.redo_label) == (None, None)
    for refused in (ws.undo, ws.redo):
        with pytest.raises(UserError, match="keinen Schritt"):
            refused()
    assert ws.read(d.namen) == ["vorher"]
    ws.execute("danach", d.anlegen, "danach")
    assert ws.undo() == "danach"
    assert ws.undo_label is None
    assert ws.read(d.namen) == ["vorher"]
    assert ws.check().befunde == ()


def test_a_new_step_ends_redo(ws: Workspace, d: SimpleNamespace) -> None:
    ws.execute("a", d.anlegen, "a")
    ws.undo()
    ws.execute("b", d.anlegen, "b")
    with pytest.raises(UserError, match="keinen Schritt"):
        ws.redo()


def test_a_failing_command_leaves_nothing(ws: Workspace, d: SimpleNamespace) -> None:
    before, anchor = d.dump(ws), ws.anchor()

    def half(session: Session) -> None:
        d.anlegen(session, "halb", 5)
        raise UserError("Bitte eine Zahl eingeben.")

    with pytest.raises(UserError, match="Zahl"):
        ws.execute("halb", half)
    assert (d.dump(ws), ws.anchor(), ws.undo_label) == (before, anchor, None)


def test_a_command_cannot_commit_half_of_itself(ws: Workspace, d: SimpleNamespace) -> None:
    def half(session: Session) -> None:
        d.anlegen(session, "halb")
        session.commit()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ws.execute("halb", half)
    assert ws.read(d.namen) == []


def test_a_command_that_changes_nothing_leaves_no_step(ws: Workspace, d: SimpleNamespace) -> None:
    anchor = ws.anchor()
    assert ws.execute("nichts", d.namen) == []
    assert (ws.anchor(), ws.undo_label) == (anchor, None)


def test_a_command_must_not_start_another_step(ws: Workspace, d: SimpleNamespace) -> None:
    with pytest.raises(RuntimeError, match="another step"):
        ws.execute("außen", lambda s: ws.execute("innen", d.anlegen, "x"))
    ws.execute("danach", d.anlegen, "geht wieder")


def test_a_query_cannot_write(ws: Workspace, d: SimpleNamespace) -> None:
    with pytest.raises(RuntimeError, match="query must not write"):
        ws.read(lambda s: s.exec(delete(d.Pruefung)))


def test_listeners_hear_the_changed_tables_after_the_commit(ws: Workspace, d: SimpleNamespace) -> None:
    heard: list[tuple[frozenset[str], list[str]]] = []
    stop = ws.subscribe(lambda tables: heard.append((tables, ws.read(d.namen))))
    ws.execute("a", d.anlegen, "a", 1)
    ws.undo()
    stop()
    ws.redo()
    both = frozenset({"pruefung", "antwort"})
    assert heard == [(both, ["a"]), (both, [])]


def test_foreign_keys_are_enforced(ws: Workspace, d: SimpleNamespace) -> None:
    with pytest.raises(IntegrityError) as caught:
        ws.execute(
            "verwaist", lambda s: s.execute(insert(d.Antwort).values(pruefung_id=uuid.UUID(int=1), text="Müller"))
        )
    assert "Müller" not in str(caught.value)


def test_a_refused_value_is_not_repeated_in_the_error(d: SimpleNamespace) -> None:
    pruefung = d.Pruefung(name="x")
    with pytest.raises(ValidationError) as caught:
        pruefung.vorige_id = "Erika Mustermann"
    assert "Mustermann" not in str(caught.value)


def test_undo_refuses_when_the_row_has_moved_on(ws: Workspace, d: SimpleNamespace) -> None:
    ws.execute("a", d.anlegen, "a")
    with ws._writer.paused() as raw:  # stands for another program that has the passphrase
        raw.execute("UPDATE pruefung SET name = 'fremd'")
    with pytest.raises(UserError, match="inzwischen anders geändert"):
        ws.undo()
    assert ws.read(d.namen) == ["fremd"]
    assert ws.undo_label == "a"


def test_undo_refuses_when_others_build_on_the_row(ws: Workspace, d: SimpleNamespace) -> None:
    pid = ws.execute("a", d.anlegen, "a")
    with ws._writer.paused() as raw:
        raw.execute("INSERT INTO antwort (id, pruefung_id, cent, anteil) VALUES ('x', ?, 0, 0)", (pid.hex,))
    with pytest.raises(UserError, match="andere Angaben auf ihm aufbauen"):
        ws.undo()
    assert ws.read(d.namen) == ["a"]


def test_reading_sees_one_state_while_another_thread_writes(ws: Workspace, d: SimpleNamespace) -> None:
    ws.execute("a", d.anlegen, "a")

    def query(session: Session) -> tuple[list[str], list[str]]:
        first = d.namen(session)
        thread = threading.Thread(target=ws.execute, args=("b", d.anlegen, "b"))
        thread.start()
        thread.join()
        session.expire_all()
        return first, d.namen(session)

    assert ws.read(query) == (["a"], ["a"])
    assert ws.read(d.namen) == ["a", "b"]


def test_threads_read_and_write_at_once(ws: Workspace, d: SimpleNamespace) -> None:
    failures: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for i in range(10):
                ws.execute("x", d.anlegen, f"{name}{i}", 2)
                assert f"{name}{i}" in ws.read(d.namen)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(ws.read(d.namen)) == 40
    assert ws.check().in_ordnung


def test_writing_into_a_file_that_was_taken_away_is_refused(ws: Workspace, d: SimpleNamespace, path: Path) -> None:
    away = path.with_name("weg.qcheck")
    path.rename(away)
    with pytest.raises(UserError, match="nicht mehr an ihrem Platz"):
        ws.execute("a", d.anlegen, "a")
    assert not path.exists()
    path.write_bytes(away.read_bytes())
    with pytest.raises(UserError, match="ausgetauscht"):
        ws.execute("a", d.anlegen, "a")
    path.unlink()
    away.rename(path)
    ws.execute("a", d.anlegen, "a")


def test_one_file_remains_after_closing(neu: Callable[..., Workspace], d: SimpleNamespace, path: Path) -> None:
    ws = neu()
    ws.execute("a", d.anlegen, "a")
    assert path.with_name(path.name + ".lock").exists()
    ws.close()
    ws.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert neu(create=False).read(d.namen) == ["a"]


def test_reading_only(neu: Callable[..., Workspace], d: SimpleNamespace, path: Path) -> None:
    writer = neu()
    writer.execute("a", d.anlegen, "a")
    reader = neu(create=False, read_only=True)
    assert reader.read_only
    writer.execute("b", d.anlegen, "b")
    assert reader.read(d.namen) == ["a", "b"]
    for act in (lambda: reader.execute("c", d.anlegen, "c"), lambda: reader.backup("hand"), reader.checkpoint):
        with pytest.raises(UserError, match="nur zum Lesen"):
            act()
    reader.close()
    writer.close()
    content = path.read_bytes()
    alone = neu(create=False, read_only=True)
    assert alone.read(d.namen) == ["a", "b"]
    alone.close()
    assert path.read_bytes() == content


def test_the_history_of_a_row(ws: Workspace, d: SimpleNamespace) -> None:
    pid = ws.execute("angelegt", d.anlegen, "alt")

    def umbenennen(session: Session) -> None:
        session.get(d.Pruefung, pid).name = "neu"

    ws.execute("umbenannt", umbenennen)
    changes = ws.changes("pruefung", pid.hex)
    assert [(c.schritt.label, c.alt, c.neu) for c in changes if c.feld == "name"] == [
        ("angelegt", None, "alt"),
        ("umbenannt", "alt", "neu"),
    ]
    assert [s.nr for s in ws.history(limit=1, before=3)] == [2]


def test_an_anchor_is_found_again_or_not(neu: Callable[..., Workspace], d: SimpleNamespace, path: Path) -> None:
    ws = neu()
    ws.checkpoint()
    older = path.read_bytes()
    ws.execute("a", d.anlegen, "a")
    anchor = ws.anchor()
    assert ws.contains(anchor)
    assert not ws.contains(dataclasses.replace(anchor, hash="00" * 32))
    ws.close()
    path.write_bytes(older)
    assert not neu(create=False).contains(anchor)


def test_whom_the_workspace_belongs_to(ws: Workspace) -> None:
    before = ws.read(bereich)
    assert (before.titel, before.amt, before.beispiel) == ("QM 2025", "Amt", True)
    ws.execute("Arbeitsmappe umbenannt", benennen, " QM\u00a02026 ", "Sozialamt")
    assert (ws.read(bereich).titel, ws.read(bereich).kennung) == ("QM\u00a02026", before.kennung)
    ws.undo()
    assert ws.read(bereich) == before
    for titel, sentence in ((" ", "einen Titel"), ("\ud800", "nicht gespeichert werden")):
        with pytest.raises(UserError, match=sentence):
            ws.execute("Arbeitsmappe umbenannt", benennen, titel, "x")


def test_a_step_holds_the_write_lock_from_its_first_read(ws: Workspace, d: SimpleNamespace, path: Path) -> None:
    """A transaction that only becomes a writing one later fails if somebody else has written meanwhile."""
    other = connect(path, derive(None, salt_of(path)))
    other.execute("PRAGMA busy_timeout = 0")

    def command(session: Session) -> None:
        d.namen(session)
        with pytest.raises(dbapi2.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        d.anlegen(session, "a")

    ws.execute("a", command)
    other.close()


def test_replacing_a_row_is_logged_as_going_and_coming(ws: Workspace, d: SimpleNamespace) -> None:
    pid = ws.execute("a", d.anlegen, "a")
    before = d.dump(ws)
    ws.execute(
        "ersetzt",
        lambda s: (
            s.connection().exec_driver_sql("REPLACE INTO pruefung (id, name) VALUES (?, 'b')", (pid.hex,)).rowcount
        ),
    )
    assert ws.check().befunde == ()
    ws.undo()
    assert d.dump(ws) == before


@pytest.mark.parametrize("setting", ["foreign_keys", "recursive_triggers", "cell_size_check", "secure_delete"])
def test_every_connection_is_careful(ws: Workspace, setting: str) -> None:
    sql = f"PRAGMA {setting}"
    assert ws.read(lambda s: s.connection().exec_driver_sql(sql).scalar()) == 1
    with ws._writer.paused() as raw:
        assert raw.execute(sql).fetchone()[0] == 1
        assert raw.execute("PRAGMA trusted_schema").fetchone()[0] == 0
        assert raw.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
