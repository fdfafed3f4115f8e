"""The page of what is missing: kinds, places, and the way to each."""

from uuid import UUID

from PySide6.QtCore import Qt

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung.rows import Ergebnis, Lueckenart
from qmapp.ui.checks.vollstaendigkeit import Vollstaendigkeit
from tests.ui.checks.desk import NOW, WER
from tests.ui.checks.pruefplatz.conftest import CODES, CTRL, Desk
from tests.ui.test_accessibility import nameless

SHIFT = Qt.KeyboardModifier.ShiftModifier


def gaps(desk: Desk) -> Vollstaendigkeit:
    page = desk.shell.page()
    assert isinstance(page, Vollstaendigkeit)
    return page


def words(page: Vollstaendigkeit) -> list[tuple[str, str, str]]:
    model = page.stellen.rows
    return [
        (row.schluessel, model.columns[1].text(row), model.columns[2].text(row))
        for row in (model.row(i) for i in range(model.count()))
    ]


def spoil(desk: Desk) -> list[str]:
    """One file of each kind of gap; their Aktenzeichen in working order."""
    rows = desk.rows()
    desk.keys("1v23")
    desk.press(Qt.Key.Key_Escape)
    desk.workspace.execute("Z", akten.defer_akte, rows[1].id, "Akte beim Gericht")
    desk.workspace.execute("R", akten.answer_rest, rows[2].id, Ergebnis.OK, NOW, WER)
    desk.workspace.execute("L", akten.lose_akte, rows[3].id, "weg", NOW, WER)
    return [row.schluessel for row in rows]


def test_it_names_what_is_missing_and_where(desk: Desk) -> None:
    keys = spoil(desk)
    desk.press(Qt.Key.Key_V, CTRL | SHIFT)
    page = gaps(desk)
    assert words(page) == [
        (keys[1], "Zurückgestellt: Akte beim Gericht", "–"),
        (keys[0], "Noch 38 Prüfpunkte offen", "3"),
        (keys[0], "Betrag fehlt", "2"),
        (keys[0], "Monate fehlen", "2"),
        (keys[0], "Ursache fehlt", "2"),
        (keys[0], "Vorgemerkt", "2"),
        (keys[2], "Nicht abgeschlossen", "–"),
        (keys[4], "Nicht begonnen", "–"),
    ]
    counts = [page.arten.rows.row(i) for i in range(page.arten.rows.count())]
    assert counts == [(None, 8), *((art, 1) for art in Lueckenart)]
    assert desk.focus() is page.stellen
    assert nameless(desk.shell) == []


def test_enter_goes_to_the_very_point_of_the_file(desk: Desk) -> None:
    spoil(desk)
    desk.press(Qt.Key.Key_PageDown)
    desk.press(Qt.Key.Key_V, CTRL | SHIFT)
    for _ in range(2):
        desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert (desk.held(), desk.place()) == (desk.rows()[0].id, 2)
    desk.press(Qt.Key.Key_V, CTRL | SHIFT)
    desk.press(Qt.Key.Key_Return)
    assert desk.held() == desk.rows()[0].id, "the bar stays on the place it was on"


def test_choosing_a_kind_shows_only_its_places(desk: Desk) -> None:
    keys = spoil(desk)
    desk.press(Qt.Key.Key_V, CTRL | SHIFT)
    page = gaps(desk)
    page.arten.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert words(page) == [(keys[1], "Zurückgestellt: Akte beim Gericht", "–")]
    assert page.arten.current() == (Lueckenart.ZURUECKGESTELLT, 1)


def test_the_marks_of_all_files_are_a_list_of_their_own(desk: Desk) -> None:
    last = desk.rows()[4].id
    desk.keys("v")
    desk.workspace.execute("M", akten.mark, last, CODES[6], jetzt=NOW, wer=WER, notiz="Mietspiegel nachsehen")
    desk.page.spruenge.to_marks()
    page = gaps(desk)
    assert [row[1:] for row in words(page)] == [("Vorgemerkt", "1"), ("Vorgemerkt: Mietspiegel nachsehen", "7")]
    page.stellen.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert (desk.held(), desk.place()) == (last, 7)


def test_it_follows_what_is_done_and_undone(desk: Desk) -> None:
    desk.press(Qt.Key.Key_V, CTRL | SHIFT)
    page = gaps(desk)
    for row in desk.rows():
        close(desk, row.id)
    assert page.empty.isVisible()
    assert desk.shell.page() is page
    desk.context.undo()
    assert [row[1] for row in words(page)] == ["Nicht abgeschlossen"]
    assert page.arten.isVisible()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.page.isVisible()


def test_a_complete_pruefung_leads_to_the_evaluation(desk: Desk) -> None:
    for row in desk.rows():
        close(desk, row.id)
    gone: list[tuple[str, object]] = []
    desk.context.navigate("aktenpruefung.luecken", desk.pruefung)
    desk.context.navigated.connect(lambda key, target: gone.append((key, target)))
    page = gaps(desk)
    assert page.empty.findChildren(type(page._next))[0].words() == "Zur Auswertung"
    assert desk.focus() is page._next
    desk.press(Qt.Key.Key_Return, CTRL)
    assert gone == [("aktenpruefung.auswerten", (desk.pruefung,))]


def close(desk: Desk, file: UUID) -> None:
    desk.workspace.execute("R", akten.answer_rest, file, Ergebnis.OK, NOW, WER)
    desk.workspace.execute("C", akten.close_akte, file, jetzt=NOW, wer=WER)
