"""Whether the seal holds, and every sign-off there has been."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung.freigabe.nachweis import Nachweis
from qmapp.checks.aktenpruefung.freigabe.rows import FreigabeZeile
from qmapp.german import day, integer
from qmapp.reports import wortlaut
from qmapp.ui.style import Tone
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.messages import announce
from qmapp.ui.widgets.table import ItemList

_HOLDS = ("Das Siegel stimmt", "Akten und Antworten sind unverändert, seit sie freigegeben wurden.")
_BROKEN = (
    "Das Siegel stimmt nicht mit den Akten und Antworten überein",
    "Die Datei wurde an Q-Check vorbei geändert. Vergleichen Sie sie mit einer Sicherung und dem Bericht.",
)
_FOREIGN = (
    "Der Anker einer Freigabe gehört nicht zu dieser Datei",
    "Ihr Änderungsprotokoll ist nicht das, unter dem freigegeben wurde. Vergleichen Sie es mit einer Sicherung.",
)
_NONE = ("Zurzeit gilt kein Siegel", "Die Prüfung ist nicht freigegeben oder wieder geöffnet.")


class Siegelbild(Dialog):
    """Shows a :class:`Nachweis`; the seal in force can be copied to compare it with a report."""

    def __init__(self, parent: QWidget | None, found: Nachweis) -> None:
        self.said = Banner(*_said(found))
        self.list: ItemList[FreigabeZeile] = ItemList(
            "Freigaben, die neueste zuerst", key=_number, title=_title, subtitle=_words, pill=_pill, row_height=52
        )
        self.list.show_rows(found.freigaben)
        self.list.fit(5)
        self.detail = Label("", "small", "text2", wrap=True, selectable=True)
        self.list.current_changed.connect(self._show)
        self._seal = next((row.siegel.partition(":")[2] for row in found.freigaben if row.gilt), "")
        copy = Button("Siegel kopieren", "copy") if self._seal else None
        content = (self.said, self.list, self.detail)
        super().__init__(parent, "Siegel und Freigaben", *content, action=copy, cancel="Schließen", width=640)
        self.setAccessibleDescription(self.said.words())
        if found.freigaben:
            self.list.selectRow(0)
        (self.list if found.freigaben else self.cancel).setFocus()

    @Slot(object)
    def _show(self, row: FreigabeZeile) -> None:
        self.detail.setText(f"{_title(row)}. {_words(row)}." + (f" Anker {row.anker}." if row.anker else ""))

    @Slot()
    def submit(self) -> None:
        """Copy the seal; the dialog stays open."""
        QGuiApplication.clipboard().setText(self._seal)
        announce(self, "Siegel kopiert")


def _said(found: Nachweis) -> tuple[Tone, str, str]:
    if found.siegel is False:
        return ("bad", *_BROKEN)
    if found.fremde_anker:
        return ("bad", *_FOREIGN)
    return ("info", *_NONE) if found.siegel is None else ("ok", *_HOLDS)


def _number(row: FreigabeZeile) -> int:
    return row.nummer


def _title(row: FreigabeZeile) -> str:
    if row.freigegeben_um is None:
        return f"{row.nummer}. Vorlage am {day(row.vorgelegt_um.astimezone().date())} durch {row.vorgelegt_durch}"
    return f"{row.nummer}. Freigabe am {day(row.freigegeben_um.astimezone().date())} durch {row.freigegeben_durch}"


def _words(row: FreigabeZeile) -> str:
    parts = [f"{wortlaut.akten(row.akten)}, {integer(row.antworten)} Antworten"]
    if row.siegel:
        parts.append(f"Siegel {row.kurz} …")
    if row.freigegeben_um is not None:
        parts.append(f"vorgelegt durch {row.vorgelegt_durch}")
    if row.aufgehoben_um is not None:
        lifted = f"{day(row.aufgehoben_um.astimezone().date())} durch {row.aufgehoben_durch}: {row.aufgehoben_grund}"
        parts.insert(0, f"aufgehoben am {lifted}")
    return " · ".join(parts)


def _pill(row: FreigabeZeile) -> tuple[Tone, str]:
    if row.aufgehoben_um is not None:
        return "neutral", "Aufgehoben"
    return ("ok", "Gilt") if row.gilt else ("warn", "Liegt vor")
