"""The same page for the blind second examination and for files picked deliberately."""

from uuid import UUID

from PySide6.QtCore import Qt

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung.rows import Aktenart
from tests.checks.aktenpruefung.zweitakte import noch_einmal
from tests.ui.checks.pruefplatz.conftest import CTRL, Desk


def enter(desk: Desk, art: Aktenart, files: int = 2, after: int = 0) -> list[UUID]:
    made = [desk.workspace.execute("Z", noch_einmal, row.id, art) for row in desk.rows()[after : after + files]]
    desk.context.navigate("aktenpruefung.pruefen", desk.pruefung, None, art)
    desk.qtbot.wait(1)
    return made


def offered(desk: Desk) -> list[str]:
    return [command.label for command in desk.page.schritte.commands()]


def test_the_second_examination_is_blind_and_says_so(desk: Desk) -> None:
    desk.keys("24")
    desk.press(Qt.Key.Key_Escape)
    first = desk.held()
    second, other = enter(desk, Aktenart.ZWEIT, after=1)  # the first one is the user's own
    page = desk.page
    assert desk.held() == second != first
    assert page.kopf._title.whole_text() == "Zweitprüfung"
    assert page.band.isVisible()
    assert page.band.words() == "Zweitprüfung, verdeckt Sie sehen die Antworten der Erstprüfung nicht."
    assert [row.id for row in page.liste.rows()] == [second, other]
    assert desk.stored(1).ergebnis is None
    assert desk.place() == 1
    assert not {"Akte gehört nicht dazu …", "Akte nicht auffindbar …"} & set(offered(desk))
    for _ in range(2):
        desk.press(Qt.Key.Key_R, CTRL)
        desk.press(Qt.Key.Key_Return, CTRL)
    assert page.flaeche.empty_shown()
    assert desk.workspace.read(akten.fortschritt, desk.pruefung, heute=desk.context.heute(), wer="").erledigt == 0

    desk.context.navigate("aktenpruefung.pruefen", desk.pruefung)
    assert not page.band.isVisible()
    assert page.kopf._title.whole_text() == "Prüfplatz"
    assert desk.held() == first


def test_deliberately_picked_files_may_be_lost_but_have_no_spares(desk: Desk) -> None:
    (picked,) = enter(desk, Aktenart.BEWUSST, 1)
    assert desk.held() == picked
    assert "in keiner Quote" in desk.page.band.words()
    assert "Akte nicht auffindbar …" in offered(desk)
    assert "Akte gehört nicht dazu …" not in offered(desk)


def test_without_such_files_the_page_says_what_would_stand_there(desk: Desk) -> None:
    enter(desk, Aktenart.ZWEIT, 0)
    assert desk.page.flaeche.empty_shown()
    assert desk.page.anzeige.next_key == "aktenpruefung.zweit"
