"""A Q-Check by keystrokes alone: planned, answered, explained, sealed by two; and by two assessors with a consensus."""

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from qmapp import paths
from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Dimension
from qmapp.checks.qcheck.rows import Stand, Urteil
from qmapp.settings import Settings
from qmapp.ui.checks.freigeben import Freigeben
from qmapp.ui.checks.qcheck.bewertung import BewertungSeite
from qmapp.ui.checks.qcheck.ergebnis import QCheckErgebnis
from qmapp.ui.checks.qcheck.konsens import KonsensSeite
from qmapp.ui.checks.qcheck.liste import QCheckListe
from qmapp.ui.checks.qcheck.liste.neu import NeuerQcheck
from qmapp.ui.checks.qcheck.siegelbild import Siegelbild
from qmapp.ui.pages import Page
from qmapp.ui.widgets.dialogs import ConfirmDialog
from tests.journeys.conftest import CTRL, PRIMARY, InDialog, OpenWindow, shown
from tests.journeys.person import Person
from tests.ui.checks import desk
from tests.ui.checks.qcheck import mappe

MOST_STROKES = 40
TOLD: dict[str, dict[str, Any]] = {
    one["id"]: one
    for one in tomllib.loads((paths.resources() / "beispieljahr/qchecks.toml").read_text("utf-8"))["qcheck"]
}
KEYS = {"n. b.": "b", "n. z.": "z"}
URTEILE = {"b": Urteil.NICHT_BEURTEILBAR, "z": Urteil.NICHT_ZUTREFFEND}


def typed(name: str) -> str:
    """The keys that answer the 31 questions as the folder does."""
    by_code = {one["frage"]: one for one in TOLD[name]["antwort"]}
    answers = (by_code[code] for code in mappe.CODES)
    return "".join(str(one["punkte"]) if "punkte" in one else KEYS[one["sonder"]] for one in answers)


def urteile(keys: str) -> dict[str, Urteil]:
    return {code: URTEILE[key] if key in URTEILE else Urteil(key) for code, key in zip(mappe.CODES, keys, strict=True)}


class Pruefende(Person):
    """Somebody who assesses; every stroke counts."""

    strokes = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.strokes += 1 + int(modifier != Qt.KeyboardModifier.NoModifier)
        super().press(key, modifier)

    def keys(self, text: str) -> None:
        self.strokes += len(text)
        super().keys(text)

    def on(self, kind: type[Page]) -> Any:
        """The page before them."""
        self.qtbot.waitUntil(lambda: isinstance(shown(self.window), kind), timeout=10_000)
        return shown(self.window)

    def qcheck(self, kennung: str) -> UUID:
        (found,) = [row.id for row in self.workspace.read(door.qchecks) if row.kennung == kennung]
        return found

    def stand(self, kennung: str) -> Stand:
        (found,) = [row.stand for row in self.workspace.read(door.qchecks) if row.kennung == kennung]
        return found


@pytest.fixture
def before(tmp_path: Path, settings: Settings) -> Path:
    """The workspace of the office with its Q-Check of last year."""
    path = tmp_path / "QM-2025.qcheck"
    with mappe.create(path, desk.PASSPHRASE) as workspace:
        last = mappe.begin(workspace, kennung="QC-2024-HZP", bis=TOLD["QC-2024-HZP"]["bis"])
        mappe.answer(workspace, last, urteile(typed("QC-2024-HZP")), bemerkung="Siehe Bericht 2024.")
    settings.recent = [str(path)]
    return path


def test_planned_answered_explained_and_sealed_by_two(
    qtbot: QtBot, open_window: OpenWindow, before: Path, in_dialog: InDialog[QDialog]
) -> None:
    person = Pruefende(qtbot, open_window(), UUID(int=0), in_dialog)
    person.open(before)
    planned(person)
    answered_within_forty_strokes(person)
    explained(person)
    the_result_is_the_folders(person)
    submitted(person)
    sealed_by_another(person)
    locked_and_intact(person)


