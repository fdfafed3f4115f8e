"""One page for the three kinds of catalogue: each with its own questions, head, words and files."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from qmapp.checks import befragung, qcheck
from qmapp.checks import katalog as door
from qmapp.checks.katalog import Ausrichtung, Katalog, Katalogart, load, toml_text
from qmapp.ui.checks.katalog import Kataloge
from qmapp.ui.checks.katalog.frageform import Frageform
from qmapp.ui.checks.katalog.itemform import Itemform
from qmapp.ui.checks.katalog.punkte import Gruppe
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.ui.widgets.labels import Label
from tests.ui.present import present

CTRL = Qt.KeyboardModifier.ControlModifier
HZP, KL = load("QC-HZP", Katalogart.QCHECK), load("BF-KL", Katalogart.BEFRAGUNG)
InDialog = Callable[[Callable[[QDialog], None]], None]


def draft(context: Context, source: Katalog) -> UUID:
    """A draft of it, in hand."""
    key: UUID = context.perform("Entwurf", door.begin_entwurf, source)
    context.navigate("katalog.liste", key)
    return key


def look(page: Kataloge, view: str) -> None:
    page.ansicht.view.set_value(view)
    page.ansicht._on_view(view)


def choose(field: object, value: object) -> None:
    """Take a choice of a select field as a click would."""
    field._on_activated(field._values.index(value))


def test_the_kind_is_chosen_remembered_and_follows_where_one_goes(
    qtbot: QtBot, page: Kataloge, context: Context
) -> None:
    def codes() -> set[str]:
        return {row.code for row in page.list.rows.rows()}

    assert page.fassungen.kind() is Katalogart.AKTENPRUEFUNG
    with qtbot.waitSignal(page.head_changed):
        page.fassungen.art._group.button(1).click()
    assert codes() == {"QC-BAF", "QC-EGH", "QC-GRU", "QC-HZP", "QC-QMS", "QC-WID", "QC-WIS"}
    assert ("Einfg", "Neue Frage") in page.footer_keys()
    current = page.list.current()
    assert current is not None
    assert "26 Fragen" in page.fassungen._subtitle(current)
    again = Shell(context, (Kataloge,), "Amt", "Lokal")
    present(qtbot, again, (1366, 768))
    again.open_first()
    other = again.page()
    assert isinstance(other, Kataloge)
    assert other.fassungen.kind() is Katalogart.QCHECK
    key = draft(context, KL)
    assert codes() == {"BF-KL", "BF-LE", "BF-MA"}
    current = page.list.current()
    assert current is not None
    assert current.id == key
    context.navigate("katalog.liste", Katalogart.AKTENPRUEFUNG)
    assert "AP-KDU" in codes()


def test_a_q_check_is_read_and_changed_by_dimension(qtbot: QtBot, page: Kataloge, context: Context) -> None:
    key = draft(context, HZP)
    rows, form = page.ansicht.punkte, page.ansicht.form
    assert isinstance(form, Frageform)
    heads = [(row.titel, row.umfang) for row in rows._model.rows() if isinstance(row, Gruppe)]
    assert heads == [
        ("Strukturqualität", "8 Fragen · Gewicht 17"),
        ("Prozessqualität", "15 Fragen · Gewicht 38"),
        ("Ergebnisqualität", "8 Fragen · Gewicht 20"),
    ]
    rows.select_key("QC-HZP-S08", emit=True)
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert page.ansicht.code() == "QC-HZP-P01", "a heading is passed over"
    qtbot.keyClick(rows, Qt.Key.Key_Home)
    assert page.ansicht.code() == "QC-HZP-S01"
    first = HZP.punkt("QC-HZP-S01")
    assert form.ausrichtung.value() is Ausrichtung.PROZESS
    assert (form.massstab.value(), form.staerke.value()) == (first.massstab, first.staerke)
    assert form.textbausteine.value().split("\n") == list(first.textbausteine)
    choose(form.ausrichtung, Ausrichtung.GESELLSCHAFT)
    form.textbausteine.area.setPlainText("Erstens.\n\nZweitens.")
    form.textbausteine.commit()
    found = context.read(door.katalog, key).punkt("QC-HZP-S01")
    assert (found.ausrichtung, found.textbausteine) == (Ausrichtung.GESELLSCHAFT, ("Erstens.", "Zweitens."))
    rows.select_key("QC-HZP-P01", emit=True)
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Insert)
    assert page.ansicht.code() == "QC-HZP-P16"
    assert form.titel.line.hasFocus()
    context.undo()
    assert page.ansicht.code() != "QC-HZP-P16"


def test_a_sheet_shows_what_each_of_its_questions_has(page: Kataloge, context: Context) -> None:
    key = draft(context, KL)
    rows, form = page.ansicht.punkte, page.ansicht.form
    assert isinstance(form, Itemform)
    assert [row.titel for row in rows._model.rows() if isinstance(row, Gruppe)] == [
        "Aussagen", "Freie Antworten", "Angaben zur Person",
    ]  # fmt: skip
    assert form.einfach.value() == KL.punkte[0].frage_einfach
    assert form.umgekehrt.isVisible()
    assert not form.optionen.isVisible()
    choose(form.umgekehrt, True)
    form.einfach.area.setPlainText("Das ging schnell.")
    form.einfach.commit()
    rows.select_key("BF-KL-F1", emit=True)
    assert not form.ausrichtung.isVisible()
    choose(form.bereich, "A")
    assert form.optionen.isVisible()
    form.optionen.area.setPlainText("ja\nnein, nie")
    form.optionen.commit()
    found = context.read(door.katalog, key)
    assert (found.punkte[0].umgekehrt, found.punkte[0].frage_einfach) == (True, "Das ging schnell.")
    assert (found.punkt("BF-KL-F1").bereich, found.punkt("BF-KL-F1").optionen) == ("A", ("ja", "nein, nie"))
    look(page, "kopf")
    head = {field.name: field for field in page.ansicht.kopf.fields()}
    assert "zweck" not in head
    assert head["dank_einfach"].value() == KL.dank_einfach
    head["dank_einfach"].area.setPlainText("Danke.")
    look(page, "verteilung")
    assert context.read(door.katalog, key).dank_einfach == "Danke.", "leaving the view takes it over"
    scale = page.ansicht.kopf.skala
    assert scale is not None
    assert [(row.wert, row.teil.einfach) for row in scale.tafel.rows.rows()][::5] == [
        ("5", "stimmt genau"), ("–", "weiß ich nicht"),
    ]  # fmt: skip
    look(page, "kopf")
    assert scale.wort.isVisible()
    scale.tafel.select_key("nicht_beurteilbar", emit=True)
    scale.mehr.line.setText("keine Ahnung")
    scale.mehr.commit()
    kept = context.read(door.katalog, key).skala
    assert kept is not None
    assert kept.nicht_beurteilbar.einfach == "keine Ahnung"
    scale.wort.line.setText("Teils, teils")
    scale.wort.commit()
    assert scale.wort.error() == "„Teils, teils“ steht schon an einer anderen Stufe."


def test_before_a_change_it_is_said_what_runs_and_stays(
    qtbot: QtBot, page: Kataloge, context: Context, in_dialog: InDialog
) -> None:
    told: list[str] = []
    context.told.connect(lambda message: told.append(message.text))
    for name in ("Nord", "Süd"):
        context.perform("Q", qcheck.create_qcheck, katalog=HZP, titel=name, heute=context.heute())
    context.perform("B", befragung.create_befragung, katalog=KL, titel="Klienten", heute=context.heute())
    context.navigate("katalog.liste", context.read(door.kataloge, Katalogart.QCHECK)[3].id)
    current = page.list.current()
    assert current is not None
    assert "2 laufend" in page.fassungen._subtitle(current)
    assert "Wird in 2 laufenden Q-Checks verwendet. QC-2025-1 (Fassung 1), QC-2025-2" in page.used.words()
    assert "bleibt bei seiner Fassung" in page.used.words()
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert told[-1] == "Neue Fassung begonnen. Laufende Q-Checks bleiben bei ihrer Fassung."
    assert page.used.isVisible(), "the draft is used by nothing, the catalogue is"
    key = page._befehle.katalog_id
    assert key is not None
    context.perform("x", door.update_punkt, key, "QC-HZP-S01", gewicht=1)
    context.perform("x", door.update_kopf, key, aufwand="Zwei Tage")
    said: list[str] = []

    def agree(dialog: QDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(Label))
        dialog.accept()

    in_dialog(agree)
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert "1 geändert, Kopf" in said
    assert "QC-2025-1 (Fassung 1), QC-2025-2 (Fassung 1)" in said
    assert {row.katalog_version for row in context.read(qcheck.qchecks)} == {1}
    assert context.read(door.angebote, Katalogart.QCHECK)[3].version == 2
    look(page, "vergleich")
    difference = page.ansicht.vergleich
    assert difference.list.rows.count() == 2
    assert difference.old.text().startswith("Aufwand: [")
    assert difference.new.text() == "Aufwand: [Zwei Tage]"
    context.navigate("katalog.liste", Katalogart.BEFRAGUNG)
    current = page.list.current()
    assert current is not None
    assert current.code == "BF-KL", "another kind is begun at its top"
    assert "Wird in 1 laufenden Befragung verwendet." in page.used.words()


def test_what_the_head_lacks_is_shown_there(page: Kataloge, context: Context, in_dialog: InDialog) -> None:
    """Head and question both have a Maßstab."""
    key = draft(context, HZP)
    context.perform("x", door.update_kopf, key, massstab="")
    in_dialog(lambda dialog: dialog.accept())
    page.primary.click()
    assert page.ansicht.view.value() == "kopf"
    (field,) = [field for field in page.ansicht.kopf.fields() if field.error()]
    assert (field.name, field.error()) == ("massstab", "Im Kopf des Katalogs fehlt der Maßstab.")
    assert page.window().focusWidget() is field.editor
    context.perform("x", door.update_kopf, key, massstab="Recht")
    context.perform("x", door.update_punkt, key, "QC-HZP-E03", massstab="")
    in_dialog(lambda dialog: dialog.accept())
    page.primary.click()
    assert (page.ansicht.view.value(), page.ansicht.code()) == ("punkte", "QC-HZP-E03")
    assert "Maßstab fehlt" in page.problem.words()


def test_a_file_of_any_kind_comes_in_where_it_belongs(
    page: Kataloge, context: Context, tmp_path: Path, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(text: str) -> None:
        path = tmp_path / "katalog.toml"
        path.write_text(text, "utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        page.read_file()

    for katalog in (replace(HZP, version=7), replace(KL, version=7)):
        in_dialog(lambda dialog: dialog.accept())
        read(toml_text(katalog))
        current = page.list.current()
        assert current is not None
        assert (current.art, current.code, current.version) == (katalog.art, katalog.code, 7)
    before = context.read(door.kataloge, Katalogart.QCHECK)
    whole = toml_text(HZP)
    for old, new, said in (
        ('art = "qcheck"', 'art = "inventur"', "die Art „inventur“ gibt es nicht"),
        ('"QC-HZP-S02"', '"QC-HZP-S01"', "kommt mehrfach vor"),
        ("gewicht = 3", "gewicht = 0", "„gewicht“ muss eine ganze Zahl von 1 bis 3"),
        ('dimension = "Struktur"', 'dimension = "Kultur"', "die Dimension „Kultur“"),
        ('ausrichtung = "Prozess"', 'ausrichtung = "Politik"', "die Ausrichtung „Politik“"),
    ):
        read(whole.replace(old, new, 1))
        assert said in page.problem.words()
        assert "Es wurde nichts verändert" in page.problem.words()
    assert context.read(door.kataloge, Katalogart.QCHECK) == before


def test_an_office_makes_a_sheet_of_its_own(
    qtbot: QtBot, page: Kataloge, context: Context, in_dialog: InDialog
) -> None:
    context.navigate("katalog.liste", Katalogart.BEFRAGUNG)
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    qtbot.keyClicks(page.kopie.code.line, "EIG-1")
    page.primary.click()
    form = page.ansicht.form
    assert isinstance(form, Itemform)
    form.frage.area.setPlainText("Ich war willkommen.")
    form.frage.commit()
    assert "EIG-1" not in {one.code for one in context.read(door.angebote, Katalogart.BEFRAGUNG)}
    in_dialog(lambda dialog: dialog.accept())
    page.primary.click()
    offered = {one.code: one for one in context.read(door.angebote, Katalogart.BEFRAGUNG)}
    assert offered["EIG-1"].punkte[0].frage == "Ich war willkommen."
    assert offered["EIG-1"].punkte[0].code == "EIG-1-01"
    assert form.frage.area.isReadOnly()
    context.undo()
    assert "EIG-1" not in {one.code for one in context.read(door.angebote, Katalogart.BEFRAGUNG)}


def test_every_kind_in_every_view_names_what_takes_the_focus(page: Kataloge, context: Context) -> None:
    for source in (HZP, KL):
        draft(context, source)
        for view in ("punkte", "kopf", "vergleich", "verteilung"):
            look(page, view)
            nameless = [
                type(widget).__name__
                for widget in page.findChildren(QWidget)
                if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
            ]
            assert nameless == [], view
    table = page.ansicht.verteilung.dimensionen.table
    assert [row[0] for row in table.rows.rows()] == [
        "Strukturqualität", "Prozessqualität", "Ergebnisqualität", "Zusammen",
    ]  # fmt: skip
    assert table.isColumnHidden(2), "items of a Befragung are not weighed"
