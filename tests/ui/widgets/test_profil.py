"""The profile: what it shows, says and does; what was not assessed is a gap and never 0."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qmapp.ui.style import look, px
from qmapp.ui.widgets.charts import ProfilChart, Profilgruppe, Profilzeile, Skalenwort
from qmapp.ui.widgets.charts.profilbild import HEAD, ROW, TOP
from tests.ui.present import present

SCALE = tuple(
    Skalenwort(word, word.split()[0]) for word in ("nicht erfüllt", "teilweise erfüllt", "überwiegend", "voll erfüllt")
)
GROUPS = (
    Profilgruppe(
        "Strukturqualität",
        "66,7\u00a0%",
        (
            Profilzeile("S1", "Zuständigkeiten sind geregelt", 3, 2),
            Profilzeile("S2", "Arbeitshilfen sind aktuell", None, 1, "nicht beurteilbar"),
            Profilzeile("S3", "Personal ist geschult", 1, 1),
        ),
    ),
    Profilgruppe("Ergebnisqualität", "0,0\u00a0%", (Profilzeile("E1", "Bescheide sind verständlich", 0, 2),)),
)


@pytest.fixture
def profil(qtbot: QtBot, styled: None) -> ProfilChart:
    made = ProfilChart("Profil", SCALE)
    made.set_data(GROUPS, "November 2025", "Mai 2024")
    present(qtbot, made, (640, 260))
    made.canvas.setFocus()
    return made


def test_it_says_in_words_what_it_shows(profil: ProfilChart) -> None:
    assert profil.describe() == (
        "4 Fragen: 1 × voll erfüllt, 0 × überwiegend, 1 × teilweise erfüllt, 1 × nicht erfüllt, 1 × keine Angabe. "
        "Gegenüber Mai 2024: 1 besser, 1 schlechter."
    )
    assert profil.table_lines() == (
        ("Frage", "November 2025", "Mai 2024", "Veränderung"),
        [
            ("Zuständigkeiten sind geregelt", "3 voll", "2 überwiegend", "+1"),
            ("Arbeitshilfen sind aktuell", "nicht beurteilbar", "1 teilweise", "–"),
            ("Personal ist geschult", "1 teilweise", "1 teilweise", "±0"),
            ("Bescheide sind verständlich", "0 nicht", "2 überwiegend", "−2"),
        ],
    )
    profil.set_compared(False)
    assert "Mai 2024" not in profil.describe() + profil.as_tsv()
    profil.set_data((), "November 2025")
    assert profil.describe() == "Noch keine Bewertung."


def test_arrows_move_through_the_questions_and_enter_opens(qtbot: QtBot, profil: ProfilChart) -> None:
    moved: list[str] = []
    opened: list[str] = []
    profil.current_changed.connect(moved.append)
    profil.opened.connect(opened.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_End):
        qtbot.keyClick(QApplication.focusWidget(), key)
    qtbot.keyClick(profil.canvas, Qt.Key.Key_Up)
    qtbot.keyClick(profil.canvas, Qt.Key.Key_Home)
    assert (moved, opened) == (["S1", "S2", "E1", "S3", "S1"], ["S2"])
    assert profil.canvas.accessibleDescription().startswith(
        "Zuständigkeiten sind geregelt: 3 voll erfüllt, Mai 2024 2 überwiegend, Veränderung +1. Frage 1 von 4."
    )
    # New figures: the question moved to stays by its key.
    profil.set_data(GROUPS[::-1], "November 2025", "Mai 2024")
    assert profil.current() == "S1"
    assert profil.row_rect().top() == px(TOP) + px(HEAD) + px(ROW) + px(7) + px(HEAD)


def test_a_click_moves_and_a_double_click_opens(qtbot: QtBot, profil: ProfilChart) -> None:
    opened: list[str] = []
    profil.opened.connect(opened.append)
    third = QPoint(80, px(TOP + HEAD + 2 * ROW + ROW / 2))
    qtbot.mouseClick(profil.canvas, Qt.MouseButton.LeftButton, pos=third)
    assert profil.current() == "S3"
    qtbot.mouseDClick(profil.canvas, Qt.MouseButton.LeftButton, pos=third)
    assert opened == ["S3"]
    qtbot.mouseClick(profil.canvas, Qt.MouseButton.LeftButton, pos=QPoint(80, 4))
    assert profil.current() == "S3"


def test_what_was_not_assessed_is_a_gap_and_not_nought(profil: ProfilChart) -> None:
    """No point of the colour of the line stands in its row, while the row that has 0 has one."""
    picture = profil.canvas.grab().toImage()
    ratio = picture.devicePixelRatio()

    def has_dot(place: float, head: int) -> bool:
        y = round((px(TOP) + head * px(HEAD) + place * px(ROW) + px(ROW) / 2) * ratio)
        line = look.color("chart1").rgb()
        return any(picture.pixelColor(x, y).rgb() == line for x in range(round(300 * ratio), picture.width()))

    assert has_dot(0, 1)
    assert not has_dot(1, 1)
    assert has_dot(2, 1)
    assert profil._place_at(QPointF(10, 4)) == -1


def test_t_shows_the_table_and_the_arrows_belong_to_it(qtbot: QtBot, profil: ProfilChart) -> None:
    qtbot.keyClick(profil.canvas, Qt.Key.Key_Down)
    qtbot.keyClick(profil.canvas, Qt.Key.Key_T)
    assert profil.shows_table()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert profil.current() == "S1"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_T)
    assert not profil.shows_table()