def planned(person: Pruefende) -> None:
    """Strg+N: catalogue and Q-Check before are proposed, Enter begins it; another Enter leads to the questions."""

    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, NeuerQcheck)
        assert (dialog.chosen().code, dialog.vorgaenger.value()) == ("QC-HZP", person.qcheck("QC-2024-HZP"))
        dialog.titel.line.setFocus()
        dialog.titel.line.selectAll()
        person.qtbot.keyClicks(dialog.titel.line, "Ambulante Hilfe zur Pflege 2025")
        person.qtbot.keyClick(dialog.titel.line, Qt.Key.Key_Return)

    person.command("Q-Checks")
    person.on(QCheckListe)
    person.in_dialog(NeuerQcheck, begin)
    person.press(Qt.Key.Key_N, CTRL)
    person.qtbot.waitUntil(lambda: len(person.workspace.read(door.qchecks)) == 2)
    person.press(*PRIMARY)
    page = person.on(BewertungSeite)
    assert page.arbeit.head.titel == "Ambulante Hilfe zur Pflege 2025"
    assert page.angaben.vorjahr.isVisible()


def answered_within_forty_strokes(person: Pruefende) -> None:
    person.strokes = 0
    person.keys(typed("QC-2025-HZP"))
    assert person.strokes == 31 <= MOST_STROKES
    key = person.qcheck("QC-2025-1")
    given = {f.punkt.code: f.bewertung.urteil for f in person.workspace.read(door.fragen, key) if f.bewertung}
    assert given == urteile(typed("QC-2025-HZP"))
    person.press(Qt.Key.Key_Z, CTRL)
    assert person.stand("QC-2025-1") is Stand.LAEUFT
    person.press(Qt.Key.Key_Y, CTRL)
    assert person.stand("QC-2025-1") is Stand.BEWERTET


def explained(person: Pruefende) -> None:
    """F leads from one missing remark to the next; text blocks of the catalogue help."""
    page = person.on(BewertungSeite)
    missing = [code for code, urteil in urteile(typed("QC-2025-HZP")).items() if urteil.braucht_bemerkung]
    assert page.leiste.bare.words() == f"{len(missing)} Bemerkungen fehlen"
    for number in range(len(missing)):
        person.keys("f")
        assert person.focus() is page.angaben.bemerkung.area
        if number == 0:
            person.press(Qt.Key.Key_F7)
        person.keys(f" Stichprobe {number}")
        person.press(Qt.Key.Key_Escape)
    assert page.leiste.bare.isHidden()
    assert person.workspace.read(door.hindernisse, person.qcheck("QC-2025-1")) == ()


def the_result_is_the_folders(person: Pruefende) -> None:
    person.press(*PRIMARY)
    person.on(QCheckErgebnis)
    found = person.workspace.read(door.ergebnis, person.qcheck("QC-2025-1"))
    told = TOLD["QC-2025-HZP"]["ergebnis"]
    assert found.gesamt.wert == Fraction(164, 219)
    for dimension in Dimension:
        grad = found.dimensionen[dimension]
        assert (grad.zaehler, grad.nenner) == (told[dimension.value]["zaehler"], told[dimension.value]["nenner"])
    assert found.vorher is not None
    assert found.vorher.wert == Fraction(125, 207)


def submitted(person: Pruefende) -> None:
    asked: list[str] = []

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        assert dialog.action is not None
        asked.append(dialog.accessibleDescription())
        dialog.action.setFocus()
        person.qtbot.keyClick(dialog.action, Qt.Key.Key_Return)

    person.in_dialog(ConfirmDialog, agree)
    person.command("vorlegen")
    assert "164 von 219 (74,9\u00a0%)" in asked[0]
    assert person.stand("QC-2025-1") is Stand.VORGELEGT
    person.command("holen")
    assert person.stand("QC-2025-1") is Stand.BEWERTET
    person.press(Qt.Key.Key_Z, CTRL)
    assert person.stand("QC-2025-1") is Stand.VORGELEGT


