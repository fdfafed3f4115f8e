"""The strip above the result: preliminary, ready to be submitted, waiting for its release, or sealed."""

from qmapp.checks.aktenpruefung.freigabe.rows import FreigabeZeile
from qmapp.checks.aktenpruefung.rows import Auswertung
from qmapp.ui.checks.auswertung import worte
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.labels import show_if


class Stand(Banner):
    """``acted`` asks for the next step: submit, release, or look whether the seal holds."""

    def __init__(self) -> None:
        super().__init__("warn", " ")

    def show_result(self, result: Auswertung, freigabe: FreigabeZeile | None, *, writable: bool) -> None:
        """Say how far the Prüfung is; ``freigabe`` is the sign-off that is not lifted."""
        closed = result.pruefung.abgeschlossen_am is not None
        if freigabe is not None and freigabe.gilt:
            self.set("ok", *worte.versiegelt(freigabe), action="Siegel prüfen")
        elif freigabe is not None:
            self.set("warn", *worte.liegt_vor(freigabe), action="Freigeben …" if writable else "")
        elif result.vorlaeufig:
            self.set("warn", *worte.vorlaeufig(result))
        elif not closed:
            self.set("info", *worte.fertig(result), action="Zur Freigabe vorlegen" if writable else "")
        show_if(self, not closed or freigabe is not None)
