from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qmapp import paths
from qmapp.ui.style import hbox, icon, look, pixmap, px, sized, vbox
from qmapp.ui.style.icons import svg
from qmapp.ui.widgets.labels import ElideLabel, Icon, Label


@pytest.mark.parametrize(("percent", "wanted"), [(90, 9), (100, 10), (150, 15), (200, 20), (20, 9), (900, 20)])
def test_sizes_grow_with_the_percentage_between_90_and_200(styled: None, percent: int, wanted: int) -> None:
    look.apply(percent=percent)
    assert px(10) == wanted


def test_nothing_that_is_wanted_vanishes(styled: None) -> None:
    assert px(0.4) == 1
    assert px(0) == 0


def test_steps_end_at_both_ends_and_zero_goes_back(styled: None) -> None:
    for _ in range(10):
        look.larger(1)
    assert look.percent == 200
    for _ in range(10):
        look.larger(-1)
    assert look.percent == 90
    look.larger(0)
    assert look.percent == 100


def test_layouts_and_widgets_are_measured_again(qtbot: QtBot, styled: None) -> None:
    inner = sized(Label("a"), width=100, height=20)
    root = Label()
    outer = vbox(hbox(inner, None, gap=6), None, gap=10, margin=(1, 2, 3, 4))
    root.setLayout(outer)
    qtbot.addWidget(root)
    look.apply(percent=200)
    assert (inner.width(), inner.minimumHeight()) == (200, 40)
    assert outer.spacing() == 20
    assert outer.contentsMargins().bottom() == 8


def test_the_theme_changes_while_the_program_runs(qtbot: QtBot, styled: None) -> None:
    label = Label("Text", "h2", "accent")
    sign = Icon("check", 18, "accent")
    for widget in (label, sign):
        qtbot.addWidget(widget)
        widget.show()
    before = sign.pixmap().toImage()
    with qtbot.waitSignal(look.changed):
        look.apply("dark")
    assert label.palette().windowText().color().name().upper() == look.tokens["accent"]
    assert sign.pixmap().toImage() != before


def test_text_is_never_taken_for_html(qtbot: QtBot, styled: None) -> None:
    label = ElideLabel("<img src='http://fremd/x.png'><b>fett</b>")
    qtbot.addWidget(label)
    assert label.whole_text().startswith("<img")
    assert label.textFormat().name == "PlainText"


def test_a_long_line_shortens_itself_and_keeps_the_whole_text(qtbot: QtBot, styled: None) -> None:
    label = ElideLabel("Bedarfsgemeinschaften mit laufendem Bezug")
    qtbot.addWidget(label)
    label.show()
    label.resize(120, 20)
    assert label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == "Bedarfsgemeinschaften mit laufendem Bezug"
    label.resize(600, 20)
    assert label.text() == "Bedarfsgemeinschaften mit laufendem Bezug"


def test_icons_take_the_colour_asked_for(styled: None) -> None:
    assert 'stroke="#FF0000"' in svg("check", "#FF0000")
    assert not icon("check").isNull()
    assert pixmap("check", 20).width() == round(20 * pixmap("check", 20).devicePixelRatio())
    with pytest.raises(FileNotFoundError):
        svg("gibt-es-nicht", "#FF0000")


def test_every_icon_named_in_the_program_is_shipped() -> None:
    import re

    shipped = {file.stem for file in (paths.resources() / "icons").glob("*.svg")}
    named = set()
    for file in (Path(paths.__file__).parent / "ui").rglob("*.py"):
        text = file.read_text("utf-8")
        named |= set(re.findall(r'(?:Icon|icon|Button|Tile|EmptyState)\([^()\n]*?"([a-z0-9]+(?:-[a-z0-9]+)+)"', text))
    assert sorted(name for name in named - shipped if not name.startswith("q-")) == []
    assert (paths.resources() / "icons" / "LICENSE").exists()