def sealed_by_another(person: Pruefende) -> None:
    def sign(dialog: QDialog) -> None:
        assert isinstance(dialog, Freigeben)
        assert dialog.action is not None
        person.qtbot.keyClicks(dialog.name.line, "WEBER")
        person.qtbot.keyClick(dialog.action, Qt.Key.Key_Space)
        assert "nicht selbst freigeben" in dialog.name.error()
        dialog.name.line.clear()
        person.qtbot.keyClicks(dialog.name.line, "Amtsleitung")
        dialog.action.setFocus()
        person.qtbot.keyClick(dialog.action, Qt.Key.Key_Return)

    person.in_dialog(Freigeben, sign)
    person.command("freigeben und")
    assert person.stand("QC-2025-1") is Stand.VERSIEGELT
    person.press(Qt.Key.Key_Z, CTRL)
    assert person.stand("QC-2025-1") is Stand.VERSIEGELT, "what is sealed is not undone"


def locked_and_intact(person: Pruefende) -> None:
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, Siegelbild)
        said.append(dialog.said.words())
        person.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    person.in_dialog(Siegelbild, read)
    person.command("siegel")
    person.qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said[0].startswith("Das Siegel stimmt Bewertungen")
    key = person.qcheck("QC-2025-1")
    before = person.workspace.read(door.fragen, key)
    assert person.window.shell is not None
    person.window.shell.context.navigate("qcheck.bewertung", key)
    person.on(BewertungSeite)
    person.keys("0z")
    assert person.workspace.read(door.fragen, key) == before


def test_two_assess_for_themselves_and_agree(
    qtbot: QtBot, open_window: OpenWindow, before: Path, settings: Settings, in_dialog: InDialog[QDialog]
) -> None:
    person = Pruefende(qtbot, open_window(), UUID(int=0), in_dialog)
    person.open(before)
    told = {"kennung": "QC-2025-2", "team": ["Weber", "Kaya"], "gemeinsam": False}
    key = mappe.begin(person.workspace, **told)
    assert person.window.shell is not None
    person.window.shell.context.navigate("qcheck.bewertung", key)
    one, other = typed("QC-2025-HZP"), differing(typed("QC-2025-HZP"))
    each_for_themselves(person, key, one, other)
    what_differs_is_settled(person, key, one)
    submitted_again(person)


def differing(keys: str) -> str:
    """The same answers but for the first two: 3 and 2 the other way round."""
    swapped = keys.translate(str.maketrans("32", "23"))
    return swapped[:2] + keys[2:]


def each_for_themselves(person: Pruefende, key: UUID, one: str, other: str) -> None:
    page = person.on(BewertungSeite)
    for name, keys in (("Weber", one), ("Kaya", other)):
        assert page.arbeit.bewerter == name
        assert person.workspace.read(door.fragen, key, name)[0].bewertung is None
        person.keys(keys)
        while page.leiste.bare.isVisible():
            person.keys(f"f{name} dazu")
            person.press(Qt.Key.Key_Escape)
        if name == "Weber":
            person.command("Andere Person")
            person.keys("2")
    assert [row.fertig for row in person.workspace.read(door.fortschritt, key)] == [True, True]


def what_differs_is_settled(person: Pruefende, key: UUID, one: str) -> None:
    person.press(*PRIMARY)
    page = person.on(KonsensSeite)
    assert page.primary.words() == "29 Übereinstimmungen übernehmen"
    person.press(*PRIMARY)
    for _ in range(2):
        person.keys("2")
        person.keys("Zwei von drei Stellen")
        person.press(*PRIMARY)
    agreed = urteile(one) | dict.fromkeys(mappe.CODES[:2], Urteil.UEBERWIEGEND)
    assert {f.punkt.code: f.bewertung.urteil for f in person.workspace.read(door.fragen, key) if f.bewertung} == agreed
    assert person.workspace.read(door.hindernisse, key) == ()


def submitted_again(person: Pruefende) -> None:
    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        assert dialog.action is not None
        dialog.action.setFocus()
        person.qtbot.keyClick(dialog.action, Qt.Key.Key_Return)

    person.press(*PRIMARY)
    person.on(QCheckErgebnis)
    person.in_dialog(ConfirmDialog, agree)
    person.command("vorlegen")
    assert person.stand("QC-2025-2") is Stand.VORGELEGT
