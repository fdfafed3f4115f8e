"""The page on the example year, with the keyboard alone: every part, what is hidden, and the way to a Feststellung."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea
from pytestqt.qtbot import QtBot

from qmapp.act.feststellung import zu_befragung
from qmapp.act.feststellung.rows import Art
from qmapp.checks import befragung as door
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.ausgabe import AusgabeDialog
from qmapp.ui.checks.befragung.auswertung import BefragungsauswertungSeite
from qmapp.ui.checks.befragung.auswertung.ansicht import Teil
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.ui.style import look
from qmapp.workspace import Workspace
from tests.ui.checks.befragung.mappe import NOW, begin, enter
from tests.ui.checks.conftest import InDialog
from tests.ui.present import present
from tests.ui.test_accessibility import nameless

N = "\u00a0"
Open = Callable[[UUID | None], BefragungsauswertungSeite]


@pytest.fixture
def workspace(example_file: Path, tmp_path: Path) -> Workspace:
    path = tmp_path / "QM-2025.qcheck"
    path.write_bytes(example_file.read_bytes())
    return Workspace.open(path, None, SCHEMA, wer="Weber")


@pytest.fixture
def context(qtbot: QtBot, styled: None, workspace: Workspace, tmp_path: Path) -> Iterator[Context]:
    made = Context(workspace, Settings(last_folder=str(tmp_path)), wer="Weber", clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def open_page(qtbot: QtBot, context: Context) -> Open:
    shell = Shell(context, (BefragungsauswertungSeite,), "Amt für Soziales", "Lokal")
    present(qtbot, shell, (1440, 900))
    shell.open_first()

    def run(key: UUID | None = None) -> BefragungsauswertungSeite:
        ids = {line.kennung: line.id for line in context.read(door.befragungen)}
        context.navigate("befragung.auswertung", key or ids["BF-2025-KL"])
        page = shell.page()
        assert isinstance(page, BefragungsauswertungSeite)
        qtbot.waitUntil(lambda: page._found is not None and page._found.frage == page._asked, timeout=15_000)
        qtbot.wait(1)
        return page

    return run


def test_the_items_of_the_example_by_the_keys(qtbot: QtBot, context: Context, open_page: Open) -> None:
    page = open_page(None)
    items, chart = page.result.aussagen, page.result.aussagen.chart
    assert page.surface.satz.satz.text().startswith("Die Menschen fühlen sich freundlich behandelt")
    assert page.surface.aussagekraft.rows.rows()[0] == (
        "Rücklauf", f"243 von 900 Bögen (27,0{N}%)", f"damals 214 von 800 (26,8{N}%)",
    )  # fmt: skip
    assert chart.canvas.hasFocus()
    qtbot.keyClick(chart.canvas, Qt.Key.Key_End)
    assert items.detail.frage.text() == "Ich bin insgesamt zufrieden."
    assert items.detail.words.text().startswith(f"157 von 236 (66,5{N}%) stimmen zu. 95-%-Bereich")
    assert items.detail.spread.text().startswith("Mittel 3,70 · Median 4 · Streuung")
    assert items.detail.change.text().startswith("Kein belegter Unterschied")
    assert items.detail.spread.text().endswith("Summe 874 · von 1 bis 5")
    # It stays in sight while the page scrolls along.
    qtbot.waitUntil(lambda: not items.detail.frage.visibleRegion().isEmpty())
    assert items.chart.canvas.visibleRegion().contains(items.chart.row_rect().center())
    qtbot.keyClick(chart.canvas, Qt.Key.Key_Up)
    assert items.detail.change.text().startswith("Seit damals gestiegen")
    assert "streng für alle zugleich gerechnet (Holm) bleibt: keine." in items.note.text()
    items.order._group.button(1).click()
    assert [chart._rows[place].key for place in (0, -1)] == ["BF-KL-04", "BF-KL-12"]
    items.order._group.button(2).click()
    assert chart._rows[0].key == "BF-KL-17"
    assert context.settings.views[page.key] == {"teil": "aussagen", "ordnung": "veraenderung"}
    page.toggle_way()
    assert "Veränderung seit der letzten Befragung" in page.panel.as_text()
    page.toggle_way()
    page.copy()
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("BF-KL-01\t")
    assert nameless(page) == []


def test_every_part_shows_what_it_may(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(None)
    qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    groups = page.result.gruppen
    assert [(row.title[:16], row.shown) for row in groups.chart._rows][3:6] == [
        ("Eingliederungshi", f"71,4{N}%"), ("Hilfe in Wohnung", "nicht gezeigt"), ("Leistungen für A", "nicht gezeigt"),
    ]  # fmt: skip
    assert [row.sub for row in groups.chart._rows][4:6] == [
        "zum Schutz einer kleineren Gruppe, sie wäre sonst errechenbar", "unter 5 Bögen",
    ]  # fmt: skip
    assert "können Zufall sein" in groups.verdict.words()
    assert groups.angabe.combo.hasFocus()
    assert [value for _, value, _ in groups.who.rows()][3:] == [f"22 · 9,1{N}%", "nicht gezeigt", "nicht gezeigt"]
    page.open_way()
    assert "Chi-Quadrat-Test" in page.panel.as_text()
    qtbot.keyClick(page, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    others = page.result.perspektiven
    assert others.pairs.rows.row(0).paar.thema == "Verständliche Beratung"
    assert others.dimensions.rows.count() == 3
    assert "Welch" in page.panel.as_text()
    qtbot.keyClick(page, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    together = page.result.zusammenhaenge
    assert together.cross.table is not None
    assert "Hilfe zur Pflege\t–\t–\t28\t0\t41" in together.cross.table.as_tsv()
    assert together.table.rows.count() == 17
    assert "keine Ursache" in page.panel.as_text()
    together.other.set_value("BF-KL-12")
    together.other.committed.emit("BF-KL-12")
    assert together.cross.table.as_tsv().splitlines()[-1].startswith("Summe")
    qtbot.keyClick(page, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert page.result.freitexte.isVisible()
    assert [key for key, _ in page.footer_keys()] == ["Alt+1 – 5", "Alt+E", "Alt+R", "Strg+P", "F1"]
    assert nameless(page) == []
    page.make_feststellung()
    assert page.result.shown() is Teil.AUSSAGEN, "free texts are not what one is made of"


def test_another_one_is_never_mixed_with_the_last(context: Context, open_page: Open) -> None:
    page = open_page(None)
    page.result.aussagen.toggle("BF-KL-02")
    page.result.show_part(Teil.GRUPPEN)
    ids = {line.kennung: line.id for line in context.read(door.befragungen)}
    page = open_page(ids["BF-2025-MA"])
    assert page.result.shown() is Teil.GRUPPEN
    assert page.head.make.words() == "Feststellung anlegen"
    page.make_feststellung()
    made = max(context.read(zu_befragung, ids["BF-2025-MA"]), key=lambda row: row.kennung)
    assert made.punkte == ("BF-MA-18",), "the item whose groups are looked at"
    page.result.show_part(Teil.AUSSAGEN)
    assert page.result.aussagen.chart._rows[0].key == "BF-MA-01"


def test_chosen_items_become_a_feststellung(qtbot: QtBot, context: Context, open_page: Open) -> None:
    page = open_page(None)
    assert page._id is not None
    before = len(context.read(zu_befragung, page._id))
    canvas = page.result.aussagen.chart.canvas
    for _ in range(10):
        qtbot.keyClick(canvas, Qt.Key.Key_Down)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert page.head.make.words() == "Feststellung anlegen (2)"
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    found = context.read(zu_befragung, page._id)
    assert len(found) == before + 1
    made = max(found, key=lambda row: row.kennung)
    assert (made.art, made.punkte) == (Art.MANGEL, ("BF-KL-11", "BF-KL-12"))
    assert page.result.aussagen.marked() == 0
    context.undo()
    assert len(context.read(zu_befragung, page._id)) == before


def test_no_part_is_scrolled_sideways_at_any_size(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(None)
    content = page._outer.itemAt(0)
    scroll = content.widget() if content is not None else None
    assert isinstance(scroll, QScrollArea)
    try:
        for width, height, percent in ((1366, 768, 100), (1366, 768, 150), (1440, 900, 200)):
            look.apply("light", percent)
            page.window().resize(width, height)
            for teil in Teil:
                page.result.show_part(teil)
                qtbot.wait(1)
                assert scroll.horizontalScrollBar().maximum() == 0, (width, percent, teil)
                assert page.window().width() == width
    finally:
        look.apply("light", 100)


def test_one_that_is_gone_says_so(qtbot: QtBot, context: Context, open_page: Open) -> None:
    page = open_page(None)
    context.navigate(page.key, uuid4())
    qtbot.waitUntil(lambda: "gibt es nicht mehr" in page.surface.words(), timeout=10_000)
    assert not page.surface.go.isVisible()
    assert [command.label for command in page.commands()] == ["Zu den Befragungen"]


def test_the_report_is_ordered_by_its_key(qtbot: QtBot, open_page: Open, in_dialog: InDialog) -> None:
    page = open_page(None)

    def look_at(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        assert set(dialog.boxes) == {"pdf", "docx", "xlsx"}
        dialog.reject()

    in_dialog(look_at)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def test_an_open_one_is_preliminary_and_a_small_one_shows_nothing(
    qtbot: QtBot, workspace: Workspace, context: Context, open_page: Open
) -> None:
    key = begin(workspace)
    enter(workspace, key, "1", "555555555555555555")
    page = open_page(key)
    assert page.surface.words() == (
        "Noch zu wenige Bögen. Bisher liegt 1 Bogen vor. Gezeigt wird erst ab 5, damit niemand erkannt wird."
    )
    assert page.surface.go.isVisible()
    assert page.footer_keys() == (("F1", "Hilfe"),)
    assert not page.surface.figures.isVisible()
    assert not page.head.make.isVisible()
    page.copy()
    page.toggle_way()
    assert not page.panel.isVisible()
    for number in range(2, 8):
        enter(workspace, key, str(number), "5151515151515151 " + ("3" if number < 4 else " "))
    qtbot.waitUntil(lambda: page._found is not None and page._found.ergebnis.boegen == 7, timeout=10_000)
    qtbot.wait(1)
    assert page.surface.strip.isVisible()
    assert "Vorläufig: 7 Bögen" in page.surface.strip.words()
    rows = {row.key: row for row in page.result.aussagen.chart._rows}
    assert (rows["BF-KL-18"].total, rows["BF-KL-18"].value) == (0, "–")
    page.result.aussagen.toggle("BF-KL-18")
    assert page.result.aussagen.marked() == 0
    page.surface.satz.take.click()
    assert context.read(door.befragung, key).fazit.startswith("Am meisten Zustimmung findet")
    context.undo()
    assert context.read(door.befragung, key).fazit == ""
    assert QApplication.activeModalWidget() is None
