"""What is changed past the program comes to light (with the passphrase at hand; without it nothing can be changed)."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from qmapp.errors import Cancelled
from qmapp.workspace import Workspace, chain


@pytest.fixture
def raw(ws: Workspace, d: SimpleNamespace) -> object:
    """A connection as any SQLCipher tool would have it."""
    ws.execute("a", d.anlegen, "a", 3)
    ws.execute("b", d.anlegen, "b", 3)
    ws.execute("l", d.einlesen, "Liste", 20)
    assert ws.check().befunde == ()
    with ws._writer.paused() as connection:
        return connection


def without(raw: object, triggers: str, *statements: str) -> None:
    """Run statements with triggers taken away and put back."""
    names = triggers.split()
    texts = [raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (n,)).fetchone()[0] for n in names]
    for name in names:
        raw.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        raw.execute(statement)
    for text in texts:
        raw.execute(text)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE protokoll SET neu = '{}' WHERE seq = 2",
        "UPDATE protokoll SET seq = 900 WHERE seq = 2",
        "DELETE FROM protokoll WHERE seq = 2",
        "UPDATE schritt SET wer = 'jemand' WHERE nr = 2",
        "DELETE FROM schritt WHERE nr = 2",
        "UPDATE zeile SET aktenzeichen = 'x'",
        "DELETE FROM zeile WHERE nr = 1",
    ],
)
def test_the_log_and_the_list_defend_themselves(raw: object, statement: str) -> None:
    with pytest.raises(Exception, match="unveränderlich"):
        raw.execute(statement)


def test_a_change_past_the_program_stays_as_evidence(ws: Workspace, raw: object, neu: Callable[..., Workspace]) -> None:
    raw.execute("UPDATE pruefung SET name = 'fremd' WHERE name = 'a'")
    assert "Eine Änderung wurde an Q-Check vorbei vorgenommen." in ws.check().befunde
    ws.close()
    assert "an Q-Check vorbei geändert (1)" in neu(create=False).hinweise[0]


TAMPERED = {
    "entry changed": (
        "protokoll_fest",
        ["UPDATE protokoll SET neu = replace(neu, 'ä1', 'ä9') WHERE neu LIKE '%ä1%'"],
        "Der Eintrag",
    ),
    "entry deleted": ("protokoll_bleibt", ["DELETE FROM protokoll WHERE seq = 3"], "Der Eintrag 4"),
    "entries exchanged": (
        "protokoll_fest",
        [
            "UPDATE protokoll SET seq = CASE seq WHEN 3 THEN -4 ELSE -3 END WHERE seq IN (3, 4)",
            "UPDATE protokoll SET seq = -seq WHERE seq < 0",
        ],
        "Der Eintrag 3",
    ),
    "actor changed": ("schritt_fest", ["UPDATE schritt SET wer = 'jemand' WHERE nr = 3"], "Schritt 3"),
    "time changed": (
        "schritt_fest",
        ["UPDATE schritt SET zeit = '2020-01-01T00:00:00+00:00' WHERE nr = 3"],
        "Schritt 3",
    ),
    "step deleted": (
        "schritt_bleibt protokoll_bleibt",
        ["DELETE FROM protokoll WHERE schritt = 2", "DELETE FROM schritt WHERE nr = 2"],
        "fehlt der Schritt 2",
    ),
    "step put in": (
        "schritt_fest",
        ["INSERT INTO schritt (zeit, wer, label, hash) VALUES ('x', 'x', 'x', x'00')"],
        "Der Schritt 5",
    ),
    "row changed": (
        "protokoll_U_antwort",
        ["UPDATE antwort SET cent = 77 WHERE cent = 1"],
        "2 Zeilen der Tabelle „antwort“",
    ),
    "row deleted": ("protokoll_D_antwort", ["DELETE FROM antwort WHERE cent = 1"], "2 Zeilen der Tabelle „antwort“"),
    "row put in": (
        "protokoll_I_pruefung",
        ["INSERT INTO pruefung (id, name) VALUES ('x', 'x')"],
        "Eine Zeile der Tabelle „pruefung“",
    ),
    "list changed": ("masse_fest_zeile", ["UPDATE zeile SET aktenzeichen = 'x' WHERE nr = 7"], "Eingelesene Zeilen"),
    "list shortened": ("masse_bleibt_zeile", ["DELETE FROM zeile WHERE nr = 20"], "Eingelesene Zeilen"),
    "list lengthened": (
        "masse_fest_zeile",
        ["INSERT INTO zeile (pruefung_id, aktenzeichen) SELECT pruefung_id, 'x' FROM zeile LIMIT 1"],
        "Eingelesene Zeilen",
    ),
    "title changed": ("protokoll_U_arbeitsbereich", ["UPDATE arbeitsbereich SET titel = 'x'"], "„arbeitsbereich“"),
    "id changed": ("protokoll_U_arbeitsbereich", ["UPDATE arbeitsbereich SET kennung = 'x'"], "Der Eintrag 1"),
}


@pytest.mark.parametrize("case", TAMPERED)
def test_every_tampering_has_its_finding(ws: Workspace, raw: object, case: str) -> None:
    triggers, statements, finding = TAMPERED[case]
    without(raw, triggers, *statements)
    result = ws.check()
    assert not result.in_ordnung
    assert any(finding in b for b in result.befunde), result.befunde


def test_a_trigger_replaced_by_a_harmless_one(ws: Workspace, raw: object) -> None:
    raw.execute("DROP TRIGGER protokoll_U_antwort")
    raw.execute("CREATE TRIGGER protokoll_U_antwort AFTER UPDATE ON antwort BEGIN SELECT 1; END")
    assert "Der Auslöser „protokoll_U_antwort“ des Änderungsprotokolls wurde verändert." in ws.check().befunde


def test_a_tail_cut_off_shows_only_against_an_anchor(ws: Workspace, raw: object) -> None:
    """Said plainly in the manual: the chain alone cannot know that it once was longer."""
    anchor = ws.anchor()
    without(
        raw,
        "schritt_bleibt protokoll_bleibt protokoll_D_pruefung protokoll_D_antwort masse_bleibt_zeile",
        "DELETE FROM zeile",
        "DELETE FROM pruefung WHERE id IN (SELECT json_extract(schluessel, '$[0]') FROM protokoll WHERE schritt > 2)",
        "DELETE FROM protokoll WHERE schritt > 2",
        "DELETE FROM schritt WHERE nr > 2",
    )
    result = ws.check()
    assert result.in_ordnung
    assert result.anker != anchor


def test_values_removed_from_the_log_leave_the_chain_whole(ws: Workspace, raw: object, d: SimpleNamespace) -> None:
    """Values may be replaced by their salted hashes (Art. 17 DSGVO); other values in their place are found."""
    seq, neu, salt = raw.execute("SELECT seq, neu, salz FROM protokoll WHERE tabelle = 'antwort' LIMIT 1").fetchone()
    import json

    hashes = json.dumps(chain.field_hashes(neu, "neu", salt))
    raw.execute("UPDATE protokoll SET neu = ?, salz = NULL WHERE seq = ?", (hashes, seq))
    assert ws.check().befunde == ()
    key = raw.execute("SELECT schluessel FROM protokoll WHERE seq = ?", (seq,)).fetchone()[0]
    assert all(c.entfernt and c.neu is None for c in ws.changes("antwort", *json.loads(key)))
    with pytest.raises(Exception, match="unveränderlich"):
        raw.execute("UPDATE protokoll SET neu = '{}' WHERE seq = ?", (seq,))
    other, neu, salt = raw.execute(
        "SELECT seq, neu, salz FROM protokoll WHERE tabelle = 'antwort' AND salz IS NOT NULL LIMIT 1"
    ).fetchone()
    forged = json.dumps(chain.field_hashes(neu.replace("ä", "ö"), "neu", salt))
    raw.execute("UPDATE protokoll SET neu = ?, salz = NULL WHERE seq = ?", (forged, other))
    assert any(f"Der Eintrag {other} " in b for b in ws.check().befunde)


def test_the_chain_of_one_workspace_does_not_fit_another(ws: Workspace, d: SimpleNamespace, tmp_path: Path) -> None:
    other = Workspace.create(tmp_path / "b.qcheck", None, d.SCHEMA, title="QM 2025", amt="Amt", wer="x", sample=True)
    assert ws.anchor().hash != other.anchor().hash
    other.close()


def test_86_a_clock_set_back_is_told_and_the_order_stays(
    neu: Callable[..., Workspace], d: SimpleNamespace, uhr: object
) -> None:
    ws = neu()
    ws.execute("a", d.anlegen, "a")
    ws.close()
    uhr.vor(days=-400)
    again = neu(create=False)
    assert "Die Uhr dieses Rechners geht vor dem letzten Eintrag vom 20.11.2025" in again.hinweise[0]
    again.execute("b", d.anlegen, "b")
    assert [s.label for s in again.history()][:2] == ["b", "a"]
    assert again.check().in_ordnung


def test_the_check_tells_its_progress_and_can_be_cancelled(ws: Workspace, raw: object) -> None:
    seen: list[tuple[int, int]] = []
    ws.check(lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1] == len(seen) - 1

    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        ws.check(cancel)
