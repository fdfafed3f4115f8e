"""A large catalogue in the window beside a small one: from the key to the repainted page.

Run apart from the suite: ``pytest tests/benchmarks -o addopts= -s``.
"""
# ruff: noqa: T201 - the figures are what it is run for

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qmapp.checks import katalog as door
from qmapp.checks.katalog import Katalog, Katalogart, load, load_file, toml_text
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.katalog import Kataloge
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.benchmarks.messen import seconds
from tests.ui.present import present

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KDU = load("AP-KDU")
ROUNDS = 7


def of_size(points: int, code: str) -> Katalog:
    """A catalogue of so many Prüfpunkte, each as long as a real one."""
    punkte = tuple(
        replace(KDU.punkte[i % len(KDU.punkte)], code=f"{code}-{i + 1:03d}", nummer=i + 1, sperrt=())
        for i in range(points)
    )
    return replace(KDU, code=code, titel=f"Katalog mit {points} Prüfpunkten", punkte=punkte)


@pytest.fixture
def context(styled: None, tmp_path: Path) -> Iterator[Context]:
    path = tmp_path / "x.qcheck"
    workspace = Workspace.create(path, None, SCHEMA, title="x", amt="x", wer="x", sample=True)
    made = Context(workspace, Settings(), wer="x")
    yield made
    made.close()


def settled(act: Callable[[], object]) -> float:
    """Seconds until everything that follows is painted."""
    return seconds(lambda: (act(), QApplication.processEvents()))


def edited(qtbot: QtBot, context: Context, page: Kataloge, draft: UUID) -> dict[str, float]:
    """The median of each kind of edit in the middle of the catalogue."""
    context.navigate("katalog.liste", draft)
    rows, form = page.ansicht.punkte, page.ansicht.form
    middle = rows.rows.row(rows.rows.count() // 2)
    rows.select_key(middle.code, emit=True)
    QApplication.processEvents()
    times: dict[str, list[float]] = {}

    def note(name: str, act: Callable[[], object]) -> None:
        times.setdefault(name, []).append(settled(act))

    for number in range(ROUNDS):
        form.titel.line.setFocus()
        form.titel.line.selectAll()
        note("type a letter", lambda: qtbot.keyClicks(form.titel.line, "T"))
        qtbot.keyClicks(form.titel.line, f"itel {number}")
        note("leave the field", lambda: qtbot.keyClick(form.titel.line, Qt.Key.Key_Tab))
        rows.setFocus()
        note("next point", lambda: qtbot.keyClick(rows, Qt.Key.Key_Down))
        note("move", lambda: qtbot.keyClick(rows, Qt.Key.Key_Up, ALT))
        note("add", lambda: qtbot.keyClick(rows, Qt.Key.Key_Insert))
        rows.setFocus()
        note("delete", lambda: qtbot.keyClick(rows, Qt.Key.Key_Delete))
        note("undo", context.undo)
    note("difference", lambda: page.ansicht.view._group.button(2).click())
    note("back", lambda: page.ansicht.view._group.button(0).click())
    return {name: median(found) for name, found in times.items()}


def test_500_points_beside_40(qtbot: QtBot, context: Context) -> None:
    shell = present(qtbot, Shell(context, (Kataloge,), "Amt", "Lokal"), (1440, 900))
    shell.open_first()
    page = shell.page()
    assert isinstance(page, Kataloge)
    found = {}
    for points in (40, 500):
        base = context.perform("K", door.import_katalog, of_size(points, f"X{points}"), heute=context.heute(), wer="x")
        found[points] = edited(qtbot, context, page, context.perform("E", door.begin_entwurf, base))
    print(f"\n{'':>16} {'40 points':>10} {'500 points':>11}")
    for name, small in found[40].items():
        print(f"{name:>16} {small * 1e3:>7.1f} ms {found[500][name] * 1e3:>8.1f} ms")
    # Twelve times as many points must not be felt: well below what a hand notices between two keys.
    assert max(found[500].values()) < 12.5 * max(found[40].values())


def of_questions(count: int) -> Katalog:
    """A Q-Check of so many questions, in their three dimensions, each as long as a real one."""
    katalog = load("QC-HZP", Katalogart.QCHECK)
    known = katalog.punkte
    punkte = tuple(
        replace(known[number * len(known) // count], code=f"X{count}-{number}", nummer=number + 1)
        for number in range(count)
    )
    return replace(katalog, code=f"X{count}", punkte=punkte)


def test_a_thousand_questions_open_and_scroll_beside_31(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    shell = present(qtbot, Shell(context, (Kataloge,), "Amt", "Lokal"), (1440, 900))
    shell.open_first()
    page = shell.page()
    assert isinstance(page, Kataloge)
    rows = page.ansicht.punkte
    bar = rows.verticalScrollBar()
    context.navigate("katalog.liste", Katalogart.QCHECK)
    found: dict[int, dict[str, float]] = {}
    for count in (31, 1_000):
        path = tmp_path / f"{count}.toml"
        path.write_text(toml_text(of_questions(count)), "utf-8")
        read = median(seconds(lambda path=path: load_file(path)) for _ in range(ROUNDS))
        key = context.perform("K", door.import_katalog, load_file(path), heute=context.heute(), wer="x")
        opened = settled(lambda key=key: context.navigate("katalog.liste", key))
        assert rows.rows.count() == count + 3
        places = range(0, bar.maximum() + 1, max(1, bar.maximum() // 40))
        scrolled = median(settled(lambda place=place: bar.setValue(place)) for place in places)
        found[count] = {"read the file": read, "open": opened, "scroll": scrolled}
    print(f"\n{'':>16} {'31 questions':>13} {'1.000 questions':>16}")
    for name, small in found[31].items():
        print(f"{name:>16} {small * 1e3:>10.1f} ms {found[1_000][name] * 1e3:>13.1f} ms")
    # A step of scrolling paints what is seen, whatever lies above and below it; reading and opening grow with the size.
    assert found[1_000]["scroll"] < 3 * found[31]["scroll"]
    assert found[1_000]["open"] < 32 * found[31]["open"]
