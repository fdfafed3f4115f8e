"""The rarer ways to plan, in the window: proving a bound, Neyman, equal steps, by amount, seeds of two people."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte, grundgesamtheit, pruefung, stichprobe, ziehung
from qmapp.checks.aktenpruefung.freigabe import schritte
from qmapp.checks.aktenpruefung.protokoll import nachrechnen
from qmapp.checks.aktenpruefung.rows import (
    Auswahl,
    Ergebnis,
    Ersatzregel,
    ListenAngaben,
    Plan,
    Schichtung,
    Startwertherkunft,
    Verfahren,
    Zeile,
)
from qmapp.ui.checks.stichprobe import StichprobePlanen
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from tests.ui.checks.conftest import HEUTE, KDU, NOW, STANDORTE
from tests.ui.checks.test_stichprobe import choose, figures, type_into

InDialog = Callable[[Callable[[QDialog], None]], None]


@pytest.fixture
def page(shell: Shell, context: Context, full: UUID) -> StichprobePlanen:
    context.navigate("aktenpruefung.planen", full)
    shown = shell.page()
    assert isinstance(shown, StichprobePlanen)
    return shown


@pytest.fixture
def klein(context: Context, empty: UUID) -> UUID:
    """The Prüfung without a list gets one of 60 files in three strata, with amounts."""
    rows = [Zeile(f"B-{n:03d}", ("Nord", "Süd", "West")[n % 3], (n - 2) * 1_000) for n in range(60)]
    angaben = ListenAngaben("klein.csv", spalte_schicht="Standort", spalte_betrag="Betrag")
    context.perform("Einlesen", grundgesamtheit.import_grundgesamtheit, empty, angaben, rows)
    return empty


def shown(shell: Shell, context: Context, key: UUID) -> StichprobePlanen:
    context.navigate("aktenpruefung.planen", key)
    found = shell.page()
    assert isinstance(found, StichprobePlanen)
    return found


def type_lines(qtbot: QtBot, page: StichprobePlanen, text: str) -> None:
    """As pasted into the field and left."""
    area = page.angaben.neyman.quoten.area
    area.setFocus()
    area.selectAll()
    area.insertPlainText(text)
    page.angaben.neyman.quoten.commit()
    qtbot.wait(1)


def draw(qtbot: QtBot, page: StichprobePlanen, in_dialog: InDialog) -> list[str]:
    """Draw, and what the question said."""
    asked: list[str] = []

    def agree(dialog: QDialog) -> None:
        asked.append(dialog.accessibleDescription())
        dialog.action.click()  # type: ignore[attr-defined]

    in_dialog(agree)
    page.primary.click()
    qtbot.waitUntil(lambda: page.frozen.isVisible() or page.problem.isVisible())
    assert page.frozen.isVisible(), page.problem.words()
    return asked


def test_a_bound_is_proved_by_three_other_methods(
    qtbot: QtBot, page: StichprobePlanen, context: Context, full: UUID
) -> None:
    angaben = page.angaben
    assert not angaben.umfang.tolerierbar.isVisible()
    choose(qtbot, angaben.umfang.ziel, 1)
    assert context.read(stichprobe.plan, full).verfahren is Verfahren.ANNAHME
    assert not angaben.quote.isVisible()
    assert not angaben.erwartet.isVisible()
    assert [card.option.title for card in page.ergebnis.cards._cards] == ["Annahme", "Attribut", "Nach Betrag"]
    assert figures(page) == ["59", "93", "–"], "the list has no amounts"
    type_into(qtbot, angaben.umfang.annahmezahl.line, "1")
    assert figures(page)[0] == "93"
    assert page.ergebnis.sentence.words().startswith("Hat höchstens eine der gezogenen Akten einen Mangel")
    assert "bleibt zu 5\u00a0% unbemerkt" in page.ergebnis.curve.describe()
    qtbot.keyClick(page, "2")
    assert context.read(stichprobe.plan, full).verfahren is Verfahren.ATTRIBUT
    assert not angaben.umfang.annahmezahl.isVisible()
    type_into(qtbot, angaben.umfang.abweichung.line, "5")
    assert "unter dem Grenzwert" in angaben.umfang.abweichung.error()
    assert page.ergebnis.is_pale()
    type_into(qtbot, angaben.umfang.abweichung.line, "0")
    assert figures(page)[1] == "59"
    choose(qtbot, angaben.umfang.ziel, 0)
    plan = context.read(stichprobe.plan, full)
    assert (plan.verfahren, plan.abweichung_prozent) == (Verfahren.QUOTE, "0")
    assert figures(page) == ["662", "378", "296"]


def test_without_amounts_nothing_is_drawn_by_amount(
    qtbot: QtBot, page: StichprobePlanen, context: Context, full: UUID
) -> None:
    choose(qtbot, page.angaben.umfang.ziel, 1)
    assert not page.angaben.weitere.is_open()
    qtbot.keyClick(page, "3")
    assert page.angaben.weitere.is_open()
    assert page.angaben.weitere.auswahl.error().startswith("In der Liste steht kein Betrag über 0\u00a0€.")
    assert not page.primary.isEnabled()
    qtbot.keyClick(page, "1")
    assert context.read(stichprobe.plan, full).auswahl is Auswahl.ZUFALL
    assert page.primary.isEnabled()


def test_by_amount_what_no_euro_can_hit_is_named(
    qtbot: QtBot, shell: Shell, context: Context, klein: UUID, in_dialog: InDialog
) -> None:
    page = shown(shell, context, klein)
    choose(qtbot, page.angaben.umfang.ziel, 1)
    type_into(qtbot, page.angaben.umfang.tolerierbar.line, "20")
    qtbot.keyClick(page, "3")
    plan = context.read(stichprobe.plan, klein)
    assert (plan.verfahren, plan.auswahl) == (Verfahren.WERT, Auswahl.WERT)
    assert not page.angaben.reserve.isVisible()
    assert "2 Akten mit negativem Betrag und 1 Akte mit 0\u00a0€" in page.ergebnis._notice.text()
    type_into(qtbot, page.angaben.startwert.line, "4711")
    (asked,) = draw(qtbot, page, in_dialog)
    assert "Umfang nach Betrag, nach Betrag gezogen" in asked
    content = context.read(ziehung.ziehungsprotokoll, klein)
    assert content["grundgesamtheit"]["betraege"]["negativ"] == 2
    assert content["reserve"] == []


def test_neyman_by_typed_results(qtbot: QtBot, page: StichprobePlanen, context: Context, full: UUID) -> None:
    choose(qtbot, page.angaben.schichtung, 2)
    field = page.angaben.neyman.quoten
    assert field.value().splitlines()[0] == "Mitte: … von …"
    assert field.error().startswith("Für die Aufteilung nach Neyman fehlen frühere Ergebnisse.")
    assert not page.primary.isEnabled()
    type_lines(qtbot, page, "Mitte: 12 von 192\nNord: 31 von 156\nOst; 0; 131\nSüd\t7\t117")
    assert "Für 1 von 5 Schichten fehlt ein früheres Ergebnis: „West“." in field.error()
    type_lines(qtbot, page, "Mitte: 12 von 192\nNord: zwölf")
    assert field.error() == "Zeile 2: Bitte schreiben Sie zum Beispiel „Mitte: 12 von 192“."
    type_lines(qtbot, page, "Mitte: 300 von 192")
    assert "nicht 300 von 192" in field.error()
    type_lines(qtbot, page, "Mitte: 12 von 192\nNord: 31 von 156\nOst: 0 von 131\nSüd: 7 von 117\nWest: 20 von 66")
    assert field.error() == ""
    rows = [page.ergebnis.shares.rows.row(i) for i in range(page.ergebnis.shares.rows.count())]
    assert [(row.name, row.frueher) for row in rows[:3]] == [
        ("Mitte", "12 von 192"), ("Nord", "31 von 156"), ("Ost", "0 von 131"),
    ]  # fmt: skip
    assert sum(row.akten for row in rows[:5]) == 662
    assert rows[1].akten > rows[0].akten, "the smaller stratum varies more"
    plan = context.read(stichprobe.plan, full)
    assert plan.neyman_quoten[4] == ("West", 20, 66)
    assert "Anteilig geteilt wären es" in page.ergebnis.sentence.words()
    page.angaben.weitere.more.click()
    type_into(qtbot, page.angaben.weitere.mindest.line, "100")
    assert page.ergebnis.shares.rows.row(2).akten == 100
    type_into(qtbot, page.angaben.weitere.mindest.line, "200")
    assert "reichen nicht für mindestens 200" in page.angaben.weitere.mindest.error()


def test_neyman_by_a_closed_pruefung(qtbot: QtBot, shell: Shell, context: Context, klein: UUID) -> None:
    wer, ws = "Prüferin", context.workspace
    other = ws.execute(
        "Neu", pruefung.create_pruefung, titel="Vorjahr", katalog=KDU, zeitraum_von=date(2024, 7, 1),
        zeitraum_bis=date(2024, 12, 31), heute=HEUTE,
    )  # fmt: skip
    rows = [Zeile(f"V-{n:03d}", ("Nord", "Süd", "West")[n % 3]) for n in range(30)]
    ws.execute(
        "L", grundgesamtheit.import_grundgesamtheit, other, ListenAngaben("v.csv", spalte_schicht="Standort"), rows
    )
    plan = Plan(Verfahren.ANZAHL, anzahl=6, schichtung=Schichtung.ANTEILIG, startwert="1", reserve=0)
    ws.execute("P", stichprobe.save_plan, other, plan)
    ws.execute("Z", ziehung.draw, other, wer=wer, jetzt=NOW, version="1")
    for row in ws.read(akte.akten, other):
        ws.execute("R", akte.answer_rest, row.id, Ergebnis.OK, NOW, wer)
        ws.execute("F", akte.close_akte, row.id, jetzt=NOW, wer=wer)
    ws.execute("V", schritte.submit_pruefung, other, jetzt=NOW, wer=wer)
    ws.execute("G", schritte.release_pruefung, other, anker="1:" + "ab" * 32, heute=HEUTE, jetzt=NOW, wer="Leitung")
    page = shown(shell, context, klein)
    choose(qtbot, page.angaben.schichtung, 2)
    choose(qtbot, page.angaben.neyman.aus, 1)
    kept = context.read(stichprobe.plan, klein)
    assert kept.neyman_aus_id == other
    assert kept.neyman_quoten == (("Nord", 0, 2), ("Süd", 0, 2), ("West", 0, 2))
    assert page.angaben.neyman.quoten.value().splitlines() == ["Nord: 0 von 2", "Süd: 0 von 2", "West: 0 von 2"]
    type_lines(qtbot, page, "Nord: 1 von 2\nSüd: 0 von 2\nWest: 0 von 2")
    kept = context.read(stichprobe.plan, klein)
    assert (kept.neyman_aus_id, kept.neyman_quoten[0]) == (None, ("Nord", 1, 2))
    context.undo()
    assert context.read(stichprobe.plan, klein).neyman_aus_id == other
    assert page.angaben.neyman.aus.value() == other


def test_two_people_make_a_seed_nobody_knew(
    qtbot: QtBot, shell: Shell, context: Context, klein: UUID, in_dialog: InDialog
) -> None:
    page = shown(shell, context, klein)
    angaben, seed = page.angaben, page.angaben.seed
    angaben.weitere.more.click()
    choose(qtbot, angaben.weitere.auswahl, 1)
    choose(qtbot, angaben.weitere.ersatzregel, 2)
    type_into(qtbot, angaben.weitere.anzahl.line, "7")
    assert page.primary.words() == "7 Akten ziehen"
    choose(qtbot, seed.herkunft, 3)
    hidden, plain = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal
    type_into(qtbot, seed.startwert.line, "4162")
    qtbot.keyClick(seed.startwert.line, Qt.Key.Key_Tab)
    assert seed.startwert.line.echoMode() is hidden
    assert not seed.generate.isVisible()
    page.primary.click()
    assert seed.zweite.error().startswith("Der Startwert besteht aus zwei Hälften; eine fehlt noch.")
    type_into(qtbot, seed.zweite.line, "Elbe")
    qtbot.keyClick(seed.zweite.line, Qt.Key.Key_Tab)
    assert seed.startwert.line.echoMode() is plain
    type_into(qtbot, seed.von.line, "Weber")
    type_into(qtbot, seed.zeuge.line, "weber")
    page.primary.click()
    assert "von derselben Person" in seed.zeuge.error()
    type_into(qtbot, seed.zeuge.line, "Kraft")
    (asked,) = draw(qtbot, page, in_dialog)
    assert "Feste Anzahl, einfach zufällig, in gleichen Schritten" in asked
    assert "Ersatzregel: nichts rückt nach." in asked
    plan = context.read(stichprobe.plan, klein)
    assert (plan.startwert, plan.startwert_von, plan.startwert_zeuge) == ("4162+Elbe", "Weber", "Kraft")
    assert (plan.auswahl, plan.ersatzregel, plan.verfahren) == (
        Auswahl.SYSTEMATISCH, Ersatzregel.KEINE, Verfahren.ANZAHL,
    )  # fmt: skip
    content = context.read(ziehung.ziehungsprotokoll, klein)
    assert content["schritte"][0]["start"] >= 1
    assert content["reserve"] == []
    assert nachrechnen(content, list(context.read(lambda s: list(grundgesamtheit.zeilen(s, klein))))).identisch
    assert angaben.startwert.line.text() == "4162+Elbe"
    assert angaben.startwert.line.isReadOnly()


def test_a_public_seed_names_its_source_first(qtbot: QtBot, page: StichprobePlanen) -> None:
    seed = page.angaben.seed
    page.angaben.generate.click()
    choose(qtbot, seed.herkunft, 4)
    assert seed.startwert.value() == "", "a seed made here is no public one"
    assert seed.von.label == "Quelle und Tag"
    type_into(qtbot, seed.startwert.line, "03-11-17-24-38-45")
    page.primary.click()
    assert seed.von.error().startswith("Zum öffentlichen Startwert fehlt die Quelle.")
    assert seed.von.line.hasFocus()
    choose(qtbot, seed.herkunft, 2)
    assert seed.startwert.value().startswith("2025-11-20-")


def test_a_fixed_number_takes_the_place_of_the_quota_and_gives_it_back(
    qtbot: QtBot, page: StichprobePlanen, context: Context, full: UUID
) -> None:
    page.angaben.weitere.more.click()
    type_into(qtbot, page.angaben.weitere.anzahl.line, "120")
    qtbot.keyClick(page.angaben.weitere.anzahl.line, Qt.Key.Key_Tab)
    assert context.read(stichprobe.plan, full).verfahren is Verfahren.ANZAHL
    assert figures(page)[0] == "120"
    qtbot.keyClick(page, "2")
    qtbot.keyClick(page, "1")
    assert page.primary.words() == "120 Akten ziehen"
    type_into(qtbot, page.angaben.weitere.anzahl.line, "30000")
    assert "größer als die Grundgesamtheit" in page.angaben.weitere.anzahl.error()
    page.angaben.weitere.anzahl.line.clear()
    page.angaben.weitere.anzahl.commit()
    qtbot.wait(1)
    plan = context.read(stichprobe.plan, full)
    assert (plan.verfahren, plan.anzahl) == (Verfahren.QUOTE, None)
    assert figures(page)[0] == "662"


def test_every_strange_plan_is_shown_as_it_is_kept(page: StichprobePlanen, context: Context, full: UUID) -> None:
    earlier = tuple((name, 1, 20) for name in STANDORTE)
    plans: list[dict[str, Any]] = [
        {"verfahren": Verfahren.ANNAHME, "annahmezahl": 4, "tolerierbar_prozent": "7.5"},
        {"verfahren": Verfahren.WERT, "auswahl": Auswahl.WERT},
        {"schichtung": Schichtung.NEYMAN, "neyman_quoten": earlier, "mindest_je_schicht": 9},
        {"auswahl": Auswahl.SYSTEMATISCH, "ersatzregel": Ersatzregel.AUCH_VERLORENE, "anzahl": 12},
        {
            "startwert": "a+b", "startwert_herkunft": Startwertherkunft.ZWEI_PERSONEN, "startwert_von": "A",
            "startwert_zeuge": "B",
        },
    ]  # fmt: skip
    for values in plans:
        plan = Plan(**{"verfahren": Verfahren.MINDESTGROESSE, **values})
        context.perform("Plan", stichprobe.save_plan, full, plan)
        assert page.angaben.plan() == plan


def test_the_rechenweg_stands_beside_the_plan_and_follows_it(
    qtbot: QtBot, page: StichprobePlanen, context: Context, full: UUID
) -> None:
    panel = page.weg.panel
    assert not panel.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert panel.isVisible()
    assert "Umfang nach Quote" in panel.as_text()
    assert "Genauigkeit einer Stichprobe" in panel.as_text()
    choose(qtbot, page.angaben.umfang.ziel, 1)
    assert "Annahmestichprobe" in panel.as_text()
    assert "Genauigkeit einer Stichprobe" not in panel.as_text()
    earlier = tuple((name, 1, 20) for name in STANDORTE)
    context.perform("Plan", stichprobe.save_plan, full, Plan(schichtung=Schichtung.NEYMAN, neyman_quoten=earlier))
    assert "Aufteilung nach Neyman" in panel.as_text()
    panel.area.setFocus()
    qtbot.keyClick(panel.area, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    page.ergebnis.sentence.button.click()
    assert panel.isVisible()
    type_lines(qtbot, page, "Mitte: 1 von 20")
    assert not panel.isVisible(), "what cannot be computed has no Rechenweg"
