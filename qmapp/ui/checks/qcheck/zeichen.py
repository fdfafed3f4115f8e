"""How the state and the degree of a Q-Check look in lists and cards: always a sign and a word with the colour."""

from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import Ampel, QCheckZeile, Stand
from qmapp.ui.style import Tone
from qmapp.ui.widgets.table_cells import Pill

STAENDE: dict[Stand, tuple[Tone, str]] = {
    Stand.GEPLANT: ("neutral", "circle-dashed"),
    Stand.LAEUFT: ("info", "player-play"),
    Stand.BEWERTET: ("info", "square-check"),
    Stand.VORGELEGT: ("warn", "hourglass"),
    Stand.VERSIEGELT: ("ok", "lock"),
}
AMPELN: dict[Ampel, Tone] = {Ampel.GRUEN: "ok", Ampel.GELB: "warn", Ampel.ROT: "bad"}


def stand(row: QCheckZeile) -> Pill:
    """The pill of its state."""
    tone, icon = STAENDE[row.stand]
    return tone, worte.STAENDE[row.stand], icon


def grad(row: QCheckZeile) -> Pill | None:
    """The pill of its degree, with the word of its Ampel; None before anything is assessed."""
    return None if row.ampel is None else (AMPELN[row.ampel], worte.ampel(row.ampel, row.grad))
