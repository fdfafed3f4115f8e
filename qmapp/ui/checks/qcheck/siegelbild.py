"""Whether the seal of a Q-Check holds, and who has signed it."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from qmapp.checks.qcheck.siegelprobe import Siegelprobe
from qmapp.german import day
from qmapp.ui.style import Tone
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.dialogs import Dialog, Facts
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.messages import announce

_HOLDS = ("Das Siegel stimmt", "Bewertungen, Bemerkungen und Nachweise sind unverändert, seit sie freigegeben wurden.")
_BROKEN = (
    "Das Siegel stimmt nicht mit dem Q-Check überein",
    "Die Datei wurde an Q-Check vorbei geändert. Vergleichen Sie sie mit einer Sicherung und dem Bericht.",
)
_FOREIGN = (
    "Der Anker der Freigabe gehört nicht zu dieser Datei",
    "Ihr Änderungsprotokoll ist nicht das, unter dem freigegeben wurde. Vergleichen Sie es mit einer Sicherung.",
)
_LATER = ("Das Siegel ist nicht prüfbar", "Es stammt von einer späteren Version von Q-Check.")


class Siegelbild(Dialog):
    """Shows a :class:`Siegelprobe`; the seal can be copied to compare it with a report."""

    def __init__(self, parent: QWidget | None, found: Siegelprobe) -> None:
        head = found.qcheck
        self.said = Banner(*_said(found))
        self._seal = head.siegel.partition(":")[2]
        signed = [("Vorgelegt", head.vorgelegt_am, head.vorgelegt_durch),
                  ("Freigegeben", head.versiegelt_am, head.versiegelt_durch)]  # fmt: skip
        facts = Facts(
            [(what, f"{day(when)} durch {who}") for what, when, who in signed if when is not None]
            + [("Anker Nr.", head.anker.partition(":")[0])]
        )
        seal = Label(f"Siegel {self._seal}", "small", "text2", wrap=True, selectable=True)
        copy = Button("Siegel kopieren", "copy")
        content = (self.said, facts, seal)
        super().__init__(parent, f"Siegel von {head.kennung}", *content, action=copy, cancel="Schließen", width=600)
        self.setAccessibleDescription(self.said.words())
        self.cancel.setFocus()

    @Slot()
    def submit(self) -> None:
        """Copy the seal; the dialog stays open."""
        QGuiApplication.clipboard().setText(self._seal)
        announce(self, "Siegel kopiert")


def _said(found: Siegelprobe) -> tuple[Tone, str, str]:
    if found.siegel is False:
        return ("bad", *_BROKEN)
    if found.anker_fremd:
        return ("bad", *_FOREIGN)
    return ("ok", *_HOLDS) if found.siegel else ("warn", *_LATER)
